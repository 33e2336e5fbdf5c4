import Messages
import PostgresClient
import Store
import Testing
import Vocabulary

/// The totals of regions against those of the year before.
@Suite struct RegionTotalsTests {
    /// Three agencies that filed for 2021 and 2022; the first carries over three requests.
    private func county(carriedIn: Int = 2) throws -> County {
        let county = try County()
        try county.file(0, granted: 5, carriedOut: 3, year: 2021)
        try county.file(1, granted: 1, year: 2021)
        try county.file(2, granted: 1, year: 2021)
        try county.file(0, granted: 5, carriedIn: carriedIn)
        try county.file(1, granted: 1)
        try county.file(2, granted: 1)
        return county
    }

    private func messages(_ found: [OpenFinding]) -> Set<String> {
        Set(found.compactMap { $0.finding.message.zh.split(separator: "；").last.map(String.init) })
    }

    @Test func differenceIsNamedForEveryRegionAndScope() throws {
        let county = try county()
        try county.run()
        let found = try county.findings(of: "R-C-CARRY")
        let places = found.map { "\($0.regionCode) \($0.scope?.rawValue ?? "")" }
        // natural persons and the total; own totals only where agencies are of that level
        let once = ["990000 all", "990100 all", "990121 all", "990121 own"]
        #expect(places.sorted() == (once + once).sorted())
        #expect(found.allSatisfy { $0.submissionID == nil && $0.agencyID == nil })
        #expect(found.allSatisfy { $0.finding.severity == .warning })
        #expect(Set(found.map(\.finding.left)) == ["2"])
        #expect(Set(found.map(\.finding.right)) == ["3"])
        #expect(Set(found.map(\.finding.difference)) == ["-1"])
        #expect(messages(found) == ["两年计入的单位相同"])
        #expect(found.contains { $0.finding.message.zh.hasPrefix("全域合计：表三“自然人”列") })
        #expect(try county.findings(of: "R-C-MISS").isEmpty)
        #expect(try county.isWhole())
    }

    @Test func totalsThatFollowOnPass() throws {
        let county = try county(carriedIn: 3)
        try county.run()
        #expect(try county.findings().allSatisfy { $0.submissionID != nil })
    }

    @Test(arguments: [2020, 2021])
    func everyPairOfFormsIsCompared(year: Int) throws {
        let county = try County(agencies: 1)
        try county.file(0, granted: 5, carriedOut: 3, year: year - 1)
        try county.file(0, granted: 5, carriedIn: 2, year: year)
        try county.run()
        #expect(try county.findings(of: "R-C-CARRY", year: year).count == 8)
    }

