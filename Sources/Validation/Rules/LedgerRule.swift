public import Forms
import Messages
public import Vocabulary

/// R-LEDGER: a report has at least the requests, reconsiderations and suits that the office knows
/// of from its own registers.
///
/// A report may have more, for no register is whole. Fewer are a warning that names the cases; none
/// at all beside known cases is an error.
public enum LedgerRule {
    public static let rule = CatalogueRule(
        id: "R-LEDGER", severity: .warning, title: LedgerMessages.title,
        source: "《中华人民共和国政府信息公开条例》第五十条；intake.ledger")

    /// The known cases of one agency and year, by kind.
    public typealias Known = [LedgerKind: [String]]

    private static let shownCases = 5

    public static func findings(of figures: Figures, form: Form, known: Known) -> [Finding] {
        LedgerKind.allCases.compactMap { kind in
            guard let numbers = known[kind], !numbers.isEmpty else { return nil }
            return finding(kind, numbers, figures, form)
        }
    }

    private static func role(_ kind: LedgerKind) -> TextRole {
        switch kind {
        case .request: .received
        case .reconsideration: .reconsideration
        case .litigation: .litigation
        }
    }

    private static func finding(
        _ kind: LedgerKind, _ numbers: [String], _ figures: Figures, _ form: Form
    ) -> Finding? {
        var sum: Int128 = 0
        var isOpen = false
        var cells: [Int] = []
        func add(_ position: Int) -> Bool {
            cells.append(position)
            guard !figures.isBlank(position) else { return false }
            sum += Int128(figures.values[position])
            return true
        }
        for row in form.rows(of: role(kind)) {
            let positions = form.positions(in: row)
            let total = positions.first { form.cells[$0].isTotal }
            if let total, add(total) { continue }
            // without its total the row says what its other cells say
            for position in positions where position != total && !add(position) { isOpen = true }
        }
        guard !cells.isEmpty, sum < Int128(numbers.count) else { return nil }
        let message =
            isOpen
            ? LedgerMessages.blank : sum == 0 ? LedgerMessages.zero : LedgerMessages.fewer
        let shown = numbers.prefix(shownCases)
        let names = Phrase(
            shown.joined(separator: "、"), en: shown.joined(separator: ", "))
        let list =
            numbers.count > shown.count ? LedgerMessages.andMore.filled(["names": names]) : names
        return Finding(
            rule: rule.id, severity: sum == 0 && !isOpen ? .error : .warning,
            verdict: isOpen ? .undecided : .failed, cells: cells.map { form.cells[$0].name },
            left: isOpen ? nil : String(sum), right: isOpen ? nil : String(numbers.count),
            difference: isOpen ? nil : String(sum - Int128(numbers.count)),
            message: message.filled(["kind": kind.label, "cases": list]).filled([
                "table": String(sum), "known": String(numbers.count),
            ]))
    }
}
