package import Messages

/// Words of the late list and of findings.
package enum AuditMessages {
    package static let onTime = Phrase("按时", en: "on time")
    package static let late = Phrase("逾期", en: "late")
    package static let missing = Phrase("未报", en: "missing")
    package static let unpublished = Phrase("未见公开", en: "not published")
    package static let pending = Phrase("未到期", en: "pending")
    package static let exempt = Phrase("豁免", en: "exempt")
    package static let submit = Phrase("报送", en: "filed")
    package static let publish = Phrase("公开", en: "published")

    package static let lateTitle = Phrase(
        "{year}年度报告报送与公开情况（截至 {day}）",
        en: "Filing and publication of the reports for {year} (as of {day})")
    package static let lateSummary = Phrase(
        "报送：应报 {expected}，按时 {on_time}，逾期 {late}，未报 {missing}，未到期 {pending}，豁免 {exempt}，按时率 {rate}",
        en: "Filed: expected {expected}, on time {on_time}, late {late}, missing {missing}, "
            + "pending {pending}, exempt {exempt}, on-time rate {rate}")
    package static let publishedSummary = Phrase(
        "公开：应公开 {expected}，按时 {on_time}，逾期 {late}，未见公开 {missing}，未到期 {pending}，豁免 {exempt}，"
            + "按时率 {rate}",
        en: "Published: expected {expected}, on time {on_time}, late {late}, missing {missing}, "
            + "pending {pending}, exempt {exempt}, on-time rate {rate}")
    /// In place of the severity, where blanks keep a rule from being judged.
    package static let toConfirm = Phrase("待核实", en: "to confirm")
    /// In place of the verdict of a hint.
    package static let forInformation = Phrase("供参考", en: "for information")
    package static let findingsTitle = Phrase(
        "{year}年度核查结果", en: "Findings for {year}")
    package static let findingsOfAgency = Phrase(
        "{name}（编号 {agency}）{year}年度核查结果", en: "Findings for {year}: {name} ({agency})")
    package static let countErrors = Phrase("错误 {count} 项", en: "{count} errors")
    package static let countWarnings = Phrase("警告 {count} 项", en: "{count} warnings")
    package static let countHints = Phrase("提示 {count} 项", en: "{count} hints")
    package static let countUndecided = Phrase(
        "待核实 {count} 项（不影响计入合计）",
        en: "{count} to confirm (they keep no report out)")
    package static let countWaived = Phrase(
        "已批准例外 {count} 项", en: "{count} allowed by waivers")
    package static let noFindings = Phrase(
        "没有需要处理的核查结果。", en: "There are no findings to deal with.")
    /// In place of the verdict of a finding that a waiver lets pass.
    package static let waived = Phrase("例外第 {waiver} 号", en: "waiver {waiver}")
    package static let errors = Phrase("错误", en: "errors")
    package static let warnings = Phrase("警告", en: "warnings")
    package static let first = Phrase("最可能的更正，或首要一项", en: "likeliest correction, or first")
    package static let onlyOne = Phrase(
        "{message}（指纹 {fingerprint}）", en: "{message} (fingerprint {fingerprint})")
    package static let firstOfMore = Phrase(
        "{message}（另有 {count} 项）", en: "{message} (and {count} more)")
    package static let more = Phrase(
        "逐项查看：加 --agency 编号；提示不在其中：加 --severity hint。",
        en: "One by one: add --agency with the number. Hints are left out: add --severity hint.")
    package static let fingerprint = Phrase("指纹", en: "fingerprint")

    package static let openRows = Phrase(
        "只列逾期、未报、未见公开的 {count} 行，全部 {all} 行。",
        en: "Only what is late or missing is listed: {count} of {all} rows.")
    package static let noted = Phrase(
        "补录：{count} 行所依据的事项在截至日之后才录入，见“补录”一列（录入日和登录名）。",
        en: "{count} rows rest on something that was noted down after the day; see “noted later” "
            + "for when and by which login.")
    package static let contact = Phrase("联系人", en: "contact")
    package static let phone = Phrase("电话", en: "telephone")
    package static let notedHeading = Phrase("补录", en: "noted later")
    package static let regionsTitle = Phrase("各地区按时率，由低到高", en: "On-time rates, worst first")
    package static let historyTitle = Phrase(
        "{name}历年报送与公开情况（截至 {day}）", en: "{name} over the years (as of {day})")
    package static let neverExpected = Phrase(
        "该单位没有应报年度。", en: "The agency was not expected to file in any year.")

    /// Where a due date comes from, by its code in `audit.lateness`.
    package static func dueFrom(_ code: String) -> Phrase {
        switch code {
        case "default": Phrase("法定", en: "statutory")
        case "deadline": Phrase("期限表", en: "deadline table")
        case "extension": Phrase("延期", en: "extension")
        default: Phrase(code, en: code)
        }
    }

    /// The closing date that bit, by its code in `audit.lateness`.
    package static func closedBy(_ code: String) -> Phrase {
        switch code {
        case "no_new_after": Phrase("首报截止", en: "no new reports")
        case "no_corrections_after": Phrase("更正截止", en: "no more corrections")
        default: Phrase(code, en: code)
        }
    }

    // headings
    package static let regionName = Phrase("名称", en: "name")
    package static let expected = Phrase("应报", en: "expected")
    package static let rate = Phrase("按时率", en: "on-time rate")
    package static let dueFromHeading = Phrase("期限来自", en: "due date from")
    package static let closedByHeading = Phrase("截止", en: "closed by")
    package static let decidedBy = Phrase("批准机关", en: "granted by")
    package static let documentNumber = Phrase("文号", en: "document")
    package static let region = Phrase("地区", en: "region")
    package static let agency = Phrase("编号", en: "agency")
    package static let name = Phrase("单位", en: "name")
    package static let agencyClass = Phrase("类别", en: "class")
    package static let event = Phrase("事项", en: "event")
    package static let dueOn = Phrase("期限", en: "due on")
    package static let happenedOn = Phrase("实际日期", en: "happened on")
    package static let daysLate = Phrase("逾期天数", en: "days late")
    package static let status = Phrase("状态", en: "status")
    package static let severity = Phrase("级别", en: "severity")
    package static let rule = Phrase("规则", en: "rule")
    package static let verdict = Phrase("结论", en: "verdict")
    package static let message = Phrase("内容", en: "message")
    package static let revision = Phrase("版本", en: "revision")
}
