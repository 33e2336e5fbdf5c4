import Forms
import Messages

/// Lays figures out as reports print them, by the form alone: its tables as ``PrintedTable``.
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
            table.printed.lines.map { line in
                line.map { cell in
                    let text =
                        switch cell.content {
                        case .label(let label): label.zh
                        case .figure(let position): figures[position]
                        }
                    return Printed(text: text, columns: cell.columns, rows: cell.lines)
                }
            }
        }
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
