import NightlyRun
import PostgresClient
import Store
import Testing
import Vocabulary

/// What people decide about reports, and how long it holds.
@Suite struct DecisionTests {
    @Test func waiverLetsAReportInUntilAValueChanges() throws {
        let county = try County()
        try county.file(0, granted: 5)
        try county.file(1, granted: 7, total: 8)
        try county.run()
        #expect(try county.granted() == "5")
        try county.waive(1)
        try county.run()
        #expect(try county.granted() == "12")
        let waived = try county.findings().filter { $0.finding.excludes }
        #expect(!waived.isEmpty && waived.allSatisfy { $0.waiverID != nil })
        // the same figures in a correction stay allowed, others do not
        try county.file(1, granted: 7, total: 8, on: "2023-01-20")
        try county.run()
        #expect(try county.granted() == "12")
        try county.file(1, granted: 7, total: 9, on: "2023-01-21")
        let last = try county.run()
        // the revision before is still allowed, and counts as the latest that may
        #expect(try county.granted() == "12")
        #expect(last.years.map(\.included) == [2])
        #expect(try !county.run(isFull: true).isPublished)
    }

    @Test func waiverEndsWithItsDay() throws {
        let county = try County()
        try county.file(0, granted: 5)
        try county.file(1, granted: 7, total: 8)
        try county.run(on: "2099-02-01")
        try county.waive(1, until: "2099-02-10")
        try county.run(on: "2099-02-10")
        #expect(try county.granted() == "12")
        #expect(try !county.run(on: "2099-02-10").isPublished)
        #expect(try county.run(on: "2099-02-11").isPublished)
        #expect(try county.granted() == "5")
    }

    /// A run of one year for an earlier day lets the report in again; the night after knows.
    @Test func runForAnEarlierDayIsNotForgotten() throws {
        let county = try County()
        try county.file(0, granted: 5)
        try county.file(1, granted: 7, total: 8)
        try county.run(on: "2099-02-01")
        try county.waive(1, until: "2099-02-10")
        try county.run(on: "2099-02-20")
        #expect(try county.granted() == "5")
        _ = try nightlyRun(
            county.database, county.catalogue, years: [2022],
            businessDate: try #require(CalendarDate("2099-02-09")))
        #expect(try county.granted() == "12")
        try county.run(on: "2099-02-21")
        #expect(try county.granted() == "5")
        #expect(try !county.run(on: "2099-02-21", isFull: true).isPublished)
    }

    @Test func returnedReportCountsOnlyWhenCorrected() throws {
        let county = try County()
        let first = try county.file(0, granted: 5)
        let second = try county.file(0, granted: 6, on: "2023-01-18")
        try county.run()
        #expect(try county.granted() == "6")
        let decisions = Decisions(connection: county.connection)
        try decisions.sendBack(submission: second, reason: "缺盖章", returnedBy: "县政府办")
        try county.run()
        #expect(try county.granted() == "5")
        #expect(try county.findings().contains { $0.finding.rule == "R-RETURN" })
        try decisions.sendBack(submission: first, reason: "数字有误", returnedBy: "县政府办")
        try county.run()
        #expect(try county.granted() == nil)
        try county.file(0, granted: 9, on: "2023-02-02")
        try county.run()
        #expect(try county.granted() == "9")
        let states = try county.connection.execute(
            Statement(
                name: "states",
                sql: "SELECT state FROM audit.submission_state ORDER BY submission_id"))
        #expect(
            (0..<states.count).map { states.text($0, "state") }
                == ["corrected", "corrected", "counted"])
    }

    @Test func closingDaysKeepLateReportsOut() throws {
        let county = try County()
        try county.file(0, granted: 1, on: "2023-02-28")
        try county.file(1, granted: 2, on: "2023-03-01")
        try county.file(0, granted: 10, on: "2023-03-31")
        try county.file(0, granted: 100, on: "2023-04-01")
        try county.run()
        #expect(try county.granted() == "102")
        // set for the province: it holds in the county until the county sets its own
        try county.execute(
            """
            INSERT INTO registry.closing (region_code, year, no_new_after, no_corrections_after)
            VALUES ('990000', 2022, '2023-02-28', '2023-03-31')
            """)
        try county.run()
        #expect(try county.granted() == "10")
        #expect(try county.findings().filter { $0.finding.rule == "R-CLOSE" }.count == 2)
        try county.waive(1)
        try county.run()
        #expect(try county.granted() == "12")
        try county.execute(
            """
            INSERT INTO registry.closing (region_code, year, no_corrections_after)
            VALUES ('\(County.code)', 2022, '2023-03-01')
            """)
        try county.run()
        #expect(try county.granted() == "3")
        let late = try AuditReader(connection: county.connection).lateness(
            year: 2022, region: nil, asOf: nil)
        #expect(late.filter { $0.closedBy == "no_corrections_after" }.count == 1)
    }

