import Handouts
import Messages
import Store
import Vocabulary

/// The lists of a region's year: who filed when, what was found, what changed, who is there.
struct YearLists {
    let place: PagePlace
    let model: RegionModel
    let year: YearModel
    let scope: Scope
    let total: PublishedTotal

    func agencyLink(_ id: Int64) -> DataTable.Field {
        let name = year.agencies.first { $0.id == id }?.name ?? model.name(id)
        return .link(name, to: place.link(SitePaths.agency(model.region.code, id)))
    }

    // MARK: Who filed when

    private var submissions: [SiteLateness] { year.lateness.filter { $0.event == .submit } }

    var filing: Markup {
        Markup { part in
            part.paragraph(summary)
            if let explanation { part.element("p", ["class": "note"], text: explanation) }
            let due = submissions.filter { $0.status != .onTime }
            if due.isEmpty {
                part.element("p", ["class": "meta"], text: place(SiteMessages.allOnTime))
            } else {
                part.add(list(of: due))
            }
        }
    }

    private func count(_ status: LatenessRow.Status) -> Int {
        submissions.count { $0.status == status }
    }

    private var summary: String {
        let expected = submissions.count - count(.exempt)
        let text = place(
            SiteMessages.filingSummary,
            [
                "expected": String(expected), "on_time": String(count(.onTime)),
                "late": String(count(.late)), "missing": String(count(.missing)),
                "pending": String(count(.pending)), "exempt": String(count(.exempt)),
            ])
        // only where the day matters: else the page would change every night without news
        guard count(.missing) + count(.pending) > 0 else { return text }
        return text
            + place(
                SiteMessages.asOf, ["day": place.site.edition.businessDate.description])
    }

    /// Why the number of those expected is another one here than in the totals; nil if it is not.
    private var explanation: String? {
        let here = submissions.count - count(.exempt)
        guard Int64(here) != total.completeness.expected else { return nil }
        let apart = year.agencies.count { $0.standing == .apart }
        let others =
            scope == .own
            ? year.agencies.count { $0.standing == .counts && !$0.agencyClass.countsInOwnScope }
            : 0
        let below = scope == .all ? year.below.reduce(0) { $0 + $1.total.completeness.expected } : 0
        var reasons: [Phrase] = []
        if apart > 0 { reasons.append(SiteMessages.apart.filled(["count": String(apart)])) }
        if others > 0 { reasons.append(SiteMessages.townships.filled(["count": String(others)])) }
        if below > 0 { reasons.append(SiteMessages.belowExpected.filled(["count": String(below)])) }
        let expected = SiteMessages.twoExpected.filled([
            "here": String(here), "total": String(total.completeness.expected),
        ])
        return place(
            ([expected] + reasons + (reasons.isEmpty ? [SiteMessages.registryChanged] : []))
                .joined(zh: "", en: " "))
    }

    private func list(of rows: [SiteLateness]) -> Markup {
        let contacts = self.contacts
        var list = DataTable(
            caption: place(SiteMessages.lateList),
            columns: [
                .init(place(SiteMessages.agency)), .init(place(SiteMessages.due)),
                .init(place(SiteMessages.filed)),
                .init(place(SiteMessages.daysLate), isNumber: true),
                .init(place(SiteMessages.published)),
            ] + (contacts.isEmpty ? [] : [.init(place(SiteMessages.whomToCall))]))
        list.isSortable = true
        list.rows = rows.map { row in
            [
                agencyLink(row.agencyID), .text(due(row)), status(row),
                .number(
                    row.status == .exempt ? "" : row.daysLate.map { String($0) } ?? "",
                    order: row.daysLate.map { Int128($0) }),
                year.published[row.agencyID].map(status) ?? .none,
            ] + (contacts.isEmpty ? [] : [.text(contacts[row.agencyID] ?? "")])
        }
        return list.markup
    }

    /// Whom to call, by agency; empty on a site for everybody.
    private var contacts: [Int64: String] {
        Dictionary(
            uniqueKeysWithValues: model.agencies.compactMap { agency in
                agency.contact.map { contact in
                    (
                        agency.id,
                        [contact.name, contact.phone].compactMap { $0 }
                            .joined(separator: " ")
                    )
                }
            })
    }

    private func due(_ row: SiteLateness) -> String {
        switch row.dueFrom {
        case "extension": "\(row.dueOn) \(place(SiteMessages.extended))"
        default: row.dueOn.description
        }
    }

    func status(_ row: SiteLateness) -> DataTable.Field {
        if let day = row.happenedOn, row.status != .exempt { return .text(day.description) }
        switch row.status {
        case .missing:
            let word =
                row.event == .submit ? SiteMessages.missing : SiteMessages.notPublished
            return .marked(place(word))
        case .pending: return .text(place(SiteMessages.pending))
        case .exempt: return .text(place(SiteMessages.exempt))
        case .onTime, .late: return .none
        }
    }

    // MARK: What was found

