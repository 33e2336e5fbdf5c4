import Forms
import Messages

/// Reads every figure of a form out of the tables of a document.
///
/// A figure belongs to the row whose label stands in its row and to the column that the nearest
/// fitting headers name; the table it stands in does not matter. A row that does not hold
/// exactly one value per column is a fault, so a missing cell can never shift the others.
struct TableReader {
    private struct BlockRow: Hashable {
        let block: FormLabels.BlockIndex
        let row: Int
    }

    let labels: FormLabels
    var headers: HeaderReadings
    /// The row under the headers of a block whose rows stand side by side.
    private var awaitsAcross: FormLabels.BlockIndex?
    var cells: [Int: ReportCell] = [:]
    private(set) var rowPlaces: [FormLabels.BlockIndex: [Int: Place]] = [:]
    private var headerFaults: Set<FormLabels.BlockIndex> = []
    /// Rows of the table at hand that may end in blanks which are no cells of their own.
    var openEnded: Set<Int> = []
    var habit = RowValues.Habit()
    /// Rows whose label stands somewhere as the form has it, with figures behind it.
    private var printedRows: Set<BlockRow> = []
    private var lastRow: BlockRow?
    /// Units that a line of the table names for those below: of the table, of the block.
    var tableUnits: [StatedUnit] = []
    var blockUnits: [StatedUnit] = []
    /// The line that stands where a row of the form should.
    private var strays: [BlockRow: (text: String, place: Place)] = [:]
    var faults: [DocumentFault] = []
    private(set) var rowNotes: [Phrase] = []
    var notes: [Phrase] { headers.notes + rowNotes }
    /// The last row of figures, for a document that ends early.
    private(set) var lastLabel: Phrase?

    private static let mostNotes = 50

    init(labels: FormLabels) {
        self.labels = labels
        headers = HeaderReadings(labels: labels)
    }

    /// - Parameter units: by the number of a table, the units that the text around it names.
    /// - Returns: one cell per position of the form, in form order; short of some if there are
    ///   ``faults``.
    mutating func read(_ printed: [Grid], units: [Int: [StatedUnit]] = [:]) -> [ReportCell] {
        let tables = printed.map { parted($0) }
        let readings = tables.map { table in
            table.grid.rows.map { RowReading($0, labels) }
        }
        for (table, rows) in zip(tables, readings) { look(over: table.grid, rows) }
        for (table, rows) in zip(tables, readings) {
            openEnded = table.openEnded
            tableUnits = (units[table.grid.number] ?? []) + Self.unitsBelow(rows)
            blockUnits = []
            for row in rows.indices { read(table.grid, row, rows[row]) }
        }
        reportMissing()
        judgeAmounts()
        return cells.values.sorted { $0.position < $1.position }
    }

    /// The table with the rows parted that the text ran together.
    private func parted(_ grid: Grid) -> (grid: Grid, openEnded: Set<Int>) {
        guard grid.columns == .unknown || grid.columns == .padded else { return (grid, []) }
        var splitting = RowSplitting(labels: labels)
        var openEnded: Set<Int> = []
        var rows: [[GridCell]] = []
        for row in grid.rows {
            let parts = splitting.rows(of: row)
            if parts.count > 1 || grid.columns == .padded {
                openEnded.formUnion(rows.count..<(rows.count + parts.count))
            }
            rows += parts
        }
        return (Grid(number: grid.number, columns: .unknown, rows: rows), openEnded)
    }

    /// Learns from all rows before any is read.
    private mutating func look(over grid: Grid, _ readings: [RowReading]) {
        for (index, reading) in readings.enumerated() {
            guard case .figures(let block, let row, _) = reading.kind else { continue }
            guard reading.labelCell < grid.rows[index].count - 1 else { continue }
            printedRows.insert(BlockRow(block: block, row: row))
            switch grid.columns {
            case .unknown, .padded, .stream, .lines:
                habit.learn(
                    grid.rows[index], count: labels.block(block).columns.count,
                    labelCell: reading.labelCell, isLast: index == readings.count - 1)
            case .spanned, .full: break
            }
        }
    }

