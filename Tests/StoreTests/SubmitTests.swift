import PostgresClient
import Store
import TestSupport
import Testing

/// What `intake.submit` stores and what it refuses.
@Suite struct SubmitTests {
    private func stored(_ county: County, _ id: Int64, _ cell: String) throws -> Int64? {
        try county.connection.query(
            """
            SELECT cells[c.position] AS figure, cardinality(cells) AS size, c.position
            FROM intake.submission JOIN registry.form_cell AS c USING (form_id)
            WHERE submission_id = $1::bigint AND c.cell = $2
            """, [.int64(id), .text(cell)]
        ).int64(0, "figure")
    }

    @Test(
        arguments: [
            ("12.5", 12_500_000), ("0.000001", 1), ("0", 0), ("-0.25", -250_000),
            ("1e2", 100_000_000),
            ("1.50000000", 1_500_000), ("9223372036854.775807", .max), ("0.0", 0),
        ] as [(String, Int64)])
    func moneyIsStoredInFen(figure: String, fen: Int64) throws {
        let county = try County()
        let id = try county.submit(
            county.agency(), cells: "{\"disclosure.fees.amount\": \(figure)}"
        ).id
        #expect(try stored(county, id, "disclosure.fees.amount") == fen)
    }

    @Test(
        arguments: [
            ("7", 7), ("7.0", 7), ("-3", -3), ("9223372036854775807", .max), ("null", nil),
        ] as [(String, Int64?)])
    func countsAreStoredAsTheyAre(figure: String, count: Int64?) throws {
        let county = try County()
        let id = try county.submit(
            county.agency(),
            cells: "{\"requests.received.total\": \(figure), \"requests.received.business\": 0}"
        ).id
        #expect(try stored(county, id, "requests.received.total") == count)
    }

    @Test func absentNullAndZeroStayApart() throws {
        let county = try County()
        let id = try county.submit(
            county.agency(),
            cells: "{\"requests.received.business\": 0, \"requests.received.research\": null}"
        ).id
        #expect(try stored(county, id, "requests.received.business") == 0)
        #expect(try stored(county, id, "requests.received.research") == nil)
        #expect(try stored(county, id, "requests.received.total") == nil)
        let rows = try county.connection.query(
            """
            SELECT cardinality(cells) AS size, cardinality(array_remove(cells, NULL)) AS reported
            FROM intake.submission
            """)
        #expect(rows.text(0, "size") == "200" && rows.text(0, "reported") == "1")
    }

    /// A report that says nothing at all is no report; one that had nothing to report says 0.
    @Test(arguments: ["gid-2019", "gid-2021"], ["{}", "null", "{all}"])
    func aReportWithoutAFigureIsRefused(form: String, cells: String) throws {
        let county = try County()
        let agency = try county.agency()
        let blanks = try county.connection.query(
            """
            SELECT jsonb_object_agg(cell, NULL) AS cells FROM registry.form_cell
            WHERE form_id = $1
            """, [.text(form)]
        ).requiredText(0, "cells")
        let given = [
            "{}": "{}", "null": "{\"requests.received.total\": null}", "{all}": blanks,
        ]
        let error = expectRefusal("22023") {
            try county.submit(agency, form: form, cells: given[cells] ?? "")
        }
        #expect(error?.message.contains("nothing to report is a 0") == true)
        #expect(try county.connection.query("SELECT FROM intake.submission").count == 0)
        try county.submit(agency, form: form, cells: "{\"requests.received.total\": 0}")
        #expect(try county.connection.query("SELECT FROM intake.submission").count == 1)
    }

    /// Nor can the table itself be filled with it, whichever way a row comes.
    @Test func aRowWithoutAFigureIsRefused() throws {
        let county = try County()
        let agency = try county.agency()
        func insert(_ cells: String) throws {
            _ = try county.connection.query(
                """
                INSERT INTO intake.submission (
                    agency_id, year, revision, form_id, submitted_at, cells)
                VALUES ($1::bigint, 2022, 1, 'gid-2021', '2023-01-15', \(cells))
                """, [.int64(agency)])
        }
        let error = expectRefusal("23514") {
            try insert("array_fill(NULL::bigint, ARRAY[200])")
        }
        #expect(error?.message.contains("submission_has_a_figure") == true)
        try insert("array_fill(NULL::bigint, ARRAY[199]) || 0::bigint")
        #expect(try county.connection.query("SELECT FROM intake.submission").count == 1)
    }

    @Test func everyCellFindsItsPlace() throws {
        let county = try County()
        let agency = try county.agency()
        for (year, form) in [(2020, "gid-2019"), (2022, "gid-2021")] {
            let cells = try county.connection.query(
                """
                SELECT jsonb_object_agg(cell, position) AS cells FROM registry.form_cell
                WHERE form_id = $1
                """, [.text(form)]
            ).requiredText(0, "cells")
            let id = try county.submit(agency, year: year, form: form, cells: cells).id
            let wrong = try county.connection.query(
                """
                SELECT c.cell FROM intake.submission JOIN registry.form_cell AS c USING (form_id)
                WHERE submission_id = $1::bigint
                  AND cells[c.position] IS DISTINCT FROM c.position * c.scale
                """, [.int64(id)])
            #expect(wrong.count == 0)
        }
    }

