import PostgresClient
import Store
import TestSupport
import Testing
import Vocabulary

/// Who must file, by when, and who was late.
@Suite struct LatenessTests {
    private func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }

    @Test(
        arguments: [
            ("2021-01-31T23:59:59+08:00", "2021-01-31", 0, .onTime),
            ("2021-01-31T15:59:59.999Z", "2021-01-31", 0, .onTime),
            ("2021-02-01T00:00:00+08:00", "2021-02-01", 1, .late),
            ("2021-01-31T16:00:00Z", "2021-02-01", 1, .late),
            ("2021-01-31T23:00:00-05:00", "2021-02-01", 1, .late),
            ("2021-03-01T08:00:00+08:00", "2021-03-01", 29, .late),
            ("2020-12-01T08:00:00+08:00", "2020-12-01", 0, .onTime),
        ] as [(Instant, String, Int64, LatenessRow.Status)])
    func dayOfChinaDecides(
        submitted: Instant, happenedOn: String, daysLate: Int64, status: LatenessRow.Status
    ) throws {
        let county = try County()
        let agency = try county.agency()
        try county.submit(agency, year: 2020, form: "gid-2019", at: submitted)
        let row = try #require(try county.lateness(2020)[agency])
        #expect(row.dueOn.description == "2021-01-31" && row.happenedOn?.description == happenedOn)
        #expect(row.daysLate == daysLate && row.status == status)
    }

    @Test func mostSpecificDeadlineWins() throws {
        let county = try County()
        let department = try county.agency()
        let township = try county.agency(.township)
        let elsewhere = try county.agency(region: "990100")
        func expectDue(_ a: String, _ b: String, _ c: String) throws {
            let rows = try county.lateness(2022)
            #expect(
                [department, township, elsewhere].map { rows[$0]?.dueOn.description }
                    == [a, b, c])
        }
        func set(_ region: String?, _ agencyClass: AgencyClass?, _ due: String) throws {
            try county.registry.setDeadline(
                region: region, year: 2022, agencyClass: agencyClass, event: .submit,
                dueOn: try day(due))
        }
        try expectDue("2023-01-31", "2023-01-31", "2023-01-31")
        try set(nil, nil, "2023-02-01")
        try expectDue("2023-02-01", "2023-02-01", "2023-02-01")
        try set(nil, .township, "2023-02-02")
        try expectDue("2023-02-01", "2023-02-02", "2023-02-01")
        try set("990000", nil, "2023-02-03")
        try expectDue("2023-02-03", "2023-02-03", "2023-02-03")
        try set("990100", .township, "2023-02-04")
        try expectDue("2023-02-03", "2023-02-04", "2023-02-03")
        try set(County.code, nil, "2023-02-05")
        try expectDue("2023-02-05", "2023-02-05", "2023-02-03")
        try set(County.code, .department, "2023-01-10")
        try expectDue("2023-01-10", "2023-02-05", "2023-02-03")
        #expect(try county.lateness(2021)[department]?.dueOn.description == "2022-01-31")
        #expect(
            try county.lateness(2022, event: .publish)[department]?.dueOn.description
                == "2023-01-31")
    }

    @Test func missingAndPendingDependOnTheDay() throws {
        let county = try County()
        let agency = try county.agency()
        func row(_ asOf: String) throws -> LatenessRow {
            try #require(try county.lateness(2022, asOf: asOf)[agency])
        }
        #expect(try row("2023-01-31").status == .pending)
        #expect(try row("2023-01-31").daysLate == nil)
        #expect(try row("2023-02-01").status == .missing)
        #expect(try row("2023-02-01").daysLate == 1)
        try county.submit(agency, at: "2023-02-05T00:00:00+08:00")
        #expect(try row("2023-02-04").status == .missing)
        #expect(try row("2023-02-04").happenedOn == nil)
        #expect(try row("2023-02-05").status == .late)
        #expect(try row("2024-01-01").daysLate == 5)
    }

    /// A correction, however late, does not make a report late, nor an earlier date on it early.
    @Test func firstSubmissionAndFirstPublicationDecide() throws {
        let county = try County()
        let agency = try county.agency()
        try county.submit(agency, at: "2023-01-20T10:00:00+08:00", published: "2023-02-03")
        try county.submit(agency, at: "2023-06-01T10:00:00+08:00", published: "2023-06-02")
        let filed = try #require(try county.lateness(2022)[agency])
        #expect(filed.status == .onTime && filed.happenedOn?.description == "2023-01-20")
        let published = try #require(try county.lateness(2022, event: .publish)[agency])
        #expect(published.status == .late && published.daysLate == 3)
        #expect(published.happenedOn?.description == "2023-02-03")
    }

    @Test func exemptAgenciesAreNotLate() throws {
        let county = try County()
        let agency = try county.agency()
        try county.registry.exempt(agency: agency, year: 2022, reason: "撤并", grantedBy: "县政府办")
        let row = try #require(try county.lateness(2022)[agency])
        #expect(row.status == .exempt && row.daysLate == nil)
        try county.submit(agency, at: "2023-05-01T10:00:00+08:00")
        #expect(try county.lateness(2022)[agency]?.status == .exempt)
        #expect(try county.lateness(2021)[agency]?.status == .missing)
    }

    /// Expected are the agencies that exist on the last day of the report year.
    @Test func rosterIsDated() throws {
        let county = try County()
        let always = try county.agency()
        let closedEarly = try county.agency(to: "2021-12-30")
        let closedOnTheLastDay = try county.agency(to: "2021-12-31")
        let openedOnTheLastDay = try county.agency(from: "2021-12-31")
        let openedLater = try county.agency(from: "2022-01-01")
        #expect(
            try Set(county.lateness(2021).keys)
                == [always, closedOnTheLastDay, openedOnTheLastDay])
        #expect(
            try Set(county.lateness(2020).keys) == [always, closedEarly, closedOnTheLastDay])
        #expect(
            try Set(county.lateness(2022).keys) == [always, openedOnTheLastDay, openedLater])
        try county.connection.query(
            "UPDATE registry.agency SET active_to = '2022-06-30' WHERE agency_id = $1::bigint",
            [.int64(always)])
        #expect(try county.lateness(2021)[always] != nil)
        #expect(try county.lateness(2022)[always] == nil)
    }

    @Test func regionsIncludeThoseBelow() throws {
        let county = try County()
        let below = try county.agency()
        let above = try county.agency(region: "990100")
        let reader = AuditReader(connection: county.connection)
        func agencies(_ region: String) throws -> Set<Int64> {
            Set(try reader.lateness(year: 2022, region: region, asOf: nil).map(\.agencyID))
        }
        #expect(try agencies(County.code) == [below])
        #expect(try agencies("990000") == [below, above])
    }

    /// The view covers every year with submissions or deadlines, two rows an agency and year.
    @Test func viewShowsEveryYearOnce() throws {
        let county = try County()
        let agency = try county.agency()
        try county.agency(.township)
        try county.submit(agency)
        try county.submit(agency)
        try county.registry.setDeadline(
            region: nil, year: 2021, agencyClass: nil, event: .submit,
            dueOn: try day("2022-02-10"))
        try county.registry.setDeadline(
            region: nil, year: 2022, agencyClass: .township, event: .submit,
            dueOn: try day("2023-02-10"))
        let rows = try county.connection.query(
            """
            SELECT year, count(*), count(DISTINCT (agency_id, event)) AS different
            FROM audit.lateness GROUP BY year ORDER BY year
            """)
        #expect(rows.count == 2)
        for row in 0..<rows.count {
            #expect(rows.text(row, "count") == "4" && rows.text(row, "different") == "4")
        }
    }
}
