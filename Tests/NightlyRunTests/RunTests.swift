import Forms
import Glibc
import NightlyRun
import PostgresClient
import Store
import TestSupport
import Testing
import Vocabulary

/// What a run leaves behind when all goes well and when it does not.
@Suite struct RunTests {
    /// A migrated database with some reports of 2022.
    private func country(seed: UInt64) throws -> (String, FormCatalogue, RandomCountry) {
        let database = try TestServer.migratedDatabase()
        let catalogue = try FormFiles.catalogue()
        var country = try RandomCountry(conninfo: database, catalogue: catalogue, seed: seed)
        for agency in country.agencies { try country.file(agency: agency, year: 2022) }
        return (database, catalogue, country)
    }

    private func count(_ connection: Connection, _ sql: String) throws -> Int64 {
        let rows = try connection.execute(Statement(name: "count", sql: sql))
        return try rows.requiredInt64(0, "count")
    }

    @Test func unchangedRunPublishesNothing() throws {
        let (database, catalogue, country) = try country(seed: 21)
        let first = try nightlyRun(database, catalogue)
        let second = try nightlyRun(database, catalogue)
        #expect(first.isPublished && first.edition == 1)
        #expect(!second.isPublished && second.edition == 1)
        #expect(second.contentHash == first.contentHash)
        #expect(second.submissions == 0)
        #expect(try count(country.connection, "SELECT count(*) FROM summary.edition") == 1)
        #expect(
            try count(
                country.connection, "SELECT count(DISTINCT edition_id) FROM summary.total_cell")
                == 1)
    }

    @Test func dryRunChangesNothing() throws {
        let (database, catalogue, country) = try country(seed: 22)
        let outcome = try nightlyRun(database, catalogue, isDryRun: true)
        #expect(outcome.changedTotals > 0 && !outcome.isPublished)
        #expect(try count(country.connection, "SELECT count(*) FROM summary.total") == 0)
        #expect(try count(country.connection, "SELECT count(*) FROM audit.run") == 0)
    }

    @Test func restrictedRunLeavesTheRestForTheNext() throws {
        var (database, catalogue, country) = try country(seed: 23)
        _ = try nightlyRun(database, catalogue)
        for agency in country.agencies { try country.file(agency: agency, year: 2022) }
        _ = try nightlyRun(database, catalogue, regions: ["990121"])
        _ = try nightlyRun(database, catalogue)
        let full = try nightlyRun(database, catalogue, isFull: true)
        #expect(!full.isPublished)
    }

    @Test func samplingCheckAcceptsACorrectRun() throws {
        let (database, catalogue, _) = try country(seed: 24)
        #expect(try nightlyRun(database, catalogue, checkLimit: 1).isPublished)
    }

    @Test func earlierEditionsStayReadable() throws {
        var (database, catalogue, country) = try country(seed: 25)
        _ = try nightlyRun(database, catalogue)
        let reader = TotalsReader(connection: country.connection)
        let first = try reader.edition()
        let before = try #require(
            try reader.total(region: "990000", year: 2022, scope: .all, at: nil))
        for agency in country.agencies { try country.file(agency: agency, year: 2022) }
        _ = try nightlyRun(database, catalogue)
        #expect(try reader.edition().id == 2)
        let asOf = try #require(
            try reader.total(region: "990000", year: 2022, scope: .all, at: first.publishedAt))
        #expect(asOf.edition.id == 1)
        #expect(asOf.cells.map(\.value) == before.cells.map(\.value))
        let instant: Instant = "2001-01-01T00:00:00Z"
        #expect(
            throws: StoreError.beforeFirstEdition(instant: instant, first: first.publishedAt)
        ) { try reader.edition(at: instant) }
        #expect(throws: StoreError.instantInFuture("2999-01-01T00:00:00Z")) {
            try reader.edition(at: "2999-01-01T00:00:00Z")
        }
    }

    @Test func contributionsAddUpToTheTotals() throws {
        let (database, catalogue, country) = try country(seed: 26)
        _ = try nightlyRun(database, catalogue)
        let different = try count(
            country.connection,
            """
            SELECT count(*) FROM summary.total_cell AS t
            LEFT JOIN (SELECT region_code, year, scope, cell, sum(value) AS value
                       FROM summary.contribution GROUP BY 1, 2, 3, 4) AS c
                USING (region_code, year, scope, cell)
            WHERE t.value IS DISTINCT FROM c.value
            """)
        #expect(different == 0)
        #expect(try count(country.connection, "SELECT count(*) FROM summary.contribution") > 0)
    }

    @Test func lostConnectionPublishesNothing() throws {
        var (database, catalogue, country) = try country(seed: 27)
        let first = try nightlyRun(database, catalogue)
        for agency in country.agencies { try country.file(agency: agency, year: 2022) }
        let other = country.connection
        #expect(throws: DatabaseError.self) {
            try nightlyRun(
                database, catalogue,
                observer: { connection in
                    let pid = connection.backendPID
                    return StageHook { stage in
                        guard stage == .check else { return }
                        _ = try? other.execute(
                            Statement(name: "end", sql: "SELECT pg_terminate_backend($1::integer)"),
                            [.int32(pid)])
                    }
                })
        }
        #expect(try TotalsReader(connection: other).edition().contentHash == first.contentHash)
        #expect(try nightlyRun(database, catalogue).isPublished)
    }

    /// A region's own agencies, of a county and of one with others below, in either scope.
    @Test(arguments: ["own", "all", "direct"])
    func wrongOnTimeIsNotPublished(scope: String) throws {
        let (database, catalogue, country) = try country(seed: 30)
        let region = scope == "direct" ? "990100" : "990121"
        let failure = #expect(throws: StoreError.self) {
            try nightlyRun(
                database, catalogue,
                observer: { connection in
                    StageHook { stage in
                        guard stage == .check else { return }
                        // of one scope alone, and with the whole areas above as they were
                        _ = try? connection.execute(
                            Statement(
                                name: "spoil",
                                sql: """
                                    UPDATE summary.total
                                    SET on_time = abs(on_time - 1),
                                        late = received - abs(on_time - 1)
                                    WHERE region_code = '\(region)' AND scope = '\(scope)'
                                    """))
                    }
                })
        }
        guard case .checkFailed(let check, let detail) = failure else {
            Issue.record("\(String(describing: failure))")
            return
        }
        #expect(check.contains("c03") && detail.contains(region) && detail.contains(scope))
        #expect(try count(country.connection, "SELECT count(*) FROM summary.edition") == 0)
    }

    @Test(arguments: [
        ("990121", "cell_values[3] = cell_values[3] + 1", "c01"),
        ("990000", "cell_values[3] = cell_values[3] + 1", "c02"),
        ("990000", "blank = array_fill(1, ARRAY[cardinality(cell_values)])", "c02"),
        ("990000", "on_time = on_time - 1, late = late + 1", "c02"),
    ])
    func wrongTotalIsNotPublished(region: String, spoiled: String, by expected: String) throws {
        let (database, catalogue, country) = try country(seed: 28)
        let failure = #expect(throws: StoreError.self) {
            try nightlyRun(
                database, catalogue,
                observer: { connection in
                    StageHook { stage in
                        guard stage == .check else { return }
                        // what a bug of the worker would leave in the table
                        _ = try? connection.execute(
                            Statement(
                                name: "spoil",
                                sql: """
                                    UPDATE summary.total SET \(spoiled)
                                    WHERE region_code = '\(region)' AND scope = 'all'
                                    """))
                    }
                })
        }
        guard case .checkFailed(let check, let detail) = failure else {
            Issue.record("\(String(describing: failure))")
            return
        }
        #expect(check.contains(expected) && detail.contains(region))
        #expect(try count(country.connection, "SELECT count(*) FROM summary.edition") == 0)
        #expect(
            try count(country.connection, "SELECT count(*) FROM audit.run WHERE outcome = 'failed'")
                == 1)
    }

    @Test func secondRunAtOnceIsRefused() throws {
        let (database, catalogue, _) = try country(seed: 29)
        let first = try nightlyRun(
            database, catalogue, startedAt: Instant(unixSeconds: time(nil)),
            observer: { _ in
                StageHook { stage in
                    guard stage == .judge else { return }
                    let error = #expect(throws: StoreError.self) {
                        try nightlyRun(database, catalogue)
                    }
                    guard case .lockedByAnotherRun(let holder?) = error else {
                        Issue.record("\(String(describing: error))")
                        return
                    }
                    #expect(holder.login == "huizong" && holder.since != nil)
                    #expect(!holder.isOverdue)
                }
            })
        #expect(first.isPublished)
    }
}
