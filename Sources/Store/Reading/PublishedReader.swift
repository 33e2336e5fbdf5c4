public import PostgresClient
import SQLTexts
import Vocabulary

/// A report of which a published total is made. Valid only inside the call that gets it.
public struct PublishedReport {
    public let regionCode: String
    public let isIncluded: Bool
    /// Whether it stands in the list of those that count in scope own.
    public let isOwn: Bool
    public let entry: RosterEntry
    /// Form and cells; nil for an agency that was not asked about.
    public let figures: SubmissionRow.Before?
}

/// Reads what is published, to find out what a few reports change of it.
public struct PublishedReader {
    private let connection: Connection

    public init(connection: Connection) { self.connection = connection }

    /// How many reports the published lists of a year name.
    public func listLength(year: Int) throws -> Int {
        let rows = try connection.run(Queries.readListLength, [.int32(Int32(year))])
        return Int(try rows.requiredInt64(0, "reports"))
    }

    /// Agencies that are judged with others: those that reported the same figures in the same
    /// region.
    public func agenciesWithSameFigures(year: Int, as agencies: [Int64]) throws -> [Int64] {
        let rows = try connection.run(
            Queries.readSameFigures, [.int32(Int32(year)), .int64Array(agencies)])
        return try (0..<rows.count).map { try rows.requiredInt64($0, "agency_id") }
    }

    /// Codes of the regions in which one of some agencies says something in words.
    public func wordedRegions(year: Int, agencies: [Int64]) throws -> [String] {
        let rows = try connection.run(
            Queries.readWordedRegions, [.int32(Int32(year)), .int64Array(agencies)])
        return try (0..<rows.count).map { try rows.requiredText($0, "region_code") }
    }

    /// The reports of which the totals of some regions are made, in no order.
    ///
    /// - Parameter agencies: those whose figures are wanted.
    public func reports(
        year: Int, regions: [String], figuresOf agencies: [Int64],
        _ body: (PublishedReport) throws -> Void
    ) throws {
        try connection.copyOut(
            Queries.copyPublishedReports,
            RunScope(year: year, regions: .some(judged: regions), agencies: agencies)
        ) { tuple in
            var reader = try BinaryTupleReader(tuple, fieldCount: 7)
            let regionCode = String(decoding: try reader.bytes(), as: UTF8.self)
            let list = try reader.int32()
            let agencyID = try reader.int64()
            let submissionID = try reader.int64()
            let revision = try reader.int32()
            var figures: SubmissionRow.Before?
            if let form = try reader.optionalBytes(), let packed = try reader.optionalBytes() {
                figures = SubmissionRow.Before(formID: form, packed: packed)
            }
            try body(
                PublishedReport(
                    regionCode: regionCode, isIncluded: list < 2, isOwn: list % 2 == 0,
                    entry: RosterEntry(
                        agencyID: agencyID, revision: revision, submissionID: submissionID),
                    figures: figures))
        }
    }
}
