package import Messages

/// What `huizong sample` and `huizong demo` say.
package enum SampleMessages {
    package static let notACounty = Phrase(
        "--region：“{code}”不是县级行政区划代码（六位数字，末两位不为 00）",
        en: "--region: “{code}” is no county's code (six digits, the last two not 00)")
    package static let agencyCount = Phrase(
        "--agencies：应在 1 到 5000 之间", en: "--agencies: use 1 to 5000")
    package static let badYears = Phrase(
        "--years：“{value}”应写成 2019-2024", en: "--years: “{value}”; write 2019-2024")
    package static let refused = Phrase(
        "地区 {region} 在名录中已有单位；合成数据不得混入真实数据，未作更改。",
        en: "Region {region} has agencies already; made-up figures must not stand beside real "
            + "ones. Nothing was changed.")
    package static let stored = Phrase(
        "已建立合成的县：{region}，{agencies} 个单位，{reports} 份报告（均为合成数据）。",
        en: "A synthetic county is in place: {region}, {agencies} agencies, {reports} reports.")

    package static let demoStart = Phrase(
        "一、启动私有 PostgreSQL 并建表（仅供演示，结束后删除）",
        en: "1. A private PostgreSQL is started and gets its tables (removed at the end)")
    package static let demoSample = Phrase(
        "二、合成一个县：六个年度、两种表格，含迟报、未报、错报和更正",
        en: "2. A synthetic county: six years, both forms, late, missing, wrong and corrected "
            + "reports")
    package static let demoImport = Phrase(
        "三、读入一份真实版式的报告：铜鼓县行政服务中心 2020 年度",
        en: "3. A report in its real layout is read: 铜鼓县行政服务中心, 2020")
    package static let demoRun = Phrase(
        "四、夜间任务：取数、核查、逐级合计、复核、发布（huizong run）",
        en: "4. The nightly job: read, judge, add up, add again in SQL, publish (huizong run)")
    package static let demoSecondRun = Phrase(
        "五、再运行一次：没有变化就不发布", en: "5. Once more: without changes nothing is published")
    package static let demoTotals = Phrase(
        "六、县办查合计（huizong totals --region 360926 --year 2020）",
        en: "6. The office asks for totals (huizong totals --region 360926 --year 2020)")
    package static let demoLate = Phrase(
        "七、催办用的清单（huizong late --year 2020 --region 360926 --open --event submit）",
        en: "7. Whom to call (huizong late --year 2020 --region 360926 --open --event submit)")
    package static let demoFindings = Phrase(
        "八、未决核查结果（huizong findings --year 2020 --severity error）",
        en: "8. Open findings (huizong findings --year 2020 --severity error)")
    package static let demoExplain = Phrase(
        "九、一个数的来历（huizong explain disclosure.normative_documents.made …），前几行",
        en: "9. What a figure is made of (huizong explain disclosure.normative_documents.made "
            + "…), first lines")
    package static let demoEnd = Phrase(
        "演示结束，用时 {seconds} 秒。正式使用：huizong migrate，然后每晚 huizong run；说明见 README.md。",
        en: "That was the demo, {seconds} s. In earnest: huizong migrate, then huizong run every "
            + "night; see README.md.")
}
