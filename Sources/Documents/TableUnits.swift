/// The units that the text around tables names: `单位：万元` above a table, `注：金额单位为元` below.
enum TableUnits {
    /// - Returns: units by the number of the table. What stands above holds until the next line
    ///   that names one, and from the beginning of the document for all tables without one; a
    ///   note below, and a line that no table follows, for the tables of its section. Only the
    ///   former goes beyond the heading of a section.
    static func of(_ elements: [Element], _ labels: FormLabels) -> [Int: [StatedUnit]] {
        var units: [Int: [StatedUnit]] = [:]
        var ofAll: [StatedUnit] = []
        var above: [StatedUnit] = []
        /// Whether a table followed the line above.
        var isTaken = true
        var tables: [Int] = []
        var hasHeading = false
        func close() {
            guard !isTaken else { return }
            for table in tables { units[table, default: []] += above }
        }
        for element in elements {
            switch element {
            case .table(let grid):
                units[grid.number] = above.isEmpty ? ofAll : above
                isTaken = true
                tables.append(grid.number)
            case .paragraph(let text):
                guard text.utf8.count <= 600 else { continue }
                if labels.isTitle(LabelKey(text)) {
                    close()
                    (above, isTaken, tables, hasHeading) = ([], true, [], true)
                }
                let stated = StatedUnit.caption(in: text)
                guard !stated.isEmpty else { continue }
                if SectionText.isFootnote(text) {
                    for table in tables { units[table, default: []] += stated }
                } else if !hasHeading, tables.isEmpty {
                    ofAll = stated
                } else {
                    (above, isTaken) = (stated, false)
                }
            }
        }
        close()
        return units
    }
}
