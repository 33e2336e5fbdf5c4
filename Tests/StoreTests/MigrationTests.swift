import Forms
import Foundation
import PostgresClient
import Store
import TestSupport
import Testing

/// Bringing a database to this version's schema.
@Suite struct MigrationTests {
    private func empty() throws -> (conninfo: String, migrator: Migrator, connection: Connection) {
        let conninfo = try TestServer.emptyDatabase()
        let connection = try Connection(conninfo: conninfo)
        return (
            conninfo, Migrator(connection: connection, catalogue: try FormFiles.catalogue()),
            connection
        )
    }

    private func migrated() throws -> (migrator: Migrator, connection: Connection) {
        let connection = try Connection(conninfo: try TestServer.migratedDatabase())
        return (
            Migrator(connection: connection, catalogue: try FormFiles.catalogue()), connection
        )
    }

    @Test func fromEmptyThenNothing() throws {
        let (_, migrator, connection) = try empty()
        #expect(throws: StoreError.notMigrated) { try migrator.check() }
        let first = try migrator.migrate(dryRun: false)
        #expect(first.applied.first == "m0001_first_release")
        #expect(first.applied == first.applied.sorted())
        #expect(first.forms == ["gid-2019", "gid-2021"])
        try migrator.check()
        let second = try migrator.migrate(dryRun: false)
        #expect(second.isNothing)
        let rows = try connection.query("SELECT name FROM registry.schema_migration ORDER BY name")
        #expect((0..<rows.count).compactMap { rows.text($0, "name") } == first.applied)
        let cells = try connection.query(
            "SELECT form_id, count(*) FROM registry.form_cell GROUP BY 1 ORDER BY 1")
        #expect(cells.text(0, "count") == "198" && cells.text(1, "count") == "200")
    }

    @Test func dryRunLeavesNothing() throws {
        let (_, migrator, connection) = try empty()
        let outcome = try migrator.migrate(dryRun: true)
        #expect(!outcome.applied.isEmpty && outcome.forms.count == 2)
        #expect(throws: StoreError.notMigrated) { try migrator.check() }
        let schemas = try connection.query(
            """
            SELECT FROM pg_namespace
            WHERE nspname IN ('registry', 'intake', 'summary', 'audit', 'work')
            """)
        #expect(schemas.count == 0)
        #expect(try migrator.migrate(dryRun: false).applied == outcome.applied)
    }

    /// The schema does not change below a run.
    @Test func waitsForARun() throws {
        let (conninfo, migrator, connection) = try empty()
        _ = try migrator.migrate(dryRun: false)
        let runner = try Connection(conninfo: conninfo)
        try RunSession(connection: runner).begin()
        try connection.query("SET lock_timeout = '100ms'")
        let error = #expect(throws: StoreError.self) { try migrator.migrate(dryRun: false) }
        guard case .lockedByAnotherRun(let holder?) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(holder.login == "huizong" && holder.since != nil && !holder.isOverdue)
        try RunSession(connection: runner).rollback()
        #expect(try migrator.migrate(dryRun: false).isNothing)
    }

    @Test func alteredMigrationIsRefused() throws {
        let (migrator, connection) = try migrated()
        try connection.query(
            """
            UPDATE registry.schema_migration SET checksum = 'x'
            WHERE name = 'm0001_first_release'
            """)
        let refusal = StoreError.migrationAltered("m0001_first_release")
        #expect(throws: refusal) { try migrator.migrate(dryRun: false) }
        #expect(throws: refusal) { try migrator.check() }
        #expect(!connection.isInTransaction)
    }

    @Test func databaseAheadIsRefused() throws {
        let (migrator, connection) = try migrated()
        try connection.query(
            "INSERT INTO registry.schema_migration (name, checksum) VALUES ('m9999_later', 'x')")
        let refusal = StoreError.databaseIsAhead(["m9999_later"])
        #expect(throws: refusal) { try migrator.migrate(dryRun: false) }
        #expect(throws: refusal) { try Migrator.checkSchema(connection) }
    }

    @Test func missingMigrationsAreNamed() throws {
        let (migrator, connection) = try migrated()
        try connection.query("DELETE FROM registry.schema_migration")
        let error = #expect(throws: StoreError.self) { try migrator.check() }
        guard case .migrationsMissing(let names) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(names.first == "m0001_first_release" && names == names.sorted())
    }

