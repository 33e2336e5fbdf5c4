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

    private let conninfo: String
    private let counter = Atomic(0)
    private let templates = Mutex<Set<String>>([])

    private init() throws {
        let server = LocalServer(
            dataDirectory: try LocalServer.temporaryDirectory(), isThrowaway: true,
            extraSettings: [("max_connections", "200")])
        conninfo = try server.start()
        ServerBox(server).stopAtExit()
    }

    /// A connection string for a new empty database.
    public static func emptyDatabase() throws -> String {
        try shared.get().create(template: nil)
    }

    /// A connection string for a new database with this version's schema and forms, cloned from a
    /// template that is migrated once.
    public static func migratedDatabase() throws -> String {
        let server = try shared.get()
        let template = "migrated_template"
        try server.templates.withLock { made in
            guard made.insert(template).inserted else { return }
            let database = try server.create(template: nil, name: template)
            let connection = try Connection(conninfo: database)
            _ = try Migrator(connection: connection, catalogue: try FormFiles.catalogue())
                .migrate(dryRun: false)
        }
        return try server.create(template: template)
    }

    private func create(template: String?, name: String? = nil) throws -> String {
        let number = counter.wrappingAdd(1, ordering: .relaxed).newValue
        let name = name ?? "test_\(number)"
        let connection = try Connection(conninfo: conninfo)
        let suffix = template.map { " TEMPLATE \($0)" } ?? ""
        try connection.execute(
            Statement(name: "create database", sql: "CREATE DATABASE \(name)\(suffix)"))
        return conninfo.replacing(
            "dbname=\(LocalServer.databaseName)", with: "dbname=\(name)")
    }
}

/// The running server, kept until the process ends.
private final class ServerBox: @unchecked Sendable {
    // Sendable: started before it is shared, and stopped by the exit handler alone
    private static let running = Mutex<ServerBox?>(nil)
    private let server: LocalServer

    init(_ server: LocalServer) { self.server = server }

    func stopAtExit() {
        Self.running.withLock { $0 = self }
        atexit { ServerBox.running.withLock { $0?.server.stop() } }
    }
}
