import Submissions
import Testing

@testable import Documents

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
    }

    @Test func aGivenYearIsComparedWithTheDocument() throws {
        let report = try Sample.reader().read(file: Sample.path("tonggu-2020.txt"))
        #expect(ReportRules.findings(for: report).isEmpty)
        let finding = try #require(ReportRules.findings(for: report, year: 2021).first)
        #expect(finding.rule == "R-YEAR")
        #expect(finding.severity == .warning)
        #expect(finding.verdict == .failed)
        #expect(finding.message.zh.contains("2021"))
    }
}

@Suite struct SectionsCompleteTests {
    static let aspects = "主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障都已落实。"

    private func narrative(_ changes: [String: String?] = [:]) -> [Narrative] {
        let ids = ["overview", "disclosure", "requests", "proceedings", "problems", "other"]
        return ids.compactMap { id in
            let usual = id == "overview" ? Self.aspects : "详见正文，已经逐项改进。"
            guard let text = changes[id, default: usual] else { return nil }
            return Narrative(sectionID: id, heading: id, text: text, hasTable: id == "requests")
        }
    }

    private func verdict(_ narrative: [Narrative]) throws -> ReportRules.Judgement {
        let sections = try Sample.form("gid-2021").sections
        return SectionsComplete.judgement(sections: sections, narrative: narrative, preamble: "")
    }

    @Test func completeTextPasses() throws {
        #expect(try verdict(narrative()) == .passed)
        #expect(try verdict(narrative(["requests": ""])) == .passed, "a table is content")
        #expect(try verdict(narrative(["other": "无"])) == .passed, "only 五 must say more")
    }

    @Test(
        arguments: [
            ["problems": "无"], ["problems": "无。"], ["problems": nil], ["other": nil], ["other": ""],
            ["overview": "本年工作有序开展。"], ["overview": "主动公开、依申请公开都已落实。"],
        ] as [[String: String?]]) func failures(_ changes: [String: String?]) throws
    {
        let judgement = try verdict(narrative(changes))
        #expect(judgement.verdict == .failed)
        #expect(judgement.messages.count == 1)
    }

    @Test func tablesWithoutTextAreUndecided() throws {
        #expect(try verdict([]).verdict == .undecided)
    }

    @Test func theFormOf2019AsksForNoAspects() throws {
        let sections = try Sample.form("gid-2019").sections
        let judgement = SectionsComplete.judgement(
            sections: sections, narrative: narrative(["overview": "工作有序开展。"]), preamble: "")
        #expect(judgement == .passed)
    }

    @Test func reportsFromDocumentsAreJudged() throws {
        let report = try Sample.reader().read(file: Sample.path("shuyang-2023.html"))
        let finding = try #require(ReportRules.findings(for: report).first)
        #expect(finding.rule == "R-SEC")
        #expect(finding.message.zh.contains("监督保障"))
    }
}
