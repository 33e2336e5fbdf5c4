package import Messages

/// Words of totals, their composition and their course over the years.
package enum TotalsMessages {
    package static let title = Phrase(
        "{region}{year}年度合计·{scope}（{form}，第 {edition} 版）",
        en: "Totals of {region} for {year}, {scope} ({form}, edition {edition})")
    package static let counts = Phrase(
        "应报 {expected}，已报 {received}，计入 {included}，因错误未计入 {excluded}，未报 {missing}",
        en: "expected {expected}, received {received}, counted {included}, kept out by errors "
            + "{excluded}, missing {missing}")
    package static let incomplete = Phrase(
        "注意：合计不完整，未报和未计入的单位不在其中。",
        en: "Note: incomplete; missing and excluded agencies are not in these figures.")
    package static let blanks = Phrase(
        "有 {count} 格并非每份报告都填；空白按 0 相加，逐格的填报数和空白数用 --cells 查看。",
        en: "{count} cells were left blank by some reports; blanks add nothing. --cells shows how "
            + "many reported each cell.")
    package static let addsUp = Phrase(
        "合计符合表内各项勾稽关系。", en: "The totals satisfy every identity of the form.")
    package static let doesNotAddUp = Phrase(
        "注意：合计本身勾稽不平，照抄到本地区报告之前请先处理：",
        en: "Note: these totals do not add up; deal with that before they are copied into a report:"
    )
    package static let allowed = Phrase(
        "{message}（例外第 {waiver} 号）", en: "{message} (waiver {waiver})")
    package static let moreFindings = Phrase(
        "另有 {count} 项，见 huizong findings", en: "{count} more, see huizong findings")
    package static let row = Phrase("项目", en: "row")
    package static let cell = Phrase("单元格", en: "cell")
    package static let label = Phrase("名称", en: "label")
    package static let value = Phrase("合计", en: "total")
    package static let unit = Phrase("单位", en: "unit")
    package static let reported = Phrase("填报数", en: "reported")
    package static let blank = Phrase("空白数", en: "blank")

    package static let explainTitle = Phrase(
        "{region}{year}年度“{label}”·{scope}的组成",
        en: "What {label} of {region} for {year}, {scope}, is made of")
    package static let explainTotal = Phrase(
        "第 {edition} 版公布合计 {value}；现由 {reports} 份报告逐份重新相加，得 {added}。",
        en: "Published in edition {edition}: {value}; added again just now from {reports} reports: "
            + "{added}.")
    package static let explainAddedAgain = Phrase(
        "现由 {reports} 份报告重新相加，得 {added}",
        en: "added again just now from {reports} reports: {added}")
    package static let explainDiffers = Phrase(
        "有不相等的：发布后地区隶属关系有变化，或记录被改动；请运行 huizong run 和 huizong audit verify。",
        en: "Something differs: regions moved since, or the record was altered; run huizong run "
            + "and huizong audit verify.")
    package static let explainNoReport = Phrase(
        "该单位没有报告计入这一合计。", en: "No report of this agency counts in this total.")
    package static let explainWaived = Phrase(
        "（经例外第 {numbers} 号计入）", en: " (counts by waiver {numbers})")
    package static let agencyElsewhere = Phrase(
        "单位 {agency} 不在地区 {region} 的这一合计范围内",
        en: "agency {agency} is not within this total of region {region}")
    package static let explainExcluded = Phrase(
        "另有 {excluded} 份报告因错误未计入，{missing} 个单位未报。",
        en: "{excluded} more reports are kept out by errors, {missing} agencies are missing.")
    package static let explainPublished = Phrase(
        "第 {edition} 版公布合计 {value} {unit}。", en: "Published in edition {edition}: {value} {unit}.")
    package static let explainLastYear = Phrase(
        "{year}年度合计 {value} {unit}。", en: "The total for {year}: {value} {unit}.")
    package static let explainNoLastYear = Phrase(
        "{year}年度没有这一格的合计。", en: "There is no total of this cell for {year}.")
    package static let explainCounted = Phrase(
        "{class}计入的报告 {count} 份，合计 {sum}。",
        en: "Reports that count ({class}): {count}, {sum} in all.")
    package static let explainListed = Phrase(
        "下列最大的 {count} 份合计 {sum}。", en: "The {count} largest, listed here, make up {sum}.")
    package static let everyClass = Phrase("各单位", en: "every class")
    package static let agencyName = Phrase("单位", en: "agency")
    package static let regionOfAgency = Phrase("地区", en: "region")
    package static let lastYear = Phrase("上年", en: "last year")
    package static let agencyTrendTitle = Phrase(
        "{name}（{agency}）“{label}”历年数", en: "{label} of {name} ({agency}) over the years")
    package static let noAgencyTrend = Phrase(
        "该单位没有含这一格的报告。", en: "No report of this agency has this cell.")
    package static let counting = Phrase("计入", en: "counting")
    package static let isCounted = Phrase("计入", en: "counted")
    package static let isWaived = Phrase("例外计入", en: "counted by waiver")
    package static let isExcluded = Phrase("因错误未计入", en: "kept out by errors")
    package static let kind = Phrase("类别", en: "kind")
    package static let code = Phrase("编号", en: "number")
    package static let name = Phrase("单位或地区", en: "agency or region")
    package static let revision = Phrase("版本", en: "revision")
    package static let figure = Phrase("数值", en: "figure")
    package static let rawText = Phrase("原文", en: "as written")
    package static let place = Phrase("位置", en: "place")
    package static let province = Phrase("省级", en: "province")
    package static let prefecture = Phrase("市级", en: "prefecture")
    package static let county = Phrase("县级", en: "county")
    package static let regionBelow = Phrase("下级地区", en: "region below")

    package static let trendTitle = Phrase(
        "{region}“{cell}”历年数·{scope}", en: "{cell} of {region} over the years, {scope}")
    package static let year = Phrase("年度", en: "year")
    package static let form = Phrase("表格", en: "form")
    package static let change = Phrase("比上年", en: "change")
    package static let included = Phrase("计入/应报", en: "counted/expected")
    package static let note = Phrase("说明", en: "note")
    package static let newForm = Phrase(
        "换表格，请先确认口径可比", en: "another form; check that the figures are comparable")
    package static let otherLabel = Phrase(
        "口径中断：此前为“{label}”", en: "break: before this the label was “{label}”")
    package static let otherUnit = Phrase(
        "单位由“{before}”改为“{after}”，不可比", en: "unit changed from {before} to {after}: not comparable")
    package static let yearMissing = Phrase("缺 {years} 年度", en: "no total for {years}")
    package static let partial = Phrase("合计不完整", en: "incomplete")
    package static let noTrend = Phrase(
        "没有这一单元格的历年合计。", en: "There are no totals of this cell.")
}
