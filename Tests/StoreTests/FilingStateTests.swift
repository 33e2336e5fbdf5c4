import Forms
import PostgresClient
import Store
import TestSupport
import Testing
import Vocabulary

/// What `import` asks the database before it stores a document.
@Suite struct FilingStateTests {
    private func last(_ county: County, _ agency: Int64, sha256: String = "ab") throws
        -> LastRevision?
    {
        var cells = [Int64?](repeating: nil, count: 200)
        let form = try #require(try FormFiles.catalogue()["gid-2021"])
        cells[try #require(form.position(of: "requests.received.total"))] = 0
        return try FilingState(connection: county.connection).lastRevision(
            agencyID: agency, year: 2022, sha256: sha256, formID: "gid-2021", cells: cells,
            narrative: "{}")
    }

    @Test func aDocumentIsComparedWithTheLastRevision() throws {
        let county = try County()
        let agency = try county.agency()
        #expect(try last(county, agency) == nil)
        let first = try county.submit(agency).id
        try county.intake.attachDocument(
            to: first, fileName: "报告.html", sha256: "ab", cells: "[]")
        let unchanged = try #require(try last(county, agency))
        #expect(unchanged.submissionID == first && unchanged.revision == 1)
        #expect(unchanged.hasSameBytes && unchanged.hasSameContent && !unchanged.isReturned)
        #expect(unchanged.submittedAt == "2023-01-15T10:00:00+08:00")
        #expect(try last(county, agency, sha256: "cd")?.hasSameBytes == false)
        // a later revision is the one that counts, whatever came before
        let second = try county.submit(
            agency, cells: "{\"requests.received.total\": 1}", published: "2023-01-20")
        let corrected = try #require(try last(county, agency))
        #expect(corrected.submissionID == second.id && corrected.revision == 2)
        #expect(!corrected.hasSameBytes && !corrected.hasSameContent)
        #expect(corrected.publishedOn?.description == "2023-01-20")
        try Decisions(connection: county.connection).sendBack(
            submission: second.id, reason: "错", returnedBy: "甲")
        #expect(try last(county, agency)?.isReturned == true)
    }

    @Test func theSameBytesAreFoundForAnotherAgencyOrYear() throws {
        let county = try County()
        let (agency, other) = (try county.agency(), try county.agency())
        let id = try county.submit(agency).id
        try county.intake.attachDocument(
            to: id, fileName: "报告.html", sha256: "ab", cells: "[]")
        func found(_ agency: Int64, _ year: Int, _ sha256: String = "ab") throws -> Int64? {
            try FilingState(connection: county.connection).sameDocument(
                otherThan: agency, year: year, sha256: sha256)?.submissionID
        }
        #expect(try found(agency, 2022) == nil)
        #expect(try found(other, 2022) == id && found(agency, 2021) == id)
        #expect(try found(other, 2022, "cd") == nil)
        try Decisions(connection: county.connection).sendBack(
            submission: id, reason: "单位有误", returnedBy: "甲")
        #expect(try found(other, 2022) == nil)
    }

    /// The server has room for some thousand locks: one transaction may file for more agencies.
    @Test func manyFilingsInOneTransactionHoldFewLocks() throws {
        let county = try County()
        let state = FilingState(connection: county.connection)
        try county.connection.begin()
        for agency in 1...3000 { try state.hold(agencyID: Int64(agency), year: 2022) }
        let locks = try county.connection.query(
            """
            SELECT count(*) AS locks FROM pg_locks WHERE pid = pg_backend_pid()
            """
        ).requiredInt64(0, "locks")
        #expect(locks < 50)
        try county.connection.rollback()
    }

    @Test func theDueDateOfAnAgency() throws {
        let county = try County()
        let agency = try county.agency()
        func due(_ day: String = "2023-02-01") throws -> String {
            try FilingState(connection: county.connection).dueOn(
                agencyID: agency, year: 2022, asOf: try #require(CalendarDate(day))
            ).description
        }
        #expect(try due() == "2023-01-31")
        try county.connection.query(
            """
            INSERT INTO registry.deadline (region_code, year, class, event, due_on)
            VALUES ('990100', 2022, NULL, 'submit', '2023-02-10')
            """)
        #expect(try due() == "2023-02-10")
        try county.connection.query(
            """
            INSERT INTO registry.extension (
                agency_id, year, event, due_on, granted_on, granted_by, reason)
            VALUES (\(agency), 2022, 'submit', '2023-03-01', '2023-01-30', '县政府', '机构改革')
            """)
        #expect(try due() == "2023-03-01" && due("2023-01-29") == "2023-02-10")
    }

    /// A new name is one that an agency alone took over from one alone.
    @Test func formerNamesAreThoseOfRenamings() throws {
        let county = try County()
        func named(_ name: String, from: String, to: String? = nil) throws -> Int64 {
            try county.registry.add(
                NewAgency(
                    regionCode: County.code, name: name, agencyClass: .department,
                    activeFrom: try #require(CalendarDate(from)),
                    activeTo: try to.map { try #require(CalendarDate($0)) }))
        }
        let day = try #require(CalendarDate("2019-03-01"))
        let culture = try named("文化局", from: "2010-01-01", to: "2019-02-28")
        let tourism = try named("文化旅游局", from: "2019-03-01")
        let grain = try named("粮食局", from: "2010-01-01", to: "2019-02-28")
        let prices = try named("物价局", from: "2010-01-01", to: "2019-12-31")
        let reform = try named("发展改革局", from: "2010-01-01")
        for (old, new) in [(culture, tourism), (grain, reform), (prices, reform)] {
            try county.registry.succeed(old, by: new, on: day, authority: nil)
        }
        let names = try AgencyNameReader(connection: county.connection).names()
        #expect(names.filter(\.isFormer).map(\.called) == ["文化局"])
        #expect(names.filter(\.isFormer).map(\.agencyID) == [tourism])
        let years = Dictionary(
            uniqueKeysWithValues: names.filter { !$0.isFormer }.map { ($0.agencyID, $0) })
        #expect(years[culture]?.firstYear == 2010 && years[culture]?.lastYear == 2018)
        #expect(years[prices]?.lastYear == 2019 && years[reform]?.lastYear == nil)
        let reader = AgencyNameReader(connection: county.connection)
        #expect(try reader.names(agencies: [tourism]).map(\.called) == ["文化旅游局", "文化局"])
        #expect(try reader.names(region: "990100").count == names.count)
        #expect(try reader.names(region: "990199").isEmpty)
    }
}
