import Foundation
import PostgresClient
import TestSupport
import Testing

/// A database with a small synthetic county of 2020 and 2021, filled by the program itself.
struct County {
    static let code = "360926"
    let database: String
    let connection: Connection
    let program: Program

    /// - Parameter isPublished: whether the first edition is published.
    init(isPublished: Bool = true) throws {
        try self.init(at: try TestServer.migratedDatabase())
        try fill(isPublished: isPublished)
    }

    /// A county on a server of the test's own.
    init(database: String) throws {
        try self.init(at: database)
        let migrated = try program("migrate")
        try #require(migrated.status == 0, "\(migrated.errors)")
        try fill(isPublished: true)
    }

    /// The county that a database holds already.
    init(at database: String) throws {
        self.database = database
        connection = try Connection(conninfo: database)
        program = Program(database: database)
    }

    private func fill(isPublished: Bool) throws {
        let sample = try program(
            "sample", "--region", Self.code, "--agencies", "30", "--years", "2020-2021")
        try #require(sample.status == 0, "\(sample.errors)")
        guard isPublished else { return }
        let run = try program("run")
        try #require(run.status == 0, "\(run.errors)")
    }

    func number(_ sql: String) throws -> Int64 {
        try connection.execute(Statement(name: "number", sql: "SELECT (\(sql))::bigint AS number"))
            .requiredInt64(0, "number")
    }

    func text(_ sql: String) throws -> String? {
        try connection.execute(Statement(name: "text", sql: "SELECT (\(sql))::text AS text"))
            .text(0, "text")
    }

    func execute(_ sql: String) throws {
        try connection.execute(Statement(name: "test", sql: sql))
    }

    /// The content hash of the current edition.
    func hash() throws -> String? {
        try text(
            "SELECT encode(content_hash, 'hex') FROM summary.edition "
                + "ORDER BY edition_id DESC LIMIT 1")
    }

    /// Files two revisions for 2020: one that changes the totals, one that is wrong.
    func fileChanges() throws {
        try file(agency: "min(agency_id)", cell: "disclosure.normative_documents.made", plus: 1)
        try file(agency: "max(agency_id)", cell: "requests.received.total", plus: 7)
    }

    /// Starts a run that has something to publish; it waits before it writes totals, until a
    /// `ROLLBACK` here.
    func startWaitingRun() throws -> Call {
        try fileChanges()
        try execute("BEGIN")
        try execute("LOCK TABLE summary.total IN SHARE MODE")
        let run = try program.start(["run"])
        try wait(until: Self.isBlocked)
        return run
    }

    private func file(agency: String, cell: String, plus addend: Int) throws {
        try execute(
            """
            SELECT intake.submit(s.agency_id, s.year, s.form_id, (
                    SELECT jsonb_object_agg(c.cell, s.cells[c.position] * c.step
                        + CASE WHEN c.cell = '\(cell)' THEN \(addend) ELSE 0 END)
                    FROM registry.form_cell AS c WHERE c.form_id = s.form_id),
                TIMESTAMPTZ '2021-01-20 09:00:00+08')
            FROM intake.submission AS s
            WHERE s.year = 2020 AND s.agency_id = (
                SELECT \(agency) FROM summary.contribution WHERE year = 2020)
            ORDER BY s.revision DESC LIMIT 1
            """)
    }

    /// Waits until a condition of the database holds; a minute is only the limit of a failure.
    func wait(until condition: String) throws {
        for _ in 0..<3000 {
            if try number("SELECT count(*) WHERE \(condition)") == 1 { return }
            usleep(20_000)
        }
        Issue.record("never true: \(condition)")
    }

    /// True once a program waits for a lock of the test.
    static let isBlocked = """
        EXISTS (SELECT FROM pg_locks WHERE NOT granted AND database = (
            SELECT oid FROM pg_database WHERE datname = current_database()))
        """
    /// True once no session but the test's own is left.
    static let isAlone = """
        NOT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database()
            AND pid <> pg_backend_pid())
        """
}

/// JSON as a test looks at it.
func json(_ text: String) throws -> Any {
    try JSONSerialization.jsonObject(with: Data(text.utf8), options: [.fragmentsAllowed])
}

func object(_ value: Any?) throws -> [String: Any] { try #require(value as? [String: Any]) }
func list(_ value: Any?) throws -> [[String: Any]] { try #require(value as? [[String: Any]]) }
