import Forms
import Messages
import Vocabulary

/// The figure of the tables that a text should agree with: the totals of one or more rows.
struct TableSide: Equatable {
    /// Sum of the figures that are filled in.
    let sum: Int128
    /// Whether a blank may hide more.
    let isOpen: Bool
    /// Positions in the form.
    let cells: [Int]

    /// The totals of the rows that count something by the form file.
    ///
    /// - Returns: nil if the form does not say which.
    init?(_ roles: [TextRole], of figures: ReportFigures) {
        self.init(roles.flatMap(figures.form.rows), of: figures)
    }

    /// - Parameter rows: `table.row`, or cells; a row says its total cell, or without one what its
    ///   cells say.
    /// - Returns: nil if the form has none of the rows.
    init?(_ rows: [String], of figures: ReportFigures) {
        var sum: Int128 = 0
        var isOpen = false
        var cells: [Int] = []
        for row in rows {
            let positions = figures.form.positions(in: row)
            let total = positions.first { figures.form.cells[$0].isTotal }
            if let total {
                cells.append(total)
                if let value = figures.values[total] {
                    sum += Int128(value)
                    continue
                }
            }
            // without its total the row says what its other cells say
            for position in positions where position != total {
                cells.append(position)
                guard let value = figures.values[position] else {
                    isOpen = true
                    continue
                }
                sum += Int128(value)
            }
        }
        guard !cells.isEmpty else { return nil }
        self.sum = sum
        self.isOpen = isOpen
        self.cells = cells
    }
}

/// The figures of one report in form order, in stored integers; nil is blank. A blank that the form
/// calls a zero is one.
struct ReportFigures {
    let form: Form
    let values: [Int64?]

    init(form: Form, values: [Int64?]) {
        self.form = form
        var values = values
        for position in form.blankZeroPositions where values[position] == nil {
            values[position] = 0
        }
        self.values = values
    }
}

/// A text's figures against the readings of the tables that the rule accepts.
struct Comparison {
    let rule: CatalogueRule
    /// What is counted, for the message.
    let subject: Phrase
    let claims: [Claim]
    let readings: [TableSide]
    let figures: ReportFigures

    private enum Fit { case agrees, differs, open }

    /// What does not pass; nil if the text says nothing or agrees.
    ///
    /// Blanks are taken as nothing to report: a text that agrees so passes. One that says more than
    /// the figures is open while a blank may hide the rest.
    func finding() -> Finding? {
        guard let first = readings.first, !claims.isEmpty, !addUp else { return nil }
        let fits = claims.map { claim in (claim, fit(claim)) }
        if let failed = fits.first(where: { $0.1 == .differs })?.0 {
            return differing(failed, first)
        }
        guard let open = fits.first(where: { $0.1 == .open })?.0 else { return nil }
        return finding(.undecided, NarrativeMessages.tableBlank, open, left: nil, right: nil)
    }

    private func fit(_ claim: Claim) -> Fit {
        let fits = readings.map { reading -> Fit in
            let value = Int128(claim.value)
            switch claim.extent {
            case .all:
                if value == reading.sum { return .agrees }
                return reading.isOpen && value > reading.sum ? .open : .differs
            case .part:
                if value <= reading.sum { return .agrees }
                return reading.isOpen ? .open : .differs
            }
        }
        return fits.contains(.agrees) ? .agrees : fits.contains(.open) ? .open : .differs
    }

    /// Whether the text states its figure piece by piece.
    private var addUp: Bool {
        guard claims.count > 1 else { return false }
        let sum = claims.reduce(into: Int128(0)) { $0 += Int128($1.value) }
        return readings.contains { $0.sum == sum }
    }

    private func differing(_ claim: Claim, _ first: TableSide) -> Finding {
        let message =
            claim.extent == .all ? NarrativeMessages.differs : NarrativeMessages.partExceeds
        let closest =
            readings.min { abs($0.sum - Int128(claim.value)) < abs($1.sum - Int128(claim.value)) }
            ?? first
        return finding(.failed, message, claim, left: Int128(claim.value), right: closest.sum)
    }

    private func finding(
        _ verdict: Verdict, _ message: Phrase, _ claim: Claim, left: Int128?, right: Int128?
    ) -> Finding {
        var sums: [String] = []
        for reading in readings where !sums.contains(String(reading.sum)) {
            sums.append(String(reading.sum))
        }
        var seen: Set<Int> = []
        let cells = readings.flatMap(\.cells).filter { seen.insert($0).inserted }
        return Finding(
            rule: rule.id, severity: rule.severity, verdict: verdict,
            cells: cells.map { figures.form.cells[$0].name }, left: left.map(String.init),
            right: right.map(String.init),
            difference: left.flatMap { left in right.map { String(left - $0) } },
            message: message.filled(["subject": subject]).filled([
                "text": String(claim.value), "quote": claim.quote,
                "table": sums.joined(separator: " / "),
            ]))
    }
}
