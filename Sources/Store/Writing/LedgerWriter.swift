public import PostgresClient
import SQLTexts
import Vocabulary

/// Notes cases that the office knows from elsewhere.
public struct LedgerWriter {
    private let connection: Connection

    public init(connection: Connection) { self.connection = connection }

    /// Notes a case; a later entry about the same case takes the place of an earlier one.
    ///
    /// - Parameters:
    ///   - isVoid: whether the case is taken back, having been noted by mistake.
    ///   - source: the file that it was read from.
    public func note(_ known: LedgerCase, isVoid: Bool, source: String?) throws {
        try connection.run(
            Queries.insertLedgerEntry,
            [
                .int64(known.agencyID), .text(known.kind.rawValue), .text(known.number),
                .text(known.day.description), .bool(isVoid), .text(source),
            ])
    }

    /// Which of these agencies the login may not note cases of: those of regions that it does not
    /// keep.
    public func notKept(among agencies: [Int64]) throws -> Set<Int64> {
        let rows = try connection.run(Queries.readAgenciesNotKept, [.int64Array(agencies)])
        return Set(try (0..<rows.count).map { try rows.requiredInt64($0, "agency_id") })
    }
}
