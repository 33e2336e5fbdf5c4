import Forms
import Messages
import Vocabulary

/// R-TX-REQ: the requests received, as the text counts them, are those of table III.
///
/// Two readings are accepted, because reports use both: those of the year alone, and those of
/// the year with the ones carried in.
enum RequestsStated {
    static let rule = CatalogueRule(
        id: "R-TX-REQ", severity: .warning, title: NarrativeMessages.requestsTitle,
        source: "国办公开办函〔2021〕30号（一）；表三第一、二项")

    static func finding(_ claims: [Claim], _ figures: ReportFigures) -> Finding? {
        Comparison(
            rule: rule, subject: NarrativeMessages.requests, claims: claims,
            readings: [
                TableSide([TextRole.received], of: figures),
                TableSide([TextRole.received, .carriedIn], of: figures),
            ].compactMap { $0 }, figures: figures
        ).finding()
    }
}
