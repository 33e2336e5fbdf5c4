import Forms
import Messages

/// Reads every figure of a form out of the tables of a document.
///
/// A figure belongs to the row whose label stands in its row and to the column that the nearest
/// fitting headers name; the table it stands in does not matter. A row that does not hold
/// exactly one value per column is a fault, so a missing cell can never shift the others.
struct TableReader {
    private typealias Leaf = HeaderRegion.Leaf

    private enum RowKind {
        case header([HeaderRegion.Label])
        case figures(FormLabels.BlockIndex, row: Int, labelCell: Int, runsTogether: Bool)
        case heading
        case other
    }

    private let labels: FormLabels
    private var regions: [HeaderRegion] = []
    private var isRegionOpen = false
    /// The row under the headers of a block whose rows stand side by side.
    private var awaitsAcross: FormLabels.BlockIndex?
    private var cells: [Int: ReportCell] = [:]
    private var rowPlaces: [FormLabels.BlockIndex: [Int: Place]] = [:]
    private var headerFaults: Set<FormLabels.BlockIndex> = []
    /// Rows of the table at hand that may end in blanks which are no cells of their own.
    private var openEnded: Set<Int> = []
    private(set) var faults: [DocumentFault] = []
    private(set) var notes: [Phrase] = []

    init(labels: FormLabels) { self.labels = labels }

    /// - Returns: one cell per position of the form, in form order; short of some if there are
    ///   ``faults``.
    mutating func read(_ grids: [Grid]) -> [ReportCell] {
        for printed in grids {
            let grid = parted(printed)
            isRegionOpen = false
            for row in grid.rows.indices { read(grid, row) }
        }
        reportMissing()
        return cells.values.sorted { $0.position < $1.position }
    }

    /// The table with the rows parted that the text ran together.
    private mutating func parted(_ grid: Grid) -> Grid {
        openEnded = []
        guard grid.columns == .unknown || grid.columns == .padded else { return grid }
        let splitting = RowSplitting(labels: labels)
        var rows: [[GridCell]] = []
        for row in grid.rows {
            let parts = splitting.rows(of: row)
            if parts.count > 1 || grid.columns == .padded {
                openEnded.formUnion(rows.count..<(rows.count + parts.count))
            }
            rows += parts
        }
        return Grid(number: grid.number, columns: .unknown, rows: rows)
    }

    private mutating func read(_ grid: Grid, _ rowIndex: Int) {
        let row = grid.rows[rowIndex]
        switch kind(of: row) {
        case .header(let labels):
            if !isRegionOpen || regions.last?.isFull == true { openRegion(grid) }
            regions[regions.count - 1].rows.append(labels)
            isRegionOpen = true
            awaitsAcross = self.labels.blocks.first(where: fitsAcross) ?? awaitsAcross
        case .figures(let block, let row, let labelCell, let runsTogether):
            isRegionOpen = false
            awaitsAcross = nil
            readFigures(grid, rowIndex, block, row, labelCell, runsTogether)
        case .heading:
            isRegionOpen = false
        case .other:
            guard row.contains(where: { !$0.isBlank }) || awaitsAcross != nil else { return }
            readOther(grid, rowIndex)
        }
    }

    private mutating func openRegion(_ grid: Grid) {
        if regions.count == HeaderRegion.mostRemembered { regions.removeFirst() }
        regions.append(HeaderRegion(table: grid.number))
    }

    // MARK: What a row is

    private func kind(of row: [GridCell]) -> RowKind {
        var header: [HeaderRegion.Label] = []
        var figures: (FormLabels.BlockIndex, row: Int, cell: Int, runsTogether: Bool)?
        var columnCount = 0
        var isHeader = false
        var isHeading = false
        for (index, cell) in row.enumerated()
        where !cell.isBlank && !FigureText.looksLikeFigure(cell.text) {
            let key = LabelKey(cell.text)
            let meanings = labels.meanings(of: key)
            guard !meanings.isEmpty else { continue }
            header.append(HeaderRegion.Label(column: cell.column, meanings: meanings))
            let isColumn = meanings.contains { if case .column = $0 { true } else { false } }
            let rowMeaning = meanings.lazy.compactMap { meaning in
                if case .row(let block, let row) = meaning { (block, row) } else { nil }
            }.first
            if isColumn { columnCount += 1 }
            if meanings.contains(.heading), !isColumn, rowMeaning == nil { isHeading = true }
            if let (block, row) = rowMeaning {
                if labels.form.tables[block.table].layout == .across {
                    isHeader = true
                } else {
                    figures = (block, row, index, !key.trailingDigits.isEmpty)
                }
            } else if isColumn || meanings.contains(where: Self.isColumnGroup) {
                isHeader = true
            }
        }
        if isHeader || columnCount > 1 { return .header(header) }
        if let (block, row, cell, runsTogether) = figures {
            return .figures(block, row: row, labelCell: cell, runsTogether: runsTogether)
        }
        return isHeading ? .heading : .other
    }

    private static func isColumnGroup(_ meaning: FormLabels.Meaning) -> Bool {
        if case .columnGroup = meaning { true } else { false }
    }

