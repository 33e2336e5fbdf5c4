import PostgresClient
import Testing

/// Rows encoded for a COPY, sent at once or kept for later.
@Suite struct EncoderTests {
    private static let copyIn = Statement(name: "copy in", sql: "COPY line FROM STDIN BINARY")

    private func connection(_ columns: String) throws -> Connection {
        let connection = try SharedDatabase.connect()
        try connection.query("CREATE TEMPORARY TABLE line (\(columns))")
        return connection
    }

    @Test(arguments: [
        "0", "-0", "7", "-7", "9999", "10000", "12345678", "100000000", "0.5", "-0.05", "0.00001",
        "1234.56789", "59237.2449", "-9223372036854775808",
        "170141183460469231731687303715884105727", "00012.50", "3.",
    ])
    func decimalsArriveExactly(_ text: String) throws {
        let connection = try connection("sent numeric, written text")
        try connection.copyIn(Self.copyIn) { writer in
            try writer.beginRow(2)
            try writer.numeric(text)
            try writer.text(text)
        }
        let rows = try connection.query(
            """
            SELECT sent = written::numeric AS same_value,
                   sent::text = written::numeric::text AS same_digits FROM line
            """)
        #expect(try rows.requiredBool(0, "same_value"))
        #expect(try rows.requiredBool(0, "same_digits"))
    }

    @Test(arguments: ["", "-", ".5", "1.2.3", "1e5", "12 ", "十二", "+1", "--1"])
    func whatIsNoDecimalIsRefused(_ text: String) throws {
        let connection = try connection("sent numeric")
        let misuse = DatabaseError.misuse(
            statement: "copy in", reason: "\(text) is no decimal number")
        #expect(throws: misuse) {
            try connection.copyIn(Self.copyIn) { writer in
                try writer.beginRow(1)
                try writer.numeric(text)
            }
        }
        try connection.expectUsable()
    }

    /// Rows kept for later arrive as if they had been written at once, the last field as asked.
    @Test func keptRowsAreSentLater() throws {
        let connection = try connection("words text, number numeric, edition bigint")
        let encoder = BinaryRowEncoder(statement: "kept")
        var kept: [[UInt8]] = []
        for number in 0..<3000 {
            try encoder.beginRow(3)
            try encoder.text(String(repeating: "字", count: number % 200))
            try encoder.numeric(number % 2 == 0 ? nil : "\(number).5")
            try encoder.int64(1)
            kept.append(try encoder.takeRows { Array($0) })
        }
        let sent = try connection.copyIn(Self.copyIn) { writer in
            for (number, row) in kept.enumerated() {
                try row.withUnsafeBytes { bytes in
                    if number % 3 == 0 {
                        try writer.encodedRow(bytes, lastField: 77)
                    } else {
                        try writer.encodedRow(bytes)
                    }
                }
            }
        }
        #expect(sent == 3000)
        let rows = try connection.query(
            """
            SELECT count(*) FILTER (WHERE edition = 77) AS changed, count(number) AS numbers,
                   sum(number) = 1500 * 1500 + 750 AS is_sum, sum(length(words)) AS characters
            FROM line
            """)
        #expect(rows.text(0, "changed") == "1000" && rows.text(0, "numbers") == "1500")
        #expect(try rows.requiredBool(0, "is_sum"))
        #expect(rows.text(0, "characters") == String(15 * (0..<200).reduce(0, +)))
    }

    @Test func onlyWholeRowsAreHandedOver() throws {
        let encoder = BinaryRowEncoder(statement: "kept")
        try encoder.beginRow(2)
        try encoder.int32(1)
        let misuse = DatabaseError.misuse(statement: "kept", reason: "1 fields are missing")
        #expect(throws: misuse) { try encoder.takeRows { $0.count } }
        try encoder.int32(2)
        #expect(try encoder.takeRows { $0.count } == 18)
        #expect(try encoder.takeRows { $0.count } == 0, "handed over once")
    }
}
