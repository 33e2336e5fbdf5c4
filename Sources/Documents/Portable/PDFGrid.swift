import Messages

/// A table of a page, told by the lines that are drawn around its cells.
struct PDFGrid {
    struct Cell {
        /// First and last row and column, counted from 0.
        var rows: ClosedRange<Int>
        var columns: ClosedRange<Int>
        let box: PDFBox
    }

    /// Borders between columns and rows, from the left and from above.
    var lefts: [Double]
    let tops: [Double]
    let cells: [Cell]

    var box: PDFBox {
        PDFBox(
            left: lefts.first ?? 0, top: tops.first ?? 0, right: lefts.last ?? 0,
            bottom: tops.last ?? 0)
    }

    /// Lines closer than this are one border: some programs draw each cell's own.
    private static let tolerance = 4.0
    /// Shorter lines draw no border: they are parts of characters and signs.
    private static let shortest = 5.0
    /// Borders of one table; a report has 40 rows and 11 columns.
    private static let mostBorders = 200

    private struct Rule {
        /// Where it lies across its own direction.
        var place: Double
        var from: Double
        var to: Double
    }

    /// - Returns: the tables of a page from top to bottom; nil if there are too many lines.
    static func grids(_ segments: [PDFDrawing.Segment]) -> [PDFGrid]? {
        let flat = joined(
            segments.filter(\.isHorizontal).map {
                Rule(
                    place: ($0.from.y + $0.to.y) / 2, from: min($0.from.x, $0.to.x),
                    to: max($0.from.x, $0.to.x))
            })
        let upright = joined(
            segments.filter(\.isVertical).map {
                Rule(
                    place: ($0.from.x + $0.to.x) / 2, from: min($0.from.y, $0.to.y),
                    to: max($0.from.y, $0.to.y))
            })
        guard flat.count <= mostBorders, upright.count <= mostBorders else { return nil }
        var grids: [PDFGrid] = []
        for (rows, columns) in groups(flat, upright) where rows.count > 1 && columns.count > 1 {
            // What is drawn of other shapes is a picture or a chart.
            if let grid = PDFGrid(rows, columns) { grids.append(grid) }
        }
        return grids.sorted { $0.box.top < $1.box.top }
    }

    /// Pieces of one line put together.
    private static func joined(_ rules: [Rule]) -> [Rule] {
        var result: [Rule] = []
        let sorted = rules.sorted { ($0.place, $0.from) < ($1.place, $1.from) }
        var group: [Rule] = []
        func close() {
            var open: Rule?
            for rule in group.sorted(by: { $0.from < $1.from }) {
                if var last = open, rule.from <= last.to + tolerance {
                    last.to = max(last.to, rule.to)
                    open = last
                } else {
                    if let open, open.to - open.from >= shortest { result.append(open) }
                    open = rule
                }
            }
            if let open, open.to - open.from >= shortest { result.append(open) }
            group = []
        }
        for rule in sorted {
            if let first = group.first, rule.place - first.place > 1.5 { close() }
            group.append(rule)
        }
        close()
        return result
    }

    /// Lines that touch each other belong to one table.
    private static func groups(
        _ flat: [Rule], _ upright: [Rule]
    ) -> [(rows: [Rule], columns: [Rule])] {
        var parents = Array(0..<(flat.count + upright.count))
        func root(_ index: Int) -> Int {
            var index = index
            while parents[index] != index {
                parents[index] = parents[parents[index]]
                index = parents[index]
            }
            return index
        }
        for (row, rule) in flat.enumerated() {
            for (column, other) in upright.enumerated()
            where rule.from - tolerance <= other.place && other.place <= rule.to + tolerance
                && other.from - tolerance <= rule.place && rule.place <= other.to + tolerance
            {
                parents[root(row)] = root(flat.count + column)
            }
        }
        var groups: [Int: (rows: [Rule], columns: [Rule])] = [:]
        for (index, rule) in flat.enumerated() {
            groups[root(index), default: ([], [])].rows.append(rule)
        }
        for (index, rule) in upright.enumerated() {
            groups[root(flat.count + index), default: ([], [])].columns.append(rule)
        }
        return Array(groups.values)
    }

    /// - Returns: nil if the lines leave a cell that is no rectangle.
    private init?(_ flat: [Rule], _ upright: [Rule]) {
        let tops = Self.clustered(flat.map(\.place))
        let lefts = Self.clustered(upright.map(\.place))
        self.tops = tops
        self.lefts = lefts
        guard tops.count > 1, lefts.count > 1 else { return nil }
        guard let cells = Self.cells(tops, lefts, flat, upright) else { return nil }
        self.cells = cells
    }

    /// Whether a border stands along most of one side of a place.
    private static func isCrossed(
        _ rules: [Rule], at place: Double, _ from: Double, _ to: Double
    ) -> Bool {
        let margin = (to - from) * 0.3
        return rules.contains {
            abs($0.place - place) <= tolerance && $0.from <= from + margin && $0.to >= to - margin
        }
    }

    private static func cells(
        _ tops: [Double], _ lefts: [Double], _ flat: [Rule], _ upright: [Rule]
    ) -> [Cell]? {
        let (height, width) = (tops.count - 1, lefts.count - 1)
        let above = (0..<height).map { row in
            (0..<width).map { isCrossed(flat, at: tops[row], lefts[$0], lefts[$0 + 1]) }
        }
        let before = (0..<height).map { row in
            (0..<width).map { isCrossed(upright, at: lefts[$0], tops[row], tops[row + 1]) }
        }
        var owner = [[Int]](repeating: [Int](repeating: -1, count: width), count: height)
        var found: [Cell] = []
        for row in 0..<height {
            for column in 0..<width where owner[row][column] < 0 {
                var (lastRow, lastColumn) = (row, column)
                while lastColumn + 1 < width, owner[row][lastColumn + 1] < 0,
                    !before[row][lastColumn + 1]
                { lastColumn += 1 }
                while lastRow + 1 < height,
                    (column...lastColumn).allSatisfy({ !above[lastRow + 1][$0] })
                { lastRow += 1 }
                for y in row...lastRow {
                    for x in column...lastColumn {
                        // Within the rectangle there is no border, and no other cell.
                        guard owner[y][x] < 0, x == column || !before[y][x],
                            y == row || !above[y][x]
                        else { return nil }
                        owner[y][x] = found.count
                    }
                }
                found.append(
                    Cell(
                        rows: row...lastRow, columns: column...lastColumn,
                        box: PDFBox(
                            left: lefts[column], top: tops[row], right: lefts[lastColumn + 1],
                            bottom: tops[lastRow + 1])))
            }
        }
        // Between two cells that meet, a border must stand.
        for row in 0..<height {
            for column in 0..<width {
                let own = owner[row][column]
                if column > 0, own != owner[row][column - 1], !before[row][column] { return nil }
                if row > 0, own != owner[row - 1][column], !above[row][column] { return nil }
            }
        }
        return found
    }

    static func clustered(_ places: [Double]) -> [Double] {
        var result: [Double] = []
        var group: [Double] = []
        for place in places.sorted() {
            if let first = group.first, place - first > tolerance {
                result.append(group.reduce(0, +) / Double(group.count))
                group = []
            }
            group.append(place)
        }
        if !group.isEmpty { result.append(group.reduce(0, +) / Double(group.count)) }
        return result
    }
}
