import Forms
import Messages
import NightlyRun
import PostgresClient
import Store
import TestSupport
import Testing
import Vocabulary

/// Input that the database should never hold, and databases that hold nothing.
@Suite struct ImpossibleInputTests {
    private func empty() throws -> (String, FormCatalogue, Connection) {
        let database = try TestServer.migratedDatabase()
        return (database, try FormFiles.catalogue(), try Connection(conninfo: database))
    }

    private func addRegions(_ connection: Connection) throws {
        let registry = RegistryWriter(connection: connection)
        for region in RandomCountry.regions { try registry.add(region) }
    }

    private func run(_ sql: String, on connection: Connection) throws {
        try connection.executeScript(name: "test", sql: sql)
    }

    private func count(_ table: String, _ connection: Connection) throws -> Int64 {
        try connection.execute(Statement(name: "count", sql: "SELECT count(*) FROM \(table)"))
            .requiredInt64(0, "count")
    }

    @Test func emptyDatabase() throws {
        let (database, catalogue, connection) = try empty()
        let outcome = try nightlyRun(database, catalogue)
        #expect(!outcome.isPublished && outcome.edition == nil && outcome.years.isEmpty)
        let chosen = try nightlyRun(database, catalogue, years: [2022], regions: [])
        #expect(!chosen.isPublished && chosen.changedTotals == 0)
        #expect(throws: StoreError.noSuchRegion("990121")) {
            try nightlyRun(database, catalogue, regions: ["990121"])
        }
        #expect(try count("summary.edition", connection) == 0)
        #expect(try count("audit.run WHERE outcome = 'unchanged'", connection) == 2)
    }

    @Test func regionsWithoutAgencies() throws {
        let (database, catalogue, connection) = try empty()
        try addRegions(connection)
        #expect(try !nightlyRun(database, catalogue).isPublished)
        let id = try RegistryWriter(connection: connection).add(
            NewAgency(
                regionCode: "990121", name: "单位", agencyClass: .department,
                activeFrom: CalendarDate(daysSinceEpoch: 15_000)))
        try run(
            """
            SELECT intake.submit(
                \(id), 2022, 'gid-2021', '{"requests.received.total": 0}', '2023-01-15')
            """, on: connection)
        #expect(try nightlyRun(database, catalogue).isPublished)
        let reader = TotalsReader(connection: connection)
        for region in ["990122", "990200", "990221"] {
            #expect(try reader.total(region: region, year: 2022, scope: .all, at: nil) == nil)
            for scope in Scope.allCases {
                #expect(
                    try !reader.hasTotal(region: region, year: 2022, scope: scope, at: nil))
            }
        }
        let above = try #require(
            try reader.total(region: "990000", year: 2022, scope: .all, at: nil))
        #expect(above.expected == 1 && above.received == 1)
        // a year in which it has none of its own, and one in which it has nothing
        for (year, hasAll) in [(2022, true), (2021, false)] {
            #expect(try reader.total(region: "990000", year: year, scope: .own, at: nil) == nil)
            #expect(
                try reader.hasTotal(region: "990000", year: year, scope: .all, at: nil) == hasAll)
        }
    }

    /// The first form begins with 2019: earlier reports are named and counted nowhere.
    @Test(arguments: [
        (2018, "gid-2019", 198), (2018, "gid-2021", 200), (2020, "gid-2021", 200),
        (2021, "gid-2019", 198),
    ])
    func formOfAnotherYear(year: Int, form: String, cells: Int) throws {
        let (database, catalogue, connection) = try empty()
        try addRegions(connection)
        try run(
            """
            INSERT INTO registry.agency (region_code, name, class)
            VALUES ('990121', '单位', 'department');
            INSERT INTO intake.submission (agency_id, year, revision, form_id, submitted_at, cells)
            VALUES (1, \(year), 1, '\(form)', '\(year + 1)-01-15',
                    array_fill(0::bigint, ARRAY[\(cells)]))
            """, on: connection)
        let outcome = try nightlyRun(database, catalogue)
        #expect(outcome.years.map(\.year) == [year])
        #expect(outcome.years.first?.included == 0 && outcome.years.first?.excluded == 1)
        let findings = try AuditReader(connection: connection).findings(
            year: year, region: nil, agency: nil, severity: .error)
        #expect(findings.map(\.finding.rule) == ["R-FORM"])
        let message = try #require(findings.first).finding.message
        #expect(message.zh.contains(form) && message.en.contains(form))
        #expect(try count("summary.total_cell WHERE value IS NOT NULL", connection) == 0)
    }

    /// Possible only once somebody has removed the constraint.
    @Test func unknownAgencyClass() throws {
        let (database, catalogue, connection) = try empty()
        try addRegions(connection)
        try run(
            """
            ALTER TABLE registry.agency DROP CONSTRAINT agency_class_known;
            INSERT INTO registry.agency (region_code, name, class)
            VALUES ('990121', '单位', 'ministry');
            SELECT intake.submit(
                1, 2022, 'gid-2021', '{"requests.received.total": 0}', '2023-01-15')
            """, on: connection)
        #expect(
            throws: StoreError.unexpectedValue(column: "class", value: "ministry")
        ) { try nightlyRun(database, catalogue) }
        #expect(try count("audit.run WHERE outcome = 'failed'", connection) == 1)
        #expect(try count("summary.edition", connection) == 0)
        try run("UPDATE registry.agency SET class = 'department'", on: connection)
        #expect(try nightlyRun(database, catalogue).isPublished)
    }

    @Test(arguments: [
        "array_fill(0::bigint, ARRAY[2, 100])", "array_fill(0::bigint, ARRAY[200], ARRAY[5])",
        "'[0:1]={1,2}'", "NULL",
    ])
    func arraysOfAnotherShapeAreNotStored(array: String) throws {
        let (_, _, connection) = try empty()
        try addRegions(connection)
        let error = #expect(throws: DatabaseError.self) {
            try run(
                """
                INSERT INTO registry.agency (region_code, name, class)
                VALUES ('990121', '单位', 'department');
                INSERT INTO intake.submission
                    (agency_id, year, revision, form_id, submitted_at, cells)
                VALUES (1, 2022, 1, 'gid-2021', now(), \(array))
                """, on: connection)
        }
        guard case .server(let server) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(server.sqlState == (array == "NULL" ? "23502" : "23514"))
    }

    /// Sums that fit in each county but not in what lies above them, and sums that do not even
    /// fit in their county: the error names region, year and cell, the edition before stays.
    @Test(arguments: [(["990121", "990122"], "990100"), (["990121"], "990121")])
    func overflowNamesItsPlace(counties: [String], place: String) throws {
        let (database, catalogue, connection) = try empty()
        try addRegions(connection)
        try run(
            """
            INSERT INTO registry.agency (region_code, name, class)
            VALUES ('990121', '单位', 'department');
            SELECT intake.submit(
                1, 2022, 'gid-2021', '{"requests.received.total": 0}', '2023-01-15')
            """, on: connection)
        let before = try nightlyRun(database, catalogue)
        for county in counties {
            try run(
                """
                WITH made AS (
                    INSERT INTO registry.agency (region_code, name, class)
                    SELECT '\(county)', '大' || n, 'department'
                    FROM generate_series(1, \(120 / counties.count)) AS n
                    RETURNING agency_id
                )
                SELECT intake.submit(agency_id, 2022, 'gid-2021',
                    (SELECT jsonb_object_agg(cell, 0) FROM registry.form_cell
                     WHERE form_id = 'gid-2021')
                    || '{"disclosure.penalties.decisions": 90000000000000000}', '2023-01-15')
                FROM made
                """, on: connection)
        }
        let error = RunError.totalOverflows(
            region: place, year: 2022, cell: "disclosure.penalties.decisions")
        #expect(throws: error) { try nightlyRun(database, catalogue) }
        let edition = try TotalsReader(connection: connection).edition()
        #expect(edition.contentHash == before.contentHash)
        let run = try #require(try StatusReader(connection: connection).state().last)
        #expect(run.outcome == .failed && run.error?.contains(place) == true)
        #expect(run.error?.contains("disclosure.penalties.decisions") == true)
    }
}
