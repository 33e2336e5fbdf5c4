import PostgresClient
import Testing

/// What each role may and may not do.
@Suite struct RoleTests {
    private static let submit = """
        SELECT intake.submit(
            1, 2022, 'gid-2021', '{"requests.received.total": 0}', '2023-01-15T10:00:00+08')
        """
    private static let insertSubmission = """
        INSERT INTO intake.submission (agency_id, year, revision, form_id, submitted_at, cells)
        VALUES (1, 2022, 9, 'gid-2021', now(), '{}')
        """
    private static let noteCase = """
        INSERT INTO intake.ledger (agency_id, kind, number, happened_on, year)
        VALUES (1, 'request', '1', '2022-03-05', 2022)
        """
    private static let summaryViews = [
        "summary.total_cell", "summary.completeness", "summary.contribution", "summary.finding",
        "summary.agency_year",
        "summary.current_edition", "summary.requests_table", "summary.disclosure_table",
        "summary.proceedings_table", "summary.total_cell_as_of(now())",
    ]
    private static let registryTables = [
        "registry.region", "registry.agency", "registry.deadline", "registry.exemption",
        "registry.form", "registry.form_cell",
    ]
    /// What a filer may read besides filing; of its own agency only.
    private static let filerReads = [
        "intake.own_submission", "intake.own_document", "intake.own_return", "intake.own_finding",
        "registry.form", "registry.form_cell",
    ]
    /// What nobody may do but the owner, and some of it not even the owner.
    private static let forbidden = [
        insertSubmission, "UPDATE intake.submission SET source = 'x'",
        "DELETE FROM intake.submission", "TRUNCATE intake.submission",
        "UPDATE audit.event SET kind = 'x'", "DELETE FROM audit.event",
        "INSERT INTO audit.event SELECT * FROM audit.event", "DELETE FROM summary.total",
        "UPDATE summary.finding_row SET severity = 'hint'", "DELETE FROM registry.agency",
        "UPDATE registry.deadline SET due_on = due_on + 365",
        "INSERT INTO registry.exemption VALUES (1, 2022, 'a', 'b')",
        "ALTER TABLE intake.submission DISABLE TRIGGER never_changed",
        "DROP TRIGGER never_changed ON intake.submission",
        "CREATE TABLE summary.mine (n integer)",
        "SELECT summary.rebuild_table_views()", "UPDATE work.inbox SET run_id = 1",
        "INSERT INTO work.inbox (kind, judges) VALUES ('year', true)", "DELETE FROM work.inbox",
        "SELECT work.take(1, '{}')",
    ]

    private func county() throws -> County {
        let county = try County()
        try county.submit(county.agency())
        try county.connection.query("SELECT audit.record('test', '{}')")
        return county
    }

