import Messages
import Testing

@testable import Desk
@testable import Listings
@testable import Store

/// The list of decisions as people read it.
@Suite struct DecisionsListingTests {
    private static func row(
        _ kind: String, number: Int64? = 12, reason: String? = "单位有误，应为铜鼓县教育体育局",
        details: [(String, String)] = [], names: [String] = [], isRevoked: Bool = false
    ) -> DecisionRow {
        let isOfRegistry = kind == "registry"
        return DecisionRow(
            kind: kind, number: number, at: "2026-11-28T21:09:10.123456+08:00",
            decidedBy: "铜鼓县人民政府办公室", storedBy: "huizong_clerk_tonggu", reason: reason,
            agencyID: isOfRegistry ? nil : 12_345, agencyName: isOfRegistry ? nil : "铜鼓县永宁镇人民政府",
            year: isOfRegistry ? nil : 2025, submissionID: kind == "withdrawal" ? 987_654 : nil,
            details: details, rowNames: names, isRevoked: isRevoked)
    }

    private static let rows = [
        row("waiver", details: [("rule", "R-T3-BAL"), ("holds_until", "2026-12-31")]),
        row("return", isRevoked: true), row("withdrawal"),
        row("correction", details: [("submitted_at", "2026-01-20T09:00:00+08:00")]),
        row(
            "publication", reason: nil,
            details: [
                ("published_on", "2026-01-24"), ("seen_on", "2026-03-01"),
                ("sha256", String(repeating: "0a1b", count: 16)),
                ("url", "http://www.tonggu.gov.cn/tgxrmzf/ndbg/202601/a1b2c3d4e5f6.shtml"),
            ]),
        row("revocation", details: [("kind", "return"), ("number", "11")]),
        row("exemption", number: nil, details: [("document_number", "县政办函〔2026〕2号")]),
        row("extension", number: nil, details: [("due_on", "2026-02-15"), ("event", "submit")]),
        row(
            "registry", details: [("act", "UPDATE"), ("rows", "[{}]"), ("subject", "agency_past")],
            names: ["铜鼓县水利局", "铜鼓县防汛抗旱指挥部办公室", "铜鼓县扶贫开发办公室", "(12)"]),
    ]

    /// On a terminal of 80 columns no line is broken by the terminal.
    @Test(arguments: [Language.zh, .en]) func fitsATerminal(language: Language) {
        let text = DecisionsListing(Self.rows).listing.text(
            as: .table, Presentation(language: language, maxWidth: 80))
        for line in text.split(separator: "\n") {
            #expect(displayWidth(String(line)) <= 80, "\(line)")
        }
        #expect(text.contains("987654") && text.contains("12345"))
        // codes of programs stay in the JSON
        for word in ["registry", "agency_past", "UPDATE", "[{}]"] where language == .zh {
            #expect(!text.contains(word))
        }
    }

    @Test func saysWhatWasDecided() {
        let text = DecisionsListing(Self.rows).listing.text(
            as: .table, Presentation(language: .zh))
        for words in [
            "退回 12（已收回）", "铜鼓县永宁镇人民政府（12345） 2025年度 第 987654 号报告",
            "规则 R-T3-BAL", "至 2026-12-31", "网页 0a1b0a1b0a1b…", "报送 2026-01-20T09:00",
            "单位原状 铜鼓县水利局、", "退回；第 11 号",
        ] { #expect(text.contains(words), "\(words)\n\(text)") }
    }
}
