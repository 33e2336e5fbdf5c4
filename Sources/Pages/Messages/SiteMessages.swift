import Messages

/// The words of pages. What stands on every page, and on those of a region's year.
enum SiteMessages {
    // on every page
    static let siteTitle = Phrase(
        "政府信息公开年度报告汇总", en: "Government information: yearly reports, totals")
    static let home = Phrase("首页", en: "Home")
    static let skip = Phrase("跳到正文", en: "Skip to the content")
    static let trail = Phrase("路径", en: "Path")
    static let otherLanguage = Phrase("English", en: "中文")
    static let source = Phrase(
        "数据取自第 {edition} 版（业务日期 {day}，内容哈希 {hash}）；以后的版次没有改动本页所列年度。",
        en: "Figures from edition {edition} (business date {day}, content hash {hash}); no later "
            + "edition changed the years shown here.")
    static let madeBy = Phrase(
        "由 huizong 生成；可离线打开和打印，不向任何地址发送请求。",
        en: "Made by huizong; opens offline, prints on A4, sends no request to anybody.")
    static let isPublic = Phrase(
        "公开版：不含联系人、决定人姓名和尚未公开的报告。",
        en: "Public edition: without contacts, names of those who decided and unpublished reports.")
    static let isInternal = Phrase(
        "内部版：含尚未公开的报告和决定人姓名，不得对外发布。",
        en: "For the office only: with unpublished reports and names; not to be published.")
    static let aboutTitle = Phrase("怎样读这些页面", en: "How to read these pages")
    static let rulesTitle = Phrase("核查规则", en: "Rules")
    static let nothing = Phrase("没有数据。", en: "Nothing to show.")

    // a region's year
    static let yearTitle = Phrase(
        "{region}{year}年度政府信息公开汇总", en: "{region}: government information in {year}")
    static let yearHeading = Phrase(
        "{year}年度政府信息公开工作汇总", en: "Government information in {year}")
    static let years = Phrase("年度", en: "Years")
    static let year = Phrase("年度", en: "Year")
    static let state = Phrase("数据状态", en: "State of the figures")
    static let complete = Phrase("合计完整。", en: "The totals are complete. ")
    static let incomplete = Phrase("合计不完整。", en: "The totals are incomplete. ")
    static let completeness = Phrase(
        "应报 {expected}，已报 {received}，计入 {included}；因错误未计入 {excluded}，未报 {missing}。",
        en: "{expected} reports expected, {received} received, {included} counted; {excluded} kept "
            + "out by errors, {missing} missing.")
    static let addsUp = Phrase(
        "勾稽平衡：新收 {received} ＋ 上年结转 {carried} ＝ 办结 {handled} ＋ 结转下年 {left}。",
        en: "It adds up: received {received} + carried in {carried} = handled {handled} + carried "
            + "out {left}.")
    static let broken = Phrase(
        "合计有 {count} 处不符合表内勾稽关系：", en: "The totals do not add up in {count} places:")
    static let open = Phrase(
        "合计中有空白，表内勾稽关系无法全部判定。",
        en: "Blanks in the totals leave open whether they add up.")
    static let waived = Phrase(
        "有 {count} 份报告经批准作为例外计入，其数据不符合核查规则。",
        en: "{count} reports count by a waiver although their figures break a rule.")
    static let otherForm = Phrase(
        "上年用另一种格式，只有名称和单位相同的项目可以比较。",
        en: "Last year had another form: only items of the same name and unit can be compared.")
    static let lastYearIncomplete = Phrase(
        "{year}年的合计不完整（应报 {expected}，计入 {included}），比较时请注意。",
        en:
            "The totals of {year} are incomplete ({included} of {expected}); mind this in "
            + "comparing."
    )
    static let downloads = Phrase("下载：", en: "Downloads:")
    static let agencyFile = Phrase("各单位 CSV", en: "CSV by agency")
    static let keys = Phrase("主要数据", en: "Main figures")
    static let received = Phrase("本年新收", en: "Received")
    static let handled = Phrase("办结", en: "Handled")
    static let carriedIn = Phrase("上年结转", en: "Carried in")
    static let carriedOut = Phrase("结转下年", en: "Carried out")
    static let grantedShare = Phrase(
        "公开率（含部分公开）", en: "Granted, at least in part")
    static let onTimeShare = Phrase("按时报送率", en: "Filed on time")
    static let correctedCases = Phrase(
        "行政复议、行政诉讼中被纠正", en: "Corrected in reconsideration or court")
    static let ofCases = Phrase("共 {count} 件", en: "of {count} cases")
    static let asLastYear = Phrase("与上年相同", en: "as last year")
    static let moreThanLastYear = Phrase("比上年增 {count}", en: "{count} more than last year")
    static let lessThanLastYear = Phrase("比上年减 {count}", en: "{count} fewer than last year")
    static let charts = Phrase("图", en: "Charts")
    static let outcome = Phrase("办理结果", en: "Outcome")
    static let count = Phrase("数量", en: "Number")
    static let kind = Phrase("类别", en: "Kind")
    static let sum = Phrase("合计", en: "Total")

