/// The units that the text around tables names: `单位：万元` above a table, `注：金额单位为元` below.
enum TableUnits {
    /// - Returns: units by the number of the table. What stands above holds until the next line
    ///   that names one, a note below for the tables of its section; neither goes beyond the
    ///   heading of a section.
    static func of(_ elements: [Element], _ labels: FormLabels) -> [Int: [StatedUnit]] {
        var units: [Int: [StatedUnit]] = [:]
        var above: [StatedUnit] = []
        var tables: [Int] = []
        for element in elements {
            switch element {
            case .table(let grid):
                units[grid.number] = above
                tables.append(grid.number)
            case .paragraph(let text):
                guard text.utf8.count <= 600 else { continue }
                if labels.isTitle(LabelKey(text)) {
                    above = []
                    tables = []
                }
                let stated = StatedUnit.caption(in: text)
                guard !stated.isEmpty else { continue }
                if SectionText.isFootnote(text) {
                    for table in tables { units[table, default: []] += stated }
                } else {
                    above = stated
                }
            }
        }
        return units
    }
}