    @Test func wrongDecisionsAreRefusedAndChangeNothing() throws {
        let county = try County()
        let submission = try county.file(0, granted: 5, total: 6)
        try county.run()
        let decisions = Decisions(connection: county.connection)
        let finding = try #require(try county.findings().first { $0.finding.excludes })
        func isRefused(_ body: () throws -> Void) -> Bool {
            do {
                try body()
                return false
            } catch StoreError.decisionRefused {
                return true
            } catch {
                return false
            }
        }
        #expect(
            isRefused {
                _ = try decisions.waive(
                    fingerprint: "0", reason: "x", decidedBy: "y", holdsUntil: nil)
            })
        #expect(
            isRefused {
                _ = try decisions.waive(
                    fingerprint: finding.fingerprint, reason: " ", decidedBy: "y", holdsUntil: nil)
            })
        #expect(
            isRefused {
                _ = try decisions.waive(
                    fingerprint: finding.fingerprint, reason: "x", decidedBy: "y",
                    holdsUntil: CalendarDate("2020-01-01"))
            })
        #expect(
            isRefused {
                try decisions.sendBack(submission: 999, reason: "x", returnedBy: "y")
            })
        try decisions.sendBack(submission: submission, reason: "x", returnedBy: "y")
        #expect(
            isRefused {
                try decisions.sendBack(submission: submission, reason: "x", returnedBy: "y")
            })
        #expect(throws: DatabaseError.self) { try county.execute("DELETE FROM intake.return") }
        #expect(throws: DatabaseError.self) {
            try county.execute("UPDATE intake.waiver SET reason = 'z'")
        }
    }

    /// In another form a cell's place means another cell.
    @Test func figuresOfAnotherFormAreNeverLetIn() throws {
        let county = try County()
        try county.file(0, granted: 5)
        try county.execute(
            """
            SELECT intake.submit(\(county.agencies[1]), 2022, 'gid-2019',
                (SELECT jsonb_object_agg(cell, 0) FROM registry.form_cell
                 WHERE form_id = 'gid-2019'), '2023-01-15')
            """)
        try county.run()
        let finding = try #require(try county.findings().first { $0.finding.rule == "R-FORM" })
        #expect(throws: StoreError.self) { try county.waive(1) }
        try county.execute(
            """
            INSERT INTO intake.waiver
                (fingerprint, agency_id, year, rule, cells, reason, decided_by)
            VALUES ('\(finding.fingerprint)', \(county.agencies[1]), 2022, 'R-FORM', '{}', 'a', 'b')
            """)
        let run = try county.run()
        #expect(run.years.allSatisfy { $0.included == 1 || $0.year != 2022 })
        #expect(try county.granted() == "5")
    }

    @Test(arguments: [
        ("(1, 2, '2020-01-01', 0.5)", "add to 0.5"),
        ("(1, 2, '2020-01-01', 1), (2, 3, '2020-01-01', 1), (3, 1, '2020-01-01', 1)", "itself"),
        ("(1, 2, '2020-01-01', 0.5), (1, 3, '2020-01-02', 0.5)", "differ in their day"),
        ("(1, 1, '2020-01-01', 1)", "succession_of_two"),
        ("(1, 2, '2020-01-01', 0)", "succession_share_possible"),
    ])
    func impossibleSuccessionIsRefused(rows: String, words: String) throws {
        let county = try County()
        let error = #expect(throws: DatabaseError.self) {
            try county.execute(
                """
                INSERT INTO registry.succession (predecessor_id, successor_id, happened_on, share)
                VALUES \(rows)
                """)
        }
        #expect("\(error.debugDescription)".contains(words), "\(error.debugDescription)")
    }

    /// Of two dates for the same agencies nobody could say which holds.
    @Test(arguments: [
        (
            "deadline (region_code, year, class, event, due_on)", "'990121', 2022, NULL, 'submit'",
            "deadline_once"
        ),
        (
            "deadline (region_code, year, class, event, due_on)",
            "NULL, 2022, 'township', 'publish'",
            "deadline_once"
        ),
        ("closing (region_code, year, no_new_after)", "'990121', 2022", "closing_pkey"),
        (
            "extension (agency_id, year, event, reason, granted_by, granted_on, due_on)",
            "1, 2022, 'submit', 'a', 'b', '2023-01-05'", "extension_pkey"
        ),
    ])
    func overlappingDatesAreRefused(table: String, key: String, constraint: String) throws {
        let county = try County()
        try county.execute("INSERT INTO registry.\(table) VALUES (\(key), '2023-02-01')")
        let error = #expect(throws: DatabaseError.self) {
            try county.execute("INSERT INTO registry.\(table) VALUES (\(key), '2023-02-15')")
        }
        #expect("\(error.debugDescription)".contains(constraint), "\(error.debugDescription)")
        let name = table.prefix { $0 != " " }
        let kept = try county.connection.execute(
            Statement(name: "count", sql: "SELECT count(*) AS count FROM registry.\(name)"))
        #expect(try kept.requiredInt64(0, "count") == 1)
    }

    @Test func extensionHoldsFromTheDayItWasGranted() throws {
        let county = try County()
        try county.file(0, granted: 1, on: "2023-02-10")
        try county.execute(
            """
            INSERT INTO registry.extension
                (agency_id, year, event, due_on, reason, granted_by, granted_on)
            VALUES (\(county.agencies[0]), 2022, 'submit', '2023-02-15', '受灾', '县政府',
                '2023-02-03')
            """)
        func status(asOf day: String) throws -> LatenessRow.Status? {
            try AuditReader(connection: county.connection).lateness(
                year: 2022, region: County.code, asOf: CalendarDate(day)
            ).first { $0.agencyID == county.agencies[0] && $0.event == .submit }?.status
        }
        #expect(try status(asOf: "2023-01-31") == .pending)
        #expect(try status(asOf: "2023-02-02") == .missing)
        #expect(try status(asOf: "2023-02-03") == .pending)
        #expect(try status(asOf: "2023-02-20") == .onTime)
    }
}
