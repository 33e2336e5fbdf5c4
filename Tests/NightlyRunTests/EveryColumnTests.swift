import PostgresClient
import Store
import Testing
import Vocabulary

/// Every column of every table that the record covers: whatever is altered in it, with the triggers
/// and constraints of the tables switched off, a verification finds.
@Suite struct EveryColumnTests {
    /// What the record leaves out, and why.
    private static let exceptions = [
        "registry.schema_migration": "compared with the program's own by every command",
        "registry.schema_code": "compared with the program's own by every command",
        "registry.contact": "a telephone number belongs into no record that is kept for ever",
        "registry.former_name": "names without a day: no figure and no date rests on them",
        "work.inbox": "what a run has yet to do; what it leaves out, the rows themselves tell",
        "work.run_lock": "never holds a row", "work.turn": "what is locked, and says nothing",
        "intake.submission.region_code": "in which partition a row is kept, not what was filed",
    ]

    /// Every table that the catalogue knows, but for those that the record leaves out.
    private func tables(_ connection: Connection) throws -> [String] {
        let rows = try connection.execute(
            Statement(
                name: "tables",
                sql: """
                    SELECT relnamespace::regnamespace || '.' || quote_ident(relname) AS name
                    FROM pg_class
                    WHERE relkind IN ('r', 'p') AND NOT relispartition
                      AND relnamespace::regnamespace::text
                          IN ('registry', 'intake', 'summary', 'audit', 'work')
                    ORDER BY 1
                    """))
        let names = try (0..<rows.count).map { try rows.requiredText($0, "name") }
        return names.filter { Self.exceptions[$0] == nil }
    }

    /// Other values of the same type: some that are close by, none at all, a hyphen in its place,
    /// and words that the table's constraints allow.
    private static func altered(_ column: String, _ type: String, words: [String]) -> [String] {
        let near = near(column, type)
        #expect(!near.isEmpty, "\(type)")
        return near + (type == "text" ? words.map { "'\($0)'" } : []) + ["NULL"]
    }

    private static func near(_ column: String, _ type: String) -> [String] {
        switch type {
        case "text": ["coalesce(\(column), '') || 'x'", "'-'", "''", "' ' || \(column)"]
        case "bigint", "integer", "numeric": ["coalesce(\(column), 0) + 1", "-\(column)"]
        case "boolean": ["NOT \(column)"]
        case "date": ["coalesce(\(column), '2020-01-01') + 1"]
        case "timestamp with time zone":
            ["coalesce(\(column), '2020-01-01') + interval '1 microsecond'"]
        case "bytea": ["set_byte(\(column), 0, get_byte(\(column), 0) # 1)"]
        case "jsonb": ["jsonb_build_object('x', \(column))", "'{}'", "'null'"]
        case "bigint[]":
            ["CASE WHEN \(column) = '{}' THEN '{1}' ELSE \(column)[2:] END", "'{}'"]
        case "integer[]": ["coalesce(\(column)[2:], '{1}')", "'{}'"]
        case "text[]":
            [
                "coalesce(\(column), '{}') || 'x'::text",
                "ARRAY[array_to_string(\(column), ',')]", "\(column) || NULL::text", "'{}'",
            ]
        case "pg_snapshot": ["'3:3:'"]
        default: []
        }
    }

