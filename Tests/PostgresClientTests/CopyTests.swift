import PostgresClient
import Testing

/// Rows streamed in both directions.
@Suite struct CopyTests {
    private static let columns = """
        small smallint, plain integer, wide bigint, words text, raw bytea, wides bigint[],
        plains integer[], many text[]
        """
    private static let copyIn = Statement(name: "copy in", sql: "COPY line FROM STDIN BINARY")
    private static let copyOut = Statement(name: "copy out", sql: "COPY line TO STDOUT BINARY")

    private func connection(_ columns: String = columns) throws -> Connection {
        let connection = try SharedDatabase.connect()
        try connection.query("CREATE TEMPORARY TABLE line (\(columns))")
        return connection
    }

    private func count(_ connection: Connection) throws -> Int64 {
        try connection.query("SELECT count(*) FROM line").requiredInt64(0, "count")
    }

    @Test func everyKindReachesTheTable() throws {
        let connection = try connection()
        let sent = try connection.copyIn(Self.copyIn) { writer in
            try writer.beginRow(8)
            try writer.int16(.min)
            try writer.int32(.max)
            try writer.int64(.min)
            try writer.text("“汇总”, it's\n")
            try writer.bytes([0, 255, 39])
            try writer.int64Array([nil, .max, nil, -1])
            try writer.int32Array([1, .min])
            try writer.textArray(["", "NULL", "a,b"])
            try writer.beginRow(8)
            for _ in 0..<3 { try writer.null() }
            try writer.text("")
            try writer.bytes([])
            try writer.int64Array([Int64]())
            try writer.int32Array([])
            try writer.textArray([])
            try writer.beginRow(8)
            for _ in 0..<8 { try writer.text(nil) }
        }
        #expect(sent == 3)
        let rows = try connection.query(
            """
            SELECT *, wides[1] IS NULL AND wides[3] IS NULL AS has_blanks,
                   array_remove(wides, NULL) AS present,
                   num_nulls(small, plain, wide, words, raw, wides, plains, many) AS nulls
            FROM line
            """)
        #expect(rows.text(0, "small") == "-32768")
        #expect(try rows.int32(0, "plain") == .max)
        #expect(try rows.int64(0, "wide") == .min)
        #expect(rows.text(0, "words") == "“汇总”, it's\n")
        #expect(try rows.requiredBytes(0, "raw") == [0, 255, 39])
        #expect(try rows.requiredBool(0, "has_blanks"))
        #expect(try rows.int64Array(0, "present") == [.max, -1])
        #expect(try rows.int64Array(0, "plains") == [1, Int64(Int32.min)])
        #expect(try rows.textArray(0, "many") == ["", "NULL", "a,b"])
        #expect(rows.text(1, "words") == "")
        #expect(try rows.requiredBytes(1, "raw") == [])
        for array in ["wides", "plains", "many"] { #expect(rows.text(1, array) == "{}") }
        #expect(rows.text(0, "nulls") == "0" && rows.text(1, "nulls") == "3")
        #expect(rows.text(2, "nulls") == "8")
    }

    /// More than one network piece in each direction.
    @Test func manyRowsComeBackInOrder() throws {
        let connection = try connection("number bigint, words text, raw bytea")
        let rowCount: Int64 = 30_000
        let sent = try connection.copyIn(Self.copyIn) { writer in
            for number in 0..<rowCount {
                try writer.beginRow(3)
                try writer.int64(number)
                try writer.text(number % 3 == 0 ? nil : number % 3 == 1 ? "" : "第\(number)行")
                try writer.bytes([UInt8](repeating: UInt8(number % 251), count: Int(number % 40)))
            }
        }
        #expect(sent == rowCount)
        var next: Int64 = 0
        var differences = 0
        let ordered = Statement(
            name: "ordered", sql: "COPY (SELECT * FROM line ORDER BY number) TO STDOUT BINARY")
        try connection.copyOut(ordered) { tuple in
            var reader = try BinaryTupleReader(tuple, fieldCount: 3)
            let number = try reader.int64()
            let words = try reader.optionalBytes().map { String(decoding: $0, as: UTF8.self) }
            let raw = Array(try reader.bytes())
            let expectedWords = next % 3 == 0 ? nil : next % 3 == 1 ? "" : "第\(next)行"
            let expectedRaw = [UInt8](repeating: UInt8(next % 251), count: Int(next % 40))
            if number != next || words != expectedWords || raw != expectedRaw { differences += 1 }
            next += 1
        }
        #expect(next == rowCount && differences == 0)
        try connection.expectUsable()
    }

    @Test func nothingAtAll() throws {
        let connection = try connection()
        #expect(try connection.copyIn(Self.copyIn) { _ in } == 0)
        var rows = 0
        try connection.copyOut(Self.copyOut) { _ in rows += 1 }
        #expect(rows == 0)
        try connection.expectUsable()
    }

    @Test func errorInTheBodyStoresNothing() throws {
        let connection = try connection("number bigint")
        #expect(throws: WrongError.self) {
            try connection.copyIn(Self.copyIn) { writer in
                for number in 0..<50_000 {
                    try writer.beginRow(1)
                    try writer.int64(Int64(number))
                }
                throw WrongError()
            }
        }
        try connection.expectUsable()
        #expect(try count(connection) == 0)
    }

