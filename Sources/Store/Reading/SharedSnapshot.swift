import PostgresClient
import SQLTexts

extension Connection {
    /// Other connections, in transactions that see what this one's transaction sees. Where the
    /// server has no connection left there are fewer than asked for: the work only takes longer.
    func others(_ count: Int) throws -> [Connection] {
        guard count > 0 else { return [] }
        let snapshot = try exportSnapshot()
        var others: [Connection] = []
        while others.count < count {
            do {
                let other = try another()
                try other.begin(snapshot: snapshot)
                others.append(other)
            } catch DatabaseError.cannotConnect(.tooManyConnections, _) {
                break
            }
        }
        return others
    }

    /// Lets other connections see what this one's transaction sees, until it ends.
    public func exportSnapshot() throws -> String {
        try run(Queries.exportSnapshot).requiredText(0, "snapshot")
    }

    /// The transactions that this one sees, as PostgreSQL writes a `pg_snapshot`.
    public func visibleTransactions() throws -> String {
        try run(Queries.readSnapshot).requiredText(0, "seen")
    }

    /// Begins a transaction that sees what a run sees.
    ///
    /// - Returns: false if the run's transaction has ended, or another one has taken its name.
    public func begin(seeing run: SharedRun) throws -> Bool {
        do {
            try begin(snapshot: run.snapshot)
        } catch DatabaseError.server(let error)
            where Self.snapshotIsGone.contains(error.sqlState)
        {
            try rollback()
            return false
        }
        guard try visibleTransactions() == run.seen else {
            try rollback()
            return false
        }
        return true
    }

    /// No such snapshot (before PostgreSQL 17, and since), or the process that exported it is gone.
    private static var snapshotIsGone: [String] { ["22023", "42704", "55000"] }
}

/// What one thread gives to another and does not use any more itself.
public struct HandedOver<Value>: @unchecked Sendable {
    public let value: Value

    public init(_ value: Value) { self.value = value }
}
