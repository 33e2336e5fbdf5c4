import PostgresClient
import Testing

/// Arrays in the rows of a binary COPY.
@Suite struct ArrayTests {
    private struct Row: Equatable {
        var wide: [Int64]?
        var plain: [Int32]?
        var words: [String]?
    }

    private func rows(_ values: String) throws -> [Row] {
        let connection = try SharedDatabase.connect()
        var rows: [Row] = []
        let copy = Statement(
            name: "arrays",
            sql: """
                COPY (SELECT wide::bigint[], plain::integer[], words::text[]
                      FROM (VALUES \(values)) AS t (wide, plain, words)) TO STDOUT BINARY
                """)
        try connection.copyOut(copy) { tuple in
            var reader = try BinaryTupleReader(tuple, fieldCount: 3)
            rows.append(
                Row(
                    wide: try reader.optionalInt64Array(), plain: try reader.optionalInt32Array(),
                    words: try reader.optionalTextArray()))
        }
        return rows
    }

    @Test func elementsComeBack() throws {
        let found = try rows(
            """
            ('{1,-9223372036854775808}', '{7}', '{汇总,"",NULL-like}'),
            ('{}', '{}', '{}'), (NULL, NULL, NULL)
            """)
        #expect(
            found == [
                Row(wide: [1, .min], plain: [7], words: ["汇总", "", "NULL-like"]),
                Row(wide: [], plain: [], words: []), Row(),
            ])
    }

    @Test(arguments: [
        "('{{1,2},{3,4}}', '{}', '{}')", "('{1,NULL}', '{}', '{}')", "('{1}', '{NULL}', '{}')",
        "('{1}', '{1}', '{a,NULL}')",
    ])
    func otherShapesAreRefused(values: String) throws {
        #expect(throws: DatabaseError.self) { try rows(values) }
    }

    @Test func anArrayOfAnotherTypeIsRefused() throws {
        let connection = try SharedDatabase.connect()
        let copy = Statement(
            name: "arrays", sql: "COPY (SELECT ARRAY[1::integer]) TO STDOUT BINARY")
        #expect(throws: DatabaseError.self) {
            try connection.copyOut(copy) { tuple in
                var reader = try BinaryTupleReader(tuple, fieldCount: 1)
                _ = try reader.int64Array()
            }
        }
        try connection.expectUsable()
    }
}
