import NightlyRun
import PostgresClient
import Store
import TestSupport
import Testing
import Vocabulary

/// A report year goes by the state of its last day.
@Suite struct PastStateTests {
    private func totals(_ connection: Connection, _ region: String, _ year: Int) throws -> String? {
        try TotalsReader(connection: connection).total(
            region: region, year: year, scope: .all, at: nil
        )?.cells.first { $0.cell == "requests.granted.natural_person" }?.value
    }

    private func county() throws -> County {
        let county = try County()
        for year in [2021, 2022, 2023] {
            for agency in 0...2 {
                try county.file(agency, granted: 10 + agency, year: year, on: "\(year + 1)-01-15")
            }
        }
        try county.run(on: "2024-02-01")
        return county
    }

    @Test func movedCountyTakesNoPastAlong() throws {
        let county = try county()
        let before = try county.run(on: "2024-02-01", isFull: true)
        #expect(try totals(county.connection, "990100", 2022) == "33")
        try county.execute("BEGIN")
        try county.execute(
            """
            INSERT INTO registry.region_past (code, until, name, level, parent_code)
            SELECT code, '2023-06-01', name, level, parent_code FROM registry.region
            WHERE code = '\(County.code)'
            """)
        try county.execute(
            "UPDATE registry.region SET parent_code = '990200', name = '新名县' "
                + "WHERE code = '\(County.code)'")
        try county.execute("COMMIT")
        let moved = try county.run(on: "2024-02-01")
        #expect(moved.isPublished && !before.isPublished)
        for year in [2021, 2022] {
            #expect(try totals(county.connection, "990100", year) == "33")
            #expect(try totals(county.connection, "990200", year) == nil)
        }
        #expect(try totals(county.connection, "990100", 2023) == nil)
        #expect(try totals(county.connection, "990200", 2023) == "33")
        #expect(try totals(county.connection, "990000", 2023) == "33")
        #expect(
            try county.connection.values(
                "region_name || year",
                from: "summary.total_cell WHERE region_code = '\(County.code)'")
                == ["一县2021", "一县2022", "新名县2023"])
        #expect(
            try county.connection.values(
                "region_code || year",
                from: "summary.contribution WHERE region_code IN ('990100', '990200')")
                == ["9901002021", "9901002022", "9902002023"])
        #expect(try county.isWhole(on: "2024-02-01"))
        // a correction for an old year finds its old place
        try county.file(0, granted: 100, year: 2022, on: "2024-01-20")
        try county.run(on: "2024-02-01")
        #expect(try totals(county.connection, "990100", 2022) == "123")
        #expect(try county.isWhole(on: "2024-02-01"))
    }

    @Test func movedAgencyTakesNoPastAlong() throws {
        let county = try county()
        try county.execute(
            "INSERT INTO registry.region VALUES ('990122', '二县', 'county', '990100')")
        try county.run(on: "2024-02-01")
        try county.execute(
            """
            INSERT INTO registry.agency_past
            VALUES (1, '2023-01-01', '旧名', '990121', 'department', true)
            """)
        try county.execute(
            "UPDATE registry.agency SET region_code = '990122', class = 'township' "
                + "WHERE agency_id = 1")
        try county.run(on: "2024-02-01")
        for year in [2021, 2022] {
            #expect(try totals(county.connection, "990121", year) == "33")
        }
        #expect(try totals(county.connection, "990121", 2023) == "23")
        #expect(try totals(county.connection, "990122", 2023) == "10")
        #expect(try totals(county.connection, "990100", 2023) == "33")
        #expect(
            try county.connection.values(
                "agency_name || year", from: "summary.contribution WHERE agency_id = 1")
                == ["单位02023", "旧名2021", "旧名2022"])
        let late = try AuditReader(connection: county.connection).lateness(
            year: 2022, region: "990121", asOf: nil)
        #expect(late.first { $0.agencyID == 1 }?.agencyName == "旧名")
        #expect(late.first { $0.agencyID == 1 }?.agencyClass == .department)
        #expect(try county.isWhole(on: "2024-02-01"))
        // what changes in the old place's last year is compared in the next one's
        try county.file(0, granted: 70, year: 2022, on: "2024-01-20")
        try county.run(on: "2024-02-01")
        #expect(try county.isWhole(on: "2024-02-01"))
    }

    /// A change of the row itself is a correction: it holds for all years.
    @Test func correctedRowHoldsForAllYears() throws {
        let county = try county()
        try county.execute(
            "UPDATE registry.region SET parent_code = '990200' WHERE code = '\(County.code)'")
        try county.run(on: "2024-02-01")
        for year in [2021, 2022, 2023] {
            #expect(try totals(county.connection, "990200", year) == "33")
        }
        #expect(try county.isWhole(on: "2024-02-01"))
    }
}
