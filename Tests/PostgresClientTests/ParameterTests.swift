import PostgresClient
import Testing

/// Values on their way to the server and back.
@Suite struct ParameterTests {
    @Test(arguments: [
        "", " ", "NULL", "null", "it's", "\"quoted\"", "back\\slash", "line\nbreak\ttab", "$1",
        "'; DROP TABLE report; --", "{1,2}", "政府信息公开", "𠮷野家", "e\u{301}", "\u{1F600}",
        "'' || version() || ''",
    ])
    func textComesBackAsItWasSent(text: String) throws {
        let rows = try SharedDatabase.connect().query(
            "SELECT $1::text AS sent, octet_length($1::text) AS size", [.text(text)])
        #expect(rows.text(0, "sent") == text)
        #expect(try rows.requiredInt64(0, "size") == Int64(text.utf8.count))
    }

    @Test func nullIsNotEmpty() throws {
        let rows = try SharedDatabase.connect().query(
            """
            SELECT $1::text AS missing, $2::text AS empty,
                   $1::text IS NULL AS is_missing, $2::text IS NULL AS is_empty_missing
            """, [.text(nil), .text("")])
        #expect(rows.text(0, "missing") == nil)
        #expect(rows.text(0, "empty") == "")
        #expect(try rows.requiredBool(0, "is_missing"))
        #expect(try !rows.requiredBool(0, "is_empty_missing"))
    }

    @Test func everyKindCanBeNull() throws {
        let rows = try SharedDatabase.connect().query(
            """
            SELECT num_nulls($1::integer, $2::bigint, $3::boolean, $4::integer[], $5::bigint[],
                             $6::text[]) AS nulls
            """,
            [
                .int32(nil), .int64(nil), .bool(nil), .int32Array(nil), .int64Array(nil),
                .textArray(nil),
            ])
        #expect(try rows.requiredInt64(0, "nulls") == 6)
    }

    @Test func numbersKeepTheirExtremes() throws {
        let rows = try SharedDatabase.connect().query(
            """
            SELECT $1::bigint AS low, $2::bigint AS high, $3::integer AS low32,
                   $4::integer AS high32, $5::boolean AS yes, $6::boolean AS no
            """,
            [.int64(.min), .int64(.max), .int32(.min), .int32(.max), .bool(true), .bool(false)])
        #expect(try rows.int64(0, "low") == .min)
        #expect(try rows.int64(0, "high") == .max)
        #expect(try rows.int32(0, "low32") == .min)
        #expect(try rows.int32(0, "high32") == .max)
        #expect(try rows.requiredBool(0, "yes"))
        #expect(try !rows.requiredBool(0, "no"))
    }

    @Test func integerArraysComeBack() throws {
        let rows = try SharedDatabase.connect().query(
            "SELECT $1::bigint[] AS wide, $2::bigint[] AS none, $3::integer[]::bigint[] AS narrow",
            [.int64Array([.min, 0, .max]), .int64Array([]), .int32Array([.min, -1, .max])])
        #expect(try rows.int64Array(0, "wide") == [.min, 0, .max])
        #expect(try rows.int64Array(0, "none") == [])
        #expect(
            try rows.int64Array(0, "narrow") == [Int64(Int32.min), -1, Int64(Int32.max)])
    }

    @Test(arguments: [
        [], [""], ["NULL", "null", ""], ["a,b", "{c}", "d\"e", "f\\g", "\\\"", " h "],
        ["政府", "line\nbreak", "'"],
    ])
    func textArraysComeBack(texts: [String]) throws {
        let rows = try SharedDatabase.connect().query(
            "SELECT $1::text[] AS sent, cardinality($1::text[]) AS count",
            [.textArray(texts)])
        #expect(try rows.textArray(0, "sent") == texts)
        #expect(try rows.requiredInt64(0, "count") == Int64(texts.count))
    }

    @Test func bytesComeBack() throws {
        let rows = try SharedDatabase.connect().query(
            "SELECT $1::bytea AS sent, ''::bytea AS none", [.text("\\x00ff27225c0a")])
        #expect(try rows.requiredBytes(0, "sent") == [0x00, 0xFF, 0x27, 0x22, 0x5C, 0x0A])
        #expect(try rows.requiredBytes(0, "none") == [])
    }

    @Test func nulIsRefusedBeforeItIsSent() throws {
        let connection = try SharedDatabase.connect()
        for parameter in [Parameter.text("a\0b"), .textArray(["a", "\0"])] {
            #expect(
                throws: DatabaseError.misuse(
                    statement: "test", reason: "a text parameter contains NUL")
            ) { try connection.query("SELECT $1::text", [parameter]) }
        }
        try connection.expectUsable()
    }

    @Test func rowsKnowTheirShape() throws {
        let connection = try SharedDatabase.connect()
        let rows = try connection.query("SELECT n, n * 2 AS twice FROM generate_series(1, 3) AS n")
        #expect(rows.count == 3 && rows.columnCount == 2)
        #expect(rows.columnName(0) == "n" && rows.columnName(1) == "twice")
        #expect(rows.text(2, 1) == "6")
        #expect(rows.text(3, 0) == nil && rows.text(0, 2) == nil && rows.text(-1, 0) == nil)
        try connection.query("CREATE TEMPORARY TABLE shape (n integer)")
        let inserted = try connection.query("INSERT INTO shape SELECT generate_series(1, 4)")
        #expect(inserted.count == 0 && inserted.affectedRows == 4)
    }
}
