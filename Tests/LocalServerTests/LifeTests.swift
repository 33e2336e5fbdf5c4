import Foundation
import LocalServer
import PostgresClient
import Testing

/// A server that outlives its first user and a data directory that outlives its server.
@Suite struct LifeTests {
    private func query(_ conninfo: String, _ sql: String) throws -> Rows {
        try Connection(conninfo: conninfo).execute(Statement(name: "test", sql: sql))
    }

    /// A path too long for a socket, with signs that a shell or libpq could misread, and in it
    /// what a creation that was cut short leaves.
    @Test func lastUserStopsTheServerAndDataStay() throws {
        let base = try LocalServer.temporaryDirectory()
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: base)
        defer { try? FileManager.default.removeItem(atPath: base) }
        let directory = "\(base)/汇总 it's \(String(repeating: "很长的目录名", count: 5))/data"
        try FileManager.default.createDirectory(
            atPath: directory, withIntermediateDirectories: true)
        try Data("half".utf8).write(to: URL(fileURLWithPath: "\(directory)/cluster.new"))

        let first = LocalServer(dataDirectory: directory)
        let conninfo = try first.start()
        _ = try query(conninfo, "CREATE TABLE public.kept AS SELECT '汇总'::text AS word")
        let second = LocalServer(dataDirectory: directory)
        #expect(try second.start() == conninfo)
        first.stop()
        #expect(try query(conninfo, "SELECT word FROM public.kept").text(0, "word") == "汇总")
        first.stop()
        #expect(try query(conninfo, "SELECT word FROM public.kept").count == 1)
        second.stop()
        let error = #expect(throws: DatabaseError.self) { try Connection(conninfo: conninfo) }
        guard case .cannotConnect(.unreachable, _) = error else {
            Issue.record("\(String(describing: error))")
            return
        }

        let third = LocalServer(dataDirectory: directory)
        let again = try third.start()
        defer { third.stop() }
        #expect(try query(again, "SELECT word FROM public.kept").text(0, "word") == "汇总")
        let settings = try query(
            again,
            """
            SELECT current_setting('listen_addresses') AS addresses,
                   current_setting('fsync') AS fsync,
                   current_setting('unix_socket_permissions') AS permissions,
                   current_setting('server_encoding') AS encoding
            """)
        #expect(settings.text(0, "addresses") == "")
        #expect(settings.text(0, "fsync") == "on")
        #expect(settings.text(0, "permissions") == "0700")
        #expect(settings.text(0, "encoding") == "UTF8")
    }

    @Test func throwawayServerRemovesItsDirectory() throws {
        let directory = try LocalServer.temporaryDirectory()
        let server = LocalServer(
            dataDirectory: directory, isThrowaway: true, extraSettings: [("work_mem", "7MB")])
        let conninfo = try server.start()
        #expect(try query(conninfo, "SHOW work_mem").text(0, "work_mem") == "7MB")
        server.stop()
        #expect(!FileManager.default.fileExists(atPath: directory))
    }
}
