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

    public static let neverFiledTitle = Phrase(
        "连续两年应报的单位报送过年度报告", en: "an agency expected for two years in a row has filed")
    public static let neverFiled = Phrase(
        "{before}、{now}年度均应报送，期限已过，从未报送任何年度报告；请催报，或更正名录",
        en: "reports for {before} and {now} were due, and none was ever filed for any year; "
            + "demand them or correct the registry")
    /// In place of an agency's name.
    public static let regionTotals = Phrase("{region}合计（{scope}）", en: "{region}, totals ({scope})")
}
