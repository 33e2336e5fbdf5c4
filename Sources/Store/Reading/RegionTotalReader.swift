public import PostgresClient
import SQLTexts
public import Vocabulary

/// One total of a region as it is current in the transaction.
public struct CurrentTotal: Sendable {
    public let regionCode: String
    public let scope: Scope
    public let formID: String
    public let expected: Int
    public let included: Int
    public let values: [Int64]
    /// Empty if no report left a cell blank.
    public let blanks: [Int32]
}

/// A report that counts, of an agency to which something was allowed. Valid only inside the call
/// that gets it.
public struct AllowedReport {
    public let regionCode: String
    /// Whether it belongs to scope own.
    public let isOwn: Bool
    public let agencyName: String
    public let formID: String
    public let packed: UnsafeRawBufferPointer
}

/// Reads what a region's totals of one year are judged by.
public struct RegionTotalReader {
    private let connection: Connection

    public init(connection: Connection) { self.connection = connection }

    /// Totals of some regions that consist of some report, in no order.
    public func totals(
        year: Int, regions: [String], _ body: (CurrentTotal) throws -> Void
    ) throws {
        try connection.copyOut(
            Queries.copyTotalsOfYear, RunScope(year: year, regions: .some(judged: regions))
        ) { tuple in
            var reader = try BinaryTupleReader(tuple, fieldCount: 7)
            let regionCode = String(decoding: try reader.bytes(), as: UTF8.self)
            let scope = String(decoding: try reader.bytes(), as: UTF8.self)
            guard let known = Scope(rawValue: scope) else {
                throw StoreError.unexpectedValue(column: "scope", value: scope)
            }
            try body(
                CurrentTotal(
                    regionCode: regionCode, scope: known,
                    formID: String(decoding: try reader.bytes(), as: UTF8.self),
                    expected: Int(try reader.int32()), included: Int(try reader.int32()),
                    values: try reader.int64Array(),
                    blanks: try reader.optionalInt32Array() ?? []))
        }
    }

    /// Reports that count and whose agencies were allowed something, in order of the agencies.
    public func allowedReports(
        year: Int, regions: [String], _ body: (AllowedReport) throws -> Void
    ) throws {
        try connection.copyOut(
            Queries.copyAllowedReports, RunScope(year: year, regions: .some(judged: regions))
        ) { tuple in
            var reader = try BinaryTupleReader(tuple, fieldCount: 5)
            let regionCode = String(decoding: try reader.bytes(), as: UTF8.self)
            let isOwn = try reader.int32() == 1
            try body(
                AllowedReport(
                    regionCode: regionCode, isOwn: isOwn,
                    agencyName: String(decoding: try reader.bytes(), as: UTF8.self),
                    formID: String(decoding: try reader.bytes(), as: UTF8.self),
                    packed: try reader.bytes()))
        }
    }

    /// The reports of the governments of the chosen regions, and of all above them.
    ///
    /// - Parameter body: the region, the report's form and its packed cells.
    public func governmentReports(
        year: Int, regions: RegionChoice,
        _ body: (String, String, UnsafeRawBufferPointer) throws -> Void
    ) throws {
        var wanted = regions
        if let judged = regions.judged { wanted = .some(judged: judged + regions.above) }
        try connection.copyOut(
            Queries.copyGovernmentReports, RunScope(year: year, regions: wanted)
        ) { tuple in
            var reader = try BinaryTupleReader(tuple, fieldCount: 3)
            let regionCode = String(decoding: try reader.bytes(), as: UTF8.self)
            let formID = String(decoding: try reader.bytes(), as: UTF8.self)
            try body(regionCode, formID, try reader.bytes())
        }
    }
}
