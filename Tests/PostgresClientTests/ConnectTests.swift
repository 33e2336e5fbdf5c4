import Glibc
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

    /// As libpq tries them: the first host that answers counts, and the last one that refuses.
    @Test func severalHosts() throws {
        let host = try #require(
            SharedDatabase.conninfo().split(separator: " ").first { $0.hasPrefix("host=") }
        ).dropFirst("host=".count)
        let both = try other("host", "/nonexistent,\(host)")
        let connection = try Connection(conninfo: both)
        try connection.expectUsable()
        #expect(failure("\(both) dbname=nowhere")?.0 == .noSuchDatabase)
        #expect(failure("host=/nonexistent,127.0.0.1 port=1 dbname=x")?.0 == .unreachable)
    }

    /// A server that takes connections and never answers is given up when its time is over.
    @Test func nobodyAnswers() throws {
        let silent = try SilentHost()
        let options = ConnectionOptions(connectTimeoutSeconds: 1)
        let began = ContinuousClock.now
        let error = #expect(throws: DatabaseError.self) {
            try Connection(conninfo: "\(silent.place) dbname=x sslmode=disable", options: options)
        }
        guard case .cannotConnect(.unreachable, let reason) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(reason.contains("timeout expired"))
        #expect(ContinuousClock.now - began >= .seconds(1))
    }

    /// Where not even the connection comes about in time, libpq's next host has its turn.
    @Test func theNextHostAfterATimeout() throws {
        let silent = try SilentHost(isFull: true)
        let parts = try SharedDatabase.conninfo().split(separator: " ")
        let host = try #require(parts.first { $0.hasPrefix("host=") }).dropFirst("host=".count)
        let conninfo = try other("host", "127.0.0.1,\(host)") + " port=\(silent.port),5432"
        let began = ContinuousClock.now
        let connection = try Connection(
            conninfo: conninfo, options: ConnectionOptions(connectTimeoutSeconds: 1))
        #expect(ContinuousClock.now - began >= .seconds(1))
        try connection.expectUsable()
    }

    @Test func sessionsAreWhatTheProgramExpects() throws {
        let connection = try SharedDatabase.connect()
        try connection.query("CREATE ROLE odd LOGIN")
        for (setting, value) in Self.odd {
            try connection.query("ALTER ROLE odd SET \(setting) = \(value)")
        }
        let session = try Connection(conninfo: try other("user", "odd"))
        for (setting, value) in Self.odd {
            let found = try session.query("SELECT current_setting($1)", [.text(setting)])
                .text(0, 0)
            let usual = try connection.query("SELECT current_setting($1)", [.text(setting)])
                .text(0, 0)
            #expect(found == usual && found != value, "\(setting)")
        }
        #expect(try session.query("SELECT '\\x00ff'::bytea AS bytes").text(0, 0) == "\\x00ff")
        try connection.query("DROP ROLE odd")
    }

    /// Settings that a role can carry and that would change what statements mean.
    private static let odd = [
        ("TimeZone", "'America/New_York'"), ("DateStyle", "'SQL, DMY'"),
        ("IntervalStyle", "iso_8601"), ("standard_conforming_strings", "off"),
        ("bytea_output", "escape"), ("extra_float_digits", "-15"), ("array_nulls", "off"),
        ("transform_null_equals", "on"), ("quote_all_identifiers", "on"),
        ("search_path", "odd, public"), ("row_security", "off"),
        ("default_transaction_isolation", "serializable"),
        ("default_transaction_read_only", "on"), ("default_transaction_deferrable", "on"),
        ("idle_in_transaction_session_timeout", "'1s'"), ("exit_on_error", "on"),
        ("statement_timeout", "'1ms'"), ("lock_timeout", "'1ms'"), ("client_encoding", "GBK"),
        ("jit", "on"),
    ]
}

/// An address where connections are made and nothing is ever said.
private final class SilentHost {
    private let listener: Int32
    private var callers: [Int32] = []
    let port: UInt16

    var place: String { "host=127.0.0.1 port=\(port)" }

    /// - Parameter isFull: not even a connection is made: the queue of those who wait is full.
    init(isFull: Bool = false) throws {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        self.listener = listener
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isListening = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                bind(listener, pointer, length) == 0 && listen(listener, isFull ? 0 : 5) == 0
                    && getsockname(listener, pointer, &length) == 0
            }
        }
        port = UInt16(bigEndian: address.sin_port)
        try #require(isListening)
        guard isFull else { return }
        for _ in 0..<4 {
            let caller = socket(
                AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue), 0)
            callers.append(caller)
            withUnsafeMutablePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                    _ = connect(caller, pointer, length)
                }
            }
        }
    }

    deinit { for descriptor in callers + [listener] { close(descriptor) } }
}
