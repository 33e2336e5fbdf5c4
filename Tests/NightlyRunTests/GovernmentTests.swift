import Messages
import PostgresClient
import Store
import TestSupport
import Testing
import Vocabulary

/// The people's government of a region: its own report counts in no total, is due on 31 March, and
/// is compared with the totals.
@Suite struct GovernmentTests {
    /// Two agencies that granted 3 requests each, and their government.
    private func county(reports granted: Int) throws -> (county: County, government: Int64) {
        let county = try County(agencies: 2)
        try county.file(0, granted: 3)
        try county.file(1, granted: 3)
        let government = try RegistryWriter(connection: county.connection).add(
            NewAgency(
                regionCode: County.code, name: "县人民政府", agencyClass: .government,
                activeFrom: CalendarDate(daysSinceEpoch: 15_000)))
        try file(county, government, granted: granted)
        try county.run()
        return (county, government)
    }

    private func file(_ county: County, _ agency: Int64, granted: Int) throws {
        let rows = ["received", "granted", "handled_total"].flatMap { row in
            ["natural_person", "total"].map { "\"requests.\(row).\($0)\": \(granted)" }
        }
        try Intake(connection: county.connection).submit(
            NewSubmission(
                agencyID: agency, year: County.year, formID: "gid-2021",
                cells: "{\(rows.joined(separator: ","))}",
                submittedAt: "2023-03-20T10:00:00+08:00"))
    }

    @Test func itCountsNowhereAndIsDueLater() throws {
        let (county, government) = try county(reports: 6)
        #expect(try county.granted() == "6")
        let total = try #require(
            try TotalsReader(connection: county.connection).total(
                region: County.code, year: County.year, scope: .own, at: nil))
        #expect(total.expected == 2 && total.received == 2 && total.included == 2)
        let late = try AuditReader(connection: county.connection).lateness(
            year: County.year, region: County.code, asOf: CalendarDate("2023-04-01"))
        let own = try #require(late.first { $0.agencyID == government && $0.event == .submit })
        #expect(own.dueOn.description == "2023-03-31" && own.status == .onTime)
        #expect(own.dueFrom == "default" && own.agencyClass == .government)
        // what it left blank is said, and nothing else
        let found = try county.findings()
        #expect(found.filter { $0.finding.verdict != .passed }.map(\.finding.rule) == ["R-BLANK"])
        // and that it is both totals, for there is no township
        let same = try county.findings(of: "R-C-SUM")
        #expect(same.map(\.scope) == [.own] && same.first?.finding.severity == .hint)
        #expect(same.first?.finding.message.zh == "人民政府的报告与本级、全域合计一致")
        #expect(try county.isWhole())
    }

    /// Whatever is written down about it.
    @Test func itNeverCounts() throws {
        let (county, government) = try county(reports: 6)
        try county.execute(
            "UPDATE registry.agency SET counts_in_total = true WHERE class = 'government'")
        try county.run()
        #expect(try county.granted() == "6")
        let other = county.agencies[1]
        try county.execute(
            "UPDATE registry.agency SET class = 'government' WHERE agency_id = \(other)")
        try county.run()
        #expect(
            try county.granted() == "3", "an agency that became the government counts no longer")
        #expect(government > 0)
        #expect(try county.isWhole())
    }

    /// Found, and gone again, whichever of the two changes.
    @Test func itsReportIsComparedWithTheTotals() throws {
        let (county, government) = try county(reports: 7)
        let found = try county.findings(of: "R-C-SUM")
        let finding = try #require(found.first)
        #expect(found.count == 1 && finding.scope == .own && finding.agencyID == nil)
        #expect(finding.finding.cells.contains("requests.granted.total"))
        #expect(finding.finding.message.zh.contains("报告 7、合计 6"))
        #expect(try county.isWhole())
        try county.file(0, granted: 4, on: "2023-01-20")
        try county.run()
        #expect(try county.findings(of: "R-C-SUM").map(\.finding.verdict) == [.passed])
        #expect(try county.isWhole())
        try file(county, government, granted: 8)
        try county.run()
        #expect(try county.findings(of: "R-C-SUM").map(\.finding.verdict) == [.failed])
        #expect(try county.isWhole())
    }

    /// Not before all have filed.
    @Test func incompleteTotalsAreNotComparedYet() throws {
        let county = try County(agencies: 2)
        try county.file(0, granted: 3)
        let government = try RegistryWriter(connection: county.connection).add(
            NewAgency(
                regionCode: County.code, name: "县人民政府", agencyClass: .government,
                activeFrom: CalendarDate(daysSinceEpoch: 15_000)))
        try file(county, government, granted: 6)
        try county.run()
        #expect(try county.findings(of: "R-C-SUM").map(\.finding.verdict) == [.undecided])
        try county.file(1, granted: 3)
        try county.run()
        #expect(try county.findings(of: "R-C-SUM").map(\.finding.verdict) == [.passed])
        #expect(try county.isWhole())
    }
}