    private func expectAllowed(_ connection: Connection, _ relations: [String]) {
        for relation in relations {
            #expect(throws: Never.self, "\(relation)") {
                try connection.query("SELECT * FROM \(relation)")
            }
        }
    }

    private func expectForbidden(_ connection: Connection, _ statements: [String]) {
        for sql in statements { expectRefusal("42501", "\(sql)") { try connection.query(sql) } }
    }

    @Test func worker() throws {
        let connection = try county().connection
        try connection.asRole("huizong_worker") {
            expectAllowed(
                connection,
                Self.summaryViews + Self.registryTables + [
                    "intake.submission", "intake.document", "audit.event", "audit.run",
                    "audit.lateness",
                ])
            #expect(throws: Never.self) { try connection.query(Self.submit) }
            #expect(throws: Never.self) { try connection.query(Self.noteCase) }
            #expect(throws: Never.self) { try connection.query("SELECT audit.record('a', '{}')") }
            expectForbidden(connection, Self.forbidden)
        }
    }

    @Test func officeReadsSummaryAndLateness() throws {
        let connection = try county().connection
        try connection.asRole("huizong_office") {
            expectAllowed(
                connection,
                Self.summaryViews + Self.registryTables + ["audit.lateness", "audit.filing"])
            expectForbidden(
                connection,
                Self.forbidden + [
                    "SELECT * FROM intake.submission", "SELECT * FROM intake.document",
                    "SELECT * FROM summary.total", "SELECT * FROM audit.event",
                    "SELECT * FROM audit.run", "SELECT audit.record('a', '{}')", Self.submit,
                    Self.noteCase, "SELECT * FROM intake.ledger",
                    "SELECT * FROM intake.ledger_cases(2022)",
                ])
        }
    }

    @Test func auditorReadsEverythingAndChangesNothing() throws {
        let connection = try county().connection
        try connection.asRole("huizong_auditor") {
            expectAllowed(
                connection,
                Self.summaryViews + Self.registryTables + [
                    "intake.submission", "intake.document", "audit.event", "audit.run",
                    "audit.lateness", "audit.lateness_as_of(2022, '2023-02-01')",
                ])
            expectForbidden(
                connection,
                Self.forbidden + [Self.submit, Self.noteCase, "SELECT audit.record('a', '{}')"])
        }
    }

    @Test func filerFilesAndReadsWhatItFiled() throws {
        let connection = try county().connection
        try connection.asRole("huizong_filer") {
            #expect(throws: Never.self) { try connection.query(Self.submit) }
            expectAllowed(connection, Self.filerReads)
            expectForbidden(
                connection,
                Self.forbidden + [
                    "SELECT audit.record('a', '{}')", "SELECT intake.packed_cells('{1}')",
                    Self.noteCase, "SELECT * FROM intake.ledger_cases(2022)",
                ])
            expectForbidden(
                connection,
                (Self.summaryViews + Self.registryTables + [
                    "intake.submission", "intake.document", "intake.return", "intake.waiver",
                    "intake.ledger", "audit.event", "audit.lateness",
                ]).filter { !Self.filerReads.contains($0) }.map { "SELECT * FROM \($0)" })
        }
        #expect(try connection.query("SELECT FROM intake.submission").count == 2)
    }

    @Test func strangersSeeNothing() throws {
        let connection = try county().connection
        try connection.query("CREATE ROLE stranger")
        try connection.asRole("stranger") {
            expectForbidden(
                connection,
                (Self.summaryViews + Self.registryTables + ["intake.submission", "audit.event"])
                    .map { "SELECT * FROM \($0)" } + [Self.submit])
        }
        try connection.query("DROP ROLE stranger")
    }

    /// A program that keeps the registry needs rights on its tables and on nothing behind them.
    @Test func registrarNeedsRightsOnTheRegistryOnly() throws {
        let connection = try county().connection
        try connection.query("CREATE ROLE registrar")
        try connection.query("GRANT USAGE ON SCHEMA registry TO registrar")
        try connection.query(
            """
            GRANT SELECT, INSERT, UPDATE, DELETE
            ON registry.region, registry.agency, registry.deadline, registry.exemption TO registrar
            """)
        try connection.asRole("registrar") {
            for sql in [
                "INSERT INTO registry.region VALUES ('990122', '二县', 'county', '990100')",
                "UPDATE registry.region SET name = '新县' WHERE code = '990122'",
                """
                INSERT INTO registry.agency (region_code, name, class)
                VALUES ('990122', '局', 'department')
                """,
                """
                INSERT INTO registry.deadline VALUES ('990100', 2022, NULL, 'submit', '2023-02-01')
                """,
                "INSERT INTO registry.exemption VALUES (1, 2022, 'a', 'b')",
                "DELETE FROM registry.exemption",
            ] {
                #expect(throws: Never.self, "\(sql)") { try connection.query(sql) }
            }
            expectForbidden(connection, ["SELECT * FROM registry.change"])
        }
        #expect(try connection.query("SELECT FROM registry.change").count > 5)
        try connection.query("DROP OWNED BY registrar")
        try connection.query("DROP ROLE registrar")
    }
}
