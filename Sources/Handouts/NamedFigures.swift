import Forms

/// Every figure of a total by name: the form's cells, `table.row.column`, and the sums of its
/// groups, whose id stands in the place of the row's or the column's.
struct NamedFigures {
    struct Entry {
        /// The sum of those parts that are not blank; nil if all are.
        var value: Int128?
        let unit: Unit
    }

    /// `table`, `row`, `column`.
    struct Name: Hashable {
        let table: String
        let row: String
        let column: String
    }

    private(set) var entries: [Name: Entry] = [:]

    init(_ total: PublishedTotal) {
        for table in total.form.tables {
            for block in table.blocks { add(block, of: table, total) }
        }
    }

    private mutating func add(_ block: Block, of table: Table, _ total: PublishedTotal) {
        for (rowNumber, row) in block.rows.enumerated() {
            for (columnNumber, column) in block.columns.enumerated() {
                let position = block.position(row: rowNumber, column: columnNumber)
                let value = total.figures[position].value.map { Int128($0) }
                for rowName in [row.id] + row.groups.compactMap(\.id) {
                    for columnName in [column.id] + column.groups.compactMap(\.id) {
                        let name = Name(table: table.id, row: rowName, column: columnName)
                        add(value, total.form.cells[position].unit, to: name)
                    }
                }
            }
        }
    }

    private mutating func add(_ value: Int128?, _ unit: Unit, to name: Name) {
        guard var entry = entries[name] else {
            entries[name] = Entry(value: value, unit: unit)
            return
        }
        if let value { entry.value = (entry.value ?? 0) + value }
        entries[name] = entry
    }
}
