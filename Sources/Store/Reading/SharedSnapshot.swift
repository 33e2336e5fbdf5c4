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
    private func exportSnapshot() throws -> String {
        try run(Queries.exportSnapshot).requiredText(0, "snapshot")
    }
}

/// What one thread gives to another and does not use any more itself.
public struct HandedOver<Value>: @unchecked Sendable {
    public let value: Value

    public init(_ value: Value) { self.value = value }
}