    /// A migration that fails half-way leaves the database as it was.
    @Test func failingMigrationLeavesNothing() throws {
        let (_, migrator, connection) = try empty()
        try connection.query("CREATE SCHEMA summary")
        let refusal = expectRefusal("42P06") { _ = try migrator.migrate(dryRun: false) }
        #expect(refusal?.statement == "migrations/m0001_first_release.sql")
        #expect(!connection.isInTransaction)
        #expect(
            try connection.query(
                "SELECT FROM pg_namespace WHERE nspname IN ('registry', 'intake')"
            ).count == 0)
        try connection.query("DROP SCHEMA summary")
        #expect(try !migrator.migrate(dryRun: false).applied.isEmpty)
    }

    /// Form files are known by their bytes, whatever they say.
    @Test func knownFormsAreToldByHash() throws {
        let (_, connection) = try migrated()
        let stamps = try FormFiles.catalogue().stamps
        #expect(stamps.map(\.id) == ["gid-2019", "gid-2021"])
        #expect(try Migrator.known(stamps.reversed(), to: connection) == stamps)
        #expect(try Migrator.known(Array(stamps.prefix(1)), to: connection) == [stamps[0]])
        let edited = FormStamp(id: stamps[1].id, contentHash: stamps[0].contentHash)
        #expect(try Migrator.known([stamps[0], edited], to: connection) == nil)
        try connection.query("DELETE FROM registry.schema_migration")
        #expect(throws: StoreError.self) { try Migrator.known(stamps, to: connection) }
    }

    @Test func twoAtOnceDoTheWorkOnce() async throws {
        let conninfo = try TestServer.emptyDatabase()
        let catalogue = try FormFiles.catalogue()
        let outcomes = try await withThrowingTaskGroup(of: Migrator.Outcome.self) { group in
            for _ in 0..<3 {
                group.addTask {
                    try Migrator(
                        connection: try Connection(conninfo: conninfo), catalogue: catalogue
                    ).migrate(dryRun: false)
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.filter(\.isNothing).count == 2)
        try Migrator(connection: try Connection(conninfo: conninfo), catalogue: catalogue).check()
    }

    @Test(arguments: [
        ("issued", "drawn_up", 1), ("compulsory_measures", "coercive_measures", 9),
        ("fen: 1000000}", "fen: 100}", 10),
    ])
    func movedOrRescaledCellIsRefused(old: String, new: String, position: Int) throws {
        let (migrator, connection) = try migrated()
        try fileInForm("gid-2021", connection)
        let moved = try catalogue(form: "gid-2021") { $0.replacing(old, with: new) }
        #expect(throws: StoreError.formCellsChanged(form: "gid-2021", position: position)) {
            try Migrator(connection: connection, catalogue: moved).migrate(dryRun: false)
        }
        #expect(!connection.isInTransaction)
        try migrator.check()
    }

    /// Nothing was filed in the form, so that nothing changes its meaning.
    @Test(arguments: [
        ("issued", "drawn_up", "disclosure.regulations.drawn_up"),
        ("compulsory_measures", "coercive_measures", "disclosure.coercive_measures.decisions"),
        ("fen: 1000000}", "fen: 100}", "disclosure.fees.amount"),
    ])
    func cellsMayChangeUntilAReportIsFiled(old: String, new: String, cell: String) throws {
        let (_, connection) = try migrated()
        try fileInForm("gid-2019", connection)
        let moved = try catalogue(form: "gid-2021") { $0.replacing(old, with: new) }
        let outcome = try Migrator(connection: connection, catalogue: moved)
            .migrate(dryRun: false)
        #expect(outcome.forms == ["gid-2021"])
        let stored = try connection.query(
            """
            SELECT cell, scale FROM registry.form_cell
            WHERE form_id = 'gid-2021' ORDER BY position
            """)
        let form = try #require(moved["gid-2021"])
        #expect(stored.count == form.cells.count)
        for (row, known) in form.cells.enumerated() {
            #expect(stored.text(row, 0) == known.name)
            #expect(stored.text(row, 1) == String(known.unit.scale))
        }
        #expect(form.position(of: cell) != nil)
        // the views have the columns that the forms have now
        let view = try connection.query(
            "SELECT * FROM summary.disclosure_table WHERE false")
        #expect(view.count == 0)
    }

    private func fileInForm(_ id: String, _ connection: Connection) throws {
        for sql in [
            "INSERT INTO registry.region (code, name, level) VALUES ('990121', '县', 'county')",
            """
            INSERT INTO registry.agency (agency_id, region_code, name, class)
            VALUES (1, '990121', '单位', 'department')
            """,
            """
            INSERT INTO intake.submission (agency_id, year, revision, form_id, submitted_at, cells)
            VALUES (1, 2021, 1, '\(id)', '2022-01-15', array_fill(0, ARRAY[200]))
            """,
        ] {
            try connection.query(sql)
        }
    }

    @Test func rewordedFormIsStoredAgain() throws {
        let (migrator, connection) = try migrated()
        let reworded = try catalogue(form: "gid-2021") {
            $0.replacing("en: Administrative fees}", with: "en: Fees of all kinds}")
        }
        #expect(throws: StoreError.formsOutOfStep(["gid-2021"])) {
            try Migrator(connection: connection, catalogue: reworded).check()
        }
        let outcome = try Migrator(connection: connection, catalogue: reworded)
            .migrate(dryRun: false)
        #expect(outcome.applied.isEmpty && outcome.forms == ["gid-2021"])
        let label = try connection.query(
            """
            SELECT row_label_en FROM registry.form_cell
            WHERE form_id = 'gid-2021' AND cell = 'disclosure.fees.amount'
            """)
        #expect(label.text(0, 0) == "Fees of all kinds")
        #expect(throws: StoreError.formsOutOfStep(["gid-2021"])) { try migrator.check() }
    }

    /// The form files of this checkout, one of them edited.
    private func catalogue(
        form: String, _ edit: (String) -> String
    ) throws -> FormCatalogue {
        let directory = FileManager.default.temporaryDirectory
            .appendingPathComponent("huizong-forms-\(UUID().uuidString)")
        try FileManager.default.copyItem(
            at: URL(fileURLWithPath: FormFiles.directory), to: directory)
        defer { try? FileManager.default.removeItem(at: directory) }
        let file = directory.appendingPathComponent("\(form).yaml")
        let before = try String(contentsOf: file, encoding: .utf8)
        let after = edit(before)
        try #require(after != before)
        try after.write(to: file, atomically: true, encoding: .utf8)
        return try FormCatalogue(directory: directory.path)
    }
}
