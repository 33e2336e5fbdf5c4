import Foundation
import LocalServer
import PostgresClient
import TestSupport
import Testing

/// A run that ends in the middle, however it ends, leaves the edition before, and the next run
/// needs no hand.
@Suite struct KilledRunTests {
    /// Locks that stop a run at one moment after the other, from its start to its last statement.
    private static let moments = [
        ("registry.form", "ACCESS EXCLUSIVE"), ("audit.run", "ACCESS EXCLUSIVE"),
        ("registry.region", "ACCESS EXCLUSIVE"), ("work.inbox", "ACCESS EXCLUSIVE"),
        ("registry.exemption", "ACCESS EXCLUSIVE"), ("registry.deadline", "ACCESS EXCLUSIVE"),
        ("intake.submission", "ACCESS EXCLUSIVE"), ("summary.total", "SHARE"),
        ("summary.roster", "SHARE"), ("summary.finding_row", "SHARE"), ("summary.edition", "SHARE"),
        ("audit.run", "SHARE"), ("work.inbox", "SHARE"),
    ]

    private func leftovers(_ county: County) throws -> Int64 {
        try county.number(
            """
            SELECT (SELECT count(*) FROM summary.total WHERE edition_id > e.id)
                + (SELECT count(*) FROM summary.roster WHERE edition_id > e.id)
                + (SELECT count(*) FROM summary.total WHERE superseded_by > e.id)
            FROM (SELECT max(edition_id) AS id FROM summary.edition) AS e
            """)
    }

    @Test func killedAtAnyMoment() throws {
        let county = try County()
        for (table, mode) in Self.moments {
            let hash = try county.hash()
            let editions = try county.number("SELECT count(*) FROM summary.edition")
            try county.fileChanges()
            try county.execute("BEGIN")
            try county.execute("LOCK TABLE \(table) IN \(mode) MODE")
            let run = try county.program.start(["run"])
            try county.wait(until: County.isBlocked)
            run.kill(SIGKILL)
            #expect(try run.wait().status == 128 + SIGKILL)
            try county.execute("ROLLBACK")
            // the server notices by itself that the program is gone
            try county.wait(until: County.isAlone)
            #expect(try county.hash() == hash, "\(table)")
            #expect(try leftovers(county) == 0, "\(table)")
            let next = try county.program("run")
            #expect(next.status == 0, "\(table) \(next)")
            #expect(try county.number("SELECT count(*) FROM summary.edition") == editions + 1)
            #expect(try county.hash() != hash, "\(table)")
        }
        let full = try county.program("run", "--full")
        #expect(full.status == 0 && full.output.contains("没有变化"), "\(full)")
    }

    @Test func serverStoppedInTheMiddleExits69() throws {
        let scratch = try Scratch()
        let server = LocalServer(dataDirectory: scratch.path("data"))
        let county = try County(database: try server.start())
        let hash = try #require(try county.hash())
        let run = try county.startWaitingRun()
        server.stop()
        let result = try run.wait()
        #expect(result.status == 69 && result.errors.contains("原有版次不受影响"), "\(result)")

        let again = LocalServer(dataDirectory: scratch.path("data"))
        let later = try County(at: try again.start())
        #expect(try later.hash() == hash)
        let next = try later.program("run")
        #expect(next.status == 0, "\(next)")
        #expect(try later.hash() != hash)
        again.stop()
    }
}
