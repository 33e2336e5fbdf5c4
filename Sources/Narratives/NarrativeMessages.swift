import Messages

/// What the rules about the words of a report say.
enum NarrativeMessages {
    // The text against the tables.
    static let requestsTitle = Phrase(
        "正文的收到申请数与表三一致（只计本年新收，或加上年结转）",
        en: "requests received in the text are those of table III, with or without those carried in"
    )
    static let answersTitle = Phrase(
        "正文的办结、答复数与表三（七）总计一致",
        en: "requests answered in the text are (7) total handled of table III")
    static let carriedOverTitle = Phrase(
        "正文的结转下年数与表三第四项一致",
        en: "requests carried over in the text are item 4 of table III")
    static let resultsTitle = Phrase(
        "正文的各类办理结果与表三（一）至（六）一致",
        en: "results in the text are the sums of (1) to (6) of table III")
    static let casesTitle = Phrase(
        "正文的行政复议、行政诉讼数与表四一致",
        en: "reconsideration and litigation in the text are the totals of table IV")
    static let feeTitle = Phrase(
        "有逾期未缴费的申请时，第六部分应说明信息处理费",
        en: "where requests ended for an unpaid fee, section VI explains the fees charged")
    static let onlyInTextTitle = Phrase(
        "正文写有申请时，表三不应全为 0",
        en: "table III is not all zero where the text tells of requests")
    static let allZeroTitle = Phrase(
        "附有正文的报告数字不全为 0（多数乡镇和小单位本来全为 0，只有数字的报告不逐份提示）",
        en: "not every figure of a report with text is zero (most townships and small offices have "
            + "none other: reports of figures alone get no hint)")

    static let tooMuchText = Phrase(
        "正文过长或数字过多，未与表格逐句核对；请人工核对，必要时请单位删去重复内容后再报",
        en: "the text is too long, or has too many figures, to be compared with the tables: "
            + "compare it by hand, or let the agency file it again without what is repeated")

    static let requests = Phrase("收到申请", en: "requests received")
    static let answers = Phrase("办结、答复", en: "requests answered")
    static let carriedOver = Phrase("结转下年", en: "requests carried over")
    static let reconsideration = Phrase("行政复议", en: "reconsideration")
    static let litigation = Phrase("行政诉讼", en: "litigation")
    static let bothCases = Phrase("行政复议和诉讼", en: "reconsideration and litigation")

    static let differs = Phrase(
        "{subject}：正文写 {text} 件，表格为 {table} 件，请核对或说明（“{quote}”）",
        en: "{subject}: the text says {text}, the table {table}; correct or explain it (“{quote}”)")
    static let partExceeds = Phrase(
        "{subject}：正文写其中一部分就有 {text} 件，表格全部只有 {table} 件（“{quote}”）",
        en: "{subject}: the text says {text} for a part, the table {table} for all (“{quote}”)")
    static let tableBlank = Phrase(
        "{subject}：正文写 {text} 件，表格相应各格空白，无法核对（“{quote}”）",
        en: "{subject}: the text says {text}, but the table is blank there (“{quote}”)")
    static let onlyInText = Phrase(
        "正文写有申请 {text} 件，表三全为 0（“{quote}”）",
        en: "the text tells of {text} requests while table III is all zero (“{quote}”)")
    static let feeUnexplained = Phrase(
        "表三有 {count} 件申请因逾期未缴费不再处理，第六部分没有写收取信息处理费的情况",
        en: "{count} requests ended for an unpaid fee, but section VI says nothing about fees")
    static let noText = Phrase(
        "文件中只有表格，没有正文，无法核对", en: "the file holds tables only, no text to check")
    static let allZero = Phrase(
        "报告的数字全为 0；确实没有业务的，无须更正",
        en: "every figure is zero; nothing to correct if there was no business at all")
    static let zeroOrBlank = Phrase(
        "已填的数字全为 0，另有 {count} 格空白", en: "every figure given is zero, and {count} cells are blank")

    // The text against other texts.
    static let originalityTitle = Phrase(
        "总体情况、问题与改进不与上年或他单位雷同",
        en: "overview and problems are not copied from last year or from another agency")
    static let sameAsLastYear = Phrase(
        "“{section}”与本单位 {year} 年报告相同 {share}%",
        en: "section “{section}” is {share}% the same as the agency's own report for {year}")
    static let sameAsOther = Phrase(
        "“{section}”与{agency}的报告相同 {share}%",
        en: "section “{section}” is {share}% the same as the report of {agency}")
    static let andOthers = Phrase(
        "{message}（另有 {count} 份同样雷同）", en: "{message} (and {count} more as similar)")
    static let unnamedAgency = Phrase("另一单位", en: "another agency")

    // The rules of the text.
    static let yearsTitle = Phrase(
        "标题、统计期限和正文的年份与报告年度一致",
        en: "title, reporting period and text name the report year")
    static let sectionsTitle = Phrase(
        "六个部分齐全且有内容", en: "all six sections are there and say something")
    static let yearUnknown = Phrase(
        "报告没有写明年度，无法核对年份", en: "the report states no year to compare")
    static let yearOfTitle = Phrase(
        "标题写 {found} 年，报告年度为 {expected} 年",
        en: "the title says {found}, the report year is {expected}")
    static let yearOfPeriod = Phrase(
        "统计期限写 {found} 年，报告年度为 {expected} 年",
        en: "the reporting period says {found}, the report year is {expected}")
    static let yearOfText = Phrase(
        "正文没有提到 {expected} 年，提到最多的是 {found} 年，疑似沿用往年文字",
        en: "the text never names {expected} but mostly {found}; copied from another year?")
    static let sectionMissing = Phrase(
        "缺少“{section}”部分", en: "section “{section}” is missing")
    static let sectionEmpty = Phrase(
        "“{section}”部分没有内容", en: "section “{section}” is empty")
    static let problemsNone = Phrase(
        "“{section}”只写了“{text}”，应写明问题和改进措施",
        en: "section “{section}” only says “{text}”; it must name problems and measures")
    static let aspectsMissing = Phrase(
        "“{section}”没有写到：{aspects}", en: "section “{section}” does not cover: {aspects}")
}
