import PostgresClient
import SQLTexts
import TestSupport
import Testing
import Vocabulary

@testable import Store

/// How the server finds the rows that a run reads: comments promise it, and a county in a big table
/// depends on it.
@Suite struct PlanTests {
    private static let county = "990001"

    /// 2,000 counties of 3 agencies each, with two years of reports and a few corrections.
    private func country() throws -> Connection {
        let connection = try Connection(conninfo: try TestServer.migratedDatabase())
        for sql in [
            """
            INSERT INTO registry.region (code, name, level, parent_code)
            SELECT '990000', '省', 'province', NULL UNION ALL
            SELECT format('99%s', lpad(number::text, 4, '0')), '县', 'county', '990000'
            FROM generate_series(1, 2000) AS number
            """,
            """
            INSERT INTO registry.agency (region_code, name, class)
            SELECT region.code, '单位', 'department'
            FROM registry.region CROSS JOIN generate_series(1, 3)
            WHERE region.level = 'county' ORDER BY 1
            """,
            """
            INSERT INTO intake.submission
                (agency_id, year, revision, form_id, submitted_at, cells)
            SELECT agency_id, year, revision, 'gid-2021', '2024-01-15', array_fill(7, ARRAY[287])
            FROM registry.agency
            CROSS JOIN (VALUES (2022, 1), (2023, 1), (2023, 2)) AS filed (year, revision)
            WHERE revision = 1 OR agency_id % 50 = 0 ORDER BY year, agency_id
            """,
        ] {
            try connection.query(sql)
        }
        try connection.query("VACUUM (ANALYZE)")
        return connection
    }

    /// The plan for a statement as a run sends it, the parameters of a COPY set before.
    private func plan(
        _ text: SQLText, _ scope: RunScope, _ connection: Connection,
        _ parameters: [Parameter] = []
    ) throws -> String {
        var sql = text.text
        if let copy = sql.wholeMatch(of: /(?s)(?:--[^\n]*\n)*COPY \((.*)\) TO STDOUT.*/) {
            sql = String(copy.1)
        }
        try connection.query("BEGIN")
        let rows = try connection.withScope(scope) {
            try connection.query("EXPLAIN (COSTS off) \(sql)", parameters)
        }
        try connection.rollback()
        return (0..<rows.count).compactMap { rows.text($0, 0) }.joined(separator: "\n")
    }

    @Test func aCountyIsFoundByIndexes() throws {
        let connection = try country()
        let scope = RunScope(
            year: 2023, regions: .some(judged: [Self.county]), agencies: [50, 100])
        for query in [
            Queries.copyAgenciesOfRegions, Queries.copyAgencies.variant(.chosen),
            Queries.copySubmissionsOfAgencies, Queries.copyCorrections.variant(.chosen),
            Queries.copyPublishedReports, Queries.copyNarratives,
        ] {
            let plan = try plan(query, scope, connection)
            #expect(!plan.contains("Seq Scan on submission"), "\(query.name)\n\(plan)")
            #expect(!plan.contains(/Seq Scan on agency\b/), "\(query.name)\n\(plan)")
        }
        let place: [Parameter] = [.int32(2023), .textArray([Self.county])]
        let agencies: [Parameter] = [.int32(2023), .int64Array([50, 100])]
        for (check, parameters) in [
            (Checks.counts, place + [.text("2024-03-01")]),
            (Checks.countedRevisions, place + [.int64Array([50, 100])]),
            (Queries.readSameFigures, agencies), (Queries.readWordedRegions, agencies),
        ] {
            let plan = try plan(check, scope, connection, parameters)
            #expect(!plan.contains("Seq Scan on submission"), "\(check.name)\n\(plan)")
            #expect(!plan.contains(/Seq Scan on agency\b/), "\(check.name)\n\(plan)")
        }
    }

    @Test func earlierRevisionsAreFoundByIndexes() throws {
        let connection = try country()
        let plan = try plan(
            Queries.copyEarlierRevisions, RunScope(year: 2023, agencies: [50, 100]), connection)
        #expect(!plan.contains("Seq Scan on submission"), "\(plan)")
    }

    /// A nation's reports come from the index that has what a run reads, in the order of agencies.
    @Test func aRangeIsReadFromTheIndexAlone() throws {
        let connection = try country()
        let scope = RunScope(year: 2023, range: 0..<Int64.max)
        for query in [Queries.copyRevisionsOfYear, Queries.copySubmissionsOfRange] {
            let plan = try plan(query, scope, connection)
            #expect(!plan.contains("Seq Scan on submission"), "\(query.name)\n\(plan)")
            #expect(plan.contains("Index Only Scan"), "\(query.name)\n\(plan)")
            #expect(!plan.contains("Nested Loop"), "\(query.name)\n\(plan)")
        }
    }

    /// What is done after a range was read is planned as before.
    @Test func aScopeGivesBackHowThePlannerJoins() throws {
        let connection = try country()
        func setting() throws -> String? {
            try connection.query("SHOW enable_nestloop").text(0, 0)
        }
        try connection.query("BEGIN")
        for before in ["on", "off"] {
            try connection.query("SET LOCAL enable_nestloop = \(before)")
            let inside = try connection.withScope(RunScope(year: 2023, range: 1..<9), setting)
            #expect(inside == "off")
            #expect(try setting() == before)
        }
        try connection.rollback()
    }
}
