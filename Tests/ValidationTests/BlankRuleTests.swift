import Forms
import Messages
import Testing
import Validation
import Vocabulary

/// R-BLANK and R-LOST: what is said of blanks, once for the report, and of figures that a
/// correction says nothing of any more.
@Suite struct BlankRuleTests {
    static let cases: [CodeRuleCase] = blanks + lost

    private static let blanks: [CodeRuleCase] = [
        (false, .passed), (true, .failed),
    ].map { (isBlank: Bool, verdict: Verdict) in
        CodeRuleCase(rule: "R-BLANK", verdict: verdict, name: isBlank ? "one blank" : "none") {
            let form = try Official.form("gid-2021")
            let figure: Int64? = isBlank ? nil : 0
            return try CodeRuleTests.submissionFindings(
                form, form.report(["requests.granted.total": figure]), year: 2023)
        }
    }

    private static let lost: [CodeRuleCase] = [
        (5, 5, .passed), (5, 0, .passed), (0, nil, .passed), (nil, nil, .passed),
        (5, nil, .failed), (-1, nil, .failed),
    ].map { (before: Int64?, now: Int64?, verdict: Verdict) in
        let name = [before, now].map { $0.map(String.init) ?? "blank" }.joined(separator: " to ")
        return CodeRuleCase(rule: "R-LOST", verdict: verdict, name: name) {
            try finding(
                before: ["requests.granted.total": before], now: ["requests.granted.total": now]
            ).map { [$0] } ?? []
        }
    }

    private static func finding(
        before: [String: Int64?], now: [String: Int64?]
    ) throws -> Finding? {
        let form = try Official.form("gid-2021")
        return LostCellsRule.finding(
            of: try figures(form.report(now)), after: try figures(form.report(before)), form: form)
    }

    @Test func blanksAreCountedOnce() throws {
        let form = try Official.form("gid-2021")
        var cells = try form.report()
        for (position, cell) in form.cells.enumerated() where cell.column == "business" {
            cells[position] = nil
        }
        let findings = try CodeRuleTests.submissionFindings(form, cells, year: 2023)
        let finding = try #require(findings.first)
        #expect(findings.count == 1 && finding.rule == "R-BLANK" && finding.severity == .hint)
        #expect(finding.left == "25" && finding.right == "200" && finding.cells.isEmpty)
        #expect(finding.message.zh == "200 格中有 25 格空白，按没有数据处理，合计中不加")
    }

    @Test func whatIsLostIsNamed() throws {
        let before: [String: Int64?] = [
            "disclosure.fees.amount": 25_000_000, "requests.received.total": 3,
            "requests.granted.total": 2, "requests.carried_out.total": 1,
        ]
        let now = before.mapValues { _ in Int64?.none }
        let finding = try #require(try Self.finding(before: before, now: now))
        #expect(finding.severity == .warning && !finding.excludes)
        #expect(Set(finding.cells) == Set(before.keys))
        #expect(finding.message.zh.contains("（原为 25）") && finding.message.zh.contains("等 4 格"))
        #expect(finding.message.en.contains("(was 25)"))
    }
}
