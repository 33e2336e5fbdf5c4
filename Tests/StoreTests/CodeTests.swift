import Forms
import PostgresClient
import Store
import TestSupport
import Testing

/// What works on the tables is applied again when it, or a right, is not as it should be.
@Suite struct CodeTests {
    private func migrated() throws -> (migrator: Migrator, connection: Connection) {
        let connection = try Connection(conninfo: try TestServer.migratedDatabase())
        return (
            Migrator(connection: connection, catalogue: try FormFiles.catalogue()), connection
        )
    }

    private func body(of function: String, _ connection: Connection) throws -> String {
        try connection.query(
            "SELECT prosrc FROM pg_proc WHERE oid = $1::regproc", [.text(function)]
        ).requiredText(0, "prosrc")
    }

    @Test func codeThatDiffersIsAppliedAgain() throws {
        let (migrator, connection) = try migrated()
        let before = try body(of: "intake.hold_filing", connection)
        try connection.query(
            """
            CREATE OR REPLACE FUNCTION intake.hold_filing(agency_id bigint, year integer)
            RETURNS void LANGUAGE sql AS ''
            """)
        try connection.query(
            "UPDATE registry.schema_code SET checksum = 'x' WHERE file = 'intake/filing.sql'")
        let refusal = StoreError.codeOutOfStep(["intake/filing.sql"])
        #expect(throws: refusal) { try migrator.check() }
        #expect(throws: refusal) { try Migrator.checkSchema(connection) }
        #expect(throws: refusal) { try Migrator.known([], to: connection) }

        let dry = try migrator.migrate(dryRun: true)
        #expect(throws: refusal) { try migrator.check() }
        let outcome = try migrator.migrate(dryRun: false)
        #expect(outcome == dry)
        #expect(outcome.code == ["intake/filing.sql"] && outcome.applied.isEmpty)
        #expect(outcome.rights.isEmpty && outcome.forms.isEmpty)
        #expect(try body(of: "intake.hold_filing", connection) == before)
        try migrator.check()
        #expect(try migrator.differences() == [])
        #expect(try migrator.migrate(dryRun: false).isNothing)
        // the views made from the forms were made again too
        try connection.asRole("huizong_office") {
            #expect(throws: Never.self) {
                try connection.query("SELECT * FROM summary.requests_table")
            }
        }
    }

    /// A file that this version no longer has is forgotten, and one that was never applied is.
    @Test func filesThatComeAndGo() throws {
        let (migrator, connection) = try migrated()
        try connection.query(
            "INSERT INTO registry.schema_code (file, checksum) VALUES ('summary/old.sql', 'x')")
        try connection.query("DELETE FROM registry.schema_code WHERE file = 'rights.sql'")
        let files = ["rights.sql", "summary/old.sql"]
        #expect(throws: StoreError.codeOutOfStep(files)) { try migrator.check() }
        #expect(try migrator.migrate(dryRun: false).code == files)
        try migrator.check()
    }

    /// As after a restore on a server without the roles; and what somebody gave by mistake goes.
    @Test(arguments: [
        (
            "REVOKE SELECT ON audit.run FROM huizong_worker", "huizong_worker SELECT audit.run"
        ),
        (
            "REVOKE UPDATE (superseded_by) ON summary.total FROM huizong_worker",
            "huizong_worker UPDATE summary.total(superseded_by)"
        ),
        ("REVOKE USAGE ON SCHEMA audit FROM huizong_auditor", "huizong_auditor USAGE audit"),
        (
            "REVOKE EXECUTE ON FUNCTION registry.sees_all FROM PUBLIC",
            "PUBLIC EXECUTE registry.sees_all()"
        ),
        (
            "GRANT SELECT ON intake.submission TO huizong_office",
            "huizong_office SELECT intake.submission"
        ),
        ("GRANT CREATE ON SCHEMA intake TO PUBLIC", "PUBLIC CREATE intake"),
        (
            "DROP POLICY everything_for_auditors ON intake.document",
            "policy everything_for_auditors on intake.document"
        ),
        (
            "REVOKE SELECT ON summary.requests_table FROM huizong_office",
            "huizong_office SELECT summary.requests_table"
        ),
    ])
    func rightsAreGivenAgain(change: String, named: String) throws {
        let (migrator, connection) = try migrated()
        #expect(try migrator.differences() == [])
        try connection.query(change)
        #expect(try migrator.differences().map(\.name) == [named])
        let outcome = try migrator.migrate(dryRun: false)
        #expect(outcome.rights == [named] && outcome.code.isEmpty && outcome.remaining.isEmpty)
        #expect(try migrator.differences() == [])
        #expect(try migrator.migrate(dryRun: false).isNothing)
    }

    /// What the owner gave to logins of his own stays: a partition kept for another server
    /// needs it.
    @Test func rightsOfOtherRolesStay() throws {
        let (migrator, connection) = try migrated()
        try connection.query("CREATE ROLE other_server")
        try connection.query("GRANT USAGE ON SCHEMA intake TO other_server")
        #expect(try migrator.differences() == [])
        try connection.query("UPDATE registry.schema_code SET checksum = 'x'")
        #expect(try migrator.migrate(dryRun: false).code.count > 30)
        let stays = try connection.query(
            "SELECT has_schema_privilege('other_server', 'intake', 'USAGE') AS stays")
        #expect(try stays.requiredBool(0, "stays"))
        try connection.query("DROP OWNED BY other_server")
        try connection.query("DROP ROLE other_server")
    }

    @Test func aSchemaWithoutUseIsToldByRole() throws {
        let (migrator, connection) = try migrated()
        let rights = RightsReader(connection: connection)
        #expect(try rights.rolesWithoutRights() == [])
        try connection.query("REVOKE USAGE ON SCHEMA registry FROM huizong_filer, huizong_office")
        #expect(try rights.rolesWithoutRights() == ["huizong_filer", "huizong_office"])
        #expect(try !migrator.migrate(dryRun: false).rights.isEmpty)
        #expect(try rights.rolesWithoutRights() == [])
        let empty = try Connection(conninfo: try TestServer.emptyDatabase())
        #expect(try RightsReader(connection: empty).rolesWithoutRights() == [])
    }
}
