import PostgresClient
import SQLTexts
public import Vocabulary

/// Whoever holds the lock of a run: a run, a migration, or somebody by hand.
public struct LockHolder: Sendable, Equatable {
    /// `?` if the server does not tell.
    public let login: String
    /// The server's process.
    public let processID: Int64
    /// Nil if nobody knows.
    public let since: Instant?
    /// It has been held longer than any night's work takes.
    public let isOverdue: Bool

    public init(login: String, processID: Int64, since: Instant?, isOverdue: Bool) {
        self.login = login
        self.processID = processID
        self.since = since
        self.isOverdue = isOverdue
    }

    /// The one row of who holds a lock.
    fileprivate init(_ rows: Rows) throws {
        self.init(
            login: try rows.requiredText(0, "login"),
            processID: Int64(try rows.requiredInt32(0, "pid")),
            since: try rows.instant(0, "since"),
            isOverdue: try rows.requiredBool(0, "is_overdue"))
    }
}

/// The lock that only the job's role and the owner can take.
struct RunLock {
    let connection: Connection

    /// Begins a transaction that takes the lock first, and does something in it.
    ///
    /// - Returns: the rows of each step.
    /// - Throws: ``StoreError/lockedByAnotherRun(_:)``, with no transaction open.
    func begin(isolation: Connection.Isolation, _ steps: [Step]) throws -> [Rows] {
        let taking = [.begin(isolation: isolation), Step(Queries.lockRun.statement)]
        do throws(DatabaseError) {
            return Array(try connection.execute(together: taking + steps).dropFirst(taking.count))
        } catch {
            guard case .server(let refusal) = error, refusal.isLockNotAvailable,
                refusal.statement == Queries.lockRun.name
            else { throw error }
            try connection.rollback()
            throw StoreError.lockedByAnotherRun(try holder())
        }
    }

    /// Who keeps a table of ours locked, and which; nil if nobody does by now.
    func tableHolder() throws -> (holder: LockHolder, table: String)? {
        let rows = try connection.run(Queries.readTableLock)
        guard rows.count > 0 else { return nil }
        return (try LockHolder(rows), try rows.requiredText(0, "table_name"))
    }

    /// - Returns: nil if nobody holds it by now.
    func holder() throws -> LockHolder? {
        let rows = try connection.run(Queries.readRunLock)
        guard rows.count > 0 else { return nil }
        return try LockHolder(rows)
    }
}
