import Listings
import Messages
import Store

/// Rows of totals that share their columns, as the official tables print them.
struct TotalsGrid {
    let columns: [(id: String, heading: Phrase)]
    private(set) var rows: [[Value]] = []

    private let table: Substring

    /// A cell taken apart, once.
    private struct Place {
        let cell: TotalCell
        let table: Substring
        /// `table.row`.
        let row: Substring
        let column: String
        let heading: Phrase

        init(_ cell: TotalCell, _ usualUnit: Phrase?) {
            self.cell = cell
            let name = cell.cell
            let end = name.lastIndex(of: ".")
            table = name.prefix { $0 != "." }
            row = end.map { name[..<$0] } ?? name[...]
            column = end.map { String(name[name.index(after: $0)...]) } ?? name
            heading = Self.heading(cell, usualUnit)
        }

        /// The column's words, with its unit where that is not the one of nearly all figures.
        private static func heading(_ cell: TotalCell, _ usualUnit: Phrase?) -> Phrase {
            let words = Phrase(
                behind(cell.rowLabel.zh, "·", in: cell.label.zh),
                en: behind(cell.rowLabel.en, ", ", in: cell.label.en))
            guard cell.unit != usualUnit else { return words }
            return Phrase(
                words.zh.contains("：\(cell.unit.zh)")
                    ? words.zh : "\(words.zh)（\(cell.unit.zh)）",
                en: words.en.hasSuffix("(\(cell.unit.en))")
                    ? words.en : "\(words.en) (\(cell.unit.en))")
        }

        /// What a label says behind that of the row.
        private static func behind(_ row: String, _ mark: String, in label: String) -> String {
            String(Substring(label.utf8.dropFirst(row.utf8.count + mark.utf8.count)))
        }
    }

    /// The grids of a form's cells, in form order.
    static func grids(of cells: [TotalCell]) -> [TotalsGrid] {
        let usualUnit = self.usualUnit(cells)
        var grids: [TotalsGrid] = []
        var rest = cells.map { Place($0, usualUnit) }[...]
        while let first = rest.first {
            let row = Array(rest.prefix { $0.row == first.row })
            rest = rest.dropFirst(row.count)
            if grids.last?.fits(row) != true { grids.append(TotalsGrid(columnsOf: row)) }
            grids[grids.count - 1].append(row)
        }
        return grids
    }

    private init(columnsOf row: [Place]) {
        table = row.first?.table ?? ""
        columns = row.map { ($0.column, $0.heading) }
    }

    /// Whether a row has no column that is not here, and means the same by those it has.
    private func fits(_ row: [Place]) -> Bool {
        row.allSatisfy { place in
            place.table == table
                && columns.contains { $0.id == place.column && $0.heading == place.heading }
        }
    }

    private mutating func append(_ row: [Place]) {
        let label = row.first?.cell.rowLabel ?? Phrase("", en: "")
        let figures = columns.map { column in
            // an empty text, not a blank, where the form has no such cell
            row.first { $0.column == column.id }.map { Value(decimal: $0.cell.value) }
                ?? .text("")
        }
        rows.append([.phrase(label)] + figures)
    }

    private static func usualUnit(_ cells: [TotalCell]) -> Phrase? {
        var counts: [Phrase: Int] = [:]
        for cell in cells { counts[cell.unit, default: 0] += 1 }
        return counts.max { $0.value < $1.value }?.key
    }
}