    private mutating func read(_ grid: Grid, _ index: Int, _ reading: RowReading) {
        let row = grid.rows[index]
        note(reading)
        switch reading.kind {
        case .header:
            headers.add(row, table: grid.number)
            awaitsAcross = acrossBlock ?? awaitsAcross
        case .figures(let block, let line, let runsTogether):
            let isPrintedElsewhere = printedRows.contains(BlockRow(block: block, row: line))
            // a heading of the text with the name of a row
            if reading.labelCell == row.count - 1, !runsTogether, isPrintedElsewhere { return }
            awaitsAcross = nil
            readFigures(grid, index, block, line, reading.labelCell, runsTogether)
            headers.endHeaders()
        case .heading:
            headers.endHeaders()
            // a caption with the headers in its row, none of them as the form has it
            if row.count(where: { !$0.isBlank }) > 1 { headers.add(row, table: grid.number) }
        case .other:
            guard row.contains(where: { !$0.isBlank }) || awaitsAcross != nil else { return }
            readOther(grid, index, reading)
        }
    }

    /// Units that a row below the last figures names for all above it: `注：金额单位为元`.
    private static func unitsBelow(_ readings: [RowReading]) -> [StatedUnit] {
        let last = readings.lastIndex { reading in
            if case .figures = reading.kind { true } else { false }
        }
        return readings[((last ?? -1) + 1)...].flatMap { $0.kind == .other ? $0.captions : [] }
    }

    private mutating func note(_ reading: RowReading) {
        if reading.kind == .heading {
            blockUnits = reading.captions
        } else if !reading.captions.isEmpty {
            tableUnits = reading.captions
        }
    }

    // MARK: Rows of figures

    private mutating func readFigures(
        _ grid: Grid, _ rowIndex: Int, _ index: FormLabels.BlockIndex, _ row: Int,
        _ labelCell: Int, _ runsTogether: Bool
    ) {
        let block = labels.block(index)
        let label = block.rows[row].spoken
        lastRow = BlockRow(block: index, row: row)
        lastLabel = label
        if let other = rowPlaces[index]?[row] {
            let reason = DocumentMessages.duplicateRow.filled(["other": other.description])
            return fault(.duplicateRow, reason.filled(["row": label]), grid, rowIndex)
        }
        rowPlaces[index, default: [:]][row] = Self.place(grid, rowIndex)
        if runsTogether {
            let reason = DocumentMessages.runTogether.filled(["row": label])
            return fault(.runTogether, reason, grid, rowIndex)
        }
        guard let reading = headers.remarkedReading(for: index) else {
            // One fault for the block's headers; each of its rows would only repeat it.
            guard headerFaults.insert(index).inserted else { return }
            return faultHeaders(grid, rowIndex, block, label)
        }
        store(grid, rowIndex, reading, after: labelCell, index, label) { leaf in
            block.position(row: row, column: leaf.column)
        }
    }

    private mutating func readOther(_ grid: Grid, _ rowIndex: Int, _ reading: RowReading) {
        let row = grid.rows[rowIndex]
        let figureCount = row.count { FigureText.beginsLikeFigure($0.text) }
        let isFigures = row.allSatisfy { $0.isBlank || FigureText.beginsLikeFigure($0.text) }
        if isFigures, figureCount > 1, headers.isOpen { awaitsAcross = awaitsAcross ?? acrossBlock }
        if let index = awaitsAcross, isFigures || figureCount > 1 || row.count > 2 {
            awaitsAcross = nil
            readAcross(grid, rowIndex, index)
            return headers.endHeaders()
        }
        let text = Self.text(of: row)
        if isFigures, figureCount > 1, let index = acrossBlock(lastReadIn: grid) {
            let other = rowPlaces[index]?[0]?.description ?? Phrase("", en: "")
            let label = labels.form.tables[index.table].title
            let reason = DocumentMessages.duplicateRow.filled(["other": other, "row": label])
            fault(.duplicateRow, reason, grid, rowIndex)
        } else if reading.labelCell >= 0, reading.labelCell < row.count - 1, figureCount > 0 {
            readStray(grid, rowIndex, reading)
            headers.endHeaders()
        } else if figureCount > 0, !headers.isEmpty {
            remark(DocumentMessages.unknownRow.filled(["row": text]))
            headers.endHeaders()
        } else if row.count(where: { !$0.isBlank }) == 1,
            ["注", "备注", "说明"].contains(where: text.hasPrefix)
        {
            remark(Phrase(text, en: text))
        } else {
            headers.add(row, table: grid.number)
        }
    }

