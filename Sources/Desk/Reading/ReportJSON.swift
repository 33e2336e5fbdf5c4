import Documents
import Forms
import Listings
import Messages
import Narratives

/// What is stored of a report beside its figures, as JSON.
enum ReportJSON {
    /// The sections of its words, by the ids of the form.
    static func narrative(_ report: Report) -> String {
        let text = report.text()
        var sections: [(String, Value)] = []
        // no sections of a form, but where the report names its year
        if let title = report.title { sections.append((ReportText.titleKey, .text(title))) }
        if !report.preamble.isEmpty {
            sections.append((ReportText.preambleKey, .text(report.preamble)))
        }
        for id in report.narrative.map(\.sectionID)
        where !sections.contains(where: { $0.0 == id }) {
            sections.append((id, .text(orBlank: text.text(of: id))))
        }
        return compactJSON(.object(sections), language: .zh)
    }

    /// Where each figure stood and how it was written.
    static func places(_ report: Report) -> String {
        let entries = report.cells.map { cell in
            Value.object([
                ("cell", .text(report.form.cells[cell.position].name)),
                ("raw", .text(cell.rawText)), ("place", .text(cell.place.description.zh)),
                ("place_en", .text(cell.place.description.en)),
                ("note", .text(orBlank: cell.note?.zh)),
            ])
        }
        return compactJSON(.list(entries), language: .zh)
    }
}
