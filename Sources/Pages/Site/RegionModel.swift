import Store
import Validation
import Vocabulary

/// A region with its years, as its pages need it.
struct RegionModel: Sendable {
    let site: Site
    let region: Region
    /// The regions above, the highest first.
    let above: [Region]
    let below: [Region]
    /// Ascending.
    let years: [YearModel]
    /// As each stood last, by number.
    let agencies: [AgencyModel]

    init(_ source: SiteRegion, _ site: Site) throws {
        self.site = site
        region = source.region
        above = site.path(to: source.region)
        below = site.below(source.region)
        years = try Set(source.totals.map(\.year)).sorted().compactMap {
            try YearModel($0, source, site)
        }
        agencies = AgencyModel.all(of: source, withContacts: !site.isPublic)
    }

    /// The youngest that any of its years is of.
    var newestEdition: EditionInfo { years.map(\.edition).max { $0.id < $1.id } ?? site.edition }

    func year(_ year: Int) -> YearModel? { years.first { $0.year == year } }

    /// Whether the site may show an agency's report of a year.
    func shows(_ agency: Int64, _ year: YearModel) -> Bool {
        !site.isPublic || year.isPublished(agency)
    }

    /// The report of an agency, if the site may show it.
    func report(_ agency: Int64, _ year: YearModel) -> SiteReport? {
        guard let report = year.reports[agency], shows(agency, year) else { return nil }
        return report
    }

    /// Findings that the site may show: none about a report that it does not show.
    func findings(_ year: YearModel) -> [SiteFinding] {
        year.findings.filter { finding in
            if finding.rule == GovernmentReportRule.rule.id {
                return year.agencies.filter { $0.agencyClass == .government }
                    .allSatisfy { shows($0.id, year) }
            }
            guard finding.submissionID != nil, let agency = finding.agencyID else { return true }
            return shows(agency, year)
        }
    }

    func code(_ scope: Scope, _ year: Int) -> String {
        SitePaths.year(region.code, year, scope)
    }
}

/// An agency over the years.
struct AgencyModel: Sendable {
    let id: Int64
    /// As it stood in each year in which it was expected to report, ascending.
    let states: [SiteAgency]
    let filings: [SiteFiling]
    let decisions: [SiteDecision]
    /// Whom to call; nil on a site for everybody.
    let contact: AgencyContact?

    var name: String { states.last?.name ?? "" }

    /// What it was called in earlier years.
    var formerNames: [String] {
        var names: [String] = []
        for state in states where state.name != name && !names.contains(state.name) {
            names.append(state.name)
        }
        return names
    }

    static func all(of source: SiteRegion, withContacts: Bool) -> [AgencyModel] {
        let states = Dictionary(grouping: source.agencies, by: \.id)
        let filings = Dictionary(grouping: source.filings, by: \.agencyID)
        let decisions = Dictionary(grouping: source.decisions, by: \.agencyID)
        return states.keys.sorted().map { id in
            AgencyModel(
                id: id, states: (states[id] ?? []).sorted { $0.year < $1.year },
                filings: filings[id] ?? [], decisions: decisions[id] ?? [],
                contact: withContacts ? source.contacts[id] : nil)
        }
    }
}
