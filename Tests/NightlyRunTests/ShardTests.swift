import Forms
import NightlyRun
import PostgresClient
import Store
import TestSupport
import Testing
import Vocabulary

/// Reports on three servers: what is published is what one server publishes.
@Suite struct ShardTests {
    /// The same country twice: on one server, and with two of its prefectures on two others.
    private func countries(
        seed: UInt64
    ) throws -> (whole: RandomCountry, divided: RandomCountry, databases: [String]) {
        let databases = try (0..<2).map { _ in try TestServer.migratedDatabase() }
        let catalogue = try FormFiles.catalogue()
        let pair = try databases.map {
            try RandomCountry(conninfo: $0, catalogue: catalogue, seed: seed)
        }
        return (pair[0], pair[1], databases)
    }

    /// Files two years, the earlier one before it is divided.
    private func file(
        _ whole: inout RandomCountry, _ divided: inout RandomCountry
    ) throws -> Shards {
        for agency in whole.agencies { try whole.file(agency: agency, year: 2021) }
        for agency in divided.agencies { try divided.file(agency: agency, year: 2021) }
        let shards = try Shards(of: divided.connection)
        for year in [2021, 2022] { try shards.keep(year) }
        for agency in whole.agencies { try whole.file(agency: agency, year: 2022) }
        for agency in divided.agencies { try divided.file(agency: agency, year: 2022) }
        return shards
    }

    private static let everything = [
        """
        SELECT submission_id, agency_id, year, revision, form_id, submitted_at, cells, packed,
               region_code
        FROM intake.submission ORDER BY submission_id
        """,
        "SELECT * FROM summary.contribution ORDER BY region_code, year, scope, cell, agency_id",
        "SELECT * FROM summary.finding ORDER BY fingerprint, submission_id, scope",
        """
        SELECT submission_id, agency_id, state FROM audit.submission_state ORDER BY submission_id
        """,
        // when and by whom something was noted down differs between any two databases
        """
        SELECT region_code, year, agency_id, agency_name, agency_class, event, due_on, happened_on,
               days_late, status, due_from, no_new_after, no_corrections_after, closed_by,
               declared_at, evidence
        FROM audit.lateness_as_of(2022, '2024-01-01') ORDER BY agency_id, event
        """,
        """
        SELECT * FROM summary.counted_figures(
            'requests.received.total', '990121', 2022, 'all', summary.edition_at())
        ORDER BY agency_id
        """,
    ]

    private func expectSame(_ whole: RandomCountry, _ divided: RandomCountry) throws {
        for sql in Self.everything {
            let texts = try [whole, divided].map { country in
                try country.connection.execute(
                    Statement(
                        name: "all",
                        sql: """
                            SELECT count(*), string_agg(t::text, E'\\n') AS rows
                            FROM (\(sql)) AS t
                            """))
            }
            #expect(texts[0].text(0, "count") == texts[1].text(0, "count"), "\(sql)")
            #expect(texts[0].text(0, "rows") == texts[1].text(0, "rows"), "\(sql)")
        }
        #expect(try HistoryReader(connection: divided.connection).brokenRecords() == [])
    }

    @Test(arguments: [61, 62] as [UInt64])
    func sameEditionAsOnOneServer(seed: UInt64) throws {
        var (whole, divided, databases) = try countries(seed: seed)
        let catalogue = try FormFiles.catalogue()
        let shards = try file(&whole, &divided)
        #expect(try !(shards.counts(2021) + shards.counts(2022)).contains("0"))

        let alone = try nightlyRun(databases[0], catalogue)
        let together = try nightlyRun(databases[1], catalogue, workers: 3)
        #expect(alone.isPublished && alone.changedFindings > 0)
        #expect(together.contentHash == alone.contentHash)
        #expect(together.submissions == alone.submissions)
        try expectSame(whole, divided)

        // one correction in each prefecture, and one in a region that stayed
        let corrected = ["990121", "990221", "990000"].compactMap { region in
            whole.agencies.first { $0.region == region }
        }
        for agency in corrected {
            try whole.file(agency: agency, year: 2022)
            try divided.file(agency: agency, year: 2022)
        }
        let later = try databases.map { try nightlyRun($0, catalogue) }
        #expect(later[0].isPublished && later[0].edition == 2)
        #expect(later[1].contentHash == later[0].contentHash)
        #expect(later[1].submissions == later[0].submissions)
        #expect(later[1].submissions < together.submissions, "only changed regions are read")
        try expectSame(whole, divided)
        #expect(try !nightlyRun(databases[1], catalogue).isPublished)
        #expect(try !nightlyRun(databases[1], catalogue, isFull: true, workers: 2).isPublished)
    }

