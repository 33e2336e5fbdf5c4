import Forms

/// The printed tables of a form on one grid of columns, so that they can stand on one sheet below
/// each other although each has columns of its own.
struct TableGrid {
    /// A printed cell and where it stands.
    struct Placed {
        let cell: PrintedTable.Cell
        /// Lines of its table, from 0.
        let lines: ClosedRange<Int>
        /// Columns of the grid, from 0.
        let columns: ClosedRange<Int>
    }

    /// Shares of the whole width, in thousandths.
    let widths: [Int]
    /// The cells of each table, line by line.
    let tables: [[Placed]]

    private static let whole = 1000
    /// Edges of columns nearer than this become one.
    private static let tolerance = 12

    init(_ printed: [PrintedTable]) {
        let edges = printed.map(Self.edges)
        let grid = Self.grid(edges)
        widths = zip(grid.dropFirst(), grid).map { $0 - $1 }
        tables = zip(printed, edges).map { table, edges in
            let nearest = edges.map { edge in
                grid.indices.min { abs(grid[$0] - edge) < abs(grid[$1] - edge) } ?? 0
            }
            return Self.placed(table, nearest)
        }
    }

    /// Where the columns of a table begin and end, from 0 to the whole width.
    private static func edges(_ table: PrintedTable) -> [Int] {
        let total = table.widths.reduce(0, +)
        var sum = 0
        return [0]
            + table.widths.map { width in
                sum += width
                return sum * whole / max(total, 1)
            }
    }

    /// The edges of all tables; two of one table never become one.
    private static func grid(_ tables: [[Int]]) -> [Int] {
        var grid: [Int] = []
        for edges in tables {
            var own: Set<Int> = []
            for edge in edges {
                let near = grid.filter { abs($0 - edge) <= tolerance && !own.contains($0) }
                    .min { abs($0 - edge) < abs($1 - edge) }
                own.insert(near ?? edge)
                if near == nil, !grid.contains(edge) { grid.append(edge) }
            }
        }
        return grid.sorted()
    }

    /// Goes through the lines as a browser does: a cell begins at the first column that none from
    /// above reaches into.
    private static func placed(_ table: PrintedTable, _ edges: [Int]) -> [Placed] {
        var result: [Placed] = []
        var reach = Array(repeating: 0, count: table.columns)
        for (line, cells) in table.lines.enumerated() {
            var column = 0
            for cell in cells {
                while column < table.columns, reach[column] > line { column += 1 }
                let end = min(column + cell.columns, table.columns)
                guard column < end else { break }
                for covered in column..<end { reach[covered] = line + cell.lines }
                result.append(
                    Placed(
                        cell: cell, lines: line...line + cell.lines - 1,
                        columns: edges[column]...edges[end] - 1))
                column = end
            }
        }
        return result
    }
}