    private func fitsAcross(_ index: FormLabels.BlockIndex) -> Bool {
        labels.form.tables[index.table].layout == .across
            && regions.last?.figuresAcross(of: labels.block(index), index) != nil
    }

    // MARK: Rows of figures

    private mutating func readFigures(
        _ grid: Grid, _ rowIndex: Int, _ index: FormLabels.BlockIndex, _ row: Int,
        _ labelCell: Int, _ runsTogether: Bool
    ) {
        let block = labels.block(index)
        let place = Self.place(grid, rowIndex)
        let label = block.rows[row].spoken
        if let other = rowPlaces[index]?[row] {
            let reason = DocumentMessages.duplicateRow.filled(["other": other.description])
            return fault(.duplicateRow, reason.filled(["row": label]), grid, rowIndex)
        }
        rowPlaces[index, default: [:]][row] = place
        if runsTogether {
            let reason = DocumentMessages.runTogether.filled(["row": label])
            return fault(.runTogether, reason, grid, rowIndex)
        }
        let fitting = regions.lazy.reversed().compactMap { region in
            region.columns(of: block, index).map { (region, $0) }
        }.first
        guard let (region, leaves) = fitting else {
            // One fault for the block's headers; each of its rows would only repeat it.
            guard headerFaults.insert(index).inserted else { return }
            return faultHeaders(grid, rowIndex, block, label)
        }
        let isAligned = region.table == grid.number
        store(grid, rowIndex, leaves, isAligned, after: labelCell, block, label) { leaf in
            block.position(row: row, column: leaf.column)
        }
    }

    private mutating func readOther(_ grid: Grid, _ rowIndex: Int) {
        let row = grid.rows[rowIndex]
        let figureCount = row.count { FigureText.looksLikeFigure($0.text) }
        let isFigures = row.allSatisfy { $0.isBlank || FigureText.looksLikeFigure($0.text) }
        if let index = awaitsAcross, isFigures || figureCount > 1 || row.count > 2 {
            isRegionOpen = false
            awaitsAcross = nil
            return readAcross(grid, rowIndex, index)
        }
        let text = Self.text(of: row)
        if isFigures, figureCount > 1, let index = acrossBlock(lastReadIn: grid) {
            let other = rowPlaces[index]?[0]?.description ?? Phrase("", en: "")
            let label = labels.form.tables[index.table].title
            let reason = DocumentMessages.duplicateRow.filled(["other": other, "row": label])
            fault(.duplicateRow, reason, grid, rowIndex)
        } else if figureCount > 0, !regions.isEmpty {
            notes.append(DocumentMessages.unknownRow.filled(["row": text]))
        } else if row.count(where: { !$0.isBlank }) == 1,
            ["注", "备注", "说明"].contains(where: text.hasPrefix)
        {
            notes.append(Phrase(text, en: text))
        }
    }

    private func acrossBlock(lastReadIn grid: Grid) -> FormLabels.BlockIndex? {
        labels.blocks.first { index in
            labels.form.tables[index.table].layout == .across
                && rowPlaces[index]?[0]?.table == grid.number
        }
    }

    private mutating func readAcross(
        _ grid: Grid, _ rowIndex: Int, _ index: FormLabels.BlockIndex
    ) {
        let block = labels.block(index)
        guard let leaves = regions.last?.figuresAcross(of: block, index) else { return }
        let label = labels.form.tables[index.table].title
        let place = Self.place(grid, rowIndex)
        if let other = rowPlaces[index]?[0] {
            let reason = DocumentMessages.duplicateRow.filled([
                "other": other.description, "row": label,
            ])
            return fault(.duplicateRow, reason, grid, rowIndex)
        }
        rowPlaces[index] = Dictionary(uniqueKeysWithValues: block.rows.indices.map { ($0, place) })
        let isAligned = regions.last?.table == grid.number
        store(grid, rowIndex, leaves, isAligned, after: -1, block, label) { leaf in
            block.position(row: leaf.row ?? 0, column: leaf.column)
        }
    }

    /// Stores one value per leaf, or faults the row.
    private mutating func store(
        _ grid: Grid, _ rowIndex: Int, _ leaves: [Leaf], _ isAligned: Bool, after labelCell: Int,
        _ block: Block, _ label: Phrase, position: (Leaf) -> Int
    ) {
        let row = grid.rows[rowIndex]
        if case .full(let width) = grid.columns, row.count != width {
            let reason = DocumentMessages.wrongWidth.filled(["row": label]).filled([
                "found": String(row.count), "expected": String(width),
            ])
            return fault(.wrongCount, reason, grid, rowIndex)
        }
        let figures =
            openEnded.contains(rowIndex)
            ? Self.padded(
                Array(row.dropFirst(labelCell + 1)), leaves.count)
            : Self.values(in: row, grid, leaves, isAligned, after: labelCell)
        guard let values = figures else {
            let found = row.dropFirst(labelCell + 1).count { !$0.isCovered }
            let reason = DocumentMessages.wrongCount.filled(["row": label]).filled([
                "found": String(found), "expected": String(leaves.count),
            ])
            return fault(.wrongCount, reason, grid, rowIndex)
        }
        for (leaf, value) in zip(leaves, values) {
            let position = position(leaf)
            let cell = labels.form.cells[position]
            var (state, note) = FigureText.read(
                value.text, unit: cell.unit, isSigned: cell.isSigned)
            if let caveat = value.caveat { (state, note) = caveat.judged((state, note)) }
            let place = Place(
                line: value.line, table: grid.number, row: rowIndex + 1, column: value.column + 1)
            cells[position] = ReportCell(
                position: position, state: state, rawText: value.text, place: place, note: note)
        }
    }

