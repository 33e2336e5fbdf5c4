public import PostgresClient
import SQLTexts

/// One name of an agency: what it is called now, or was called before.
public struct KnownName: Sendable {
    public let agencyID: Int64
    /// What the agency is called now.
    public let agencyName: String
    public let called: String
    public let isFormer: Bool
    public let regionCode: String
    /// The first year on whose last day the agency was there; nil if it always was.
    public let firstYear: Int?
    /// The last such year; nil if it is there still.
    public let lastYear: Int?

    public init(
        agencyID: Int64, agencyName: String, called: String, isFormer: Bool = false,
        regionCode: String, firstYear: Int? = nil, lastYear: Int? = nil
    ) {
        self.agencyID = agencyID
        self.agencyName = agencyName
        self.called = called
        self.isFormer = isFormer
        self.regionCode = regionCode
        self.firstYear = firstYear
        self.lastYear = lastYear
    }
}

/// Reads what agencies are and were called.
public struct AgencyNameReader {
    private let connection: Connection

    public init(connection: Connection) { self.connection = connection }

    /// - Parameters:
    ///   - region: only agencies of this region and those below; nil for everywhere.
    ///   - agencies: only these; nil for every agency.
    public func names(region: String? = nil, agencies: [Int64]? = nil) throws -> [KnownName] {
        let rows = try connection.run(
            Queries.readAgencyNames, [.text(region), .int64Array(agencies)])
        return try (0..<rows.count).map { row in
            KnownName(
                agencyID: try rows.requiredInt64(row, "agency_id"),
                agencyName: try rows.requiredText(row, "name"),
                called: try rows.requiredText(row, "called"),
                isFormer: try rows.requiredBool(row, "is_former"),
                regionCode: try rows.requiredText(row, "region_code"),
                firstYear: try rows.int64(row, "first_year").map(Int.init),
                lastYear: try rows.int64(row, "last_year").map(Int.init))
        }
    }

    /// What agencies are called now, by their numbers.
    public func names(of agencies: [Int64]) throws -> [Int64: String] {
        let known = try names(agencies: agencies).map { ($0.agencyID, $0.agencyName) }
        return Dictionary(known) { first, _ in first }
    }
}
