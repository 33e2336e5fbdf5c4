import Forms
import Messages
import Testing
import Vocabulary

@testable import Narratives

/// R-TX-FEE2 and R-ZERO; nothing is ever compared with the fees of table II.
@Suite struct HintTests {
    static let unpaid: KeyValuePairs<String, Int64?> = ["requests.other_fee_unpaid.total": 38]

    @Test(arguments: [
        ("other", "收取信息处理费3940元。", true), ("other", "本年度未收费。", true),
        ("requests", "信息处理费为零。", true),
        ("other", "无。", false), ("problems", "收费事项公开不够。", false),
    ]) func unpaidFeesAreExplained(_ section: String, _ text: String, _ passes: Bool) throws {
        let found = try Sample.findings("R-TX-FEE2", text, section: section, Self.unpaid)
        #expect(found.isEmpty == passes)
        #expect(found.allSatisfy { $0.severity == .hint && $0.verdict == .failed })
    }

    @Test func withoutUnpaidFeesNothingMustBeExplained() throws {
        #expect(try Sample.findings("R-TX-FEE2", "工作有序。", [:]).isEmpty)
        #expect(try Sample.findings("R-TX-FEE2", "工作有序。", [:], form: "gid-2019").isEmpty)
    }

    @Test func aBlankRowTellsOfNoFee() throws {
        let blank = ["requests.other_fee_unpaid"]
        #expect(try Sample.findings("R-TX-FEE2", "工作有序。", [:], blank: blank).isEmpty)
        let told = try Sample.findings(
            "R-TX-FEE2", "未收取信息处理费。", section: "other", [:], blank: blank)
        #expect(told.isEmpty)
    }

    @Test func aFileWithoutTextIsUndecided() throws {
        let form = try Sample.form()
        let found = NarrativeRules.findings(
            for: ReadText(ReportText(agencyName: nil, year: 2023, sections: [])), form: form,
            values: try Sample.values(Self.unpaid, form: form))
        #expect(found.map(\.rule) == ["R-TX-FEE2"])
        #expect(found.map(\.verdict) == [.undecided])
    }

    @Test func theFeeOfRequestsIsNotTheFeeOfTheTable() throws {
        let form = try Sample.form()
        let values = try Sample.values(
            ["disclosure.fees.amount": 96_171_600_000, "requests.received.total": 1], form: form)
        let text = Sample.text("收取信息处理费3940元。", section: "other")
        #expect(NarrativeRules.findings(for: ReadText(text), form: form, values: values).isEmpty)
    }

    @Test func zeroThroughoutIsOneHint() throws {
        let found = try Sample.findings("R-ZERO", "工作有序。", [:])
        #expect(found.map(\.severity) == [.hint])
        #expect(found.map(\.verdict) == [.failed])
        #expect(
            try Sample.findings("R-ZERO", "", ["disclosure.fees.amount": 1]).isEmpty)
        let open = try Sample.findings("R-ZERO", "", [:], blank: ["requests."])
        #expect(open.map(\.verdict) == [.undecided])
        #expect(open.first?.message.zh.contains("175 格空白") == true)
    }

    @Test func everyRuleHasTitleAndSource() {
        #expect(Set(NarrativeRules.all.map(\.id)).count == NarrativeRules.all.count)
        for rule in NarrativeRules.all {
            #expect(!rule.title.zh.isEmpty && !rule.title.en.isEmpty && !rule.source.isEmpty)
            #expect(rule.severity != .error, "words never keep figures out of the totals")
        }
    }
}
