import Forms
package import Messages
import NightlyRun
import Pages
import PostgresClient
import Settings
import Store
import Vocabulary

/// Which pages to write, and where.
package struct SiteRequest {
    package let folder: String
    /// Empty for all that the login may see.
    package let regions: [String]
    /// Nil for all.
    package let years: ClosedRange<Int>?
    package let isPublic: Bool
    package let version: String

    /// - Parameter years: `2019-2025` or one year; nil for all.
    package init(
        folder: String, regions: [String] = [], years: String? = nil, isPublic: Bool,
        version: String
    ) throws {
        self.folder = folder
        self.regions = regions
        self.years = try years.map(Self.range)
        self.isPublic = isPublic
        self.version = version
    }

    private static func range(_ text: String) throws -> ClosedRange<Int> {
        let bounds = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        guard (1...2).contains(bounds.count), let first = bounds[0],
            let last = bounds[bounds.count - 1], first <= last
        else {
            throw Refusal(.wrongUsage, SiteCommandMessages.years.filled(["value": text]))
        }
        return try Arguments.year(first)...Arguments.year(last)
    }
}

extension Workplace {
    /// Writes the pages of what is published.
    ///
    /// - Returns: what was written.
    package func site(_ request: SiteRequest) throws -> Phrase {
        try withDatabase { try site(request, $0) }
    }

    /// All of one snapshot and one edition, one region after the other, so that memory is that of
    /// the largest.
    func site(_ request: SiteRequest, _ connection: Connection) throws -> Phrase {
        let catalogue = try catalogue()
        let templates = try SiteTemplates(folder: try siteFolder())
        try connection.begin(isolation: .repeatableRead)
        let totals = TotalsReader(connection: connection)
        let edition = try totals.edition(at: nil)
        let reader = SiteReader(connection: connection, edition: edition)
        let years = try reader.years().filter { request.years?.contains($0) ?? true }
        let seen = try reader.regions(
            years: years, among: request.regions.isEmpty ? nil : request.regions)
        for code in request.regions where !seen.contains(where: { $0.code == code }) {
            // says why, if there is no such region or the login may not see it
            _ = try totals.region(code)
            throw Refusal(.wrongUsage, SiteCommandMessages.noPages.filled(["region": code]))
        }
        guard !seen.isEmpty else {
            throw Refusal(.wrongUsage, SiteCommandMessages.nothing)
        }
        let site = Site(
            edition: edition, catalogue: catalogue, rules: RuleLines.all(of: catalogue),
            regions: seen, isPublic: request.isPublic, version: request.version)
        let pages = SitePages(site, templates: templates)
        // they tell what the office alone may know
        let documents =
            request.isPublic ? nil : try SiteDocuments(self, catalogue, connection)
        let folder = try SiteFolder(request.folder)
        var summaries: [SitePages.Summary] = []
        for region in seen {
            let source = try reader.region(region, years: years)
            let summary = try pages.region(
                source, documents: { try documents?.documents(of: source, year: $0) ?? [] },
                write: folder.write)
            if let summary {
                summaries.append(summary)
            }
        }
        for file in pages.general(summaries) { try folder.write(file) }
        try folder.finish()
        try connection.rollback()
        return SiteCommandMessages.written.filled([
            "folder": request.folder, "regions": String(seen.count),
            "edition": String(edition.id), "written": String(folder.outcome.written),
            "unchanged": String(folder.outcome.unchanged),
            "removed": String(folder.outcome.removed),
        ])
    }
}

/// Every rule as the rule book shows it.
private enum RuleLines {
    static func all(of catalogue: FormCatalogue) -> [Site.RuleLine] {
        catalogue.forms.flatMap { form in
            (form.rules + form.regionRules).map {
                Site.RuleLine(
                    id: $0.id, severity: $0.severity, title: $0.title, source: $0.source,
                    form: form.id, years: $0.years)
            }
        }
            + RuleBook.codeRules.map {
                Site.RuleLine(
                    id: $0.id, severity: $0.severity, title: $0.title, source: $0.source)
            }
    }
}
