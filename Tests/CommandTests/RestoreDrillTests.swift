import Foundation
import LocalServer
import PostgresClient
import TestSupport
import Testing

/// The drill of docs/operating.md: roles and database as dumped, on another server.
@Suite struct RestoreDrillTests {
    private let scratch: Scratch
    private let county: County
    private let server: LocalServer

    /// A county with a login for the job and one for an office, and reports that no run has taken.
    init() throws {
        scratch = try Scratch()
        county = try County()
        for statement in [
            "CREATE ROLE drill_job LOGIN IN ROLE huizong_worker",
            "CREATE ROLE drill_office LOGIN IN ROLE huizong_office",
            "INSERT INTO registry.account (login, region_code) VALUES ('drill_office', '360926')",
        ] {
            try county.execute(statement)
        }
        let run = try county.program("run")
        try #require(run.status == 0, "\(run)")
        try county.fileChanges()
        server = LocalServer(
            dataDirectory: try LocalServer.temporaryDirectory(), isThrowaway: true)
    }

    private func tool(_ name: String, _ arguments: String...) throws {
        try ServerPrograms.run(name, arguments, of: county.connection)
    }

    /// - Returns: the database on the other server.
    private func restore() throws -> String {
        let (roles, dump) = (scratch.path("roles.sql"), scratch.path("huizong.dump"))
        try tool("pg_dumpall", "--dbname=\(county.database)", "--roles-only", "--file=\(roles)")
        try tool("pg_dump", "-Fc", "--dbname=\(county.database)", "--file=\(dump)")
        let other = try server.start()
        // the role that is there is reported and left alone
        try tool("psql", "--quiet", "--output=/dev/null", "--dbname=\(other)", "--file=\(roles)")
        try tool("pg_restore", "--exit-on-error", "--dbname=\(other)", dump)
        return other
    }

    @Test func nothingIsLostOnAnotherServer() throws {
        let hash = try #require(try county.hash())
        let chain = try county.program("audit", "verify", "--lang", "en")
        try #require(chain.status == 0, "\(chain)")
        let database = try restore()
        defer { server.stop() }

        let program = Program(database: database)
        let migrate = try program("migrate", "--lang", "en")
        #expect(migrate.status == 0 && migrate.output.contains("up to date"), "\(migrate)")
        let doctor = try program("doctor")
        #expect(doctor.status == 0, "\(doctor)")
        let verified = try program("audit", "verify", "--lang", "en")
        #expect(verified.status == 0 && verified.output == chain.output, "\(verified) \(chain)")
        let restored = try County(at: database)
        #expect(try restored.hash() == hash)

        // what no run had taken is in the dump: both servers publish the same edition of it
        let job = Program(database: database.replacing("user=huizong", with: "user=drill_job"))
        let there = try job("run")
        #expect(there.status == 0, "\(there)")
        let here = try county.program("run")
        #expect(here.status == 0, "\(here)")
        #expect(try restored.hash() != hash)
        #expect(try restored.hash() == county.hash())
        #expect(try job("audit", "verify").status == 0)
        #expect(try job("run", "--full").output.contains("没有变化"))

        // and logins see what they saw
        let office = Program(
            database: database.replacing("user=huizong", with: "user=drill_office"))
        let totals = try office("totals", "--region", County.code, "--year", "2020")
        #expect(totals.status == 0, "\(totals)")
        #expect(try office("run").status == 1)
    }
}
