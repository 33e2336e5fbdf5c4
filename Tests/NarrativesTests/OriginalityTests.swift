import Messages
import Testing
import Vocabulary

@testable import Narratives

/// R-X-SAME.
@Suite struct OriginalityTests {
    static let overview = """
        2023年，某县财政局围绕预算决算和惠民资金两个重点，逐项核对公开目录，把三十八个乡镇的补贴清单放到同一栏目，方便群众按户查询。
        全年修订公开指南两次，新设“办事一次告知”专栏，每季度由分管副局长带队抽查网站内容，发现过期信息当天更换。
        """
    static let problems = """
        一是个别股室对政策解读不够重视，图文解读偏少；二是惠民资金栏目更新有时晚于拨付。下一步将把解读与文件同起草、同审核、同发布，\
        并由国库股在拨付后三个工作日内更新清单。
        """
    static let others = """
        本镇今年把村级财务、项目招标和低保评议作为公开重点，由驻村干部逐村上墙并拍照存档，请老党员和村民代表参加评议。
        镇里还在赶集日设立咨询点，解答农机补贴、建房审批方面的疑问，收集到的意见逐条登记并在次月集日答复。
        """

    private func subject(
        _ agency: String? = "某县财政局", _ year: Int? = 2023, overview: String = Self.overview,
        problems: String = "无"
    ) -> Originality.Subject {
        Originality.Subject(
            ReportText(
                agencyName: agency, year: year,
                sections: [
                    .init(id: "overview", text: overview), .init(id: "problems", text: problems),
                ]))
    }

    private static let headings = [
        "overview": Phrase("总体情况", en: "Overview"),
        "problems": Phrase("存在的主要问题及改进情况", en: "Problems and improvement"),
    ]

    private func finding(
        _ subject: Originality.Subject, _ others: [Originality.Subject]
    ) -> Finding? {
        Originality.finding(for: subject, among: others, headings: Self.headings)
    }

    @Test func aCopyOfLastYearIsNamedWithItsShare() throws {
        let last = subject(
            "某县财政局", 2022, overview: Self.overview.replacing("2023年", with: "2022年"))
        let found = try #require(finding(subject(), [last]))
        #expect(found.rule == "R-X-SAME")
        #expect(found.severity == .warning)
        #expect(found.message.zh == "“总体情况”与本单位 2022 年报告相同 100%")
        #expect(found.message.en.contains("100% the same as the agency's own report for 2022"))
        #expect(finding(last, [subject()]) == nil, "the earlier report is the original")
    }

    @Test func aCopyFromANeighbourIsFoundUnderItsOwnName() throws {
        let copy = subject(
            "某县教育局", overview: Self.overview.replacing("某县财政局", with: "县教育局"),
            problems: Self.problems)
        let original = subject(problems: Self.problems)
        let found = try #require(finding(copy, [original]))
        #expect(found.message.zh.contains("“总体情况”与“某县财政局”的报告相同"))
        #expect(found.message.zh.contains("“存在的主要问题及改进情况”与“某县财政局”的报告相同 100%"))
    }

    @Test func ownWordsPass() {
        let other = subject("某县某镇人民政府", overview: Self.others, problems: Self.others)
        #expect(finding(subject(problems: Self.problems), [other]) == nil)
    }

    @Test func aFewChangedWordsAreStillACopy() throws {
        let copy = Self.overview.replacing("两次", with: "三次").replacing("当天", with: "立即")
        let found = try #require(finding(subject("某县教育局", overview: copy), [subject()]))
        #expect(found.message.zh.hasPrefix("“总体情况”与“某县财政局”的报告相同 "))
        #expect(!found.message.zh.contains("100%"))
    }

    @Test func theClosestOfManyIsNamed() throws {
        let near = Self.overview.replacing("两次", with: "三次")
        let found = try #require(
            finding(
                subject("某县教育局"),
                [subject("某县民政局", overview: near), subject(), subject("某县水利局", overview: near)]))
        #expect(found.message.zh.contains("“某县财政局”"))
        #expect(found.message.zh.contains("另有 2 份"))
    }

    @Test(
        arguments: [
            ("某县财政局", 2023), ("某县财政局", 2024), ("某县教育局", 2022),
        ] as [(String, Int)])
    func reportsThatNeedNotDifferAreLeftAlone(_ agency: String, _ year: Int) {
        #expect(finding(subject(), [subject(agency, year)]) == nil)
    }

    @Test func shortTextsAreNotCompared() {
        #expect(Shingles("无其他需要报告的事项。", ignoring: []).hashes == nil)
        #expect(
            finding(
                subject("甲局", overview: "无", problems: "无"),
                [subject("乙局", overview: "无", problems: "无")]) == nil)
    }

    @Test func whatTheNoticePrescribesIsIgnored() {
        let frame = """
            本报告中所列数据的统计期限自2023年1月1日起至12月31日止。如有疑问，请与我局办公室联系（邮编：336200，电话：0795-1234567）。
            根据国办公开办函〔2021〕30号《政府信息公开工作年度报告格式》编制本年度报告，电子版可在门户网站下载。
            """
        #expect(Shingles.reduced(frame, ignoring: []).isEmpty)
    }

    @Test func sharesAreExact() {
        let first = Shingles(Self.overview, ignoring: [])
        let second = Shingles(Self.others, ignoring: [])
        #expect(first.permille(sharedWith: first) == 1000)
        #expect(first.permille(sharedWith: second) == second.permille(sharedWith: first))
        #expect((first.permille(sharedWith: second) ?? 1000) < 50)
    }
}
