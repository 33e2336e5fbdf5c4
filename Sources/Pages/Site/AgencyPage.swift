import Forms
import Handouts
import Messages
import Store
import Vocabulary
import Wording

/// One agency over the years: its figures, what it filed and when, what was found, what was
/// decided.
struct AgencyPage {
    let place: PagePlace
    let templates: SiteTemplates
    let model: RegionModel
    let agency: AgencyModel

    var file: SiteFile {
        let title = place(
            SiteMessages.agencyTitle, ["agency": agency.name, "region": model.region.name])
        return PageFrame(
            place: place, templates: templates, title: title,
            trail: place.trail(to: model, [(agency.name, place.path)]),
            source: place.source(model.newestEdition)
        ).file(
            .agency,
            [
                "name": agency.name.printable, "about": about.string,
                "charts": charts.string, "figures_title": place(SiteMessages.figuresOverYears),
                "figures": figures.string, "filings_title": place(SiteMessages.filings),
                "filings": filings.string, "findings_title": place(SiteMessages.findings),
                "findings": findings.string, "decisions_title": place(SiteMessages.decisions),
                "decisions": decisions.string,
            ])
    }

    private var about: Markup {
        Markup { part in
            part.element("p") { line in
                if let state = agency.states.last {
                    line.text(place(state.agencyClass.label))
                    line.text(
                        " · "
                            + place(
                                SiteMessages.numberOf, ["number": String(agency.id)]))
                    if state.standing == .apart {
                        line.text(" · \(place(SiteMessages.doesNotCount))")
                    }
                    if let until = state.activeTo {
                        line.text(
                            " · "
                                + place(
                                    SiteMessages.until, ["day": until.description]))
                    }
                }
            }
            if let contact = agency.contact {
                part.paragraph(
                    place(
                        SiteMessages.contact,
                        [
                            "contact": [contact.name, contact.phone].compactMap { $0 }
                                .joined(separator: " ")
                        ]))
            }
            if !agency.formerNames.isEmpty {
                part.paragraph(
                    place(
                        SiteMessages.formerNames,
                        ["names": agency.formerNames.joined(separator: "、")]))
            }
        }
    }

    /// The agency's figures of each year, as far as the site may show them.
    private var columns: [(year: YearModel, report: SiteReport?, figures: FormFigures?)] {
        model.years.map { year in
            let report = model.report(agency.id, year)
            return (
                year, report, report.map { FormFigures(form: year.form, values: $0.figures) }
            )
        }
    }

    private var charts: Markup {
        let points = columns.map {
            SiteCharts.Point(year: $0.year.year, figures: $0.figures)
        }
        guard points.contains(where: { $0.figures != nil }) else { return Markup() }
        return ChartFigure(
            place: place,
            data: SiteCharts(language: place.language).requests(points, id: "requests")
        ).columns
    }

    // MARK: Figures

    private var figures: Markup {
        let columns = columns
        return Markup { part in
            let hidden = model.years.filter {
                $0.reports[agency.id] != nil && !model.shows(agency.id, $0)
            }.map(\.year)
            note(SiteMessages.yearsHidden, hidden, to: &part)
            guard columns.contains(where: { $0.report != nil }) else {
                part.element("p", ["class": "meta"], text: place(SiteMessages.noFigures))
                return
            }
            let keptOut = columns.filter { $0.report?.isCounted == false }.map(\.year.year)
            note(SiteMessages.yearsKeptOut, keptOut, to: &part)
            part.paragraph(place(SiteMessages.onlyFilled))
            for table in tableNames(columns.map(\.year.form)) {
                part.add(list(table.id, place(table.title), columns))
            }
        }
    }

    private func note(_ message: Phrase, _ years: [Int], to part: inout Markup) {
        guard !years.isEmpty else { return }
        let named = years.map(String.init).joined(separator: "、")
        part.element("p", ["class": "note"], text: place(message, ["years": named]))
    }

    private func tableNames(_ forms: [Form]) -> [(id: String, title: Phrase)] {
        var names: [(id: String, title: Phrase)] = []
        for table in forms.reversed().flatMap(\.tables)
        where !names.contains(where: { $0.id == table.id }) {
            names.append((table.id, table.title))
        }
        return names
    }

    private func list(
        _ table: String, _ title: String,
        _ columns: [(year: YearModel, report: SiteReport?, figures: FormFigures?)]
    ) -> Markup {
        var list = DataTable(
            caption: title,
            columns: [.init(title)]
                + columns.map { .init(String($0.year.year), isNumber: true) }
                + [.init(place(SiteMessages.unit))])
        var seen: Set<String> = []
        for form in Self.forms(columns.map(\.year.form)) {
            for (position, cell) in form.cells.enumerated()
            where cell.table == table && seen.insert(cell.name).inserted {
                let values = columns.map { $0.figures?[cell.name] }
                guard values.contains(where: { ($0 ?? 0) != 0 }) else { continue }
                var row: [DataTable.Field] = [.text(place(cell.label))]
                for (column, value) in zip(columns, values) {
                    guard let value else {
                        row.append(.none)
                        continue
                    }
                    row.append(figure(value, cell, column.year, form, position))
                }
                row.append(.text(place(cell.unit.label)))
                list.rows.append(row)
            }
        }
        return list.rows.isEmpty ? Markup() : list.markup
    }

