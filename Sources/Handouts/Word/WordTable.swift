import Forms
import Messages

/// A table of the form as WordprocessingML: every grid column has its width, every merged cell
/// stands in every line it reaches. A table that fits on a page stays on one.
struct WordTable {
    private let table: FilledTable
    private let look: WordLook
    /// Of the grid columns, in twentieths of a point.
    private let widths: [Int]

    /// - Parameters:
    ///   - look: how the text of its cells looks.
    ///   - width: of the whole, in twentieths of a point.
    init(_ table: FilledTable, look: WordLook, width: Int) {
        self.table = table
        self.look = look
        let shares = table.layout.widths
        let sum = shares.reduce(0, +)
        var reached = 0
        var edge = 0
        widths = shares.map { share in
            reached += share
            let next = width * reached / sum
            defer { edge = next }
            return next - edge
        }
    }

    var xml: String {
        let sides = ["top", "left", "bottom", "right", "insideH", "insideV"].map {
            "<w:\($0) w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>"
        }
        let margins = ["left", "right"].map { "<w:\($0) w:w=\"40\" w:type=\"dxa\"/>" }
        let columns = widths.map { "<w:gridCol w:w=\"\($0)\"/>" }
        return "<w:tbl><w:tblPr><w:tblW w:w=\"\(widths.reduce(0, +))\" w:type=\"dxa\"/>"
            + "<w:jc w:val=\"center\"/><w:tblBorders>\(sides.joined())</w:tblBorders>"
            + "<w:tblLayout w:type=\"fixed\"/><w:tblCellMar>\(margins.joined())</w:tblCellMar>"
            + "</w:tblPr><w:tblGrid>\(columns.joined())</w:tblGrid>\(lines.joined())</w:tbl>"
    }

    /// A merged cell that lines below still have to show.
    private struct Reaching {
        let columns: Int
        var lines: Int
    }

    private var lines: [String] {
        let last = table.layout.lines.count - 1
        // a block's own heading is none for the blocks below
        let repeats = table.layout.lines.first?.first?.role != .caption
        var reaching: [Int: Reaching] = [:]
        return table.layout.lines.enumerated().map { number, line in
            var cells = ""
            var column = 0
            func cover() {
                while var open = reaching[column] {
                    cells += cell(
                        "", at: column, columns: open.columns, merge: "<w:vMerge/>",
                        look.inCell(alignment: "center", keepsNext: number < last))
                    open.lines -= 1
                    reaching[column] = open.lines > 0 ? open : nil
                    column += open.columns
                }
            }
            var begun: [Int: Reaching] = [:]
            for printed in line {
                cover()
                cells += cell(
                    table.text(printed), at: column, columns: printed.columns,
                    merge: printed.lines > 1 ? "<w:vMerge w:val=\"restart\"/>" : "",
                    look.inCell(
                        alignment: table.isLongLabel(printed) ? "left" : "center",
                        keepsNext: number < last))
                if printed.lines > 1 {
                    begun[column] = Reaching(columns: printed.columns, lines: printed.lines - 1)
                }
                column += printed.columns
            }
            cover()
            reaching.merge(begun) { $1 }
            let isHead = repeats && number < table.layout.headLines
            return "<w:tr><w:trPr><w:cantSplit/>\(isHead ? "<w:tblHeader/>" : "")</w:trPr>"
                + "\(cells)</w:tr>"
        }
    }

    private func cell(
        _ text: String, at column: Int, columns: Int, merge: String, _ look: WordLook
    ) -> String {
        let width = widths[column..<column + columns].reduce(0, +)
        let span = columns > 1 ? "<w:gridSpan w:val=\"\(columns)\"/>" : ""
        return "<w:tc><w:tcPr><w:tcW w:w=\"\(width)\" w:type=\"dxa\"/>\(span)\(merge)"
            + "<w:vAlign w:val=\"center\"/></w:tcPr>"
            + look.xml(text) + "</w:tc>"
    }
}
