import PostgresClient
import Testing

/// A piece of work that is kept as a whole or not at all.
@Suite struct SavepointTests {
    private struct Stop: Error {}

    private func connection() throws -> Connection {
        let connection = try SharedDatabase.connect()
        try connection.query("CREATE TEMPORARY TABLE kept (number integer PRIMARY KEY)")
        return connection
    }

    private func numbers(_ connection: Connection) throws -> String? {
        try connection.query("SELECT string_agg(number::text, ' ' ORDER BY number) AS n FROM kept")
            .text(0, "n")
    }

    private func insert(_ number: Int, _ connection: Connection) throws {
        try connection.query("INSERT INTO kept VALUES (\(number))")
    }

    @Test func apartItIsATransaction() throws {
        let connection = try connection()
        try connection.wholly { try insert(1, connection) }
        #expect(throws: Stop.self) {
            try connection.wholly {
                try insert(2, connection)
                throw Stop()
            }
        }
        #expect(
            try serverError { try connection.wholly { try insert(1, connection) } }.sqlState
                == "23505")
        #expect(try numbers(connection) == "1")
        try connection.expectUsable()
    }

    @Test func withinOneAFailureGoesBackToWhereItBegan() throws {
        let connection = try connection()
        try connection.begin()
        try connection.wholly { try insert(1, connection) }
        #expect(
            try serverError { try connection.wholly { try insert(1, connection) } }.sqlState
                == "23505")
        #expect(throws: Stop.self) {
            try connection.wholly {
                try insert(2, connection)
                throw Stop()
            }
        }
        try connection.wholly {
            try insert(3, connection)
            #expect(throws: Stop.self) {
                try connection.wholly {
                    try insert(4, connection)
                    throw Stop()
                }
            }
        }
        #expect(connection.isInTransaction)
        try connection.commit()
        #expect(try numbers(connection) == "1 3")
        try connection.expectUsable()
    }

    @Test func aLostConnectionIsHeardOf() throws {
        let connection = try connection()
        let error = try #require(throws: DatabaseError.self) {
            try connection.wholly {
                try connection.query("SELECT pg_terminate_backend(pg_backend_pid())")
            }
        }
        if case .server(let server) = error { #expect(server.sqlState == "57P01") }
    }
}
