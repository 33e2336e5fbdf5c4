import PostgresClient
import TestSupport
import Testing

/// The hashes that the database computes, against the vectors of the record's format: they are
/// stored as rows, and then what `audit verify` asks finds nothing wrong with them.
@Suite struct SQLRecordTests {
    private let connection: Connection
    private let text: String

    init() throws {
        connection = try Connection(conninfo: try TestServer.migratedDatabase())
        text = try RecordVectors.text()
        try connection.executeScript(
            name: "registry",
            sql: """
                SET timezone = 'UTC';
                INSERT INTO registry.region (code, name, level)
                VALUES ('360926', '铜鼓县（示例）', 'county');
                INSERT INTO registry.agency (agency_id, region_code, name, class)
                VALUES (1, '360926', '办公室', 'government_office'), (2, '360926', '乡', 'township')
                """)
    }

    /// - Parameter sql: `$1` is the file of vectors.
    @discardableResult
    private func query(_ sql: String) throws -> Rows {
        try connection.execute(Statement(name: "vectors", sql: sql), [.text(text)])
    }

    /// Expects a query over the vectors to give rows, and in none of them a difference.
    private func expectNone(
        _ condition: String, of vectors: String, _ location: SourceLocation = #_sourceLocation
    ) throws {
        let rows = try query(
            "SELECT count(*) AS all_rows, count(*) FILTER (WHERE \(condition)) AS differing "
                + "FROM \(vectors)")
        #expect(try rows.requiredInt64(0, "all_rows") > 0, sourceLocation: location)
        #expect(try rows.requiredInt64(0, "differing") == 0, sourceLocation: location)
    }

    private func storeSubmissions() throws {
        try query(
            """
            INSERT INTO intake.submission (submission_id, agency_id, year, revision, form_id,
                submitted_at, published_on, stored_at, stored_by, source, cells, narrative)
                OVERRIDING SYSTEM VALUE
            SELECT submission_id, agency_id, year, revision, form_id,
                   to_timestamp(submitted_epoch::float8), published_on,
                   to_timestamp(stored_epoch::float8), stored_by, source, cells, narrative::jsonb
            FROM jsonb_to_recordset($1::jsonb -> 'submissions') AS vector (
                submission_id bigint, agency_id bigint, year integer, revision integer,
                form_id text, submitted_epoch text, published_on date, stored_epoch text,
                stored_by text, source text, cells bigint[], narrative text)
            """)
    }

    @Test func packedCells() throws {
        try expectNone(
            "intake.packed_cells(cells) IS DISTINCT FROM decode(hex, 'hex')",
            of: "jsonb_to_recordset($1::jsonb -> 'packed') AS vector (cells bigint[], hex text)")
    }

    @Test func submissionsAndTheirSeal() throws {
        try storeSubmissions()
        try expectNone(
            "audit.row_digest(submission) IS DISTINCT FROM row_hash",
            of: """
                jsonb_to_recordset($1::jsonb -> 'submissions')
                    AS vector (submission_id bigint, row_hash text)
                LEFT JOIN intake.submission USING (submission_id)
                """)
        try expectNone(
            "audit.sealed_digest('submission', audit.numbers_of(payload -> 'submission' ->> 'ids'))"
                + " IS DISTINCT FROM payload -> 'submission' ->> 'digest'",
            of: """
                (SELECT payload::jsonb FROM jsonb_to_recordset($1::jsonb -> 'events')
                     AS vector (kind text, payload text) WHERE kind = 'seal') AS seal
                """)
    }

    /// The other sealed rows are hashed as JSON, with all that their table has.
    @Test(arguments: [
        "document", "waiver", "return", "ledger", "withdrawal", "correction", "publication",
        "revocation", "change", "run",
    ])
    func rowsAsJSON(kind: String) throws {
        let table = ["change": "registry.change", "run": "audit.run"][kind] ?? "intake.\(kind)"
        let row = kind == "run" ? "audit.run_row(stored)" : "to_jsonb(stored)"
        try expectNone(
            """
            vector.text::jsonb::text IS DISTINCT FROM vector.text
            OR encode(sha256(convert_to(vector.text, 'UTF8')), 'hex') IS DISTINCT FROM row_hash
            OR NOT \(row) @> vector.text::jsonb
            OR audit.row_digest(stored)
               IS DISTINCT FROM encode(sha256(convert_to(\(row)::text, 'UTF8')), 'hex')
            """,
            of: """
                jsonb_to_recordset($1::jsonb -> 'rows')
                    AS vector (kind text, text text, row_hash text)
                CROSS JOIN LATERAL
                    jsonb_populate_record(NULL::\(table), vector.text::jsonb) AS stored
                WHERE vector.kind = '\(kind)'
                """)
    }

