import PostgresClient
import Testing

/// A value of another type than the program expects is an error that names where it stands.
@Suite struct DecodingTests {
    private func rows(_ values: String) throws -> Rows {
        try SharedDatabase.connect().query("SELECT * FROM (VALUES \(values)) AS row (figure)")
    }

    private func fault(row: Int, column: String = "figure", _ expected: String) -> DatabaseError {
        .decoding(statement: "test", row: row, column: column, expected: expected)
    }

    @Test(arguments: ["x", "1.5", "", "9223372036854775808"])
    func noInteger(text: String) throws {
        let rows = try rows("('1'), ('\(text)')")
        #expect(try rows.requiredInt64(0, "figure") == 1)
        #expect(throws: fault(row: 1, "an integer")) { try rows.int64(1, "figure") }
        #expect(throws: fault(row: 1, "an integer")) { try rows.requiredInt64(1, "figure") }
    }

    @Test func tooLargeFor32Bits() throws {
        let rows = try rows("(2147483648)")
        #expect(throws: fault(row: 0, "a 32-bit integer")) { try rows.int32(0, "figure") }
        #expect(try rows.int64(0, "figure") == 2_147_483_648)
    }

    @Test func nullWhereAValueIsRequired() throws {
        let rows = try rows("(NULL)")
        #expect(rows.text(0, "figure") == nil)
        #expect(try rows.int64(0, "figure") == nil)
        #expect(throws: fault(row: 0, "text")) { try rows.requiredText(0, "figure") }
        #expect(throws: fault(row: 0, "an integer")) { try rows.requiredInt64(0, "figure") }
        #expect(throws: fault(row: 0, "a 32-bit integer")) { try rows.requiredInt32(0, "figure") }
        #expect(throws: fault(row: 0, "a boolean")) { try rows.requiredBool(0, "figure") }
        #expect(throws: fault(row: 0, "text")) { try rows.requiredBytes(0, "figure") }
        #expect(try rows.int64Array(0, "figure") == nil)
    }

    @Test func columnThatIsNotThere() throws {
        let rows = try rows("(1)")
        #expect(throws: fault(row: 0, column: "amount", "in the result")) {
            try rows.int64(0, "amount")
        }
        #expect(throws: fault(row: 0, column: "amount", "text")) {
            try rows.requiredText(0, "amount")
        }
    }

    @Test func noBooleanAndNoBytes() throws {
        let rows = try rows("('true'), ('\\x0g'), ('\\x0'), ('00')")
        #expect(throws: fault(row: 0, "a boolean")) { try rows.requiredBool(0, "figure") }
        for row in 1...3 {
            #expect(throws: fault(row: row, "bytes")) { try rows.requiredBytes(row, "figure") }
        }
    }

    @Test(arguments: ["{1,NULL}", "{{1,2},{3,4}}", "1,2", "{1,x}"])
    func noPlainArrayOfIntegers(text: String) throws {
        let rows = try rows("('\(text)')")
        #expect(throws: fault(row: 0, "an array of integers")) {
            try rows.int64Array(0, "figure")
        }
    }

    @Test func nullsInAnArrayOfIntegers() throws {
        let rows = try rows("('{1,NULL,-3}'), ('{}'), (NULL), ('{{1,2},{3,4}}'), ('{1,null}')")
        #expect(try rows.nullableInt64Array(0, "figure") == [1, nil, -3])
        #expect(try rows.nullableInt64Array(1, "figure") == [])
        #expect(try rows.nullableInt64Array(2, "figure") == nil)
        for row in 3...4 {
            #expect(throws: fault(row: row, "an array of integers")) {
                try rows.nullableInt64Array(row, "figure")
            }
        }
    }

    @Test(arguments: ["{a,NULL}", "{{a},{b}}", "a", "{\"a}", "{a\\"])
    func noPlainArrayOfTexts(text: String) throws {
        let rows = try SharedDatabase.connect().query(
            "SELECT $1::text AS figure", [.text(text)])
        #expect(throws: fault(row: 0, "an array of texts")) { try rows.textArray(0, "figure") }
    }

    @Test func theMessageNamesStatementColumnAndRow() {
        #expect(
            fault(row: 7, "an integer").description
                == "test: column figure of row 7 is not an integer")
    }
}