    @Test func incompleteTotalsAreLabelledAndNotCompared() throws {
        let county = try County()
        for agency in 0...2 { try county.file(agency, granted: 5, carriedOut: 3, year: 2021) }
        for agency in 0...1 { try county.file(agency, granted: 5, carriedIn: 2) }
        try county.run()
        #expect(try county.findings(of: "R-C-CARRY").isEmpty)
        let found = try county.findings(of: "R-C-MISS")
        #expect(found.count == 4)
        #expect(found.allSatisfy { $0.finding.verdict == .undecided })
        #expect(
            found.first?.finding.message.zh
                == "全域合计不完整，不与上年比较：2022年度应报 3、未报 1，2021年度应报 3、未报 0")
        // the missing report makes them comparable
        try county.file(2, granted: 5, carriedIn: 2)
        try county.run()
        #expect(try county.findings(of: "R-C-MISS").isEmpty)
        #expect(try county.findings(of: "R-C-CARRY").count == 8)
        #expect(try county.isWhole())
    }

    /// A report that errors keep out of last year's totals counts this year.
    @Test func partOfAChangedSetOfBodiesIsNamed() throws {
        let county = try County()
        try county.file(0, granted: 5, carriedOut: 3, year: 2021)
        try county.file(1, granted: 5, year: 2021)
        try county.file(2, granted: 5, total: 6, carriedOut: 4, year: 2021)
        try county.file(0, granted: 5, carriedIn: 2)
        try county.file(1, granted: 5)
        try county.file(2, granted: 5, carriedIn: 4)
        try county.run()
        let found = try county.findings(of: "R-C-CARRY")
        #expect(Set(found.map(\.finding.difference)) == ["3"])
        #expect(messages(found) == ["其中 4 出自只在一年计入的单位（今年 1 个，上年 0 个）"])
        // allowed after all, it counts in both years; this year's totals are compared again
        try county.waive(
            county.findings(year: 2021).filter { $0.finding.excludes })
        try county.run()
        let after = try county.findings(of: "R-C-CARRY")
        #expect(Set(after.map(\.finding.difference)) == ["-1"])
        #expect(messages(after) == ["两年计入的单位相同"])
        #expect(try county.isWhole())
    }

    @Test func successionsAreNoChange() throws {
        let county = try County(agencies: 3)
        try county.execute(
            """
            UPDATE registry.agency SET active_to = '2022-03-01' WHERE agency_id = 2
            """)
        try county.execute(
            "UPDATE registry.agency SET active_from = '2022-03-02' WHERE agency_id = 3")
        try county.file(0, granted: 5, carriedOut: 3, year: 2021)
        try county.file(1, granted: 5, carriedOut: 1, year: 2021)
        try county.file(0, granted: 5, carriedIn: 2)
        try county.file(2, granted: 5, carriedIn: 5)
        try county.run()
        let before = try county.findings(of: "R-C-CARRY")
        #expect(Set(before.map(\.finding.difference)) == ["3"])
        #expect(messages(before) == ["其中 4 出自只在一年计入的单位（今年 1 个，上年 1 个）"])
        try county.execute(
            """
            INSERT INTO registry.succession (predecessor_id, successor_id, happened_on)
            VALUES (2, 3, '2022-03-02')
            """)
        try county.run()
        #expect(messages(try county.findings(of: "R-C-CARRY")) == ["两年计入的单位相同"])
        // a successor elsewhere continues it for the prefecture above both only
        try county.execute(
            "INSERT INTO registry.region VALUES ('990122', '二县', 'county', '990100')")
        try county.execute(
            "UPDATE registry.agency SET region_code = '990122' WHERE agency_id = 3")
        try county.run()
        let after = Dictionary(
            grouping: try county.findings(of: "R-C-CARRY"), by: \.regionCode
        ).mapValues { messages($0) }
        #expect(after["990121"] == ["其中 -1 出自只在一年计入的单位（今年 0 个，上年 1 个）"])
        #expect(after["990100"] == ["两年计入的单位相同"])
        #expect(after["990000"] == ["两年计入的单位相同"])
        #expect(try county.isWhole())
    }

    @Test(arguments: ["return", "deadline", "exempt", "close"])
    func lastYearsTotalsAreHeardThisYear(change: String) throws {
        let county = try county()
        try county.run()
        switch change {
        case "return":
            let rows = try county.connection.execute(
                Statement(
                    name: "first", sql: "SELECT min(submission_id) AS id FROM intake.submission"))
            try Decisions(connection: county.connection).sendBack(
                submission: rows.requiredInt64(0, "id"), reason: "x", returnedBy: "y")
        case "deadline":
            try county.execute(
                """
                INSERT INTO registry.deadline (year, event, due_on)
                VALUES (2021, 'submit', '2022-03-01')
                """)
        case "exempt":
            try county.execute(
                """
                INSERT INTO registry.exemption (agency_id, year, reason, granted_by)
                VALUES (1, 2021, 'x', 'y')
                """)
        default:
            try county.execute(
                """
                INSERT INTO registry.closing (region_code, year, no_new_after)
                VALUES ('990000', 2021, '2022-03-01')
                """)
        }
        try county.run()
        #expect(try county.isWhole())
    }

    @Test func figureThatNobodyStatesLeavesItOpen() throws {
        let county = try County(agencies: 1)
        try county.file(
            0, granted: 5, carriedOut: 0,
            others: [
                "requests.carried_out.natural_person": nil, "requests.carried_out.total": nil,
            ], year: 2021)
        try county.file(0, granted: 5, carriedIn: 2)
        try county.run()
        let found = try county.findings(of: "R-C-CARRY")
        #expect(found.count == 4 && found.allSatisfy { $0.finding.verdict == .undecided })
    }

    @Test func blanksOfSomeReportsAreCounted() throws {
        let county = try county()
        try county.file(
            1, granted: 1, others: ["requests.carried_out.natural_person": nil], year: 2021,
            on: "2023-01-20")
        try county.run()
        let found = try county.findings(of: "R-C-CARRY").filter {
            $0.finding.cells.contains("requests.carried_in.natural_person")
        }
        #expect(found.count == 4)
        #expect(found.allSatisfy { $0.finding.message.zh.contains("；合计中另有 1 处空白；") })
    }

    @Test func waivedUntilAValueChanges() throws {
        let county = try county()
        try county.run()
        try county.waive(county.findings(of: "R-C-CARRY"))
        try county.run()
        let waived = try county.findings(of: "R-C-CARRY")
        #expect(waived.count == 8 && waived.allSatisfy { $0.waiverID != nil })
        #expect(try county.isWhole())
        try county.file(0, granted: 5, carriedIn: 1, on: "2023-01-20")
        try county.run()
        let lapsed = try county.findings(of: "R-C-CARRY")
        #expect(lapsed.count == 8 && lapsed.allSatisfy { $0.waiverID == nil })
        #expect(try county.isWhole())
    }

    @Test func incompleteTotalsCannotBeWaived() throws {
        let county = try County(agencies: 2)
        try county.file(0, granted: 5, year: 2021)
        try county.file(0, granted: 5)
        try county.run()
        #expect(throws: StoreError.self) {
            try county.waive(county.findings(of: "R-C-MISS"))
        }
    }

    /// Nobody may rewrite what was said of the totals, or forget whose decision let it pass.
    @Test(arguments: [
        "UPDATE summary.finding_row SET scope = 'own' WHERE scope = 'all'",
        "UPDATE summary.finding_row SET region_code = '990200' WHERE scope = 'own'",
        "UPDATE intake.waiver SET region_code = '990200' WHERE region_code = '990121'",
    ])
    func everyEditIsFound(edit: String) throws {
        let county = try county()
        try county.run()
        try county.waive(county.findings(of: "R-C-CARRY"))
        try county.run()
        try county.execute("SET session_replication_role = replica")
        try county.execute(edit)
        let broken = try HistoryReader(connection: county.connection).brokenRecords()
        #expect(!broken.isEmpty)
    }
}