    /// Newest first, each once.
    private static func forms(_ forms: [Form]) -> [Form] {
        var kept: [Form] = []
        for form in forms.reversed() where !kept.contains(where: { $0.id == form.id }) {
            kept.append(form)
        }
        return kept
    }

    private func figure(
        _ value: Int64, _ cell: Cell, _ year: YearModel, _ form: Form, _ position: Int
    ) -> DataTable.Field {
        guard let there = year.form.position(of: cell.name) else { return .none }
        let target = place.link(
            SitePaths.row(model.region.code, year.year, table: cell.table, row: cell.row))
        let text = year.form.text(value, there)
        let unit = year.form.cells[there].unit
        return .link(
            unit == cell.unit ? text : "\(text) \(place(unit.label))",
            to: "\(target)#\(cell.column)")
    }

    // MARK: What was filed, found and decided

    private var filings: Markup {
        var list = DataTable(
            caption: place(SiteMessages.filings),
            columns: [
                .init(place(SiteMessages.year)), .init(place(SiteMessages.revision)),
                .init(place(SiteMessages.filed)), .init(place(SiteMessages.published)),
                .init(place(SiteMessages.due)), .init(place(SiteMessages.whatBecame)),
            ])
        for year in model.years.reversed() {
            let filed = agency.filings.filter { $0.year == year.year }
            for filing in filed.reversed() { list.rows.append(row(filing, year)) }
            if filed.isEmpty, let due = year.submitted[agency.id] {
                list.rows.append([
                    .text(String(year.year)), .none, .none, .none, .text(due.dueOn.description),
                    word(of: due),
                ])
            }
        }
        guard !list.rows.isEmpty else {
            return Markup { $0.element("p", ["class": "meta"], text: place(SiteMessages.nothing)) }
        }
        return list.markup
    }

    private func word(of row: SiteLateness) -> DataTable.Field {
        switch row.status {
        case .missing: .marked(place(SiteMessages.missing))
        case .pending: .text(place(SiteMessages.pending))
        case .exempt: .text(place(SiteMessages.exempt))
        case .onTime, .late: .none
        }
    }

    private func row(_ filing: SiteFiling, _ year: YearModel) -> [DataTable.Field] {
        let published = filing.publishedOn ?? year.published[agency.id]?.happenedOn
        let due = year.submitted[agency.id]
        var filed = filing.submittedAt.day.description
        if filing.revision == 1, let days = due?.daysLate, due?.status == .late {
            filed += " " + place(SiteMessages.lateBy, ["days": String(days)])
        }
        return [
            .text(String(year.year)), .text(String(filing.revision)), .text(filed),
            .text(published?.description ?? ""), .text(due?.dueOn.description ?? ""),
            .text(place(fate(filing, year))),
        ]
    }

    private func fate(_ filing: SiteFiling, _ year: YearModel) -> Phrase {
        if filing.isWithdrawn { return SiteMessages.withdrawn }
        if let report = year.reports[agency.id], report.submissionID == filing.submissionID {
            return report.isCounted ? SiteMessages.counted : SiteMessages.keptOut
        }
        if filing.isReturned { return SiteMessages.returned }
        let isLast = !agency.filings.contains {
            $0.year == filing.year && $0.revision > filing.revision
        }
        return isLast ? SiteMessages.doesNotCount : SiteMessages.replaced
    }

    private var findings: Markup {
        var list = DataTable(
            caption: place(SiteMessages.findings),
            columns: [
                .init(place(SiteMessages.year)), .init(place(SiteMessages.severity)),
                .init(place(SiteMessages.content)), .init(place(SiteMessages.rule)),
            ])
        for year in model.years.reversed() {
            for finding in model.findings(year) where finding.agencyID == agency.id {
                let fields = FindingFields(place: place, finding: finding)
                list.rows.append([
                    .text(String(year.year)), fields.severity,
                    .text(place(finding.message)), fields.rule,
                ])
            }
        }
        guard !list.rows.isEmpty else {
            return Markup {
                $0.element("p", ["class": "meta"], text: place(SiteMessages.noFindings))
            }
        }
        return list.markup
    }

    private var decisions: Markup {
        guard !agency.decisions.isEmpty else {
            return Markup {
                $0.element("p", ["class": "meta"], text: place(SiteMessages.noDecisions))
            }
        }
        var columns: [DataTable.Column] = [
            .init(place(SiteMessages.year)), .init(place(SiteMessages.day)),
            .init(place(SiteMessages.decision)),
        ]
        // who decided is a person, and a reason may name one
        if !place.site.isPublic {
            columns += [.init(place(SiteMessages.decidedBy)), .init(place(SiteMessages.reason))]
        }
        var list = DataTable(caption: place(SiteMessages.decisions), columns: columns)
        list.rows = agency.decisions.reversed().map { decision in
            var words = place(SiteMessages.decisionKind(decision.kind))
            if decision.isRevoked { words += "（\(place(SiteMessages.revoked))）" }
            var row: [DataTable.Field] = [
                .text(String(decision.year)), .text(decision.at.day.description), .text(words),
            ]
            if !place.site.isPublic {
                row += [.text(decision.decidedBy ?? ""), .text(decision.reason ?? "")]
            }
            return row
        }
        return list.markup
    }
}
