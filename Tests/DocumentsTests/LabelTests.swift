import Testing

@testable import Documents

@Suite struct LabelTests {
    @Test(arguments: [
        ("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "部分公开"),
        ("（二）部分公开（区分处理的，只计这一", "部分公开"), ("(六) 其他处理", "其他处理"), ("3.其他", "其他"),
        ("1．属于国家秘密", "属于国家秘密"), ("1属于国家秘密.", "属于国家秘密"), ("①重复申请", "重复申请"),
        ("3.危及\"三安全一稳定\"", "危及“三安全一稳定”"), ("三安全一稳定", "三安全一稳定"),
        ("本年新\n制作数量", "本年新制作数量"), ("规章（县级无此项）", "规章"), ("规章[1]", "规章"), ("本年增／减", "本年增/减"),
        ("第二十条 第(五)项", "第二十条第（五）项"), ("规\u{200B}章\u{E000}", "规章"), ("規章", "规章"),
        ("行政許可", "行政许可"), ("⼀、本年新收政府信息公开申请数量", "本年新收政府信息公开申请数量"),
        ("[bookmark: _GoBack]一、总体情况", "总体情况"),
    ]) func wordingsOfOneLabelAgree(_ printed: String, _ label: String) {
        #expect(LabelKey(printed).scalars == LabelKey(label).scalars)
    }

    @Test func captionsStayApart() {
        #expect(LabelKey("第二十条第（五）项") != LabelKey("第二十条第（六）项"))
    }

    @Test func digitsBehindALabelAreKept() {
        #expect(LabelKey("规章000").trailingDigits == "000")
        #expect(LabelKey("规章").trailingDigits == "")
    }

    @Test(arguments: [
        ("铜鼓县行政服务中心2020年度政府信息公开工作年度报告", "铜鼓县行政服务中心", 2020),
        ("2025年上海市人民政府办公厅政府信息公开工作年度报告", "上海市人民政府办公厅", 2025),
        ("上海市人民政府办公厅2025年政府信息公开工作年度报告", "上海市人民政府办公厅", 2025),
        ("某县财政局政府信息公开工作2023年度报告", "某县财政局", 2023),
        ("某县财政局二〇二二年政府信息公开年报", "某县财政局", 2022),
        ("关于某县教育局２０２１年政府信息公开工作报告", "某县教育局", 2021),
        ("某县人民政府信息公开工作年度报告（2021年度）全文报告", "某县人民政府", 2021),
        ("《某镇人民政府2024年政府信息公开工作年度报告》", "某镇人民政府", 2024),
        ("某县财政局政府信息公开工作报告（2023年）", "某县财政局", 2023),
        ("某县财政局政府信息公开工作年度报告(2023年度)", "某县财政局", 2023),
        ("某县财政局政府信息公开年报（二〇二三年）", "某县财政局", 2023),
        ("某县财政局政府信息公开工作报告（2023）", "某县财政局", 2023),
        ("某县人民政府信息公开工作报告（2023年）", "某县人民政府", 2023),
        ("铜鼓县财政局关于2023年度政府信息公开工作的报告", "铜鼓县财政局", 2023),
        ("某县人民政府关于2023年政府信息公开工作情况的报告", "某县人民政府", 2023),
        ("某县财政局2023年度关于政府信息公开工作的报告", "某县财政局", 2023),
        ("关于某县财政局2023年度政府信息公开工作情况的报告", "某县财政局", 2023),
        ("某县财政局（2023年）政府信息公开工作年度报告", "某县财政局", 2023),
        ("乾縣財政局2023年政府信息公開工作年度報告", "乾縣財政局", 2023),
        ("乾縣人民政府關於2023年政府信息公開工作情況的報告", "乾縣人民政府", 2023),
    ]) func titles(_ text: String, _ agency: String, _ year: Int) {
        let title = TitleText(text)
        #expect(title?.agencyName == agency)
        #expect(title?.year == year)
    }

    @Test(arguments: [
        "一、总体情况", "首页>信息公开>2020年政府信息公开工作年度报告", "根据条例，编制2020年政府信息公开年度报告",
        "2020年工作总结报告", "某县财政局政府信息公开工作（2023年）", "某县财政局政府信息公开工作报告（初稿）",
    ]) func otherLinesAreNoTitles(_ text: String) {
        #expect(TitleText(text) == nil)
    }

    @Test(arguments: [
        (["铜鼓县行政服务中心2020年度政府信息公开", "工作年度报告"], "铜鼓县行政服务中心"),
        (["首页", "某县财政局", "2020年政府信息公开工作年度报告"], "某县财政局"),
        (["某县财政局", "2020年度政府信息公开", "工作年度报告"], "某县财政局"),
        (["某县财政局政府信息公开工作报告", "（2020年度）"], "某县财政局"),
        (["公告栏", "某县财政局2020年政府信息公开工作年度报告"], "某县财政局"),
    ]) func titlesOverSeveralLines(_ lines: [String], _ agency: String) {
        let title = TitleText.find(paragraphs: lines, outer: [], lines: [])
        #expect(title?.agencyName == agency)
        #expect(title?.year == 2020)
    }

    @Test(arguments: [
        ["某县甲局2020年", "政府信息公开工作年度报告"], ["某县甲局", "2020年", "政府信息公开工作年度报告"],
        ["首页 > 信息公开 > 某县甲局2020年政府信息公开工作年度报告"],
        ["某政办发〔2021〕3号", "某县甲局2020年政府信息公开工作年度报告"],
        ["某县甲局", "某甲发〔2021〕3号", "2020年政府信息公开工作年度报告"],
        ["当前位置：首页 > 年报", "某甲发〔2021〕3号 某县甲局2020年政府信息公开工作年度报告"],
        ["2020年", "某县甲局政府信息公开工作年度报告"],
    ]) func titlesAmongOtherLines(_ lines: [String]) {
        let title = TitleText.find(paragraphs: lines, outer: [], lines: [])
        #expect(title?.agencyName == "某县甲局")
        #expect(title?.year == 2020)
    }

    @Test(arguments: [
        "某县政府网-某县甲局2020年政府信息公开工作年度报告", "某县甲局2020年政府信息公开工作年度报告_某县政府网",
        "首页 > 某县甲局2020年政府信息公开工作年度报告",
    ]) func titlesBesideTheNameOfTheSite(_ outer: String) {
        let title = TitleText.find(paragraphs: ["一、总体情况"], outer: [outer], lines: [])
        #expect(title?.agencyName == "某县甲局")
        #expect(title?.year == 2020)
    }

    @Test(
        arguments: [
            (["统计期限为2023年1月1日至12月31日。"], 2023), (["自２０２３年１月１日起至２０２３年１２月３１日止"], 2023),
            (["2022年1月1日至2023年12月31日"], nil), (["2022年1月1日至12月31日", "2023年1月1日至12月31日"], nil),
            (["2023年1月1日成立"], nil),
        ] as [([String], Int?)]) func statedPeriods(_ lines: [String], _ year: Int?)
    {
        #expect(TitleText.statedPeriod(lines) == year)
    }

    @Test(
        arguments: [
            ("行政事业型收费", "行政事业性收费", 1), ("三类内容事务信息", "三类内部事务信息", 1),
            ("本年处理绝对数量", "本年处理决定数量", 2), ("现行有效件", "现行有效件数", 1), ("本年增/", "本年增/减", 1),
            ("本年减", "本年增/减", nil), ("行政处分", "行政处罚", nil), ("行政检查", "行政许可", nil),
            ("上年制发件数", "本年制发件数", nil), ("四类内部事务信息", "三类内部事务信息", nil), ("复议直接起诉", "未经复议直接起诉", nil),
            ("规划", "规章", nil), ("不予公开", "予以公开", nil),
        ] as [(String, String, Int?)]) func slipsOfLabels(
            _ printed: String, _ label: String, _ slips: Int?
        )
    {
        #expect(LabelSlip.slips(LabelKey(printed), from: LabelKey(label)) == slips)
    }

    @Test(arguments: ["行政许可（累计）", "上年行政许可", "其中：行政许可", "行政许可（上年）"])
    func labelsOfOtherPeriodsAreOthers(_ text: String) throws {
        let labels = FormLabels(form: try Sample.form("gid-2021"))
        #expect(labels.meanings(of: LabelKey(text)).isEmpty)
    }

    @Test func aTitleOutsideTheTextServesWhenNoneIsInside() {
        let title = TitleText.find(
            paragraphs: ["一、总体情况"], outer: ["某县财政局2020年政府信息公开工作年度报告-某县政府网"], lines: [])
        #expect(title?.agencyName == "某县财政局")
    }
}
