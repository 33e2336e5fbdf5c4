public import Messages

/// A table of a form as it is printed: lines of cells that reach over columns and lines.
///
/// - Source: the notices' own blank forms. Where a block has fewer columns than the widest, its
///   last column takes the rest.
public struct PrintedTable: Sendable {
    public enum Content: Sendable, Hashable {
        case label(Phrase)
        /// A figure, by the position of its cell in the form.
        case figure(Int)
    }

    public enum Role: Sendable, Hashable {
        /// A line over the whole width, 第二十条第（一）项.
        case caption
        /// The corner, and what stands above figures.
        case columnHead
        /// What stands beside figures.
        case rowHead
        case figure
    }

    public struct Cell: Sendable, Hashable {
        public let content: Content
        public let role: Role
        public let columns: Int
        public let lines: Int

        init(_ content: Content, _ role: Role, columns: Int = 1, lines: Int = 1) {
            self.content = content
            self.role = role
            self.columns = columns
            self.lines = lines
        }
    }

    /// Columns that hold labels of rows; none where the rows stand side by side.
    public let labelColumns: Int
    /// Columns that hold figures.
    public let figureColumns: Int
    /// The cells that begin in each line, from the left.
    public let lines: [[Cell]]
    /// Lines above the first figures.
    public let headLines: Int
    /// One a column: its share of the width.
    public let widths: [Int]

    public var columns: Int { labelColumns + figureColumns }
}

extension Table {
    /// The table as it is printed.
    public var printed: PrintedTable {
        switch layout {
        case .rows: printedInRows
        case .across: printedAcross
        }
    }

    // MARK: Rows below each other

    private var printedInRows: PrintedTable {
        let labelColumns = blocks.flatMap(\.rows).map { $0.groups.count + 1 }.max() ?? 1
        let width = blocks.map(\.columns.count).max() ?? 1
        let heads = blocks.map { block in
            head(of: block, labelColumns: labelColumns, width: width)
        }
        let lines = zip(blocks, heads).flatMap { block, head in
            head + body(of: block, labelColumns: labelColumns, width: width)
        }
        return PrintedTable(
            labelColumns: labelColumns, figureColumns: width, lines: lines,
            headLines: heads.first?.count ?? 0, widths: widths(of: labelColumns + width))
    }

    private func head(
        of block: Block, labelColumns: Int, width: Int
    ) -> [[PrintedTable.Cell]] {
        var lines: [[PrintedTable.Cell]] = []
        let groups = block.columns.map(\.groups.count).max() ?? 0
        let height = groups + 1 + (header == nil ? 0 : 1)
        if let caption = block.caption {
            lines.append([.init(.label(caption), .caption, columns: labelColumns + width)])
        }
        let corner = PrintedTable.Cell(
            .label(corner ?? Phrase("", en: "")), .columnHead, columns: labelColumns,
            lines: height)
        let spans = Self.spans(of: block.columns.count, in: width)
        var heads = Self.heads(block.columns, depth: groups) { spans[$0] }
        if let header {
            heads.insert([.init(.label(header), .columnHead, columns: width)], at: 0)
        }
        heads[0].insert(corner, at: 0)
        return lines + heads
    }

    /// The headings of lines that stand side by side: those of groups above, the lines' own from
    /// where their groups end down to the last.
    private static func heads(
        _ lines: [Line], depth: Int, width: (Int) -> Int
    ) -> [[PrintedTable.Cell]] {
        (0...depth).map { level in
            var cells: [PrintedTable.Cell] = []
            for (number, line) in lines.enumerated() {
                if line.groups.count == level {
                    cells.append(
                        .init(
                            .label(line.label), .columnHead, columns: width(number),
                            lines: depth - level + 1))
                } else if line.groups.count > level, isFirst(number, in: lines, level) {
                    let count = Self.count(from: number, in: lines, level)
                    let columns = (number..<number + count).reduce(0) { $0 + width($1) }
                    cells.append(
                        .init(.label(line.groups[level].label), .columnHead, columns: columns))
                }
            }
            return cells
        }
    }

    private func body(
        of block: Block, labelColumns: Int, width: Int
    ) -> [[PrintedTable.Cell]] {
        let spans = Self.spans(of: block.columns.count, in: width)
        return block.rows.enumerated().map { number, row in
            var cells: [PrintedTable.Cell] = []
            for (level, group) in row.groups.enumerated()
            where Self.isFirst(number, in: block.rows, level) {
                let count = Self.count(from: number, in: block.rows, level)
                cells.append(.init(.label(group.label), .rowHead, lines: count))
            }
            cells.append(
                .init(.label(row.label), .rowHead, columns: labelColumns - row.groups.count))
            return cells
                + spans.enumerated().map { column, span in
                    .init(
                        .figure(block.position(row: number, column: column)), .figure,
                        columns: span)
                }
        }
    }

    /// How far each column reaches; the last takes what is left.
    private static func spans(of count: Int, in width: Int) -> [Int] {
        (0..<count).map { $0 == count - 1 ? width - count + 1 : 1 }
    }

    /// Whether a line is the first under its heading of a level.
    private static func isFirst(_ number: Int, in lines: [Line], _ level: Int) -> Bool {
        number == 0
            || lines[number - 1].groups.prefix(level + 1) != lines[number].groups.prefix(level + 1)
    }

    /// How many lines stand under the heading of a level, from the first.
    private static func count(from number: Int, in lines: [Line], _ level: Int) -> Int {
        let groups = lines[number].groups.prefix(level + 1)
        return lines[number...].prefix { $0.groups.prefix(level + 1) == groups }.count
    }

    // MARK: Rows side by side

    private var printedAcross: PrintedTable {
        let depth = blocks.flatMap(\.rows).map(\.groups.count).max() ?? 0
        var heads: [[PrintedTable.Cell]] = Array(repeating: [], count: depth + 2)
        for block in blocks {
            let rows = block.rows
            for (number, row) in rows.enumerated() {
                let above = row.groups.count
                for (level, group) in row.groups.enumerated()
                where Self.isFirst(number, in: rows, level) {
                    let count = Self.count(from: number, in: rows, level)
                    heads[level].append(
                        .init(
                            .label(group.label), .columnHead,
                            columns: count * block.columns.count))
                }
                heads[above].append(
                    .init(.label(row.label), .columnHead, columns: block.columns.count))
                heads[above + 1] += block.columns.map {
                    .init(.label($0.label), .columnHead, lines: depth - above + 1)
                }
            }
        }
        let figures = blocks.flatMap { block in
            (0..<block.rows.count * block.columns.count).map {
                PrintedTable.Cell(.figure(block.firstPosition + $0), .figure)
            }
        }
        return PrintedTable(
            labelColumns: 0, figureColumns: figures.count, lines: heads + [figures],
            headLines: heads.count, widths: widths(of: figures.count))
    }

    private func widths(of columns: Int) -> [Int] {
        widths.isEmpty ? Array(repeating: 1, count: columns) : widths
    }
}