    @Test(arguments: [
        ("{\"requests.received.nobody\": 1}", "22023", "requests.received.nobody"),
        ("{\"requests.other.total\": 1}", "22023", "requests.other.total"),
        ("{\"requests.received.total\": 1.5}", "22023", "requests.received.total"),
        ("{\"disclosure.fees.amount\": 0.0000001}", "22023", "disclosure.fees.amount"),
        ("{\"requests.received.total\": \"7\"}", "22023", "requests.received.total"),
        ("{\"requests.received.total\": true}", "22023", "requests.received.total"),
        ("{\"requests.received.total\": [1]}", "22023", "requests.received.total"),
        ("{\"requests.received.total\": {}}", "22023", "requests.received.total"),
        ("{\"requests.received.total\": 9223372036854775808}", "22003", "requests.received.total"),
        ("{\"requests.received.total\": 1e300}", "22003", "requests.received.total"),
        ("{\"disclosure.fees.amount\": -9223372036855}", "22003", "disclosure.fees.amount"),
        ("[]", "22023", "JSON"), ("null", "22023", "JSON"), ("7", "22023", "JSON"),
    ])
    func badCellsAreRefusedByName(cells: String, sqlState: String, name: String) throws {
        let county = try County()
        let agency = try county.agency()
        let error = expectRefusal(sqlState) { try county.submit(agency, cells: cells) }
        #expect(error?.message.contains(name) == true)
        #expect(error?.statement == "queries/submit_each.sql")
        #expect(try county.connection.query("SELECT FROM intake.submission").count == 0)
    }

    @Test func unknownAgencyFormAndYearAreRefused() throws {
        let county = try County()
        let agency = try county.agency()
        let noAgency = expectRefusal("23503") { try county.submit(4711) }
        #expect(noAgency?.message.contains("4711") == true)
        let noForm = expectRefusal("23503") { try county.submit(agency, form: "gid-1999") }
        #expect(noForm?.message.contains("gid-1999") == true)
        for year in [0, 1999, 3000] {
            expectRefusal("23514") { try county.submit(agency, year: year) }
        }
        expectRefusal("22007") { try Self.submit(agency, at: "yesterday evening", county) }
        #expect(try county.connection.query("SELECT FROM intake.submission").count == 0)
    }

    /// With a time that only a caller other than huizong can write.
    private static func submit(_ agency: Int64, at time: String, _ county: County) throws {
        _ = try county.connection.query(
            """
            SELECT intake.submit(
                $1::bigint, 2022, 'gid-2021', '{"requests.received.total": 0}', $2::timestamptz)
            """,
            [.int64(agency), .text(time)])
    }

    /// A time that cannot be compared with a due date would break the list of late submissions.
    @Test(arguments: ["infinity", "-infinity"])
    func endlessTimesAreRefused(time: String) throws {
        let county = try County()
        let agency = try county.agency()
        expectRefusal("23514") { try Self.submit(agency, at: time, county) }
        expectRefusal("23514") {
            try county.connection.query(
                """
                SELECT intake.submit(
                    $1::bigint, 2022, 'gid-2021', '{"requests.received.total": 0}', now(), $2::date)
                """,
                [.int64(agency), .text(time)])
        }
    }

    @Test func correctionsAreTheNextRevisionOfTheirYear() throws {
        let county = try County()
        let (first, second) = (try county.agency(), try county.agency())
        #expect(try county.submit(first).revision == 1)
        #expect(try county.submit(first).revision == 2)
        #expect(try county.submit(second).revision == 1)
        #expect(try county.submit(first, year: 2023).revision == 1)
        #expect(try county.submit(first, form: "gid-2019").revision == 3)
        let last = try county.submit(first)
        #expect(last.revision == 4)
        #expect(try county.connection.query("SELECT FROM intake.submission").count == 6)
    }

    @Test func defaultsAndOwnerAreFilledIn() throws {
        let county = try County()
        try county.connection.query(
            """
            SELECT intake.submit(
                $1::bigint, 2022, 'gid-2021', '{"requests.received.total": 0}',
                '2023-01-31T23:59:59+08')
            """,
            [.int64(try county.agency())])
        let row = try county.connection.query(
            """
            SELECT published_on IS NULL AND source IS NULL AND narrative = '{}'
                   AND stored_by = session_user AS is_default
            FROM intake.submission
            """)
        #expect(try row.requiredBool(0, "is_default"))
    }

    /// Two sessions file for the same agency and year: the second waits for the first.
    @Test func simultaneousFilingsAreBothStored() async throws {
        let county = try County()
        let agency = try county.agency()
        let conninfo = county.conninfo
        let sessions = 4
        let perSession = 25
        let revisions = try await withThrowingTaskGroup(of: [Int64].self) { group in
            for _ in 0..<sessions {
                group.addTask {
                    let intake = Intake(connection: try Connection(conninfo: conninfo))
                    return try (0..<perSession).map { _ in
                        try intake.submit(
                            NewSubmission(
                                agencyID: agency, year: 2022, formID: "gid-2021",
                                cells: "{\"requests.received.total\": 0}",
                                submittedAt: "2023-01-15T10:00:00+08:00")
                        ).revision
                    }
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(revisions.sorted() == (1...Int64(sessions * perSession)).map { $0 })
    }

    /// The same while the first transaction is still open.
    @Test func secondFilingWaitsForTheFirst() async throws {
        let county = try County()
        let agency = try county.agency()
        try county.connection.begin()
        #expect(try county.submit(agency).revision == 1)
        let conninfo = county.conninfo
        async let second = Task.detached {
            try Intake(connection: try Connection(conninfo: conninfo)).submit(
                NewSubmission(
                    agencyID: agency, year: 2022, formID: "gid-2021",
                    cells: "{\"requests.received.total\": 0}",
                    submittedAt: "2023-01-15T10:00:00+08:00")
            ).revision
        }.value
        while try county.connection.query(
            """
            SELECT FROM pg_locks WHERE NOT granted AND pid IN (
                SELECT pid FROM pg_locks
                WHERE database = (SELECT oid FROM pg_database WHERE datname = current_database()))
            """
        ).count == 0 {
            await Task.yield()
        }
        try county.connection.commit()
        #expect(try await second == 2)
    }
}
