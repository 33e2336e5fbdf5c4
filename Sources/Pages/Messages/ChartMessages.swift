import Messages

/// What is written at charts.
enum ChartMessages {
    static let items = Phrase("件", en: "requests")
    static let requests = Phrase("历年申请与办理结果", en: "Requests and outcomes over the years")
    static let requestsSummary = Phrase(
        "{years} 年每年一柱，按办理结果分段，柱顶为办结总数，圆圈为本年新收。数据见图下的表。",
        en: "One column a year, {years}, parted by outcome; the number on top is all that was "
            + "handled, the ring what was received. The figures are in the table below.")
    static let newForm = Phrase("{year} 年起新格式", en: "new form from {year}")
    static let onTime = Phrase("历年按时报送率", en: "Share filed on time, over the years")
    static let onTimeSummary = Phrase(
        "{years} 年每年一柱：按时报送的单位占应报单位的百分比。数据见图下的表。",
        en: "One column a year, {years}: of those expected, how many percent filed in time. The "
            + "figures are in the table below.")
    static let outcomes = Phrase("{year} 年办理结果", en: "Outcomes of {year}")
    static let outcomesSummary = Phrase(
        "{year} 年各类办理结果的件数，每类一条。数据见图下的表。",
        en: "How many requests of {year} had which outcome, one bar each. The figures are in the "
            + "table below.")
    static let most = Phrase("{year} 年新收申请最多的单位", en: "Who received most requests in {year}")
    static let mostSummary = Phrase(
        "新收申请最多的 {count} 个单位，由多到少，每个单位一条。数据见图下的表。",
        en: "The {count} agencies that received most requests, most first, one bar each. The "
            + "figures are in the table below.")
    static let proceedings = Phrase(
        "{year} 年行政复议与行政诉讼", en: "Reconsideration and litigation in {year}")
    static let proceedingsSummary = Phrase(
        "行政复议、未经复议直接起诉、复议后起诉各一条，按结果分段。数据见图下的表。",
        en: "One bar each for reconsideration, direct litigation and litigation after "
            + "reconsideration, parted by outcome. The figures are in the table below.")

    static let granted = Phrase("予以公开", en: "granted")
    static let partly = Phrase("部分公开", en: "partly granted")
    static let refused = Phrase("不予公开", en: "refused")
    static let unavailable = Phrase("无法提供", en: "not available")
    static let declined = Phrase("不予处理", en: "not processed")
    static let other = Phrase("其他处理", en: "other handling")
    static let reconsideration = Phrase("行政复议", en: "reconsideration")
    static let litigationDirect = Phrase("未经复议直接起诉", en: "litigation, direct")
    static let litigationAfter = Phrase("复议后起诉", en: "litigation, after rec.")
    static let upheld = Phrase("结果维持", en: "upheld")
    static let corrected = Phrase("结果纠正", en: "corrected")
    static let otherOutcome = Phrase("其他结果", en: "other outcome")
    static let pending = Phrase("尚未审结", en: "pending")
    static let table = Phrase("表：{title}", en: "Table: {title}")
}
