public import Messages
public import PostgresClient
import SQLTexts
public import Vocabulary

/// One report's share of a total.
public struct ContributionRow: Sendable {
    public let agencyID: Int64
    public let agencyName: String
    public let agencyClass: AgencyClass
    public let submissionID: Int64
    public let revision: Int64
    public let submittedAt: Instant
    public let publishedOn: CalendarDate?
    public let value: String?
    /// The document it was read from: file, hash, the figure as written, and where it stood.
    public let fileName: String?
    public let sha256: String?
    public let rawText: String?
    public let place: Phrase?
    /// The waivers that let the report in.
    public let waivers: [Int64]
}

/// A region's share of the total of the region above.
public struct BelowRow: Sendable {
    public let regionCode: String
    public let regionName: String
    public let value: String?
    public let reported: Int64
    public let blank: Int64
}

/// A cell of an area added again from its reports.
public struct SumOfSubmissions: Sendable, Equatable {
    /// A decimal in the form's unit; nil if no report filled in the cell.
    public let value: String?
    public let reports: Int64
}

/// Reads what the totals of an edition are made of.
public struct CompositionReader {
    private let connection: Connection
    private let cell: String
    private let year: Int
    private let scope: Scope
    private let edition: Int64
    private let known: Instant?

    /// - Parameter known: the names are those that the database knew then; nil for now.
    public init(
        connection: Connection, cell: String, year: Int, scope: Scope, edition: Int64,
        known: Instant? = nil
    ) {
        self.known = known
        self.connection = connection
        self.cell = cell
        self.year = year
        self.scope = scope
        self.edition = edition
    }

    /// The reports of a region's own agencies that make up the cell, largest figure first.
    ///
    /// - Parameter agency: only its report; nil for all.
    public func contributions(
        region: String, agency: Int64? = nil
    ) throws -> [ContributionRow] {
        let rows = try connection.run(
            Queries.readContributions,
            [
                .text(cell), .text(region), .int32(Int32(year)), .text(scope.rawValue),
                .int64(edition), .int64(agency), .text(known?.description),
            ])
        return try (0..<rows.count).map { try ContributionRow(rows, $0) }
    }

    /// The whole areas of the regions directly below, by code; none in scope `own`.
    public func below(region: String) throws -> [BelowRow] {
        guard scope == .all else { return [] }
        let rows = try connection.run(
            Queries.readTotalsBelow,
            [
                .text(cell), .text(region), .int32(Int32(year)), .int64(edition),
                .text(known?.description),
            ])
        return try (0..<rows.count).map { row in
            BelowRow(
                regionCode: try rows.requiredText(row, "region_code"),
                regionName: try rows.requiredText(row, "region_name"),
                value: rows.text(row, "value"), reported: try rows.requiredInt64(row, "reported"),
                blank: try rows.requiredInt64(row, "blank"))
        }
    }

    /// Adds the cell again from the reports themselves, whatever is stored as totals.
    ///
    /// - Returns: by region code.
    public func sums(regions: [String]) throws -> [String: SumOfSubmissions] {
        let rows = try connection.run(
            Queries.readSumsOfSubmissions,
            [
                .text(cell), .textArray(regions), .int32(Int32(year)), .text(scope.rawValue),
                .int64(edition),
            ])
        var sums: [String: SumOfSubmissions] = [:]
        for row in 0..<rows.count {
            sums[try rows.requiredText(row, "region_code")] = SumOfSubmissions(
                value: rows.text(row, "value"), reports: try rows.requiredInt64(row, "reports"))
        }
        return sums
    }

    /// The regions from one down to the one that an agency belongs to, highest first.
    ///
    /// - Returns: empty if the agency is in none of them.
    public func path(from region: String, to agency: Int64) throws -> [Region] {
        let rows = try connection.run(
            Queries.readPath,
            [
                .text(region), .int64(agency), .int32(Int32(year)), .int64(edition),
                .text(known?.description),
            ])
        return try (0..<rows.count).map { row in
            Region(
                code: try rows.requiredText(row, "code"),
                name: try rows.requiredText(row, "name"),
                level: try rows.required(row, "level", as: RegionLevel.self),
                parentCode: rows.text(row, "parent_code"))
        }
    }
}

extension ContributionRow {
    /// A row of `summary.counted_figures`.
    init(_ rows: Rows, _ row: Int) throws {
        self.init(
            agencyID: try rows.requiredInt64(row, "agency_id"),
            agencyName: try rows.requiredText(row, "agency_name"),
            agencyClass: try rows.required(row, "class", as: AgencyClass.self),
            submissionID: try rows.requiredInt64(row, "submission_id"),
            revision: try rows.requiredInt64(row, "revision"),
            submittedAt: try rows.requiredInstant(row, "submitted_at"),
            publishedOn: try rows.date(row, "published_on"), value: rows.text(row, "value"),
            fileName: rows.text(row, "file_name"), sha256: rows.text(row, "sha256"),
            rawText: rows.text(row, "raw_text"),
            place: rows.text(row, "place_zh").map { zh in
                Phrase(zh, en: rows.text(row, "place_en") ?? zh)
            }, waivers: try rows.int64Array(row, "waivers") ?? [])
    }
}
