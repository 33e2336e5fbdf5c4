import PostgresClient
import SQLTexts
import Vocabulary

/// The record of one run in `audit.run`.
public struct RunRecord: Sendable {
    public enum Outcome: String, Sendable {
        case published, unchanged, failed
    }

    public var businessDate: CalendarDate
    /// ISO 8601 with offset.
    public var startedAt: Instant
    public var outcome: Outcome
    /// False if years or regions were left out, so that the next run must look at them.
    public var isUnrestricted: Bool
    public var edition: Int64?
    public var submissions: Int
    public var seen: String?
    public var systemIdentifier: Int64?
    public var catalogueHash: String?
    public var error: String?
    /// The years that a restricted run judged, and the codes of their regions, nil for all.
    public var judged: [(year: Int, regions: [String]?)] = []

    public init(
        businessDate: CalendarDate, startedAt: Instant, outcome: Outcome, isUnrestricted: Bool,
        edition: Int64? = nil, submissions: Int = 0, seen: String? = nil,
        systemIdentifier: Int64? = nil, catalogueHash: String? = nil, error: String? = nil
    ) {
        self.businessDate = businessDate
        self.startedAt = startedAt
        self.outcome = outcome
        self.isUnrestricted = isUnrestricted
        self.edition = edition
        self.submissions = submissions
        self.seen = seen
        self.systemIdentifier = systemIdentifier
        self.catalogueHash = catalogueHash
        self.error = error
    }
}

/// The run's hold on the database: lock, transaction and record.
public struct RunSession {
    public let connection: Connection

    public init(connection: Connection) { self.connection = connection }

    /// - Throws: ``StoreError/lockedByAnotherRun`` if another session runs.
    public func lock() throws {
        let rows = try connection.run(Queries.tryRunLock)
        guard try rows.requiredBool(0, "pg_try_advisory_lock") else {
            throw StoreError.lockedByAnotherRun
        }
    }

    /// Notes, before the first run on a system, what came there from another one.
    public func noteInherited() throws { try connection.run(Queries.noteInherited) }

    /// Gives the lock back; the end of the connection does the same.
    public func unlock() throws { try connection.run(Queries.releaseRunLock) }

    /// Begins the one transaction of a run: every statement sees the same snapshot.
    public func begin() throws { try connection.begin(isolation: .repeatableRead) }
    public func commit() throws { try connection.commit() }
    public func rollback() throws { try connection.rollback() }

    /// Seals what was stored since the last seal into the chain of events.
    public func seal() throws { try connection.run(Queries.seal) }

    /// Whether a run of a business date has finished.
    public func hasFinishedRun(on date: CalendarDate) throws -> Bool {
        try connection.run(Queries.readRunByDate, [.text(date.description)]).count > 0
    }

    public func record(_ record: RunRecord) throws {
        let rows = try connection.run(
            Queries.insertRun,
            [
                .text(record.businessDate.description), .text(record.startedAt.description),
                .text(record.outcome.rawValue), .bool(record.isUnrestricted),
                .int64(record.edition), .int32(Int32(record.submissions)), .text(record.seen),
                .int64(record.systemIdentifier), .text(record.catalogueHash), .text(record.error),
            ])
        let runID = try rows.requiredInt64(0, "run_id")
        for (year, regions) in record.judged {
            try connection.run(
                Queries.insertRunYear,
                [.int64(runID), .int32(Int32(year)), .textArray(regions)])
        }
    }
}
