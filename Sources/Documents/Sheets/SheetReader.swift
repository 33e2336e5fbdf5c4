import Messages
import Wording

/// A sheet as a person sees it: its rows of cells from top to bottom, and what is merged.
struct Sheet {
    struct Cell {
        let column: Int
        let text: String
        let caveat: Caveat?

        /// True if nothing stands there, and nothing keeps a figure from being read.
        var isBlank: Bool { text.isEmpty && caveat == nil }
    }

    struct Row {
        let number: Int
        /// In order of columns; cells that are merged into others are left out.
        var cells: [Cell]
        /// Whether the file draws cells in this row, though they may be blank.
        var isDrawn = false
    }

    /// The rows that are seen, in order.
    var rows: [Row] = []
    /// Rectangles of merged cells by first row, as far as they are seen.
    var merges: [SheetRange] = []
    /// Whether something stands in rows or columns that are hidden.
    var hasHidden = false
}

/// Takes one sheet of a workbook apart.
struct SheetReader {
    private let root: XMLElement
    private let cellText: SheetCellText
    private let conditions: SheetConditions
    private let drawn: [SheetRange]
    private let limits: Limits
    private var columns = SheetColumns()
    private var hidesRows = false
    private var listedRows: Set<Int> = []
    /// For each hidden row, the first one below it that is seen.
    private var nextSeenRow: [Int: Int] = [:]
    /// Bytes of text that the sheet may still show; a shared text may stand in many cells.
    private var textBudget: Int
    private var sheet = Sheet()

    init(
        _ root: XMLElement, _ styles: SheetStyles, _ strings: SheetStrings,
        _ options: SheetCellText.Options, _ drawn: [SheetRange], _ limits: Limits
    ) {
        self.root = root
        self.drawn = drawn
        self.limits = limits
        textBudget = limits.unpackedBytes
        var options = options
        let view = root.child("sheetViews")?.child("sheetView")
        options.hidesZeros = view?["showZeros"].map { $0 == "0" || $0 == "false" } ?? false
        options.showsFormulas = view?.isOn("showFormulas") ?? false
        cellText = SheetCellText(styles: styles, strings: strings, options: options)
        conditions = SheetConditions(sheet: root, styles: styles)
    }

    /// - Returns: nil if the sheet says things that cannot be, as two cells in one place, or
    ///   shows more text than a report has.
    mutating func read() -> Sheet? {
        hidesRows = root.child("sheetFormatPr")?.isOn("zeroHeight") ?? false
        guard let columns = SheetColumns(root), let merges = merges() else { return nil }
        self.columns = columns
        var rows: [(number: Int, isHidden: Bool, cells: [XMLElement])] = []
        var last = 0
        for row in root.child("sheetData")?.children("row") ?? [] {
            let number = row.number("r") ?? last + 1
            guard number > last, number <= SheetPlace.lastRow else { return nil }
            last = number
            let isFlat =
                row["ht"].flatMap(SheetDecimal.init).map { $0.wholeDigits < 1 } ?? false
            let isHidden = row.isOn("hidden") || isFlat
            rows.append((number, isHidden, row.children("c")))
        }
        listedRows = Set(rows.map(\.number))
        for row in rows.reversed() where row.isHidden {
            nextSeenRow[row.number] = nextSeenRow[row.number + 1] ?? row.number + 1
        }
        var sweep = MergeSweep(merges, limit: limits.cells * 10)
        var anchors: [Int: [Sheet.Cell]] = [:]
        for row in rows {
            guard let open = sweep.open(at: row.number),
                let cells = cells(row.number, row.cells, open, &anchors)
            else { return nil }
            if row.isHidden {
                sheet.hasHidden = sheet.hasHidden || cells.contains { !$0.isBlank }
            } else {
                sheet.rows.append(
                    Sheet.Row(number: row.number, cells: cells, isDrawn: !row.cells.isEmpty))
            }
        }
        add(anchors)
        sheet.merges = merges.compactMap(seen).sorted { $0.rows.lowerBound < $1.rows.lowerBound }
        return sheet
    }

    /// The cells of a row that are seen. The text of merged cells is that of the first of them,
    /// and stands where the first of them that is seen does.
    private mutating func cells(
        _ row: Int, _ elements: [XMLElement], _ merges: [SheetRange],
        _ anchors: inout [Int: [Sheet.Cell]]
    ) -> [Sheet.Cell]? {
        var result: [Sheet.Cell] = []
        var last = 0
        var merges = merges[...]
        for element in elements {
            var column = last + 1
            if let reference = element["r"] {
                guard let place = SheetPlace(reference), place.row == row else { return nil }
                column = place.column
            }
            guard column > last, let place = SheetPlace(row: row, column: column) else {
                return nil
            }
            last = column
            while let first = merges.first, first.columns.upperBound < column {
                merges.removeFirst()
            }
            let merge = merges.first.flatMap { $0.columns.contains(column) ? $0 : nil }
            if let merge {
                guard merge.rows.lowerBound == row, merge.columns.lowerBound == column else {
                    continue
                }
            }
            let own = SheetRange(rows: row...row, columns: column...column)
            let width = columns.width(of: (merge ?? own).columns)
            var (text, caveat) = cellText.seen(
                element, at: place, width: width, conditions: conditions)
            let isCovered = isDrawnOver(merge ?? own)
            if text.isEmpty, caveat == nil, !isCovered { continue }
            if isCovered {
                let reason = DocumentMessages.sheetCovered.filled(["raw": text.oneLine])
                caveat = Caveat(refusal: reason)
            }
            textBudget -= text.utf8.count
            guard textBudget >= 0 else { return nil }
            guard let target = seen(merge ?? own) else {
                sheet.hasHidden = sheet.hasHidden || !text.isEmpty
                continue
            }
            let cell = Sheet.Cell(
                column: target.columns.lowerBound, text: text.trimmedLines, caveat: caveat)
            if merge == nil {
                result.append(cell)
            } else {
                anchors[target.rows.lowerBound, default: []].append(cell)
            }
        }
        return result
    }

