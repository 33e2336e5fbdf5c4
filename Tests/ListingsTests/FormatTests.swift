import Foundation
import Messages
import Testing
import Vocabulary

@testable import Listings

@Suite struct FormatTests {
    @Test(
        arguments: [
            (0, 1, "0"), (-7, 1, "-7"), (12_500_000, 1_000_000, "12.5"), (-1, 100, "-0.01"),
            (100, 100, "1"), (0, 100, "0"), (1_000_001, 1_000_000, "1.000001"),
            (Int128(Int64.max) * 10, 10, "9223372036854775807"),
            (Int128(9_007_199_254_740_993), 10, "900719925474099.3"),
        ] as [(Int128, Int64, String)])
    func decimals(scaled: Int128, scale: Int64, text: String) {
        #expect(ExactDecimal.format(scaled, scale: scale) == text)
    }

    @Test func jsonIsExactOrderedAndReadable() {
        let document = Value.object([
            ("year", .integer(2024)), ("name", .text("区\"教育\\局\"\n\u{1}")),
            ("amount", .styled(.decimal(scaled: 9_007_199_254_740_993, scale: 100), .good)),
            ("blank", .blank), ("flag", .bool(false)), ("empty", .list([])), ("none", .object([])),
            ("rows", .list([.object([("b", .integer(1)), ("a", .phrase(Phrase("甲", en: "A")))])])),
        ])
        #expect(
            jsonText(document, language: .zh) == #"""
                {
                  "year": 2024,
                  "name": "区\"教育\\局\"\n\u0001",
                  "amount": 90071992547409.93,
                  "blank": null,
                  "flag": false,
                  "empty": [],
                  "none": {},
                  "rows": [
                    {
                      "b": 1,
                      "a": "甲"
                    }
                  ]
                }

                """#)
    }

    /// Foundation reads back every string that we write.
    @Test func jsonStringsSurviveAReader() throws {
        let text = String(String.UnicodeScalarView((0...0x2FFF).compactMap { Unicode.Scalar($0) }))
        let json = jsonText(.list([.text(text), .text("😀𠮷")]), language: .zh)
        let read = try JSONDecoder().decode([String].self, from: Data(json.utf8))
        #expect(
            read.map { Array($0.unicodeScalars) } == [text, "😀𠮷"].map { Array($0.unicodeScalars) })
    }

    @Test func jsonOfAListingIsItsRowsOrItsDocument() {
        var listing = Listing(
            columns: [.init("a", Phrase("甲", en: "A")), .init("b", Phrase("乙", en: "B"))],
            rows: [[.integer(1)]])
        let presentation = Presentation(language: .zh)
        #expect(
            listing.text(as: .json, presentation)
                == "[\n  {\n    \"a\": 1,\n    \"b\": null\n  }\n]\n")
        listing.document = .object([("whole", .bool(true))])
        #expect(listing.text(as: .json, presentation) == "{\n  \"whole\": true\n}\n")
    }

    @Test(
        arguments: [
            (.text("区教育局"), "区教育局"), (.text("a,b"), "\"a,b\""), (.text("a\"b"), "\"a\"\"b\""),
            (.text("a\nb"), "\"a\nb\""), (.text("a\r\nb"), "\"a\r\nb\""), (.blank, ""),
            (.text(""), ""),
            (.integer(-5), "-5"), (.decimal(scaled: -125, scale: 100), "-1.25"),
            (.bool(true), "yes"), (.code("late", Phrase("逾期", en: "overdue")), "overdue"),
            (.text("=1+1"), "'=1+1"), (.text("+86"), "+86"), (.text("-5.2"), "-5.2"),
            (.text("-"), "'-"), (.text("-5.2.1"), "'-5.2.1"), (.text("@SUM(A1)"), "'@SUM(A1)"),
            (.text("＝1"), "'＝1"), (.text("\t=1"), "'\t=1"),
            (.text("=\"a\",b"), "\"'=\"\"a\"\",b\""),
            (.phrase(Phrase("甲", en: "A")), "A"), (.list([.text("a"), .integer(2)]), "a; 2"),
            (.object([("k", .integer(1))]), "\"{\"\"k\"\": 1}\""),
            (.styled(.integer(3), .dim), "3"),
        ] as [(Value, String)])
    func csvFields(value: Value, field: String) {
        let listing = Listing(
            columns: [.init("x", Phrase("甲", en: "A")), .init("y", Phrase("乙", en: "B"))],
            rows: [[value, .integer(1)]])
        #expect(
            listing.text(as: .csv, Presentation(language: .en, colour: true, maxWidth: 3))
                == "A,B\r\n\(field),1\r\n")
    }

    @Test func csvSaysWhatItsRowsAreOf() {
        let listing = Listing(
            columns: [.init("x", Phrase("甲", en: "A"))], rows: [[.integer(1)], [.blank]],
            facts: [
                .init(Phrase("年度", en: "year"), .integer(2025)),
                .init(Phrase("完整", en: "complete"), .bool(false)),
            ])
        #expect(
            listing.text(as: .csv, Presentation(language: .zh))
                == "甲,年度,完整\r\n1,2025,否\r\n,2025,否\r\n")
        #expect(
            listing.text(as: .csv, Presentation(language: .en))
                == "A,year,complete\r\n1,2025,no\r\n,2025,no\r\n")
    }

    @Test func csvForProgramsHasKeysAndCodes() {
        let listing = Listing(
            columns: [.init("x", Phrase("甲", en: "A")), .init("y", Phrase("乙", en: "B"))],
            rows: [[.bool(true), .code("late", Phrase("逾期", en: "overdue"))]],
            facts: [.init(Phrase("年度", en: "year"), .integer(2025))])
        #expect(
            listing.text(as: .csv, Presentation(language: .zh, isForPrograms: true))
                == "x,y\r\ntrue,late\r\n")
    }

    /// Whatever is blank or invisible in front of it, a text that begins like a formula does not
    /// begin so in CSV, and no control or direction mark gets through.
    @Test func noFieldBecomesAFormula() {
        let front = [
            "", " ", "\u{3000}", "\u{A0}", "\t", "\r", "\n", "\u{0}", "\u{1B}", "\u{200B}",
            "\u{200F}", "\u{202E}", "\u{2066}", "\u{FEFF}", "\u{AD}", "\u{FFFE}",
        ]
        let signs = ["=", "+", "-", "@", "＝", "＋", "－", "＠"]
        for first in front {
            for second in front {
                for sign in signs {
                    let text = first + second + sign + "cmd|' /C calc'!A0"
                    let listing = Listing(
                        columns: [.init("x", Phrase("甲", en: "A"))], rows: [[.text(text)]])
                    let csv = listing.text(as: .csv, Presentation(language: .zh))
                    let field = csv.dropFirst(2).replacing("\"", with: "")
                    #expect(field.hasPrefix("'"), "\(text.debugDescription)")
                    for scalar in csv.unicodeScalars where !"\t\r\n".unicodeScalars.contains(scalar)
                    {
                        #expect(
                            ![.control, .format].contains(scalar.properties.generalCategory))
                    }
                }
            }
        }
    }

    @Test func csvMayStartWithAByteOrderMark() {
        let listing = Listing(columns: [.init("x", Phrase("甲", en: "A"))], rows: [])
        let text = listing.text(as: .csv, Presentation(language: .zh, withBOM: true))
        #expect(Array(text.utf8) == [0xEF, 0xBB, 0xBF] + Array("甲\r\n".utf8))
    }

    @Test(
        arguments: [
            ([:], true), (["NO_COLOR": "1"], false), (["NO_COLOR": ""], true),
            (["TERM": "dumb"], false), (["TERM": "xterm"], true),
        ] as [([String: String], Bool)])
    func noColorIsHonoured(environment: [String: String], allowed: Bool) {
        #expect(Terminal.allowsColour(environment) == allowed)
    }

    @Test func aPipeIsNoTerminal() {
        let pipe = Pipe()
        let descriptor = pipe.fileHandleForWriting.fileDescriptor
        let environment = ["COLUMNS": "40", "TERM": "xterm"]
        #expect(!Terminal.isTerminal(descriptor))
        #expect(Terminal.width(descriptor, environment: environment) == nil)
        let presentation = Presentation.fitting(
            descriptor: descriptor, language: .zh, environment: environment)
        #expect(!presentation.colour)
        #expect(presentation.maxWidth == nil)
    }
}
