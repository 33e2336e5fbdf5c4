public import PostgresClient
import SQLTexts
public import Vocabulary

/// The record of one run in `audit.run`.
public struct RunRecord: Sendable {
    public enum Outcome: String, Sendable {
        case published, unchanged, failed
    }

    public var businessDate: CalendarDate
    /// ISO 8601 with offset.
    public var startedAt: Instant
    public var outcome: Outcome
    /// False if years or regions were left out.
    public var isUnrestricted: Bool
    public var edition: Int64?
    public var submissions: Int
    public var seen: String?
    public var systemIdentifier: Int64?
    public var catalogueHash: String?
    public var error: String?
    /// What a restricted run judged: it takes what concerns this, and results judged by older
    /// forms or rules can be told.
    public var judged: [(year: Int, regions: RegionChoice)] = []
    /// Years of them of which not every region was published before.
    public var firstYears: [Int] = []

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

    /// Gives the lock back; the end of the connection does the same.
    public func unlock() throws { try connection.run(Queries.releaseRunLock) }

    /// Begins the one transaction of a run: every statement sees the same snapshot.
    public func begin() throws { try connection.begin(isolation: .repeatableRead) }
    public func commit() throws { try connection.commit() }
    public func rollback() throws { try connection.rollback() }

    /// Whether a run of a business date has finished.
    public func hasFinishedRun(on date: CalendarDate) throws -> Bool {
        try connection.run(Queries.readRunByDate, [.text(date.description)]).count > 0
    }

    /// Records a run that succeeded; it takes what is new, and seals it into the chain of events.
    ///
    /// - Parameter hasNews: false if it is known that nothing is new.
    public func finish(_ record: RunRecord, hasNews: Bool) throws {
        let runID = try self.record(record)
        for (year, regions) in record.judged {
            try connection.run(
                Queries.insertRunYear,
                [.int64(runID), .int32(Int32(year)), .textArray(regions.judged)])
        }
        guard hasNews || !record.firstYears.isEmpty else { return }
        try connection.run(
            Queries.seal, [.int64(runID), .int32Array(record.firstYears.map(Int32.init))])
    }

    /// - Returns: the run's number.
    @discardableResult
    public func record(_ record: RunRecord) throws -> Int64 {
        let rows = try connection.run(
            Queries.insertRun,
            [
                .text(record.businessDate.description), .text(record.startedAt.description),
                .text(record.outcome.rawValue), .bool(record.isUnrestricted),
                .int64(record.edition), .int32(Int32(record.submissions)), .text(record.seen),
                .int64(record.systemIdentifier), .text(record.catalogueHash), .text(record.error),
            ])
        return try rows.requiredInt64(0, "run_id")
    }
}
