import Forms
import Handouts
import Messages
import Store
import Vocabulary
import Wording

/// A region over the years, and the way to all its pages.
struct RegionPage {
    let place: PagePlace
    let templates: SiteTemplates
    let model: RegionModel

    var file: SiteFile {
        PageFrame(
            place: place, templates: templates,
            title: place(SiteMessages.regionTitle, ["region": model.region.name]),
            trail: place.trail(to: model),
            source: place.source(model.newestEdition)
        ).file(
            .region,
            [
                "region": model.region.name.printable, "code": model.region.code.printable,
                "heading": place(SiteMessages.regionHeading),
                "years_title": place(SiteMessages.overYears), "years": years.string,
                "charts": charts.string, "below": below.string,
                "agencies_title": place(SiteMessages.agencies), "agencies": agencies.string,
                "find": place(SiteMessages.findTitle),
                "find_link": place.link(SitePaths.find(model.region.code)),
            ])
    }

    private var years: Markup {
        var list = DataTable(
            caption: place(SiteMessages.overYears),
            columns: [.init(place(SiteMessages.item))]
                + model.years.map { .init(String($0.year), isNumber: true) })
        var links: [DataTable.Field] = [.text(place(SiteMessages.pages))]
        for year in model.years {
            links.append(
                .link(
                    place(SiteMessages.openPage),
                    to: place.link(SitePaths.year(model.region.code, year.year, .all))))
        }
        list.rows.append(links)
        func add(_ label: Phrase, _ value: (YearModel) -> Int128?) {
            list.rows.append(
                [.text(place(label))]
                    + model.years.map { year in
                        let value = value(year)
                        return .number(value.map { String($0) } ?? "–", order: value)
                    })
        }
        add(SiteMessages.expected) { $0.totals[.all].map { Int128($0.completeness.expected) } }
        add(SiteMessages.receivedReports) {
            $0.totals[.all].map { Int128($0.completeness.received) }
        }
        add(SiteMessages.includedHeading) {
            $0.totals[.all].map { Int128($0.completeness.included) }
        }
        add(SiteMessages.onTime) { $0.totals[.all].map { Int128($0.completeness.onTime) } }
        for (label, name) in [
            (SiteMessages.received, "requests.received.total"),
            (SiteMessages.carriedIn, "requests.carried_in.total"),
            (SiteMessages.handled, "requests.handled_total.total"),
            (SiteMessages.carriedOut, "requests.carried_out.total"),
            (ChartMessages.reconsideration, "proceedings.reconsideration.total"),
            (ChartMessages.litigationDirect, "proceedings.litigation_direct.total"),
            (ChartMessages.litigationAfter, "proceedings.litigation_after_reconsideration.total"),
        ] {
            add(label) { $0.figures(.all)?[name].map { Int128($0) } }
        }
        return list.markup
    }

    private var charts: Markup {
        let charts = SiteCharts(language: place.language)
        let points = model.years.map {
            SiteCharts.Point(year: $0.year, figures: $0.figures(.all))
        }
        return Markup { part in
            part.add(
                ChartFigure(place: place, data: charts.requests(points, id: "requests")).columns)
            part.add(
                ChartFigure(
                    place: place,
                    data: charts.onTime(
                        model.years.map { ($0.year, $0.totals[.all]?.completeness) })
                ).columns)
        }
    }

    private var below: Markup {
        Markup { part in
            guard !model.below.isEmpty else { return }
            part.element("h2", text: place(SiteMessages.below))
            part.element("ul", ["class": "index"]) { list in
                for region in model.below {
                    list.element("li") {
                        $0.link(region.name, to: place.link(SitePaths.region(region.code)))
                    }
                }
            }
        }
    }

    private var agencies: Markup {
        Markup { part in
            for kind in AgencyClass.allCases {
                let some = model.agencies.filter { $0.states.last?.agencyClass == kind }
                guard !some.isEmpty else { continue }
                part.element("h3", text: place(kind.label))
                part.element("ul", ["class": "index"]) { list in
                    for agency in some {
                        list.element("li") {
                            $0.link(
                                agency.name,
                                to: place.link(SitePaths.agency(model.region.code, agency.id)))
                        }
                    }
                }
            }
        }
    }
}

/// All names and labels of a region on one page, which a script narrows down while one types;
/// without it the page is an index, and the browser's own search finds.
struct FindPage {
    let place: PagePlace
    let templates: SiteTemplates
    let model: RegionModel

    var file: SiteFile {
        PageFrame(
            place: place, templates: templates,
            title: place(SiteMessages.findIn, ["region": model.region.name]),
            trail: place.trail(to: model, [(place(SiteMessages.findTitle), place.path)]),
            source: place.source(model.newestEdition)
        ).file(
            .find,
            [
                "heading": place(SiteMessages.findIn, ["region": model.region.name]).printable,
                "label": place(SiteMessages.findLabel), "hint": place(SiteMessages.findHint),
                "found": place(SiteMessages.found), "entries": entries.string,
            ])
    }

    private var entries: Markup {
        Markup { list in
            for agency in model.agencies {
                let also = agency.formerNames.joined(separator: "、")
                let kind = agency.states.last.map { place($0.agencyClass.label) } ?? ""
                add(
                    agency.name, [kind, also].filter { !$0.isEmpty }.joined(separator: " · "),
                    SitePaths.agency(model.region.code, agency.id), &list)
            }
            for region in model.below {
                add(region.name, place(SiteMessages.below), SitePaths.region(region.code), &list)
            }
            guard let year = model.years.last else { return }
            for cell in year.form.cells {
                let target = SitePaths.row(
                    model.region.code, year.year, table: cell.table, row: cell.row)
                add(
                    place(cell.label), "\(cell.name) · \(year.year)", target,
                    anchor: cell.column, &list)
            }
        }
    }

    private func add(
        _ name: String, _ more: String, _ target: String, anchor: String? = nil,
        _ list: inout Markup
    ) {
        list.element("li") { entry in
            entry.link(name, to: place.link(target) + (anchor.map { "#\($0)" } ?? ""))
            if !more.isEmpty { entry.element("small", text: " \(more)") }
        }
    }
}
