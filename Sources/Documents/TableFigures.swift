import Forms
import Messages

extension TableReader {
    /// Stores one value per leaf, or faults the row.
    mutating func store(
        _ grid: Grid, _ rowIndex: Int, _ reading: HeaderLines.Reading, after labelCell: Int,
        _ index: FormLabels.BlockIndex, _ label: Phrase, position: (HeaderRegion.Leaf) -> Int
    ) {
        let row = grid.rows[rowIndex]
        let leaves = reading.leaves
        let values = RowValues(
            grid: grid, row: row, leaves: leaves, isAligned: reading.table == grid.number,
            labelCell: labelCell, isOpenEnded: openEnded.contains(rowIndex),
            isLast: rowIndex == grid.rows.count - 1, habit: habit)
        guard let values = values.cells else {
            if case .full(let width) = grid.columns, row.count != width {
                let reason = DocumentMessages.wrongWidth.filled(["row": label]).filled([
                    "found": String(row.count), "expected": String(width),
                ])
                return fault(.wrongCount, reason, grid, rowIndex)
            }
            let found = row.dropFirst(labelCell + 1).count { !$0.isCovered }
            let reason = DocumentMessages.wrongCount.filled(["row": label]).filled([
                "found": String(found), "expected": String(leaves.count),
            ])
            return fault(.wrongCount, reason, grid, rowIndex)
        }
        let ofRow = row.prefix(labelCell + 1).flatMap { StatedUnit.stated(in: $0.text) }
        let rowHasMoney = leaves.contains { labels.form.cells[position($0)].unit.isMoney }
        let captions = blockUnits.isEmpty ? tableUnits : blockUnits
        let isWrittenOn =
            headers.areWrittenOn
            || row.prefix(labelCell + 1).contains { $0.unread.doubts.contains(.written) }
        for (leaf, value) in zip(leaves, values) {
            let position = position(leaf)
            let cell = labels.form.cells[position]
            var header = StatedUnit.stated(in: leaf.text)
            if cell.unit.isMoney, header.isEmpty, let thing = StatedUnit.counter(in: leaf.text) {
                header = [.multiple(thing)]
            }
            let context = UnitContext.of(
                isMoney: cell.unit.isMoney, header: header, row: ofRow,
                rowHasMoney: rowHasMoney, captions: captions)
            var (state, note) = value.judged(
                FigureText.read(
                    value.text, unit: cell.unit, isSigned: cell.isSigned, context: context))
            if isWrittenOn, !value.isBlank {
                let raw = ["raw": value.text.oneLine] as KeyValuePairs
                (state, note) = (.unreadable, DocumentMessages.generatedText.filled(raw))
            }
            if let caveat = value.caveat { (state, note) = caveat.judged((state, note)) }
            let place = Place(
                line: value.line, table: grid.number, row: rowIndex + 1, column: value.column + 1)
            cells[position] = ReportCell(
                position: position, state: state, rawText: value.text, place: place, note: note)
        }
    }

    /// Remarks on amounts whose size speaks against the unit, where no unit is printed.
    mutating func judgeAmounts() {
        for (position, cell) in cells {
            let formCell = labels.form.cells[position]
            guard formCell.unit.isMoney, let note = cell.note, case .number(let fen) = cell.state,
                note.zh.contains(
                    DocumentMessages.unitNotGiven.filled(["unit": formCell.unit.label]).zh)
            else { continue }
            let counts = cells.values.filter {
                let other = labels.form.cells[$0.position]
                return other.table == formCell.table && other.row == formCell.row
                    && !other.unit.isMoney
            }
            guard let doubt = Amount.doubt(fen, unit: formCell.unit, counts.map(\.state))
            else { continue }
            cells[position] = ReportCell(
                position: position, state: cell.state, rawText: cell.rawText, place: cell.place,
                note: Phrase.joined([note, doubt]))
        }
    }
}
