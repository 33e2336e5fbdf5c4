/// A list as a table: heads, rows, and what a reader without sight of the page needs.
struct DataTable {
    struct Column {
        let heading: String
        let isNumber: Bool

        init(_ heading: String, isNumber: Bool = false) {
            self.heading = heading
            self.isNumber = isNumber
        }
    }

    /// What stands in a field.
    enum Field {
        case text(String)
        /// What is shown, and by what the rows are put in order.
        case number(String, order: Int128?)
        case link(String, to: String)
        case marked(String)
        case markup(Markup)
        case none
    }

    let caption: String
    let columns: [Column]
    var rows: [[Field]] = []
    /// Whether the first field of a row names the row.
    var hasRowHeads = true
    /// Whether a click on a heading puts the rows in order.
    var isSortable = false

    var markup: Markup {
        Markup { page in
            page.element(
                "div",
                ["class": "scroll", "tabindex": "0", "role": "group", "aria-label": caption]
            ) {
                $0.element(
                    "table", ["class": isSortable ? "list sortable" : "list"]
                ) { table in
                    table.element("caption", ["class": "hidden"], text: caption)
                    table.element("thead") { head in
                        head.element("tr") { line in
                            for column in columns { Self.add(column, to: &line, isSortable) }
                        }
                    }
                    table.element("tbody") { body in
                        for row in rows { add(row, to: &body) }
                    }
                }
            }
        }
    }

    private static func add(_ column: Column, to line: inout Markup, _ isSortable: Bool) {
        let kind = column.isNumber ? "r" : ""
        line.element("th", ["scope": "col", "class": kind]) { head in
            if isSortable, !column.heading.isEmpty {
                head.element("button", ["type": "button"], text: column.heading)
            } else {
                head.text(column.heading)
            }
        }
    }

    private func add(_ row: [Field], to body: inout Markup) {
        body.element("tr") { line in
            for (number, column) in columns.enumerated() {
                let field = number < row.count ? row[number] : .none
                if number == 0, hasRowHeads {
                    line.element("th", ["scope": "row"]) { Self.add(field, to: &$0) }
                    continue
                }
                switch field {
                case .number(let text, let order):
                    line.element(
                        "td", ["class": "r", "data-v": order.map { String($0) } ?? ""],
                        text: text)
                case .markup, .link, .text, .marked, .none:
                    line.element("td", ["class": column.isNumber ? "r" : ""]) {
                        Self.add(field, to: &$0)
                    }
                }
            }
        }
    }

    private static func add(_ field: Field, to cell: inout Markup) {
        switch field {
        case .text(let text), .number(let text, _): cell.text(text)
        case .link(let text, let target): cell.link(text, to: target)
        case .marked(let text): cell.element("b", ["class": "bad"], text: text)
        case .markup(let markup): cell.add(markup)
        case .none: break
        }
    }
}
