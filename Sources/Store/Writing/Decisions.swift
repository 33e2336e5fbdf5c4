public import PostgresClient
import SQLTexts
public import Vocabulary

/// Decisions that can be taken back.
public enum DecisionKind: String, Sendable, CaseIterable {
    case waiver, withdrawal, correction, publication
    case returned = "return"
}

/// A publication that somebody saw.
public struct SeenPublication: Sendable {
    public var agencyID: Int64
    public var year: Int
    public var publishedOn: CalendarDate
    public var decidedBy: String
    public var url: String?
    /// The page as it was kept: its name and its hash; nil if nobody kept it.
    public var fileName: String?
    public var sha256: String?

    public init(
        agencyID: Int64, year: Int, publishedOn: CalendarDate, decidedBy: String,
        url: String? = nil, fileName: String? = nil, sha256: String? = nil
    ) {
        self.agencyID = agencyID
        self.year = year
        self.publishedOn = publishedOn
        self.decidedBy = decidedBy
        self.url = url
        self.fileName = fileName
        self.sha256 = sha256
    }
}

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
    ///
    /// - Returns: the return's number.
    @discardableResult
    public func sendBack(submission: Int64, reason: String, returnedBy: String) throws -> Int64 {
        try refusing {
            try connection.run(
                Queries.sendBack, [.int64(submission), .text(reason), .text(returnedBy)]
            ).requiredInt64(0, "return_id")
        }
    }

    /// Takes back what was stored by mistake: it was never filed.
    ///
    /// - Returns: the withdrawal's number.
    @discardableResult
    public func withdraw(submission: Int64, reason: String, decidedBy: String) throws -> Int64 {
        try refusing {
            try connection.run(
                Queries.withdraw, [.int64(submission), .text(reason), .text(decidedBy)]
            ).requiredInt64(0, "withdrawal_id")
        }
    }

    /// Corrects the dates of a filing; nil leaves one as it is.
    ///
    /// - Returns: the correction's number.
    @discardableResult
    public func correct(
        submission: Int64, submittedAt: Instant?, publishedOn: CalendarDate?, reason: String,
        decidedBy: String
    ) throws -> Int64 {
        try refusing {
            try connection.run(
                Queries.correct,
                [
                    .int64(submission), .text(submittedAt?.description),
                    .text(publishedOn?.description), .text(reason), .text(decidedBy),
                ]
            ).requiredInt64(0, "correction_id")
        }
    }

    /// Records a publication that was seen.
    ///
    /// - Returns: its number.
    @discardableResult
    public func recordPublication(_ seen: SeenPublication) throws -> Int64 {
        try refusing {
            try connection.run(
                Queries.recordPublication,
                [
                    .int64(seen.agencyID), .int32(Int32(seen.year)),
                    .text(seen.publishedOn.description), .text(seen.decidedBy), .text(seen.url),
                    .text(seen.fileName), .text(seen.sha256),
                ]
            ).requiredInt64(0, "publication_id")
        }
    }

    /// Takes a decision back, from now on.
    ///
    /// - Returns: the revocation's number.
    @discardableResult
    public func revoke(
        kind: DecisionKind, number: Int64, reason: String, decidedBy: String
    ) throws -> Int64 {
        try refusing {
            try connection.run(
                Queries.revoke,
                [.text(kind.rawValue), .int64(number), .text(reason), .text(decidedBy)]
            ).requiredInt64(0, "revocation_id")
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
