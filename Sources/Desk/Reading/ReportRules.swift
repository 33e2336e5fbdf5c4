package import Documents
import Forms
import Narratives
package import Vocabulary

/// The rules about a document that the form does not state as data.
package enum ReportRules {
    /// Every rule of this kind, in the order of the catalogue.
    package static let all = NarrativeRules.all

    /// What does not pass, in the order of the catalogue.
    ///
    /// - Parameter year: the report year if it was given apart from the document; else that of
    ///   the title.
    package static func findings(for report: Report, year: Int? = nil) -> [Finding] {
        let text = report.text(year: year)
        let unread = Set(report.unreadableCells.map { report.form.cells[$0.position].name })
        let read = ReadText(text)
        return NarrativeRules.writingFindings(for: read, form: report.form)
            + NarrativeRules.findings(for: read, form: report.form, values: report.values)
            .filter { unread.isDisjoint(with: $0.cells) }
    }
}