    @Test func errorInTheBodyOfAnExportLeavesTheConnectionUsable() throws {
        let connection = try SharedDatabase.connect()
        let statement = Statement(
            name: "numbers", sql: "COPY (SELECT generate_series(1, 300000)) TO STDOUT BINARY")
        for failingRow in [1, 2, 1000, 300_000] {
            var rows = 0
            #expect(throws: WrongError.self) {
                try connection.copyOut(statement) { _ in
                    rows += 1
                    if rows == failingRow { throw WrongError() }
                }
            }
            #expect(rows == failingRow)
            try connection.expectUsable()
        }
    }

    @Test func rowsOfTheWrongShapeAreRefused() throws {
        let connection = try connection("number bigint, words text")
        func expectMisuse(_ reason: String, _ body: (BinaryCopyWriter) throws -> Void) throws {
            #expect(throws: DatabaseError.misuse(statement: "copy in", reason: reason)) {
                try connection.copyIn(Self.copyIn, body)
            }
            try connection.expectUsable()
        }
        try expectMisuse("1 fields are missing") { writer in
            try writer.beginRow(2)
            try writer.int64(1)
        }
        try expectMisuse("1 fields are missing") { writer in
            try writer.beginRow(2)
            try writer.int64(1)
            try writer.beginRow(2)
        }
        try expectMisuse("more fields than the row has") { writer in
            try writer.beginRow(1)
            try writer.int64(1)
            try writer.text("a")
        }
        try expectMisuse("a text contains NUL") { writer in
            try writer.beginRow(2)
            try writer.int64(1)
            try writer.text("a\0b")
        }
        #expect(try count(connection) == 0)
    }

    @Test func serverErrorsCarryTheStatementsName() throws {
        let connection = try connection(
            "number bigint CONSTRAINT number_small CHECK (number < 10)")
        let refused = try serverError {
            try connection.copyIn(Self.copyIn) { writer in
                for number in 0..<11 {
                    try writer.beginRow(1)
                    try writer.int64(Int64(number))
                }
            }
        }
        #expect(refused.sqlState == "23514" && refused.statement == "copy in")
        #expect(refused.constraint == "number_small")
        try connection.expectUsable()
        let missing = try serverError {
            try connection.copyIn(
                Statement(name: "copy nowhere", sql: "COPY nowhere FROM STDIN BINARY")
            ) { _ in Issue.record("there is nothing to copy into") }
        }
        #expect(missing.isUndefinedObject && missing.statement == "copy nowhere")
        var rows = 0
        let broken = try serverError {
            try connection.copyOut(
                Statement(
                    name: "divide",
                    sql: """
                        COPY (SELECT 1 / (100000 - n) FROM generate_series(1, 100000) AS n)
                        TO STDOUT BINARY
                        """)
            ) { _ in rows += 1 }
        }
        #expect(broken.sqlState == "22012" && broken.statement == "divide")
        #expect(rows == 99_999)
        try connection.expectUsable()
    }

    @Test func statementThatIsNoCopy() throws {
        let connection = try connection("number bigint")
        let reason = "the statement is no COPY of this direction"
        for statement in [Statement(name: "other", sql: "SELECT 1"), Self.copyOut] {
            #expect(
                throws: DatabaseError.misuse(statement: statement.name, reason: reason)
            ) { try connection.copyIn(statement) { _ in } }
            try connection.expectUsable()
        }
        for statement in [Statement(name: "other", sql: "SELECT 1"), Self.copyIn] {
            #expect(
                throws: DatabaseError.misuse(statement: statement.name, reason: reason)
            ) { try connection.copyOut(statement) { _ in } }
            try connection.expectUsable()
        }
    }

    @Test func textCopyIsNoBinaryCopy() throws {
        let connection = try SharedDatabase.connect()
        #expect(
            throws: DatabaseError.decoding(
                statement: "text", row: nil, column: "header", expected: "a binary COPY")
        ) {
            try connection.copyOut(
                Statement(name: "text", sql: "COPY (SELECT 'a long enough first line') TO STDOUT")
            ) { _ in }
        }
        try connection.expectUsable()
    }

    @Test func wrongFieldNamesStatementRowAndField() throws {
        let connection = try SharedDatabase.connect()
        let statement = Statement(
            name: "pairs",
            sql: """
                COPY (SELECT n, CASE WHEN n <> 3 THEN n END, '短'::text
                      FROM generate_series(1, 5) AS n) TO STDOUT BINARY
                """)
        func expectFault(
            row: Int, column: String, _ expected: String,
            _ body: (inout BinaryTupleReader) throws -> Void
        ) throws {
            #expect(
                throws: DatabaseError.decoding(
                    statement: "pairs", row: row, column: column, expected: expected)
            ) {
                try connection.copyOut(statement) { tuple in
                    var reader = try BinaryTupleReader(tuple, fieldCount: 3)
                    try body(&reader)
                }
            }
            try connection.expectUsable()
        }
        try expectFault(row: 0, column: "1", "64 bits") { _ = try $0.int64() }
        try expectFault(row: 2, column: "2", "not NULL") {
            _ = try $0.int32()
            _ = try $0.int32()
        }
        try expectFault(row: 0, column: "4", "a field length") { reader in
            for _ in 1...4 { _ = try reader.bytes() }
        }
        #expect(
            throws: DatabaseError.decoding(
                statement: "pairs", row: 0, column: "count", expected: "2 fields")
        ) {
            try connection.copyOut(statement) { _ = try BinaryTupleReader($0, fieldCount: 2) }
        }
    }
}
