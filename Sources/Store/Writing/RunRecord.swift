public import PostgresClient
import SQLTexts
public import Vocabulary

/// A run as it begins.
public struct RunBeginning: Sendable {
    public let businessDate: CalendarDate
    public let startedAt: Instant
    /// False if years or regions were left out.
    public let isUnrestricted: Bool

    public init(businessDate: CalendarDate, startedAt: Instant, isUnrestricted: Bool) {
        self.businessDate = businessDate
        self.startedAt = startedAt
        self.isUnrestricted = isUnrestricted
    }
}

/// How a run ended, for `audit.run`.
public struct RunRecord: Sendable {
    public enum Outcome: String, Sendable {
        case published, unchanged, failed
    }

    public var outcome: Outcome
    public var edition: Int64?
    public var submissions: Int
    public var seen: String?
    public var systemIdentifier: Int64?
    public var catalogueHash: String?
    public var error: String?
    /// A JSON object: what took how many seconds.
    public var stageSeconds: String?
    /// What a restricted run judged: it takes what concerns this, and results judged by older
    /// forms or rules can be told.
    public var judged: [(year: Int, regions: RegionChoice)] = []
    /// Years of them of which not every region was published before.
    public var firstYears: [Int] = []

    public init(
        outcome: Outcome, edition: Int64? = nil, submissions: Int = 0, seen: String? = nil,
        systemIdentifier: Int64? = nil, catalogueHash: String? = nil, error: String? = nil,
        stageSeconds: String? = nil
    ) {
        self.outcome = outcome
        self.edition = edition
        self.submissions = submissions
        self.seen = seen
        self.systemIdentifier = systemIdentifier
        self.catalogueHash = catalogueHash
        self.error = error
        self.stageSeconds = stageSeconds
    }
}

/// The run's hold on the database: lock, transaction and record.
public struct RunSession {
    public let connection: Connection

    public init(connection: Connection) { self.connection = connection }

    /// Notes down, for everybody to see, that a run begins, and that any before it of which no end
    /// was noted ended without a word.
    ///
    /// - Returns: the run's number.
    /// - Throws: ``StoreError/lockedByAnotherRun(_:)`` if another session runs.
    public func announce(_ run: RunBeginning) throws -> Int64 {
        let begun = Step(
            Queries.beginRun.statement,
            [
                .text(run.businessDate.description), .text(run.startedAt.description),
                .bool(run.isUnrestricted),
            ])
        let rows = try RunLock(connection: connection)
            .begin(isolation: .readCommitted, [begun, .commit])
        return try rows[0].requiredInt64(0, "run_id")
    }

    /// Begins the one transaction of a run, which holds the lock until it ends; every statement
    /// sees the same snapshot, which is made after the lock was taken.
    ///
    /// - Returns: where the last run left off.
    /// - Throws: ``StoreError/lockedByAnotherRun(_:)`` if another session runs.
    @discardableResult
    public func begin() throws -> RunState {
        let rows = try RunLock(connection: connection)
            .begin(isolation: .repeatableRead, [Step(Queries.readRunState.statement)])
        return try RunState(rows[0])
    }

    /// What an error means for people: where a table was kept locked, who did it. No transaction
    /// may be open.
    public func explained(_ error: any Error) -> any Error {
        guard case DatabaseError.server(let server) = error, server.isLockNotAvailable else {
            return error
        }
        do {
            let found = try RunLock(connection: connection).tableHolder()
            return StoreError.tableLocked(found?.holder, table: found?.table)
        } catch {
            return DatabaseError.server(server)
        }
    }

    public func rollback() throws { try connection.rollback() }

    /// Whether a run of a business date has finished.
    public func hasFinishedRun(on date: CalendarDate) throws -> Bool {
        try connection.run(Queries.readRunByDate, [.text(date.description)]).count > 0
    }

    /// Records a run that succeeded; it takes what is new, seals that and its own record into the
    /// chain of events, and commits. That is asked for when all else was answered: what a server
    /// has been sent it does, also for a worker that is gone by then.
    public func finish(run id: Int64, _ record: RunRecord) throws {
        let years = record.judged.map { year, regions in
            Step(
                Queries.insertRunYear.statement,
                [.int64(id), .int32(Int32(year)), .textArray(regions.judged)])
        }
        let seal = Step(
            Queries.seal.statement,
            [.int64(id), .int32Array(record.firstYears.map(Int32.init))])
        try connection.execute(together: [ended(id, record)] + years + [seal])
        try connection.commit()
    }

    /// Notes down how a run ended.
    public func record(run id: Int64, _ record: RunRecord) throws {
        try connection.execute(together: [ended(id, record)])
    }

    private func ended(_ id: Int64, _ record: RunRecord) -> Step {
        Step(
            Queries.endRun.statement,
            [
                .int64(id), .text(record.outcome.rawValue), .int64(record.edition),
                .int32(Int32(record.submissions)), .text(record.seen),
                .int64(record.systemIdentifier), .text(record.catalogueHash),
                .text(record.error), .text(record.stageSeconds),
            ])
    }
}
