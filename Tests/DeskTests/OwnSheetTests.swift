import Documents
import Listings
import Messages
import Testing

/// What this project writes as CSV is read back as the same fields.
@Suite struct OwnSheetTests {
    @Test func whatIsWrittenIsReadBack() throws {
        let fields = ["甲", "a,b", "\"", "第\n一", "x\r\ny", "a\tb", "", "，", "；", "'s"]
        let rows = fields.indices.map { start in
            fields.indices.map { Value.text(fields[($0 + start) % fields.count]) }
        }
        let listing = Listing(
            columns: fields.indices.map { .init("c\($0)", Phrase("列", en: "column")) }, rows: rows)
        let text = listing.text(as: .csv, Presentation(language: .zh))
        let read = try ListFile(bytes: Array(text.utf8), name: "own.csv").rows
        #expect(read.count == rows.count + 1)
        for (start, row) in read.dropFirst().enumerated() {
            #expect(row.cells == fields.indices.map { fields[($0 + start) % fields.count] })
        }
    }
}
