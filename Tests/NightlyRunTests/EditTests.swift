import Forms
import NightlyRun
import PostgresClient
import Store
import TestSupport
import Testing
import Vocabulary

/// A run over what changed against runs over everything, here and in another database.
@Suite struct EditTests {
    private func country(seed: UInt64) throws -> (String, FormCatalogue, RandomCountry) {
        let database = try TestServer.migratedDatabase()
        let catalogue = try FormFiles.catalogue()
        var country = try RandomCountry(conninfo: database, catalogue: catalogue, seed: seed)
        for year in [2020, 2022] {
            for agency in country.agencies { try country.file(agency: agency, year: year) }
        }
        return (database, catalogue, country)
    }

    private func expectFullRunFindsNothing(
        _ database: String, _ catalogue: FormCatalogue, _ comment: Comment? = nil
    ) throws {
        let full = try nightlyRun(database, catalogue, isFull: true)
        #expect(!full.isPublished, comment)
        #expect(full.changedTotals == 0 && full.changedFindings == 0, comment)
    }

    @Test(arguments: [31, 33, 34] as [UInt64])
    func everyKindOfEdit(seed: UInt64) throws {
        var (database, catalogue, country) = try country(seed: seed)
        _ = try nightlyRun(database, catalogue)
        for round in 0..<5 {
            var edits: [String] = []
            for _ in 0..<Int.random(in: 1...3, using: &country.random) {
                edits.append(try country.editAnything())
            }
            let incremental = try nightlyRun(database, catalogue)
            try expectFullRunFindsNothing(database, catalogue, "round \(round): \(edits)")
            try country.expectSoundCompleteness()
            guard round == 4 else { continue }
            let twin = try country.copied()
            let other = try nightlyRun(twin, catalogue)
            #expect(other.contentHash == incremental.contentHash, "\(edits)")
        }
    }

    /// Each edit alone, so that a failure names it.
    @Test(arguments: RandomCountry.edits.map(\.name))
    func oneEdit(name: String) throws {
        let (database, catalogue, country) = try country(seed: 36)
        _ = try nightlyRun(database, catalogue)
        let edit = try #require(RandomCountry.edits.first { $0.name == name })
        try country.connection.executeScript(name: name, sql: edit.sql)
        let incremental = try nightlyRun(database, catalogue)
        try expectFullRunFindsNothing(database, catalogue)
        let other = try nightlyRun(try country.copied(), catalogue)
        #expect(other.contentHash == incremental.contentHash)
        try country.expectSoundCompleteness()
    }

    /// The hash depends on what was filed, not on when it arrived or which numbers it got.
    @Test(arguments: [41, 42] as [UInt64])
    func sameInputSameHashElsewhere(seed: UInt64) throws {
        var (database, catalogue, country) = try country(seed: seed)
        for agency in country.agencies where Bool.random(using: &country.random) {
            try country.file(agency: agency, year: 2022)
        }
        let here = try nightlyRun(database, catalogue)
        let twin = try country.copied()
        let there = try nightlyRun(twin, catalogue)
        #expect(there.isPublished && there.contentHash == here.contentHash)
        let connection = try Connection(conninfo: twin)
        let moved = try connection.execute(
            Statement(
                name: "order",
                sql: """
                    SELECT count(*) FROM intake.submission
                    WHERE submission_id < (SELECT max(submission_id) FROM intake.submission AS x
                                           WHERE x.agency_id < submission.agency_id)
                    """))
        #expect(try moved.requiredInt64(0, "count") > 0)
    }

    /// A run for one region alone begins a new year; the next one publishes the other regions.
    @Test func newYearBegunByOneRegion() throws {
        var (database, catalogue, country) = try country(seed: 43)
        _ = try nightlyRun(database, catalogue)
        for agency in country.agencies where agency.region == "990121" {
            try country.file(agency: agency, year: 2023)
        }
        let part = try nightlyRun(database, catalogue, regions: ["990121"])
        #expect(part.isPublished)
        let rest = try nightlyRun(database, catalogue)
        #expect(rest.isPublished)
        try expectFullRunFindsNothing(database, catalogue)
        let other = try nightlyRun(try country.copied(), catalogue)
        #expect(other.contentHash == rest.contentHash)
    }

    /// A year asked for before anyone has filed stays right afterwards.
    @Test func yearWithoutSubmissionsIsKept() throws {
        let (database, catalogue, country) = try country(seed: 44)
        _ = try nightlyRun(database, catalogue)
        #expect(try nightlyRun(database, catalogue, years: [2023]).isPublished)
        let reader = TotalsReader(connection: country.connection)
        let before = try #require(
            try reader.total(region: "990000", year: 2023, scope: .all, at: nil))
        let counted = country.agencies.count { $0.agencyClass != .government }
        #expect(before.expected == Int64(counted))
        #expect(before.received == 0 && before.missing == before.expected)
        #expect(before.cells.allSatisfy { $0.value == nil && $0.reported == 0 && $0.blank == 0 })
        try country.connection.execute(
            Statement(
                name: "close",
                sql: "UPDATE registry.agency SET active_to = '2023-06-30' WHERE agency_id = 1"))
        _ = try nightlyRun(database, catalogue)
        let after = try #require(
            try reader.total(region: "990000", year: 2023, scope: .all, at: nil))
        #expect(after.expected == before.expected - 1)
        try expectFullRunFindsNothing(database, catalogue)
    }

    /// An edition hashes the years that it changed and takes the others as they were hashed.
    @Test func yearThatDidNotChangeKeepsItsHash() throws {
        var (database, catalogue, country) = try country(seed: 37)
        _ = try nightlyRun(database, catalogue)
        try country.file(agency: country.agencies[0], year: 2022)
        let night = try nightlyRun(database, catalogue)
        let rows = try country.connection.execute(
            Statement(
                name: "years",
                sql: """
                    SELECT edition_id::integer, year FROM summary.edition_year
                    ORDER BY edition_id, year
                    """))
        let hashed = try (0..<rows.count).map {
            [
                try rows.requiredInt32($0, "edition_id"), try rows.requiredInt32($0, "year"),
            ]
        }
        #expect(hashed == [[1, 2020], [1, 2022], [2, 2022]])
        let other = try nightlyRun(try country.copied(), catalogue)
        #expect(other.contentHash == night.contentHash)
    }
}
