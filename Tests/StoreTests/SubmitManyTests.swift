import PostgresClient
import Store
import TestSupport
import Testing

/// `intake.submit_many` does what `intake.submit` does, for many at once and all or none.
@Suite struct SubmitManyTests {
    /// Filings that repeat agencies and years, in both forms, with blanks, money and texts.
    private static let filings = """
        SELECT jsonb_agg(jsonb_build_object(
                   'agency_id', 1 + number % 3, 'year', 2019 + number % 4,
                   'form_id', CASE number % 4 WHEN 0 THEN 'gid-2019' WHEN 1 THEN 'gid-2019'
                              ELSE 'gid-2021' END,
                   'cells', (SELECT jsonb_object_agg(cell, CASE
                                 WHEN hashint8(number * 1000 + position) % 5 = 0 THEN NULL
                                 ELSE (hashint8(number * 1000 + position) % 100000)::numeric
                                     / scale END)
                             FROM registry.form_cell
                             WHERE form_id = CASE number % 4 WHEN 0 THEN 'gid-2019'
                                             WHEN 1 THEN 'gid-2019' ELSE 'gid-2021' END
                               AND hashint8(number * 77 + position) % 3 <> 0),
                   'submitted_at', timestamptz '2023-05-01' + number * interval '1 hour',
                   'published_on', CASE number % 2 WHEN 0 THEN date '2023-06-01' END,
                   'narrative', CASE number % 3 WHEN 0 THEN '{"1": "文字"}'::jsonb END,
                   'source', CASE number % 5 WHEN 0 THEN 'a, "b" {c} \\d' END) ORDER BY number)
        FROM generate_series(1, 40) AS number
        """
    private static let stored = """
        SELECT string_agg(concat_ws('|', agency_id, year, revision, form_id, submitted_at,
            coalesce(published_on::text, '-'), cells, encode(packed, 'hex'), narrative,
            coalesce(source, '-'), region_code), E'\\n'
            ORDER BY agency_id, year, revision) AS rows
        FROM intake.submission
        """

    private func countyOfThree() throws -> County {
        let county = try County()
        for number in 1...3 { #expect(try county.agency() == Int64(number)) }
        return county
    }

    @Test func manyAreStoredAsOneByOne() throws {
        let one = try countyOfThree()
        try one.connection.query(
            """
            SELECT intake.submit(agency_id, year, form_id, cells, submitted_at, published_on,
                                 narrative, source)
            FROM jsonb_to_recordset((\(Self.filings))) AS report (
                agency_id bigint, year integer, form_id text, cells jsonb,
                submitted_at timestamptz, published_on date, narrative jsonb, source text)
            """)
        let many = try countyOfThree()
        let answer = try many.connection.query(
            "SELECT * FROM intake.submit_many((\(Self.filings))) ORDER BY report")
        let expected = try one.connection.query(Self.stored).requiredText(0, "rows")
        #expect(expected.split(separator: "\n").count == 40)
        #expect(try many.connection.query(Self.stored).requiredText(0, "rows") == expected)
        let wrong = try many.connection.query(
            """
            SELECT FROM unnest($1::integer[], $2::bigint[], $3::integer[])
                AS answer (report, submission_id, revision)
            JOIN jsonb_array_elements((\(Self.filings))) WITH ORDINALITY AS given (value, number)
                ON number = report
            LEFT JOIN intake.submission AS s USING (submission_id, revision)
            WHERE (s.agency_id, s.year) IS DISTINCT FROM
                ((value ->> 'agency_id')::bigint, (value ->> 'year')::integer)
            """,
            [
                .int32Array(try (0..<answer.count).map { try answer.int32($0, "report") ?? 0 }),
                .int64Array(
                    try (0..<answer.count).map { try answer.requiredInt64($0, "submission_id") }),
                .int32Array(try (0..<answer.count).map { try answer.int32($0, "revision") ?? 0 }),
            ])
        #expect(answer.count == 40 && wrong.count == 0)
    }

    /// Whatever `intake.submit` refuses, with its words and the number of the report.
    @Test(arguments: [
        ("cells", "{\"requests.received.nobody\": 1}", "22023"),
        ("cells", "{\"requests.received.total\": 1.5}", "22023"),
        ("cells", "{\"requests.received.total\": \"7\"}", "22023"),
        ("cells", "{\"requests.received.total\": true}", "22023"),
        ("cells", "{\"requests.received.total\": 9223372036854775808}", "22003"),
        ("cells", "{\"disclosure.fees.amount\": 0.0000001}", "22023"),
        ("cells", "{}", "22023"), ("cells", "[]", "22023"), ("cells", "null", "22023"),
        ("agency_id", "999", "23503"), ("agency_id", "null", "23503"),
        ("form_id", "\"gid-1999\"", "23503"), ("year", "1999", "23514"),
        ("submitted_at", "null", "23502"), ("submitted_at", "\"2999-01-01\"", "22023"),
        ("published_on", "\"2999-01-01\"", "22023"), ("published_on", "\"infinity\"", "23514"),
        ("narrative", "[]", "22023"), ("narrative", "{\"1\": 2}", "22023"),
    ])
    func theErrorNamesTheReport(member: String, value: String, sqlState: String) throws {
        let county = try countyOfThree()
        func filings(_ last: String) -> String {
            """
            [{"agency_id": 1, "year": 2022, "form_id": "gid-2021", "submitted_at": "2023-01-15",
              "cells": {"requests.received.total": 0}},
             {"agency_id": 2, "year": 2022, "form_id": "gid-2021", "submitted_at": "2023-01-15",
              "cells": {"requests.received.total": 0}},
             \(last)]
            """
        }
        let good = """
            {"agency_id": 3, "year": 2022, "form_id": "gid-2021", "submitted_at": "2023-01-15",
             "cells": {"requests.received.total": 0}}
            """
        let one = expectRefusal(sqlState) {
            try county.connection.query(
                """
                SELECT intake.submit(agency_id, year, form_id, cells, submitted_at, published_on,
                                     narrative, source)
                FROM jsonb_to_record($1::jsonb || jsonb_build_object($2::text, $3::jsonb))
                    AS report (
                        agency_id bigint, year integer, form_id text, cells jsonb,
                        submitted_at timestamptz, published_on date, narrative jsonb, source text)
                """, [.text(good), .text(member), .text(value)])
        }
        let many = expectRefusal(sqlState) {
            try county.connection.query(
                """
                SELECT intake.submit_many(jsonb_set($1::jsonb, ARRAY['2', $2::text], $3::jsonb))
                """, [.text(filings(good)), .text(member), .text(value)])
        }
        // up to where the database says what its clock shows
        let words = one?.message.prefix { $0 != "," } ?? "?"
        #expect(many?.message.hasPrefix("report 3 第 3 份：\(words)") == true)
        #expect(try county.connection.query("SELECT FROM intake.submission").count == 0)
    }

    @Test(arguments: [
        ("{}", "JSON array"), ("7", "JSON array"), ("[7]", "report 1 "),
        ("[{}, {\"narative\": {}}]", "report 2 第 2 份：no member \"narative\""),
        ("[{}, {}, {\"year\": \"next\"}]", "report 3 "),
        ("[{}, {\"submitted_at\": \"soon\"}]", "report 2 "),
    ])
    func whatIsNoListOfReportsIsRefused(reports: String, words: String) throws {
        let county = try countyOfThree()
        var message = ""
        do {
            try county.connection.query("SELECT intake.submit_many($1::jsonb)", [.text(reports)])
        } catch DatabaseError.server(let error) {
            #expect(error.sqlState.hasPrefix("22"))
            message = error.message
        }
        #expect(message.contains(words))
    }

    @Test func nothingIsFiledByAnEmptyList() throws {
        let county = try countyOfThree()
        #expect(
            try county.connection.query("SELECT * FROM intake.submit_many('[]')").count == 0)
    }

