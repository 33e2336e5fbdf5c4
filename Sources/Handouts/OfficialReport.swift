import Forms
import Messages
import Vocabulary

/// The yearly report of a region in the order of the form: title, sections, tables with the
/// figures of an edition, and drafted words where the form asks for words.
public struct OfficialReport: Sendable {
    public let title: String
    /// The title's pieces: a title that is too long for a line breaks between them.
    let titleLines: [String]
    /// What must be dealt with before the report is handed in; empty if nothing.
    let warnings: [String]
    let sections: [Section]
    /// What the figures are and where they come from.
    let source: String
    let region: RegionYear

    struct Section: Sendable {
        let id: String
        /// With its number: 一、总体情况.
        let heading: String
        /// The wording of the form, without the number.
        let name: String
        let body: Body
    }

    enum Body: Sendable {
        case paragraphs([Paragraph])
        case table(FilledTable)
    }

    /// - Parameter templates: the words of title and sections.
    /// - Throws: ``HandoutError`` if a template is missing or wrong.
    public init(_ region: RegionYear, templates: ReportTemplates) throws(HandoutError) {
        let draft = Draft(region)
        let title = try draft.paragraphs(
            template: templates.text("title"), file: templates.path("title"))
        self.region = region
        titleLines = title.map(\.text)
        self.title = titleLines.joined()
        warnings = Warnings(region).lines
        source = Warnings(region).source
        var sections: [Section] = []
        for (number, section) in region.total.form.sections.enumerated() {
            let body: Body
            if let table = region.total.form.tables.first(where: { $0.id == section.id }) {
                body = .table(FilledTable(table, region))
            } else {
                body = .paragraphs(
                    try draft.paragraphs(
                        template: templates.text(section.id), file: templates.path(section.id)))
            }
            sections.append(
                Section(
                    id: section.id, heading: "\(Self.number(number))、\(section.heading.zh)",
                    name: section.heading.zh, body: body))
        }
        self.sections = sections
    }

    private static func number(_ index: Int) -> String {
        let numbers = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"]
        return numbers.indices.contains(index) ? numbers[index] : String(index + 1)
    }

    /// A name for files: the title, the scope where it is not the whole area, and no character that
    /// a file system or a shell minds.
    public var fileName: String {
        let scope = region.scope == .all ? "" : "（\(region.scope.label.zh)）"
        let allowed = (title + scope).filter {
            $0.isLetter || $0.isNumber || "（）".contains($0)
        }
        return allowed.isEmpty ? region.region.code.filter(\.isNumber) : String(allowed.prefix(60))
    }
}

/// A table of the form with what is printed in its cells.
struct FilledTable: Sendable {
    let layout: PrintedTable
    private let figures: [Int: String]

    init(_ table: Table, _ region: RegionYear) {
        layout = table.printed
        var figures: [Int: String] = [:]
        for block in table.blocks {
            for offset in 0..<block.rows.count * block.columns.count {
                let position = block.firstPosition + offset
                figures[position] = region.total.printed(position, level: region.region.level)
            }
        }
        self.figures = figures
    }

    /// Whether a cell holds the label of one row among headings of several, which begins at the
    /// left; all others stand in the middle.
    func isLongLabel(_ cell: PrintedTable.Cell) -> Bool {
        cell.role == .rowHead && cell.lines == 1 && layout.labelColumns > 1
    }

    func text(_ cell: PrintedTable.Cell) -> String {
        switch cell.content {
        case .label(let label): label.zh
        case .figure(let position): figures[position] ?? ""
        }
    }
}
