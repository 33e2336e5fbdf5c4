import Forms
import NightlyRun
import PostgresClient
import Store
import TestSupport
import Testing

/// A year that several connections read at once.
@Suite struct WorkerTests {
    private func country(seed: UInt64) throws -> (String, FormCatalogue, RandomCountry) {
        let database = try TestServer.migratedDatabase()
        let catalogue = try FormFiles.catalogue()
        var country = try RandomCountry(conninfo: database, catalogue: catalogue, seed: seed)
        // two years, so that the later one is compared with the earlier one; corrections among them
        for year in [2021, 2022] {
            for agency in country.agencies {
                try country.file(agency: agency, year: year)
                if agency.id % 4 == 0 { try country.file(agency: agency, year: year) }
            }
        }
        return (database, catalogue, country)
    }

    /// More workers than agencies among them, so that some have nothing to read.
    @Test(arguments: [51, 52] as [UInt64])
    func anyNumberGivesTheSameEdition(seed: UInt64) throws {
        let (database, catalogue, country) = try country(seed: seed)
        let twins = try [2, 3, 7, 40].map { ($0, try country.copied()) }
        let alone = try nightlyRun(database, catalogue, workers: 1)
        #expect(alone.isPublished && alone.changedFindings > 0)
        for (workers, twin) in twins {
            let together = try nightlyRun(twin, catalogue, workers: workers)
            #expect(together.contentHash == alone.contentHash, "\(workers) workers")
            #expect(together.submissions == alone.submissions)
            let again = try nightlyRun(twin, catalogue, isFull: true, workers: 1)
            #expect(!again.isPublished, "what \(workers) workers published, one finds unchanged")
        }
    }

    /// A server that has only one connection to give makes the run slower, not fail.
    @Test func fewerConnectionsThanAskedFor() throws {
        let (database, catalogue, country) = try country(seed: 53)
        let twin = try country.copied()
        let role = "one_connection_\(UInt32.random(in: 0...UInt32.max))"
        try country.connection.executeScript(
            name: "role", sql: "CREATE ROLE \(role) LOGIN CONNECTION LIMIT 1 IN ROLE huizong_worker"
        )
        let limited = try nightlyRun("\(database) user=\(role)", catalogue, workers: 4)
        let unlimited = try nightlyRun(twin, catalogue, workers: 4)
        #expect(limited.isPublished && limited.contentHash == unlimited.contentHash)
    }
}
