@testable import Documents

/// The ways in which texts lay a table out, as converters, pages and people leave it.
enum TextStyle: String, CaseIterable, Sendable {
    /// One row a line.
    case rows, rowsBordered, rowsWithoutLastPipe, rowsFilled, rowsFilledButLast, rowsTabbed
    /// One row a line, every merged-away cell printed blank, tabs between.
    case sheet
    /// One cell a line with a pipe.
    case cells, cellsFilled, cellsFilledApart, cellsMarked, pipesBelow
    /// One cell a line without any.
    case lines, linesApart, linesRowsApart

    /// The lines of one table.
    func text(_ rows: [[String]], grid: [[ReportLayout.Printed]]) -> [String] {
        let width = (rows.map(\.count).max() ?? 0) + 1
        let piped = rows.map { $0.map { $0 + " |" } }
        let filling = rows.map { String(repeating: "|", count: width - $0.count) }
        switch self {
        case .rows: return piped.map { $0.joined(separator: " ") }
        case .rowsBordered: return piped.map { "| " + $0.joined(separator: " ") }
        case .rowsWithoutLastPipe: return rows.map { $0.joined(separator: " | ") }
        case .rowsFilled: return zip(piped, filling).map { $0.joined(separator: " ") + " " + $1 }
        case .rowsFilledButLast:
            let lines = zip(piped, filling).map { $0.joined(separator: " ") + " " + $1 }
            return lines.dropLast() + [piped.last?.joined(separator: " ") ?? ""]
        case .rowsTabbed: return rows.map { $0.joined(separator: "\t") }
        case .sheet:
            return grid.map { row in
                let cells = row.flatMap { cell in
                    [cell.text] + [String](repeating: "", count: cell.columns - 1)
                }
                // what is copied has one width
                let rest = [String](repeating: "", count: max(0, 16 - cells.count))
                return (cells + rest).joined(separator: "\t")
            }
        case .cells: return piped.flatMap { $0 }
        case .cellsFilled:
            return zip(piped, filling).flatMap { $0.dropLast() + [($0.last ?? "") + " " + $1] }
        case .cellsFilledApart: return zip(piped, filling).flatMap { $0 + [$1] }
        case .cellsMarked: return zip(piped, filling).flatMap { ["|"] + $0 + [$1] }
        case .pipesBelow: return rows.joined().flatMap { $0.isEmpty ? ["|"] : [$0, "|"] }
        case .lines: return rows.flatMap { $0 }
        case .linesApart: return rows.joined().flatMap { ["", $0] }
        case .linesRowsApart: return rows.flatMap { $0 + [""] }
        }
    }
}

extension ReportLayout {
    /// The report in a style of text.
    ///
    /// - Parameter hasTitles: whether the sections of the tables have headings.
    func text(_ style: TextStyle, hasTitles: Bool = true) -> String {
        let lines = parts(hasTitles: hasTitles) { rows in
            style.text(rows.map { $0.map(\.text) }, grid: Self.grid(rows)).joined(separator: "\n")
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
