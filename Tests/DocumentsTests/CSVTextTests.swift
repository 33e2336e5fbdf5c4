import Listings
import Messages
import Testing

@testable import Documents

/// What spreadsheets write, and what this project writes, is read as the same fields.
@Suite struct CSVTextTests {
    @Test(
        arguments: [
            ("", []), ("a", [["a"]]), ("a,b\n", [["a", "b"]]), ("a\r\nb\r\n", [["a"], ["b"]]),
            ("a\rb", [["a"], ["b"]]), ("a,\n,b", [["a", ""], ["", "b"]]),
            ("\u{FEFF}a,b", [["a", "b"]]), ("a\n\nb", [["a"], [""], ["b"]]),
            ("\"a,\nb\",\"c\"\"d\"", [["a,\nb", "c\"d"]]), ("a\"b,c", [["a\"b", "c"]]),
            ("a\tb\n1,2\t3", [["a", "b"], ["1,2", "3"]]), ("a,b\tc", [["a", "b\tc"]]),
            ("\"open,\nend", [["open,\nend"]]),
        ] as [(String, [[String]])])
    func fieldsAndRecords(text: String, records: [[String]]) {
        #expect(CSVText(text).records == records)
    }

    @Test(
        arguments: [
            ("a", false), ("\"a\"", false), ("\"a", true), ("a\n\"b,c\nd", true), ("a\"b", false),
            ("\"a\"\"", true),
        ] as [(String, Bool)])
    func aMarkThatIsNeverClosed(text: String, isOpen: Bool) {
        #expect(CSVText(text).isOpen == isOpen)
    }

    @Test(
        arguments: [
            ("a;b\n1,5;2", [["a", "b"], ["1,5", "2"]]), ("a，b\n1，2", [["a", "b"], ["1", "2"]]),
            ("\"a,b,c\";d\n1;2", [["a,b,c", "d"], ["1", "2"]]),
        ] as [(String, [[String]])])
    func theFirstLineSaysTheSeparator(text: String, records: [[String]]) {
        #expect(CSVText(text).records == records)
    }

    @Test func whatIsWrittenIsReadBack() {
        let fields = ["甲", "a,b", "\"", "第\n一", "x\r\ny", " ", "", "，", "'s"]
        let rows = fields.indices.map { start in
            fields.indices.map { Value.text(fields[($0 + start) % fields.count]) }
        }
        let listing = Listing(
            columns: fields.indices.map { .init("c\($0)", Phrase("列", en: "column")) }, rows: rows)
        let records = CSVText(
            listing.text(as: .csv, Presentation(language: .zh))
        ).records
        #expect(records.count == rows.count + 1)
        for (start, record) in records.dropFirst().enumerated() {
            #expect(record == fields.indices.map { fields[($0 + start) % fields.count] })
        }
    }
}
