import PostgresClient
import Testing

/// Few lists are added again as rows, many by a sum for each cell: both find the same.
@Suite struct SecondAddingTests {
    /// What somebody changes, and whether it must be found.
    private static let alterations: [(sql: String, isFound: Bool)] = [
        ("SELECT", false),
        ("UPDATE summary.total SET cell_values[7] = cell_values[7] + 1", true),
        ("UPDATE summary.total SET cell_values[7] = NULL", true),
        ("UPDATE summary.total SET cell_values[7] = cell_values[7] + 1 WHERE scope = 'own'", true),
        ("UPDATE summary.total SET cell_values = cell_values || 1::bigint", true),
        ("UPDATE summary.total SET cell_values = cell_values[1:150], blank = blank[1:150]", true),
        ("UPDATE summary.total SET blank = NULL", true),
        ("UPDATE summary.total SET blank[3] = blank[3] + 1 WHERE region_code = '990100'", true),
        ("UPDATE summary.total SET expected = expected + 1 WHERE region_code = '990100'", true),
        ("DELETE FROM summary.total WHERE scope = 'own'", true),
        ("DELETE FROM summary.total WHERE region_code = '990121'", true),
        ("DELETE FROM summary.roster", true),
        ("UPDATE summary.roster SET included_own = included_own[2:]", true),
        ("UPDATE summary.roster SET included_own = '{}', included_other = included_own", true),
        ("UPDATE intake.submission SET cells = '{}'", true),
        ("UPDATE intake.submission SET cells = '{}' WHERE submission_id = 1", true),
        ("UPDATE intake.submission SET cells = cells[1:198] WHERE submission_id = 1", true),
        ("UPDATE intake.submission SET cells[5] = NULL WHERE submission_id = 1", true),
    ]

    private static let differences = """
        SELECT region_code, scope, position, stored, added
        FROM summary.own_differences(2022, ARRAY['990000', '990100', '990121'])
        UNION ALL
        SELECT region_code, 'tree', position, stored, added
        FROM summary.tree_differences(2022, ARRAY['990000', '990100', '990121'])
        ORDER BY 1, 2, 3, 4, 5
        """

    private func rows(_ county: County) throws -> [[String?]] {
        let rows = try county.connection.execute(
            Statement(name: "differences", sql: Self.differences))
        return (0..<rows.count).map { row in
            (0..<rows.columnCount).map { rows.text(row, $0) }
        }
    }

    @Test func fewAreAddedAsMany() throws {
        let county = try County(agencies: 4)
        try county.execute("UPDATE registry.agency SET class = 'township' WHERE agency_id = 4")
        for agency in 0..<4 {
            try county.file(
                agency, granted: 3 + agency,
                others: agency == 1 ? ["disclosure.licensing.decisions": nil] : [:])
        }
        try county.run()
        for (sql, isFound) in Self.alterations {
            try county.execute("BEGIN")
            try county.execute("SET LOCAL session_replication_role = replica")
            try county.execute(sql)
            let few = try rows(county)
            try county.execute(
                "CREATE OR REPLACE FUNCTION summary.few_lists() RETURNS integer "
                    + "LANGUAGE sql IMMUTABLE AS 'SELECT -1'")
            #expect(try rows(county) == few, "\(sql)")
            #expect(few.isEmpty != isFound, "\(sql): \(few)")
            try county.execute("ROLLBACK")
        }
    }
}
