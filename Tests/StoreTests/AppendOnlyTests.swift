import PostgresClient
import Store
import Testing

/// What was stored stays, whoever asks: the tests are the owner of the database.
@Suite struct AppendOnlyTests {
    private func county() throws -> County {
        let county = try County()
        let id = try county.submit(county.agency()).id
        try county.intake.attachDocument(to: id, fileName: "a.txt", sha256: "ab", cells: "[]")
        try county.connection.query("SELECT audit.record('test', '{}')")
        return county
    }

    @Test(arguments: ["intake.submission", "intake.document", "audit.event"])
    func rowsAreNeitherDeletedNorTruncated(table: String) throws {
        let connection = try county().connection
        for sql in ["DELETE FROM \(table)", "TRUNCATE \(table) CASCADE"] {
            let error = expectRefusal("42501", "\(sql)") { try connection.query(sql) }
            #expect(error?.message.contains("append-only") == true)
        }
        #expect(try connection.query("SELECT FROM \(table)").count == 1)
    }

    @Test(arguments: [
        "UPDATE intake.submission SET submitted_at = submitted_at - interval '1 day'",
        "UPDATE intake.submission SET cells[1] = 1",
        "UPDATE intake.submission SET source = 'x' WHERE false",
        "UPDATE intake.document SET file_name = 'x'",
        "UPDATE audit.event SET payload = '{\"a\": 1}'",
        """
        INSERT INTO intake.submission_rest
            (submission_id, agency_id, year, revision, form_id, submitted_at, cells, region_code)
        VALUES (9, 1, 2022, 1, 'gid-2021', now(), '{}', '990121')
        ON CONFLICT (agency_id, year, revision) DO UPDATE SET cells = '{}'
        """,
        "UPDATE intake.submission_rest SET source = 'x'", "DELETE FROM intake.submission_rest",
        "TRUNCATE intake.submission_rest",
        """
        MERGE INTO intake.submission AS s USING (SELECT 1) AS one ON true
        WHEN MATCHED THEN DELETE
        """,
    ])
    func rowsAreNotChanged(sql: String) throws {
        let connection = try county().connection
        expectRefusal("42501") { try connection.query(sql) }
    }

    /// Keys are those of the partitions, so the whole table has none to meet a conflict with.
    @Test func conflictsAreNotTurnedIntoUpdates() throws {
        let connection = try county().connection
        expectRefusal("42P10") {
            try connection.query(
                """
                INSERT INTO intake.submission
                    (agency_id, year, revision, form_id, submitted_at, cells)
                VALUES (1, 2022, 1, 'gid-2021', now(), '{}')
                ON CONFLICT (agency_id, year, revision) DO UPDATE SET cells = '{}'
                """)
        }
    }

    /// Removing what submissions belong to does not remove them either.
    @Test func submissionsOutliveTheirAgency() throws {
        let connection = try county().connection
        expectRefusal("23503") { try connection.query("DELETE FROM registry.agency") }
        expectRefusal("42501") { try connection.query("TRUNCATE registry.agency CASCADE") }
        expectRefusal("23503") { try connection.query("DELETE FROM registry.form") }
        #expect(try connection.query("SELECT FROM intake.submission").count == 1)
    }

    @Test func eventsAreChained() throws {
        let connection = try county().connection
        for number in 2...4 {
            try connection.query(
                "SELECT audit.record('test', jsonb_build_object('number', $1::integer))",
                [.int32(Int32(number))])
        }
        let rows = try connection.query(
            """
            SELECT event_id,
                   event_hash = audit.event_digest(event_id, happened_at, kind, payload,
                                                   previous_hash) AS is_digest,
                   previous_hash = coalesce(lag(event_hash) OVER (ORDER BY event_id), '')
                       AS is_chained
            FROM audit.event ORDER BY event_id
            """)
        #expect(rows.count == 4)
        for row in 0..<rows.count {
            #expect(rows.text(row, "event_id") == String(row + 1))
            #expect(try rows.requiredBool(row, "is_digest"))
            #expect(try rows.requiredBool(row, "is_chained"))
        }
    }

    @Test func editionsAndTheirTotalsAreNotDeletedByTheWorker() throws {
        let connection = try county().connection
        try connection.asRole("huizong_worker") {
            for table in ["edition", "total", "roster", "finding_row"] {
                expectRefusal("42501") { try connection.query("DELETE FROM summary.\(table)") }
            }
            expectRefusal("42501") {
                try connection.query("UPDATE summary.total SET cell_values = '{}'")
            }
            expectRefusal("42501") {
                try connection.query("UPDATE summary.edition SET published_at = now()")
            }
            expectRefusal("42501") { try connection.query("DELETE FROM audit.run") }
        }
    }
}
