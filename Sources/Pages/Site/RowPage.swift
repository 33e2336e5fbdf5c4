import Forms
import Handouts
import Messages
import Store
import Vocabulary
import Wording

/// Who contributes to the figures of one row of a form, down to the place in the document. One page
/// a row and a section a column, so that each figure has an address of its own.
struct RowPage {
    let place: PagePlace
    let templates: SiteTemplates
    let model: RegionModel
    let year: YearModel
    let table: Table
    let line: Line
    /// Positions of the row's cells.
    let positions: [Int]

    var file: SiteFile {
        let label = place(year.form.rowLabel(of: year.form.cells[positions[0]]))
        let title = place(
            SiteMessages.rowTitle,
            ["row": label, "region": model.region.name, "year": String(year.year)])
        return PageFrame(
            place: place, templates: templates, title: title,
            trail: place.trail(
                to: model,
                [
                    ("\(year.year)", SitePaths.year(model.region.code, year.year, .all)),
                    (label, place.path),
                ]), source: place.source(year.edition)
        ).file(
            .row,
            [
                "heading": label.printable, "table": place(table.title),
                "region": model.region.name.printable, "year": String(year.year),
                "sections": sections.string, "note": place(SiteMessages.rowNote),
                "hidden_note": hiddenNote,
            ])
    }

    private var hiddenNote: String {
        let hidden = year.reports.values.count { !model.shows($0.agencyID, year) }
        return hidden == 0 ? "" : place(SiteMessages.hidden, ["count": String(hidden)])
    }

    private var sections: Markup {
        Markup { page in
            page.element("p", ["class": "jump"]) { line in
                for position in positions {
                    let cell = year.form.cells[position]
                    line.element("span") {
                        $0.link(columnLabel(position), to: "#\(cell.column)")
                        $0.text(" \(text(position, .all))")
                    }
                    line.text(" ")
                }
            }
            for position in positions { add(position, to: &page) }
        }
    }

    private func columnLabel(_ position: Int) -> String {
        let cell = year.form.cells[position]
        for block in table.blocks {
            for column in block.columns where column.id == cell.column {
                return place(column.label)
            }
        }
        return cell.column
    }

    private func text(_ position: Int, _ scope: Scope) -> String {
        guard let total = year.totals[scope] else { return "–" }
        return total.figures[position].value.map { year.form.text($0, position) }
            ?? place(SiteMessages.blank)
    }

    private func add(_ position: Int, to page: inout Markup) {
        let cell = year.form.cells[position]
        page.element("section", ["id": cell.column, "class": "cell"]) { section in
            section.element("h2") { heading in
                heading.text("\(columnLabel(position)) ")
                heading.element("b", text: text(position, .all))
                heading.element("small", text: " \(place(cell.unit.label))")
            }
            section.element("p", ["class": "meta"]) { line in
                for scope in [Scope.all, .own] {
                    guard let figure = year.totals[scope]?.figures[position] else { continue }
                    line.text(
                        place(
                            SiteMessages.scopeCounts.filled(["scope": scope.label]),
                            [
                                "value": text(position, scope),
                                "reported": String(figure.reported),
                                "blank": String(figure.blank),
                            ]))
                    line.text(" ")
                }
                line.element("code", text: cell.name)
            }
            addBelow(position, to: &section)
            addReports(position, to: &section)
        }
    }

    private func addBelow(_ position: Int, to section: inout Markup) {
        guard !year.below.isEmpty else { return }
        let cell = year.form.cells[position]
        var list = DataTable(
            caption: place(SiteMessages.below),
            columns: [
                .init(place(SiteMessages.region)), .init(place(SiteMessages.count), isNumber: true),
                .init(place(SiteMessages.reported), isNumber: true),
                .init(place(SiteMessages.blank), isNumber: true),
            ])
        list.isSortable = true
        list.rows = year.below.sorted {
            let (a, b) = ($0.total.figures[position].value, $1.total.figures[position].value)
            return (b ?? .min, $0.region.code) < (a ?? .min, $1.region.code)
        }.map { part in
            let figure = part.total.figures[position]
            let target = SitePaths.row(
                part.region.code, year.year, table: cell.table, row: cell.row)
            return [
                .link(part.region.name, to: "\(place.link(target))#\(cell.column)"),
                .number(
                    figure.value.map { year.form.text($0, position) } ?? "",
                    order: figure.value.map { Int128($0) }),
                .number(String(figure.reported), order: Int128(figure.reported)),
                .number(String(figure.blank), order: Int128(figure.blank)),
            ]
        }
        section.add(list.markup)
    }

