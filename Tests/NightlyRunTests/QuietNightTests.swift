import Forms
import NightlyRun
import PostgresClient
import Store
import TestSupport
import Testing
import Vocabulary

/// Nights in which little or nothing changed.
@Suite struct QuietNightTests {
    private struct Asked: Error {}

    /// A run that would end with ``Asked`` if it read what the forms say.
    private func quietRun(_ county: County, on day: String = "2023-02-01") throws -> RunOutcome {
        try NightlyRun(
            connection: try Connection(conninfo: county.database),
            forms: FormSource(stamps: county.catalogue.stamps, read: { throw Asked() }),
            request: RunRequest(businessDate: try #require(CalendarDate(day))),
            startedAt: "2023-02-02T02:10:00+08:00", observer: StageHook()
        ).run()
    }

    private func count(_ county: County, _ what: String) throws -> Int64 {
        try county.connection.execute(
            Statement(name: "count", sql: "SELECT count(*) FROM \(what)")
        ).requiredInt64(0, "count")
    }

    private func filed() throws -> (County, Int64) {
        let county = try County()
        let first = try county.file(0, granted: 3)
        try county.file(1, granted: 4)
        try county.run()
        return (county, first)
    }

    @Test func nothingIsReadAndTheRunIsRecorded() throws {
        let (county, _) = try filed()
        let events = try count(county, "audit.event")
        let outcome = try quietRun(county)
        #expect(!outcome.isPublished && outcome.edition == 1 && outcome.years.isEmpty)
        #expect(try count(county, "audit.run WHERE outcome = 'unchanged' AND is_unrestricted") == 1)
        // its own record, and nothing else, is sealed
        #expect(try count(county, "audit.event") == events + 1)
        #expect(try county.isWhole())
    }

    /// One source of change after the other.
    @Test(arguments: [
        """
        INSERT INTO registry.exemption (agency_id, year, reason, granted_by)
        VALUES (3, 2022, 'x', 'y')
        """,
        "UPDATE registry.agency SET name = 'x' WHERE agency_id = 1",
        "INSERT INTO registry.region VALUES ('990222', 'x', 'county', '990200')",
        "SELECT intake.send_back(1, 'x', 'y')",
        """
        INSERT INTO intake.waiver (fingerprint, agency_id, year, rule, cells, reason, decided_by)
        VALUES ('x', 1, 2022, 'R-T3-ROW', '{}', 'x', 'y')
        """,
        """
        INSERT INTO intake.submission (agency_id, year, revision, form_id, submitted_at, cells)
        SELECT agency_id, year, 2, form_id, submitted_at, cells FROM intake.submission
        WHERE submission_id = 1
        """,
    ])
    func everySourceOfChangeEndsTheQuiet(edit: String) throws {
        let (county, _) = try filed()
        _ = try quietRun(county)
        try county.execute(edit)
        #expect(throws: Asked.self) { try quietRun(county) }
        try county.run()
        _ = try quietRun(county)
        #expect(try county.isWhole())
    }

    /// Time alone changes who is late, or what holds.
    @Test func passingDaysEndTheQuiet() throws {
        let county = try County()
        try county.file(0, granted: 3)
        try county.run(on: "2023-01-20")
        _ = try quietRun(county, on: "2023-01-31")
        #expect(throws: Asked.self) { try quietRun(county, on: "2023-02-01") }
        try county.run(on: "2023-06-01")
        #expect(throws: Asked.self) { try quietRun(county, on: "2023-01-31") }
        try county.execute(
            """
            INSERT INTO registry.extension (
                agency_id, year, event, due_on, reason, granted_by, granted_on)
            VALUES (3, 2022, 'submit', '2023-07-10', 'x', 'y', '2023-06-20')
            """)
        try county.run(on: "2023-06-02")
        _ = try quietRun(county, on: "2023-06-19")
        #expect(throws: Asked.self) { try quietRun(county, on: "2023-06-20") }
        try county.run(on: "2023-06-20")
        _ = try quietRun(county, on: "2023-07-10")
        #expect(throws: Asked.self) { try quietRun(county, on: "2023-07-11") }
    }

    /// What changes no total is still sealed.
    @Test func documentsAndAccountsAreSealed() throws {
        let (county, submission) = try filed()
        let seals = "audit.event WHERE kind = 'seal'"
        let before = try count(county, seals)
        try Intake(connection: county.connection).attachDocument(
            to: submission, fileName: "report.html", sha256: "00", cells: "[]")
        _ = try quietRun(county)
        #expect(try count(county, seals) == before + 1)
        #expect(try count(county, "\(seals) AND payload ? 'document'") == 1)
        try county.execute(
            "INSERT INTO registry.account (login, region_code) VALUES ('office', '990121')")
        _ = try quietRun(county)
        _ = try quietRun(county)
        // each of the three runs seals itself
        #expect(try count(county, seals) == before + 3)
        #expect(try county.isWhole())
    }

    /// A run of one region for another year leaves the rest of that year to the next run.
    @Test func aRestrictedRunIsFollowedByAWholeOne() throws {
        let (county, _) = try filed()
        _ = try nightlyRun(
            county.database, county.catalogue, years: [2021], regions: [County.code],
            businessDate: try #require(CalendarDate("2023-02-01")))
        #expect(throws: Asked.self) { try quietRun(county) }
        try county.run()
        #expect(try !quietRun(county).isPublished)
        #expect(try county.isWhole())
    }

    @Test func anEditedFormEndsTheQuiet() throws {
        let (county, _) = try filed()
        var stamps = county.catalogue.stamps
        stamps[0] = FormStamp(id: stamps[0].id, contentHash: "0")
        let edited = FormSource(stamps: stamps, read: { throw Asked() })
        #expect(throws: Asked.self) {
            try NightlyRun(
                connection: try Connection(conninfo: county.database), forms: edited,
                request: RunRequest(businessDate: try #require(CalendarDate("2023-02-01"))),
                startedAt: "2023-02-02T02:10:00+08:00", observer: StageHook()
            ).run()
        }
    }

    /// Of the regions above a changed one no report is read again.
    @Test func onlyChangedRegionsAreJudged() throws {
        let database = try TestServer.migratedDatabase()
        let catalogue = try FormFiles.catalogue()
        var country = try RandomCountry(conninfo: database, catalogue: catalogue, seed: 31)
        for agency in country.agencies {
            for year in [2021, 2022] { try country.file(agency: agency, year: year) }
        }
        _ = try nightlyRun(database, catalogue)
        let county = country.agencies.filter { $0.region == "990121" }
        try country.file(agency: try #require(county.first), year: 2022)
        let changed = try nightlyRun(database, catalogue)
        let year = try #require(changed.years.first { $0.year == 2022 })
        #expect(year.regions == 3 && year.submissions <= county.count + 1)
        #expect(try !nightlyRun(database, catalogue, isFull: true).isPublished)
        #expect(
            try HistoryReader(connection: country.connection).brokenRecords().isEmpty)
    }
}
