import PostgresClient

/// PostgreSQL's own client, not the wrapper that a distribution puts before it.
enum Psql {
    static func path(_ connection: Connection) throws -> String {
        try connection.execute(
            Statement(
                name: "psql",
                sql: "SELECT setting || '/psql' AS path FROM pg_config WHERE name = 'BINDIR'")
        ).requiredText(0, "path")
    }
}
