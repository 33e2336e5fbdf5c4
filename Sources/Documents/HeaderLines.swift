import Forms
import Messages

/// The lines above some figures as printed, and what their headers mean where a label is
/// mistyped, cut off or broken over two lines.
///
/// Headers are read only where one meaning is left: each column named once, and no other order
/// of them as near to what is printed.
struct HeaderLines {
    /// Columns of a block in printed order, and a remark if they are not printed as they should.
    struct Reading {
        let leaves: [HeaderRegion.Leaf]
        let table: Int
        var remark: Phrase?
        /// Whether these are the nearest headers, not some further up.
        var isNear = true
    }

    private static let mostLines = 8
    private static let mostPermuted = 5

    private(set) var rows: [[GridCell]] = []
    private(set) var table = 0

    var isEmpty: Bool { rows.isEmpty }

    mutating func append(_ row: [GridCell], table: Int) {
        let cells = row.filter { !$0.isBlank && $0.text.utf8.count <= 400 }
        guard !cells.isEmpty else { return }
        if rows.count == Self.mostLines { rows.removeFirst() }
        rows.append(cells)
        self.table = table
    }

    /// Whether the lines are those of a table's headers, whatever they say.
    var areHeaders: Bool {
        rows.joined().contains { LabelKey($0.text) == RowSplitting.corner }
    }

    /// For messages: the printed lines.
    var text: String {
        String(
            rows.suffix(2).map { $0.map(\.text.oneLine).joined(separator: " | ") }
                .joined(separator: " / ").prefix(120))
    }

    // MARK: Exact labels

    func region(_ labels: FormLabels) -> HeaderRegion {
        region(of: rows) { labels.meanings(of: $0) }
    }

    private func region(
        of rows: [[GridCell]], _ meanings: (LabelKey) -> [FormLabels.Meaning]
    ) -> HeaderRegion {
        var region = HeaderRegion(table: table)
        region.rows = rows.map { row in
            row.compactMap { cell in
                let found = meanings(LabelKey(cell.text))
                guard !found.isEmpty else { return nil }
                return HeaderRegion.Label(column: cell.column, meanings: found, text: cell.text)
            }
        }
        return region
    }

    // MARK: Other labels

    /// The columns of a block whose headers are not printed as the form has them; nil if they
    /// are not certain.
    func repaired(
        for index: FormLabels.BlockIndex, _ labels: FormLabels, _ guesses: inout LabelGuesses
    ) -> Reading? {
        let isAcross = labels.form.tables[index.table].layout == .across
        let block = labels.block(index)
        let count = isAcross ? nil : block.columns.count
        let isHeader = (rows.last ?? []).map { cell in
            guesses.exactMeanings(of: LabelKey(cell.text)).contains(where: \.isOfColumns)
        }
        for rows in [rows] + joined(rows, columnCount: count)
            + parted(rows, columnCount: count, isHeader)
        {
            let region = region(of: rows) { key in
                let exact = guesses.exactMeanings(of: key)
                return exact.isEmpty ? guesses.meanings(of: key) : exact
            }
            let leaves =
                isAcross
                ? region.figuresAcross(of: block, index) : region.columns(of: block, index)
            if let leaves { return reading(leaves, block) }
            guard !isAcross, let leaves = Self.byPosition(rows, block) else { continue }
            return reading(leaves, block)
        }
        return nil
    }

    private func reading(_ leaves: [HeaderRegion.Leaf], _ block: Block) -> Reading {
        let changed = leaves.filter { leaf in
            let line = block.columns[leaf.column]
            let key = LabelKey(leaf.text)
            return !([line.label.zh] + line.match + line.aliases).contains { LabelKey($0) == key }
        }
        let found = changed.isEmpty ? text : changed.map(\.text.oneLine).joined(separator: "、")
        let columns = (changed.isEmpty ? leaves : changed)
            .map { block.columns[$0.column].label.zh }.joined(separator: "、")
        return Reading(
            leaves: leaves, table: table,
            remark: DocumentMessages.headersByPosition.filled(["found": found, "columns": columns]))
    }

