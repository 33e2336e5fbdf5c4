import Foundation
import TestSupport
import Testing

/// The synthetic county's handing over of work, as cross-year rules and the registry see it.
@Suite struct SampleCommandTests {
    /// Files the successor's report for 2020 again with figures moved between two rows.
    private static let moved = """
        SELECT intake.submit(s.agency_id, s.year, s.form_id, (
                SELECT jsonb_object_agg(c.cell, s.cells[c.position] * c.step
                    + CASE WHEN c.column_id NOT IN ('natural_person', 'total') THEN 0
                           WHEN c.row_id = 'carried_in' THEN 1
                           WHEN c.row_id = 'received' THEN -1 ELSE 0 END)
                FROM registry.form_cell AS c WHERE c.form_id = s.form_id),
            TIMESTAMPTZ '2021-02-20 09:00:00+08')
        FROM intake.submission AS s
        JOIN registry.succession ON s.agency_id = successor_id
        WHERE s.year = 2020 ORDER BY s.revision DESC LIMIT 1
        """

    @Test func oneAgencyIsACountyToo() throws {
        let county = try County(at: try TestServer.migratedDatabase())
        let sample = try county.program(
            "sample", "--region", County.code, "--agencies", "1", "--years", "2020-2024")
        #expect(sample.status == 0, "\(sample)")
        #expect(try county.program("run").status == 0)
        let totals = try county.program(
            "totals", "--region", County.code, "--year", "2024", "--format", "json")
        #expect(try object(json(totals.output))["expected"] as? Int == 1)
    }

    @Test func successorFollowsOnFromItsPredecessor() throws {
        let county = try County(at: try TestServer.migratedDatabase())
        let sample = try county.program(
            "sample", "--region", County.code, "--agencies", "30", "--years", "2019-2022")
        #expect(sample.status == 0, "\(sample)")
        #expect(
            try county.number(
                """
                SELECT count(*) FROM registry.succession
                JOIN registry.agency AS old ON old.agency_id = predecessor_id
                JOIN registry.agency AS new ON new.agency_id = successor_id
                WHERE share = 1 AND happened_on = old.active_to + 1
                  AND happened_on = new.active_from AND authority LIKE '%（示例）'
                """) == 1)
        // both filed, the one for 2019 and the other for 2020
        #expect(
            try county.number(
                """
                SELECT count(DISTINCT s.agency_id) FROM registry.succession
                JOIN intake.submission AS s ON (s.agency_id, s.year) IN (
                    (predecessor_id, 2019), (successor_id, 2020))
                """) == 2)
        func carried() throws -> [[String: Any]] {
            #expect(try county.program("run").status == 0)
            let successor = try county.number("SELECT successor_id FROM registry.succession")
            let findings = try county.program(
                "findings", "--year", "2020", "--agency", String(successor), "--format", "json")
            return try list(json(findings.output)).filter {
                $0["rule"] as? String == "R-X-CARRY" && $0["verdict"] as? String == "failed"
            }
        }
        #expect(try carried().isEmpty)
        try county.execute(Self.moved)
        let found = try carried()
        #expect(
            Set(found.compactMap { ($0["cells"] as? [String])?.first }) == [
                "requests.carried_in.natural_person", "requests.carried_in.total",
            ], "\(found)")
        for finding in found {
            #expect(
                try #require(finding["left"] as? Int)
                    == #require(finding["right"] as? Int) + 1)
        }
    }
}