    // official tables
    static let tablesNote = Phrase(
        "点任一数字可见由哪些单位组成、出自报告何处。灰色为 0；没有数字的格，各单位都空白或表格没有该项。",
        en: "Each figure leads to the agencies it is made of and to the place in their documents. "
            + "Grey is 0; a field without a figure was left blank by all, or the form has none.")
    static let totalOf = Phrase("{year}年总计", en: "Total {year}")
    static let lastYear = Phrase("上年", en: "Last year")
    static let difference = Phrase("比上年", en: "Change")
    static let counts = Phrase("填报 {reported}，空白 {blank}", en: "{reported} reported, {blank} blank")
    static let cellByCell = Phrase(
        "逐项：{table}，附填报数、空白数和上年数",
        en: "Item by item: {table}, with how many reported and left blank, and last year's")
    static let item = Phrase("项目", en: "Item")
    static let unit = Phrase("单位", en: "Unit")
    static let reported = Phrase("填报数", en: "Reported")
    static let blank = Phrase("空白", en: "Blank")
    static let scope = Phrase("范围", en: "Scope")
    static let cell = Phrase("单元格", en: "Cell")
    static let code = Phrase("行政区划代码", en: "Region code")

    // who contributes
    static let rowTitle = Phrase(
        "{row}：{region}{year}年度由哪些单位组成", en: "{row}: what {region} {year} is made of")
    static let rowNote = Phrase(
        "每一栏一节：由哪些单位组成，数大的在前；填 0 和空白的单位列在后面。表头可点，按该栏排序。",
        en:
            "One section a column: the agencies it is made of, largest first; behind them those "
            + "that reported 0 or left it blank. Click a heading to sort by it.")
    static let hidden = Phrase(
        "另有 {count} 份报告尚未公开，这里不列，但计在合计之中（因错误未计入的除外）。",
        en:
            "{count} more reports are not published yet: they are not shown here, but are part of "
            + "the totals unless errors keep them out.")
    static let scopeCounts = Phrase(
        "{scope} {value}（填报 {reported}，空白 {blank}）。",
        en: "{scope}: {value} ({reported} reported, {blank} blank).")
    static let contributions = Phrase("由这些单位组成", en: "Made of these agencies")
    static let report = Phrase("报告", en: "Report")
    static let revisionOf = Phrase("第 {revision} 次，{day}", en: "revision {revision}, {day}")
    static let byWaiver = Phrase("例外计入", en: "by a waiver")
    static let rawText = Phrase("原文", en: "As written")
    static let placeInDocument = Phrase("位置", en: "Place in the document")
    static let zeros = Phrase("填 0 的单位：{count} 个", en: "Reported 0: {count} agencies")
    static let blanks = Phrase("空白的单位：{count} 个", en: "Left blank: {count} agencies")
}
