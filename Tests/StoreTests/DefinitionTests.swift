import Forms
import PostgresClient
import Store
import TestSupport
import Testing

/// What works on the tables is compared with what the program carries: whatever is altered of it,
/// by somebody with all rights, is named, and what migrate can put back, it does.
@Suite struct DefinitionTests {
    private func migrated() throws -> (migrator: Migrator, connection: Connection) {
        let connection = try Connection(conninfo: try TestServer.migratedDatabase())
        return (
            Migrator(connection: connection, catalogue: try FormFiles.catalogue()), connection
        )
    }

    private static let ours = """
        IN (SELECT oid FROM pg_namespace
            WHERE nspname IN ('registry', 'intake', 'summary', 'audit', 'work'))
        """
    private static let kept = "(NOT relispartition OR relname = 'submission_rest')"

    /// Every object that the catalogue knows of one sort is altered at once: each of them is told.
    @Test(arguments: [
        (
            "function ", "UPDATE pg_proc SET prosrc = prosrc || ' ' WHERE pronamespace \(ours)",
            "FROM pg_proc WHERE pronamespace \(ours)"
        ),
        (
            "function ",
            "UPDATE pg_proc SET prosecdef = NOT prosecdef WHERE pronamespace \(ours)",
            "FROM pg_proc WHERE pronamespace \(ours)"
        ),
        (
            "view ",
            """
            UPDATE pg_class SET reloptions = coalesce(reloptions, '{}') || '{check_option=local}'
            WHERE relkind = 'v' AND relnamespace \(ours)
            """, "FROM pg_class WHERE relkind = 'v' AND relnamespace \(ours)"
        ),
        (
            "trigger ", "UPDATE pg_trigger SET tgenabled = 'D' WHERE NOT tgisinternal",
            """
            FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
            WHERE NOT tgisinternal AND \(kept) AND relnamespace \(ours)
            """
        ),
        (
            "policy ", "UPDATE pg_policy SET polpermissive = NOT polpermissive", "FROM pg_policy"
        ),
        (
            "column ",
            """
            UPDATE pg_attribute SET attnotnull = NOT attnotnull
            FROM pg_class WHERE pg_class.oid = attrelid AND attnum > 0 AND relkind IN ('r', 'p')
              AND relnamespace \(ours)
            """,
            """
            FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
            WHERE attnum > 0 AND NOT attisdropped AND relkind IN ('r', 'p') AND \(kept)
              AND relnamespace \(ours)
            """
        ),
    ])
    func everyOneThatIsAlteredIsNamed(sort: String, alteration: String, all: String) throws {
        let (migrator, connection) = try migrated()
        try connection.query("SET allow_system_table_mods = on")
        try connection.query("BEGIN")
        try connection.query(alteration)
        let named = try migrator.differences().filter { $0.name.hasPrefix(sort) }
        #expect(named.allSatisfy { $0.kind == .altered })
        let expected = try connection.query("SELECT count(*) AS n \(all)")
            .requiredInt64(0, "n")
        #expect(Int64(named.count) == expected && expected > 8, "\(sort)")
        try connection.query("ROLLBACK")
        #expect(try migrator.differences() == [])
    }

    /// Each is named, and gone after migrate.
    @Test(arguments: [
        (
            """
            CREATE OR REPLACE FUNCTION audit.broken_seals()
            RETURNS TABLE (event_id bigint, fault text)
            LANGUAGE sql STABLE AS 'SELECT 1, $$x$$ WHERE false'
            """, "altered function audit.broken_seals()"
        ),
        (
            """
            CREATE OR REPLACE VIEW summary.total_cell AS
            SELECT total.region_code, ''::text AS region_name, total.year, total.scope,
                   total.form_id, c.cell, c.label_zh, c.label_en, c.unit, 0.75 AS value,
                   0 AS reported, 0 AS blank, 1::bigint AS edition_id
            FROM summary.seen_total AS total JOIN registry.form_cell AS c USING (form_id)
            """, "altered view summary.total_cell"
        ),
        (
            "CREATE OR REPLACE VIEW summary.current_edition AS SELECT e.*, 1 AS more FROM "
                + "(SELECT edition_id, business_date, published_at, ''::text AS content_hash, "
                + "changed_totals, changed_findings FROM summary.edition) AS e",
            "altered view summary.current_edition"
        ),
        (
            "ALTER FUNCTION registry.sees_all() SET search_path = public",
            "altered function registry.sees_all()"
        ),
        ("DROP FUNCTION audit.broken_registry()", "missing function audit.broken_registry()"),
        (
            "DROP TRIGGER never_changed ON audit.event",
            "missing trigger never_changed on audit.event"
        ),
        (
            "ALTER TABLE intake.return DISABLE TRIGGER ALL",
            "altered trigger never_changed on intake.return"
        ),
        (
            "ALTER TABLE intake.waiver DISABLE ROW LEVEL SECURITY",
            "missing row security on intake.waiver"
        ),
        (
            "ALTER POLICY kept_rows ON intake.revocation USING (true)",
            "altered policy kept_rows on intake.revocation"
        ),
    ])
    func whatMigratePutsBack(alteration: String, named: String) throws {
        let (migrator, connection) = try migrated()
        try connection.query(alteration)
        let told = try migrator.differences().map { "\($0.kind.rawValue) \($0.name)" }
        #expect(told.contains(named), "\(told)")
        let outcome = try migrator.migrate(dryRun: false)
        #expect(!outcome.rights.isEmpty && outcome.remaining.isEmpty, "\(outcome)")
        #expect(try migrator.differences() == [])
        #expect(try migrator.migrate(dryRun: false).isNothing)
    }

