import Messages
import Store
import Testing
import Vocabulary

/// Agencies that were expected two years in a row and filed nothing.
@Suite struct NeverFiledTests {
    /// Two agencies that filed for 2021 and 2022, and a third that never did.
    private func county() throws -> County {
        let county = try County()
        for agency in 0...1 {
            try county.file(agency, granted: 1, year: 2021, on: "2022-01-15")
            try county.file(agency, granted: 1)
        }
        return county
    }

    private func silent(_ county: County, year: Int = County.year) throws -> [Int64?] {
        try county.findings(of: "R-ORG-NEVER", year: year).map(\.agencyID)
    }

    @Test func namedOnceBothDueDatesHavePassed() throws {
        let county = try county()
        try county.run(on: "2023-01-31")
        #expect(try silent(county) == [])
        // nothing was filed and nothing changed in between, but the day
        try county.run(on: "2023-02-01")
        #expect(try silent(county) == [county.agencies[2]])
        #expect(try silent(county, year: 2021) == [], "the year before is not known")
        let found = try #require(try county.findings(of: "R-ORG-NEVER").first)
        #expect(found.submissionID == nil && found.scope == nil)
        #expect(found.finding.severity == .warning)
        #expect(found.finding.message.zh.contains("2021、2022年度"))
        #expect(try county.isWhole())
        // a run for an earlier day takes it back
        try county.run(on: "2023-01-20")
        #expect(try silent(county) == [])
        #expect(try county.isWhole(on: "2023-01-20"))
    }

    @Test func aReportForAnyYearEndsIt() throws {
        let county = try county()
        try county.file(0, granted: 1, year: 2020, on: "2021-01-15")
        try county.run()
        #expect(try silent(county) == [county.agencies[2]])
        #expect(try silent(county, year: 2021) == [county.agencies[2]])
        try county.file(2, granted: 1, year: 2020, on: "2023-02-02")
        try county.run(on: "2023-02-03")
        #expect(try silent(county) == [])
        #expect(try silent(county, year: 2021) == [])
        #expect(try county.isWhole(on: "2023-02-03"))
    }

    @Test(arguments: [
        ("UPDATE registry.agency SET active_from = '2022-06-01' WHERE agency_id = 3", 0),
        ("UPDATE registry.agency SET active_to = '2022-06-01' WHERE agency_id = 3", 0),
        (
            """
            INSERT INTO registry.exemption (agency_id, year, reason, granted_by)
            VALUES (3, 2021, '新设', '县政府')
            """, 0
        ),
        (
            """
            INSERT INTO registry.extension
                (agency_id, year, event, due_on, reason, granted_by, granted_on)
            VALUES (3, 2022, 'submit', '2023-02-15', '受灾', '县政府', '2023-01-20')
            """, 0
        ),
        (
            """
            INSERT INTO registry.deadline (region_code, year, event, due_on)
            VALUES ('990100', 2022, 'submit', '2023-02-15')
            """, 0
        ),
        (
            """
            INSERT INTO registry.deadline (year, class, event, due_on)
            VALUES (2022, 'township', 'submit', '2023-02-15')
            """, 1
        ),
        ("UPDATE registry.agency SET name = '新名' WHERE agency_id = 3", 1),
    ])
    func registryDecides(edit: String, count: Int) throws {
        let county = try county()
        try county.run(on: "2023-02-10")
        #expect(try silent(county).count == 1)
        try county.execute(edit)
        try county.run(on: "2023-02-10")
        #expect(try silent(county).count == count)
        #expect(try county.isWhole(on: "2023-02-10"))
        // a later due date passes too
        try county.run(on: "2023-02-16")
        let isLater = edit.contains("2023-02-15")
        #expect(try silent(county).count == (isLater ? 1 : count))
        #expect(try county.isWhole(on: "2023-02-16"))
    }

    @Test func waived() throws {
        let county = try county()
        try county.run()
        try county.waive(county.findings(of: "R-ORG-NEVER"))
        try county.run()
        #expect(try county.findings(of: "R-ORG-NEVER").map { $0.waiverID != nil } == [true])
        #expect(try county.isWhole())
    }
}
