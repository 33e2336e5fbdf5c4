import Foundation
import PostgresClient
import TestSupport
import Testing

/// Who can keep the job from running, and what is said of it.
@Suite struct BlockingTests {
    /// Every advisory lock that the job and the filings ever took can be anybody's.
    @Test func advisoryLocksOfALowLoginStopNobody() throws {
        let county = try County()
        let stranger = try Connection(conninfo: county.database)
        try stranger.execute(
            Statement(
                name: "hold",
                sql: """
                    SELECT pg_advisory_lock(hashtextextended('huizong.run', 0)),
                           (SELECT count(pg_advisory_lock(hashtext('intake.submit'), key))
                            FROM generate_series(0, 1023) AS key)
                    """))
        try county.execute("SET lock_timeout = '2s'")
        try county.fileChanges()
        let run = try county.program("run")
        #expect(run.status == 0, "\(run)")
        let migrated = try county.program("migrate")
        #expect(migrated.status == 0, "\(migrated)")
    }

    @Test func whoHoldsTheLockIsNamed() throws {
        let county = try County()
        try county.execute("BEGIN")
        try county.execute("LOCK TABLE work.run_lock IN EXCLUSIVE MODE")
        let pid = try county.number("SELECT pg_backend_pid()")
        let held = try county.program("run", "--log-format", "json")
        #expect(held.status == 75, "\(held)")
        #expect(held.errors.contains("登录名 huizong，数据库进程 \(pid)，始于 20"), "\(held)")
        #expect(!held.errors.contains("\"level\":\"error\""), "\(held)")
        try county.execute("ROLLBACK")
    }

    @Test func aLockHeldOverNightIsAnAlarm() throws {
        let county = try County()
        try county.execute(
            """
            INSERT INTO audit.run (business_date, started_at, finished_at, outcome, is_unrestricted)
            VALUES ('2026-03-01', now() - interval '13 hours', NULL, 'running', true)
            """)
        try county.execute("BEGIN")
        try county.execute("LOCK TABLE work.run_lock IN EXCLUSIVE MODE")
        let second = try county.program("run")
        #expect(second.status == 1 && second.errors.contains("pg_terminate_backend"), "\(second)")
        let status = try county.program("status")
        #expect(status.status == 1 && status.output.contains("至今没有结束"), "\(status)")
        try county.execute("ROLLBACK")
    }

    /// The next file that is opened gets the lowest free number: a socket to the database as
    /// standard error would be sent every log line.
    @Test(arguments: ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
    func closedDescriptors(closing: String) throws {
        let county = try County()
        try county.fileChanges()
        let run = try Call(
            ["sh", "-c", "exec \(Program.path) run --log-format json \(closing)"],
            environment: county.program.environment
        ).wait()
        #expect(run.status == 0, "\(run)")
        #expect(try county.number("SELECT count(*) FROM summary.edition") == 2)
    }

    /// A program that was given rights on the registry may lock it.
    @Test func whoLocksATableIsNamed() throws {
        let county = try County()
        try county.fileChanges()
        let login = "registrar_\(getpid())"
        try county.execute("CREATE ROLE \(login) LOGIN")
        try county.execute("GRANT USAGE ON SCHEMA registry TO \(login)")
        try county.execute("GRANT UPDATE ON registry.agency TO \(login)")
        let registrar = try Connection(
            conninfo: county.database.replacing("user=huizong", with: "user=\(login)"))
        try registrar.execute(Statement(name: "begin", sql: "BEGIN"))
        try registrar.execute(
            Statement(name: "lock", sql: "LOCK TABLE registry.agency IN ACCESS EXCLUSIVE MODE"))
        var program = county.program
        program.environment["HUIZONG_DATABASE_LOCK_TIMEOUT_SECONDS"] = "1"
        let run = try program("run", "--lang", "en")
        #expect(run.status == 1 && run.errors.contains("login \(login), server"), "\(run)")
        #expect(run.errors.contains("registry.agency"), "\(run)")
        let error = try county.text("SELECT error FROM audit.run ORDER BY run_id DESC LIMIT 1")
        #expect(error?.contains(login) == true, "\(error ?? "")")
        try registrar.execute(Statement(name: "end", sql: "ROLLBACK"))
        #expect(try program("run").status == 0)
        try county.execute("DROP OWNED BY \(login)")
        try county.execute("DROP ROLE \(login)")
    }
}
