import Foundation
import PostgresClient
import TestSupport
import Testing

/// What the client says when a statement does not come to its end.
@Suite struct FailureTests {
    @Test func serverErrorsCarrySQLStateAndStatement() throws {
        let connection = try SharedDatabase.connect()
        let error = try serverError {
            try connection.execute(
                Statement(name: "queries/divide.sql", sql: "SELECT 1 / $1::integer"), [.int32(0)])
        }
        #expect(error.sqlState == "22012" && error.statement == "queries/divide.sql")
        #expect(
            DatabaseError.server(error).description
                == "queries/divide.sql failed with SQLSTATE 22012")
        try connection.expectUsable()
    }

    @Test func onlyTheDebugDescriptionQuotesData() throws {
        let connection = try SharedDatabase.connect()
        try connection.query(
            "CREATE TEMPORARY TABLE secret (name text CONSTRAINT name_once PRIMARY KEY)")
        try connection.query("INSERT INTO secret VALUES ('张三')")
        let error = try serverError {
            try connection.query("INSERT INTO secret VALUES ($1)", [.text("张三")])
        }
        #expect(error.sqlState == "23505" && error.constraint == "name_once")
        #expect(!DatabaseError.server(error).description.contains("张三"))
        #expect(DatabaseError.server(error).debugDescription.contains("张三"))
    }

    @Test(arguments: [
        ("SELECT * FROM nowhere", "42P01"), ("SELECT nothing", "42703"),
        ("SELECT nowhere.nothing()", "3F000"), ("SELECT nothing()", "42883"),
    ])
    func whatIsNotThere(sql: String, sqlState: String) throws {
        let error = try serverError { try SharedDatabase.connect().query(sql) }
        #expect(error.sqlState == sqlState && error.isUndefinedObject)
        #expect(!error.isInsufficientPrivilege && !error.isTimeoutOrCancelled)
    }

    @Test func failedTransactionIsNotCommitted() throws {
        let connection = try SharedDatabase.connect()
        try connection.query("CREATE TEMPORARY TABLE kept (n integer)")
        try connection.begin()
        #expect(connection.isInTransaction)
        try connection.query("INSERT INTO kept VALUES (1)")
        #expect(throws: DatabaseError.self) { try connection.query("SELECT nothing") }
        #expect(
            throws: DatabaseError.misuse(
                statement: "COMMIT", reason: "the transaction has failed")
        ) { try connection.commit() }
        #expect(connection.isInTransaction)
        try connection.rollback()
        try connection.rollback()
        try connection.expectUsable()
        #expect(try connection.query("SELECT * FROM kept").count == 0)
    }

    @Test func transactionsHaveTheirIsolation() throws {
        let connection = try SharedDatabase.connect()
        for isolation in [Connection.Isolation.readCommitted, .repeatableRead] {
            try connection.begin(isolation: isolation)
            let level = try connection.query("SHOW transaction_isolation").text(0, 0)
            #expect(level == isolation.rawValue.lowercased())
            try connection.commit()
        }
    }

    @Test func scriptsNameTheirFile() throws {
        let connection = try SharedDatabase.connect()
        let error = try serverError {
            try connection.executeScript(name: "m9999_broken", sql: "SELECT 1; SELECT nothing;")
        }
        #expect(error.statement == "m9999_broken" && error.sqlState == "42703")
        try connection.executeScript(
            name: "m9999_whole", sql: "CREATE TEMPORARY TABLE a (n int); INSERT INTO a VALUES (1);")
        #expect(try connection.query("SELECT * FROM a").count == 1)
    }

    @Test func statementTimeout() throws {
        let connection = try SharedDatabase.connect(
            ConnectionOptions(statementTimeoutSeconds: 1))
        let error = try serverError { try connection.query("SELECT pg_sleep(600)") }
        #expect(error.sqlState == "57014" && error.isTimeoutOrCancelled)
        try connection.expectUsable()
    }

    @Test func lockTimeout() throws {
        let holder = try SharedDatabase.connect()
        try holder.query("CREATE TABLE IF NOT EXISTS public.locked (n integer)")
        try holder.begin()
        try holder.query("LOCK TABLE public.locked")
        let connection = try SharedDatabase.connect(ConnectionOptions(lockTimeoutSeconds: 1))
        let error = try serverError { try connection.query("SELECT * FROM public.locked") }
        #expect(error.sqlState == "55P03" && error.isTimeoutOrCancelled)
        try connection.expectUsable()
        try holder.rollback()
    }

    /// The other thread waits until the server says that the statement runs.
    @Test func cancellationFromAnotherThread() throws {
        let connection = try SharedDatabase.connect()
        let canceller = try #require(connection.canceller())
        let pid = connection.backendPID
        let conninfo = try SharedDatabase.conninfo()
        Thread.detachNewThread {
            do {
                let watcher = try Connection(conninfo: conninfo)
                while try watcher.query(
                    """
                    SELECT FROM pg_stat_activity
                    WHERE pid = $1::integer AND wait_event = 'PgSleep'
                    """, [.int32(pid)]
                ).count == 0 {}
                canceller.cancel()
            } catch {
                Issue.record(error)
            }
        }
        let error = try serverError { try connection.query("SELECT pg_sleep(600)") }
        #expect(error.sqlState == "57014" && error.isTimeoutOrCancelled)
        try connection.expectUsable()
    }

    @Test func cancellingAnIdleConnectionDoesNothing() throws {
        let connection = try SharedDatabase.connect()
        #expect(try #require(connection.canceller()).cancel())
        try connection.expectUsable()
        // whoever works on without a statement is told, once
        let error = try serverError { try connection.throwIfCancelled() }
        #expect(error.isTimeoutOrCancelled)
        try connection.throwIfCancelled()
    }

    @Test func lostConnection() throws {
        let connection = try SharedDatabase.connect()
        try connection.begin()
        try SharedDatabase.connect().query(
            "SELECT pg_terminate_backend($1::integer, 60000)", [.int32(connection.backendPID)])
        #expect(throws: DatabaseError.connectionLost(statement: "test")) {
            try connection.query("SELECT 1")
        }
        #expect(throws: DatabaseError.connectionLost(statement: "test")) {
            try connection.query("SELECT 1")
        }
        #expect(throws: DatabaseError.connectionLost(statement: "copy")) {
            try connection.copyIn(Statement(name: "copy", sql: "COPY a FROM STDIN BINARY")) { _ in }
        }
        #expect(!connection.isInTransaction)
    }

    @Test func connectionLostDuringACopy() throws {
        let connection = try SharedDatabase.connect()
        try connection.query("CREATE TEMPORARY TABLE lost (n bigint)")
        let pid = connection.backendPID
        #expect(throws: DatabaseError.connectionLost(statement: "copy")) {
            try connection.copyIn(Statement(name: "copy", sql: "COPY lost FROM STDIN BINARY")) {
                writer in
                for number in 0..<200_000 {
                    if number == 100_000 {
                        try SharedDatabase.connect().query(
                            "SELECT pg_terminate_backend($1::integer, 60000)", [.int32(pid)])
                    }
                    try writer.beginRow(1)
                    try writer.int64(Int64(number))
                }
            }
        }
    }
}
