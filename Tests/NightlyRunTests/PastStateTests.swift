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

    /// Two prefectures with a department each, of which the second has lost its only county: in the
    /// year before that county lay there, and is compared with it.
    private func prefectureWithoutCounties() throws -> County {
        let county = try County()
        let registry = RegistryWriter(connection: county.connection)
        for code in ["990100", "990200"] {
            _ = try registry.add(
                NewAgency(
                    regionCode: code, name: "市局\(code)", agencyClass: .department,
                    activeFrom: CalendarDate(daysSinceEpoch: 15_000)))
        }
        try county.execute("BEGIN")
        try county.execute(
            """
            INSERT INTO registry.region_past (code, until, name, level, parent_code)
            SELECT code, '2022-06-01', name, level, '990200' FROM registry.region
            WHERE code = '\(County.code)'
            """)
        try county.execute("COMMIT")
        try county.file(0, granted: 4, year: 2021, on: "2022-01-15")
        try county.file(0, granted: 5)
        try county.run()
        return county
    }

    private func expected(_ county: County) throws -> [String] {
        try county.connection.values(
            "region_code || ' ' || scope || ' ' || expected",
            from: "summary.completeness WHERE year = 2022 AND region_code LIKE '990_00'")
    }

    @Test func prefectureThatLostItsCountiesKeepsItsTotal() throws {
        let county = try prefectureWithoutCounties()
        let before = try expected(county)
        #expect(
            before.sorted() == [
                "990000 all 5", "990100 all 4", "990100 own 1", "990200 all 1",
                "990200 own 1",
            ])
        try county.file(1, granted: 7)
        try county.run()
        #expect(try expected(county) == before)
        #expect(try totals(county.connection, "990000", 2022) == "12")
        #expect(try county.isWhole())
    }

    /// A total that went although its agencies did not, and that the sums above have lost with it.
    @Test func totalThatIsMissingIsNotPublished() throws {
        let county = try prefectureWithoutCounties()
        try county.file(1, granted: 7)
        let failure = #expect(throws: StoreError.self) {
            try nightlyRun(
                county.database, county.catalogue,
                observer: { connection in
                    StageHook { stage in
                        guard stage == .check else { return }
                        // what a bug of the worker would leave in the table
                        for spoiled in [
                            "superseded_by = edition_id + 1 WHERE region_code = '990200'",
                            "expected = expected - 1 WHERE region_code = '990000'",
                        ] {
                            _ = try? connection.execute(
                                Statement(
                                    name: "spoil",
                                    sql: """
                                        UPDATE summary.total SET \(spoiled)
                                          AND year = 2022 AND scope = 'all'
                                          AND superseded_by IS NULL
                                        """))
                        }
                    }
                })
        }
        guard case .checkFailed(let check, let detail) = failure else {
            Issue.record("\(String(describing: failure))")
            return
        }
        #expect(check.contains("c02") && detail.contains("990200"))
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

    private struct Told: Equatable {
        let included: Int64
        let isGone: Bool
        let causes: [String]
        /// The changed figure of granted requests of natural persons.
        let change: String
    }

    /// The last version of a total, and why.
    private func last(_ county: County, _ region: String, _ year: Int) throws -> Told {
        let reader = HistoryReader(connection: county.connection)
        let version = try #require(
            try reader.versions(region: region, year: year, scope: .all, at: nil).last)
        let causes = try reader.causes(region: region, year: year, scope: .all, at: nil)
        let changes = try reader.cellChanges(region: region, year: year, scope: .all, at: nil)
        let change = changes.first {
            $0.edition == version.edition && $0.cell == "requests.granted.natural_person"
        }
        return Told(
            included: version.included, isGone: version.isGone,
            causes: causes.filter { $0.edition == version.edition }.map {
                "\($0.reason.rawValue) \($0.name) \($0.reports ?? 0)"
            }, change: "\(change?.before ?? "-") \(change?.after ?? "-")")
    }

    /// Totals come and go with a region whose past is put right, and the cause is named.
    @Test func correctedPastOfARegionIsNamed() throws {
        let county = try county()
        try county.execute(
            "UPDATE registry.region SET parent_code = '990200' WHERE code = '\(County.code)'")
        try county.run(on: "2024-02-01")
        let left = try last(county, "990100", 2022)
        #expect(left.included == 0 && left.change == "33 -")
        #expect(left.causes == ["region 一县 -3"])
        let come = try last(county, "990200", 2022)
        #expect(come.included == 3 && come.causes == ["region 一县 3"])
        // what it is above both of them has not changed
        #expect(try last(county, "990000", 2022).causes.allSatisfy { $0.hasPrefix("first") })
        // only since 2023, as it turns out
        try county.execute(
            """
            INSERT INTO registry.region_past VALUES ('\(County.code)', '2023-03-01', '一县', 'county',
                '990100')
            """)
        try county.run(on: "2024-02-01")
        let back = try last(county, "990100", 2022)
        #expect(back.included == 3 && back.change == "- 33")
        #expect(back.causes == ["region 一县 3"])
        #expect(try last(county, "990200", 2022).causes == ["region 一县 -3"])
        #expect(try last(county, "990200", 2023).included == 3)
        #expect(try county.isWhole(on: "2024-02-01"))
    }

    /// What a list of an edition calls agencies and regions is what they were called then.
    @Test func namesOfAnEditionAreThoseKnownThen() throws {
        let county = try county()
        let rows = try county.connection.execute(
            Statement(name: "now", sql: "SELECT summary.china_time(clock_timestamp()) AS now"))
        let before = try #require(Instant(try rows.requiredText(0, "now")))
        try county.execute("UPDATE registry.region SET name = '改县' WHERE code = '\(County.code)'")
        try county.execute("UPDATE registry.agency SET name = '改局' WHERE agency_id = 1")
        func names(_ instant: Instant?) throws -> [String] {
            let total = try #require(
                try TotalsReader(connection: county.connection).total(
                    region: County.code, year: 2022, scope: .all, at: instant))
            let composition = CompositionReader(
                connection: county.connection, cell: "requests.granted.total", year: 2022,
                scope: .all, edition: total.edition.id, known: instant)
            return [total.region.name]
                + (try composition.contributions(region: County.code).map(\.agencyName).sorted())
                + (try composition.below(region: "990100").map(\.regionName))
                + (try composition.path(from: "990100", to: 1).map(\.name))
        }
        #expect(try names(nil).filter { $0.hasPrefix("改") } == ["改县", "改局", "改县", "改县"])
        #expect(try names(before).allSatisfy { !$0.hasPrefix("改") })
        #expect(try names(before).count == 7)
    }
}
