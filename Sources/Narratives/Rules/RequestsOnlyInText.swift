import Forms
import Messages
import Vocabulary

/// R-TEXT-OUT: the text tells of requests while table III is zero throughout.
enum RequestsOnlyInText {
    static let rule = CatalogueRule(
        id: "R-TEXT-OUT", severity: .warning, title: NarrativeMessages.onlyInTextTitle,
        source: "国办公开办函〔2021〕30号（一）；表三")

    private static let roles: [TextRole] = [.received, .carriedIn, .answered, .carriedOver]

    static func finding(_ claims: [Claim], _ figures: ReportFigures) -> Finding? {
        guard let claim = claims.first(where: { $0.value > 0 }),
            let table = TableSide(roles, of: figures), table.sum == 0
        else { return nil }
        let message = table.isOpen ? NarrativeMessages.tableBlank : NarrativeMessages.onlyInText
        return Finding(
            rule: rule.id, severity: rule.severity, verdict: table.isOpen ? .undecided : .failed,
            cells: table.cells.map { figures.form.cells[$0].name },
            left: table.isOpen ? nil : String(claim.value), right: table.isOpen ? nil : "0",
            difference: table.isOpen ? nil : String(claim.value),
            message: message.filled(["subject": NarrativeMessages.requests]).filled([
                "quote": claim.quote, "text": String(claim.value),
            ]))
    }
}
