public import Messages

extension Form {
    /// The label of a cell's column, with the heading it stands under.
    public func columnLabel(of cell: Cell) -> Phrase {
        for block in tables.filter({ $0.id == cell.table }).flatMap(\.blocks)
        where block.rows.contains(where: { $0.id == cell.row }) {
            for column in block.columns where column.id == cell.column {
                guard let group = column.group else { return column.label }
                return Phrase(
                    "\(group.zh) \(column.label.zh)", en: "\(group.en): \(column.label.en)")
            }
        }
        return Phrase(cell.column, en: cell.column)
    }

    /// The identities over one year's figures that hold in a year, in the order of the file.
    public func identities(year: Int) -> [(rule: Rule, instance: Rule.Instance)] {
        rules.filter { $0.check == .equal && !$0.looksAtLastYear && $0.years.contains(year) }
            .flatMap { rule in rule.instances.map { (rule, $0) } }
    }
}
