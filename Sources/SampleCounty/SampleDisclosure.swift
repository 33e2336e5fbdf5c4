/// Table II of a synthetic report: what a year leaves is what the next one starts with.
extension SampleFigures {
    func fillDisclosure(
        _ cells: inout [Int64], agency: Int, year: Int, size: Size, seed: UInt64
    ) {
        if size != .small { fillDocuments(&cells, agency, year, seed) }
        fillPowers(&cells, agency, year, size, seed)
        fillMoney(&cells, agency, year, size, seed)
    }

    /// Normative documents. The stock in force is followed from the form of 2021 on, the number
    /// published so far under the form of 2019; neither can be carried into the other.
    private func fillDocuments(
        _ cells: inout [Int64], _ agency: Int, _ year: Int, _ seed: UInt64
    ) {
        var start = SampleRandom(seed: seed, agency, 4)
        var inForce = 8 + start.below(17)
        var published = inForce
        var issued: Int64 = 0
        var repealed: Int64 = 0
        for past in 2019...max(year, 2019) {
            var random = SampleRandom(seed: seed, agency, past, 4)
            issued = random.chance(50) ? 1 + random.below(3) : 0
            repealed = random.chance(35) ? min(1 + random.below(3), inForce) : 0
            published += issued
            if past > 2020 { inForce += issued - repealed }
        }
        set(&cells, "disclosure.normative_documents.issued", issued)
        set(&cells, "disclosure.normative_documents.repealed", repealed)
        set(&cells, "disclosure.normative_documents.in_force", inForce)
        set(&cells, "disclosure.normative_documents.made", issued)
        set(&cells, "disclosure.normative_documents.published", issued)
        set(&cells, "disclosure.normative_documents.total_published", published)
    }

    /// Kinds of power with their change in the year, and decisions where there is a power.
    private func fillPowers(
        _ cells: inout [Int64], _ agency: Int, _ year: Int, _ size: Size, _ seed: UInt64
    ) {
        for (number, row) in Self.powers.enumerated() {
            var start = SampleRandom(seed: seed, agency, number, 5)
            let hasPower = start.chance(size == .small ? 8 : 60)
            guard hasPower else { continue }
            var kinds = 1 + start.below(size == .large ? 40 : 8)
            var change: Int64 = 0
            for past in 2019...max(year, 2019) {
                var random = SampleRandom(seed: seed, agency, past, number, 6)
                kinds += change
                // the last kind of power is kept, so that decisions always have one
                change = random.chance(20) ? max(random.below(5) - 2, 1 - kinds) : 0
            }
            set(&cells, "disclosure.\(row).items_last_year", kinds)
            set(&cells, "disclosure.\(row).change", change)
            let most: Int64 =
                switch size {
                case .small: 4
                case .medium: 60
                case .large: 900
                }
            // about as many as every year
            let usual = start.below(most)
            var random = SampleRandom(seed: seed, agency, year, number, 8)
            set(&cells, "disclosure.\(row).decisions", usual * (70 + random.below(61)) / 100)
        }
    }

    private static let powers = [
        "licensing", "other_services", "penalties", "compulsory_measures", "fees",
    ]

    /// Fees collected and goods bought, in whole yuan: 万元 with at most four decimals.
    private func fillMoney(
        _ cells: inout [Int64], _ agency: Int, _ year: Int, _ size: Size, _ seed: UInt64
    ) {
        guard size != .small else { return }
        let fenPerYuan: Int64 = 100
        var collector = SampleRandom(seed: seed, agency, 10)
        var random = SampleRandom(seed: seed, agency, year, 10)
        if collector.chance(size == .large ? 50 : 20) {
            let usual = 10_000 + collector.below(size == .large ? 12_000_000 : 400_000)
            let yuan = usual * (80 + random.below(41)) / 100
            set(&cells, "disclosure.fees.amount", yuan * fenPerYuan)
        }
        let projects = random.below(size == .large ? 9 : 4)
        var yuan: Int64 = 0
        for _ in 0..<projects { yuan += 8_000 + random.below(400_000) }
        set(&cells, "disclosure.procurement.projects", projects)
        set(&cells, "disclosure.procurement.amount", yuan * fenPerYuan)
    }
}
