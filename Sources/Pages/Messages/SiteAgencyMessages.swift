import Messages

/// Words of the pages about regions, agencies and rules.
extension SiteMessages {
    static let regionTitle = Phrase(
        "{region}：历年政府信息公开汇总", en: "{region}: government information over the years")
    static let regionHeading = Phrase("历年政府信息公开汇总", en: "Government information over the years")
    static let region = Phrase("地区", en: "Region")
    static let regions = Phrase("地区", en: "Regions")
    static let overYears = Phrase("历年", en: "Over the years")
    static let pages = Phrase("年度页面", en: "Page of the year")
    static let openPage = Phrase("查看", en: "open")

    static let findTitle = Phrase("查找", en: "Find")
    static let findIn = Phrase("在{region}中查找", en: "Find in {region}")
    static let findLabel = Phrase("单位名称、曾用名或项目名称", en: "Name of an agency, former name, or item")
    static let findHint = Phrase(
        "边输入边筛选；未启用脚本时，请用浏览器的“在页面中查找”。",
        en: "The list narrows while you type; without scripts, use the browser's own search.")
    static let findRegion = Phrase("地区名称", en: "Name of a region")
    static let found = Phrase("找到", en: "found")

    static let agencyTitle = Phrase("{agency}（{region}）", en: "{agency} ({region})")
    static let numberOf = Phrase("编号 {number}", en: "number {number}")
    static let until = Phrase("至 {day} 止", en: "until {day}")
    static let contact = Phrase("经办人：{contact}", en: "Contact: {contact}")
    static let formerNames = Phrase("曾用名：{names}", en: "Formerly: {names}")
    static let figuresOverYears = Phrase("历年数据", en: "Figures over the years")
    static let onlyFilled = Phrase(
        "只列至少一年不为 0 的项目；空格为空白或该年格式没有此项。点数字可见出自报告何处。",
        en: "Only items other than 0 in some year; an empty field was left blank or is not in that "
            + "year's form. Each figure leads to its place in the document.")
    static let noFigures = Phrase("没有可显示的报告。", en: "There is no report to show.")
    static let yearsKeptOut = Phrase(
        "{years}年的报告因错误未计入合计。", en: "Errors keep the reports for {years} out of the totals.")
    static let yearsHidden = Phrase(
        "{years}年的报告尚未公开，这里不列。",
        en: "The reports for {years} are not published yet and are not shown.")
    static let filings = Phrase("报送记录", en: "What was filed")
    static let revision = Phrase("次", en: "Revision")
    static let whatBecame = Phrase("结果", en: "What became of it")
    static let returned = Phrase("已退回", en: "sent back")
    static let withdrawn = Phrase("已撤销", en: "withdrawn")
    static let replaced = Phrase("已被更正", en: "replaced by a correction")
    static let decisions = Phrase("有关决定", en: "Decisions")
    static let noDecisions = Phrase("没有有关决定。", en: "There are no decisions.")
    static let decision = Phrase("决定", en: "Decision")
    static let decidedBy = Phrase("决定人", en: "Decided by")
    static let reason = Phrase("理由", en: "Reason")
    static let revoked = Phrase("已撤回", en: "taken back")

    static func decisionKind(_ kind: String) -> Phrase {
        switch kind {
        case "waiver": Phrase("批准例外", en: "waiver")
        case "return": Phrase("退回报告", en: "report sent back")
        case "withdrawal": Phrase("撤销报告", en: "report withdrawn")
        case "correction": Phrase("更正日期", en: "dates corrected")
        case "publication": Phrase("登记公开", en: "publication recorded")
        case "revocation": Phrase("撤回决定", en: "decision taken back")
        case "exemption": Phrase("豁免", en: "exemption")
        case "extension": Phrase("延期", en: "extension")
        default: Phrase(kind, en: kind)
        }
    }

    static let rulesIntro = Phrase(
        "错误使报告不计入合计；警告应当说明；提示供参考。空白不作 0 处理：依空白而定的，记为待核实。",
        en:
            "An error keeps a report out of the totals; a warning must be explained; a hint "
            + "informs. A blank is not 0: what depends on blanks is to be confirmed.")
    static let noTemplate = Phrase(
        "读不到模板 {file}，请检查安装目录中的 site。",
        en: "The template {file} cannot be read; check the installed folder site.")
    static let badTemplate = Phrase(
        "模板 {file} 有误：{detail}", en: "The template {file} is wrong: {detail}")
    static let form = Phrase("格式", en: "Form")
    static let anyForm = Phrase("各种格式", en: "any form")
    static let legalSource = Phrase("依据", en: "Source")
}
