import Forms
import Messages
import Vocabulary

/// The figure of the tables that a text should agree with: the totals of one or more rows.
struct TableSide: Equatable {
    /// Sum of the figures that are filled in.
    let sum: Int128
    /// Whether a blank may hide more.
    let isOpen: Bool
    /// Whether no figure is filled in at all.
    let isBlank: Bool
    /// Positions in the form.
    let cells: [Int]

    /// - Returns: nil if the form has none of the rows.
    init?(_ rows: [String], of figures: ReportFigures) {
        var sum: Int128 = 0
        var isOpen = false
        var hasFigure = false
        var cells: [Int] = []
        for row in rows {
            guard let total = figures.form.position(of: "\(row).total") else { continue }
            cells.append(total)
            if let value = figures.values[total] {
                sum += Int128(value)
                hasFigure = true
                continue
            }
            // without its total the row says what its other cells say
            for position in figures.form.cells.indices
            where position != total && figures.form.cells[position].name.hasPrefix(row + ".") {
                cells.append(position)
                guard let value = figures.values[position] else {
                    isOpen = true
                    continue
                }
                sum += Int128(value)
                hasFigure = true
            }
        }
        guard !cells.isEmpty else { return nil }
        self.sum = sum
        self.isOpen = isOpen
        isBlank = !hasFigure
        self.cells = cells
    }
}

/// The figures of one report in form order, in stored integers; nil is blank.
struct ReportFigures {
    let form: Form
    let values: [Int64?]
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
    /// Agreeing with every figure that is filled in passes although blanks are left: the text
    /// itself says that they hide nothing.
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
            if reading.isBlank { return .open }
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
        return readings.contains { !$0.isBlank && $0.sum == sum }
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
