import Forms
import Foundation
import LocalServer
import PostgresClient
import Store
import Synchronization

/// One private throwaway PostgreSQL per test process, and databases on it that no other test sees.
public final class TestServer: Sendable {
    /// Started by the first test that asks; stopped and removed when the process ends.
    public static let shared = Result { try TestServer() }

    /// Two more, for databases that keep reports for one on the first.
    private static let others = [Result { try TestServer() }, Result { try TestServer() }]

    private let conninfo: String
    private let counter = Atomic(0)
    private let templates = Mutex<Set<String>>([])

    private init() throws {
        let server = LocalServer(
            dataDirectory: try LocalServer.temporaryDirectory(), isThrowaway: true,
            extraSettings: [("max_connections", "200")])
        conninfo = try server.start()
        RunningServers.add(server)
    }

    /// A connection string for a new empty database.
    public static func emptyDatabase() throws -> String {
        try shared.get().create(template: nil)
    }

    /// The same of a database that keeps its characters in another encoding.
    public static func emptyDatabase(encoding: String) throws -> String {
        try shared.get().create(
            options: "TEMPLATE template0 ENCODING '\(encoding)' LC_COLLATE 'C' LC_CTYPE 'C'")
    }

    /// A connection string for a new database with this version's schema and forms, cloned from a
    /// template that is migrated once.
    public static func migratedDatabase() throws -> String { try shared.get().migrated() }

    /// The same on each of two other servers.
    public static func migratedDatabasesElsewhere() throws -> [String] {
        try others.map { try $0.get().migrated() }
    }

    private func migrated() throws -> String {
        let template = "migrated_template"
        try templates.withLock { made in
            guard made.insert(template).inserted else { return }
            let database = try create(template: nil, name: template)
            let connection = try Connection(conninfo: database)
            _ = try Migrator(connection: connection, catalogue: try FormFiles.catalogue())
                .migrate(dryRun: false)
        }
        return try create(template: template)
    }

    private func create(template: String?, name: String? = nil) throws -> String {
        try create(options: template.map { "TEMPLATE \($0)" } ?? "", name: name)
    }

    private func create(options: String, name: String? = nil) throws -> String {
        let number = counter.wrappingAdd(1, ordering: .relaxed).newValue
        let name = name ?? "test_\(number)"
        let connection = try Connection(conninfo: conninfo)
        try connection.execute(
            Statement(name: "create database", sql: "CREATE DATABASE \(name) \(options)"))
        return conninfo.replacing(
            "dbname=\(LocalServer.databaseName)", with: "dbname=\(name)")
    }
}

/// The running servers, kept until the process ends.
private final class RunningServers: @unchecked Sendable {
    // Sendable: started before they are listed, and stopped by the exit handler alone
    private static let running = Mutex<[RunningServers]>([])
    private let server: LocalServer

    private init(_ server: LocalServer) { self.server = server }

    static func add(_ server: LocalServer) {
        let isFirst = running.withLock { running in
            running.append(RunningServers(server))
            return running.count == 1
        }
        if isFirst { atexit { RunningServers.stopAll() } }
    }

    private static func stopAll() {
        running.withLock { running in
            for entry in running { entry.server.stop() }
        }
    }
}