    /// The cells behind the label, if there is one per column. More than that are allowed only
    /// where the container prints merged-away cells as blanks: then the columns of the headers
    /// tell which ones count, and all others must be blank.
    private static func values(
        in row: [GridCell], _ grid: Grid, _ leaves: [Leaf], _ isAligned: Bool, after labelCell: Int
    ) -> [GridCell]? {
        let candidates = row.dropFirst(labelCell + 1).filter { !$0.isCovered }
        var isFull = false
        if case .full = grid.columns { isFull = true }
        // In print order the values follow the headers, as the columns of both ascend.
        let isAscending = zip(leaves, leaves.dropFirst()).allSatisfy {
            $0.gridColumn < $1.gridColumn
        }
        if candidates.count == leaves.count, !(isFull && isAligned) { return Array(candidates) }
        guard candidates.count >= leaves.count, isAligned, grid.columns != .unknown else {
            return nil
        }
        guard isAscending else {
            // Blanks in front could be merged-away cells of the label.
            let isShifted = candidates.first?.isBlank == true && !candidates.allSatisfy(\.isBlank)
            return isFull && !isShifted ? padded(candidates, leaves.count) : nil
        }
        if candidates.count > leaves.count, !isFull, !isUsualWidth(row, grid) {
            return padded(candidates, leaves.count)
        }
        let wanted = Set(leaves.map(\.gridColumn))
        let values = candidates.filter { wanted.contains($0.column) }
        let hasStray = candidates.contains { !wanted.contains($0.column) && !$0.isBlank }
        return values.count == leaves.count && !hasStray ? values : nil
    }

    /// Whether a row ends where most rows of its table do: then a blank behind its values stands
    /// behind those of all rows and is no cell that was put in.
    private static func isUsualWidth(_ row: [GridCell], _ grid: Grid) -> Bool {
        let ends = grid.rows.count { $0.last?.column == row.last?.column }
        return ends * 5 >= grid.rows.count * 3
    }

    /// The values of a row that may end in blanks which are no cells of their own. Its last value
    /// must be there, unless all are blank: else a row that lost a cell would look the same.
    private static func padded(_ candidates: [GridCell], _ count: Int) -> [GridCell]? {
        let values = Array(candidates.prefix(count))
        guard values.count == count, candidates.dropFirst(count).allSatisfy(\.isBlank),
            values.last?.isBlank == false || values.allSatisfy(\.isBlank)
        else { return nil }
        return values
    }

    // MARK: Faults

    private mutating func reportMissing() {
        for (tableIndex, table) in labels.form.tables.enumerated() {
            let blocks = labels.blocks.filter { $0.table == tableIndex }
            if blocks.allSatisfy({ rowPlaces[$0] == nil }) {
                let reason = DocumentMessages.missingTable.filled(["table": table.title])
                faults.append(DocumentFault(.missingTable, reason))
                continue
            }
            for index in blocks {
                for (row, line) in labels.block(index).rows.enumerated()
                where rowPlaces[index]?[row] == nil {
                    let reason = DocumentMessages.missingRow.filled([
                        "table": table.title, "row": line.spoken,
                    ])
                    faults.append(DocumentFault(.missingRow, reason))
                }
            }
        }
    }

    private mutating func faultHeaders(
        _ grid: Grid, _ rowIndex: Int, _ block: Block, _ label: Phrase
    ) {
        let columns = Phrase(
            block.columns.map(\.label.zh).joined(separator: "、"),
            en: block.columns.map(\.label.zh).joined(separator: ", "))
        let reason = DocumentMessages.missingHeaders.filled(["row": label, "columns": columns])
        fault(.missingHeaders, reason, grid, rowIndex)
    }

    private mutating func fault(
        _ kind: DocumentFault.Kind, _ reason: Phrase, _ grid: Grid, _ rowIndex: Int
    ) {
        let raw = String(Self.text(of: grid.rows[rowIndex]).prefix(120))
        faults.append(
            DocumentFault(kind, reason, at: Self.place(grid, rowIndex), rawText: raw))
    }

    private static func place(_ grid: Grid, _ rowIndex: Int) -> Place {
        let line = grid.rows[rowIndex].lazy.compactMap(\.line).first
        return Place(line: line, table: grid.number, row: rowIndex + 1)
    }

    private static func text(of row: [GridCell]) -> String {
        row.map(\.text.oneLine).joined(separator: " | ")
    }
}

extension Line {
    /// As printed, in both languages; the printed Chinese label helps to find the row.
    fileprivate var spoken: Phrase { Phrase(label.zh, en: "\(label.zh) (\(label.en))") }
}
