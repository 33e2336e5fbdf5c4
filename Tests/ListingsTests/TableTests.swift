import Foundation
import Messages
import Testing

@testable import Listings

@Suite struct TableTests {
    private let listing = Listing(
        title: Phrase("逾期名单", en: "Late list"),
        columns: [
            .init("agency", Phrase("单位", en: "Agency")),
            .init("days_late", Phrase("逾期天数", en: "Days late")),
            .init("amount", Phrase("金额", en: "Amount")),
            .init("note", Phrase("备注", en: "Note")),
        ],
        rows: [
            [
                .text("区教育局"), .integer(12), .decimal(scaled: 12_500_000, scale: 1_000_000),
                .bool(true),
            ],
            [.text("City Office"), .integer(-3), .blank, .phrase(Phrase("无", en: "none"))],
            [.text("ｶﾅe\u{301}"), .integer(1_234_567)],
        ],
        linesBelow: [Phrase("共 3 行", en: "3 rows")])

    @Test func columnsLineUpInChinese() {
        #expect(
            listing.text(as: .table, Presentation(language: .zh)) == """
                逾期名单

                单位         逾期天数  金额  备注
                -----------  --------  ----  ----
                区教育局           12  12.5  是
                City Office        -3     —  无
                ｶﾅe\u{301}           1234567     —  —

                共 3 行

                """)
    }

    /// Where each column starts must be the same on every line, whatever the width.
    @Test(arguments: [nil, 20, 40, 60, 120], [false, true])
    func everyLineHasItsColumnsInPlace(width: Int?, colour: Bool) {
        let long = Listing(
            columns: [
                .init("n", Phrase("序号", en: "No.")),
                .init("text", Phrase("说明", en: "Text")),
                .init("end", Phrase("末", en: "End"), alignment: .right),
            ],
            rows: [
                [
                    .integer(1), .text("本年度收到的政府信息公开申请数量 differs from the sum of it"),
                    .styled(.text("甲"), .bad),
                ],
                [.integer(20), .text("短"), .text("乙")],
            ])
        let text = long.text(
            as: .table, Presentation(language: .zh, colour: colour, maxWidth: width))
        let plain = text.replacing(/\u{1B}\[[0-9;]*m/, with: "")
        #expect((plain != text) == colour)
        let lines = plain.split(separator: "\n").map(String.init)
        let ends = lines.filter { $0.hasSuffix("甲") || $0.hasSuffix("乙") || $0.hasSuffix("末") }
        #expect(ends.count == 3)
        #expect(Set(ends.map { displayWidth($0) }).count == 1)
        if let width { #expect(lines.allSatisfy { displayWidth($0) <= width }) }
        let joined = plain.replacing(/[\s\d]/, with: "")
        for word in ["本年度收到的", "differs"] where width ?? 120 >= 60 {
            #expect(joined.contains(word))
        }
        #expect(lines.allSatisfy { !$0.hasSuffix(" ") })
    }

    /// Dates and numbers keep their width; headings are wrapped, and the text gets what is left.
    @Test(arguments: [Language.zh, .en])
    func eightyColumns(language: Language) {
        let text = String(repeating: "本年度新收政府信息公开申请 1234567 件，", count: 6)
        let listing = Listing(
            columns: [
                .init("name", Phrase("单位", en: "Agency")),
                .init("due_on", Phrase("期限", en: "Due on")),
                .init("happened_on", Phrase("实际日期", en: "Happened on")),
                .init("days_late", Phrase("逾期天数", en: "Days late")),
                .init("reports", Phrase("应报单位数", en: "Agencies expected")),
                .init("text", Phrase("说明", en: "Text")),
            ],
            rows: [
                [
                    .text("某某县自然资源和规划局"), .text("2024-01-31"), .text("2024-02-14"),
                    .integer(14), .integer(12), .text(text),
                ]
            ])
        let table = listing.text(as: .table, Presentation(language: language, maxWidth: 80))
        for whole in ["2024-01-31", "2024-02-14", "1234567"] { #expect(table.contains(whole)) }
        #expect(table.split(separator: "\n").allSatisfy { displayWidth($0) <= 80 })
    }

    @Test func textIsNeverCutWithoutAWidth() {
        let text = String(repeating: "汇总", count: 500)
        let listing = Listing(
            columns: [.init("a", Phrase("甲", en: "A"))], rows: [[.text(text)]])
        #expect(
            listing.text(as: .table, Presentation(language: .zh)).contains("\n\(text)\n"))
    }

    @Test func noRowsAreSaid() {
        let empty = Listing(columns: [.init("a", Phrase("甲", en: "A"))], rows: [])
        #expect(
            empty.text(as: .table, Presentation(language: .en)) == "A\n-\n(no rows)\n")
        let said = Listing(
            linesAbove: [Phrase("没有。", en: "None.")],
            columns: [.init("a", Phrase("甲", en: "A"))], rows: [])
        #expect(said.text(as: .table, Presentation(language: .en)) == "None.\n")
    }

    @Test func controlCharactersCannotReachTheTerminal() {
        let nasty = Listing(
            columns: [.init("a", Phrase("甲", en: "A"))],
            rows: [[.text("x\u{1B}[2Jy\nz\t\u{202E}w\r\n")]])
        let text = nasty.text(as: .table, Presentation(language: .en))
        #expect(text.contains("x\u{FFFD}[2Jy z \u{FFFD}w"))
        #expect(!text.contains("\u{1B}"))
    }

    @Test(arguments: [
        ("abc", 3), ("汇总", 4), ("（一）", 6), ("《》、。", 8), ("ＡＢ１", 6), ("ｱｲ", 2),
        ("e\u{301}", 1), ("한국", 4), ("\u{1112}\u{1161}\u{11AB}", 2), ("😀", 2), ("①—…", 3),
        ("a\u{200B}b", 2), ("𠮷", 2), ("か\u{3099}", 2), ("🈚", 2), ("", 0), ("é·×", 3),
    ])
    func widths(text: String, width: Int) {
        #expect(displayWidth(text) == width)
    }

    @Test(arguments: [
        ("abc def", 10, ["abc def"]),
        ("abc def ghi", 8, ["abc def", "ghi"]),
        ("汇总汇总汇", 4, ["汇总", "汇总", "汇"]),
        ("汇总汇", 5, ["汇总", "汇"]),
        ("abcdefgh", 3, ["abc", "def", "gh"]),
        ("汇总 abcdef", 8, ["汇总", "abcdef"]),
        // numbers and dates stay whole where a line has room for them
        ("截至 2024-01-31 共 12,345 件", 12, ["截至", "2024-01-31", "共 12,345 件"]),
        ("相差-1234567。", 8, ["相差", "-1234567", "。"]),
        ("123456789", 4, ["1234", "5678", "9"]),
    ])
    func wrapping(text: String, width: Int, lines: [String]) {
        #expect(wrapped(text, width: width) == lines)
    }
}
