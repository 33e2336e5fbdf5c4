import Messages

/// Words of the sheet for a meeting.
enum SheetMessages {
    static let title = Phrase(
        "{year}年度政府信息公开工作一页图", en: "Government information in {year} on one page")
    static let missingTitle = Phrase("还缺什么", en: "What is missing")
    static let nothingMissing = Phrase(
        "应报 {expected} 个单位，全部报送并计入合计。",
        en: "All {expected} agencies expected have filed and count.")
    static let missing = Phrase("未报 {count} 个：{names}", en: "Missing, {count}: {names}")
    static let keptOut = Phrase(
        "因错误未计入 {count} 个：{names}", en: "Kept out by errors, {count}: {names}")
    static let late = Phrase("逾期报送 {count} 个：{names}", en: "Late, {count}: {names}")
    static let below = Phrase(
        "下级地区未报或未计入 {count} 个单位，见各地区的一页图。",
        en: "In the regions below {count} agencies are missing or kept out; see their own sheets.")
    static let andMore = Phrase("{names}等", en: "{names} and others")
    static let source = Phrase(
        "{region}（{code}）{year}年度{scope}合计，第 {edition} 版（业务日期 {day}，内容哈希 {hash}），"
            + "应报 {expected}，计入 {included}。",
        en:
            "Totals of {region} ({code}) for {year}, {scope}; edition {edition} (business date "
            + "{day}, content hash {hash}); {included} of {expected} reports counted.")
}
