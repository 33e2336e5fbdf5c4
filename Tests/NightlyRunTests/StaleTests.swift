import Forms
import NightlyRun
import PostgresClient
import Store
import TestSupport
import Testing
import Vocabulary

/// Results that older forms or rules judged, and the rules of each time.
@Suite struct StaleTests {
    /// The official forms with one more rule: nothing may be granted, from a year on.
    private func stricter(from year: Int) throws -> FormCatalogue {
        let rule = """
              - id: R-TRIAL
                severity: error
                check: equal
                years: {first: \(year)}
                left: ["requests.granted.natural_person"]
                right: ["requests.declined_petition.natural_person"]
                title: {zh: 试, en: trial}
                message: {zh: "试 {left}", en: "trial {left}"}
                source: 试

            """
        return try FormFiles.catalogue(of: [
            "gid-2019.yaml": try FormFiles.text("gid-2019"),
            "gid-2021.yaml": try FormFiles.text("gid-2021") + rule,
        ])
    }

    /// A county with reports for 2021, 2022 and 2023.
    private func county() throws -> County {
        let county = try County()
        for year in 2021...2023 { try county.file(0, granted: 0 + year - 2020, year: year) }
        try county.run()
        return county
    }

    private func stale(_ county: County, _ catalogue: FormCatalogue) throws -> [StaleResult] {
        try StaleReader(connection: county.connection)
            .results(otherThan: RuleBook(catalogue).hash)
    }

    private func failures(_ county: County) throws -> [Int] {
        let rows = try county.connection.sql(
            "SELECT year FROM summary.finding WHERE rule = 'R-TRIAL' ORDER BY year")
        return try (0..<rows.count).map { Int(try rows.requiredInt32($0, "year")) }
    }

    @Test func aYearIsJudgedByTheRulesOfItsTime() throws {
        let county = try county()
        let catalogue = try stricter(from: 2022)
        #expect(try failures(county) == [])
        _ = try nightlyRun(county.database, catalogue)
        #expect(try failures(county) == [2022, 2023])
        let included = try county.connection.sql(
            "SELECT included FROM summary.completeness "
                + "WHERE region_code = '990121' AND scope = 'all' ORDER BY year")
        #expect((0..<3).map { included.text($0, "included") } == ["1", "0", "0"])
    }

    @Test func oldJudgementsAreListedAndJudgedAgainOnRequest() throws {
        let county = try county()
        let present = county.catalogue
        #expect(try stale(county, present).isEmpty)
        let catalogue = try stricter(from: 2023)
        let listed = try stale(county, catalogue)
        // every region of every year was judged, those without reports too
        #expect(listed.count == 3 * 4)
        #expect(Set(listed.map(\.year)) == [2021, 2022, 2023])
        #expect(Set(listed.map(\.catalogueHash)) == [RuleBook(present).hash])
        #expect(listed.allSatisfy { $0.edition == 1 && $0.judgedOn == "2023-02-01" })
        let outcome = try nightlyRun(county.database, catalogue, isStaleOnly: true)
        #expect(outcome.isPublished && outcome.years.map(\.year) == [2021, 2022, 2023])
        #expect(try failures(county) == [2023])
        // those whose results did not change were judged as well
        #expect(try stale(county, catalogue).isEmpty)
        #expect(try stale(county, present).count == 12)
        let again = try nightlyRun(county.database, catalogue, isStaleOnly: true)
        #expect(!again.isPublished && again.years.isEmpty)
        #expect(try !nightlyRun(county.database, catalogue, isFull: true).isPublished)
    }

    @Test func runOfOneYearOrRegionLeavesTheOthersStale() throws {
        let county = try county()
        let catalogue = try stricter(from: 2023)
        _ = try nightlyRun(county.database, catalogue, years: [2023])
        #expect(Set(try stale(county, catalogue).map(\.year)) == [2021, 2022])
        _ = try nightlyRun(
            county.database, catalogue, years: [2022], regions: [County.code])
        let left = try stale(county, catalogue).filter { $0.year == 2022 }
        // a region is judged with those above it, the other prefecture is not among them
        #expect(left.map(\.regionCode) == ["990200"])
        let reader = StaleReader(connection: county.connection)
        let hash = RuleBook(catalogue).hash
        #expect(
            try reader.results(otherThan: hash, region: County.code, year: 2021).map(\.regionCode)
                == [County.code])
        let outcome = try nightlyRun(county.database, catalogue, isStaleOnly: true)
        #expect(outcome.years.map(\.year) == [2021, 2022])
        #expect(try stale(county, catalogue).isEmpty)
    }

    /// What a run of one year judged by other rules, the next run of everything judges again.
    @Test func otherRulesInBetweenAreNotForgotten() throws {
        let county = try county()
        let catalogue = try FormFiles.catalogue()
        let before = try nightlyRun(county.database, catalogue).contentHash
        let between = try nightlyRun(county.database, try stricter(from: 2023), years: [2023])
        #expect(between.isPublished && between.contentHash != before)
        let after = try nightlyRun(county.database, catalogue)
        #expect(after.contentHash == before)
        #expect(try stale(county, catalogue).isEmpty)
        #expect(try !nightlyRun(county.database, catalogue, isFull: true).isPublished)
    }

    @Test func failedAndDryRunsDoNotCount() throws {
        let county = try county()
        let catalogue = try stricter(from: 2023)
        _ = try nightlyRun(county.database, catalogue, isDryRun: true, isStaleOnly: true)
        #expect(try stale(county, catalogue).count == 12)
        #expect(throws: StoreError.noSuchRegion("1")) {
            try nightlyRun(county.database, catalogue, regions: ["1"])
        }
        #expect(try stale(county, catalogue).count == 12)
    }
}
