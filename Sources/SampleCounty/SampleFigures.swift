public import Forms

/// Consistent figures of a synthetic report: every identity of its form holds, and what is
/// carried in is what the year before carried over, across the change of form too.
///
/// Sized as real counties are: nearly all requests come from natural persons and go to a few
/// departments; townships and small bodies report zeros almost everywhere.
public struct SampleFigures {
    /// How busy an agency is.
    public enum Size: Sendable {
        /// Hardly a figure that is not zero, as most townships.
        case small
        case medium
        case large
    }

    /// What goes wrong on purpose.
    public enum Flaw: Sendable {
        case none
        /// One figure differs by one, so that identities fail.
        case wrongCell
        /// The columns of organisations are blank, as many small bodies leave them.
        case blankColumns
        /// One row total is blank.
        case blankTotal
    }

    let form: Form
    private let rows: [String]
    private let columns: [String]

    public init(form: Form) {
        self.form = form
        let block = form.tables.first { $0.id == "requests" }?.blocks.first
        rows = block?.rows.map(\.id) ?? []
        columns = block?.columns.map(\.id) ?? []
    }

    /// Figures in form order, stored integers; nil is blank.
    ///
    /// - Parameter agency: any number that tells agencies apart.
    public func cells(
        agency: Int, year: Int, size: Size, seed: UInt64, flaw: Flaw = .none
    ) -> [Int64?] {
        var cells = [Int64](repeating: 0, count: form.cells.count)
        fillRequests(&cells, agency: agency, year: year, size: size, seed: seed)
        fillProceedings(&cells, agency: agency, year: year, size: size, seed: seed)
        fillDisclosure(&cells, agency: agency, year: year, size: size, seed: seed)
        return spoiled(cells, flaw, SampleRandom(seed: seed, agency, year, 9))
    }

    func set(_ cells: inout [Int64], _ name: String, _ value: Int64) {
        if let position = form.position(of: name) { cells[position] = value }
    }

    /// How requests end, in percent; a result that a form does not have is its `other`.
    private static let results: [(row: String, percent: Int64)] = [
        ("granted", 40), ("partly_granted", 8), ("refused_prohibited_by_law", 2),
        ("refused_security_and_stability", 1), ("refused_third_party_rights", 3),
        ("refused_internal_affairs", 3), ("refused_process_information", 3),
        ("refused_enforcement_file", 4), ("refused_administrative_inquiry", 3),
        ("unavailable_not_held", 19), ("unavailable_needs_creation", 4),
        ("unavailable_still_unclear", 2), ("declined_petition", 3), ("declined_repeated", 2),
        ("other_not_corrected", 1), ("other_reason", 2),
    ]

    /// What an agency has open at the end of a year, in one column.
    private func carriedOut(
        _ agency: Int, _ year: Int, _ column: Int, _ size: Size, _ seed: UInt64
    ) -> Int64 {
        var random = SampleRandom(seed: seed, agency, year, column, 1)
        switch (size, columns[column]) {
        case (.large, "natural_person"): return random.below(6)
        case (.medium, "natural_person"): return random.chance(15) ? 1 + random.below(2) : 0
        case (.large, _): return random.chance(4) ? 1 : 0
        case (.small, "natural_person"), (.medium, "business"): return random.chance(2) ? 1 : 0
        default: return 0
        }
    }

    /// Requests answered in a year, in one column.
    private func handled(
        _ column: String, _ size: Size, _ random: inout SampleRandom
    ) -> Int64 {
        switch (size, column) {
        case (.large, "natural_person"): 12 + random.below(31)
        case (.large, "business"): random.below(6)
        case (.large, _): random.chance(10) ? 1 + random.below(2) : 0
        case (.medium, "natural_person"): random.chance(60) ? 1 + random.below(5) : 0
        case (.medium, "business"): random.chance(10) ? 1 + random.below(2) : 0
        case (.small, "natural_person"): random.chance(8) ? 1 + random.below(2) : 0
        default: 0
        }
    }

    private func result(_ column: String, _ random: inout SampleRandom) -> Int? {
        var left = random.below(100)
        for (row, percent) in Self.results {
            guard left >= percent else {
                return form.position(of: "requests.\(row).\(column)")
                    ?? form.position(of: "requests.other.\(column)")
            }
            left -= percent
        }
        return nil
    }

    private func fillRequests(
        _ cells: inout [Int64], agency: Int, year: Int, size: Size, seed: UInt64
    ) {
        var random = SampleRandom(seed: seed, agency, year, 2)
        for (number, column) in columns.enumerated() where column != "total" {
            let carriedIn = carriedOut(agency, year - 1, number, size, seed)
            let carriedOut = self.carriedOut(agency, year, number, size, seed)
            // what came in cannot be negative: as many more are answered as that takes
            let wanted = max(
                handled(column, size, &random), carriedIn - carriedOut)
            var handled: Int64 = 0
            for _ in 0..<wanted {
                guard let position = result(column, &random) else { continue }
                cells[position] += 1
                handled += 1
            }
            set(&cells, "requests.handled_total.\(column)", handled)
            set(&cells, "requests.carried_in.\(column)", carriedIn)
            set(&cells, "requests.carried_out.\(column)", carriedOut)
            set(&cells, "requests.received.\(column)", handled + carriedOut - carriedIn)
        }
        for row in rows { addUp(&cells, "requests.\(row)", columns) }
    }

    /// Puts the sum of a row's figures into its total.
    private func addUp(_ cells: inout [Int64], _ row: String, _ columns: [String]) {
        let positions = columns.filter { $0 != "total" }.compactMap {
            form.position(of: "\(row).\($0)")
        }
        set(&cells, "\(row).total", positions.reduce(0) { $0 + cells[$1] })
    }

    private func fillProceedings(
        _ cells: inout [Int64], agency: Int, year: Int, size: Size, seed: UInt64
    ) {
        var random = SampleRandom(seed: seed, agency, year, 3)
        // no request, no case about one
        let requests = ["received", "carried_in"].compactMap {
            form.position(of: "requests.\($0).total")
        }
        guard requests.contains(where: { cells[$0] > 0 }) else { return }
        let percent: Int64 =
            switch size {
            case .small: 0
            case .medium: 3
            case .large: 25
            }
        for row in ["reconsideration", "litigation_direct", "litigation_after_reconsideration"] {
            let outcomes = ["upheld", "corrected", "other_outcome", "pending"]
            for column in outcomes where random.chance(percent) {
                set(&cells, "proceedings.\(row).\(column)", 1 + random.below(2))
            }
            addUp(&cells, "proceedings.\(row)", outcomes)
        }
    }

    private func spoiled(
        _ cells: [Int64], _ flaw: Flaw, _ source: SampleRandom
    ) -> [Int64?] {
        var random = source
        var spoiled = cells.map(Optional.some)
        let requests = form.cells.indices.filter { form.cells[$0].table == "requests" }
        switch flaw {
        case .none: break
        case .wrongCell:
            let position = requests[Int(random.below(Int64(requests.count)))]
            spoiled[position] = cells[position] + 1
        case .blankColumns:
            for position in requests
            where !["natural_person", "total"].contains(form.cells[position].column) {
                if cells[position] == 0 { spoiled[position] = nil }
            }
        case .blankTotal:
            let totals = requests.filter { form.cells[$0].isTotal }
            spoiled[totals[Int(random.below(Int64(totals.count)))]] = nil
        }
        return spoiled
    }
}
