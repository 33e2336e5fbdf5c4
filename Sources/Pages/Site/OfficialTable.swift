import Forms
import Handouts
import Messages
import Vocabulary

/// A table of the form as the office knows it, each figure a link to where it comes from, last
/// year's beside.
struct OfficialTable {
    let place: PagePlace
    let model: RegionModel
    let year: YearModel
    let scope: Scope
    let table: Table

    private var total: PublishedTotal? { year.totals[scope] }
    private var before: PublishedTotal? { model.year(year.year - 1)?.totals[scope] }

    /// Two columns for last year, where a row has one sum; elsewhere last year stands in the field.
    private var hasColumns: Bool {
        table.layout == .rows && table.blocks.count == 1
            && table.blocks[0].columns.last?.id == "total"
    }

    var markup: Markup {
        let layout = table.printed
        return Markup { page in
            page.element(
                "div",
                [
                    "class": "scroll", "tabindex": "0", "role": "group",
                    "aria-label": place(table.title),
                ]
            ) {
                $0.element("table", ["class": "official t-\(table.id)"]) { official in
                    official.element("caption", text: place(table.title))
                    addWidths(layout, to: &official)
                    official.element("thead") { head in
                        for (number, line) in layout.lines.prefix(layout.headLines).enumerated() {
                            addLine(line, isFirst: number == 0, layout, to: &head)
                        }
                    }
                    official.element("tbody") { body in
                        for line in layout.lines.dropFirst(layout.headLines) {
                            addLine(line, isFirst: false, layout, to: &body)
                        }
                    }
                }
            }
        }
    }

    private func addWidths(_ layout: PrintedTable, to official: inout Markup) {
        let shares = layout.widths + (hasColumns ? [8, 7] : [])
        let sum = shares.reduce(0, +)
        official.element("colgroup") { group in
            for share in shares {
                group.open(
                    "col", ["style": "width:\(Share.number(permille: Int128(share * 1000 / sum)))%"]
                )
            }
        }
    }

    private func addLine(
        _ line: [PrintedTable.Cell], isFirst: Bool, _ layout: PrintedTable, to part: inout Markup
    ) {
        let positions = line.compactMap { cell -> Int? in
            if case .figure(let position) = cell.content { position } else { nil }
        }
        part.element("tr", ["class": hasColumns && isMain(positions) ? "main" : ""]) { row in
            for cell in line { add(cell, to: &row) }
            guard hasColumns else { return }
            if isFirst {
                addColumnHeads(lines: layout.headLines, to: &row)
            } else if let last = positions.last {
                addLastYear(last, to: &row)
            }
        }
    }

    /// Rows that other rows are parts of.
    private func isMain(_ positions: [Int]) -> Bool {
        guard let first = positions.first else { return false }
        return ["received", "carried_in", "handled_total", "carried_out"]
            .contains(year.form.cells[first].row)
    }

    private func add(_ cell: PrintedTable.Cell, to row: inout Markup) {
        let columns = cell.columns > 1 ? String(cell.columns) : ""
        let lines = cell.lines > 1 ? String(cell.lines) : ""
        switch cell.content {
        case .label(let label):
            let (scope, kind) = Self.head(cell, columns: columns, lines: lines)
            row.element(
                "th",
                ["scope": scope, "class": kind, "colspan": columns, "rowspan": lines],
                text: place(label))
        case .figure(let position):
            let name = year.form.cells[position]
            let isZero = total?.figures[position].value == 0
            row.element(
                "td",
                [
                    "class": (hasColumns && name.column == "total" ? "sum" : "")
                        + (isZero ? " zero" : ""),
                    "colspan": columns, "rowspan": lines,
                ]
            ) { addFigure(position, to: &$0) }
        }
    }

    private static func head(
        _ cell: PrintedTable.Cell, columns: String, lines: String
    ) -> (scope: String, kind: String) {
        switch cell.role {
        case .caption: ("colgroup", "cap")
        case .columnHead: (columns.isEmpty ? "col" : "colgroup", "ch")
        case .rowHead, .figure:
            (
                lines.isEmpty ? "row" : "rowgroup",
                cell.lines > 8 ? "vert" : (lines.isEmpty ? "leaf" : "grp")
            )
        }
    }

    private func addFigure(_ position: Int, to field: inout Markup) {
        guard let total else { return }
        let figure = total.figures[position]
        let cell = year.form.cells[position]
        let text = printed(total, position)
        let counts = place(
            SiteMessages.counts,
            ["reported": String(figure.reported), "blank": String(figure.blank)])
        if !text.isEmpty {
            let target = place.link(
                SitePaths.row(
                    model.region.code, year.year, table: cell.table, row: cell.row))
            field.element(
                "a",
                [
                    "href": "\(target)#\(cell.column)",
                    "title": "\(cell.label[place.language])：\(counts)",
                ],
                text: text)
        }
        if !hasColumns, let last = lastYear(position) {
            field.element("small", ["class": "was"], text: last)
        }
    }

    private func printed(_ total: PublishedTotal, _ position: Int) -> String {
        let text = total.printed(position, level: model.region.level)
        let unit = total.form.cells[position].unit
        guard place.language == .en, !unit.isPrintedInForm, !text.isEmpty else { return text }
        return text.replacing(unit.label.zh, with: " \(unit.label.en)")
    }

    private func lastYear(_ position: Int) -> String? {
        guard let before, let last = LastYear(position, of: year.form, in: before) else {
            return nil
        }
        return "\(year.year - 1)\(place.language == .zh ? "年" : ":") \(last.text)"
    }

    private func addColumnHeads(lines: Int, to row: inout Markup) {
        row.element(
            "th", ["scope": "col", "class": "last", "rowspan": String(lines)],
            text: place(SiteMessages.totalOf, ["year": String(year.year - 1)]))
        row.element(
            "th", ["scope": "col", "class": "diff", "rowspan": String(lines)],
            text: place(SiteMessages.difference))
    }

    private func addLastYear(_ position: Int, to row: inout Markup) {
        let last = before.flatMap { LastYear(position, of: year.form, in: $0) }
        row.element("td", ["class": "last"], text: last?.text ?? "")
        row.element(
            "td", ["class": "diff"],
            text: last?.difference(from: total?.figures[position].value) ?? "")
    }
}

/// The same figure of the year before.
struct LastYear {
    let value: Int64
    private let unit: Unit

    /// - Returns: nil if there is none, or if it is in another unit, whatever its name.
    init?(_ position: Int, of form: Form, in before: PublishedTotal) {
        let cell = form.cells[position]
        guard let there = before.form.position(of: cell.name),
            before.form.cells[there].unit == cell.unit,
            let value = before.figures[there].value
        else { return nil }
        self.value = value
        unit = cell.unit
    }

    var text: String { ExactDecimal.format(Int128(value), scale: unit.scale) }

    /// With its sign; a dash where there is none.
    func difference(from now: Int64?) -> String? {
        guard let now else { return nil }
        let difference = Int128(now) - Int128(value)
        if difference == 0 { return "–" }
        let text = ExactDecimal.format(Int128(difference.magnitude), scale: unit.scale)
        return (difference > 0 ? "+" : "−") + text
    }
}
