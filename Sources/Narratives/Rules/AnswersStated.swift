import Forms
import Messages
import Vocabulary

/// R-TX-DONE: the requests answered, as the text counts them, are （七）总计 of table III.
enum AnswersStated {
    static let rule = CatalogueRule(
        id: "R-TX-DONE", severity: .warning, title: NarrativeMessages.answersTitle,
        source: "国办公开办函〔2021〕30号（一）；表三（七）总计")

    static func finding(_ claims: [Claim], _ figures: ReportFigures) -> Finding? {
        Comparison(
            rule: rule, subject: NarrativeMessages.answers, claims: claims,
            readings: [TableSide([TextRole.answered], of: figures)].compactMap { $0 },
            figures: figures
        ).finding()
    }
}
