import Forms
import PostgresClient
import Store
import TestSupport
import Testing
import Vocabulary

/// What cannot be is refused where it would come in.
@Suite struct RefusalTests {
    private static let longName = String(repeating: "局", count: 201)
    private static let days = ["infinity", "-infinity", "0001-01-01", "9999-12-31"]

    /// Statements with a place for a day.
    @Test(
        arguments: [
            "UPDATE registry.agency SET active_from = '{}'",
            "UPDATE registry.agency SET active_to = '{}'",
            """
            INSERT INTO registry.exemption (agency_id, year, reason, granted_by, granted_on)
            VALUES (1, 2022, 'a', 'b', '{}')
            """,
            """
            INSERT INTO registry.extension
                (agency_id, year, event, due_on, reason, granted_by, granted_on)
            VALUES (1, 2022, 'submit', '{}', 'a', 'b', '2023-01-01')
            """,
            """
            INSERT INTO registry.extension
                (agency_id, year, event, due_on, reason, granted_by, granted_on)
            VALUES (1, 2022, 'submit', '2023-03-01', 'a', 'b', '{}')
            """,
            """
            INSERT INTO registry.closing (region_code, year, no_new_after)
            VALUES ('990121', 2022, '{}')
            """,
            """
            INSERT INTO registry.closing (region_code, year, no_corrections_after)
            VALUES ('990121', 2022, '{}')
            """,
            """
            INSERT INTO registry.succession (predecessor_id, successor_id, happened_on)
            VALUES (1, 2, '{}')
            """,
            """
            INSERT INTO registry.agency_past
                (agency_id, until, name, region_code, class, counts_in_total)
            VALUES (1, '{}', '甲', '990121', 'department', true)
            """,
            """
            INSERT INTO registry.region_past (code, until, name, level, parent_code)
            VALUES ('990121', '{}', '甲县', 'county', '990100')
            """,
            """
            INSERT INTO intake.waiver
                (fingerprint, agency_id, year, rule, cells, reason, decided_by, holds_until)
            VALUES ('a', 1, 2022, 'R-BLANK', ARRAY['a'], 'a', 'b', '{}')
            """,
            """
            INSERT INTO intake.ledger (agency_id, kind, number, happened_on, year)
            VALUES (1, 'request', '1', '{}', 2022)
            """,
        ], days)
    func unreasonableDaysAreRefused(sql: String, day: String) throws {
        let county = try County()
        for _ in 1...2 { try county.agency() }
        expectRefusal("23514") {
            try county.connection.query(sql.replacing("{}", with: day))
        }
    }

    @Test(
        arguments: [
            "INSERT INTO registry.region (code, name, level) VALUES ('99,01', '甲', 'county')",
            "INSERT INTO registry.region (code, name, level) VALUES ('*', '甲', 'county')",
            "INSERT INTO registry.region (code, name, level) VALUES ('', '甲', 'county')",
            "INSERT INTO registry.region (code, name, level) VALUES ('9901 2', '甲', 'county')",
            "INSERT INTO registry.region (code, name, level) VALUES ('990199', '', 'county')",
            "UPDATE registry.region SET name = '\(longName)' WHERE code = '990121'",
            "UPDATE registry.agency SET name = '\(longName)'",
            "UPDATE registry.agency SET name = E' \\u3000\\t'",
            """
            INSERT INTO registry.agency (agency_id, region_code, name, class)
            VALUES (9223372036854775807, '990121', '甲', 'department')
            """,
            "INSERT INTO registry.former_name (agency_id, name) VALUES (1, '\(longName)')",
            "INSERT INTO registry.contact (agency_id, name) VALUES (1, '\(longName)')",
        ])
    func unreasonableNamesAndNumbersAreRefused(sql: String) throws {
        let county = try County()
        try county.agency()
        expectRefusal("23514") { try county.connection.query(sql) }
    }

    /// The number after the last that may be given is not reached by counting on.
    @Test func theLargestNumberLeavesRoom() throws {
        let county = try County()
        try county.connection.query(
            """
            INSERT INTO registry.agency (agency_id, region_code, name, class)
            VALUES (999999999999998, '990121', '甲', 'department')
            """)
        #expect(try county.agency() == 999_999_999_999_999)
        let submitted = try county.submit(999_999_999_999_999)
        #expect(submitted.revision == 1)
    }

