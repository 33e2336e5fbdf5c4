public import Messages

/// What is said of a region's totals against those of the year before, and of agencies that never
/// file.
public enum RegionMessages {
    public static let totals = Phrase(
        "{scope}合计：{message}", en: "totals, {scope}: {message}")
    public static let sameBodies = Phrase(
        "{message}；两年计入的单位相同", en: "{message}; the same agencies count in both years")
    public static let changedBodies = Phrase(
        "{message}；其中 {part} 出自只在一年计入的单位（今年 {now} 个，上年 {before} 个）",
        en: "{message}; of this, {part} is due to agencies that count in one year only "
            + "({now} this year, {before} last year)")
    public static let withBlanks = Phrase(
        "{message}；合计中另有 {count} 处空白", en: "{message}; {count} blanks lie in these totals")

    public static let incompleteTitle = Phrase(
        "地区合计完整，才与上年比较", en: "totals are complete before they are compared with last year's")
    public static let incomplete = Phrase(
        "{scope}合计不完整，不与上年比较：{now}年度应报 {expected_now}、未报 {missing_now}，"
            + "{before}年度应报 {expected_before}、未报 {missing_before}",
        en: "totals, {scope}, are incomplete and not compared with last year's: {missing_now} of "
            + "{expected_now} reports missing for {now}, {missing_before} of {expected_before} "
            + "for {before}")

    public static let addUpTitle = Phrase(
        "地区合计本身符合表内勾稽关系", en: "totals add up as the form demands of a report")
    public static let addUpOpen = Phrase(
        "{scope}合计：有 {count} 处勾稽关系因部分报告留有空白无法判定",
        en: "totals, {scope}: {count} identities cannot be decided because some reports left cells "
            + "blank")
    public static let addUpBy = Phrase(
        "{message}；出自经批准例外计入的报告：{reports}",
        en: "{message}; by reports that count by a waiver: {reports}")
    public static let addUpMore = Phrase(
        "{message}；出自经批准例外计入的 {count} 份报告：{reports}等",
        en: "{message}; by {count} reports that count by a waiver: {reports} and more")
    public static let addUpPart = Phrase("{name}（相差 {part}）", en: "{name} (difference {part})")

    public static let governmentTitle = Phrase(
        "人民政府的报告与所属各单位报告之和（本级或全域）一致",
        en: "the government's report is the sum of its agencies' reports, in one of the scopes")
    public static let governmentDiffers = Phrase(
        "人民政府的报告与两种合计都不一致（不同的格数：{counts}）；最接近{scope}合计：{examples}",
        en:
            "the government's report is none of the totals (cells that differ: {counts}); nearest "
            + "to {scope}: {examples}")
    public static let governmentOpen = Phrase(
        "人民政府的报告与合计不一致（不同的格数：{counts}），但{scope}合计尚不完整，报齐后再核对：{examples}",
        en: "the government's report is none of the totals (cells that differ: {counts}), but the "
            + "totals, {scope}, are incomplete; compare again when all reports count: {examples}")
    public static let governmentAgrees = Phrase(
        "人民政府的报告与{scopes}合计一致", en: "the government's report is the totals, {scopes}")
    public static let governmentSoFar = Phrase(
        "人民政府的报告与目前的{scopes}合计一致，但合计尚不完整，报齐后再核对",
        en: "the government's report is the totals, {scopes}, so far; they are incomplete, compare "
            + "again when all reports count")
    public static let governmentCell = Phrase(
        "“{cell}”报告 {report}、合计 {total}", en: "{cell}: report {report}, total {total}")

    public static let neverFiledTitle = Phrase(
        "连续两年应报的单位报送过年度报告", en: "an agency expected for two years in a row has filed")
    public static let neverFiled = Phrase(
        "{before}、{now}年度均应报送，期限已过，从未报送任何年度报告；请催报，或更正名录",
        en: "reports for {before} and {now} were due, and none was ever filed for any year; "
            + "demand them or correct the registry")
    /// In place of an agency's name.
    public static let regionTotals = Phrase("{region}合计（{scope}）", en: "{region}, totals ({scope})")
}