    /// The lines with two that follow each other put together cell by cell: `本年新 | 本年新` over
    /// `制作数量 | 公开数量`.
    private func joined(_ rows: [[GridCell]], columnCount: Int?) -> [[[GridCell]]] {
        guard let count = columnCount, rows.count > 1 else { return [] }
        return (1..<rows.count).reversed().compactMap { lower in
            let (above, below) = (rows[lower - 1], rows[lower])
            guard below.count == count, above.count >= count else { return nil }
            let pairs = zip(above.suffix(count), below).map { $0.followed(by: $1) }
            return rows[..<(lower - 1)] + [above.dropLast(count) + pairs] + rows[(lower + 1)...]
        }
    }

    /// The same for texts that print one cell after another, so that both rows of the headers
    /// stand in one line: the lower ones belong to the upper ones that are no header as they
    /// stand, or all to the only one of these.
    ///
    /// - Parameter isHeader: which cells of the last line name columns as they stand.
    private func parted(
        _ rows: [[GridCell]], columnCount: Int?, _ isHeader: [Bool]
    ) -> [[[GridCell]]] {
        guard let count = columnCount, let cells = rows.last else { return [] }
        return (1...count).flatMap { lower -> [[[GridCell]]] in
            Set([count, count - lower + 1]).compactMap { upper in
                guard cells.count >= upper + lower else { return nil }
                let below = Array(cells.suffix(lower))
                let above = Array(cells.dropLast(lower).suffix(upper))
                let first = cells.count - upper - lower
                let open = above.indices.filter { !isHeader[first + $0] }
                guard !open.isEmpty, open.count == lower || open.count == 1 && upper < count
                else { return nil }
                let whole = above.indices.flatMap { index -> [GridCell] in
                    guard let place = open.firstIndex(of: index) else { return [above[index]] }
                    let parts = open.count == 1 ? below : [below[place]]
                    return parts.map { above[index].followed(by: $0) }
                }
                guard whole.count == count else { return nil }
                return rows.dropLast() + [cells.dropLast(upper + lower) + whole]
            }
        }
    }

    /// The columns of a block, given one line with a header for each: the order in which the
    /// printed texts are nearest to the labels. Texts that are alike keep the form's order.
    private static func byPosition(_ rows: [[GridCell]], _ block: Block) -> [HeaderRegion.Leaf]? {
        let count = block.columns.count
        guard count > 1, count <= mostPermuted, block.columns.allSatisfy({ $0.group == nil })
        else { return nil }
        for row in rows.suffix(2).reversed() where row.count >= count {
            let cells = Array(row.suffix(count))
            // a caption and the corner may stand in front, no further column
            let hasMore = row.dropLast(count).contains { cell in
                block.columns.contains { cost(LabelKey(cell.text), $0) != nil }
            }
            guard !hasMore else { continue }
            let costs = cells.map { cell in block.columns.map { cost(LabelKey(cell.text), $0) } }
            guard let order = onlyOrder(costs, cells.map { LabelKey($0.text) }) else { continue }
            return zip(order, cells).map { column, cell in
                HeaderRegion.Leaf(
                    row: nil, column: column, gridColumn: cell.column, text: cell.text)
            }
        }
        return nil
    }

    /// Nil if a text cannot be the label at all.
    private static func cost(_ key: LabelKey, _ line: Line) -> Int? {
        ([line.label.zh] + line.match).compactMap { wording in
            let label = LabelKey(wording)
            if label == key { return 0 }
            if let slips = LabelSlip.slips(key, from: label) { return slips }
            return LabelSlip.isCut(key, of: label, least: 3) ? 4 : nil
        }.min()
    }

    private static func onlyOrder(_ costs: [[Int?]], _ keys: [LabelKey]) -> [Int]? {
        var best: (cost: Int, orders: [[Int]]) = (.max, [])
        func place(_ order: [Int], _ cost: Int) {
            guard order.count < costs.count else {
                if cost == best.cost { best.orders.append(order) }
                if cost < best.cost { best = (cost, [order]) }
                return
            }
            for column in costs.indices where !order.contains(column) {
                guard let next = costs[order.count][column] else { continue }
                // of two texts that are alike the first is the form's first
                let isTurned = order.indices.contains {
                    keys[$0] == keys[order.count] && order[$0] > column
                }
                if !isTurned { place(order + [column], cost + next) }
            }
        }
        place([], 0)
        return best.orders.count == 1 ? best.orders[0] : nil
    }
}

extension GridCell {
    /// A header of two rows as one.
    fileprivate func followed(by lower: GridCell) -> GridCell {
        GridCell(text: text + lower.text, column: lower.column, line: line)
    }
}
