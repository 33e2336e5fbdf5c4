package import Messages

/// What the nightly run says.
package enum RunMessages {
    package static let judge = Phrase("核查报告", en: "judging reports")
    package static let failed = Phrase("运行失败，原有版次不变", en: "run failed, the edition stays")
    package static let pagesFailed = Phrase(
        "版次已发布，但网页没有写成", en: "the edition is published, but its pages were not written")
    package static let anchorFailed = Phrase(
        "运行已完成，但链尾没有另行记下",
        en: "the run is done, but the end of the chain was not noted down elsewhere")
    package static let stoodBack = Phrase(
        "另一次运行正在进行，本次不再执行", en: "another run is under way, this one does nothing")
    package static let alreadyDone = Phrase(
        "{date} 已运行过，本次不再运行", en: "the run of {date} has been done; nothing to catch up")

    private static let stages: [String: Phrase] = [
        "lock": Phrase("取得运行锁", en: "taking the lock"),
        "find_changes": Phrase("查找变化", en: "looking for changes"),
        "judge": judge,
        "add_up": Phrase("逐级合计", en: "adding up"),
        "write": Phrase("写入汇总", en: "writing"),
        "check": Phrase("数据库复核", en: "adding again in SQL"),
        "publish": Phrase("发布版次", en: "publishing"),
    ]

    /// The words for a stage, with its report year if it has one.
    package static func stage(_ name: String, year: Int?) -> Phrase {
        let phrase = stages[name] ?? Phrase(name, en: name)
        guard let year else { return phrase }
        return Phrase("\(phrase.zh)（\(year)年度）", en: "\(phrase.en) (\(year))")
    }

    package static let published = Phrase(
        "业务日期 {date}：已发布第 {edition} 版（内容哈希 {hash}）。",
        en: "Business date {date}: edition {edition} published (content hash {hash}).")
    package static let unchanged = Phrase(
        "业务日期 {date}：没有变化，仍为第 {edition} 版。",
        en: "Business date {date}: nothing changed, edition {edition} stays.")
    package static let nothingYet = Phrase(
        "业务日期 {date}：还没有可汇总的报告。", en: "Business date {date}: no reports to add up yet.")
    package static let wouldPublish = Phrase(
        "业务日期 {date}：试运行，将更新 {totals} 行汇总、{findings} 条核查结果；未作更改。",
        en: "Business date {date}: dry run; {totals} rows of totals and {findings} findings would "
            + "change; nothing was changed.")
    package static let wouldNotPublish = Phrase(
        "业务日期 {date}：试运行，没有变化。", en: "Business date {date}: dry run; nothing would change.")
    package static let year = Phrase(
        "  {year}年度：地区 {regions}，报告 {submissions}，计入 {included}，因错误未计入 {excluded}，"
            + "{others}核查结果 {findings}，更新汇总 {totals} 行",
        en: "  {year}: {regions} regions, {submissions} reports, {included} counted, {excluded} "
            + "kept out by errors, {others}{findings} findings, {totals} rows changed")
    /// A year of which a few reports were judged and their change added to what was published.
    package static let yearByReports = Phrase(
        "  {year}年度：核查有变化的单位 {agencies} 个，其余按已公布的计；地区 {regions}，计入 {included}，"
            + "因错误未计入 {excluded}，更新汇总 {totals} 行",
        en: "  {year}: {agencies} agencies with changes judged, the others as published; {regions} "
            + "regions, {included} counted, {excluded} kept out by errors, {totals} rows changed")
    /// Reports of agencies that are exempt, not active or do not count in totals.
    package static let others = Phrase("不在汇总范围 {count}，", en: "{count} outside the totals, ")
    package static let altered = Phrase(
        "注意：数据库中有 {count} 行合计已不是公布时的数，本次按报告重新相加；请运行 huizong audit verify 查明原因。",
        en: "Note: {count} totals in the database are no longer what was published; this run added "
            + "them again from the reports. Find out why with huizong audit verify.")
    package static let missedNights = Phrase(
        "上次运行以来缺 {count} 夜，已一并处理。",
        en: "{count} nights had no run; this one made up for them.")
    package static let nextSteps = Phrase(
        "查看：huizong totals、huizong late、huizong findings",
        en: "See: huizong totals, huizong late, huizong findings")
}
