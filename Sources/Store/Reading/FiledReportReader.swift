public import PostgresClient
import SQLTexts
public import Vocabulary

/// A report that makes up a total, or that errors keep out of it.
public struct FiledReport: Sendable {
    public let regionCode: String
    public let regionName: String
    public let agencyID: Int64
    public let agencyName: String
    public let agencyClass: AgencyClass
    public let revision: Int64
    public let isIncluded: Bool
    /// Whether it counts by a waiver.
    public let isWaived: Bool
    /// Stored integers in form order; nil is blank. Empty if the report does not count.
    public let figures: [Int64?]
}

/// Reads what totals are made of, report by report.
public struct FiledReportReader {
    private let connection: Connection

    public init(connection: Connection) { self.connection = connection }

    /// The reports of a region's total, by region and agency.
    public func reports(
        region: String, year: Int, scope: Scope, edition: EditionInfo
    ) throws -> [FiledReport] {
        let rows = try connection.run(
            Queries.readFiledReports,
            [
                .text(region), .int32(Int32(year)), .text(scope.rawValue), .int64(edition.id),
            ])
        return try (0..<rows.count).map { row in
            FiledReport(
                regionCode: try rows.requiredText(row, "region_code"),
                regionName: try rows.requiredText(row, "region_name"),
                agencyID: try rows.requiredInt64(row, "agency_id"),
                agencyName: try rows.requiredText(row, "agency_name"),
                agencyClass: try rows.required(row, "class", as: AgencyClass.self),
                revision: try rows.requiredInt64(row, "revision"),
                isIncluded: try rows.requiredBool(row, "is_included"),
                isWaived: try rows.requiredBool(row, "is_waived"),
                figures: try rows.nullableInt64Array(row, "figures") ?? [])
        }
    }
}
