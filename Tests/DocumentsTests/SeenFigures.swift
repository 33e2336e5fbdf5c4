import Forms
import Testing

@testable import Documents

/// A report with one figure written in its own way, read again and compared cell by cell.
struct SeenFigures {
    static let name = "disclosure.licensing.decisions"
    static let figure: Int64 = 340

    let layout: ReportLayout
    let position: Int

    init() throws {
        let form = try Sample.form("gid-2021")
        position = try #require(form.position(of: Self.name))
        var figures = form.cells.indices.map { String($0 + 1) }
        figures[position] = String(Self.figure)
        layout = ReportLayout(form: form, figures: figures)
    }

    /// The page with other content in the cell of the figure.
    func page(_ cell: String, head: String = "") -> String {
        let page = layout.text(.html)
        let usual = ">\(Self.figure)</td>"
        return page.replacing(usual, with: ">\(cell)</td>", maxReplacements: 1)
            .replacing("<body>", with: "<head>\(head)</head><body>")
    }

    /// The Word document with other content in the paragraph of the figure.
    func word(_ paragraph: String, styles: String? = nil) throws -> [UInt8] {
        let usual = ReportLayout.paragraph(String(Self.figure))
        let body = layout.wordBody.replacing(
            usual, with: "<w:p>\(paragraph)</w:p>", maxReplacements: 1)
        var parts = [WordFile.part(body)]
        if let styles { parts.append(WordFile.styles(styles)) }
        return try WordFile.zip(parts)
    }

    /// Reads a document and checks that no other cell changed.
    func cell(
        of bytes: [UInt8], sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> ReportCell {
        let report = try Sample.reader().read(bytes: bytes, name: "report")
        let usual = try Sample.read(layout.text(.html))
        for (cell, other) in zip(report.cells, usual.cells) where cell.position != position {
            #expect(cell.state == other.state, sourceLocation: sourceLocation)
        }
        return report.cells[position]
    }

    func cell(
        ofPage cell: String, head: String = "", sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> ReportCell {
        let page = page(cell, head: head)
        return try self.cell(of: Array(page.utf8), sourceLocation: sourceLocation)
    }
}

/// What a decoy beside a figure is, whichever way it is written.
enum DecoyKind: String, CaseIterable, Sendable {
    case struck, hidden, raised
}

extension DecoyKind {
    /// The property of CSS.
    var css: String {
        switch self {
        case .struck: "text-decoration:line-through"
        case .hidden: "display:none"
        case .raised: "vertical-align:super"
        }
    }

    /// The property of a Word run.
    var word: String {
        switch self {
        case .struck: "<w:strike/>"
        case .hidden: "<w:vanish/>"
        case .raised: "<w:vertAlign w:val=\"superscript\"/>"
        }
    }
}
