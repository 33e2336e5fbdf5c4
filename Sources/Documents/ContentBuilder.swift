import Messages
import Wording

/// Puts paragraphs and tables together while a container is walked in reading order.
struct ContentBuilder {
    /// A table being read; cells that only arrange the page are text, not cells.
    private struct OpenTable {
        let number: Int
        let arrangesTables: Bool
        var builder = GridBuilder()
        var hasRow = false
        var cell: OpenCell?
    }

    private struct OpenCell {
        var text = SeenText()
        let shape: CellShape
        let line: Int?
    }

    private(set) var content = DocumentContent()
    /// Cells so far, spanned places counted.
    private(set) var placeCount = 0
    private var paragraph = SeenText()
    /// Nil stands for a table of one cell, which only draws a frame.
    private var tables: [OpenTable?] = []
    private var tableCount = 0

    // MARK: Tables

    /// The number is given here, so tables count as a reader counts them.
    mutating func openTable(arrangesTables: Bool) {
        tableCount += 1
        tables.append(OpenTable(number: tableCount, arrangesTables: arrangesTables))
    }

    /// Opens a table of one cell, whose text is that of the page around it.
    mutating func openFrame() { tables.append(nil) }

    /// Whether the innermost table arranges others on the page; nil inside of a frame.
    var arrangesTables: Bool? { tables.last?.map(\.arrangesTables) ?? nil }

    mutating func openCell(_ shape: CellShape, line: Int?) {
        guard let last = tables.indices.last else { return }
        tables[last]?.cell = OpenCell(shape: shape, line: line)
        tables[last]?.hasRow = true
    }

    // The builder is changed in place: a copy of it would copy all rows read so far.

    mutating func closeCell() {
        guard let last = tables.indices.last, var cell = tables[last]?.cell else { return }
        tables[last]?.cell = nil
        cell.text.closeMark()
        placeCount += tables[last]?.builder.addCell(cell.text, cell.shape, line: cell.line) ?? 0
    }

    /// Leaves columns out in front of the next cell.
    mutating func skipColumns(_ count: Int) {
        guard let last = tables.indices.last else { return }
        tables[last]?.builder.skipColumns(count)
    }

    mutating func closeRow() {
        guard let last = tables.indices.last, tables[last]?.hasRow == true else { return }
        tables[last]?.hasRow = false
        placeCount += tables[last]?.builder.endRow() ?? 0
    }

    /// Ends a group of rows: cells of a page do not reach beyond it.
    mutating func closeGroup() {
        guard let last = tables.indices.last else { return }
        tables[last]?.builder.endGroup()
    }

    mutating func closeTable() {
        closeRow()
        guard let popped = tables.popLast(), let table = popped, !table.builder.rows.isEmpty
        else { return }
        let grid = Grid(number: table.number, columns: .spanned, rows: table.builder.rows)
        content.elements.append(.table(grid))
    }

    // MARK: Text

    /// The innermost open cell, looking through frames of one cell; nil outside of cells.
    private var openCellIndex: Int? {
        guard let index = tables.lastIndex(where: { $0 != nil }), tables[index]?.cell != nil
        else { return nil }
        return index
    }

    /// Whether text goes into the cell of a table.
    var isInCell: Bool { openCellIndex != nil }

    mutating func append(_ text: String, _ appearance: Appearance = .plain) {
        if let index = openCellIndex {
            tables[index]?.cell?.text.append(text, appearance)
        } else {
            paragraph.append(text, appearance)
        }
    }

    /// Marks a distance in a cell that no character makes.
    mutating func leaveGap() {
        if let index = openCellIndex { tables[index]?.cell?.text.leaveGap() }
    }

    mutating func doubt(_ doubts: Doubts) {
        if let index = openCellIndex { tables[index]?.cell?.text.doubt(doubts) }
    }

    mutating func skipHiddenTables(_ count: Int) { content.hiddenTableCount += count }

    mutating func remark(_ remark: Phrase) { content.remarks.append(remark) }

    mutating func breakLine() {
        if let index = openCellIndex {
            tables[index]?.cell?.text.breakLine()
        } else {
            endParagraph()
        }
    }

    mutating func endParagraph() {
        paragraph.closeMark()
        let text = paragraph.text.trimmed
        if !text.isEmpty { content.elements.append(.paragraph(text)) }
        paragraph = SeenText()
    }

    /// - Parameter isFirst: whether the title goes before those found so far.
    mutating func addOuterTitle(_ title: String, isFirst: Bool) {
        content.outerTitles.insert(title, at: isFirst ? 0 : content.outerTitles.count)
    }
}
