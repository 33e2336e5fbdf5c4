import Messages
import Vocabulary

/// R-TX-DECISION: licences, penalties and compulsory measures in the text are the decisions of
/// table II.
///
/// Two readings are accepted for licences in the form of 2019: alone, and with the other services
/// (其他对外管理服务事项) that it counts apart.
enum DecisionsStated {
    static let rule = CatalogueRule(
        id: "R-TX-DECISION", severity: .warning, title: TableTextMessages.decisionsTitle,
        source: "国办公开办函〔2021〕30号附件，表二第二十条第（五）、（六）项")

    static func findings(
        _ statements: [DisclosureClaims.Decisions], _ figures: ReportFigures
    ) -> [Finding] {
        var seen: [[DisclosureClaims.DecisionKind]] = []
        for statement in statements where !seen.contains(statement.kinds) {
            seen.append(statement.kinds)
        }
        return seen.compactMap { kinds in
            let names = kinds.reversed().map(\.rawValue).joined(separator: "、")
            return Comparison(
                rule: rule, subject: Phrase(names, en: names),
                claims: statements.filter { $0.kinds == kinds }.map(\.claim),
                readings: readings(kinds).compactMap { TableSide(cells: $0, of: figures) },
                figures: figures
            ).finding()
        }
    }

    private static func readings(_ kinds: [DisclosureClaims.DecisionKind]) -> [[String]] {
        let cells = kinds.map { kind in
            let row =
                switch kind {
                case .licensing: "licensing"
                case .penalties: "penalties"
                case .compulsory: "compulsory_measures"
                }
            return "disclosure.\(row).decisions"
        }
        guard kinds.contains(.licensing) else { return [cells] }
        return [cells, cells + ["disclosure.other_services.decisions"]]
    }
}
