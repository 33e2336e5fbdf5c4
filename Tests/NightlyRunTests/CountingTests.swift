import Forms
import NightlyRun
import PostgresClient
import Store
import TestSupport
import Testing
import Vocabulary

/// Which revision counts, and which day decides whether an agency was late.
@Suite struct CountingTests {
    private let database: String
    private let catalogue: FormCatalogue
    private let connection: Connection
    private let registry: RegistryWriter

    init() throws {
        database = try TestServer.migratedDatabase()
        catalogue = try FormFiles.catalogue()
        connection = try Connection(conninfo: database)
        registry = RegistryWriter(connection: connection)
        try registry.add(Region(code: "990121", name: "一县", level: .county, parentCode: nil))
    }

    private func agency(
        _ agencyClass: AgencyClass = .department, to: String? = nil
    ) throws -> Int64 {
        try registry.add(
            NewAgency(
                regionCode: "990121", name: "单位", agencyClass: agencyClass,
                activeFrom: CalendarDate(daysSinceEpoch: 15_000),
                activeTo: to.flatMap { CalendarDate($0) }))
    }

    /// Every cell 0 but the decisions; a broken report has requests that nobody made.
    private func file(
        _ agency: Int64, decisions: Int, at day: String, isBroken: Bool = false, year: Int = 2022
    ) throws {
        let form = try #require(catalogue.form(forYear: year))
        let cells = form.cells.map { cell in
            switch cell.name {
            case "disclosure.compulsory_measures.decisions": "\"\(cell.name)\": \(decisions)"
            case "requests.received.total": "\"\(cell.name)\": \(isBroken ? 1 : 0)"
            default: "\"\(cell.name)\": 0"
            }
        }
        try Intake(connection: connection).submit(
            NewSubmission(
                agencyID: agency, year: year, formID: form.id,
                cells: "{\(cells.joined(separator: ","))}",
                submittedAt: "\(day)T10:00:00+08:00"))
    }

    private struct Standing: Equatable {
        var decisions: String?
        var expected, received, included, onTime, late: Int64
    }

    private func standing(year: Int = 2022, scope: Scope = .all) throws -> Standing {
        _ = try nightlyRun(database, catalogue)
        let rows = try connection.execute(
            Statement(
                name: "standing",
                sql: """
                    SELECT c.*, t.value FROM summary.completeness AS c
                    JOIN summary.total_cell AS t USING (region_code, year, scope)
                    WHERE year = $1::integer AND scope = $2
                      AND cell = 'disclosure.compulsory_measures.decisions'
                    """), [.int32(Int32(year)), .text(scope.rawValue)])
        return Standing(
            decisions: rows.text(0, "value"), expected: try rows.requiredInt64(0, "expected"),
            received: try rows.requiredInt64(0, "received"),
            included: try rows.requiredInt64(0, "included"),
            onTime: try rows.requiredInt64(0, "on_time"),
            late: try rows.requiredInt64(0, "late"))
    }

    @Test func latestGoodRevisionCountsAndTheFirstDecidesLateness() throws {
        let agency = try agency()
        try file(agency, decisions: 1, at: "2023-01-20")
        try file(agency, decisions: 20, at: "2023-03-01")
        var expected = Standing(
            decisions: "20", expected: 1, received: 1, included: 1, onTime: 1, late: 0)
        #expect(try standing() == expected)
        try file(agency, decisions: 300, at: "2023-04-01", isBroken: true)
        #expect(try standing() == expected)
        try file(agency, decisions: 4000, at: "2023-05-01")
        expected.decisions = "4000"
        #expect(try standing() == expected)
    }

    /// A broken report is no reason to call its agency late, nor does mending it in time help one
    /// that first filed too late.
    @Test func brokenFirstReportWasFiledAllTheSame() throws {
        let early = try agency()
        let late = try agency()
        try file(early, decisions: 1, at: "2023-01-31", isBroken: true)
        try file(late, decisions: 1, at: "2023-02-01", isBroken: true)
        #expect(
            try standing()
                == Standing(
                    decisions: nil, expected: 2, received: 2, included: 0, onTime: 1, late: 1))
        try file(early, decisions: 7, at: "2023-06-01")
        // a correction that is dated before the first filing is the first one then
        try file(late, decisions: 5, at: "2023-01-30")
        #expect(
            try standing()
                == Standing(
                    decisions: "12", expected: 2, received: 2, included: 2, onTime: 2, late: 0))
    }

    @Test func closedExemptAndUncountedAgenciesDoNotCount() throws {
        let open = try agency()
        let closed = try agency(to: "2022-12-30")
        let exempt = try agency()
        let uncounted = try registry.add(
            NewAgency(
                regionCode: "990121", name: "单位", agencyClass: .institution, countsInTotal: false,
                activeFrom: CalendarDate(daysSinceEpoch: 15_000)))
        try registry.exempt(agency: exempt, year: 2022, reason: "a", grantedBy: "b")
        for agency in [open, closed, exempt, uncounted] {
            try file(agency, decisions: 10, at: "2023-01-20")
            try file(agency, decisions: 10, at: "2022-01-20", year: 2021)
        }
        #expect(
            try standing()
                == Standing(
                    decisions: "10", expected: 1, received: 1, included: 1, onTime: 1, late: 0))
        #expect(
            try standing(year: 2021)
                == Standing(
                    decisions: "30", expected: 3, received: 3, included: 3, onTime: 3, late: 0))
        let named = try AuditReader(connection: connection).findings(
            year: 2022, region: nil, agency: nil, severity: nil)
        let unexpected = named.filter { $0.finding.rule == "R-ORG" }.compactMap(\.agencyID).sorted()
        #expect(unexpected == [closed, exempt, uncounted])
    }

    @Test func townshipsCountInTheWholeAreaOnly() throws {
        try file(try agency(), decisions: 1, at: "2023-01-20")
        try file(try agency(.township), decisions: 20, at: "2023-02-20")
        try file(try agency(.subdistrict), decisions: 300, at: "2023-01-20")
        try file(try agency(.dispatched), decisions: 4000, at: "2023-01-20")
        #expect(
            try standing()
                == Standing(
                    decisions: "4321", expected: 4, received: 4, included: 4, onTime: 3, late: 1))
        #expect(
            try standing(scope: .own)
                == Standing(
                    decisions: "4001", expected: 2, received: 2, included: 2, onTime: 2, late: 0))
    }
}
