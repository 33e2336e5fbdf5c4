import Foundation
import PostgresClient
import Store
import TestSupport
import Testing
import Vocabulary

/// A database that was filled before submissions came into partitions.
@Suite struct PartitionMigrationTests {
    private static let firstPartitioned = "m0020"

    /// With the schema of the version before, and the forms of this one.
    private func older(_ conninfo: String) throws -> Connection {
        let connection = try Connection(conninfo: conninfo)
        let newer = try Connection(conninfo: try TestServer.migratedDatabase())
        let migrations = try newer.query(
            "SELECT name, checksum FROM registry.schema_migration ORDER BY name")
        try connection.executeScript(
            name: "migrations table",
            sql: "CREATE SCHEMA registry;" + text("queries/create_migrations_table"))
        for row in 0..<migrations.count {
            let name = try migrations.requiredText(row, "name")
            guard name < Self.firstPartitioned else { continue }
            try connection.executeScript(name: name, sql: text("migrations/\(name)"))
            try connection.query(
                "INSERT INTO registry.schema_migration (name, checksum) VALUES ($1, $2)",
                [.text(name), .text(migrations.text(row, "checksum"))])
        }
        for table in ["registry.form", "registry.form_cell"] {
            let rows = try newer.query(
                "SELECT jsonb_agg(to_jsonb(t)) AS rows FROM \(table) AS t")
            try connection.query(
                """
                INSERT INTO \(table)
                SELECT * FROM jsonb_populate_recordset(NULL::\(table), $1::jsonb)
                """, [.text(rows.text(0, "rows"))])
        }
        return connection
    }

    private func text(_ name: String) throws -> String {
        try String(contentsOfFile: "\(FormFiles.repository)/sql/\(name).sql", encoding: .utf8)
    }

    private func migrate(_ connection: Connection) throws -> [String] {
        try Migrator(connection: connection, catalogue: try FormFiles.catalogue())
            .migrate(dryRun: false).applied
    }

    private static let kept = """
        SELECT string_agg(to_jsonb(s)::text, E'\\n' ORDER BY submission_id) AS rows,
               audit.submission_digest('{[1,100)}') AS digest
        FROM (SELECT submission_id, agency_id, year, revision, form_id, submitted_at, published_on,
                     cells, packed, narrative, source, stored_at, stored_by, stored_xid
              FROM intake.submission) AS s
        """

    @Test func rowsSealsAndWhatIsNewStay() throws {
        let connection = try older(try TestServer.emptyDatabase())
        let registry = RegistryWriter(connection: connection)
        let intake = Intake(connection: connection)
        try registry.add(Region(code: "990121", name: "县", level: .county, parentCode: nil))
        try registry.add(Region(code: "990122", name: "二县", level: .county, parentCode: nil))
        let agencies = try ["990121", "990122"].map { region in
            try registry.add(
                NewAgency(
                    regionCode: region, name: "单位", agencyClass: .department,
                    activeFrom: CalendarDate(daysSinceEpoch: 15_000)))
        }
        func file(_ agency: Int, _ year: Int) throws -> Int64 {
            try intake.submit(
                NewSubmission(
                    agencyID: agencies[agency], year: year, formID: "gid-2021",
                    cells: #"{"requests.received.total": 300, "disclosure.fees.amount": -2.5}"#,
                    submittedAt: "\(year + 1)-01-15T10:00:00+08:00",
                    narrative: #"{"overview": "年度报告"}"#)
            ).id
        }
        let first = try file(0, 2021)
        for year in [2021, 2022, 2022] { _ = try file(1, year) }
        try intake.attachDocument(to: first, fileName: "a.txt", sha256: "00", cells: "[]")
        _ = try Decisions(connection: connection).sendBack(
            submission: first, reason: "有误", returnedBy: "县政府办")
        try connection.query("SELECT audit.seal()")
        let seen = try connection.query("SELECT pg_current_snapshot()::text AS seen")
            .requiredText(0, "seen")
        let last = try file(0, 2022)

        let before = try connection.query(Self.kept)
        #expect(try migrate(connection).first == "m0020_partitions")
        let after = try connection.query(Self.kept)
        #expect(before.text(0, "rows") == after.text(0, "rows"))
        #expect(before.text(0, "digest") == after.text(0, "digest"))
        #expect(try HistoryReader(connection: connection).brokenRecords() == [])
        let regions = try connection.query(
            "SELECT string_agg(region_code, ',' ORDER BY submission_id) AS codes "
                + "FROM intake.submission")
        #expect(regions.text(0, "codes") == "990121,990122,990122,990122,990121")

        let day = CalendarDate(daysSinceEpoch: 20_000)
        let changes = try RunReader(connection: connection).changes(since: seen, over: day...day)
        #expect(Set(changes.map(\.regionCode)) == ["990121"])
        #expect(Set(changes.map(\.year)) == [2022, 2023])
        try connection.query("SELECT audit.seal()")
        let sealed = try connection.query(
            """
            SELECT payload -> 'submission' ->> 'ids' AS ids FROM audit.event
            WHERE kind = 'seal' ORDER BY event_id DESC LIMIT 1
            """)
        #expect(sealed.text(0, "ids") == "{[\(last),\(last + 1))}")
        #expect(try file(0, 2023) == last + 1, "numbers go on")
        #expect(try HistoryReader(connection: connection).brokenRecords() == [])
    }

    @Test func notDuringARun() throws {
        let conninfo = try TestServer.emptyDatabase()
        let connection = try older(conninfo)
        let runner = try Connection(conninfo: conninfo)
        try runner.query("SELECT pg_advisory_lock(4854895, 1)")
        let refusal = expectRefusal("55P03") { _ = try migrate(connection) }
        #expect(refusal?.message.contains("a run is going on") == true)
        try runner.query("SELECT pg_advisory_unlock(4854895, 1)")
        #expect(try migrate(connection).first == "m0020_partitions")
    }
}
