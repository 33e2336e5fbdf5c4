import Forms
import Handouts
import Messages
import Store
import Vocabulary
import Wording

/// A region's page for one year and scope: what is wrong first, then the figures asked for, charts,
/// the official tables, and what to do.
struct YearPage {
    let place: PagePlace
    let templates: SiteTemplates
    let model: RegionModel
    let year: YearModel
    let scope: Scope
    let total: PublishedTotal
    let downloads: [(title: String, target: String)]

    private var before: PublishedTotal? { model.year(year.year - 1)?.totals[scope] }
    private var figures: FormFigures { FormFigures(total) }
    private var charts: SiteCharts { SiteCharts(language: place.language) }

    var file: SiteFile {
        let title = place(
            SiteMessages.yearTitle, ["region": model.region.name, "year": String(year.year)])
        return PageFrame(
            place: place, templates: templates, title: title,
            trail: place.trail(
                to: model,
                [
                    (
                        "\(year.year)" + (scope == .own ? "（\(place(scope.label))）" : ""),
                        place.path
                    )
                ]), source: place.source(year.edition)
        ).file(.year, values)
    }

    private var values: [String: Any] {
        let lists = YearLists(place: place, model: model, year: year, scope: scope, total: total)
        return [
            "region": model.region.name.printable,
            "heading": place(SiteMessages.yearHeading, ["year": String(year.year)]),
            "years": yearLinks.string, "years_label": place(SiteMessages.years),
            "state_label": place(SiteMessages.state), "state": state.string,
            "keys_label": place(SiteMessages.keys), "keys": keys.string,
            "charts_label": place(SiteMessages.charts), "charts": chartMarkup.string,
            "tables": tables.string, "tables_note": place(SiteMessages.tablesNote),
            "filing_title": place(SiteMessages.filing), "filing": lists.filing.string,
            "findings_title": place(SiteMessages.findings), "findings": lists.findings.string,
            "below": lists.below.string, "agencies_title": place(SiteMessages.agencies),
            "agencies": lists.agencies.string,
            "revisions_title": place(SiteMessages.revisions),
            "revisions": lists.revisions.string,
        ]
    }

    private var yearLinks: Markup {
        Markup { line in
            for other in model.years where other.totals[scope] != nil {
                add(
                    String(other.year), model.code(scope, other.year), other.year == year.year,
                    &line)
            }
            line.element("span", ["class": "scope"]) { scopes in
                for other in [Scope.all, .own] where year.totals[other] != nil {
                    add(
                        place(other.label), model.code(other, year.year), other == scope, &scopes)
                }
            }
        }
    }

    private func add(
        _ text: String, _ target: String, _ isHere: Bool, _ line: inout Markup
    ) {
        line.element(
            "a", ["href": place.link(target), "aria-current": isHere ? "page" : ""], text: text)
        line.text(" ")
    }

    // MARK: What is wrong

    private var state: Markup {
        Markup { part in
            let counts = total.completeness
            part.element("p", ["class": counts.isComplete ? "ok" : "warn"]) { line in
                line.element(
                    "b",
                    text: place(
                        counts.isComplete ? SiteMessages.complete : SiteMessages.incomplete))
                line.text(
                    place(
                        SiteMessages.completeness,
                        [
                            "expected": String(counts.expected),
                            "received": String(counts.received),
                            "included": String(counts.included),
                            "excluded": String(counts.excluded),
                            "missing": String(counts.missing),
                        ]))
            }
            addBalance(&part)
            if let waived = year.waived[scope], waived > 0 {
                part.element(
                    "p", ["class": "warn"],
                    text: place(SiteMessages.waived, ["count": String(waived)]))
            }
            if let before {
                if before.form.id != year.form.id {
                    part.element("p", ["class": "meta"], text: place(SiteMessages.otherForm))
                }
                if !before.completeness.isComplete {
                    part.element(
                        "p", ["class": "meta"],
                        text: place(
                            SiteMessages.lastYearIncomplete,
                            [
                                "year": String(year.year - 1),
                                "expected": String(before.completeness.expected),
                                "included": String(before.completeness.included),
                            ]))
                }
            }
            part.element("p", ["class": "meta"]) { line in
                line.text(place.source(year.edition))
                line.element("span", ["class": "downloads"]) { part in
                    part.text(" \(place(SiteMessages.downloads))")
                    for download in downloads {
                        part.text(" ")
                        part.link(download.title, to: place.link(download.target))
                    }
                }
            }
        }
    }

