public import PostgresClient
import SQLTexts
public import Vocabulary

/// A region's published results for a year that were judged by other forms or rules than today's.
public struct StaleResult: Sendable, Equatable {
    public let year: Int
    public let regionCode: String
    public let regionName: String
    /// The edition whose rows are current.
    public let edition: Int64
    /// Business date of the run that judged them last.
    public let judgedOn: CalendarDate
    /// Hash of the forms and rules of that run; nil if it was not recorded.
    public let catalogueHash: String?
}

/// Reads which results are older than the forms and rules.
public struct StaleReader {
    private let connection: Connection

    public init(connection: Connection) { self.connection = connection }

    /// By year and region.
    ///
    /// - Parameters:
    ///   - catalogueHash: of the present forms and rules.
    ///   - region: this region and all below; nil for every region.
    ///   - year: nil for every year.
    public func results(
        otherThan catalogueHash: String, region: String? = nil, year: Int? = nil
    ) throws -> [StaleResult] {
        let rows = try connection.run(
            Queries.readStale,
            [.text(catalogueHash), .text(region), .int32(year.map(Int32.init))])
        return try (0..<rows.count).map { row in
            StaleResult(
                year: Int(try rows.requiredInt32(row, "year")),
                regionCode: try rows.requiredText(row, "region_code"),
                regionName: try rows.requiredText(row, "region_name"),
                edition: try rows.requiredInt64(row, "edition_id"),
                judgedOn: try rows.requiredDate(row, "judged_on"),
                catalogueHash: rows.text(row, "catalogue_hash"))
        }
    }
}
