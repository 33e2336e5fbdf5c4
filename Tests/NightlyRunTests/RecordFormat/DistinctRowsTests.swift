import PostgresClient
import Store
import TestSupport
import Testing
import Vocabulary

/// Two different rows never have the same hash: whatever texts they hold, nothing moves from one
/// field into the next, and what is not there is neither an empty text nor a hyphen.
@Suite struct DistinctRowsTests {
    /// Made of few pieces, among them all that mean something in hashed texts, so that rows come
    /// close to each other.
    private struct Texts {
        private static let pieces = [
            "|", "-", "-|", "1:", "2:", ":", "0:|", "a", "x|1:y", "\n", "\"", "\\", ",", "NULL",
            "1|2", " ", "局", "{}", "[]", "null",
        ]
        var numbers: SeededNumbers

        mutating func choice<Value>(_ values: [Value], _ otherwise: Value) -> Value {
            values.randomElement(using: &numbers) ?? otherwise
        }

        mutating func text() -> String {
            var text = ""
            for _ in 0..<Int.random(in: 0...3, using: &numbers) {
                text += choice(Self.pieces, "")
            }
            return text
        }

        mutating func textOrNone() -> String? {
            Int.random(in: 0..<4, using: &numbers) == 0 ? nil : text()
        }

        mutating func texts() -> [String] {
            var texts: [String] = []
            for _ in 0..<Int.random(in: 0...3, using: &numbers) { texts.append(text()) }
            return texts
        }

        mutating func cells(_ figures: [Int64]) -> [Int64] {
            var cells: [Int64] = []
            for _ in 0..<Int.random(in: 0...3, using: &numbers) {
                cells.append(choice(figures, 0))
            }
            return cells
        }

        mutating func small() -> Int64 { Int64.random(in: 1...3, using: &numbers) }

        mutating func smallOrNone() -> Int64? {
            Int.random(in: 0..<3, using: &numbers) == 0 ? nil : small()
        }
    }

    private let connection: Connection

    init() throws { connection = try Connection(conninfo: try TestServer.migratedDatabase()) }

    /// - Parameters:
    ///   - columns: a composite value's columns, `$n` in it are what `row` gives.
    ///   - digest: of the value `v`.
    private func expectDistinct(
        _ type: String, _ columns: String, _ digest: String,
        _ row: (inout Texts) -> [Parameter]
    ) throws {
        try connection.execute(
            Statement(
                name: "make",
                sql: "CREATE TEMPORARY TABLE tried (whole text, digest text)"))
        var texts = Texts(numbers: SeededNumbers(seed: 20_240_131))
        for _ in 0..<1500 {
            try connection.execute(
                Statement(
                    name: "try",
                    sql: """
                        INSERT INTO pg_temp.tried
                        SELECT v::text, (\(digest))::text
                        FROM jsonb_populate_record(NULL::\(type),
                            jsonb_build_object(\(columns))) AS v
                        """), row(&texts))
        }
        let found = try connection.execute(
            Statement(
                name: "compare",
                sql: """
                    SELECT count(DISTINCT whole) AS rows, count(DISTINCT digest) AS digests
                    FROM pg_temp.tried
                    """))
        let rows = try found.requiredInt64(0, "rows")
        #expect(rows > 500)
        #expect(try found.requiredInt64(0, "digests") == rows)
    }

    @Test func submissions() throws {
        try expectDistinct(
            "intake.submission",
            """
            'submission_id', $1::bigint, 'agency_id', $2::bigint, 'year', $3::bigint,
            'revision', 1, 'form_id', $4::text, 'submitted_at', '2024-01-01T00:00:00Z',
            'published_on', $5::text, 'stored_at', '2024-01-01T00:00:00Z', 'stored_by', $6::text,
            'source', $7::text, 'cells', $8::bigint[], 'narrative', $9::text::jsonb,
            'packed', intake.packed_cells($8::bigint[])
            """, "audit.row_digest(v)"
        ) { texts in
            let day = texts.smallOrNone().map { "2024-01-0\($0)" }
            let cells = texts.cells([123, 125, 34, 58])
            let narrative = texts.choice(["{}", "{\"a\": \"{}\"}", "{\"a\": \"\"}"], "{}")
            return [
                .int64(texts.small()), .int64(texts.small()), .int64(texts.small()),
                .text(texts.text()), .text(day), .text(texts.text()), .text(texts.textOrNone()),
                .int64Array(cells), .text(narrative),
            ]
        }
    }

    @Test func totals() throws {
        try expectDistinct(
            "summary.total",
            """
            'region_code', $1::text, 'year', $2::bigint, 'scope', $3::text, 'form_id', $4::text,
            'expected', $5::bigint, 'received', 1, 'included', 1, 'on_time', 1,
            'cell_values', $6::bigint[], 'blank', $7::bigint[]
            """, "summary.total_digest(v)"
        ) { texts in
            let cells = texts.cells([0, 1 << 32])
            let choices: [[Int64]?] = [nil, [], [0], [0, 0], [1]]
            let blanks = texts.choice(choices, nil)
            return [
                .text(texts.text()), .int64(texts.small()), .text(texts.text()),
                .text(texts.text()), .int64(texts.small()), .int64Array(cells),
                .int64Array(blanks),
            ]
        }
    }

    /// The names of cells too: two lists that read the same when joined are two lists.
    @Test func findings() throws {
        try expectDistinct(
            "summary.finding_row",
            """
            'region_code', $1::text, 'year', 2022, 'agency_id', $2::bigint,
            'revision', $3::bigint, 'rule', $4::text, 'severity', $5::text, 'verdict', $6::text,
            'left_value', $7::text, 'right_value', $2::bigint, 'message_zh', $8::text,
            'message_en', $9::text, 'waiver_id', $3::bigint, 'scope', $10::text
            """, "summary.finding_digest(v)"
        ) { texts in
            [
                .text(texts.text()), .int64(texts.smallOrNone()), .int64(texts.smallOrNone()),
                .text(texts.text()), .text(texts.text()), .text(texts.text()),
                .text(texts.smallOrNone().map { "\($0).0" }), .text(texts.text()),
                .text(texts.text()), .text(texts.textOrNone()),
            ]
        }
    }

    @Test func listsOfCells() throws {
        var texts = Texts(numbers: SeededNumbers(seed: 7))
        var lists: Set<[String]> = []
        while lists.count < 1500 {
            lists.insert(texts.texts())
        }
        var digests: Set<[UInt8]> = []
        for list in lists {
            let cells = CellList(list)
            digests.insert(cells.digest)
            let rows = try connection.execute(
                Statement(name: "list", sql: "SELECT to_json($1::text[])::text AS json"),
                [.textArray(list)])
            #expect(rows.text(0, "json") == String(decoding: cells.json, as: UTF8.self))
        }
        #expect(digests.count == lists.count)
    }
}
