public import Messages
public import Vocabulary

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

    /// Rules whose instances are the identities over one year's figures, in the order of the file.
    ///
    /// - Parameter level: of the region whose agency reports; nil for totals, and where it is not
    ///   known: rules for certain levels are left out.
    public func identityRules(year: Int, level: RegionLevel? = nil) -> [Rule] {
        rules.filter {
            $0.check == .equal && !$0.looksAtLastYear && $0.years.contains(year)
                && ($0.levels.isEmpty || level.map($0.levels.contains) == true)
        }
    }

    public func identities(
        year: Int, level: RegionLevel? = nil
    ) -> [(rule: Rule, instance: Rule.Instance)] {
        identityRules(year: year, level: level).flatMap { rule in
            rule.instances.map { (rule, $0) }
        }
    }
}
