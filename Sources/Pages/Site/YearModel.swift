import Forms
import Handouts
import Messages
import Store
import Validation
import Vocabulary

/// A year of a region, as its pages need it.
struct YearModel: Sendable {
    let year: Int
    let form: Form
    /// The last edition that changed anything about this year or the one before.
    let edition: EditionInfo
    let totals: [Scope: PublishedTotal]
    let balances: [Scope: RegionYear.Balance]
    let waived: [Scope: Int64]
    /// The whole areas of the regions directly below, by code.
    let below: [(region: Region, total: PublishedTotal)]
    /// By number.
    let agencies: [SiteAgency]
    /// By agency.
    let reports: [Int64: SiteReport]
    let submitted: [Int64: SiteLateness]
    let published: [Int64: SiteLateness]
    /// Worst first.
    let lateness: [SiteLateness]
    let findings: [SiteFinding]
    let histories: [Scope: SiteHistory]

    /// - Returns: nil if the edition has no total of the year.
    init?(_ year: Int, _ source: SiteRegion, _ site: Site) throws {
        let rows = source.totals.filter { $0.year == year }
        let own = rows.filter { $0.regionCode == source.region.code }
        guard let first = own.first else { return nil }
        guard let form = site.catalogue[first.formID] else {
            throw StoreError.formsOutOfStep([first.formID])
        }
        self.year = year
        self.form = form
        var totals: [Scope: PublishedTotal] = [:]
        for row in own { totals[row.scope] = try PublishedTotal(row, form) }
        self.totals = totals
        let aboutTotals = source.findings.filter { $0.year == year && $0.agencyID == nil }
        balances = Dictionary(
            uniqueKeysWithValues: totals.keys.map { scope in
                (scope, RegionYear.Balance(aboutTotals.filter { $0.scope == scope }))
            })
        waived = source.waived[year] ?? [:]
        edition =
            [source.editions[year], source.editions[year - 1]].compactMap { $0 }
            .max { $0.id < $1.id } ?? site.edition
        below = try rows.compactMap { row in
            guard row.scope == .all, source.below[year]?.contains(row.regionCode) == true,
                let region = site.region(row.regionCode)
            else { return nil }
            return (region, try PublishedTotal(row, form))
        }
        agencies = source.agencies.filter { $0.year == year }
        reports = Dictionary(
            source.reports.filter { $0.year == year }.map { ($0.agencyID, $0) }
        ) { first, _ in first }
        lateness = source.lateness.filter { $0.year == year }
        submitted = Self.byAgency(lateness, .submit)
        published = Self.byAgency(lateness, .publish)
        findings = source.findings.filter { $0.year == year }
        histories = Dictionary(
            source.histories.filter { $0.year == year }.map { ($0.scope, $0) }
        ) { first, _ in first }
    }

    private static func byAgency(
        _ lateness: [SiteLateness], _ event: LatenessRow.Event
    ) -> [Int64: SiteLateness] {
        Dictionary(
            lateness.filter { $0.event == event }.map { ($0.agencyID, $0) }
        ) { first, _ in first }
    }

    /// Whether a public site may show an agency's report: it was published by the day of the
    /// edition.
    func isPublished(_ agency: Int64) -> Bool { published[agency]?.happenedOn != nil }

    func figures(_ scope: Scope) -> FormFigures? { totals[scope].map { FormFigures($0) } }
}

extension PublishedTotal {
    fileprivate init(_ row: SiteTotal, _ form: Form) throws {
        guard row.formID == form.id, row.figures.count == form.cells.count else {
            throw StoreError.formsOutOfStep([row.formID])
        }
        self.init(
            form: form,
            completeness: Completeness(
                expected: row.expected, received: row.received, included: row.included,
                onTime: row.onTime, late: row.late),
            figures: row.figures.enumerated().map { position, figure in
                let blank = position < row.blanks.count ? row.blanks[position] : 0
                let reported = row.included - blank
                return Figure(
                    value: reported > 0 ? figure : nil, reported: reported, blank: blank)
            })
    }
}

extension RegionYear.Balance {
    /// What the edition finds about the total by itself.
    fileprivate init(_ findings: [SiteFinding]) {
        self.init(
            identities: findings.filter { $0.rule == TotalsAddUpRule.rule.id }
                .map { ($0.verdict, $0.message) })
    }
}
