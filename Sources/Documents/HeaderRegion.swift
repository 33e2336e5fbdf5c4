import Forms
import Messages

/// The header rows above some figures, and the columns they name.
struct HeaderRegion {
    struct Label {
        /// Column of the table, where the container tells it.
        let column: Int
        let meanings: [FormLabels.Meaning]
        let text: String
    }

    /// One figure's place in a row: which column of which row of the block, under which header.
    struct Leaf: Equatable {
        let row: Int?
        let column: Int
        let gridColumn: Int
        /// As printed, for the unit it may state.
        let text: String
    }

    /// Headers are a few rows, and a report prints a handful of them; more would only cost time.
    static let mostRemembered = 60

    let table: Int
    var rows: [[Label]] = []

    /// The columns of a block in printed order; nil unless these headers name each of them once
    /// and no other.
    ///
    /// Text containers drop merged-away cells, so columns under a common heading are put where
    /// that heading stands instead of being aligned by position.
    func columns(of block: Block, _ index: FormLabels.BlockIndex) -> [Leaf]? {
        enum Slot {
            case leaf(Leaf)
            case group(String)
        }
        var slots: [Slot] = []
        var used: Set<Int> = []
        for row in rows {
            // Columns without a common heading may only stand in one header row.
            let hadColumns = !used.isEmpty
            var isBehindGroup = false
            for label in row {
                guard let column = Self.column(label, index, unused: used) else {
                    if let group = Self.columnGroup(label, index) { slots.append(.group(group)) }
                    if Self.isColumn(label) { return nil }
                    continue
                }
                used.insert(column)
                let leaf = Slot.leaf(
                    Leaf(row: nil, column: column, gridColumn: label.column, text: label.text))
                let group = block.columns[column].group?.zh
                let place = slots.firstIndex {
                    if case .group(let name) = $0 { name == group } else { false }
                }
                if let place {
                    slots.insert(leaf, at: place)
                    if case .group = slots.last { isBehindGroup = true }
                } else if hadColumns {
                    // 总计 in the lower row, behind the columns of the last common heading
                    guard isBehindGroup, group == nil else { return nil }
                    slots.append(leaf)
                } else {
                    slots.append(leaf)
                }
            }
        }
        let leaves = slots.compactMap { if case .leaf(let leaf) = $0 { leaf } else { nil } }
        guard leaves.count == block.columns.count else { return nil }
        // without their common heading the columns may be printed in the form's order only
        let groups = Set(block.columns.compactMap(\.group?.zh))
        let found = slots.compactMap { if case .group(let name) = $0 { name } else { nil } }
        let isInOrder = leaves.map(\.column) == Array(block.columns.indices)
        return isInOrder || groups.isSubset(of: found) ? leaves : nil
    }

    /// The figures of a block whose rows stand side by side, in printed order; nil unless every
    /// row is named in the form's order and every column under every row.
    func figuresAcross(of block: Block, _ index: FormLabels.BlockIndex) -> [Leaf]? {
        var rowOrder: [Int] = []
        var leaves: [Leaf] = []
        for label in rows.joined() {
            for case .row(index, let row) in label.meanings where !rowOrder.contains(row) {
                rowOrder.append(row)
            }
            let columns = label.meanings.compactMap { meaning -> Int? in
                if case .column(index, let column, isAlias: _) = meaning { column } else { nil }
            }
            guard let column = columns.first else { continue }
            let row = leaves.count / block.columns.count
            guard row < block.rows.count,
                !leaves.contains(where: { $0.row == row && $0.column == column })
            else {
                return nil
            }
            leaves.append(
                Leaf(row: row, column: column, gridColumn: label.column, text: label.text))
        }
        guard rowOrder == Array(block.rows.indices),
            leaves.count == block.rows.count * block.columns.count
        else { return nil }
        return leaves
    }

    /// A header printed twice by mistake means its own column first, then the one that lists
    /// the mistake as an alias.
    private static func column(
        _ label: Label, _ index: FormLabels.BlockIndex, unused: Set<Int>
    ) -> Int? {
        var alias: Int?
        for case .column(index, let column, let isAlias) in label.meanings
        where !unused.contains(column) {
            if !isAlias { return column }
            alias = alias ?? column
        }
        return alias
    }

    private static func columnGroup(_ label: Label, _ index: FormLabels.BlockIndex) -> String? {
        for case .columnGroup(index, let name) in label.meanings { return name }
        return nil
    }

    private static func isColumn(_ label: Label) -> Bool {
        label.meanings.contains { if case .column = $0 { true } else { false } }
    }
}