    /// Figures go where the name says, however names are spelled and sorted.
    @Test func everyNameFindsItsPlace() throws {
        let county = try countyOfThree()
        try county.connection.query(
            """
            INSERT INTO registry.form
            SELECT (jsonb_populate_record(form, '{"form_id": "odd"}')).*
            FROM registry.form WHERE form_id = 'gid-2021'
            """)
        try county.connection.query(
            """
            INSERT INTO registry.form_cell
            SELECT (jsonb_populate_record(part, jsonb_build_object('form_id', 'odd',
                'cell', CASE position % 7
                    WHEN 0 THEN repeat('长', 30) || position WHEN 1 THEN 'é' || position
                    WHEN 2 THEN 'B' || position WHEN 3 THEN 'b"' || position
                    WHEN 4 THEN ' ' || position WHEN 5 THEN repeat('x', position) || 'y'
                    ELSE position::text END))).*
            FROM registry.form_cell AS part WHERE form_id = 'gid-2021'
            """)
        try county.connection.query(
            """
            SELECT intake.submit(1, 2022, 'odd', jsonb_object_agg(cell, position), '2023-01-15')
            FROM registry.form_cell WHERE form_id = 'odd'
            """)
        let wrong = try county.connection.query(
            """
            SELECT FROM intake.submission JOIN registry.form_cell AS c USING (form_id)
            WHERE cells[c.position] IS DISTINCT FROM c.position * c.scale
            """)
        #expect(wrong.count == 0)
        #expect(try county.connection.query("SELECT FROM intake.submission").count == 1)
    }

    /// A filer's filings are dated by the server, and it files for nobody else.
    @Test func aFilerFilesForItself() throws {
        let county = try countyOfThree()
        let process = try county.connection.query("SELECT pg_backend_pid()::bigint AS pid")
            .requiredInt64(0, "pid")
        let login = "many_of_\(process)"
        try county.connection.query("CREATE ROLE \(login) LOGIN IN ROLE huizong_filer")
        try county.connection.query(
            "INSERT INTO registry.account (login, agency_id) VALUES ('\(login)', 2)")
        let filer = try Connection(
            conninfo: county.conninfo.replacing("user=huizong", with: "user=\(login)"))
        let report = """
            {"year": 2022, "form_id": "gid-2021", "submitted_at": "2023-01-15",
             "cells": {"requests.received.total": 0}, "agency_id":
            """
        try filer.query(
            "SELECT intake.submit_many($1::jsonb)", [.text("[\(report) 2}, \(report) 2}]")])
        let error = expectRefusal("42501") {
            try filer.query(
                "SELECT intake.submit_many($1::jsonb)", [.text("[\(report) 2}, \(report) 1}]")])
        }
        #expect(error?.message.hasPrefix("report 2 ") == true)
        let rows = try county.connection.query(
            """
            SELECT count(*) AS filed, count(*) FILTER (
                WHERE submitted_at > now() - interval '1 hour') AS dated FROM intake.submission
            """)
        #expect(try rows.requiredInt64(0, "filed") == 2)
        #expect(try rows.requiredInt64(0, "dated") == 2)
    }
}
