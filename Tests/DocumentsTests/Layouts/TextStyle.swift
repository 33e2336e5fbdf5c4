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
    /// One row a line, with other signs between the cells.
    case drawn, ruled, wide, spaced
    /// One row a line, merged cells repeated over all they reach over.
    case repeated, repeatedTabbed
    case commas

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
        case .drawn: return rows.map { "│" + $0.joined(separator: "│") + "│" }
        case .wide: return rows.map { $0.joined(separator: "｜") }
        case .ruled:
            return rows.flatMap { ["+----+----+", "| " + $0.joined(separator: " | ") + " |"] }
        case .spaced: return rows.map { $0.joined(separator: "    ") }
        case .repeated: return Self.repeated(grid).map { "| " + $0.joined(separator: " | ") + " |" }
        case .repeatedTabbed: return Self.repeated(grid).map { $0.joined(separator: "\t") }
        case .commas: return rows.map { $0.map { "\"\($0)\"" }.joined(separator: ",") }
        }
    }

    /// Every place of a table with the text of the cell that reaches over it.
    private static func repeated(_ grid: [[ReportLayout.Printed]]) -> [[String]] {
        var above: [String] = []
        return grid.map { row in
            var texts: [String] = []
            for cell in row {
                for _ in 0..<cell.columns {
                    let isAbove = cell.isCovered && above.indices.contains(texts.count)
                    texts.append(isAbove ? above[texts.count] : cell.text)
                }
            }
            above = texts
            return texts
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
