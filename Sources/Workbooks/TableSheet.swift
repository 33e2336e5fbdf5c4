import Forms
import Messages
import SheetWriting

/// Writes the printed tables of a form on a sheet, and remembers where each figure stands.
struct TableSheet {
    let grid: TableGrid
    private let look: Look
    private let sheet: SheetWriter
    /// By position in the form.
    private(set) var places: [Int: CellPlace] = [:]
    private(set) var nextRow = 0
    /// In points, of every row so far.
    private var heights: [Double] = []
    private var gaps: [Int] = []
    private static let usualHeight = 15.0

    /// Digits of the usual font across the page.
    private static let width = 112

    init(_ form: Form, on sheet: SheetWriter, _ look: Look) throws(SheetWritingError) {
        grid = TableGrid(form.tables.map(\.printed))
        self.look = look
        self.sheet = sheet
        for (column, share) in grid.widths.enumerated() {
            try sheet.setColumns(column...column, width: Self.digits(share))
        }
    }

    private static func digits(_ share: Int) -> Double { Double(share * width) / 1000 }

    private func digits(_ columns: ClosedRange<Int>) -> Int {
        grid.widths[columns].reduce(0, +) * Self.width / 1000
    }

    var lastColumn: Int { grid.widths.count - 1 }

    /// Everything written so far.
    var range: CellRange {
        CellRange(rows: 0...max(nextRow - 1, 0), columns: 0...lastColumn)
    }

    /// One content over the whole width.
    ///
    /// - Parameter height: in points; nil for as many lines as the text needs.
    mutating func addLine(
        _ content: CellContent, _ style: CellStyle, height: Double? = nil
    ) throws(SheetWritingError) -> CellPlace {
        let place = CellPlace(row: nextRow, column: 0)
        var words = ""
        if case .text(let text) = content { words = text }
        let lines = (words.digitsWide * style.fontSize / 10 + Self.width - 1) / Self.width
        try setHeight(height ?? Double(max(1, lines) * style.fontSize) * 1.5, of: nextRow)
        try sheet.write(content, at: place, style)
        for column in 1...lastColumn {
            try sheet.write(.blank, at: CellPlace(row: nextRow, column: column), style)
        }
        try sheet.merge(CellRange(rows: nextRow...nextRow, columns: 0...lastColumn))
        nextRow += 1
        return place
    }

    mutating func addGap() {
        gaps.append(nextRow)
        heights.append(Self.usualHeight)
        nextRow += 1
    }

    private mutating func setHeight(_ height: Double, of row: Int) throws(SheetWritingError) {
        try sheet.setRow(row, height: height)
        heights.append(height)
    }

    /// The rows between gaps, which stay on one page.
    private var groups: [ClosedRange<Int>] {
        var groups: [ClosedRange<Int>] = []
        var first = 0
        for gap in gaps + [nextRow] {
            if first < gap { groups.append(first...gap - 1) }
            first = gap + 1
        }
        return groups
    }

    /// A page as wide as the columns, and a new one where a section would be cut in two: no
    /// heading stands alone at its foot.
    func printed(on page: SheetWriter.Page) -> SheetWriter.Page {
        // the larger it is printed, the less there is room for
        let width = grid.widths.reduce(0) { $0 + SheetWriter.dots(of: Self.digits($1)).least }
        let room = page.pointsHigh * max(1, width / page.dotsWide)
        var page = page
        var used = 0.0
        var next = 0
        for group in groups {
            let before = heights[next..<group.lowerBound].reduce(0, +)
            let height = heights[group].reduce(0, +)
            if used > 0, used + before + height > room {
                page.rowBreaks.append(group.lowerBound)
                used = 0
            } else {
                used += before
            }
            used = (used + height).truncatingRemainder(dividingBy: room)
            next = group.upperBound + 1
        }
        return page
    }

    /// - Parameter figure: what stands in the place of a figure, by its position in the form, and
    ///   where all figures up to this table stand.
    mutating func add(
        table number: Int, figure: (Int, [Int: CellPlace]) -> (CellContent, CellStyle)
    ) throws(SheetWritingError) {
        let cells = grid.tables[number]
        let count = (cells.map(\.lines.upperBound).max() ?? -1) + 1
        for placed in cells {
            guard case .figure(let position) = placed.cell.content else { continue }
            places[position] = CellPlace(
                row: nextRow + placed.lines.lowerBound, column: placed.columns.lowerBound)
        }
        for line in 0..<count {
            let row = nextRow + line
            let open = cells.filter { $0.lines.contains(line) }
            try setHeight(height(open.filter { $0.lines.count == 1 }), of: row)
            for placed in open {
                let place = CellPlace(row: row, column: placed.columns.lowerBound)
                let isFirst = placed.lines.lowerBound == line
                let (content, style) = shown(placed.cell, figure)
                try sheet.write(isFirst ? content : .blank, at: place, style)
                for column in placed.columns.dropFirst() {
                    try sheet.write(.blank, at: CellPlace(row: row, column: column), style)
                }
            }
        }
        for placed in cells {
            try sheet.merge(
                CellRange(
                    rows: nextRow + placed.lines.lowerBound...nextRow + placed.lines.upperBound,
                    columns: placed.columns))
        }
        nextRow += count
    }

    private func shown(
        _ cell: PrintedTable.Cell, _ figure: (Int, [Int: CellPlace]) -> (CellContent, CellStyle)
    ) -> (CellContent, CellStyle) {
        switch cell.content {
        case .label(let label):
            // what stands beside several lines stands in their middle
            let style = cell.role == .rowHead && cell.lines == 1 ? look.rowHead : look.head
            return (.text(label[look.language]), style)
        case .figure(let position): return figure(position, places)
        }
    }

    /// As many lines as the longest label of a row needs.
    private func height(_ cells: [TableGrid.Placed]) -> Double {
        let lines = cells.map { placed -> Int in
            guard case .label(let label) = placed.cell.content else { return 1 }
            let width = max(digits(placed.columns) - 2, 1)
            return (label[look.language].digitsWide + width - 1) / width
        }
        return Double(max(1, lines.max() ?? 1)) * 14 + 4
    }
}