    /// Arguments of `intake.submit` after the cells, and the code of the refusal.
    @Test(
        arguments: [
            ("narrative => '[]'", "22023", "object"),
            ("narrative => '\"text\"'", "22023", "object"),
            ("narrative => '{\"overview\": 1}'", "22023", "overview"),
            ("narrative => '{\"overview\": {\"a\": \"b\"}}'", "22023", "overview"),
            ("narrative => '{\"overview\": null}'", "22023", "overview"),
            ("narrative => jsonb_build_object(repeat('a', 101), 'b')", "22023", "aaa"),
            (
                "narrative => jsonb_build_object('overview', repeat('一', 700000))", "54000",
                "2097152"
            ),
            (
                "narrative => jsonb_build_object('overview', repeat('一', 3000000))", "54000",
                "2097152"
            ),
            ("source => repeat('a', 1001)", "54000", "1000"),
            ("published_on => '0001-01-01'", "23514", "2008-01-01"),
        ])
    func unreasonableFilingsAreRefused(argument: String, sqlState: String, name: String) throws {
        let county = try County()
        let agency = try county.agency()
        let error = expectRefusal(sqlState) {
            try county.connection.query(
                """
                SELECT intake.submit(\(agency), 2022, 'gid-2021',
                    '{"requests.received.total": 0}', '2023-01-15', \(argument))
                """)
        }
        #expect(error?.message.contains(name) == true)
        // for clerks too
        #expect(error?.message.unicodeScalars.contains { $0.properties.isIdeographic } == true)
        #expect(try county.connection.query("SELECT FROM intake.submission").count == 0)
    }

    @Test func whatIsLargeAndReasonableIsTaken() throws {
        let county = try County()
        let agency = try county.agency()
        try county.connection.query(
            """
            SELECT intake.submit(\(agency), 2022, 'gid-2021',
                '{"requests.received.total": 0}', '2023-01-15',
                narrative => jsonb_build_object('overview', repeat('一', 690000)),
                source => repeat('a', 1000))
            """)
        let cells = "(SELECT jsonb_object_agg('a' || n, n) FROM generate_series(1, 100000) AS n)"
        let error = expectRefusal("54000") {
            try county.connection.query(
                "SELECT intake.submit(\(agency), 2022, 'gid-2021', \(cells), '2023-01-15')")
        }
        #expect(error?.message.contains("1 MB") == true)
    }

    @Test(arguments: ["SQL_ASCII", "LATIN1", "EUC_CN"])
    func databasesOfOtherEncodingsAreNamed(encoding: String) throws {
        let conninfo = try TestServer.emptyDatabase(encoding: encoding)
        let connection = try Connection(conninfo: conninfo)
        let catalogue = try FormFiles.catalogue()
        let migrator = Migrator(connection: connection, catalogue: catalogue)
        #expect(throws: StoreError.otherEncoding(encoding)) {
            try migrator.migrate(dryRun: false)
        }
        #expect(throws: StoreError.otherEncoding(encoding)) {
            try Migrator.checkSchema(connection)
        }
    }

    @Test func daysOfAnotherAgeAndClocksThatWentBackAreRefused() throws {
        let county = try County()
        let clock = ClockReader(connection: county.connection)
        let day = try #require(CalendarDate("2023-02-01"))
        try clock.check(businessDate: day)
        let early = try #require(CalendarDate("1999-02-01"))
        #expect(throws: StoreError.businessDateTooEarly(early)) {
            try clock.check(businessDate: early)
        }
        try county.connection.query(
            """
            INSERT INTO audit.run (business_date, started_at, outcome, is_unrestricted)
            VALUES ((now() AT TIME ZONE 'Asia/Shanghai')::date + 3, now(), 'unchanged', true)
            """)
        let error = #expect(throws: StoreError.self) { try clock.check(businessDate: day) }
        guard case .runInFuture(let date, let today) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(date.daysSinceEpoch - today.daysSinceEpoch == 3)
    }
}
