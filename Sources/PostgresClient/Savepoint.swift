extension Connection {
    /// Does something that is kept as a whole or not at all: in a transaction of its own, or,
    /// where one is open, so that a failure goes back to where this began and no further.
    public func wholly<Result>(_ body: () throws -> Result) throws -> Result {
        let isPart = isInTransaction
        try begin(isPart)
        do {
            let result = try body()
            if isPart { try savepoint("RELEASE SAVEPOINT") } else { try commit() }
            return result
        } catch {
            // what went wrong first is what must be heard
            if isPart {
                try? savepoint("ROLLBACK TO SAVEPOINT")
            } else {
                try? rollback()
            }
            throw error
        }
    }

    private func begin(_ isPart: Bool) throws(DatabaseError) {
        if isPart { try savepoint("SAVEPOINT") } else { try begin() }
    }

    private func savepoint(_ words: String) throws(DatabaseError) {
        try execute(Statement(name: words, sql: "\(words) part"))
    }
}
