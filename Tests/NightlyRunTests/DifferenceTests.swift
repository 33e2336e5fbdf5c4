import Forms
import PostgresClient
import Store
import TestSupport
import Testing
import Vocabulary

@testable import NightlyRun

/// Nights on which a few agencies filed and nothing else happened.
@Suite struct DifferenceTests {
    /// Sentences long enough to be compared; a report repeats those of a neighbour now and then.
    private static let overviews = [
        TextTests.overview, TextTests.others,
        TextTests.overview + "全年收到政府信息公开申请9999件。",
        String(TextTests.others.reversed()),
    ]

    /// Files by the next agency: by itself, with the figures of another, or with words.
    private func file(_ country: inout RandomCountry, story: inout [String]) throws {
        guard let agency = country.agencies.randomElement(using: &country.random) else { return }
        let year = Int.random(in: 2019...2023, using: &country.random)
        let others = country.reports.values.compactMap(\.last).filter { $0.year == year }
            .sorted { $0.agency < $1.agency }
        switch Int.random(in: 0...3, using: &country.random) {
        case 0:
            guard let copied = others.randomElement(using: &country.random) else { fallthrough }
            try country.refile(copied.cells, isBroken: copied.isBroken, agency: agency, year: year)
            story.append("\(agency.id) copies \(copied.agency) for \(year)")
        case 1:
            let cells = country.reports[.init(agency: agency.id, year: year)]?.last
            let text = Self.overviews.randomElement(using: &country.random) ?? ""
            guard let cells else { fallthrough }
            try country.refile(
                cells.cells, isBroken: cells.isBroken, agency: agency, year: year,
                overview: text)
            story.append("\(agency.id) words for \(year)")
        default:
            try country.file(agency: agency, year: year)
            story.append("\(agency.id) for \(year)")
        }
    }

    @Test(arguments: [81, 82, 83, 84, 85, 86] as [UInt64])
    func filingsGiveWhatEverythingGives(seed: UInt64) throws {
        #expect(try nightsGiveWhatEverythingGives(seed, wholeLimit: 0) > 10)
    }

    /// A small year is judged whole, also where a few filed.
    @Test(arguments: [87, 88] as [UInt64])
    func aSmallYearGivesWhatEverythingGives(seed: UInt64) throws {
        #expect(try nightsGiveWhatEverythingGives(seed, wholeLimit: 300) == 0)
    }

    /// - Returns: how many years were judged by difference.
    private func nightsGiveWhatEverythingGives(_ seed: UInt64, wholeLimit: Int) throws -> Int {
        let database = try TestServer.migratedDatabase()
        let catalogue = try FormFiles.catalogue()
        var country = try RandomCountry(conninfo: database, catalogue: catalogue, seed: seed)
        for year in [2019, 2020, 2022] {
            for agency in country.agencies where agency.id % 4 != 0 {
                try country.file(agency: agency, year: year)
            }
        }
        let start = 20_000
        _ = try nightlyRun(
            database, catalogue, businessDate: CalendarDate(daysSinceEpoch: start))
        var story: [String] = []
        var byDifference = 0
        for night in 1...12 {
            for _ in 0..<Int.random(in: 1...4, using: &country.random) {
                try file(&country, story: &story)
            }
            let date = CalendarDate(daysSinceEpoch: start + night * (1 + night % 3))
            let run = try nightlyRun(
                database, catalogue, checkLimit: night % 2 == 0 ? 5000 : 0,
                wholeLimit: wholeLimit, businessDate: date)
            byDifference += run.years.count { $0.agencies != nil }
            let full = try nightlyRun(database, catalogue, isFull: true, businessDate: date)
            #expect(!full.isPublished, "night \(night): \(story)")
            guard night == 12 else { continue }
            let twin = try country.copied()
            let other = try nightlyRun(twin, catalogue, isFull: true, businessDate: date)
            #expect(other.contentHash == full.contentHash, "\(story)")
        }
        try country.expectSoundCompleteness()
        return byDifference
    }

