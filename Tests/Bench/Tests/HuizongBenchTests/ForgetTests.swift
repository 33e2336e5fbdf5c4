import PostgresClient
import TestSupport
import Testing

@testable import HuizongBench

/// What the bench does between turns leaves a record that `audit verify` finds whole.
@Suite struct ForgetTests {
    @Test func runsThatAreForgottenLeaveAWholeRecord() throws {
        let country = try SmallCountry(seed: 7, year: 2023)
        let connection = try Connection(conninfo: country.database)
        for _ in 1...3 {
            try connection.executeScript(name: "forget", sql: Files.forgetRuns.sql)
            #expect(try rows("summary.total", connection) == 0)
            try country.run()
            #expect(try rows("summary.total", connection) > 0)
            #expect(try rows("audit.broken_seals()", connection) == 0)
        }
        #expect(try rows("audit.event WHERE kind = 'seal'", connection) > 1)
    }

    private func rows(_ source: String, _ connection: Connection) throws -> Int64 {
        try connection.execute(
            Statement(name: "count", sql: "SELECT count(*) AS rows FROM \(source)")
        ).requiredInt64(0, "rows")
    }
}
