import Messages
import Wording

/// What every container is turned into: paragraphs and tables in reading order.
enum Element: Sendable {
    case paragraph(String)
    case table(Grid)
}

/// The text of a document, independent of how the file was written.
struct DocumentContent: Sendable {
    var elements: [Element] = []
    /// Titles kept outside the text, for example in the head of a page.
    var outerTitles: [String] = []
    /// Tables that nobody sees.
    var hiddenTableCount = 0
    /// What to know of the document as a whole.
    var remarks: [Phrase] = []
    /// The text itself where nothing but its lines tells the tables, so that there may be other
    /// readings of it.
    var plainText: String?

    /// Of all paragraphs and cells.
    var textByteCount: Int {
        elements.reduce(0) { sum, element in
            switch element {
            case .paragraph(let text): sum + text.utf8.count
            case .table(let grid):
                grid.rows.joined().reduce(sum) { $0 + $1.text.utf8.count }
            }
        }
    }
}

/// One printed table: its rows of cells as they stand in the file.
struct Grid: Sendable {
    enum Columns: Sendable, Equatable {
        /// Merged-away cells are missing, so a cell's column says nothing.
        case unknown
        /// As unknown, and rows may end in blanks that are no cells of their own.
        case padded
        /// Rows were told apart by their labels alone; blanks behind them may separate rows.
        case stream
        /// The same, where each line is a cell and blanks are gaps between them.
        case lines
        /// Columns follow from the spans; Word often draws them a little differently row by row.
        case spanned
        /// Every row prints every column, merged or not.
        case full(width: Int)
    }

    /// From 1, in reading order.
    let number: Int
    let columns: Columns
    let rows: [[GridCell]]
}

/// A cell, or the place a cell from above reaches into.
struct GridCell: Sendable {
    let text: String
    /// From 0: column of the table where known, else the count of cells before.
    let column: Int
    /// What is seen of the cell besides its text, where the container tells it apart.
    var caveat: Caveat?
    /// True where a cell from above spans into this row; its text is not repeated.
    let isCovered: Bool
    let line: Int?
    /// What a person sees there, or does not, besides the text.
    let unread: Unread

    init(
        text: String, column: Int, isCovered: Bool = false, line: Int? = nil,
        unread: Unread = Unread()
    ) {
        self.text = text
        self.unread = unread
        self.column = column
        self.isCovered = isCovered
        self.line = line
    }

    var isBlank: Bool { text.isEmpty }
}

/// How far a cell reaches.
struct CellShape {
    /// What a word processor says of cells merged downwards: all of them stand in the file.
    enum Merge {
        case none, begins, continues
    }

    var rowSpan = 1
    var columnSpan = 1
    var merge = Merge.none
}

/// Fills in rows of cells and resolves how far each one spans.
struct GridBuilder {
    private(set) var rows: [[GridCell]] = []
    /// Places used since they were last asked for, spanned ones included.
    private var placeCount = 0
    private var row: [GridCell] = []
    private var nextColumn = 0
    /// Cells from above that still reach down, by first column.
    private var reaching: [(column: Int, width: Int, rowsLeft: Int)] = []
    private var startedInRow: [(column: Int, width: Int, rowsLeft: Int)] = []
    /// First columns of cells of the row above, and of this row, that a cell below may continue.
    private var merging: Set<Int> = []
    private var mergingInRow: Set<Int> = []

    /// - Returns: places of the table used by the spans of this row.
    mutating func endRow() -> Int {
        skipCovered()
        // A row of the page may end before cells that reach into it from above.
        for cell in reaching where cell.column >= nextColumn {
            cover(cell.column, width: cell.width)
        }
        rows.append(row)
        row = []
        nextColumn = 0
        reaching = reaching.compactMap { cell in
            cell.rowsLeft > 1 ? (cell.column, cell.width, cell.rowsLeft - 1) : nil
        }
        reaching += startedInRow
        reaching.sort { $0.column < $1.column }
        startedInRow = []
        merging = mergingInRow
        mergingInRow = []
        return takePlaces()
    }

    /// - Returns: places of the table used by the cell and by spans before it.
    mutating func addCell(_ cell: SeenText, _ shape: CellShape, line: Int?) -> Int {
        skipCovered()
        let (column, width) = (nextColumn, shape.columnSpan)
        if shape.merge != .none { mergingInRow.insert(column) }
        // With nothing above to continue, the cell stands for itself.
        if shape.merge == .continues, merging.contains(column) {
            cover(column, width: width)
            return takePlaces()
        }
        row.append(
            GridCell(text: cell.text.tidied, column: column, line: line, unread: cell.unread))
        if shape.rowSpan > 1 { startedInRow.append((column, width, shape.rowSpan - 1)) }
        nextColumn += width
        placeCount += width
        return takePlaces()
    }

    /// Leaves columns out where a row is indented.
    mutating func skipColumns(_ count: Int) {
        skipCovered()
        if count > 0 { cover(nextColumn, width: count) }
    }

    /// Ends a group of rows, which no cell of a page reaches out of.
    mutating func endGroup() { reaching = [] }

    private mutating func takePlaces() -> Int {
        defer { placeCount = 0 }
        return placeCount
    }

    private mutating func skipCovered() {
        while let cell = reaching.first(where: {
            $0.column <= nextColumn && nextColumn < $0.column + $0.width
        }) {
            cover(cell.column, width: cell.width)
        }
    }

    private mutating func cover(_ column: Int, width: Int) {
        row.append(GridCell(text: "", column: column, isCovered: true))
        nextColumn = max(nextColumn, column + width)
        placeCount += width
    }
}

extension String {
    /// Lines trimmed, empty ones dropped.
    fileprivate var tidied: String {
        split(separator: "\n").map(\.trimmed).filter { !$0.isEmpty }.joined(separator: "\n")
    }
}
