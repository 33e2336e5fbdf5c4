/// What a session must be set to, lest a role, a database or an environment variable give the
/// program's statements and their answers another meaning. Settings of speed stay the operator's.
enum SessionSettings {
    /// Names as the server reports them, where it does.
    private static let fixed = [
        // how values are written and read
        ("TimeZone", "Asia/Shanghai"), ("DateStyle", "ISO, YMD"), ("IntervalStyle", "postgres"),
        ("standard_conforming_strings", "on"), ("bytea_output", "hex"),
        ("extra_float_digits", "1"), ("array_nulls", "on"), ("transform_null_equals", "off"),
        ("quote_all_identifiers", "off"),
        // what names stand for: every other schema is written out
        ("search_path", "pg_catalog, pg_temp"),
        // what a statement sees and may do
        ("row_security", "on"), ("default_transaction_isolation", "read committed"),
        ("default_transaction_read_only", "off"), ("default_transaction_deferrable", "off"),
        // a run computes within its transaction, and goes on after some errors
        ("idle_in_transaction_session_timeout", "0"), ("exit_on_error", "off"),
        // compiling takes longer than our statements
        ("jit", "off"),
    ]

    /// As libpq's `options`: they come before the settings of roles and databases, and cost no
    /// statement.
    static func startupOptions(_ options: ConnectionOptions) -> String {
        let settings =
            fixed + [
                ("statement_timeout", "\(options.statementTimeoutSeconds)s"),
                ("lock_timeout", "\(options.lockTimeoutSeconds)s"),
            ]
        return settings.map { "-c \($0.0)=\($0.1.replacing(" ", with: "\\ "))" }
            .joined(separator: " ")
    }

    /// Sets again what the server reports to be otherwise: libpq sends `PGTZ` and `PGDATESTYLE`
    /// after its options.
    ///
    /// - Throws: ``DatabaseError/cannotConnect(_:reason:)`` with ``ConnectFailure/pooled`` if the
    ///   options themselves did not arrive.
    static func correct(_ connection: Connection) throws(DatabaseError) {
        var isOtherwise = false
        for (name, value) in fixed {
            guard let found = connection.reported(name), found != value else { continue }
            isOtherwise = true
            try connection.execute(
                Statement(
                    name: "SET \(name)", sql: "SELECT pg_catalog.set_config($1, $2, false)"),
                [.text(name), .text(value)])
        }
        if isOtherwise { try requireOptions(connection) }
    }

    /// A pooler that is told to ignore the options would let statements run under the settings of
    /// whoever used the server's session before.
    private static func requireOptions(_ connection: Connection) throws(DatabaseError) {
        let rows = try connection.execute(
            Statement(
                name: "SHOW search_path",
                sql: "SELECT pg_catalog.current_setting('search_path') AS path"))
        guard try rows.requiredText(0, "path") == "pg_catalog, pg_temp" else {
            throw .cannotConnect(.pooled, reason: "startup options did not reach the server")
        }
    }
}