    /// Agencies move between the servers' prefectures, close, merge; whatever happens, night after
    /// night.
    @Test(arguments: [63, 64] as [UInt64])
    func sameEditionsAfterAnyChange(seed: UInt64) throws {
        var (whole, divided, databases) = try countries(seed: seed)
        let catalogue = try FormFiles.catalogue()
        _ = try file(&whole, &divided)
        for night in 0..<12 {
            let edit = try whole.editAnything()
            #expect(try divided.editAnything() == edit)
            let agency = whole.agencies[night % whole.agencies.count]
            try whole.file(agency: agency, year: 2021 + night % 3)
            try divided.file(agency: agency, year: 2021 + night % 3)
            let hashes = try databases.map { try nightlyRun($0, catalogue).contentHash }
            #expect(hashes[0] == hashes[1], "\(edit)")
        }
        try expectSame(whole, divided)
        #expect(try !nightlyRun(databases[1], catalogue, isFull: true).isPublished)
    }

    /// The other server commits a report a moment before the first one commits the transaction
    /// that files it. A run that begins in that moment leaves the report out, on all its
    /// connections; the next one takes it.
    @Test func reportOfATransactionNotYetCommitted() throws {
        var (whole, divided, databases) = try countries(seed: 65)
        let catalogue = try FormFiles.catalogue()
        let shards = try file(&whole, &divided)
        let agency = try #require(
            divided.agencies.first { agency in
                let reports = divided.reports[.init(agency: agency.id, year: 2022)] ?? []
                return agency.region.hasPrefix("9901") && !reports.contains { $0.isBroken }
            })
        let filer = try Connection(conninfo: databases[1])
        func value(_ connection: Connection, _ sql: String) throws -> String {
            let rows = try connection.execute(Statement(name: "value", sql: "SELECT (\(sql)) AS v"))
            return try rows.requiredText(0, "v")
        }
        let before = try databases.map { try nightlyRun($0, catalogue, workers: 3) }
        #expect(before[0].contentHash == before[1].contentHash)

        // what a filing leaves on the other server, whose own transaction is committed at once:
        // a correction, and the first report of another year
        try filer.begin()
        try filer.execute(
            Statement(
                name: "inbox",
                sql: """
                    INSERT INTO work.inbox (kind, row_id, agency_id, year, judges, is_elsewhere)
                    SELECT 'submission', 10000 + year, \(agency.id), year, true, true
                    FROM (VALUES (2022), (2023)) AS filed (year)
                    """))
        try shards.keep(2023)
        for (table, year, revision) in [("2022", 2022, 2), ("2023", 2023, 1)] {
            try shards.others[0].executeScript(
                name: "row",
                sql: """
                    INSERT INTO intake.submission_\(table)_one
                        (submission_id, agency_id, year, revision, form_id, submitted_at, cells,
                         narrative, stored_at, stored_by, region_code)
                    SELECT 10000 + \(year), agency_id, \(year), \(revision), form_id,
                           submitted_at + interval '1 day'
                               + (\(year) - 2022) * interval '1 year', cells, '{}',
                           stored_at, stored_by, region_code
                    FROM intake.submission_2022_one
                    WHERE agency_id = \(agency.id) AND revision = 1
                    """)
        }
        let seen = "SELECT count(*) FROM intake.visible_submission WHERE submission_id > 10000"
        #expect(try value(divided.connection, seen) == "0")
        #expect(try value(divided.connection, seen.replacing("visible_", with: "")) == "2")
        let during = try nightlyRun(databases[1], catalogue, isFull: true, workers: 3)
        #expect(!during.isPublished && during.contentHash == before[1].contentHash)
        #expect(try !nightlyRun(databases[1], catalogue).isPublished)
        let sealed = """
            SELECT bool_or((payload -> 'submission' ->> 'ids')::int8multirange @> 12022::bigint)
            FROM audit.event WHERE kind = 'seal'
            """
        #expect(try value(divided.connection, sealed) == "f")