    /// A county with a row in each of the tables.
    private func eventful() throws -> County {
        let county = try County(agencies: 4)
        let first = try county.file(0, granted: 1)
        try county.file(1, granted: 7, total: 8)
        try Intake(connection: county.connection).attachDocument(
            to: first, fileName: "a.txt", sha256: "00", cells: #"[{"cell": "x", "raw": "1"}]"#)
        try county.execute(
            """
            INSERT INTO registry.deadline (region_code, year, class, event, due_on)
            VALUES ('\(County.code)', 2022, 'department', 'submit', '2023-02-01');
            """)
        try county.execute(
            """
            INSERT INTO intake.ledger (agency_id, kind, number, happened_on, year, source)
            VALUES (\(county.agencies[0]), 'request', '1', '2022-05-01', 2022, '登记簿.csv')
            """)
        try county.execute(
            """
            INSERT INTO registry.exemption (agency_id, year, reason, granted_by)
            VALUES (\(county.agencies[2]), 2022, '新设', '县政府')
            """)
        try county.execute(
            """
            INSERT INTO registry.extension
                (agency_id, year, event, due_on, reason, granted_by, granted_on)
            VALUES (\(county.agencies[3]), 2022, 'submit', '2023-02-15', '受灾', '县政府',
                '2023-01-20')
            """)
        try county.execute(
            """
            INSERT INTO registry.closing (region_code, year, no_new_after, no_corrections_after)
            VALUES ('\(County.code)', 2022, '2023-03-31', '2023-04-30')
            """)
        try county.execute(
            """
            INSERT INTO registry.succession (predecessor_id, successor_id, happened_on)
            VALUES (\(county.agencies[2]), \(county.agencies[3]), '2022-06-01')
            """)
        try county.execute(
            """
            INSERT INTO registry.agency_past
                (agency_id, until, name, region_code, class, counts_in_total)
            VALUES (\(county.agencies[2]), '2015-03-01', '旧名', '\(County.code)', 'department', true)
            """)
        try county.execute(
            """
            INSERT INTO registry.region_past (code, until, name, level, parent_code)
            SELECT code, '2015-03-01', '旧县', level, parent_code
            FROM registry.region WHERE code = '\(County.code)'
            """)
        try county.execute(
            "INSERT INTO registry.account (login, region_code) VALUES ('clerk', '\(County.code)')")
        try county.run()
        try county.waive(1)
        try county.run()
        try decide(first, county)
        try county.run()
        _ = try nightlyRun(
            county.database, county.catalogue, years: [County.year], regions: [County.code],
            businessDate: CalendarDate(daysSinceEpoch: 19_389))
        return county
    }

    /// A decision of each kind.
    private func decide(_ first: Int64, _ county: County) throws {
        let decisions = Decisions(connection: county.connection)
        try decisions.sendBack(submission: first, reason: "有误", returnedBy: "县政府办")
        let trial = try county.file(0, granted: 2, on: "2023-01-16")
        let other = try county.file(0, granted: 3, on: "2023-01-17")
        for sql in [
            """
            INSERT INTO intake.withdrawal (submission_id, reason, decided_by)
            VALUES (\(trial), '误报', '县政府办')
            """,
            """
            INSERT INTO intake.correction (submission_id, published_on, reason, decided_by)
            VALUES (\(other), '2023-01-18', '以收文登记为准', '县政府办')
            """,
            """
            INSERT INTO intake.publication (agency_id, year, published_on, seen_on, decided_by)
            VALUES (\(county.agencies[1]), 2022, '2023-01-19', '2023-01-20', '县政府办')
            """,
            """
            INSERT INTO intake.revocation (kind, decision_id, reason, decided_by)
            VALUES ('return', 1, '误退', '县政府办')
            """,
        ] { try county.execute(sql) }
    }

    @Test func everyAlteredColumnIsFound() throws {
        let county = try eventful()
        let reader = HistoryReader(connection: county.connection)
        #expect(try reader.brokenRecords() == [])
        try county.execute("SET session_replication_role = replica")
        for table in try tables(county.connection) {
            let found = try alterations(of: table, county)
            // a list of cells has its hash as its key: a constraint keeps every other value out
            #expect(found.count > 2 || table == "summary.cell_list", "\(table) holds no row")
            #expect(found.filter { !$0.isFound }.map(\.what) == [])
        }
        #expect(try reader.brokenRecords() == [])
    }

    private struct Alteration {
        let what: String
        let isFound: Bool
    }

    /// Alters each column in each way, one after the other, and takes it back.
    private func alterations(of table: String, _ county: County) throws -> [Alteration] {
        let reader = HistoryReader(connection: county.connection)
        let words = try words(of: table, county.connection)
        let columns = try columns(of: table, county.connection)
        var done: [Alteration] = []
        for column in columns.filter({ Self.exceptions["\(table).\($0.name)"] == nil }) {
            for value in Self.altered("\"\(column.name)\"", column.type, words: words) {
                try county.execute("BEGIN")
                if try isStored(value, in: column, of: table, county) {
                    done.append(
                        Alteration(
                            what: "\(table).\(column.name) = \(value)",
                            isFound: try !reader.brokenRecords().isEmpty))
                }
                try county.execute("ROLLBACK")
            }
        }
        return done
    }

    /// Words between quotes in the constraints of a table.
    private func words(of table: String, _ connection: Connection) throws -> [String] {
        let rows = try connection.execute(
            Statement(
                name: "constraints",
                sql: """
                    SELECT DISTINCT found.part[1] AS word
                    FROM pg_constraint
                    CROSS JOIN LATERAL regexp_matches(
                        pg_get_constraintdef(oid), $word$'([a-z_]+)'$word$, 'g') AS found (part)
                    WHERE conrelid = '\(table)'::regclass ORDER BY 1
                    """))
        return try (0..<rows.count).map { try rows.requiredText($0, "word") }
    }

    private struct Column {
        let name: String
        let type: String
        let isIdentity: Bool
    }

    private func columns(of table: String, _ connection: Connection) throws -> [Column] {
        let rows = try connection.execute(
            Statement(
                name: "columns",
                sql: """
                    SELECT attname AS name, format_type(atttypid, NULL) AS type,
                           attidentity <> '' AS is_identity
                    FROM pg_attribute
                    WHERE attrelid = '\(table)'::regclass AND attnum > 0 AND NOT attisdropped
                      AND attgenerated = ''
                    ORDER BY attnum
                    """))
        return try (0..<rows.count).map { row in
            Column(
                name: try rows.requiredText(row, "name"), type: try rows.requiredText(row, "type"),
                isIdentity: try rows.requiredBool(row, "is_identity"))
        }
    }

    /// Alters a column of the row stored last.
    ///
    /// - Returns: false if it has that value, or if a constraint of the table keeps it out.
    private func isStored(
        _ value: String, in column: Column, of table: String, _ county: County
    ) throws -> Bool {
        let name = "\"\(column.name)\""
        if column.isIdentity {
            try county.execute("ALTER TABLE \(table) ALTER \(name) DROP IDENTITY")
        }
        do {
            let rows = try county.connection.execute(
                Statement(
                    name: "alter",
                    sql: """
                        UPDATE \(table) SET \(name) = \(value)
                        WHERE ctid = (SELECT max(ctid) FROM \(table))
                          AND \(name)::text IS DISTINCT FROM (\(value))::\(column.type)::text
                        RETURNING true
                        """))
            return rows.count > 0
        } catch {
            guard case .server(let server) = error, server.sqlState.hasPrefix("23") else {
                throw error
            }
            return false
        }
    }

    @Test func everyRemovedRowIsFound() throws {
        let county = try eventful()
        let reader = HistoryReader(connection: county.connection)
        try county.execute("SET session_replication_role = replica")
        for table in try tables(county.connection) {
            for end in ["min", "max"] {
                try county.execute("BEGIN")
                try county.execute(
                    "DELETE FROM \(table) WHERE ctid = (SELECT \(end)(ctid) FROM \(table))")
                #expect(try !reader.brokenRecords().isEmpty, "\(table) \(end)")
                try county.execute("ROLLBACK")
            }
        }
        #expect(try reader.brokenRecords() == [])
    }

    /// Whoever may replace functions could give one figure to people and another to the job: as the
    /// column that the job reads is made by a function, which is then put back.
    @Test func figuresThatTwoColumnsTellDifferentlyAreFound() throws {
        let county = try eventful()
        let reader = HistoryReader(connection: county.connection)
        let source = try county.connection.execute(
            Statement(
                name: "source",
                sql: "SELECT pg_get_functiondef('intake.packed_cells'::regproc) AS source"))
        try county.execute("SET session_replication_role = replica")
        try county.execute(
            """
            CREATE OR REPLACE FUNCTION intake.packed_cells(cells bigint[]) RETURNS bytea
            LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
            'SELECT packed FROM intake.submission_rest WHERE submission_id = 1'
            """)
        try county.execute("UPDATE intake.submission SET cells[3] = 9 WHERE submission_id = 1")
        try county.execute(try source.requiredText(0, "source"))
        let broken = try reader.brokenRecords()
        #expect(broken == [BrokenRecord(number: 1, fault: .row("submission 1"))])
    }
}