    private func storeEditions() throws {
        try query(
            """
            INSERT INTO audit.event
            SELECT event_id, happened_at, kind, payload::jsonb, decode(previous_hash, 'hex'),
                   decode(event_hash, 'hex')
            FROM jsonb_to_recordset($1::jsonb -> 'events') AS vector (
                event_id bigint, happened_at timestamptz, kind text, payload text,
                previous_hash text, event_hash text)
            """)
        try query(
            """
            INSERT INTO summary.edition
            SELECT edition_id, business_date, published_at, decode(content_hash, 'hex'),
                   catalogue_hash, nullif(edition_id - 1, 0), changed_totals, changed_findings
            FROM jsonb_to_recordset($1::jsonb -> 'editions') AS vector (
                edition_id bigint, business_date date, published_at timestamptz,
                content_hash text, catalogue_hash text, changed_totals integer,
                changed_findings integer)
            """)
        try query(
            """
            INSERT INTO summary.edition_year
            SELECT year, edition_id, decode(content_hash, 'hex')
            FROM jsonb_to_recordset($1::jsonb -> 'edition_years') AS vector (
                year integer, edition_id bigint, content_hash text)
            """)
        try query(
            """
            INSERT INTO summary.total (region_code, year, scope, form_id, expected, received,
                included, on_time, late, cell_values, blank, content_hash, edition_id,
                superseded_by)
            SELECT region_code, year, scope, form_id, expected, received, included, on_time, late,
                   cell_values, blank, decode(content_hash, 'hex'), edition_id, superseded_by
            FROM jsonb_to_recordset($1::jsonb -> 'totals') AS vector (
                region_code text, year integer, scope text, form_id text, expected integer,
                received integer, included integer, on_time integer, late integer,
                cell_values bigint[], blank integer[], content_hash text, edition_id bigint,
                superseded_by bigint)
            """)
        try query(
            """
            INSERT INTO summary.roster (region_code, year, included_own, included_other,
                excluded_own, excluded_other, content_hash, edition_id, superseded_by)
            SELECT region_code, year,
                   ARRAY(SELECT (e ->> 'submission_id')::bigint
                         FROM jsonb_array_elements(included_own) AS e),
                   ARRAY(SELECT (e ->> 'submission_id')::bigint
                         FROM jsonb_array_elements(included_other) AS e),
                   ARRAY(SELECT (e ->> 'submission_id')::bigint
                         FROM jsonb_array_elements(excluded_own) AS e),
                   ARRAY(SELECT (e ->> 'submission_id')::bigint
                         FROM jsonb_array_elements(excluded_other) AS e),
                   decode(content_hash, 'hex'), edition_id, superseded_by
            FROM jsonb_to_recordset($1::jsonb -> 'rosters') AS vector (
                region_code text, year integer, included_own jsonb, included_other jsonb,
                excluded_own jsonb, excluded_other jsonb, content_hash text, edition_id bigint,
                superseded_by bigint)
            """)
    }

    private func storeFindings() throws {
        try query(
            """
            INSERT INTO intake.waiver (waiver_id, fingerprint, agency_id, year, rule, cells,
                left_value, right_value, reason, decided_by, region_code)
                OVERRIDING SYSTEM VALUE
            SELECT stored.waiver_id, stored.fingerprint, stored.agency_id, stored.year,
                   stored.rule, stored.cells, stored.left_value, stored.right_value,
                   stored.reason, stored.decided_by, stored.region_code
            FROM jsonb_to_recordset($1::jsonb -> 'rows') AS vector (kind text, text text)
            CROSS JOIN LATERAL
                jsonb_populate_record(NULL::intake.waiver, vector.text::jsonb) AS stored
            WHERE kind = 'waiver'
            """)
        try query(
            """
            INSERT INTO summary.cell_list
            SELECT decode(cell_list_digest, 'hex'), cells
            FROM jsonb_to_recordset($1::jsonb -> 'findings')
                AS vector (cell_list_digest text, cells text[])
            """)
        try query(
            """
            INSERT INTO summary.finding_row (submission_id, agency_id, region_code, year,
                revision, scope, rule, severity, verdict, left_value, right_value, difference,
                message_zh, message_en, waiver_id, content_hash, fingerprint, cell_list,
                first_edition_id, edition_id, superseded_by)
            SELECT submission_id, agency_id, region_code, year, revision, scope, rule, severity,
                   verdict, left_value, right_value, difference, message_zh, message_en,
                   waiver_id, decode(content_hash, 'hex'), fingerprint,
                   decode(cell_list_digest, 'hex'), edition_id, edition_id, superseded_by
            FROM jsonb_to_recordset($1::jsonb -> 'findings') AS vector (
                submission_id bigint, agency_id bigint, region_code text, year integer,
                revision integer, scope text, rule text, severity text, verdict text,
                left_value numeric, right_value numeric, difference numeric, message_zh text,
                message_en text, waiver_id bigint, content_hash text, fingerprint text,
                cell_list_digest text, edition_id bigint, superseded_by bigint)
            """)
    }

    @Test func editionsTheirRowsAndTheChain() throws {
        try storeSubmissions()
        try storeEditions()
        try storeFindings()
        for check in ["broken_links", "broken_editions", "broken_rows", "misplaced_rows"] {
            let rows = try connection.execute(
                Statement(name: check, sql: "SELECT fault FROM audit.\(check)()"))
            #expect(rows.count == 0, "\(check): \(rows.count > 0 ? rows.text(0, 0) ?? "" : "")")
        }
        // and they do look: a row that says something else is found
        try connection.executeScript(
            name: "alter", sql: "UPDATE summary.finding_row SET message_en = message_en || '.'")
        let broken = try connection.execute(
            Statement(name: "broken", sql: "SELECT fault FROM audit.broken_rows()"))
        #expect(broken.count == 3)
    }
}
