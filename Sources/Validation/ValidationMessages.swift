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
    static let closedReportStored = Phrase(
        "首次报告最迟 {last} 收到方可计入；所填报送日期为 {day}，但 {stored} 才入库",
        en: "first reports count until {last}; this one is dated {day} but was stored on {stored}")
    static let closedCorrectionStored = Phrase(
        "更正最迟 {last} 收到方可计入；所填报送日期为 {day}，但 {stored} 才入库",
        en: "corrections count until {last}; this one is dated {day} but was stored on {stored}")

    static let zeroAfterLastYear = Phrase(
        "表三、表四全为 0，上年有申请、复议、诉讼共 {cases} 件，结转本年 {carried} 件，请核实",
        en: "tables III and IV are all zero; last year there were {cases} requests and cases, and "
            + "{carried} were carried over: please check")
    static let blankAfterLastYear = Phrase(
        "表三、表四只有 0 和空白，上年有申请、复议、诉讼共 {cases} 件，结转本年 {carried} 件，请补填或说明",
        en:
            "tables III and IV hold only zeros and blanks; last year there were {cases} requests "
            + "and cases, and {carried} were carried over: fill them in or explain it")

    static let filedEarlyTitle = Phrase(
        "报告年度结束后才能报送", en: "a report is filed when its year has ended")
    static let filedEarly = Phrase(
        "{day} 报送时 {year} 年度尚未结束，数字不可能是全年的；请年度结束后重新报送",
        en:
            "filed on {day}, before {year} had ended: its figures cannot be those of a whole year; "
            + "file it again when the year is over")
    static let publicationTitle = Phrase(
        "公开日期在报告年度结束、报送之后",
        en: "a report is published when its year has ended and after it was filed")
    static let publishedEarly = Phrase(
        "公开日期为 {day}，{year} 年度尚未结束，不作为公开时间；请核对后更正",
        en:
            "the day of publication, {day}, lies before the end of {year} and does not count; "
            + "check and correct it")
    static let publishedUnfiled = Phrase(
        "公开日期 {day} 早于报送日期 {filed}；先公开后报送的，请说明",
        en: "published on {day}, before it was filed on {filed}; explain it if that is so")

    static let copyTitle = Phrase(
        "数字不与本单位上年或本地区他单位的报告完全相同",
        en: "figures are not those of the agency's last report or of another agency of its region")
    static let copiedLastYear = Phrase(
        "不为 0 的 {count} 格与本单位上年报告完全相同；两年业务量一样时，碰巧如此的可能不到 1/{chance}，请核实",
        en: "all {count} figures that are not zero are those of the agency's own last report; by "
            + "chance that happens in less than 1 of {chance} even if both years were alike")
    static let copiedOther = Phrase(
        "不为 0 的 {count} 格与“{agency}”的报告完全相同；业务量一样时，碰巧如此的可能不到 1/{chance}，请核实",
        en: "all {count} figures that are not zero are those of the report of {agency}; by chance "
            + "that happens in less than 1 of {chance} even if both were alike")
    static let copiedOthers = Phrase(
        "{message}（另有 {more} 份同样相同）", en: "{message} (and {more} more reports)")

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