    /// A report's share of the figure.
    private struct Part {
        let report: SiteReport
        let agency: SiteAgency
        let value: Int64?
    }

    private func parts(_ position: Int) -> [Part] {
        year.agencies.compactMap { agency in
            guard let report = model.report(agency.id, year), report.isCounted else { return nil }
            return Part(
                report: report, agency: agency,
                value: position < report.figures.count ? report.figures[position] : nil)
        }
    }

    private func addReports(_ position: Int, to section: inout Markup) {
        let parts = parts(position)
        let some = parts.filter { ($0.value ?? 0) != 0 }.sorted {
            ($1.value ?? 0, $0.agency.id) < ($0.value ?? 0, $1.agency.id)
        }
        if !some.isEmpty {
            section.add(list(of: some, position))
        }
        addNames(parts.filter { $0.value == 0 }, SiteMessages.zeros, to: &section)
        addNames(parts.filter { $0.value == nil }, SiteMessages.blanks, to: &section)
    }

    /// What was read from documents has two columns more.
    private func list(of parts: [Part], _ position: Int) -> Markup {
        let hasPlaces = parts.contains {
            $0.report.places[position] != nil
                || $0.report.fileName != nil && !place.site.isPublic
        }
        var list = DataTable(
            caption: place(SiteMessages.contributions),
            columns: [
                .init(place(SiteMessages.agency)), .init(place(SiteMessages.agencyClass)),
                .init(place(SiteMessages.count), isNumber: true),
                .init(place(SiteMessages.report)),
            ]
                + (hasPlaces
                    ? [
                        .init(place(SiteMessages.rawText)),
                        .init(place(SiteMessages.placeInDocument)),
                    ] : []))
        list.isSortable = true
        list.rows = parts.map { row($0, position) + (hasPlaces ? origin($0, position) : []) }
        return list.markup
    }

    private func row(_ part: Part, _ position: Int) -> [DataTable.Field] {
        let value = part.value ?? 0
        let marks =
            part.report.waivers.isEmpty ? "" : "（\(place(SiteMessages.byWaiver))）"
        return [
            .link(
                part.agency.name,
                to: place.link(SitePaths.agency(model.region.code, part.agency.id))),
            .text(place(part.agency.agencyClass.label)),
            .number(year.form.text(value, position), order: Int128(value)),
            .text(
                place(
                    SiteMessages.revisionOf,
                    [
                        "revision": String(part.report.revision),
                        "day": part.report.submittedAt.day.description,
                    ]) + marks),
        ]
    }

    /// The figure as written, and where; a document's name may name a person.
    private func origin(_ part: Part, _ position: Int) -> [DataTable.Field] {
        let written = part.report.places[position]
        let file = place.site.isPublic ? nil : part.report.fileName
        let origin = [file, written.map { place($0.place) }].compactMap { $0 }
            .filter { !$0.isEmpty }.joined(separator: place.language == .zh ? "：" : ": ")
        return [.text(written?.raw ?? ""), .text(origin)]
    }

    private func addNames(_ parts: [Part], _ phrase: Phrase, to section: inout Markup) {
        guard !parts.isEmpty else { return }
        let names = parts.map(\.agency.name).joined(
            separator: place.language == .zh ? "、" : ", ")
        section.element("details") {
            $0.element(
                "summary", text: place(phrase, ["count": String(parts.count)]))
            $0.element("p", ["class": "names"], text: names)
        }
    }
}