    /// Each is named, and stays: what it means only people know.
    @Test(arguments: [
        (
            "CREATE FUNCTION audit.more_seals(int) RETURNS int LANGUAGE sql AS 'SELECT 1'",
            "added function audit.more_seals(integer)"
        ),
        (
            "CREATE RULE silent AS ON INSERT TO audit.event DO INSTEAD NOTHING",
            "added rule silent on audit.event"
        ),
        (
            "ALTER TABLE summary.total DROP CONSTRAINT total_counts_possible",
            "missing constraint total_counts_possible on summary.total"
        ),
        (
            "ALTER TABLE intake.submission ALTER packed DROP EXPRESSION",
            "altered column intake.submission.packed"
        ),
        (
            "ALTER TABLE intake.ledger DISABLE TRIGGER ALL",
            "added foreign keys switched off on intake.ledger"
        ),
    ])
    func whatPeopleHaveToMend(alteration: String, named: String) throws {
        let (migrator, connection) = try migrated()
        try connection.query(alteration)
        func told() throws -> [String] {
            try migrator.differences().map { "\($0.kind.rawValue) \($0.name)" }
        }
        let before = try told()
        #expect(before.contains(named), "\(before)")
        #expect(try !migrator.migrate(dryRun: false).remaining.isEmpty)
        #expect(try told().contains(named))
    }

    /// What keeps a file of ours from being applied is named, by migrate as by the check.
    @Test(arguments: [
        (
            "CREATE FUNCTION intake.submit(text) RETURNS text LANGUAGE sql AS 'SELECT $1'",
            "function intake.submit(text)"
        ),
        (
            "CREATE FUNCTION registry.sees_all(text) RETURNS text LANGUAGE sql AS 'SELECT $1'",
            "function registry.sees_all(text)"
        ),
        (
            """
            DROP VIEW summary.contribution CASCADE;
            CREATE MATERIALIZED VIEW summary.contribution AS SELECT 1 AS one
            """, "view summary.contribution"
        ),
    ])
    func whatIsInTheWayIsNamed(alteration: String, named: String) throws {
        let (migrator, connection) = try migrated()
        try connection.executeScript(name: "test", sql: alteration)
        #expect(try migrator.differences().contains { $0.name.contains(named) })
        let error = #expect(throws: StoreError.self) { try migrator.migrate(dryRun: false) }
        guard case .cannotApply(let file, let reason, let inTheWay) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect((file.hasPrefix("code/") || file == "drop view") && !reason.isEmpty)
        #expect(inTheWay.contains { $0.name.contains(named) }, "\(inTheWay)")
    }

    @Test func rolesThatBecameMoreAreNamed() throws {
        let (migrator, connection) = try migrated()
        try connection.query("BEGIN")
        try connection.query("GRANT huizong_worker TO huizong_clerk")
        try connection.query("ALTER ROLE huizong_office BYPASSRLS")
        let named = try migrator.differences().map(\.name)
        #expect(
            named == ["huizong_clerk member of huizong_worker", "huizong_office BYPASSRLS"])
        try connection.query("ROLLBACK")
    }

    /// Forms in the database against the files, whatever column of them is altered.
    @Test(arguments: [
        ("form", "title_zh = 'x'", "gid-2021 0"), ("form", "first_year = 2020", "gid-2021 0"),
        ("form", "last_year = 2020", "gid-2021 0"), ("form", "cell_count = 7", "gid-2021 0"),
        ("form_cell", "scale = 100, step = 0.01", "gid-2021 12"),
        ("form_cell", "label_zh = label_zh || '.'", "gid-2021 12"),
        ("form_cell", "unit_en = 'x'", "gid-2021 12"), ("form_cell", "row_id = 'x'", "gid-2021 12"),
        ("form_cell", "position = 900", "gid-2021 12"),
    ])
    func alteredForms(table: String, change: String, named: String) throws {
        let (migrator, connection) = try migrated()
        try connection.query("SET session_replication_role = replica")
        try connection.query(
            "UPDATE registry.\(table) SET \(change) WHERE form_id = 'gid-2021'"
                + (table == "form" ? "" : " AND position = 12"))
        func told() throws -> [String] {
            try migrator.alteredForms().map { "\($0.form) \($0.position)" }
        }
        #expect(try told() == [named])
        #expect(try migrator.migrate(dryRun: false).forms == ["gid-2021"])
        #expect(try told() == [])
    }

    @Test func cellsThatChangedPlacesAreFoundAndPutBack() throws {
        let (migrator, connection) = try migrated()
        try connection.query("SET session_replication_role = replica")
        for (from, to) in [(11, 900), (12, 11), (900, 12)] {
            try connection.query(
                "UPDATE registry.form_cell SET position = \(to) "
                    + "WHERE form_id = 'gid-2021' AND position = \(from)")
        }
        #expect(try migrator.alteredForms().map(\.position) == [11])
        #expect(try migrator.migrate(dryRun: false).forms == ["gid-2021"])
        #expect(try migrator.alteredForms().isEmpty)
    }
}
