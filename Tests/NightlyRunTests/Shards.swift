import PostgresClient
import Store
import TestSupport
import Testing

/// A database on the first server whose reports of two prefectures are kept on two others.
struct Shards {
    /// The prefectures, each with the name of its partitions and of the server that has them.
    static let places = [("990100", "one"), ("990200", "two")]

    /// Connections to the databases on the other servers, as their owner.
    let others: [Connection]
    private let coordinator: Connection

    init(of coordinator: Connection) throws {
        self.coordinator = coordinator
        let databases = try TestServer.migratedDatabasesElsewhere()
        others = try databases.map { try Connection(conninfo: $0) }
        try coordinator.executeScript(name: "fdw", sql: "CREATE EXTENSION postgres_fdw")
        for (database, (_, name)) in zip(databases, Self.places) {
            try coordinator.executeScript(name: "server", sql: Self.server(name, at: database))
        }
    }

    private static func server(_ name: String, at conninfo: String) throws -> String {
        func part(_ key: String) throws -> String {
            let part = conninfo.split(separator: " ").first { $0.hasPrefix("\(key)=") }
            return String(try #require(part).dropFirst(key.count + 1))
        }
        return """
            CREATE SERVER \(name) FOREIGN DATA WRAPPER postgres_fdw
                OPTIONS (host '\(try part("host"))', dbname '\(try part("dbname"))');
            CREATE USER MAPPING FOR PUBLIC SERVER \(name)
                OPTIONS (user 'shard_login', password_required 'false')
            """
    }

    /// Moves a year there: what is stored of it, and what comes.
    func keep(_ year: Int) throws {
        for (other, (prefecture, name)) in zip(others, Self.places) {
            try other.executeScript(
                name: "shard",
                sql: """
                    DO $$
                    BEGIN
                        CREATE ROLE shard_login LOGIN;
                    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
                    END
                    $$;
                    SELECT intake.make_shard_table('submission_\(year)_\(name)', 'shard_login')
                    """)
            try coordinator.executeScript(
                name: "partition",
                sql: """
                    SELECT intake.make_partition(
                        \(year), '\(name)', ARRAY['\(prefecture)'], '\(name)')
                    """)
        }
    }

    /// How many reports of a year each of the two keeps.
    func counts(_ year: Int) throws -> [String?] {
        try zip(others, Self.places).map { other, place in
            try other.execute(
                Statement(
                    name: "count",
                    sql: "SELECT count(*) FROM intake.submission_\(year)_\(place.1)")
            ).text(0, "count")
        }
    }
}
