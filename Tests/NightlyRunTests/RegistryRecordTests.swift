import PostgresClient
import Store
import Testing

/// The registry is compared with what its changes left behind, whatever they were.
@Suite struct RegistryRecordTests {
    /// What a verification finds after an edit with the triggers switched off: the change that left
    /// the row otherwise, and the row. The edit is taken back.
    private func faults(_ county: County, after edit: String) throws -> [String] {
        let reader = HistoryReader(connection: county.connection)
        #expect(try reader.brokenRecords() == [])
        try county.execute("BEGIN")
        try county.execute("SET LOCAL session_replication_role = replica")
        try county.execute(edit)
        let broken = try reader.brokenRecords()
        try county.execute("ROLLBACK")
        #expect(broken.allSatisfy { $0.subject == .registry })
        return broken.map { "\($0.number) \($0.fault.text)" }
    }

    /// The last change of the registry.
    private func lastChange(_ county: County) throws -> Int64 {
        try county.connection.execute(
            Statement(name: "last", sql: "SELECT max(change_id) AS last FROM registry.change")
        ).requiredInt64(0, "last")
    }

    @Test func rowsWithEmptyColumnsAreCompared() throws {
        let county = try County()
        try county.execute(
            """
            INSERT INTO registry.deadline (region_code, year, class, event, due_on)
            VALUES (NULL, 2022, NULL, 'submit', '2023-02-01')
            """)
        let everywhere = try lastChange(county)
        try county.execute(
            """
            INSERT INTO registry.deadline (region_code, year, class, event, due_on)
            VALUES ('\(County.code)', 2022, NULL, 'submit', '2023-02-02'),
                   ('\(County.code)', 2022, 'department', 'submit', '2023-02-03')
            """)
        let inRegion = try lastChange(county)
        try county.run()
        let first = #"\#(everywhere) deadline [null, 2022, null, "submit"]"#
        let others = [#""department""#, "null"].map {
            #"\#(inRegion) deadline ["\#(County.code)", 2022, \#($0), "submit"]"#
        }
        #expect(
            try faults(
                county, after: "DELETE FROM registry.deadline WHERE region_code IS NULL")
                == [first])
        #expect(
            try faults(county, after: "UPDATE registry.deadline SET due_on = due_on + 1")
                == [first] + others)
        #expect(
            try faults(county, after: "DELETE FROM registry.deadline WHERE class IS NOT NULL")
                == [others[0]])
    }

    /// A row that goes under another key from now on is no row that vanished.
    @Test(arguments: [
        "UPDATE registry.deadline SET year = year + 1, class = 'township'",
        "UPDATE registry.account SET login = 'other'",
        "UPDATE registry.extension SET granted_on = granted_on + 1",
    ])
    func rowsMayChangeTheirKeys(edit: String) throws {
        let county = try County()
        for sql in [
            """
            INSERT INTO registry.deadline (region_code, year, class, event, due_on)
            VALUES (NULL, 2022, 'department', 'submit', '2023-02-01'),
                   (NULL, 2023, 'department', 'submit', '2024-02-01')
            """,
            "INSERT INTO registry.account (login, region_code) VALUES ('one', '\(County.code)')",
            """
            INSERT INTO registry.extension (
                agency_id, year, event, due_on, reason, granted_by, granted_on)
            VALUES (\(county.agencies[0]), 2022, 'submit', '2023-02-10', 'x', 'y', '2023-01-20')
            """, edit,
        ] { try county.execute(sql) }
        #expect(try faults(county, after: "SELECT 1") == [])
        try county.run()
        #expect(try faults(county, after: "SELECT 1") == [])
        #expect(try faults(county, after: "DELETE FROM registry.deadline").count == 2)
    }

    @Test(arguments: ["credit_code = ''", "active_to = '2999-12-31'", "counts_in_total = false"])
    func alteredAgencyIsNamed(edit: String) throws {
        let county = try County()
        try county.run()
        let agency = county.agencies[0]
        let names = try faults(
            county, after: "UPDATE registry.agency SET \(edit) WHERE agency_id = \(agency)"
        ).map { $0.split(separator: " ", maxSplits: 1).last }
        #expect(names == ["agency [\(agency)]"])
    }

    @Test func ofSeveralChangesTheLastCounts() throws {
        let county = try County()
        let agency = county.agencies[1]
        for name in ["甲", "乙", "丙"] {
            try county.execute(
                "UPDATE registry.agency SET name = '\(name)' WHERE agency_id = \(agency)")
        }
        let last = try lastChange(county)
        try county.run()
        // back to what it was once
        let edit = "UPDATE registry.agency SET name = '甲' WHERE agency_id = \(agency)"
        #expect(try faults(county, after: edit) == ["\(last) agency [\(agency)]"])
    }

    @Test func agencyThatWentAndCameBack() throws {
        let county = try County()
        let agency = county.agencies[2]
        let delete = "DELETE FROM registry.agency WHERE agency_id = \(agency)"
        let insert = """
            INSERT INTO registry.agency (agency_id, region_code, name, class)
            VALUES (\(agency), '\(County.code)', '复设单位', 'department')
            """
        try county.execute(delete)
        let gone = try lastChange(county)
        try county.run()
        #expect(try faults(county, after: insert) == ["\(gone) agency [\(agency)]"])
        try county.execute(insert)
        let back = try lastChange(county)
        try county.run()
        #expect(try faults(county, after: delete) == ["\(back) agency [\(agency)]"])
        let unheardOf = """
            INSERT INTO registry.agency (agency_id, region_code, name, class)
            VALUES (77, '\(County.code)', '无来历', 'department')
            """
        #expect(try faults(county, after: unheardOf) == ["0 agency [77]"])
    }

    @Test func emptiedTableStartsAnew() throws {
        let county = try County()
        let name = "exemption [\(county.agencies[0]), 2022]"
        let insert = """
            INSERT INTO registry.exemption (agency_id, year, reason, granted_by)
            VALUES (\(county.agencies[0]), 2022, '新设', '县政府')
            """
        try county.execute(insert)
        try county.execute("TRUNCATE registry.exemption")
        try county.run()
        #expect(try faults(county, after: insert) == ["0 \(name)"])
        try county.execute(insert)
        let last = try lastChange(county)
        try county.run()
        #expect(try faults(county, after: "TRUNCATE registry.exemption") == ["\(last) \(name)"])
    }
}