    var findings: Markup {
        let shown = model.findings(year).filter { $0.scope == nil || $0.scope == scope }
        let grave = shown.filter { $0.severity != .hint && $0.verdict == .failed }
        let others = shown.filter { $0.severity == .hint || $0.verdict != .failed }
        return Markup { part in
            let errors = shown.count { $0.severity == .error && $0.verdict == .failed }
            let agencies = Set(
                shown.filter { $0.severity == .error && $0.verdict == .failed }
                    .compactMap(\.agencyID))
            part.paragraph(
                place(
                    SiteMessages.findingsSummary,
                    [
                        "errors": String(errors), "agencies": String(agencies.count),
                        "warnings": String(grave.count - errors), "others": String(others.count),
                    ]))
            let left = year.findings.count { $0.scope == nil || $0.scope == scope } - shown.count
            if left > 0 {
                part.element(
                    "p", ["class": "note"],
                    text: place(SiteMessages.findingsLeftOut, ["count": String(left)]))
            }
            if !grave.isEmpty { part.add(findingList(grave, place(SiteMessages.findings))) }
            guard !others.isEmpty else { return }
            part.element("details") {
                $0.element(
                    "summary",
                    text: place(SiteMessages.hints, ["count": String(others.count)]))
                $0.add(findingList(others, place(SiteMessages.hintList)))
            }
        }
    }

    private func findingList(_ findings: [SiteFinding], _ caption: String) -> Markup {
        var list = DataTable(
            caption: caption,
            columns: [
                .init(place(SiteMessages.agency)), .init(place(SiteMessages.severity)),
                .init(place(SiteMessages.content)), .init(place(SiteMessages.rule)),
            ])
        list.isSortable = true
        list.rows = findings.map { finding in
            let row = FindingFields(place: place, finding: finding)
            let about: DataTable.Field =
                finding.agencyID.map(agencyLink) ?? .text(place(SiteMessages.totalsOfRegion))
            return [about, row.severity, .text(place(finding.message)), row.rule]
        }
        return list.markup
    }

    // MARK: What changed

    var revisions: Markup {
        guard let history = year.histories[scope] else {
            return Markup {
                $0.element("p", ["class": "meta"], text: place(SiteMessages.neverChanged))
            }
        }
        return RevisionList(place: place, model: model, history: history).markup
    }

    // MARK: Who is there

    /// Regions directly below.
    var below: Markup {
        Markup { part in
            guard scope == .all, !year.below.isEmpty else { return }
            part.element("h2", text: place(SiteMessages.below))
            part.add(
                RegionTable(place: place, caption: place(SiteMessages.below)).markup(
                    year.below.map { RegionTable.Line($0.region, year.year, $0.total) }))
        }
    }

    var agencies: Markup {
        var list = DataTable(
            caption: place(SiteMessages.agencies),
            columns: [
                .init(place(SiteMessages.agency)), .init(place(SiteMessages.agencyClass)),
                .init(place(SiteMessages.received), isNumber: true),
                .init(place(SiteMessages.handled), isNumber: true),
                .init(place(SiteMessages.filed)), .init(place(SiteMessages.published)),
                .init(place(SiteMessages.errors), isNumber: true),
                .init(place(SiteMessages.inTotals)),
            ])
        list.isSortable = true
        let shown = model.findings(year)
        list.rows = year.agencies.filter { agency in
            scope == .all || agency.agencyClass.countsInOwnScope
        }.map { row($0, shown) }
        return list.markup
    }

    private func row(_ agency: SiteAgency, _ shown: [SiteFinding]) -> [DataTable.Field] {
        let report = model.report(agency.id, year)
        let figures = report.map { FormFigures(form: year.form, values: $0.figures) }
        func number(_ name: String) -> DataTable.Field {
            let value = figures?[name]
            return .number(
                value.map { String($0) } ?? "", order: value.map { Int128($0) })
        }
        let errors = shown.count {
            $0.agencyID == agency.id && $0.severity == .error && $0.verdict == .failed
        }
        return [
            agencyLink(agency.id), .text(place(agency.agencyClass.label)),
            number("requests.received.total"), number("requests.handled_total.total"),
            year.submitted[agency.id].map(status) ?? .none,
            year.published[agency.id].map(status) ?? .none,
            .number(errors == 0 ? "" : String(errors), order: Int128(errors)),
            .text(standing(agency, report)),
        ]
    }

    private func standing(_ agency: SiteAgency, _ report: SiteReport?) -> String {
        switch agency.standing {
        case .exempt: return place(SiteMessages.exempt)
        case .apart: return place(SiteMessages.doesNotCount)
        case .counts:
            if model.site.isPublic, year.reports[agency.id] != nil, report == nil {
                return place(SiteMessages.notPublishedYet)
            }
            guard let report else { return "" }
            return place(report.isCounted ? SiteMessages.counted : SiteMessages.keptOut)
        }
    }
}

extension RegionModel {
    func name(_ agency: Int64) -> String {
        agencies.first { $0.id == agency }?.name ?? String(agency)
    }
}

/// A finding's fields, as all lists show them.
struct FindingFields {
    let place: PagePlace
    let finding: SiteFinding

    var severity: DataTable.Field {
        if let waiver = finding.waiverID {
            return .text(place(SiteMessages.waiver, ["waiver": String(waiver)]))
        }
        if finding.verdict == .undecided { return .text(place(SiteMessages.toConfirm)) }
        let word = place(finding.severity.label)
        return finding.severity == .error ? .marked(word) : .text(word)
    }

    var rule: DataTable.Field {
        guard place.site.rules.contains(where: { $0.id == finding.rule }) else {
            return .text(finding.rule)
        }
        return .link(finding.rule, to: "\(place.link(SitePaths.rules))#\(finding.rule)")
    }
}
