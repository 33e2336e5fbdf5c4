import Foundation
import PostgresClient
import Testing

/// Failures are told apart by code: on a server that speaks Chinese they are the same as on one
/// that speaks English, and its words are passed on.
@Suite(
    .serialized,
    .enabled(
        if: ChineseServer.isPossible,
        "needs Debian's package locales and PostgreSQL's Chinese translations"))
struct ChineseServerTests {
    private func failure(
        _ conninfo: String, sourceLocation: SourceLocation = #_sourceLocation
    ) -> (failure: ConnectFailure, reason: String)? {
        let error = #expect(throws: DatabaseError.self, sourceLocation: sourceLocation) {
            try Connection(
                conninfo: conninfo, options: ConnectionOptions(connectTimeoutSeconds: 5))
        }
        guard case .cannotConnect(let failure, let reason) = error else { return nil }
        return (failure, reason)
    }

    @Test func refusalsAreToldApart() throws {
        let server = try ChineseServer()
        let connection = try server.connect()
        let divided = try serverError { try connection.query("SELECT 1 / 0") }
        #expect(divided.sqlState == "22012" && divided.message == "除以零")

        let missing = failure(server.conninfo("dbname", "nowhere"))
        #expect(missing?.failure == .noSuchDatabase)
        #expect(missing?.reason.contains("数据库 \"nowhere\" 不存在") == true, "\(missing as Any)")
        #expect(missing?.reason.contains("LOCATION") == false)
        #expect(failure(server.conninfo("user", "nobody_knows"))?.failure == .refused)
        try connection.executeScript(
            name: "roles",
            sql: """
                CREATE ROLE no_login;
                CREATE ROLE crowded LOGIN CONNECTION LIMIT 0;
                CREATE ROLE outsider LOGIN;
                CREATE ROLE guarded LOGIN PASSWORD 'right';
                REVOKE CONNECT ON DATABASE huizong FROM PUBLIC;
                GRANT CONNECT ON DATABASE huizong TO guarded;
                """)
        #expect(failure(server.conninfo("user", "no_login"))?.failure == .refused)
        #expect(failure(server.conninfo("user", "outsider"))?.failure == .refused)
        #expect(failure(server.conninfo("user", "crowded"))?.failure == .tooManyConnections)

        let access = "\(server.dataDirectory)/cluster/pg_hba.conf"
        let trusting = try String(contentsOfFile: access, encoding: .utf8)
        try Data("local all guarded scram-sha-256\nlocal all outsider reject\n\(trusting)".utf8)
            .write(to: URL(fileURLWithPath: access))
        try connection.query("SELECT pg_reload_conf()")
        // the server reads the file at its next login, sooner or later
        let guarded = server.conninfo("user", "guarded")
        let none = "passfile=/nonexistent"
        while (try? Connection(conninfo: "\(guarded) \(none)")) != nil {}
        #expect(failure("\(guarded) \(none)")?.failure == .refused)
        let wrong = failure("\(guarded) password=Geheim")
        #expect(wrong?.failure == .refused && wrong?.reason.contains("28P01") == true)
        #expect(wrong?.reason.contains("Geheim") == false)
        #expect(failure(server.conninfo("user", "outsider"))?.failure == .refused)
        _ = try Connection(conninfo: "\(guarded) password=right")
    }

    /// Whoever can do with fewer connections goes on.
    @Test func noPlaceLeftAndShuttingDown() throws {
        let server = try ChineseServer([
            ("max_connections", "5"), ("superuser_reserved_connections", "1"),
        ])
        let first = try server.connect()
        var others: [Connection] = []
        let error = #expect(throws: DatabaseError.self) {
            while others.count < 10 { others.append(try first.another()) }
        }
        guard case .cannotConnect(.tooManyConnections, _) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(others.count == 4)
        others = []
        // a server that waits for its last session takes no more
        let process = try String(
            contentsOfFile: "\(server.dataDirectory)/cluster/postmaster.pid", encoding: .utf8)
        kill(try #require(Int32(process.prefix { $0 != "\n" })), SIGTERM)
        var last = (failure: ConnectFailure.tooManyConnections, reason: "")
        while !last.reason.contains("57P03") {
            do {
                _ = try server.connect()
            } catch DatabaseError.cannotConnect(let failure, let reason) {
                last = (failure, reason)
                // until the others and the signal have arrived
                try #require(failure == .tooManyConnections || reason.contains("57P03"))
            }
        }
        #expect(last.failure == .unreachable)
        try first.expectUsable()
    }
}
