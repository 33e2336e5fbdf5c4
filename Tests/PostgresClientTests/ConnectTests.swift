import PostgresClient
import TestSupport
import Testing

/// Connections that do not come about, and what is said of them.
@Suite struct ConnectTests {
    private func failure(
        _ conninfo: String, sourceLocation: SourceLocation = #_sourceLocation
    ) -> (ConnectFailure, String)? {
        let error = #expect(throws: DatabaseError.self, sourceLocation: sourceLocation) {
            try Connection(
                conninfo: conninfo, options: ConnectionOptions(connectTimeoutSeconds: 5))
        }
        guard case .cannotConnect(let failure, let reason) = error else { return nil }
        return (failure, reason)
    }

    private func other(_ word: String, _ replacement: String) throws -> String {
        let parts = try SharedDatabase.conninfo().split(separator: " ").map { part in
            part.hasPrefix("\(word)=") ? "\(word)=\(replacement)" : String(part)
        }
        return parts.joined(separator: " ")
    }

    @Test func nobodyListens() throws {
        #expect(failure("host=/nonexistent dbname=x")?.0 == .unreachable)
        #expect(failure("host=127.0.0.1 port=1 dbname=x")?.0 == .unreachable)
    }

    @Test func unknownUserOrDatabase() throws {
        #expect(failure(try other("user", "nobody_knows"))?.0 == .refused)
        #expect(failure(try other("dbname", "nowhere"))?.0 == .noSuchDatabase)
    }

    @Test func noMoreConnections() throws {
        let connection = try SharedDatabase.connect()
        try connection.query("CREATE ROLE crowded LOGIN CONNECTION LIMIT 0")
        #expect(failure(try other("user", "crowded"))?.0 == .tooManyConnections)
        try connection.query("DROP ROLE crowded")
    }

    @Test(arguments: [
        "=x", "nonsense=1", "host=a b", "host='a", "postgresql://[", "port=x host=127.0.0.1",
        "port=99999 host=127.0.0.1", "postgresql://a:b@c@d/e", "postgresql://a:b/c@d/e",
    ])
    func wrongConnectionString(conninfo: String) {
        let failure = failure(conninfo)
        #expect(failure?.0 == .badSettings)
        #expect(failure?.1.isEmpty == false)
    }

    /// Neither a rightly written password nor one with signs that should have been escaped.
    @Test(arguments: [
        "host=/nonexistent password=Geheim", "host=/nonexistent password=x Geheim",
        "host=/nonexistent password='x' Geheim'", "host=/nonexistent password='Geheim",
        "postgresql://user:Geheim@127.0.0.1:1/x", "postgresql://user:x@Geheim@127.0.0.1:1/x",
        "postgresql://user:x@Geheim/y@127.0.0.1:1/x", "postgresql://user:Geheim/x@127.0.0.1:1/x",
        "postgresql://user:12/Geheim@127.0.0.1:1/x", "postgresql://user:Geheim%zz@127.0.0.1:1/x",
        "postgresql://user:[Geheim@127.0.0.1:1/x", "postgresql://127.0.0.1:1/x?password=%Geheim",
        "postgresql://127.0.0.1:1/x?password=x&Geheim",
    ])
    func passwordsAreNeverPrinted(conninfo: String) {
        let error = #expect(throws: DatabaseError.self) {
            try Connection(
                conninfo: conninfo, options: ConnectionOptions(connectTimeoutSeconds: 5))
        }
        guard let error else { return }
        for text in ["\(error)", error.debugDescription, String(reflecting: error)] {
            #expect(!text.contains("Geheim"))
        }
    }

    @Test func optionsReachTheServer() throws {
        let connection = try SharedDatabase.connect(
            ConnectionOptions(
                statementTimeoutSeconds: 0, lockTimeoutSeconds: 7, applicationName: "试验"))
        func setting(_ name: String) throws -> String? {
            try connection.query("SELECT current_setting($1)", [.text(name)]).text(0, 0)
        }
        #expect(try setting("statement_timeout") == "0")
        #expect(try setting("lock_timeout") == "7s")
        #expect(try setting("timezone") == "Asia/Shanghai")
        #expect(try setting("client_encoding") == "UTF8")
        #expect(connection.serverVersion >= 150_000)
        let pid = try connection.query("SELECT pg_backend_pid() AS pid").requiredInt32(0, "pid")
        #expect(pid == connection.backendPID)
    }
}
