import Forms
import Messages
import Vocabulary

/// R-TX-CASE: reconsideration and litigation in the text are the totals of table IV.
///
/// Never more than a warning: some reports tell the cases filed this year in words while the
/// table also has the older ones.
enum CasesStated {
    static let rule = CatalogueRule(
        id: "R-TX-CASE", severity: .warning, title: NarrativeMessages.casesTitle,
        source: "国办公开办函〔2021〕30号，表四")

    static func findings(
        _ statements: [CaseClaims.Statement], _ figures: ReportFigures
    ) -> [Finding] {
        CaseClaims.Kind.allCases.compactMap { kind in
            Comparison(
                rule: rule, subject: subject(of: kind),
                claims: statements.filter { $0.kind == kind }.map(\.claim),
                readings: [TableSide(roles(of: kind), of: figures)].compactMap { $0 },
                figures: figures
            ).finding()
        }
    }

    private static func roles(of kind: CaseClaims.Kind) -> [TextRole] {
        switch kind {
        case .reconsideration: [.reconsideration]
        case .litigation: [.litigation]
        case .both: [.reconsideration, .litigation]
        }
    }

    private static func subject(of kind: CaseClaims.Kind) -> Phrase {
        switch kind {
        case .reconsideration: NarrativeMessages.reconsideration
        case .litigation: NarrativeMessages.litigation
        case .both: NarrativeMessages.bothCases
        }
    }
}
