import Messages

/// Words of lists: who filed, what was found, what changed.
extension SiteMessages {
    static let filing = Phrase("报送时效", en: "Who filed when")
    static let filingSummary = Phrase(
        "应报 {expected}，按时 {on_time}，逾期 {late}，未报 {missing}，未到期 {pending}，豁免 {exempt}。",
        en: "{expected} expected: {on_time} on time, {late} late, {missing} missing, {pending} not "
            + "yet due; {exempt} exempt.")
    static let asOf = Phrase("截至 {day}。", en: " As of {day}.")
    static let allOnTime = Phrase("没有逾期、未报或豁免的单位。", en: "None is late, missing or exempt.")
    static let lateList = Phrase("逾期、未报、未到期和豁免的单位", en: "Late, missing, not yet due or exempt")
    static let twoExpected = Phrase(
        "这里的应报是 {here}，合计中的应报是 {total}：这里列本地区自己的全部应报单位，合计只含其数据应计入的单位。",
        en: "{here} are expected here and {total} in the totals: here stand all agencies of the "
            + "region itself that must report, the totals have those whose figures belong in them.")
    static let apart = Phrase(
        "其中 {count} 个要报送但不计入合计。", en: "{count} of these must report but do not count.")
    static let townships = Phrase(
        "本级的合计不含 {count} 个乡镇、街道。",
        en: "The totals of the own level are without {count} townships and subdistricts.")
    static let belowExpected = Phrase(
        "合计还含下级地区的 {count} 个单位，其时效见各地区的页面。",
        en: "The totals also have {count} agencies of the regions below, whose own pages tell when "
            + "they filed.")
    static let registryChanged = Phrase(
        "两者相差，是因为该版次之后名册或期限有更正，下次汇总后即一致。",
        en:
            "They differ because the registry was corrected after that edition; the next run "
            + "brings them together.")
    static let agency = Phrase("单位", en: "Agency")
    static let agencies = Phrase("各单位", en: "Agencies")
    static let agencyClass = Phrase("类别", en: "Class")
    static let number = Phrase("编号", en: "Number")
    static let due = Phrase("期限", en: "Due")
    static let extended = Phrase("（延期）", en: "(extended)")
    static let filed = Phrase("报送", en: "Filed")
    static let published = Phrase("公开", en: "Published")
    static let daysLate = Phrase("逾期天数", en: "Days late")
    static let lateBy = Phrase("（逾期 {days} 天）", en: "({days} days late)")
    static let missing = Phrase("未报", en: "missing")
    static let notPublished = Phrase("未见公开", en: "not published")
    static let pending = Phrase("未到期", en: "not yet due")
    static let exempt = Phrase("豁免", en: "exempt")
    static let onTime = Phrase("按时", en: "On time")
    static let expected = Phrase("应报", en: "Expected")
    static let receivedReports = Phrase("已报", en: "Received reports")
    static let includedHeading = Phrase("计入", en: "Counted")
    static let errors = Phrase("错误", en: "Errors")
    static let inTotals = Phrase("是否计入", en: "In the totals")
    static let counted = Phrase("已计入", en: "counted")
    static let keptOut = Phrase("因错误未计入", en: "kept out by errors")
    static let doesNotCount = Phrase("不计入合计", en: "does not count")
    static let notPublishedYet = Phrase("尚未公开", en: "not published yet")
    static let below = Phrase("下级地区", en: "Regions below")

    static let findings = Phrase("核查结果", en: "Findings")
    static let findingsSummary = Phrase(
        "错误 {errors} 项（{agencies} 个单位），警告 {warnings} 项，提示和待核实 {others} 项。",
        en:
            "{errors} errors ({agencies} agencies), {warnings} warnings, {others} hints and "
            + "matters to confirm.")
    static let findingsLeftOut = Phrase(
        "另有 {count} 项涉及尚未公开的报告，这里不列。",
        en: "{count} more concern reports that are not published yet and are not shown.")
    static let hints = Phrase("提示和待核实：{count} 项", en: "Hints and matters to confirm: {count}")
    static let hintList = Phrase("提示和待核实", en: "Hints and matters to confirm")
    static let severity = Phrase("程度", en: "Severity")
    static let content = Phrase("内容", en: "What")
    static let rule = Phrase("规则", en: "Rule")
    static let toConfirm = Phrase("待核实", en: "to confirm")
    static let waiver = Phrase("例外第 {waiver} 号", en: "waiver {waiver}")
    static let totalsOfRegion = Phrase("地区合计", en: "totals of the region")
    static let noFindings = Phrase("没有核查结果。", en: "Nothing was found.")

    static let revisions = Phrase("合计的变更", en: "How the totals changed")
    static let neverChanged = Phrase("首次发布以来没有变更。", en: "Unchanged since first published.")
    static let edition = Phrase("版次", en: "Edition")
    static let day = Phrase("日期", en: "Day")
    static let whomToCall = Phrase("经办人", en: "Contact")
    static let cause = Phrase("原因", en: "Cause")
    static let changedCells = Phrase("变更项数", en: "Items changed")
    static let changes = Phrase("变更的数字：{count} 项", en: "Figures that changed: {count}")
    static let before = Phrase("变更前", en: "Before")
    static let after = Phrase("变更后", en: "After")
    static let firstPublished = Phrase("首次发布", en: "first published")
    static let causeOf = Phrase("{name}：{reason}", en: "{name}: {reason}")
    static let andMore = Phrase("另有 {count} 个单位", en: "{count} more agencies")
    static let otherRules = Phrase("表格或规则有改动", en: "forms or rules changed")
    static let causeFirst = Phrase("首次计入", en: "counted for the first time")
    static let causeCorrection = Phrase("报送更正", en: "filed a correction")
    static let causeWaiver = Phrase("例外的批准或失效", en: "a waiver was granted or ended")
    static let causeReturned = Phrase("报告退回", en: "report sent back")
    static let causeWithdrawn = Phrase("报告撤销", en: "report withdrawn")
    static let causeRevoked = Phrase("决定撤回", en: "a decision was taken back")
    static let causeDates = Phrase("日期更正", en: "dates were corrected")
    static let causeRoster = Phrase("名册变更", en: "the registry changed")
    static let causeRules = Phrase("核查结果变更", en: "judged otherwise")
    static let causeMethod = Phrase("办法变更", en: "the method changed")
    static let causeRegionCame = Phrase("划入", en: "came with its reports")
    static let causeRegionLeft = Phrase("划出", en: "left with its reports")
    static let causeLateReport = Phrase("补报", en: "filed later")
}
