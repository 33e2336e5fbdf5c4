import Wording

/// Parts a sheet into the tables that stand on it and the text between them.
///
/// A sheet is one large grid, so a title, a heading or a sentence is told from the rows of a
/// table by standing alone in its row and by its words.
struct SheetTables {
    private let limits: Limits
    private var tableCount = 0
    private var placeCount = 0
    private var elements: [Element] = []

    init(limits: Limits) { self.limits = limits }

    /// - Returns: nil if the tables of all sheets so far hold too many cells.
    mutating func elements(of sheet: Sheet) -> [Element]? {
        elements = []
        var rows: [Sheet.Row] = []
        /// Whether one of these rows has several cells, as a table has.
        var isTable = false
        for row in sheet.rows {
            let filled = row.cells.filter { !$0.isBlank }
            if filled.count == 1, let only = filled.first, only.caveat?.refusal == nil,
                Self.isText(only.text, afterTable: isTable)
            {
                guard addTable(rows, sheet) else { return nil }
                rows = []
                isTable = false
                elements += only.text.split(separator: "\n").map { .paragraph(String($0)) }
            } else if !filled.isEmpty || row.isDrawn {
                rows.append(row)
                isTable = isTable || row.cells.count > 1
            }
        }
        guard addTable(rows, sheet) else { return nil }
        return elements
    }

    /// Titles, headings and sentences; not the label of a row that is left blank.
    private static func isText(_ text: String, afterTable: Bool) -> Bool {
        if !afterTable, LabelKey(text).scalars.count > 4, TitleText(text) != nil { return true }
        if text.contains("。") || SectionText.isFootnote(text) || TitleText(text)?.year != nil {
            return true
        }
        // 8.属于行政查询事项 is the label of a row, and so is 其他对外管理服务事项 below others.
        let plain = CharacterFolding.simplified(CharacterFolding.folded(text)).trimmed
        let isItem = plain.first.map { "(0123456789".contains($0) } == true
        if afterTable, plain.hasSuffix("事项"), !plain.contains("报告") { return false }
        return !isItem && ["情况", "事项", "措施"].contains(where: plain.hasSuffix)
    }

    private mutating func addTable(_ rows: [Sheet.Row], _ sheet: Sheet) -> Bool {
        let rows = Self.withoutGaps(rows)
        let used = Set(rows.lazy.flatMap(\.cells).map(\.column)).sorted()
        guard !used.isEmpty else { return true }
        placeCount += rows.count * used.count
        guard placeCount <= limits.cells else { return false }
        var sweep = MergeSweep(sheet.merges, limit: limits.cells * 10)
        var grid: [[GridCell]] = []
        for row in rows {
            guard let open = sweep.open(at: row.number) else { return false }
            grid.append(Self.cells(of: row, used, open))
        }
        tableCount += 1
        elements.append(.table(Grid(number: tableCount, columns: .spanned, rows: grid)))
        return true
    }

    /// Blank rows are kept where figures could stand that nobody filled in: behind other rows,
    /// and not in front of a row of figures.
    private static func withoutGaps(_ rows: [Sheet.Row]) -> [Sheet.Row] {
        var result: [Sheet.Row] = []
        for (index, row) in rows.enumerated() {
            guard row.cells.allSatisfy(\.isBlank) else {
                result.append(row)
                continue
            }
            let isFirstOfGap = index > 0 && rows[index - 1].cells.contains { !$0.isBlank }
            // every gap is looked through once
            guard isFirstOfGap else { continue }
            let next = rows[index...].first { $0.cells.contains { !$0.isBlank } }
            let leadsToFigures =
                next?.cells.allSatisfy {
                    $0.isBlank || FigureText.looksLikeFigure($0.text) || FigureText.isMark($0.text)
                } ?? false
            if !leadsToFigures { result.append(row) }
        }
        return result
    }

    /// One cell for each column in use, save those that a merged cell reaches over.
    private static func cells(
        of row: Sheet.Row, _ used: [Int], _ merges: [SheetRange]
    ) -> [GridCell] {
        var result: [GridCell] = []
        var cells = row.cells[...]
        var open = merges[...]
        var covering: Int?
        for (index, column) in used.enumerated() {
            while let first = cells.first, first.column < column { cells.removeFirst() }
            while let first = open.first, first.columns.upperBound < column { open.removeFirst() }
            let merge = open.first.flatMap { $0.columns.contains(column) ? $0 : nil }
            if let cell = cells.first, cell.column == column {
                var found = GridCell(text: cell.text, column: index, line: nil)
                found.caveat = cell.caveat
                result.append(found)
                covering = merge?.columns.lowerBound
            } else if let merge {
                // Only the first place of a merged cell is one in its row.
                guard covering != merge.columns.lowerBound else { continue }
                covering = merge.columns.lowerBound
                let isCovered = merge.rows.lowerBound < row.number
                result.append(GridCell(text: "", column: index, isCovered: isCovered))
            } else {
                result.append(GridCell(text: "", column: index))
            }
        }
        return result
    }
}
