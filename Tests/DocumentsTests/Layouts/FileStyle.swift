import Testing

@testable import Documents

/// The ways in which a report is laid out in a file, whatever it says.
enum FileStyle: Hashable, Sendable, CaseIterable, CustomTestStringConvertible {
    case text(TextStyle)
    case page(PageStyle)
    case word(WordStyle)
    case book(BookStyle)

    static var allCases: [FileStyle] {
        let texts = TextStyle.allCases.map { FileStyle.text($0) }
        let pages = PageStyle.allCases.map { FileStyle.page($0) }
        let words = WordStyle.allCases.map { FileStyle.word($0) }
        return texts + pages + words + BookStyle.allCases.map { FileStyle.book($0) }
    }

    var testDescription: String {
        switch self {
        case .text(let style): "text/\(style.rawValue)"
        case .page(let style): "page/\(style.rawValue)"
        case .word(let style): "word/\(style.rawValue)"
        case .book(let style): "book/\(style.rawValue)"
        }
    }

    /// The file.
    func bytes(_ layout: ReportLayout, hasTitles: Bool = true) throws -> [UInt8] {
        switch self {
        case .text(let style): Array(layout.text(style, hasTitles: hasTitles).utf8)
        case .page(let style): style.bytes(layout, hasTitles: hasTitles)
        case .word(let style): try style.bytes(layout, hasTitles: hasTitles)
        case .book(let style): try style.bytes(layout, hasTitles: hasTitles)
        }
    }
}

/// The ways in which sites write the page of a report.
enum PageStyle: String, CaseIterable, Sendable {
    /// Cells that span, as the form has them.
    case spans
    /// Every merged-away cell printed blank, as sheets are saved.
    case everyCell
    /// Columns narrower than any cell, so that each cell spans several.
    case narrowColumns
    /// Spans that reach beyond the table.
    case spansTooFar
    /// A table around all, groups of rows, headers, paragraphs and spans in cells, comments.
    case wrapped
    /// What a word processor saves: styles, paragraphs, fonts, blanks that do not break.
    case styled
    /// A hidden copy of the page for small screens, with other figures.
    case withHiddenCopy
    /// The page in a string of a script.
    case script
    /// A page saved as one file.
    case mail
    /// Tags that are left open or shouted, attributes without quotes.
    case careless

    func bytes(_ layout: ReportLayout, hasTitles: Bool) -> [UInt8] {
        let body = layout.parts(hasTitles: hasTitles, table: table).map { part in
            part.hasPrefix("<") ? part : paragraph(part)
        }.joined(separator: "\n")
        switch self {
        case .wrapped:
            return Array(
                ("<html><head><title>某县政府网</title></head><body><table width=\"100%\"><tbody><tr>"
                    + "<td><div class=\"a\"><div>\(body)</div></div></td></tr></tbody></table>"
                    + "</body></html>").utf8)
        case .styled:
            let sheet = """
                p.a{margin:0;text-align:center}td{border:1px solid #000;padding:1px 5px}
                table{border-collapse:collapse}.b{font-family:宋体;color:#333}
                @media print{td{color:red}}
                """
            return Array(
                "<html><head><style>\(sheet)</style></head><body>\(body)</body></html>".utf8)
        case .withHiddenCopy:
            let copy = body.replacing(/>\d+</) { _ in ">7<" }
            let small = "<div class=\"small\" style=\"display:none\">\(copy)</div>"
            return Array("<html><body>\(small)\(body)</body></html>".utf8)
        case .script:
            let packed = body.replacing("\n", with: "").replacing("\"", with: "\\\"")
            return Array("var page = {\"content\": \"\(packed)\"};\n".utf8)
        case .mail:
            return MailFile.bytes("<html><body>\(body)</body></html>", coding: "base64")
        case .careless: return Array("<html><body>\(body)".utf8)
        default: return Array("<html><body>\(body)</body></html>".utf8)
        }
    }

    private func paragraph(_ text: String) -> String {
        switch self {
        case .wrapped: "<div><p><span>\(text)</span></p></div>"
        case .styled:
            "<p class=\"a\" style=\"font-size:16pt\"><font color=\"#000000\"><span class=\"b\">"
                + "\(text)</span></font></p>"
        case .careless: "<P align=center>\(text)"
        default: "<p>\(text)</p>"
        }
    }

    private func table(_ rows: [[ReportLayout.Printed]]) -> String {
        guard !rows.isEmpty else { return "<p></p>" }
        switch self {
        case .everyCell:
            return "<table>"
                + ReportLayout.grid(rows).map { row in
                    "<tr>"
                        + row.map {
                            "<td>\($0.text)</td>"
                                + String(repeating: "<td></td>", count: $0.columns - 1)
                        }.joined() + "</tr>"
                }.joined() + "</table>"
        case .wrapped:
            let lines = rows.map { row in
                "<!-- row --><tr>" + row.map { cell($0, "td", "<p><span>", "</span></p>") }.joined()
                    + "</tr>"
            }
            return "<table><colgroup><col><col></colgroup><thead>\(lines[0])</thead><tbody>"
                + lines.dropFirst().joined(separator: "\n") + "</tbody></table>"
        case .styled:
            let lines = rows.map { row in
                "<tr style=\"height:20pt\">"
                    + row.map { printed in
                        var printed = printed
                        if printed.text.isEmpty { printed.text = "&nbsp;" }
                        return cell(
                            printed, "td", "<p class=\"a\"><b><span class=\"b\">", "</span></b></p>"
                        )
                    }.joined() + "</tr>"
            }
            return "<table border=\"1\" class=\"b\">\(lines.joined())</table>"
        case .careless:
            let lines = rows.map { row in
                "<TR>"
                    + row.map {
                        "<TD rowspan=\($0.rows) colspan=\($0.columns)>\($0.text)\n"
                    }.joined()
            }
            return "<TABLE border>\(lines.joined())</TABLE>"
        default:
            return "<table>"
                + rows.map { row in
                    "<tr>" + row.map { cell($0, "td", "", "") }.joined() + "</tr>"
                }.joined() + "</table>"
        }
    }

    private func cell(
        _ printed: ReportLayout.Printed, _ tag: String, _ before: String, _ behind: String
    ) -> String {
        var columns = printed.columns
        if self == .narrowColumns { columns *= 3 }
        if self == .spansTooFar, columns > 3, printed.text.hasPrefix("第") { columns = 40 }
        return "<\(tag) rowspan=\"\(printed.rows)\" colspan=\"\(columns)\">\(before)\(printed.text)"
            + "\(behind)</\(tag)>"
    }
}
