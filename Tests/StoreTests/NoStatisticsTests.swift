import PostgresClient
import SQLTexts
import TestSupport
import Testing
import Vocabulary

@testable import Store

/// Before the server has counted anything, as on the day on which a county files for the first
/// time, it guesses that there is next to nothing. What an office asks costs no more for that than
/// it has agencies: no two lists of them are compared each with each.
@Suite struct NoStatisticsTests {
    private static let agencies = 1500

    private func county() throws -> Connection {
        let connection = try Connection(conninfo: try TestServer.migratedDatabase())
        for sql in [
            """
            INSERT INTO registry.region (code, name, level, parent_code) VALUES
                ('990000', '省', 'province', NULL), ('990100', '市', 'prefecture', '990000'),
                ('990121', '县', 'county', '990100')
            """,
            """
            INSERT INTO registry.agency (region_code, name, class)
            SELECT '990121', '单位' || number, 'department'
            FROM generate_series(1, \(Self.agencies)) AS number
            """,
            """
            INSERT INTO intake.submission
                (agency_id, year, revision, form_id, submitted_at, published_on, cells)
            SELECT agency_id, 2023, 1, 'gid-2021', '2024-01-15', '2024-01-16',
                   array_fill(7, ARRAY[287])
            FROM registry.agency
            """,
            """
            INSERT INTO registry.closing (region_code, year, no_new_after)
            VALUES ('990100', 2023, '2024-01-10')
            """,
        ] {
            try connection.query(sql)
        }
        return connection
    }

    /// What joins threw away, by line of the plan that was carried out.
    @Test func latenessComparesNoAgencyWithAllOthers() throws {
        let connection = try county()
        let rows = try connection.query(
            "EXPLAIN (ANALYZE, COSTS off, TIMING off) \(Queries.readLateness.text)",
            [.int32(2023), .text("990000"), .text("2024-03-01"), .text(nil)])
        let plan = (0..<rows.count).compactMap { rows.text($0, 0) }
        let compared = plan.compactMap { line in
            line.firstMatch(of: /Rows Removed by Join Filter: (\d+)/).flatMap { Int($0.1) }
        }
        // a date for each of the few kinds of agencies, but no agency for each agency
        #expect(
            compared.allSatisfy { $0 < 20 * Self.agencies }, "\(plan.joined(separator: "\n"))")
        let read = try AuditReader(connection: connection).lateness(
            year: 2023, region: "990000", asOf: CalendarDate("2024-03-01"))
        #expect(read.count == 2 * Self.agencies)
        #expect(read.allSatisfy { $0.event == .publish || $0.status == .onTime })
    }
}
