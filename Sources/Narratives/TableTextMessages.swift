import Messages

/// What the rules say that hold the words of a report against all its tables.
enum TableTextMessages {
    static let documentsTitle = Phrase(
        "正文的规范性文件制定、废止、现行有效件数与表二一致",
        en: "documents issued, repealed and in force in the text are those of table II")
    static let documentsIssued = Phrase("制定规范性文件", en: "normative documents issued")
    static let documentsRepealed = Phrase("废止规范性文件", en: "normative documents repealed")
    static let documentsInForce = Phrase("现行有效规范性文件", en: "normative documents in force")

    static let decisionsTitle = Phrase(
        "正文的行政许可、行政处罚、行政强制件数与表二一致",
        en: "licences, penalties and compulsory measures in the text are the decisions of table II")

    static let channelsTitle = Phrase(
        "正文的各渠道申请数之和与表三一致（只计本年新收，或加上年结转）",
        en: "requests by way of coming add up to those of table III, with or without those carried "
            + "in")
    static let channels = Phrase("各渠道申请合计", en: "requests by all ways together")

    static let ratesTitle = Phrase(
        "正文的占比、增幅按本年和上年表格计算相符",
        en: "percentages in the text are what this year's and last year's tables give")
    static let share = Phrase(
        "正文写占 {stated}%，按 {part}/{whole} 计算为 {computed}%，请核对或说明（“{quote}”）",
        en: "the text says {stated}%, but {part} of {whole} is {computed}%; correct or explain it "
            + "(“{quote}”)")
    static let rise = Phrase(
        "正文写变化 {stated}%，本年 {part}、上年表格 {whole}，计算为上升 {computed}%，请核对或说明（“{quote}”）",
        en: "the text says a change of {stated}%, but from {whole} in last year's table to {part} "
            + "is a rise of {computed}%; correct or explain it (“{quote}”)")
    static let fall = Phrase(
        "正文写变化 {stated}%，本年 {part}、上年表格 {whole}，计算为下降 {computed}%，请核对或说明（“{quote}”）",
        en: "the text says a change of {stated}%, but from {whole} in last year's table to {part} "
            + "is a fall of {computed}%; correct or explain it (“{quote}”)")
    static let rateOpen = Phrase(
        "表格有空白，无法核对正文的百分比（“{quote}”）",
        en: "the table has blanks: the percentage in the text cannot be checked (“{quote}”)")

    static let feesTitle = Phrase(
        "正文的信息处理费不多于表二收费金额，收费通知与表三相符",
        en: "the fee for handling requests in the text is no more than the fees of table II, and "
            + "notices to pay fit table III")
    static let feeMissing = Phrase(
        "正文写收取信息处理费 {text} 元，表二行政事业性收费只有 {shown} 万元（{table} 元）；"
            + "信息处理费属于行政事业性收费，请核对或说明（“{quote}”）",
        en:
            "the text says {text} yuan were charged for handling requests, but all fees of table "
            + "II are {table} yuan ({shown} × 10,000); correct or explain it (“{quote}”)")
    static let feeBlank = Phrase(
        "正文写收取信息处理费 {text} 元，表二收费金额空白，无法核对（“{quote}”）",
        en: "the text says {text} yuan were charged for handling requests, but the amount in table "
            + "II is blank (“{quote}”)")
    static let noNotice = Phrase(
        "正文写没有发出收费通知，表三却有 {count} 件因逾期未按收费通知缴费不再处理（“{quote}”）",
        en: "the text says that no notice to pay was sent, but {count} requests of table III ended "
            + "because one was not followed (“{quote}”)")

    static let oldTitle = Phrase(
        "统计本年工作的句子不写成往年", en: "no sentence counts the work of another year as this year's")
    static let old = Phrase(
        "这句写的是 {found} 年，报告年度为 {expected} 年，疑似沿用往年文字，请核对（“{quote}”）",
        en: "this sentence is about {found}, the report about {expected}; left over from an older "
            + "report? (“{quote}”)")

    static let zeroTitle = Phrase(
        "表三、表四全为 0 时，与表二、上年和正文不矛盾",
        en: "where tables III and IV are all zero, nothing else in the report contradicts it")
    static let zeroBesideText = Phrase(
        "表三、表四全为 0，正文却写有 {text} 件，请核对后更正（“{quote}”）",
        en: "tables III and IV are all zero, but the text tells of {text}; check and correct it "
            + "(“{quote}”)")
    static let blankBesideText = Phrase(
        "表三、表四只有 0 和空白，正文却写有 {text} 件，请补填或说明（“{quote}”）",
        en: "tables III and IV hold only zeros and blanks, but the text tells of {text}; fill them "
            + "in or explain it (“{quote}”)")
    static let zeroBesideDecisions = Phrase(
        "表三、表四全为 0，表二有处理决定 {count} 件；确实没有收到申请的，无须更正",
        en:
            "tables III and IV are all zero beside {count} decisions in table II; nothing to "
            + "correct if there was no request")
}