    /// Two sides that should agree, and what somebody changes between them.
    static let alterations = [
        "UPDATE summary.total SET cell_values[1] = cell_values[1] + 1 WHERE superseded_by IS NULL "
            + "AND edition_id = 2 AND region_code = '990121' AND scope = 'own'",
        "UPDATE summary.total SET cell_values[1] = cell_values[1] + 1 WHERE superseded_by IS NULL "
            + "AND edition_id = 2 AND region_code = '990100' AND scope = 'all'",
        "UPDATE summary.total SET received = received + 1, late = late + 1 "
            + "WHERE superseded_by IS NULL AND edition_id = 2 AND region_code = '990121'",
        "UPDATE summary.total SET on_time = on_time - 1, late = late + 1 "
            + "WHERE superseded_by IS NULL AND edition_id = 2 AND region_code = '990121'",
        "UPDATE summary.total SET blank = array_fill(1, ARRAY[cardinality(cell_values)]) "
            + "WHERE superseded_by IS NULL AND edition_id = 2 AND region_code = '990000'",
        // the report of another agency in the place of the one that filed
        "UPDATE summary.roster SET included_own = array_replace(included_own, 3, 2) "
            + "WHERE superseded_by IS NULL AND edition_id = 2",
        // what it corrects counts beside it
        "UPDATE summary.roster SET included_own = included_own || 1::bigint "
            + "WHERE superseded_by IS NULL AND edition_id = 2",
        "UPDATE summary.roster SET included_own = '{}', included_other = included_own "
            + "WHERE superseded_by IS NULL AND edition_id = 2",
    ]

    @Test(arguments: alterations)
    func changesThatAreNotThoseOfTheReportsAreRefused(sql: String) throws {
        let county = try County()
        for (agency, granted) in [(0, 3), (1, 5)] { try county.file(agency, granted: granted) }
        try county.run()
        try county.file(0, granted: 4)
        // nothing but the change is checked: every report lies above the limit
        let failure = #expect(throws: StoreError.self) {
            try nightlyRun(
                county.database, county.catalogue, checkLimit: 0,
                businessDate: try #require(CalendarDate("2023-02-01")),
                observer: { connection in
                    StageHook { stage in
                        guard stage == .check else { return }
                        do {
                            try connection.executeScript(name: "alter", sql: sql)
                        } catch {
                            Issue.record(error)
                        }
                    }
                })
        }
        guard case .checkFailed(let check, _) = failure else {
            Issue.record("\(failure as Any)")
            return
        }
        #expect(check.contains("c05"))
        #expect(try county.granted() == "8")
    }

    @Test func aChangedListIsRefused() throws {
        let county = try County()
        for (agency, granted) in [(0, 3), (1, 5)] { try county.file(agency, granted: granted) }
        try county.run()
        try county.execute("UPDATE summary.roster SET included_own = included_own[1:1]")
        try county.file(0, granted: 4)
        #expect(
            throws: StoreError.rosterAltered(region: County.code, year: County.year)
        ) { try county.run() }
    }

    /// A report that counts is not what it was when it was added.
    @Test(arguments: [0, 1])
    func aChangedContributionIsRefused(filer: Int) throws {
        let county = try County()
        for (agency, granted) in [(0, 3), (1, 5)] { try county.file(agency, granted: granted) }
        try county.run()
        try county.connection.executeScript(
            name: "alter",
            sql: """
                SET session_replication_role = replica;
                UPDATE intake.submission SET cells[3] = 9
                WHERE agency_id = \(county.agencies[0]);
                SET session_replication_role = origin;
                """)
        try county.file(filer, granted: 4, on: "2023-01-20")
        let failure = #expect(throws: StoreError.self) { try county.run() }
        guard case .checkFailed(let check, _) = failure else {
            Issue.record("\(failure as Any)")
            return
        }
        #expect(check.contains("c01"))
    }

    @Test func whatIsNoFilingIsAddedWhole() throws {
        let county = try County()
        for agency in 0...2 { try county.file(agency, granted: 3 + agency) }
        try county.run()
        try county.file(0, granted: 14, on: "2023-01-20")
        #expect(try county.run().years.map(\.agencies) == [1])
        // an older paper moves the day of the first filing
        try county.file(0, granted: 15, on: "2023-01-10")
        #expect(try county.run().years.map(\.agencies) == [nil])
        try county.file(1, granted: 16, on: "2023-01-20")
        try county.execute("UPDATE registry.agency SET name = '新名' WHERE agency_id = 3")
        #expect(try county.run().years.map(\.agencies) == [nil])
        #expect(try county.isWhole())
    }

    @Test func everyRegionHasItsTurnWithinFourWeeks() throws {
        let tree = RegionTree(
            (0..<100).map {
                Region(
                    code: "\(990_000 + $0)", name: "县", level: .county, parentCode: nil)
            })
        var seen: [String] = []
        for night in 20_001...20_028 {
            let rotation = try #require(
                CheckRotation(
                    since: CalendarDate(daysSinceEpoch: night - 1),
                    to: CalendarDate(daysSinceEpoch: night)))
            seen += rotation.regions(of: tree)
        }
        #expect(seen.sorted() == tree.regions.map(\.code))
        let after = CalendarDate(daysSinceEpoch: 20_000)
        // nights that were missed are made up for
        let late = try #require(
            CheckRotation(since: after, to: CalendarDate(daysSinceEpoch: 20_400)))
        #expect(late.regions(of: tree).count == 100)
        #expect(CheckRotation(since: after, to: after) == nil)
    }
}
