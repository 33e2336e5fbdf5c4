import PostgresClient
import Store
import TestSupport
import Testing
import Vocabulary

/// Submissions in partitions, all on one server.
@Suite struct PartitionTests {
    /// Two counties with an agency each, and reports of two years, one of them corrected.
    private func county() throws -> (county: County, agencies: [Int64]) {
        let county = try County()
        try county.registry.add(
            Region(code: "990122", name: "二县", level: .county, parentCode: "990100"))
        let agencies = [try county.agency(), try county.agency(region: "990122")]
        for agency in agencies {
            for year in [2021, 2022, 2022] {
                try county.submit(
                    agency, year: year, cells: #"{"disclosure.fees.amount": 1.5}"#,
                    at: "\(year + 1)-01-15T10:00:00+08:00")
            }
        }
        return (county, agencies)
    }

    private func rows(_ connection: Connection) throws -> [String?] {
        let rows = try connection.query(
            "SELECT s::text AS row FROM intake.submission AS s ORDER BY submission_id")
        return (0..<rows.count).map { rows.text($0, "row") }
    }

    private func places(_ connection: Connection) throws -> [String: String] {
        let rows = try connection.query(
            """
            SELECT tableoid::regclass::text AS place, count(*) FROM intake.submission GROUP BY 1
            """)
        return Dictionary(
            uniqueKeysWithValues: try (0..<rows.count).map {
                (try rows.requiredText($0, "place"), try rows.requiredText($0, "count"))
            })
    }

    @Test func rowsMoveAsTheyAre() throws {
        let (county, agencies) = try county()
        let connection = county.connection
        try connection.query(
            """
            INSERT INTO audit.run (business_date, started_at, outcome, is_unrestricted)
            VALUES ('2023-02-01', now(), 'unchanged', true)
            """)
        try connection.query("SELECT audit.seal(max(run_id)) FROM audit.run")
        let before = try rows(connection)
        #expect(before.count == 6)
        #expect(try places(connection) == ["intake.submission_rest": "6"])
        try connection.query("SELECT intake.make_partition(2021)")
        #expect(
            try places(connection)
                == ["intake.submission_rest": "4", "intake.submission_2021": "2"])
        try connection.query("SELECT intake.make_partition(2022, 'second', ARRAY['990122'])")
        let divided = [
            "intake.submission_2021": "2", "intake.submission_2022_second": "2",
            "intake.submission_2022_rest": "2",
        ]
        #expect(try places(connection) == divided)
        #expect(try rows(connection) == before)
        let reader = HistoryReader(connection: connection)
        #expect(try reader.brokenRecords() == [])

