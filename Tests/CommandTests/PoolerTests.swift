import Foundation
import TestSupport
import Testing

/// A pooler that does not pass on a session's settings is refused with a sentence.
@Suite struct PoolerTests {
    private static let pooler = ["/usr/sbin/pgbouncer", "/usr/bin/pgbouncer"].first {
        FileManager.default.isExecutableFile(atPath: $0)
    }

    @Test(
        .enabled(if: pooler != nil, "PgBouncer is not installed"),
        arguments: ["transaction", "session"])
    func poolersAreRefused(mode: String) throws {
        let county = try County()
        let sockets = try county.text(
            "SELECT setting FROM pg_settings WHERE name = 'unix_socket_directories'")
        let named = try county.text("SELECT current_database()")
        let (socket, name) = (try #require(sockets), try #require(named))
        for (ignored, status, words) in [("", 69, "options"), ("options", 78, "PgBouncer")] {
            let scratch = try Scratch()
            chmod(scratch.directory, 0o777)
            let settings = try scratch.write(
                """
                [databases]
                * = host=\(socket) user=huizong
                [pgbouncer]
                unix_socket_dir = \(scratch.directory)
                listen_port = 6432
                auth_type = any
                pool_mode = \(mode)
                ignore_startup_parameters = \(ignored)
                """, "pgbouncer.ini")
            let user = geteuid() == 0 ? ["-u", "postgres"] : []
            let pooler = try Call(
                [Self.pooler ?? ""] + user + ["-q", settings],
                environment: county.program.environment)
            // at once; SIGINT would wait for connections that nobody gives back
            defer { pooler.kill(SIGTERM) }
            for _ in 0..<500
            where !FileManager.default.fileExists(atPath: scratch.path(".s.PGSQL.6432")) {
                usleep(10_000)
            }
            let result = try Program(
                database: "host=\(scratch.directory) port=6432 dbname=\(name) user=huizong")("run")
            #expect(result.status == status && result.errors.contains(words), "\(result)")
        }
    }
}