        try filer.commit()
        #expect(try value(divided.connection, seen) == "2")
        let after = try nightlyRun(databases[1], catalogue)
        #expect(after.isPublished && after.years.map(\.year).contains(2023))
        #expect(try value(divided.connection, sealed) == "t")
        #expect(
            try value(
                divided.connection,
                "SELECT count(*) FROM summary.contribution WHERE submission_id = 12023") != "0")
        #expect(try !nightlyRun(databases[1], catalogue, isFull: true).isPublished)
        #expect(try HistoryReader(connection: divided.connection).brokenRecords() == [])
    }

    /// A filing that this server gave up after the other one had kept it.
    @Test func reportOfATransactionGivenUp() throws {
        var (whole, divided, databases) = try countries(seed: 68)
        let catalogue = try FormFiles.catalogue()
        let shards = try file(&whole, &divided)
        let before = try nightlyRun(databases[1], catalogue)
        let agency = try #require(divided.agencies.first { $0.region.hasPrefix("9901") })
        try shards.others[0].executeScript(
            name: "row",
            sql: """
                INSERT INTO intake.submission_2022_one
                    (submission_id, agency_id, year, revision, form_id, submitted_at, cells,
                     narrative, stored_at, stored_by, region_code)
                SELECT 10001, agency_id, year, 2, form_id, submitted_at, cells, '{}', stored_at,
                       stored_by, region_code
                FROM intake.submission_2022_one WHERE agency_id = \(agency.id) AND revision = 1
                """)
        let after = try nightlyRun(databases[1], catalogue, isFull: true, workers: 2)
        #expect(!after.isPublished && after.contentHash == before.contentHash)
        #expect(try HistoryReader(connection: divided.connection).brokenRecords() == [])
        try divided.file(agency: agency, year: 2022)
        let revisions = try divided.connection.execute(
            Statement(
                name: "revisions",
                sql: """
                    SELECT max(revision) FROM intake.visible_submission
                    WHERE agency_id = \(agency.id) AND year = 2022
                    """))
        #expect(revisions.text(0, "max") == "3")
        #expect(try nightlyRun(databases[1], catalogue).submissions > 0)
        #expect(try !nightlyRun(databases[1], catalogue, isFull: true).isPublished)
    }

    /// What the triggers and keys of one server refuse is refused on three.
    @Test func rowsElsewhereAreAsProtected() throws {
        var (whole, divided, _) = try countries(seed: 66)
        let shards = try file(&whole, &divided)
        let connection = divided.connection
        let one = "intake.submission_2022_one"
        let first = try #require(divided.agencies.first { $0.region == "990121" })
        func expect(
            _ connection: Connection, _ refusals: [(state: String, sql: String)]
        ) throws {
            for (state, sql) in refusals {
                let error = #expect(throws: DatabaseError.self, "\(sql)") {
                    try connection.execute(Statement(name: "test", sql: sql))
                }
                guard case .server(let server) = error else { continue }
                #expect(server.sqlState == state, "\(sql): \(server.message)")
            }
        }
        let row = "agency_id, year, revision, form_id, submitted_at, cells, region_code"
        try expect(
            connection,
            [
                ("42501", "UPDATE intake.submission SET source = 'x'"),
                ("42501", "UPDATE \(one) SET source = 'x'"),
                ("42501", "DELETE FROM \(one)"), ("42501", "TRUNCATE \(one)"),
                ("42501", "DELETE FROM intake.submission_2022"),
                ("42501", "TRUNCATE intake.submission_2022_rest"),
                ("23503", "DELETE FROM registry.agency WHERE agency_id = \(first.id)"),
                (
                    "23503",
                    "UPDATE registry.agency SET agency_id = 999 WHERE agency_id = \(first.id)"
                ),
                (
                    "23503",
                    """
                    INSERT INTO intake.submission (\(row))
                    VALUES (999, 2022, 1, 'gid-2021', '2023-01-01', '{}', '990121')
                    """
                ),
                (
                    "23503",
                    """
                    INSERT INTO intake.submission (\(row))
                    VALUES (\(first.id), 2022, 9, 'no form', '2023-01-01', '{}', '990121')
                    """
                ),
                (
                    "23505",
                    """
                    INSERT INTO intake.submission (\(row))
                    VALUES (\(first.id), 2022, 1, 'gid-2021', '2023-01-01', '{}', '990121')
                    """
                ),
                (
                    "23514",
                    """
                    INSERT INTO intake.submission (\(row))
                    VALUES (\(first.id), 2022, 0, 'gid-2021', '2023-01-01', '{}', '990121')
                    """
                ),
                (
                    "22023",
                    """
                    SELECT intake.submit(
                        \(first.id), 2022, 'gid-2021', '{"requests.received.total": 0}',
                        now() + interval '3 days')
                    """
                ),
                (
                    "23503",
                    "INSERT INTO intake.return (submission_id, reason, returned_by) "
                        + "VALUES (99999, 'a', 'b')"
                ),
                (
                    "23503",
                    "INSERT INTO intake.withdrawal (submission_id, reason, decided_by) "
                        + "VALUES (99999, 'a', 'b')"
                ),
            ])
        try expect(
            shards.others[0],
            [
                ("42501", "UPDATE \(one) SET cells = '{}'"), ("42501", "DELETE FROM \(one)"),
                ("42501", "TRUNCATE \(one)"),
            ])
        // a document and a return of a report that lies elsewhere
        let id = try connection.execute(
            Statement(name: "id", sql: "SELECT min(submission_id) AS id FROM \(one)")
        ).requiredInt64(0, "id")
        try Intake(connection: connection).attachDocument(
            to: id, fileName: "a.txt", sha256: "00", cells: "[]")
        try Decisions(connection: connection).sendBack(
            submission: id, reason: "有误", returnedBy: "县政府办")

        // an owner of the other server who switches its triggers off is found out
        try connection.executeScript(
            name: "run",
            sql: """
                INSERT INTO audit.run (business_date, started_at, outcome, is_unrestricted)
                VALUES ('2023-02-01', now(), 'unchanged', true)
                """)
        let seal = try connection.execute(
            Statement(name: "seal", sql: "SELECT audit.seal(max(run_id)) AS id FROM audit.run"))
        #expect(seal.text(0, "id") != nil)
        let reader = HistoryReader(connection: connection)
        #expect(try reader.brokenRecords() == [])
        try shards.others[0].executeScript(
            name: "edit",
            sql: """
                SET session_replication_role = replica;
                UPDATE \(one) SET cells[1] = coalesce(cells[1], 0) + 1
                """)
        #expect(try reader.brokenRecords().map(\.subject) == [.seal])
    }

    /// A filer, the job and an auditor, each with its own rights, reach what lies elsewhere.
    @Test func rolesReachWhatLiesElsewhere() throws {
        var (whole, divided, databases) = try countries(seed: 67)
        _ = try file(&whole, &divided)
        let name = "shard_user_\(UInt32.random(in: 0...UInt32.max))"
        let agency = try #require(divided.agencies.first { $0.region == "990221" })
        for role in ["filer", "worker", "auditor"] {
            try divided.connection.executeScript(
                name: "role", sql: "CREATE ROLE \(name)_\(role) LOGIN IN ROLE huizong_\(role)")
        }
        let filer = try Connection(conninfo: "\(databases[1]) user=\(name)_filer")
        let filed = try Intake(connection: filer).submit(
            NewSubmission(
                agencyID: agency.id, year: 2022, formID: "gid-2021",
                cells: "{\"requests.received.total\": 0}",
                submittedAt: "2023-01-20T10:00:00+08:00"))
        #expect(filed.revision == 2)
        let outcome = try nightlyRun(
            "\(databases[1]) user=\(name)_worker", try FormFiles.catalogue(), workers: 2)
        #expect(outcome.isPublished)
        let auditor = try Connection(conninfo: "\(databases[1]) user=\(name)_auditor")
        #expect(try HistoryReader(connection: auditor).brokenRecords() == [])
        let stored = try auditor.execute(
            Statement(
                name: "row",
                sql: """
                    SELECT tableoid::regclass::text AS place, stored_by, region_code
                    FROM intake.submission WHERE submission_id = \(filed.id)
                    """))
        #expect(stored.text(0, "place") == "intake.submission_2022_two")
        #expect(stored.text(0, "stored_by") == "\(name)_filer")
        for connection in [filer, auditor] {
            let error = #expect(throws: DatabaseError.self) {
                try connection.execute(
                    Statement(name: "leaf", sql: "SELECT * FROM intake.submission_2022_two"))
            }
            guard case .server(let server) = error else { continue }
            #expect(server.sqlState == "42501")
        }
    }
}