        // an agency that has moved is corrected where its report is, and files where it is now
        try connection.query(
            "UPDATE registry.agency SET region_code = '990122' WHERE agency_id = \(agencies[0])")
        #expect(try county.submit(agencies[0]).revision == 3)
        try connection.query("SELECT intake.make_partition(2023, 'second', ARRAY['990122'])")
        try county.submit(agencies[0], year: 2023, at: "2024-01-15T10:00:00+08:00")
        let kept = try connection.query(
            """
            SELECT year, tableoid::regclass::text AS place, region_code FROM intake.submission
            WHERE agency_id = \(agencies[0]) ORDER BY submission_id DESC LIMIT 2
            """)
        #expect(kept.text(0, "place") == "intake.submission_2023_second")
        #expect(kept.text(1, "place") == "intake.submission_2022_rest")
        #expect(kept.text(0, "region_code") == "990122")
        #expect(kept.text(1, "region_code") == "990121")
    }

    /// A prefecture stands for every county below it.
    @Test func regionsIncludeThoseBelow() throws {
        let (county, _) = try county()
        try county.connection.query("SELECT intake.make_partition(2022, 'all', '{990000}')")
        #expect(
            try places(county.connection)
                == ["intake.submission_rest": "2", "intake.submission_2022_all": "4"])
    }

    @Test(arguments: [
        ("2007", "22023"), ("NULL", "22023"), ("2022, 'a'", "22023"),
        ("2022, NULL, '{990121}'", "22023"), ("2022, 'Ä', '{990121}'", "22023"),
        ("2022, 'rest', '{990121}'", "22023"), ("2022, 'a', '{999999}'", "22023"),
        ("2022, 'a', '{}'", "22023"), ("2021", "42P07"), ("2021, 'a', '{990121}'", "42P07"),
        ("2020, 'b', '{990121}'", "42P17"), ("2020, 'a', '{990122}'", "42P07"),
        ("2022, server => 'nowhere'", "42704"),
    ])
    func impossiblePartitionsAreRefused(arguments: String, sqlState: String) throws {
        let (county, _) = try county()
        let connection = county.connection
        try connection.query("SELECT intake.make_partition(2021)")
        try connection.query("SELECT intake.make_partition(2020, 'a', '{990121}')")
        let before = try (rows(connection), places(connection))
        expectRefusal(sqlState) {
            try connection.query("SELECT intake.make_partition(\(arguments))")
        }
        #expect(try rows(connection) == before.0)
        #expect(try places(connection) == before.1)
        // nothing is left half done
        expectRefusal("42501") { try connection.query("DELETE FROM intake.submission_rest") }
        try connection.query("SELECT intake.make_partition(2022)")
        #expect(try rows(connection) == before.0)
    }

    @Test func notDuringARun() throws {
        let (county, _) = try county()
        let runner = try Connection(conninfo: county.conninfo)
        try runner.query("BEGIN")
        try runner.query("LOCK TABLE work.run_lock IN EXCLUSIVE MODE")
        expectRefusal("55P03") {
            try county.connection.query("SELECT intake.make_partition(2022)")
        }
        try runner.query("ROLLBACK")
        try county.connection.query("SELECT intake.make_partition(2022)")
        #expect(try places(county.connection)["intake.submission_2022"] == "4")
    }

    /// Whatever is named: the whole, a year, a part of it.
    @Test func partitionsAreAsProtectedAsTheWhole() throws {
        let (county, agencies) = try county()
        let connection = county.connection
        try connection.query("SELECT intake.make_partition(2021)")
        try connection.query("SELECT intake.make_partition(2022, 'second', '{990122}')")
        let tables = [
            "submission", "submission_rest", "submission_2021", "submission_2022",
            "submission_2022_rest", "submission_2022_second",
        ]
        for table in tables {
            for sql in [
                "UPDATE intake.\(table) SET source = 'x'", "DELETE FROM intake.\(table)",
                "TRUNCATE intake.\(table)",
            ] {
                expectRefusal("42501", "\(sql)") { try connection.query(sql) }
            }
        }
        let row = "(agency_id, year, revision, form_id, submitted_at, cells, region_code)"
        let columns = "\(agencies[1]), 2022, %, 'gid-2021', '2023-01-01', '{}', '990122'"
        for (revision, sqlState) in [("2", "23505"), ("0", "23514")] {
            expectRefusal(sqlState) {
                try connection.query(
                    "INSERT INTO intake.submission \(row) VALUES "
                        + "(\(columns.replacing("%", with: revision)))")
            }
        }
        expectRefusal("23503") { try connection.query("DELETE FROM registry.agency") }
        expectRefusal("23503") {
            try connection.query(
                "INSERT INTO intake.return (submission_id, reason, returned_by) "
                    + "VALUES (99, 'a', 'b')")
        }
        expectRefusal("23503") {
            try county.intake.attachDocument(to: 99, fileName: "a", sha256: "b", cells: "[]")
        }
        for role in ["huizong_worker", "huizong_auditor", "huizong_office", "huizong_filer"] {
            try connection.asRole(role) {
                for table in tables.dropFirst() {
                    expectRefusal("42501", "\(role) \(table)") {
                        try connection.query("SELECT FROM intake.\(table)")
                    }
                }
                expectRefusal("42501") {
                    try connection.query("SELECT intake.make_partition(2023)")
                }
            }
        }
    }

    /// A plain INSERT learns the region from the registry.
    @Test func regionComesFromTheRegistry() throws {
        let (county, agencies) = try county()
        let connection = county.connection
        let insert = """
            INSERT INTO intake.submission (agency_id, year, revision, form_id, submitted_at, cells)
            VALUES ($1, 2020, 1, 'gid-2019', '2021-01-01', '{}')
            """
        try connection.query(insert, [.int64(agencies[1])])
        let row = try connection.query(
            "SELECT region_code FROM intake.submission WHERE year = 2020")
        #expect(row.text(0, "region_code") == "990122")
        let refusal = expectRefusal("23503") { try connection.query(insert, [.int64(999)]) }
        #expect(refusal?.message.contains("no agency 999") == true)
        // where a year is divided by region, the row is placed before the region is looked up
        try connection.query("SELECT intake.make_partition(2020, 'second', '{990122}')")
        expectRefusal("0A000") {
            try connection.query(
                insert.replacing("2020, 1", with: "2020, 2"), [.int64(agencies[1])])
        }
        try connection.query(insert, [.int64(agencies[0])])
        #expect(try places(connection)["intake.submission_2020_rest"] == "1")
    }
}
