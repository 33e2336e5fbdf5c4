import PostgresClient
import TestSupport
import Testing

/// Statements that are sent one behind the other and waited for once.
@Suite struct TogetherTests {
    private func step(_ name: String, _ sql: String, _ parameters: [Parameter] = []) -> Step {
        Step(Statement(name: name, sql: sql), parameters)
    }

    @Test func eachHasItsRows() throws {
        let connection = try SharedDatabase.connect()
        let answers = try connection.execute(together: [
            .begin(isolation: .repeatableRead),
            step("make", "CREATE TEMPORARY TABLE kept (n integer)"),
            step("fill", "INSERT INTO kept SELECT generate_series(1, $1::integer)", [.int32(3)]),
            step("look", "SELECT current_setting('transaction_isolation') AS level"),
            .commit,
            step("many", "SELECT repeat('汇', 1000) AS text FROM generate_series(1, 20000)"),
        ])
        #expect(answers.map(\.count) == [0, 0, 0, 1, 0, 20_000])
        #expect(answers[2].affectedRows == 3)
        #expect(answers[3].text(0, "level") == "repeatable read")
        try connection.expectUsable()
        #expect(try connection.query("SELECT * FROM kept").count == 3)
        #expect(try connection.execute(together: []).isEmpty)
    }

    /// Whichever fails is named, with its SQLSTATE, and what stands behind it was not run.
    @Test(arguments: 0..<4)
    func theFirstThatFailsIsNamed(failing: Int) throws {
        let connection = try SharedDatabase.connect()
        try connection.query("CREATE TEMPORARY TABLE kept (n integer)")
        let steps = (0..<4).map { number in
            number == failing
                ? step("step \(number)", "SELECT 1 / $1::integer", [.int32(0)])
                : step("step \(number)", "INSERT INTO kept VALUES ($1)", [.int32(Int32(number))])
        }
        let error = try serverError {
            try connection.execute(together: [.begin()] + steps + [.commit])
        }
        #expect(error.sqlState == "22012" && error.statement == "step \(failing)")
        #expect(connection.isInTransaction)
        try connection.rollback()
        try connection.expectUsable()
        #expect(try connection.query("SELECT * FROM kept").count == 0)
    }

    /// What was committed before stands, as if each had been waited for.
    @Test func whatWasCommittedStands() throws {
        let connection = try SharedDatabase.connect()
        try connection.query("CREATE TEMPORARY TABLE kept (n integer)")
        let error = try serverError {
            try connection.execute(together: [
                .begin(), step("keep", "INSERT INTO kept VALUES (1)"), .commit,
                .begin(), step("lose", "INSERT INTO kept VALUES (2)"),
                step("fail", "SELECT nothing"), .commit,
            ])
        }
        #expect(error.statement == "fail")
        try connection.rollback()
        #expect(try connection.query("SELECT * FROM kept").count == 1)
    }

    @Test func aWordThatCannotBeSentIsRefusedBeforeAnyIsSent() throws {
        let connection = try SharedDatabase.connect()
        #expect(
            throws: DatabaseError.misuse(
                statement: "last", reason: "a text parameter contains NUL")
        ) {
            try connection.execute(together: [
                .begin(), step("last", "SELECT $1::text", [.text("a\0b")]),
            ])
        }
        try connection.expectUsable()
    }

    @Test func aLostConnectionIsNamedByItsStatement() throws {
        let connection = try SharedDatabase.connect()
        #expect(throws: DatabaseError.connectionLost(statement: "end")) {
            try connection.execute(together: [
                .begin(), step("end", "SELECT pg_terminate_backend(pg_backend_pid())"),
                step("never", "SELECT 1"), .commit,
            ])
        }
        #expect(throws: DatabaseError.self) { try connection.execute(together: [.begin()]) }
    }

    @Test func aCancelledOneIsNamed() throws {
        let connection = try SharedDatabase.connect(
            ConnectionOptions(statementTimeoutSeconds: 1))
        let error = try serverError {
            try connection.execute(together: [
                .begin(), step("sleep", "SELECT pg_sleep(60)"), step("never", "SELECT 1"),
            ])
        }
        #expect(error.isTimeoutOrCancelled && error.statement == "sleep")
        try connection.rollback()
        try connection.expectUsable()
    }

    /// What was asked ahead is answered once, to the same question, in the same transaction.
    @Test func whatIsAskedAheadIsNotAskedAgain() throws {
        let connection = try SharedDatabase.connect()
        try connection.query("CREATE TEMPORARY TABLE kept (n integer)")
        let count = Statement(
            name: "count", sql: "SELECT count(*) AS n FROM kept WHERE n < $1::integer")
        func counted(_ bound: Int32) throws -> Int64 {
            try connection.execute(count, [.int32(bound)]).requiredInt64(0, "n")
        }
        try connection.begin()
        try connection.readAhead([Step(count, [.int32(5)])])
        try connection.query("INSERT INTO kept VALUES (1)")
        #expect(try counted(6) == 1)
        #expect(try counted(5) == 0)
        #expect(try counted(5) == 1)
        for end in [connection.commit, connection.rollback] {
            try connection.readAhead([Step(count, [.int32(5)])])
            try end()
            try connection.query("INSERT INTO kept VALUES (2)")
            #expect(try counted(5) > 1)
            try connection.begin()
        }
        try connection.rollback()
    }
}
