import Forms

/// Consistent figures of a synthetic report: every identity of its form holds, and what is
/// carried in is what the year before carried over, across the change of form too.
public struct SampleFigures {
    /// How busy an agency is.
    public enum Size: Int64, Sendable {
        /// Hardly a figure that is not zero, as most townships.
        case small = 1
        case medium = 4
        case large = 30

        var percentFilled: Int64 {
            switch self {
            case .small: 2
            case .medium: 12
            case .large: 30
            }
        }
    }

    private let form: Form
    private let rows: [String]
    private let columns: [String]

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

    private func set(_ cells: inout [Int64], _ name: String, _ value: Int64) {
        if let position = form.position(of: name) { cells[position] = value }
    }

    /// What an agency has open at the end of a year, in one column.
    private func carriedOut(
        _ agency: Int, _ year: Int, _ column: Int, _ size: Size, _ seed: UInt64
    ) -> Int64 {
        var random = SampleRandom(seed: seed, agency, year, column, 1)
        return random.chance(size.percentFilled) ? random.below(size.rawValue / 4 + 2) : 0
    }

    private func fillRequests(
        _ cells: inout [Int64], agency: Int, year: Int, size: Size, seed: UInt64
    ) {
        let results = rows.filter {
            !["received", "carried_in", "handled_total", "carried_out"].contains($0)
        }
        var random = SampleRandom(seed: seed, agency, year, 2)
        for (number, column) in columns.enumerated() where column != "total" {
            let carriedIn = carriedOut(agency, year - 1, number, size, seed)
            let carriedOut = self.carriedOut(agency, year, number, size, seed)
            var handled: Int64 = 0
            for row in results where random.chance(size.percentFilled) {
                let figure = random.below(size.rawValue + 1)
                set(&cells, "requests.\(row).\(column)", figure)
                handled += figure
            }
            // what came in cannot be negative: grant as many more as that takes
            let missing = max(0, carriedIn - handled - carriedOut)
            if missing > 0, let granted = form.position(of: "requests.granted.\(column)") {
                cells[granted] += missing
                handled += missing
            }
            set(&cells, "requests.handled_total.\(column)", handled)
            set(&cells, "requests.carried_in.\(column)", carriedIn)
            set(&cells, "requests.carried_out.\(column)", carriedOut)
            set(&cells, "requests.received.\(column)", handled + carriedOut - carriedIn)
        }
        for row in rows { addUp(&cells, table: "requests", row: row) }
    }

    /// Puts the sum of a row's figures into its total.
    private func addUp(_ cells: inout [Int64], table: String, row: String) {
        var sum: Int64 = 0
        var total: Int?
        for (position, cell) in form.cells.enumerated() where cell.table == table && cell.row == row
        {
            if cell.isTotal { total = position } else { sum += cells[position] }
        }
        if let total { cells[total] = sum }
    }

    private func fillProceedings(
        _ cells: inout [Int64], agency: Int, year: Int, size: Size, seed: UInt64
    ) {
        var random = SampleRandom(seed: seed, agency, year, 3)
        for row in ["reconsideration", "litigation_direct", "litigation_after_reconsideration"] {
            for column in ["upheld", "corrected", "other_outcome", "pending"]
            where random.chance(size.percentFilled / 2) {
                set(&cells, "proceedings.\(row).\(column)", random.below(size.rawValue / 10 + 3))
            }
            addUp(&cells, table: "proceedings", row: row)
        }
    }

    /// Documents that an agency issued and repealed in a year.
    private func documents(
        _ agency: Int, _ year: Int, _ seed: UInt64
    ) -> (issued: Int64, repealed: Int64) {
        var random = SampleRandom(seed: seed, agency, year, 4)
        return (random.below(4), random.below(3))
    }

    private func fillDisclosure(
        _ cells: inout [Int64], agency: Int, year: Int, size: Size, seed: UInt64
    ) {
        var random = SampleRandom(seed: seed, agency, year, 5)
        let (issued, repealed) = size == .small ? (0, 0) : documents(agency, year, seed)
        // the stock of 2020 is large enough for whatever is repealed later
        let stock =
            size == .small
            ? 0
            : (2021...max(year, 2021)).reduce(Int64(60)) { stock, year in
                let (issued, repealed) = documents(agency, year, seed)
                return stock + issued - repealed
            }
        set(&cells, "disclosure.normative_documents.issued", issued)
        set(&cells, "disclosure.normative_documents.repealed", repealed)
        set(&cells, "disclosure.normative_documents.in_force", stock)
        set(&cells, "disclosure.normative_documents.made", issued)
        set(&cells, "disclosure.normative_documents.published", issued)
        set(&cells, "disclosure.normative_documents.total_published", stock)
        for row in ["licensing", "other_services", "penalties", "compulsory_measures"] {
            let powers = size == .small ? random.below(3) : 1 + random.below(size.rawValue)
            set(&cells, "disclosure.\(row).items_last_year", powers)
            set(&cells, "disclosure.\(row).change", powers > 1 ? random.below(3) - 1 : 0)
            if powers > 0 {
                set(
                    &cells, "disclosure.\(row).decisions",
                    size == .small ? random.below(3) : random.below(size.rawValue * 40))
            }
        }
        set(&cells, "disclosure.fees.items_last_year", random.below(4))
        if size != .small {
            // whole yuan, as offices write 万元 with four decimals
            set(&cells, "disclosure.fees.amount", random.below(size.rawValue * 6_000_000) * 100)
            set(&cells, "disclosure.procurement.projects", random.below(12))
            set(&cells, "disclosure.procurement.amount", random.below(40_000_000) * 100)
        }
    }

    private func spoiled(
        _ cells: [Int64], _ flaw: Flaw, _ source: SampleRandom
    ) -> [Int64?] {
        var random = source
        var spoiled = cells.map(Optional.some)
        let results = form.cells.indices.filter { form.cells[$0].table == "requests" }
        switch flaw {
        case .none: break
        case .wrongCell:
            let position = results[Int(random.below(Int64(results.count)))]
            spoiled[position] = cells[position] + 1
        case .blankColumns:
            for position in results
            where !["natural_person", "total"].contains(form.cells[position].column) {
                if cells[position] == 0 { spoiled[position] = nil }
            }
        case .blankTotal:
            let totals = results.filter { form.cells[$0].isTotal }
            spoiled[totals[Int(random.below(Int64(totals.count)))]] = nil
        }
        return spoiled
    }
}
