import Forms
import Messages

/// Lays figures out as reports print them, by the form alone.
struct ReportLayout {
    enum Shape: String, CaseIterable, Sendable {
        case cellLines, pipedCellLines, rowLines, html
    }

    /// A printed cell and how far it spans.
    struct Printed {
        var text: String
        var columns = 1
        var rows = 1
        /// True where a cell from above reaches in.
        var isCovered = false
    }

    var title = "某县某局2023年政府信息公开工作年度报告"
    /// The title on several lines, and what stands around it.
    var titleLines: [String]?
    /// Lines above and below a table, by its index.
    var above: [Int: [String]] = [:]
    var below: [Int: [String]] = [:]
    /// What the sections without tables say.
    var sentence = "本单位按要求完成了各项工作。"
    /// One entry per table of the form; each table is a list of rows.
    var tables: [[[Printed]]]
    let form: Form

    /// - Parameter figures: the printed text of every cell, in form order.
    init(form: Form, figures: [String]) {
        self.form = form
        tables = form.tables.map { table in
            switch table.layout {
            case .across: Self.acrossRows(table, figures)
            case .rows:
                table.blocks.count > 1
                    ? Self.blockRows(table, figures) : Self.requestRows(table.blocks[0], figures)
            }
        }
    }

    private static func blockRows(_ table: Table, _ figures: [String]) -> [[Printed]] {
        let width = table.blocks.map(\.columns.count).max() ?? 1
        return table.blocks.flatMap { block -> [[Printed]] in
            func spread(_ texts: [String]) -> [Printed] {
                let each = width / texts.count
                return texts.enumerated().map { index, text in
                    Printed(
                        text: text, columns: index == 0 ? width - each * (texts.count - 1) : each)
                }
            }
            let caption = [Printed(text: block.caption?.zh ?? "", columns: width + 1)]
            let header = [Printed(text: "信息内容")] + spread(block.columns.map(\.label.zh))
            let rows = block.rows.enumerated().map { row, line in
                [Printed(text: line.label.zh)]
                    + spread(
                        block.columns.indices.map { figures[block.position(row: row, column: $0)] })
            }
            return [caption, header] + rows
        }
    }

    private static func requestRows(_ block: Block, _ figures: [String]) -> [[Printed]] {
        let single = block.columns.filter { $0.group == nil }.map(\.label.zh)
        let grouped = block.columns.filter { $0.group != nil }
        var rows = [
            [
                Printed(text: "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", columns: 3, rows: 3),
                Printed(text: "申请人情况", columns: block.columns.count),
            ],
            [
                Printed(text: single[0], rows: 2),
                Printed(text: grouped[0].group?.zh ?? "", columns: grouped.count),
                Printed(text: single[1], rows: 2),
            ],
            grouped.map { Printed(text: $0.label.zh) },
        ]
        let handled = block.rows.count { $0.group != nil }
        var seen: Set<String> = []
        for (index, line) in block.rows.enumerated() {
            var row: [Printed] = []
            if let group = line.group?.zh {
                if seen.isEmpty { row.append(Printed(text: "三、本年度办理结果", rows: handled)) }
                let isOwn = group == "三、本年度办理结果"
                if !isOwn, !seen.contains(group) {
                    row.append(
                        Printed(text: group, rows: block.rows.count { $0.group?.zh == group }))
                }
                seen.insert(group)
                row.append(Printed(text: line.label.zh, columns: isOwn ? 2 : 1))
            } else {
                row.append(Printed(text: line.label.zh, columns: 3))
            }
            rows.append(
                row
                    + block.columns.indices.map {
                        Printed(text: figures[block.position(row: index, column: $0)])
                    })
        }
        return rows
    }

    private static func acrossRows(_ table: Table, _ figures: [String]) -> [[Printed]] {
        let block = table.blocks[0]
        let columns = block.columns.map(\.label.zh)
        let count = block.rows.count * columns.count
        return [
            [
                Printed(text: "行政复议", columns: columns.count),
                Printed(text: "行政诉讼", columns: columns.count * 2),
            ],
            columns.map { Printed(text: $0, rows: 2) }
                + block.rows.dropFirst().map { Printed(text: $0.label.zh, columns: columns.count) },
            (columns + columns).map { Printed(text: $0) },
            (0..<count).map { Printed(text: figures[block.firstPosition + $0]) },
        ]
    }

    // MARK: Shapes

    func text(_ shape: Shape) -> String {
        let parts = parts { Self.table($0, shape) }
        guard shape == .html else { return parts.joined(separator: "\n") + "\n" }
        return "<html><body>" + parts.map { $0.hasPrefix("<") ? $0 : "<p>\($0)</p>" }.joined()
            + "</body></html>"
    }

    /// Title, headings, sentences and tables in the order of the form.
    ///
    /// - Parameter hasTitles: whether the sections of the tables have headings.
    func parts(hasTitles: Bool = true, table: ([[Printed]]) -> String) -> [String] {
        let numbers = ["一", "二", "三", "四", "五", "六"]
        var parts = titleLines ?? [title]
        for (index, heading) in form.sections.map(\.heading.zh).enumerated() {
            let isTable = (1...3).contains(index) && index - 1 < tables.count
            if hasTitles || !isTable { parts.append("\(numbers[index])、\(heading)") }
            guard isTable else {
                parts.append(sentence)
                continue
            }
            parts += above[index - 1] ?? []
            parts.append(table(tables[index - 1]))
            parts += below[index - 1] ?? []
        }
        return parts
    }

    private static func table(_ rows: [[Printed]], _ shape: Shape) -> String {
        if shape == .html {
            return "<table>"
                + rows.map { row in
                    "<tr>"
                        + row.map {
                            "<td rowspan=\"\($0.rows)\" colspan=\"\($0.columns)\">\($0.text)</td>"
                        }.joined() + "</tr>"
                }.joined() + "</table>"
        }
        return grid(rows).map { row in
            switch shape {
            case .rowLines:
                row.flatMap { [$0.text] + Array(repeating: "", count: $0.columns - 1) }
                    .joined(separator: " | ") + " |\n"
            case .pipedCellLines: row.map { "\t\($0.text) |\n" }.joined() + "\n"
            default: row.map { "\t\($0.text)\n" }.joined() + "\n"
            }
        }.joined()
    }

    /// Rows with an empty cell wherever one from above reaches in.
    static func grid(_ rows: [[Printed]]) -> [[Printed]] {
        var reaching: [Int: Printed] = [:]
        return rows.map { row in
            var result: [Printed] = []
            var column = 0
            var next: [Int: Printed] = [:]
            func cover() {
                while let above = reaching[column] {
                    result.append(Printed(text: "", columns: above.columns, isCovered: true))
                    if above.rows > 1 {
                        next[column] = Printed(
                            text: "", columns: above.columns, rows: above.rows - 1)
                    }
                    column += above.columns
                }
            }
            for cell in row {
                cover()
                result.append(cell)
                if cell.rows > 1 {
                    next[column] = Printed(text: "", columns: cell.columns, rows: cell.rows - 1)
                }
                column += cell.columns
            }
            cover()
            reaching = next
            return result
        }
    }
}
