import NightlyRun
import PostgresClient
import Store
import TestSupport
import Testing
import Vocabulary

/// What had happened by a day, and what the database knew then.
@Suite struct TwoTimesTests {
    private static let day = CalendarDate("2023-03-01")

    private func now(_ county: County) throws -> Instant {
        let rows = try county.connection.execute(
            Statement(name: "now", sql: "SELECT summary.china_time(clock_timestamp()) AS now"))
        return try #require(Instant(try rows.requiredText(0, "now")))
    }

    private func list(_ county: County, known: Instant?) throws -> [String] {
        try AuditReader(connection: county.connection).lateness(
            year: County.year, region: County.code, asOf: Self.day, known: known
        ).map { "\($0)" }
    }

    /// Each thing that can be noted down later: the list of before is printed again as it was, and
    /// the list of now marks the rows that rest on it.
    @Test(arguments: [
        "INSERT INTO registry.exemption (agency_id, year, reason, granted_by) "
            + "VALUES (2, 2022, 'a', 'b')",
        "INSERT INTO registry.extension (agency_id, year, event, due_on, reason, granted_by, "
            + "granted_on) VALUES (1, 2022, 'submit', '2023-04-01', 'a', 'b', '2023-01-02')",
        "INSERT INTO registry.deadline (region_code, year, class, event, due_on) "
            + "VALUES ('990121', 2022, 'department', 'submit', '2023-01-10')",
        "INSERT INTO registry.deadline (region_code, year, event, due_on) "
            + "VALUES ('990100', 2022, 'publish', '2023-01-10')",
        "INSERT INTO registry.deadline (year, class, event, due_on) "
            + "VALUES (2022, 'department', 'publish', '2023-05-10')",
        "UPDATE registry.deadline SET due_on = '2023-02-20'", "DELETE FROM registry.deadline",
        "TRUNCATE registry.deadline", "DELETE FROM registry.exemption",
        "INSERT INTO registry.closing (region_code, year, no_new_after) "
            + "VALUES ('990000', 2022, '2023-01-05')",
        "UPDATE registry.agency SET active_to = '2022-06-30' WHERE agency_id = 1",
        "UPDATE registry.agency SET class = 'township' WHERE agency_id = 1",
        "UPDATE registry.agency SET name = '新名' WHERE agency_id = 1",
        "UPDATE registry.region SET name = '新县' WHERE code = '990121'",
        "INSERT INTO registry.agency (region_code, name, class) "
            + "VALUES ('990121', '补登', 'department')",
        "INSERT INTO registry.agency_past VALUES "
            + "(1, '2023-06-01', '旧名', '990121', 'institution', true)",
        "SELECT intake.withdraw(1, 'a', 'b')", "SELECT intake.revoke('withdrawal', 1, 'a', 'b')",
        "SELECT intake.correct(1, '2023-02-20 10:00+08', '2023-01-03', 'a', 'b')",
        "SELECT intake.record_publication(2, 2022, '2023-01-20', 'b')",
        "SELECT intake.submit(3, 2022, 'gid-2021', '{\"requests.received.total\": 0}', "
            + "'2023-01-10 10:00+08')",
    ])
    func whatIsNotedLaterChangesNoListOfBefore(sql: String) throws {
        let county = try County()
        try county.file(0, granted: 5)
        let twice = try county.file(1, granted: 6)
        try county.file(1, granted: 6, on: "2023-01-20")
        try county.execute(
            """
            INSERT INTO registry.exemption (agency_id, year, reason, granted_by)
            VALUES (\(county.agencies[2]), 2022, 'a', 'b')
            """)
        try county.execute(
            """
            INSERT INTO registry.deadline (region_code, year, event, due_on)
            VALUES ('990121', 2022, 'submit', '2023-01-18')
            """)
        try Decisions(connection: county.connection).withdraw(
            submission: twice, reason: "a", decidedBy: "b")
        let known = try now(county)
        let before = try list(county, known: known)
        #expect(try list(county, known: nil).count == before.count)
        try county.execute(sql)
        #expect(try list(county, known: known) == before)
        let after = try list(county, known: nil)
        #expect(after != before)
        // the record of changes, from which this follows, is whole
        try county.run()
        #expect(try county.isWhole())
        #expect(try list(county, known: known) == before)
    }

    /// On its own day nothing is noted later; afterwards what was noted since is marked.
    @Test func rowsThatRestOnLaterNotesAreMarked() throws {
        let county = try County()
        let today = try #require(
            CalendarDate(String(try now(county).description.prefix(10))))
        try county.file(0, granted: 5)
        let reader = AuditReader(connection: county.connection)
        let current = try reader.lateness(year: County.year, region: nil, asOf: today)
        #expect(!current.isEmpty && current.allSatisfy { $0.notedOn == nil })
        let past = try reader.lateness(year: County.year, region: nil, asOf: Self.day)
        let row = try #require(
            past.first { $0.agencyID == county.agencies[0] && $0.event == .submit })
        #expect(row.notedOn == today && row.notedBy != nil)
        #expect(row.storedBy == row.notedBy && row.storedAt != nil)
    }

    @Test func filerCannotDateItsOwnFiling() throws {
        let logins = try Logins()
        let own = try #require(logins.agencies[Logins.county]?.first)
        let filer = try logins.filer(of: own)
        let id = try Logins.file(filer, own)
        #expect(
            try logins.owner.values(
                "submitted_at = stored_at OR submitted_at > stored_at - interval '1 minute'",
                from: "intake.submission WHERE submission_id = \(id)") == ["true"])
        // a queue's time within the hour is taken
        try filer.sql(
            """
            SELECT intake.submit(\(own), 2022, 'gid-2021', '{"requests.received.total": 0}',
                date_trunc('second', now()) - interval '20 minutes')
            """)
        #expect(
            try logins.owner.values(
                "max(submitted_at) = date_trunc('second', max(submitted_at))",
                from: "intake.submission WHERE agency_id = \(own) AND revision = 3") == ["true"])
        // the job may state another; it is told apart from when and by whom it was stored
        let stated = try Logins.file(logins.owner, own)
        #expect(
            try logins.owner.values(
                "submitted_at", from: "intake.submission WHERE submission_id = \(stated)"
            ).first?.hasPrefix("2023-01-15") == true)
    }
}
