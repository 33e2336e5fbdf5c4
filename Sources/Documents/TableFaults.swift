import Forms
import Messages
import Vocabulary

extension TableReader {
    /// Names what the document lacks: a table, a row, or all behind the line where it ends.
    mutating func reportMissing() {
        let lines = labels.blocks.flatMap { index in
            labels.block(index).rows.indices.map { (index, $0) }
        }
        let missing = lines.filter { index, row in rowPlaces[index]?[row] == nil }
        if let end = earlyEnd(lines, missing) { return faults.append(end) }
        for (tableIndex, table) in labels.form.tables.enumerated() {
            let ofTable = missing.filter { $0.0.table == tableIndex }
            if ofTable.count == lines.count(where: { $0.0.table == tableIndex }) {
                let reason = DocumentMessages.missingTable.filled(["table": table.title])
                faults.append(DocumentFault(.missingTable, reason))
                continue
            }
            for (index, row) in ofTable { reportMissing(index, row, table) }
        }
    }

    private mutating func reportMissing(_ index: FormLabels.BlockIndex, _ row: Int, _ table: Table)
    {
        let line = labels.block(index).rows[row]
        guard let stray = stray(index, row) else {
            let reason = DocumentMessages.missingRow.filled([
                "table": table.title, "row": line.spoken,
            ])
            return faults.append(DocumentFault(.missingRow, reason))
        }
        let reason = DocumentMessages.leftOutRow.filled(["row": line.spoken]).filled([
            "found": stray.text
        ])
        faults.append(DocumentFault(.missingRow, reason, at: stray.place))
    }

    /// One fault for all rows behind the last, if the document breaks off within a table. A last
    /// row that is short of values is part of it.
    private mutating func earlyEnd(
        _ lines: [(FormLabels.BlockIndex, Int)], _ missing: [(FormLabels.BlockIndex, Int)]
    ) -> DocumentFault? {
        guard missing.count > 1, let next = missing.first, let last = lastLabel,
            lines.suffix(missing.count).elementsEqual(missing, by: ==),
            lines.contains(where: { $0.0.table == next.0.table && rowPlaces[$0.0]?[$0.1] != nil }),
            stray(next.0, next.1) == nil
        else { return nil }
        let isWithinRow = faults.count == 1 && faults[0].kind == .wrongCount
        if faults.count > (isWithinRow ? 1 : 0) { return nil }
        let place = faults.first?.place
        faults = []
        let reason = DocumentMessages.endsEarly.filled([
            "last": last, "next": labels.block(next.0).rows[next.1].spoken,
        ]).filled(["count": String(missing.count)])
        return DocumentFault(.missingRow, reason, at: place)
    }

    // MARK: Rows that are there

    mutating func faultHeaders(
        _ grid: Grid, _ rowIndex: Int, _ block: Block, _ label: Phrase
    ) {
        let columns = Phrase(
            block.columns.map(\.label.zh).joined(separator: "、"),
            en: block.columns.map(\.label.zh).joined(separator: ", "))
        let found = headers.lines.text
        let reason =
            found.isEmpty ? DocumentMessages.missingHeaders : DocumentMessages.unknownHeaders
        fault(
            .missingHeaders,
            reason.filled(["row": label, "columns": columns]).filled(["found": found]), grid,
            rowIndex)
    }

    mutating func fault(
        _ kind: DocumentFault.Kind, _ reason: Phrase, _ grid: Grid, _ rowIndex: Int
    ) {
        let raw = String(Self.text(of: grid.rows[rowIndex]).prefix(120))
        faults.append(
            DocumentFault(kind, reason, at: Self.place(grid, rowIndex), rawText: raw))
    }

    static func place(_ grid: Grid, _ rowIndex: Int) -> Place {
        let line = grid.rows[rowIndex].lazy.compactMap(\.line).first
        return Place(line: line, table: grid.number, row: rowIndex + 1)
    }

    static func text(of row: [GridCell]) -> String {
        row.map { String($0.text.oneLine.prefix(60)) }.joined(separator: " | ")
    }
}

/// Whether the size of an amount fits the unit it was read in.
enum Amount {
    /// Below this, fen for each counted thing: no purchase of an office.
    private static let leastFenEach: Int64 = 100_000
    /// Above this: ten hundred million yuan, more than an office collects.
    private static let mostFen: Int64 = 100_000_000_000

    /// - Parameter counts: what the same row counts.
    static func doubt(_ fen: Int64, unit: Unit, _ counts: [ReportCell.State]) -> Phrase? {
        guard fen > 0 else { return nil }
        if fen >= mostFen { return DocumentMessages.amountTooLarge }
        guard unit.scale <= 100 else { return nil }
        let count = counts.map { if case .number(let count) = $0 { count } else { Int64(0) } }.max()
        let things = max(1, min(count ?? 1, 1_000_000))
        return fen < leastFenEach * things ? DocumentMessages.amountTooSmall : nil
    }
}
