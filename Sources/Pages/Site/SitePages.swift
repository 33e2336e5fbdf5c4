import Forms
import Handouts
import Messages
public import Store
import Vocabulary

/// Makes the pages of a site, one region at a time.
public struct SitePages: Sendable {
    private let site: Site
    private let templates: SiteTemplates

    public init(_ site: Site, templates: SiteTemplates) {
        self.site = site
        self.templates = templates
    }

    /// A region as the first page shows it: little, for those of a whole nation are kept.
    public struct Summary: Sendable {
        let line: RegionTable.Line
    }

    /// All files of a region, each handed over as soon as it is made.
    ///
    /// - Parameters:
    ///   - documents: what stands beside the pages of a year, such as its report in Word.
    /// - Returns: nil if the edition has nothing of the region.
    public func region(
        _ source: SiteRegion,
        documents: (Int) throws -> [SiteDownload] = { _ in [] },
        write: (SiteFile) throws -> Void
    ) throws -> Summary? {
        let model = try RegionModel(source, site)
        guard let last = model.years.last, let total = last.totals[.all] else { return nil }
        for year in model.years {
            let downloads = YearDownloads(model: model, year: year)
            let documents = try documents(year.year)
            for document in documents {
                try write(
                    SiteFile(
                        path: SitePaths.download(
                            model.region.code, year.year, ".\(document.ending)"),
                        bytes: document.bytes))
            }
            for language in Language.allCases {
                try write(downloads.totals(language))
                try write(downloads.agencies(language))
                try pages(model, year, language, documents, write)
            }
            try write(downloads.document)
        }
        for language in Language.allCases {
            try overYears(model, language, write)
        }
        return Summary(line: RegionTable.Line(model.region, last.year, total))
    }

    private func pages(
        _ model: RegionModel, _ year: YearModel, _ language: Language,
        _ documents: [SiteDownload], _ write: (SiteFile) throws -> Void
    ) throws {
        for scope in [Scope.all, .own] {
            guard let total = year.totals[scope] else { continue }
            let place = place(language, SitePaths.year(model.region.code, year.year, scope))
            try write(
                YearPage(
                    place: place, templates: templates, model: model, year: year, scope: scope,
                    total: total, downloads: links(model, year, documents, place)
                ).file)
        }
        for table in year.form.tables {
            for block in table.blocks {
                for (number, line) in block.rows.enumerated() {
                    let path = SitePaths.row(
                        model.region.code, year.year, table: table.id, row: line.id)
                    try write(
                        RowPage(
                            place: place(language, path), templates: templates, model: model,
                            year: year, table: table, line: line,
                            positions: block.columns.indices.map {
                                block.position(row: number, column: $0)
                            }
                        ).file)
                }
            }
        }
    }

    private func links(
        _ model: RegionModel, _ year: YearModel, _ documents: [SiteDownload], _ place: PagePlace
    ) -> [(title: String, target: String)] {
        let code = model.region.code
        // documents and JSON stand once, beside the Chinese pages
        let top = place.language == .zh ? "" : "../"
        return documents.map {
            (place($0.title), top + SitePaths.download(code, year.year, ".\($0.ending)"))
        } + [
            ("CSV", SitePaths.download(code, year.year, ".csv")),
            (
                place(SiteMessages.agencyFile),
                SitePaths.download(code, year.year, "-agencies.csv")
            ),
            ("JSON", top + SitePaths.download(code, year.year, ".json")),
        ]
    }

    private func overYears(
        _ model: RegionModel, _ language: Language,
        _ write: (SiteFile) throws -> Void
    ) throws {
        let code = model.region.code
        try write(
            RegionPage(
                place: place(language, SitePaths.region(code)), templates: templates, model: model
            ).file)
        try write(
            FindPage(
                place: place(language, SitePaths.find(code)), templates: templates, model: model
            ).file)
        for agency in model.agencies {
            try write(
                AgencyPage(
                    place: place(language, SitePaths.agency(code, agency.id)),
                    templates: templates, model: model, agency: agency
                ).file)
        }
    }

    private func place(_ language: Language, _ path: String) -> PagePlace {
        PagePlace(site: site, language: language, path: path)
    }

    /// The pages that are about no region: the first one, the rule book, how to read all this.
    public func general(_ summaries: [Summary]) -> [SiteFile] {
        Language.allCases.flatMap { language in
            [
                HomePage(
                    place: place(language, SitePaths.home), templates: templates,
                    summaries: summaries
                ).file,
                RulesPage(place: place(language, SitePaths.rules), templates: templates).file,
                AboutPage(place: place(language, SitePaths.about), templates: templates).file,
            ]
        }
    }
}
