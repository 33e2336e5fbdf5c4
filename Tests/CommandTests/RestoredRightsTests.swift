import Foundation
import LocalServer
import PostgresClient
import TestSupport
import Testing

/// A database that was restored on a server which has none of the roles: all rows are there, and
/// nobody but the owner may read one.
@Suite struct RestoredRightsTests {
    @Test func doctorTellsAndMigrateRepairs() throws {
        let county = try County()
        let hash = try county.hash()
        let dump = FileManager.default.temporaryDirectory
            .appendingPathComponent("huizong-\(UUID().uuidString).sql").path
        defer { try? FileManager.default.removeItem(atPath: dump) }
        try ServerPrograms.run(
            "pg_dump", ["--dbname=\(county.database)", "--file=\(dump)"], of: county.connection)
        let server = LocalServer(
            dataDirectory: try LocalServer.temporaryDirectory(), isThrowaway: true)
        let database = try server.start()
        defer { server.stop() }
        let connection = try Connection(conninfo: database)
        try ServerPrograms.run(
            "psql", ["--quiet", "--output=/dev/null", "--dbname=\(database)", "--file=\(dump)"],
            of: connection)

        let program = Program(database: database)
        let before = try program("doctor", "--lang", "en")
        #expect(before.status == 78 && before.output.contains("roles are missing"), "\(before)")
        #expect(before.output.contains("huizong migrate"))
        let repair = try program("migrate", "--lang", "en")
        #expect(repair.status == 0 && repair.output == "Applied: roles and rights\n", "\(repair)")
        let after = try program("doctor")
        #expect(after.status == 0, "\(after)")
        #expect(try County(at: database).hash() == hash)
        #expect(try program("migrate", "--lang", "en").output.contains("up to date"))

        try connection.execute(
            Statement(name: "login", sql: "CREATE ROLE night LOGIN IN ROLE huizong_worker"))
        let night = Program(database: database.replacing("user=huizong", with: "user=night"))
        let run = try night("run")
        #expect(run.status == 0, "\(run)")
    }

    @Test(arguments: [
        "DROP TRIGGER note_arrival ON intake.document",
        "ALTER TABLE intake.submission_rest DISABLE TRIGGER never_changed",
        "ALTER TABLE intake.waiver DISABLE ROW LEVEL SECURITY",
        """
        CREATE OR REPLACE FUNCTION registry.runs_the_job() RETURNS boolean
        LANGUAGE sql STABLE AS 'SELECT true'
        """,
    ])
    func doctorTellsOfWhatWasTakenDown(alteration: String) throws {
        let county = try County(isPublished: false)
        try county.execute(alteration)
        let before = try county.program("doctor", "--lang", "en")
        #expect(before.status == 78 && before.output.contains("are not as migrate made them"))
        #expect(try county.program("migrate").status == 0)
        #expect(try county.program("doctor").status == 0)
    }
}
