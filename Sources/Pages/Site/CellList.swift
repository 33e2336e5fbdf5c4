import Forms
import Handouts
import Messages
import Vocabulary

/// Every figure of a table on a line of its own: for those who hear the page, and for the counts.
struct CellList {
    let place: PagePlace
    let model: RegionModel
    let year: YearModel
    let total: PublishedTotal
    let before: PublishedTotal?
    let table: Table

    var markup: Markup {
        var list = DataTable(
            caption: place(SiteMessages.cellByCell, ["table": place(table.title)]),
            columns: [
                .init(place(SiteMessages.item)), .init(place(SiteMessages.sum), isNumber: true),
                .init(place(SiteMessages.unit)),
                .init(place(SiteMessages.reported), isNumber: true),
                .init(place(SiteMessages.blank), isNumber: true),
                .init(place(SiteMessages.lastYear), isNumber: true),
                .init(place(SiteMessages.difference), isNumber: true),
            ])
        list.isSortable = true
        for (position, cell) in year.form.cells.enumerated() where cell.table == table.id {
            list.rows.append(row(position, cell))
        }
        return Markup { page in
            page.element("details", ["class": "cells"]) {
                $0.element("summary", text: list.caption)
                $0.add(list.markup)
            }
        }
    }

    private func row(_ position: Int, _ cell: Cell) -> [DataTable.Field] {
        let figure = total.figures[position]
        let last = before.flatMap { LastYear(position, of: year.form, in: $0) }
        let target = place.link(
            SitePaths.row(model.region.code, year.year, table: cell.table, row: cell.row))
        return [
            .link(place(cell.label), to: "\(target)#\(cell.column)"),
            .number(
                figure.value.map { year.form.text($0, position) } ?? "",
                order: figure.value.map { Int128($0) }),
            .text(place(cell.unit.label)),
            .number(String(figure.reported), order: Int128(figure.reported)),
            .number(String(figure.blank), order: Int128(figure.blank)),
            .number(last?.text ?? "", order: last.map { Int128($0.value) }),
            .text(last?.difference(from: figure.value) ?? ""),
        ]
    }
}
