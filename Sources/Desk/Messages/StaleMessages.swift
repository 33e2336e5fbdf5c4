package import Messages

/// Words of the list of results that older forms or rules judged.
package enum StaleMessages {
    package static let title = Phrase(
        "按旧表格或旧规则核查的结果：{count} 个地区年度",
        en: "Results that older forms or rules judged: {count} of a region and year")
    package static let none = Phrase(
        "各地区各年度的结果均按现行表格和规则核查。",
        en: "Every result was judged by the present forms and rules.")
    package static let present = Phrase(
        "现行表格和规则 {hash}", en: "The present forms and rules: {hash}")
    package static let next = Phrase(
        "重新核查：huizong run --stale", en: "Judge them again: huizong run --stale")
    package static let year = Phrase("年度", en: "year")
    package static let judgedOn = Phrase("核查日期", en: "judged on")
    package static let catalogueHash = Phrase("当时的表格和规则", en: "forms and rules then")
}
