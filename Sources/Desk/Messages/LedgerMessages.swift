import Messages

/// What is said when the office's ledger is taken in.
enum LedgerMessages {
    static let entries = Phrase("台账", en: "entries of the ledger")

    static let agencyColumn = Phrase("单位", en: "agency")
    static let agencyIDColumn = Phrase("单位编号", en: "agency_id")
    static let kindColumn = Phrase("类别", en: "kind")
    static let numberColumn = Phrase("编号", en: "number")
    static let dayColumn = Phrase("日期", en: "date")
    static let voidColumn = Phrase("作废", en: "void")

    static let fault = Phrase("第 {row} 行“{column}”列：{reason}", en: "row {row}, {column}: {reason}")
    static let noHeadings = Phrase(
        "{file}：找不到表头；前十行中须有一行写明：单位（或单位编号）、类别、编号、日期",
        en:
            "{file}: no headings; one of the first ten rows must name agency (or agency_id), kind, "
            + "number and date")
    static let missing = Phrase("没有填写", en: "nothing is filled in")
    static let badNumber = Phrase("“{value}”不是单位编号", en: "“{value}” is no agency's number")
    static let badKind = Phrase(
        "“{value}”不是申请、复议、诉讼之一", en: "“{value}” is none of request, reconsideration, litigation")
    static let badDay = Phrase(
        "“{value}”不是日期，请写成 2024-03-05", en: "“{value}” is no day; write it like 2024-03-05")
    static let dayToCome = Phrase("{value} 还没有到", en: "{value} is yet to come")
    static let dayOutside = Phrase("{value} 不在 {year} 年", en: "{value} is not in {year}")
    static let dayTooEarly = Phrase(
        "{value} 早于《条例》施行（2008 年）", en: "{value} is before the Regulation came into force (2008)")
    static let badVoid = Phrase("“{value}”请写是或否", en: "“{value}” should be yes or no")
    static let unknownAgency = Phrase(
        "名录中没有“{value}”", en: "the registry has no agency “{value}”")
    static let didYouMean = Phrase(
        "名录中没有“{value}”，是否为：{candidates}？请改名称或填单位编号",
        en: "the registry has no agency “{value}”; did you mean {candidates}? Correct the name, or "
            + "give the agency's number")
    static let byShortName = Phrase(
        "第 {row} 行：“{value}”认作{agency}（编号 {id}）",
        en: "row {row}: “{value}” was taken for {agency} (number {id})")
    static let byFormerName = Phrase(
        "第 {row} 行：“{value}”是{agency}（编号 {id}）的原名称",
        en: "row {row}: “{value}” is a former name of {agency} (number {id})")
    static let inactiveAgency = Phrase(
        "“{value}”{year} 年末不在名录中", en: "“{value}” was not active at the end of {year}")
    static let ambiguousAgency = Phrase(
        "名录中不止一个“{value}”，请改填单位编号：{candidates}",
        en: "there is more than one “{value}”; give the agency's number: {candidates}")
    static let otherName = Phrase(
        "编号 {value} 的单位名为“{agency}”，与本行的单位不同",
        en: "agency {value} is called “{agency}”, not as this row says")
    static let notKept = Phrase(
        "该单位不在本登录名经办的地区", en: "the agency is of no region that this login keeps")
    static let doubled = Phrase(
        "“{value}”与第 {first} 行重复", en: "“{value}” stands in row {first} already")
    static let moreFaults = Phrase("另有 {count} 处", en: "{count} more")
    static let nothingStored = Phrase("台账未改动", en: "the ledger is unchanged")

    static let wouldVoid = Phrase(
        "第 {row} 行：{kind} {number}（{day}）作废",
        en: "row {row}: {number} ({kind}, {day}) is taken back"
    )
    static let nothingToVoid = Phrase(
        "第 {row} 行：{kind} {number} 标为作废，台账中没有这一件，无需改动",
        en: "row {row}: {number} ({kind}) is marked void and is not in the ledger; nothing to "
            + "change")
    static let wouldMove = Phrase(
        "第 {row} 行：{kind} {number} 的日期由 {before} 改为 {now}",
        en: "row {row}: the day of {number} ({kind}) changes from {before} to {now}")
    static let stored = Phrase(
        "{file}：已登入申请 {requests} 件、复议 {reconsiderations} 件、诉讼 {suits} 件，改日期 {moved} 件，"
            + "作废 {voided} 件；原有 {known} 件不变。下次 huizong run 时核对",
        en:
            "{file}: {requests} requests, {reconsiderations} reconsiderations and {suits} suits "
            + "are new, {moved} have another day, {voided} were taken back; {known} were known. "
            + "The next `huizong run` compares them")
    static let wouldStore = Phrase(
        "{file}：将登入申请 {requests} 件、复议 {reconsiderations} 件、诉讼 {suits} 件，改日期 {moved} 件，"
            + "作废 {voided} 件；原有 {known} 件不变。未改动台账",
        en:
            "{file}: {requests} requests, {reconsiderations} reconsiderations and {suits} suits "
            + "would be new, {moved} would have another day, {voided} would be taken back; "
            + "{known} are known. Nothing was stored")
}
