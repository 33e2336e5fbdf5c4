import Forms
import Messages
import Testing
import Vocabulary

@testable import Narratives

/// R-YEAR.
@Suite struct YearsAgreeTests {
    static let period = "统计期限自2020年1月1日起至2020年12月31日止。"

    @Test(
        arguments: [
            ("某局2020年政府信息公开工作年度报告", period, 2020, Verdict.passed, 0),
            (nil, period + "与2019年相比有所增加，2019年的问题已解决。", 2020, .passed, 0),
            ("某局2020年政府信息公开工作年度报告", period, 2021, .failed, 3),
            ("某局2020年政府信息公开工作年度报告", "统计期限自2019年1月1日起。2020年工作如下。", 2020, .failed, 1),
            ("某局2020年政府信息公开工作年度报告", "2019年，我局召开会议。", 2020, .failed, 1),
            ("某局2020年政府信息公开工作年度报告", "我局召开会议。", 2020, .passed, 0),
            ("某局政府信息公开工作年度报告", period, nil, .undecided, 1),
        ] as [(String?, String, Int?, Verdict, Int)])
    func judgement(
        title: String?, text: String, year: Int?, verdict: Verdict, messages: Int
    ) {
        let judgement = YearsAgree.judgement(title: title, text: text, year: year)
        #expect(judgement.verdict == verdict)
        #expect(judgement.messages.count == messages)
        #expect((judgement.finding(rule: YearsAgree.rule) == nil) == (verdict == .passed))
        #expect(YearsAgree.rule.id == "R-YEAR")
    }
}

/// R-SEC.
@Suite struct SectionsCompleteTests {
    static let aspects = "主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障都已落实。"

    private func text(_ changes: [String: String?] = [:]) -> [ReportText.Section] {
        let ids = ["overview", "disclosure", "requests", "proceedings", "problems", "other"]
        return ids.compactMap { id in
            let usual = id == "overview" ? Self.aspects : "详见正文，已经逐项改进。"
            guard let text = changes[id, default: usual] else { return nil }
            return ReportText.Section(id: id, text: text, hasTable: id == "requests")
        }
    }

    private func judgement(_ text: [ReportText.Section]) throws -> Judgement {
        SectionsComplete.judgement(sections: try Sample.form("gid-2021").sections, of: text)
    }

    @Test func completeTextPasses() throws {
        #expect(try judgement(text()) == .passed)
        #expect(try judgement(text(["requests": ""])) == .passed, "a table is content")
        #expect(try judgement(text(["other": "无"])) == .passed, "only 五 must say more")
        #expect(SectionsComplete.rule.id == "R-SEC")
    }

    @Test(
        arguments: [
            ["problems": "无"], ["problems": "无。"], ["problems": nil], ["other": nil], ["other": ""],
            ["overview": "本年工作有序开展。"], ["overview": "主动公开、依申请公开都已落实。"],
        ] as [[String: String?]]) func failures(_ changes: [String: String?]) throws
    {
        let judgement = try judgement(text(changes))
        #expect(judgement.verdict == .failed)
        #expect(judgement.messages.count == 1)
    }

    @Test func tablesWithoutTextAreUndecided() throws {
        #expect(try judgement([]).verdict == .undecided)
    }

    @Test func theFormOf2019AsksForNoAspects() throws {
        let sections = try Sample.form("gid-2019").sections
        let judgement = SectionsComplete.judgement(
            sections: sections, of: text(["overview": "工作有序开展。"]))
        #expect(judgement == .passed)
    }
}

/// A report as it is stored: text by key.
@Suite struct StoredTextTests {
    private func report(_ texts: KeyValuePairs<String, String>) throws -> ReportText {
        ReportText(
            agencyName: "某县财政局", year: 2023, stored: texts.map { ($0.key, $0.value) },
            form: try Sample.form())
    }

    @Test func sectionsComeInTheOrderOfTheForm() throws {
        let report = try report([
            "annex": "附件", "other": "无", "overview": "总体", "preamble": "按照要求", "title": "报告",
        ])
        let ids = report.sections.map(\.id)
        let tables = ["disclosure", "requests", "proceedings"]
        #expect(ids == [nil, "overview"] + tables + ["other", "annex"])
        #expect(report.title == "报告" && report.year == 2023)
        #expect(report.text(of: "overview") == "总体")
    }

    /// The figures of a section that is a table are stored apart, so it is there.
    @Test func onlySectionsOfWordsCanBeMissing() throws {
        let form = try Sample.form()
        let finding = try #require(
            SectionsComplete.finding(
                for: report(["overview": SectionsCompleteTests.aspects]), form: form))
        #expect(finding.message.zh == "缺少“存在的主要问题及改进情况”部分；缺少“其他需要报告的事项”部分")
    }

    @Test func theYearMayStandAboveTheFirstSection() throws {
        let said: KeyValuePairs = ["overview": "比2022年有所增加。"]
        #expect(YearsAgree.finding(for: try report(said))?.verdict == .failed)
        let framed: KeyValuePairs = [
            "overview": "比2022年有所增加。", "preamble": "统计期限自2023年1月1日起。",
        ]
        #expect(YearsAgree.finding(for: try report(framed)) == nil)
    }
}
