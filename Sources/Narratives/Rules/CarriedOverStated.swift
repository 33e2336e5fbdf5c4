import Forms
import Messages
import Vocabulary

/// R-TX-OUT: the requests carried over to next year, as the text counts them, are the fourth item
/// of table III.
enum CarriedOverStated {
    static let rule = CatalogueRule(
        id: "R-TX-OUT", severity: .warning, title: NarrativeMessages.carriedOverTitle,
        source: "国办公开办函〔2021〕30号（一）；表三第四项")

    static func finding(_ claims: [Claim], _ figures: ReportFigures) -> Finding? {
        Comparison(
            rule: rule, subject: NarrativeMessages.carriedOver, claims: claims,
            readings: [TableSide([TextRole.carriedOver], of: figures)].compactMap { $0 },
            figures: figures
        ).finding()
    }
}