    private func addBalance(_ part: inout Markup) {
        switch year.balances[scope] {
        case .addsUp:
            guard let received = figures["requests.received.total"],
                let carried = figures["requests.carried_in.total"],
                let handled = figures["requests.handled_total.total"],
                let left = figures["requests.carried_out.total"]
            else { return }
            part.element(
                "p", ["class": "ok"],
                text: place(
                    SiteMessages.addsUp,
                    [
                        "received": String(received), "carried": String(carried),
                        "handled": String(handled), "left": String(left),
                    ]))
        case .broken(let messages):
            part.element("div", ["class": "warn"]) { box in
                box.element(
                    "b", text: place(SiteMessages.broken, ["count": String(messages.count)]))
                box.element("ul") { list in
                    for message in messages { list.element("li", text: place(message)) }
                }
            }
        case .open, nil:
            part.element("p", ["class": "warn"], text: place(SiteMessages.open))
        }
    }

    // MARK: Figures asked for

    private var keys: Markup {
        let figures = KeyFigures(language: place.language, total: total, before: before)
        return Markup { part in
            for entry in figures.four {
                part.element("div") { box in
                    box.element("b") {
                        $0.text(entry.number)
                        if !entry.sign.isEmpty { $0.element("i", text: entry.sign) }
                    }
                    box.element("span", text: entry.label)
                    box.element("small", text: entry.note)
                }
            }
        }
    }

    // MARK: Charts and tables

    private var chartMarkup: Markup {
        let points = model.years.map {
            SiteCharts.Point(year: $0.year, figures: $0.figures(scope))
        }
        let received = model.received(year, scope, below: scope == .all)
        return Markup { part in
            part.add(
                ChartFigure(place: place, data: charts.requests(points, id: "requests")).columns)
            part.element("div", ["class": "two"]) { pair in
                pair.add(
                    ChartFigure(place: place, data: charts.outcomes(figures, year: year.year)).bars)
                pair.add(
                    ChartFigure(place: place, data: charts.most(received, year: year.year)).bars)
            }
            part.element("div", ["class": "two"]) { pair in
                pair.add(
                    ChartFigure(
                        place: place, data: charts.proceedings(figures, year: year.year)
                    ).bars)
                pair.add(
                    ChartFigure(
                        place: place,
                        data: charts.onTime(
                            model.years.map { ($0.year, $0.totals[scope]?.completeness) })
                    ).narrowColumns)
            }
        }
    }

    private var tables: Markup {
        Markup { part in
            for table in year.form.tables {
                part.element("section", ["class": "table", "id": table.id]) {
                    $0.add(
                        OfficialTable(
                            place: place, model: model, year: year, scope: scope, table: table
                        ).markup)
                    $0.add(
                        CellList(
                            place: place, model: model, year: year, total: total, before: before,
                            table: table
                        ).markup)
                }
            }
        }
    }
}

extension RegionModel {
    /// Who received how many requests, most first: the agencies of the region, or with `below` the
    /// regions directly below besides.
    func received(
        _ year: YearModel, _ scope: Scope, below: Bool
    ) -> [(name: String, count: Int64)] {
        var received: [(name: String, count: Int64)] = []
        for agency in year.agencies {
            guard let report = report(agency.id, year), report.isCounted,
                scope == .all || report.isOwn
            else { continue }
            let figures = FormFigures(form: year.form, values: report.figures)
            guard let count = figures["requests.received.total"] else { continue }
            received.append((agency.name, count))
        }
        if below {
            for part in year.below {
                guard let count = FormFigures(part.total)["requests.received.total"] else {
                    continue
                }
                received.append((part.region.name, count))
            }
        }
        return received.enumerated().sorted {
            ($1.element.count, $0.offset) < ($0.element.count, $1.offset)
        }.map(\.element)
    }
}
