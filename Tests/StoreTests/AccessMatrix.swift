import PostgresClient
import Testing

/// Every role, every object of the catalogue and every act, each tried for real and taken back.
struct AccessMatrix {
    static let roles = ["worker", "office", "clerk", "auditor", "filer", "stranger"]
    static let lockModes = [
        "ACCESS SHARE", "ROW SHARE", "ROW EXCLUSIVE", "SHARE UPDATE EXCLUSIVE", "SHARE",
        "SHARE ROW EXCLUSIVE", "EXCLUSIVE", "ACCESS EXCLUSIVE",
    ]

    /// What one role may do with one object; of an act on columns, which ones.
    struct Allowed: Hashable {
        let act: String
        let detail: String?
    }

    /// By object, then by role. An object that nobody may touch is there too.
    let allowed: [String: [String: Set<Allowed>]]
    /// All columns of a relation.
    private let columns: [String: Set<String>]

    /// Tries everything in a database, with a login of each role.
    init(_ connection: Connection) throws {
        try connection.executeScript(name: "attempts", sql: Self.preparation)
        var allowed: [String: [String: Set<Allowed>]] = [:]
        var columns: [String: Set<String>] = [:]
        let all = try connection.query(
            "SELECT object, act, detail FROM attempts.attempt ORDER BY attempt_id")
        for row in 0..<all.count {
            let object = try all.requiredText(row, "object")
            allowed[object, default: [:]] = [:]
            if try all.requiredText(row, "act") == "UPDATE", let detail = all.text(row, "detail") {
                columns[object, default: []].insert(detail)
            }
        }
        for role in Self.roles {
            let login = "matrix_\(role)"
            try connection.query("CREATE ROLE \(login) LOGIN")
            defer {
                #expect(throws: Never.self) {
                    try connection.query("RESET SESSION AUTHORIZATION")
                    try connection.query("DROP ROLE \(login)")
                }
            }
            if role != "stranger" { try connection.query("GRANT huizong_\(role) TO \(login)") }
            try connection.query("SET SESSION AUTHORIZATION \(login)")
            let done = try connection.query(
                """
                SELECT object, act, detail FROM attempts.attempt
                WHERE attempts.succeeds(object, act, statement)
                """)
            for row in 0..<done.count {
                allowed[try done.requiredText(row, "object"), default: [:]][role, default: []]
                    .insert(
                        Allowed(
                            act: try done.requiredText(row, "act"),
                            detail: done.text(row, "detail")))
            }
        }
        self.allowed = allowed
        self.columns = columns
    }

    func may(_ role: String, _ act: String, _ object: String) -> Bool {
        allowed[object]?[role]?.contains { $0.act == act } ?? false
    }

    /// One paragraph an object, one line for all roles that may do the same.
    var text: String {
        allowed.keys.sorted().map { object in
            let byRole = allowed[object] ?? [:]
            var lines: [(roles: [String], acts: String)] = []
            for role in Self.roles {
                guard let acts = byRole[role].map({ words($0, object) }), !acts.isEmpty else {
                    continue
                }
                if let same = lines.firstIndex(where: { $0.acts == acts }) {
                    lines[same].roles.append(role)
                } else {
                    lines.append(([role], acts))
                }
            }
            if object.hasPrefix("function ") {
                return "\(object): \(lines.first?.roles.joined(separator: " ") ?? "nobody")\n"
            }
            guard !lines.isEmpty else { return "\(object): nobody\n" }
            return "\(object):\n"
                + lines.map { "    \($0.roles.joined(separator: " ")): \($0.acts)\n" }.joined()
        }.joined()
    }

    private func words(_ acts: Set<Allowed>, _ object: String) -> String {
        let order = [
            "CREATE", "SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER",
            "USAGE", "EXECUTE", "LOCK",
        ]
        return order.compactMap { act -> String? in
            let details = Set(acts.filter { $0.act == act }.map { $0.detail ?? "" })
            guard !details.isEmpty else { return nil }
            switch act {
            case "UPDATE" where details != columns[object] && details != [""]:
                return "UPDATE (\(details.sorted().joined(separator: ", ")))"
            case "LOCK":
                let modes = Self.lockModes.filter(details.contains)
                let all = modes.count == Self.lockModes.count
                return "LOCK (\(all ? "any mode" : modes.joined(separator: ", ")))"
            default: return act
            }
        }.joined(separator: ", ")
    }

    /// What is tried, and a function that tries it with the rights of whoever asks.
    private static let preparation = """
        CREATE SCHEMA attempts;
        CREATE FUNCTION attempts.nothing() RETURNS trigger LANGUAGE plpgsql AS
            'BEGIN RETURN NULL; END';
        CREATE TABLE attempts.attempt (
            attempt_id bigint GENERATED ALWAYS AS IDENTITY, object text, act text, detail text,
            statement text);
        CREATE FUNCTION attempts.succeeds(object text, act text, statement text) RETURNS boolean
        LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
        BEGIN
            BEGIN
                EXECUTE statement;
                RAISE EXCEPTION USING ERRCODE = 'HZ000';
            EXCEPTION WHEN OTHERS THEN
                -- whatever fails later than at the door, was let in
                RETURN CASE
                    WHEN SQLSTATE = 'HZ000' THEN true
                    -- what no view can, whoever asks
                    WHEN object LIKE 'view %' AND SQLSTATE IN ('55000', '0A000', '42809') THEN false
                    -- a column that the database fills is refused before rights are asked
                    WHEN SQLSTATE = '428C9' THEN false
                    WHEN SQLSTATE <> '42501' THEN true
                    WHEN SQLERRM LIKE 'permission denied for schema %' THEN false
                    WHEN act = 'EXECUTE' THEN SQLERRM NOT LIKE 'permission denied for function %'
                        OR substring(SQLERRM FROM '[^ ]+$')
                           <> substring(object FROM '[.](\\w+)[(]')
                    ELSE SQLERRM NOT LIKE 'permission denied for %'
                         AND SQLERRM NOT LIKE 'must be owner %' END;
            END;
        END
        $$;
        GRANT USAGE, CREATE ON SCHEMA attempts TO PUBLIC;
        GRANT SELECT ON attempts.attempt TO PUBLIC;
        WITH place AS (
            SELECT oid, nspname FROM pg_namespace
            WHERE nspname IN ('registry', 'intake', 'summary', 'audit', 'work')
        ), relation AS (
            SELECT pg_class.oid, relkind, format('%I.%I', nspname, relname) AS name,
                   CASE relkind WHEN 'S' THEN 'sequence ' WHEN 'v' THEN 'view ' ELSE 'table ' END
                       || nspname || '.' || relname AS object
            FROM pg_class JOIN place ON place.oid = relnamespace
            WHERE relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
        ), reference AS (
            SELECT indrelid, string_agg(quote_ident(attname), ', ' ORDER BY position) AS names,
                   string_agg(quote_ident(attname) || ' ' || format_type(atttypid, NULL), ', '
                              ORDER BY position) AS columns
            FROM pg_index CROSS JOIN LATERAL unnest(indkey::int[])
                WITH ORDINALITY AS key (attnum, position)
            JOIN pg_attribute USING (attnum)
            WHERE attrelid = indrelid AND indisprimary GROUP BY indrelid
        )
        INSERT INTO attempts.attempt (object, act, detail, statement)
        SELECT 'schema ' || nspname, 'CREATE', NULL,
               format('CREATE TABLE %I.tried (n integer)', nspname) FROM place
        UNION ALL
        SELECT object, act, NULL, format(statement, name)
        FROM relation CROSS JOIN (VALUES
            ('SELECT', 'SELECT FROM %s LIMIT 0'), ('INSERT', 'INSERT INTO %s DEFAULT VALUES'),
            ('DELETE', 'DELETE FROM %s WHERE false')) AS attempt (act, statement)
        WHERE relkind <> 'S'
        UNION ALL
        SELECT object, act, NULL, format(statement, name)
        FROM relation CROSS JOIN (VALUES
            ('TRUNCATE', 'TRUNCATE %s'),
            ('TRIGGER', 'CREATE TRIGGER tried BEFORE INSERT ON %s FOR EACH STATEMENT '
                        'EXECUTE FUNCTION attempts.nothing()')) AS attempt (act, statement)
        WHERE relkind IN ('r', 'p', 'f')
        UNION ALL
        SELECT object, 'UPDATE', attname,
               format('UPDATE %s SET %I = DEFAULT WHERE false', name, attname)
        FROM relation JOIN pg_attribute ON attrelid = relation.oid
        WHERE relkind <> 'S' AND attnum > 0 AND NOT attisdropped
        UNION ALL
        SELECT object, 'REFERENCES', NULL,
               format('CREATE TABLE attempts.tried (%s, FOREIGN KEY (%s) REFERENCES %s)',
                      columns, names, name)
        FROM relation JOIN reference ON indrelid = relation.oid
        UNION ALL
        SELECT object, 'LOCK', mode, format('LOCK TABLE %s IN %s MODE NOWAIT', name, mode)
        FROM relation CROSS JOIN unnest(ARRAY[
            \(lockModes.map { "'\($0)'" }.joined(separator: ", "))]) AS mode
        WHERE relkind <> 'S'
        UNION ALL
        SELECT object, act, NULL, format(statement, name)
        FROM relation CROSS JOIN (VALUES
            ('SELECT', 'SELECT last_value FROM %s'), ('USAGE', 'SELECT nextval(''%s'')'),
            ('UPDATE', 'SELECT setval(''%s'', 7)')) AS attempt (act, statement)
        WHERE relkind = 'S'
        UNION ALL
        SELECT 'function ' || nspname || '.' || proname
                   || '(' || pg_get_function_identity_arguments(pg_proc.oid) || ')',
               'EXECUTE', NULL,
               format('SELECT %I.%I(%s)', nspname, proname, (
                   SELECT string_agg('NULL::' || format_type(type, NULL), ', ' ORDER BY position)
                   FROM unnest(proargtypes::oid[]) WITH ORDINALITY AS argument (type, position)))
        FROM pg_proc JOIN place ON place.oid = pronamespace;
        """
}
