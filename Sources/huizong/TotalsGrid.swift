import Messages
import Publishing
import Store

/// Rows of totals that share their columns, as the official tables print them.
struct TotalsGrid {
    let columns: [(id: String, heading: Phrase)]
    private(set) var rows: [[Value]] = []

    private let table: Substring
    private let usualUnit: Phrase?

    /// The grids of a form's cells, in form order.
    static func grids(of cells: [TotalCell]) -> [TotalsGrid] {
        let usualUnit = self.usualUnit(cells)
        var grids: [TotalsGrid] = []
        var rest = cells[...]
        while let first = rest.first {
            let name = rowName(first)
            let row = Array(rest.prefix { rowName($0) == name })
            rest = rest.dropFirst(row.count)
            if grids.last?.fits(row) != true {
                grids.append(TotalsGrid(columnsOf: row, usualUnit: usualUnit))
            }
            grids[grids.count - 1].append(row)
        }
        return grids
    }

    private init(columnsOf row: [TotalCell], usualUnit: Phrase?) {
        self.usualUnit = usualUnit
        table = row.first?.cell.prefix { $0 != "." } ?? ""
        columns = row.map { (Self.columnID($0), Self.heading($0, usualUnit)) }
    }

    /// Whether a row has no column that is not here, and means the same by those it has.
    private func fits(_ row: [TotalCell]) -> Bool {
        row.allSatisfy { cell in
            let heading = Self.heading(cell, usualUnit)
            return cell.cell.prefix { $0 != "." } == table
                && columns.contains { $0.id == Self.columnID(cell) && $0.heading == heading }
        }
    }

    private mutating func append(_ row: [TotalCell]) {
        let label = row.first?.rowLabel ?? Phrase("", en: "")
        let figures = columns.map { column in
            // an empty text, not a blank, where the form has no such cell
            row.first { Self.columnID($0) == column.id }.map { Value(decimal: $0.value) }
                ?? .text("")
        }
        rows.append([.phrase(label)] + figures)
    }

    /// `table.row` of a cell.
    private static func rowName(_ cell: TotalCell) -> Substring {
        cell.cell.lastIndex(of: ".").map { cell.cell[..<$0] } ?? cell.cell[...]
    }

    private static func columnID(_ cell: TotalCell) -> String {
        String(cell.cell.split(separator: ".").last ?? "")
    }

    /// The column's words, with its unit where that is not the one of nearly all figures.
    private static func heading(_ cell: TotalCell, _ usualUnit: Phrase?) -> Phrase {
        let words = Phrase(
            String(cell.label.zh.dropFirst(cell.rowLabel.zh.count + 1)),
            en: String(cell.label.en.dropFirst(cell.rowLabel.en.count + 2)))
        guard cell.unit != usualUnit else { return words }
        return Phrase(
            words.zh.contains("：\(cell.unit.zh)") ? words.zh : "\(words.zh)（\(cell.unit.zh)）",
            en: words.en.hasSuffix("(\(cell.unit.en))") ? words.en : "\(words.en) (\(cell.unit.en))"
        )
    }

    private static func usualUnit(_ cells: [TotalCell]) -> Phrase? {
        var counts: [Phrase: Int] = [:]
        for cell in cells { counts[cell.unit, default: 0] += 1 }
        return counts.max { $0.value < $1.value }?.key
    }
}
