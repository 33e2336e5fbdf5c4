public import Forms
public import Handouts
public import Listings
public import Messages
public import SheetWriting
public import Vocabulary

/// The workbook of a region's year: the official tables, who contributes what, findings, lateness,
/// last year beside this year, and formulas that add everything again.
public struct RegionBook: Sendable {
    private let region: RegionYear
    private let reports: [FiledReport]
    private let findings: Listing
    private let lateness: Listing
    private let language: Language

    /// A report that was filed, with its figures if it counts.
    public struct FiledReport: Sendable {
        public enum Standing: Sendable {
            case included
            /// Counts by a waiver.
            case waived
            /// Kept out by errors.
            case excluded
        }

        public let regionCode: String
        public let regionName: String
        public let agencyID: Int64
        public let agencyName: String
        public let agencyClass: AgencyClass
        public let revision: Int64
        public let standing: Standing
        /// In form order, stored integers; nil is blank. Empty if the report does not count.
        public let figures: [Int64?]

        public init(
            regionCode: String, regionName: String, agencyID: Int64, agencyName: String,
            agencyClass: AgencyClass, revision: Int64, standing: Standing, figures: [Int64?]
        ) {
            self.regionCode = regionCode
            self.regionName = regionName
            self.agencyID = agencyID
            self.agencyName = agencyName
            self.agencyClass = agencyClass
            self.revision = revision
            self.standing = standing
            self.figures = figures
        }
    }

    /// - Parameter reports: of the total's form, in the order in which they are listed.
    public init(
        _ region: RegionYear, reports: [FiledReport], findings: Listing, lateness: Listing,
        language: Language
    ) {
        self.region = region
        self.reports = reports
        self.findings = findings
        self.lateness = lateness
        self.language = language
    }

    /// Cells whose total is not what the reports add up to, which a sound edition has none of.
    public var differing: [Cell] {
        let sums = sums
        return region.total.form.cells.enumerated().filter { position, _ in
            sums[position] != Int128(region.total.figures[position].value ?? 0)
        }.map(\.element)
    }

    /// The counted reports, added.
    private var sums: [Int128] {
        var sums = Array(repeating: Int128(0), count: region.total.form.cells.count)
        for report in reports {
            for (position, figure) in report.figures.enumerated() {
                sums[position] += Int128(figure ?? 0)
            }
        }
        return sums
    }

    /// Writes the workbook; a file of that name is replaced.
    public func write(to path: String) throws(SheetWritingError) {
        let look = Look(language: language)
        let source = Source(region, language)
        let book = try WorkbookWriter(path: path, properties: source.properties)
        let first = try book.addSheet(BookMessages.tables[language])
        let tables = try TotalsSheet(region, source, look).write(to: first)
        try book.define(SheetNames.report, tables.range, on: first)
        let agencies = try AgencySheet(region.total, reports, source, look, sums: sums).write(
            to: book.addSheet(BookMessages.agencies[language]))
        try ListingSheet(
            listing: findings, look: look,
            unprinted: ["waiver", "first_edition", "cells", "fingerprint"]
        ).write(
            to: book.addSheet(BookMessages.findings[language]), source: source.line,
            page: source.page)
        try ListingSheet(listing: lateness, look: look).write(
            to: book.addSheet(BookMessages.lateness[language]), source: source.line,
            page: source.page)
        try LastYearSheet(region, source, look).write(
            to: book.addSheet(BookMessages.lastYear[language]))
        try RecountSheet(
            region, tables: tables, agencies: agencies, reports: reports, sums: sums, source, look
        ).write(to: book.addSheet(BookMessages.recount[language]))
        try book.finish()
    }
}

/// What every sheet says of itself.
struct Source {
    let region: RegionYear
    let language: Language

    init(_ region: RegionYear, _ language: Language) {
        self.region = region
        self.language = language
    }

    private var counts: PublishedTotal.Completeness { region.total.completeness }
    private var hash: String { String(region.edition.contentHash.prefix(12)) }

    var title: String {
        BookMessages.title.filled([
            "region": region.region.name, "year": String(region.year),
        ])[language]
    }

    /// Region, year, scope, edition, its day, how many of how many reports, whether it adds up.
    var line: String {
        BookMessages.source.filled(["scope": region.scope.label, "balance": balance]).filled([
            "region": region.region.name, "code": region.region.code,
            "year": String(region.year), "edition": String(region.edition.number),
            "day": region.edition.day.description, "hash": hash,
            "expected": String(counts.expected), "received": String(counts.received),
            "included": String(counts.included),
        ])[language]
    }

    private var balance: Phrase {
        switch region.balance {
        case .addsUp: BookMessages.addsUp
        case .broken: BookMessages.doesNotAddUp
        case .open: BookMessages.mayNotAddUp
        }
    }

    var page: SheetWriter.Page {
        var page = SheetWriter.Page()
        page.footerLeft =
            BookMessages.editionFooter.filled([
                "edition": String(region.edition.number), "day": region.edition.day.description,
                "hash": hash,
            ])[language]
        // a footer holds 255 characters, and a name may be long
        let name = String(region.region.name.prefix(40))
        page.footerRight =
            BookMessages.placeFooter.filled(["scope": region.scope.label]).filled([
                "region": name, "year": String(region.year),
                "included": String(counts.included), "expected": String(counts.expected),
            ])[language]
        return page
    }

    var properties: WorkbookWriter.Properties {
        var properties = WorkbookWriter.Properties(
            title: title, created: region.edition.publishedAt)
        properties.subject = line
        properties.company = region.region.name
        properties.more = [
            (BookMessages.propertyRegion[language], region.region.code),
            (BookMessages.propertyYear[language], String(region.year)),
            (BookMessages.propertyScope[language], region.scope.label[language]),
            (BookMessages.propertyEdition[language], String(region.edition.number)),
            (BookMessages.propertyHash[language], region.edition.contentHash),
        ]
        return properties
    }
}
