import Forms
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
                readings: readings(kinds).compactMap { TableSide($0, of: figures) },
                figures: figures
            ).finding()
        }
    }

    private static func readings(_ kinds: [DisclosureClaims.DecisionKind]) -> [[TextRole]] {
        let roles = kinds.map { kind -> TextRole in
            switch kind {
            case .licensing: .licences
            case .penalties: .penalties
            case .compulsory: .measures
            }
        }
        return kinds.contains(.licensing) ? [roles, roles + [.otherServices]] : [roles]
    }
}
