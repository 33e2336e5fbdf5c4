public import PostgresClient
import SQLTexts
public import Vocabulary

/// What a person decides about a submission.
public struct Decisions {
    private let connection: Connection

    public init(connection: Connection) { self.connection = connection }

    /// Allows an open finding, bound to its values.
    ///
    /// - Parameters:
    ///   - fingerprint: of the finding, or its beginning, as `huizong findings --agency` shows it.
    ///   - holdsUntil: the last day on which it holds; nil for as long as the values stay.
    /// - Returns: the waiver's number.
    public func waive(
        fingerprint: String, reason: String, decidedBy: String, holdsUntil: CalendarDate?
    ) throws -> Int64 {
        try refusing {
            try connection.run(
                Queries.waive,
                [
                    .text(fingerprint), .text(reason), .text(decidedBy),
                    .text(holdsUntil?.description),
                ]
            ).requiredInt64(0, "waiver_id")
        }
    }

    /// Sends a submission back for correction.
    public func sendBack(submission: Int64, reason: String, returnedBy: String) throws {
        try refusing {
            try connection.run(
                Queries.sendBack, [.int64(submission), .text(reason), .text(returnedBy)])
        }
    }

    /// The states with which the database refuses a decision: no such row, a wrong value, an act
    /// done before, an empty reason.
    private static let refusals: Set = ["P0002", "22023", "23505", "23514"]

    @discardableResult
    private func refusing<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch DatabaseError.server(let error) where Self.refusals.contains(error.sqlState) {
            throw StoreError.decisionRefused(error.message)
        }
    }
}
