import Messages
import Vocabulary
import Wording

/// The places of a template and what comes there: words within a paragraph, or whole paragraphs
/// and tables.
struct ReportPlaces {
    enum Block {
        case paragraphs([Paragraph])
        case table(FilledTable)
        /// Pieces between which a title may break.
        case title([String])
    }

    private(set) var words: [String: String] = [:]
    private(set) var blocks: [String: Block] = [:]
    /// The names of each part of the report that must not be left out; one of each is enough.
    private(set) var required: [[String]] = []
    /// What a template may call its places, English and Chinese, in the order people are told.
    private(set) var known: [String] = []

    static let warnings = ["warnings", "提示"]
    static let source = ["source", "说明"]

    init(_ report: OfficialReport) {
        let region = report.region
        let second = region.edition.publishedAt.microsecondsSinceEpoch / 1_000_000
        // as the properties of a document write it
        let published = Instant(unixSeconds: Int(second) - 8 * 3600).description.dropLast(6) + "Z"
        add(["title", "标题"], report.title)
        for name in ["title", "标题"] { blocks[name] = .title(report.titleLines) }
        add(["region", "地区"], region.region.name.printable)
        add(["year", "年度"], String(region.year))
        add(["scope", "范围"], region.scope.label.zh)
        add(["edition", "版次"], String(region.edition.number))
        add(["day", "日期"], Paragraph.words(region.edition.day))
        add(["published_at"], String(published))
        for section in report.sections {
            add(["\(section.id).heading", "\(section.name).标题"], section.heading)
            let names = [section.id, section.name]
            switch section.body {
            case .paragraphs(let paragraphs): add(names, .paragraphs(paragraphs))
            case .table(let table): add(names, .table(table))
            }
            required.append(names)
        }
        add(Self.warnings, .paragraphs(report.warnings.map { Paragraph($0) }))
        add(Self.source, .paragraphs([Paragraph(report.source)]))
        // the properties of a document hold the source as words
        for name in Self.source { words[name] = report.source }
    }

    private mutating func add(_ names: [String], _ text: String) {
        for name in names { words[name] = text }
        known += names
    }

    private mutating func add(_ names: [String], _ block: Block) {
        for name in names { blocks[name] = block }
        known += names
    }

    // MARK: Names in a text

    typealias Found = (name: String, range: Range<String.Index>)

    /// The places that a text names, in order.
    static func found(in text: String) -> [Found] {
        text.matches(of: /\{\{\s*([^{}\s](?:[^{}]*[^{}\s])?)\s*\}\}/).map {
            (String($0.output.1), $0.range)
        }
    }
}