    private mutating func remark(_ note: Phrase) {
        if rowNotes.count < Self.mostNotes { rowNotes.append(note) }
    }

    // MARK: Rows with other labels

    /// A row whose label the form does not have: the row that is missing here, if its label is
    /// near enough to no other, else none of the form.
    private mutating func readStray(_ grid: Grid, _ rowIndex: Int, _ reading: RowReading) {
        let row = grid.rows[rowIndex]
        let printed = row[reading.labelCell].text
        let expected = expectedRows()
        let found = headers.meanings(of: LabelKey(printed)).compactMap { meaning -> BlockRow? in
            guard case .row(let block, let line) = meaning else { return nil }
            let row = BlockRow(block: block, row: line)
            return expected.contains(row) ? row : nil
        }
        guard found.count == 1, let match = found.first else {
            let place = Self.place(grid, rowIndex)
            for row in expected where strays[row] == nil {
                strays[row] = (String(printed.oneLine.prefix(60)), place)
            }
            if !headers.isEmpty {
                remark(DocumentMessages.unknownRow.filled(["row": Self.text(of: row)]))
            }
            return
        }
        let label = labels.block(match.block).rows[match.row].spoken
        remark(
            DocumentMessages.rowByPosition.filled(["row": label]).filled([
                "found": printed.oneLine
            ]))
        readFigures(grid, rowIndex, match.block, match.row, reading.labelCell, false)
    }

    /// Rows that are printed nowhere and whose place is here: behind the row last read, or first
    /// under the headers right above.
    private mutating func expectedRows() -> [BlockRow] {
        labels.blocks.compactMap { index in
            guard labels.form.tables[index.table].layout == .rows else { return nil }
            let next = lastRow?.block == index ? (lastRow?.row ?? 0) + 1 : 0
            let row = BlockRow(block: index, row: next)
            guard labels.block(index).rows.indices.contains(next), !printedRows.contains(row),
                rowPlaces[index]?[next] == nil
            else { return nil }
            return next > 0 || headers.nearReading(for: index) != nil ? row : nil
        }
    }

    // MARK: Rows side by side

    private var acrossBlock: FormLabels.BlockIndex? {
        mutating get {
            for index in labels.blocks
            where labels.form.tables[index.table].layout == .across
                && headers.nearReading(for: index) != nil
            { return index }
            return nil
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
        guard let reading = headers.remarkedReading(for: index) else { return }
        let label = labels.form.tables[index.table].title
        let place = Self.place(grid, rowIndex)
        lastLabel = label
        if let other = rowPlaces[index]?[0] {
            let reason = DocumentMessages.duplicateRow.filled([
                "other": other.description, "row": label,
            ])
            return fault(.duplicateRow, reason, grid, rowIndex)
        }
        rowPlaces[index] = Dictionary(uniqueKeysWithValues: block.rows.indices.map { ($0, place) })
        store(grid, rowIndex, reading, after: -1, index, label) { leaf in
            block.position(row: leaf.row ?? 0, column: leaf.column)
        }
    }

    // MARK: Faults

    /// The line that stands where a missing row should, if one does.
    func stray(_ index: FormLabels.BlockIndex, _ row: Int) -> (text: String, place: Place)? {
        strays[BlockRow(block: index, row: row)]
    }
}

extension Line {
    /// As printed, in both languages; the printed Chinese label helps to find the row.
    var spoken: Phrase { Phrase(label.zh, en: "\(label.zh) (\(label.en))") }
}