    /// More drawings than this are no report's, and every cell asks them all.
    private static let mostDrawn = 500

    private func isDrawnOver(_ cells: SheetRange) -> Bool {
        drawn.count > Self.mostDrawn
            || drawn.contains {
                $0.rows.overlaps(cells.rows) && $0.columns.overlaps(cells.columns)
            }
    }

    /// Puts the texts of merged cells into their rows.
    private mutating func add(_ anchors: [Int: [Sheet.Cell]]) {
        var anchors = anchors
        for index in sheet.rows.indices {
            guard let cells = anchors.removeValue(forKey: sheet.rows[index].number) else {
                continue
            }
            sheet.rows[index].cells = (sheet.rows[index].cells + cells).sorted {
                $0.column < $1.column
            }
        }
        guard !anchors.isEmpty else { return }
        for (number, cells) in anchors {
            sheet.rows.append(
                Sheet.Row(number: number, cells: cells.sorted { $0.column < $1.column }))
        }
        sheet.rows.sort { $0.number < $1.number }
    }

    // MARK: Merged cells

    private func merges() -> [SheetRange]? {
        var result: [SheetRange] = []
        for merge in root.child("mergeCells")?.children("mergeCell") ?? [] {
            guard let reference = merge["ref"], let range = SheetRange(reference) else {
                return nil
            }
            result.append(range)
        }
        return result.sorted { $0.rows.lowerBound < $1.rows.lowerBound }
    }

    /// The part of a rectangle from its first row and column that are seen; nil if none is.
    /// A row that is hidden with its merged cell was told by the file.
    private func seen(_ range: SheetRange) -> SheetRange? {
        let row = nextSeenRow[range.rows.lowerBound] ?? range.rows.lowerBound
        let column = columns.firstSeen(from: range.columns.lowerBound)
        guard row <= range.rows.upperBound, column <= range.columns.upperBound,
            !hidesRows || listedRows.contains(row)
        else { return nil }
        return SheetRange(
            rows: row...range.rows.upperBound, columns: column...range.columns.upperBound)
    }
}

/// Goes down a sheet and knows which merged cells reach into each row.
struct MergeSweep {
    private var waiting: ArraySlice<SheetRange>
    private var open: [SheetRange] = []
    private var steps: Int

    /// - Parameter limit: rectangles looked at before it gives up.
    init(_ merges: [SheetRange], limit: Int) {
        waiting = merges[...]
        steps = limit
    }

    /// - Returns: the rectangles of a row by column; nil if two of them overlap, or if there are
    ///   too many. Rows are asked for from top to bottom.
    mutating func open(at row: Int) -> [SheetRange]? {
        open.removeAll { $0.rows.upperBound < row }
        var isChanged = false
        while let next = waiting.first, next.rows.lowerBound <= row {
            waiting.removeFirst()
            if next.rows.upperBound >= row {
                open.append(next)
                isChanged = true
            }
        }
        steps -= open.count
        guard steps >= 0 else { return nil }
        if isChanged { open.sort { $0.columns.lowerBound < $1.columns.lowerBound } }
        let overlaps = zip(open, open.dropFirst()).contains {
            $0.columns.upperBound >= $1.columns.lowerBound
        }
        return overlaps ? nil : open
    }
}

/// The widths of a sheet's columns, in hundredths of a digit.
struct SheetColumns {
    private var widths: [Int: Int] = [:]
    private var usual = 871
    /// For each hidden column, the first one behind it that is seen.
    private var nextSeen: [Int: Int] = [:]

    init() {}

    /// - Returns: nil if the columns are not told one after the other.
    init?(_ root: XMLElement) {
        if let format = root.child("sheetFormatPr") {
            usual =
                format["defaultColWidth"].flatMap(Self.hundredths)
                ?? format.number("baseColWidth").map { min(max($0, 0), 255) * 100 + 71 } ?? usual
        }
        var last = 0
        for column in root.child("cols")?.children("col") ?? [] {
            guard let first = column.number("min"), let end = column.number("max"),
                last < first, first <= end, end <= SheetPlace.lastColumn
            else { return nil }
            last = end
            let width = column["width"].flatMap(Self.hundredths) ?? usual
            for number in first...end { widths[number] = column.isOn("hidden") ? 0 : width }
        }
        for number in (1...SheetPlace.lastColumn).reversed() where isHidden(number) {
            nextSeen[number] = nextSeen[number + 1] ?? number + 1
        }
    }

    private static func hundredths(_ text: String) -> Int? {
        guard var width = SheetDecimal(text), !width.isNegative, width.wholeDigits < 5 else {
            return nil
        }
        width.multiply(byPowerOfTen: 2)
        return Int("0" + width.whole)
    }

    /// A column narrower than a tenth of a digit shows nothing.
    func isHidden(_ column: Int) -> Bool { (widths[column] ?? usual) < 10 }

    /// The column itself, or the first one behind it that is seen.
    func firstSeen(from column: Int) -> Int { nextSeen[column] ?? column }

    func width(of columns: ClosedRange<Int>) -> Int {
        columns.prefix(256).reduce(0) { $0 + (widths[$1] ?? usual) }
    }
}

extension String {
    /// Lines trimmed, empty ones dropped.
    fileprivate var trimmedLines: String {
        split(whereSeparator: \.isNewline).map(\.trimmed).filter { !$0.isEmpty }
            .joined(separator: "\n")
    }
}
