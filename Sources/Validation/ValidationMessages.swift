import Messages

/// What the checks say where a form file does not.
enum ValidationMessages {
    static let undecided = Phrase(
        "“{title}”有 {count} 处因空白无法判定：{blanks}",
        en: "{title}: {count} instances cannot be decided, blank: {blanks}")
    static let andMore = Phrase(
        "{names}等 {count} 格", en: "{names}, {count} cells in all")

    static let wrongFormTitle = Phrase(
        "表格与报告年度相符", en: "the form is the one of the report year")
    static let wrongForm = Phrase(
        "{year}年度不应使用表格 {form}（适用 {years}），本年度应使用 {expected}",
        en: "reports for {year} do not use form {form} (valid {years}); use {expected}")
    static let formYearUnknown = Phrase(
        "标题没有写明年度，无法判定该年度是否使用表格 {form}（适用 {years}）；其他规则按 {first} 年度核查",
        en: "the title names no year, so whether form {form} (valid {years}) is that year's cannot "
            + "be told; the other rules were applied as in {first}")
    static let noFormForYear = Phrase("（没有本年度的表格）", en: "(no form for this year)")

    static let cellCountTitle = Phrase(
        "单元格数与表格相符", en: "the submission has the form's number of cells")
    static let cellCount = Phrase(
        "存有 {found} 格，表格 {form} 应有 {expected} 格，无法读取",
        en: "{found} cells are stored, form {form} has {expected}; it cannot be read")
    static let undecodable = Phrase(
        "存储的数据无法解读（{detail}），表格 {form} 应有 {expected} 格",
        en: "the stored figures cannot be decoded ({detail}); form {form} has {expected} cells")

    static let blankTitle = Phrase(
        "空白的格（无数据可以留空，不是错误）",
        en: "blank cells (right where there is nothing to report)")
    static let blankCells = Phrase(
        "{cells} 格中有 {blank} 格空白，按没有数据处理，合计中不加",
        en: "{blank} of {cells} cells are blank: taken as nothing to report, they add nothing")
    static let lostTitle = Phrase(
        "更正没有丢失已填的数", en: "a correction loses no figures")
    static let lostCell = Phrase("“{cell}”（原为 {value}）", en: "{cell} (was {value})")
    static let lost = Phrase(
        "上一版已填、本版空白：{cells}；确无数据请填 0，否则请补填",
        en: "filled in before and blank now: {cells}; write 0 if there is nothing, else fill it in")
    static let lostMore = Phrase(
        "上一版已填、本版空白：{cells}等 {count} 格；确无数据请填 0，否则请补填",
        en: "filled in before and blank now: {cells} and more, {count} cells in all; write 0 if "
            + "there is nothing, else fill them in")

    static let returnedTitle = Phrase(
        "退回的报告更正后才计入", en: "a report sent back counts only when corrected")
    static let returned = Phrase(
        "{day} 退回：{reason}", en: "sent back on {day}: {reason}")
    static let closedTitle = Phrase(
        "截止日之后收到的报告不计入", en: "a report after the closing date does not count")
    static let closedReport = Phrase(
        "首次报告最迟 {last} 收到方可计入，实际 {day}",
        en: "first reports count until {last}; this one came on {day}")
    static let closedCorrection = Phrase(
        "更正最迟 {last} 收到方可计入，实际 {day}",
        en: "corrections count until {last}; this one came on {day}")

    static let rangeTitle = Phrase(
        "数值在可信范围内", en: "figures are within a plausible range")
    static let range = Phrase(
        "“{cell}”填 {value}，大得不可信，请核实单位和位数",
        en: "{cell} says {value}, implausibly large; check the unit and the digits")

    static let unexpectedTitle = Phrase(
        "报告单位在本年度应报名单中", en: "the agency is expected to file for the year")
    static let notActive = Phrase(
        "单位 {year} 年末不在名录中，报告未计入合计；如应计入，请更正名录的起止日期",
        en: "the agency was not active at the end of {year}; its report is not counted. "
            + "Correct its dates in the registry if it should be")
    static let exempt = Phrase(
        "单位已豁免 {year} 年度报送，报告未计入合计；如应计入，请撤销豁免",
        en: "the agency is exempt for {year}; its report is not counted. "
            + "Withdraw the exemption if it should be")
    static let notCounted = Phrase(
        "单位在名录中标为不计入合计，报告未计入",
        en: "the registry says that the agency does not count in totals; its report is left out")
}
