import PostgresClient
import Store
import Testing

/// Every column of every table that the record covers: whatever is altered in it, with the triggers
/// and constraints of the tables switched off, a verification finds.
@Suite struct EveryColumnTests {
    private static let tables = [
        "intake.submission", "intake.document", "intake.waiver", "intake.return",
        "intake.ledger", "registry.region", "registry.agency", "registry.deadline",
        "registry.exemption",
        "registry.extension", "registry.closing", "registry.succession", "registry.change",
        "summary.edition", "summary.total", "summary.roster", "summary.finding_row", "audit.event",
    ]

    /// In which partition the row is kept says nothing about what was filed.
    private static let exceptions: Set = ["intake.submission.region_code"]

    /// Another value of the same type.
    private static func altered(_ column: String, _ type: String) -> String {
        switch type {
        case "text": "coalesce(\(column), '') || 'x'"
        case "bigint", "integer", "numeric": "coalesce(\(column), 0) + 1"
        case "boolean": "NOT \(column)"
        case "date": "coalesce(\(column), '2020-01-01') + 1"
        case "timestamp with time zone": "\(column) + interval '1 microsecond'"
        case "bytea": "set_byte(\(column), 0, get_byte(\(column), 0) # 1)"
        case "jsonb": "jsonb_build_object('x', \(column))"
        case "bigint[]": "CASE WHEN \(column) = '{}' THEN '{1}' ELSE \(column)[2:] END"
        case "integer[]": "coalesce(\(column)[2:], '{1}')"
        case "text[]": "\(column) || 'x'::text"
        default: "unknown"
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
        try county.run()
        try county.waive(1)
        try county.run()
        try Decisions(connection: county.connection).sendBack(
            submission: first, reason: "有误", returnedBy: "县政府办")
        try county.run()
        return county
    }

    @Test func everyAlteredColumnIsFound() throws {
        let county = try eventful()
        let reader = HistoryReader(connection: county.connection)
        #expect(try reader.brokenRecords() == [])
        try county.execute("SET session_replication_role = replica")
        for table in Self.tables {
            let columns = try columns(of: table, county.connection)
            #expect(columns.count > 3)
            for column in columns where !Self.exceptions.contains("\(table).\(column.name)") {
                try county.execute("BEGIN")
                if try isStored(column, of: table, county) {
                    #expect(try !reader.brokenRecords().isEmpty, "\(table).\(column.name)")
                }
                try county.execute("ROLLBACK")
            }
        }
        #expect(try reader.brokenRecords() == [])
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
    /// - Returns: false if a constraint of the table keeps the value out.
    private func isStored(_ column: Column, of table: String, _ county: County) throws -> Bool {
        let name = "\"\(column.name)\""
        if column.isIdentity {
            try county.execute("ALTER TABLE \(table) ALTER \(name) DROP IDENTITY")
        }
        do {
            try county.execute(
                """
                UPDATE \(table) SET \(name) = \(Self.altered(name, column.type))
                WHERE ctid = (SELECT max(ctid) FROM \(table))
                """)
            return true
        } catch DatabaseError.server(let error) where error.sqlState == "23514" {
            return false
        }
    }

    @Test func everyRemovedRowIsFound() throws {
        let county = try eventful()
        let reader = HistoryReader(connection: county.connection)
        try county.execute("SET session_replication_role = replica")
        for table in Self.tables {
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
}
