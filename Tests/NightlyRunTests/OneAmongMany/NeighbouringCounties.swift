import NightlyRun
import PostgresClient
import TestSupport
import Testing
import Vocabulary

/// One county of five agencies, alone or among others like it, in a database of its own that was
/// published twice. Everything that is written down about the one is written down about the others.
struct NeighbouringCounties {
    static let code = "990121"
    static let agencies: [Int64] = [1, 2, 3, 4, 5]
    static let year = 2023

    let connection: Connection

    init(others: Int) throws {
        let database = try TestServer.migratedDatabase()
        connection = try Connection(conninfo: database)
        let catalogue = try FormFiles.catalogue()
        func run() throws {
            _ = try nightlyRun(
                database, catalogue, businessDate: try #require(CalendarDate("2026-01-15")))
        }
        for sql in Self.places(others) + Self.filed + Self.registry { try execute(sql) }
        try run()
        for sql in Self.decisions { try execute(sql) }
        try run()
        try execute("VACUUM (ANALYZE)")
        // nothing is so small here that reading all of it would be right in a big database
        for setting in ["enable_seqscan", "jit"] { try execute("SET \(setting) = off") }
        try execute("SET max_parallel_workers_per_gather = 0")
    }

    private func execute(_ sql: String) throws {
        try connection.execute(Statement(name: "neighbours", sql: sql))
    }

    /// How many lines an answer has, and how many rows of our tables the server read for it; without
    /// the tree of regions, which is small enough in any nation to be read as a whole.
    func reading(_ sql: String, _ parameters: [Parameter]) throws -> (lines: Int, read: Int64) {
        let query = sql.replacing(/(?m)^--.*\n/, with: "")
        let answer = Statement(
            name: "neighbours",
            sql: "SELECT count(answer::text) AS lines FROM (\(query)) AS answer")
        // what is planned and looked up once for a session is no part of it
        _ = try connection.execute(answer, parameters)
        try connection.begin(isolation: .repeatableRead)
        let before = try rowsRead()
        let lines = try connection.execute(answer, parameters).requiredInt64(0, "lines")
        let read = try rowsRead() - before
        try connection.rollback()
        return (Int(lines), read)
    }

    /// Rows of tables read so far, by this session.
    private func rowsRead() throws -> Int64 {
        try connection.execute(
            Statement(
                name: "rows read",
                sql: """
                    SELECT coalesce(sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0)), 0)
                        ::bigint AS read
                    FROM pg_stat_xact_user_tables
                    WHERE (schemaname, relname) <> ('registry', 'region')
                    """)
        ).requiredInt64(0, "read")
    }

    private static func places(_ others: Int) -> [String] {
        [
            """
            INSERT INTO registry.region (code, name, level, parent_code) VALUES
                ('990000', '省', 'province', NULL), ('990100', '市', 'prefecture', '990000'),
                ('990200', '另市', 'prefecture', '990000'), ('990121', '县', 'county', '990100')
            """,
            """
            INSERT INTO registry.region (code, name, level, parent_code)
            SELECT format('99%s', 1000 + number), '邻县' || number, 'county', '990200'
            FROM generate_series(1, \(others)) AS number
            """,
            """
            INSERT INTO registry.agency (region_code, name, class)
            SELECT region.code, '单位' || number,
                   CASE number WHEN 5 THEN 'township' ELSE 'department' END
            FROM registry.region CROSS JOIN generate_series(1, 5) AS number
            WHERE region.level = 'county' ORDER BY region.code <> '990121', 1, number
            """,
        ]
    }

    private static let filed = [
        """
        INSERT INTO intake.submission
            (agency_id, year, revision, form_id, submitted_at, published_on, cells)
        SELECT agency_id, year, revision, 'gid-2021', make_date(year + 1, 1, 15 + revision),
               make_date(year + 1, 1, 20), array_fill(0, ARRAY[(
                   SELECT cell_count FROM registry.form WHERE form_id = 'gid-2021')])
        FROM registry.agency
        CROSS JOIN (VALUES (2021, 1), (2022, 1), (2023, 1), (2023, 2)) AS report (year, revision)
        WHERE revision = 1 OR agency_id % 5 = 1 ORDER BY year, agency_id, revision
        """,
        """
        INSERT INTO intake.document (submission_id, file_name, sha256, cells)
        SELECT submission_id, '报告.html', encode(sha256(submission_id::text::bytea), 'hex'), '[]'
        FROM intake.submission
        """,
    ]

    private static let registry = [
        "INSERT INTO registry.contact (agency_id, name) SELECT agency_id, '某人' FROM registry.agency",
        "INSERT INTO registry.former_name SELECT agency_id, '旧' || name FROM registry.agency",
        """
        INSERT INTO registry.exemption (agency_id, year, reason, granted_by)
        SELECT agency_id, 2021, '机构改革', '县办' FROM registry.agency
        """,
        """
        INSERT INTO registry.extension
            (agency_id, year, event, due_on, reason, granted_by, granted_on)
        SELECT agency_id, 2023, 'submit', '2024-02-20', '搬迁', '县办', '2024-01-10'
        FROM registry.agency
        """,
        """
        INSERT INTO registry.agency_past (agency_id, until, name, region_code, class, counts_in_total)
        SELECT agency_id, '2023-06-01', '原' || name, region_code, class, true FROM registry.agency
        """,
        """
        INSERT INTO registry.deadline (region_code, year, event, due_on)
        SELECT code, 2023, 'submit', '2024-02-05' FROM registry.region WHERE level = 'county'
        """,
        """
        INSERT INTO registry.closing (region_code, year, no_new_after)
        SELECT code, 2023, '2030-03-31' FROM registry.region WHERE level = 'county'
        """,
        // of the neighbours some belonged elsewhere
        """
        INSERT INTO registry.region_past (code, until, name, level, parent_code)
        SELECT code, '2023-03-01', '原' || name, level, '990100' FROM registry.region
        WHERE code IN ('991001', '991002', '991003')
        """,
    ]

    private static let decisions = [
        """
        INSERT INTO intake.correction (submission_id, submitted_at, reason, decided_by)
        SELECT submission_id, submitted_at - interval '1 day', '误录', '某人'
        FROM intake.submission WHERE year = 2023 AND agency_id % 5 = 2
        """,
        """
        INSERT INTO intake.return (submission_id, reason, returned_by)
        SELECT submission_id, '有误', '某人'
        FROM intake.submission WHERE year = 2023 AND agency_id % 5 = 3
        """,
        """
        INSERT INTO intake.withdrawal (submission_id, reason, decided_by)
        SELECT submission_id, '误存', '某人'
        FROM intake.submission WHERE year = 2023 AND agency_id % 5 = 4
        """,
        """
        INSERT INTO intake.publication (agency_id, year, published_on, url, seen_on, decided_by)
        SELECT agency_id, 2023, '2024-01-29', 'https://example.org/', '2024-02-01', '某人'
        FROM registry.agency
        """,
    ]
}
