package import Messages

/// Words of decisions.
package enum DecisionMessages {
    package static let title = Phrase("各项决定，由早到晚", en: "Decisions, oldest first")
    package static let none = Phrase("没有这样的决定。", en: "There are no such decisions.")
    package static let kindHeading = Phrase("类别", en: "kind")
    package static let at = Phrase("时间", en: "at")
    package static let reason = Phrase("理由", en: "reason")
    package static let submission = Phrase("报告编号", en: "submission")
    package static let details = Phrase("内容", en: "details")
    package static let takenBack = Phrase("{kind}（已收回）", en: "{kind} (taken back)")

    /// A kind of decision by its code in `audit.decision`.
    package static func kind(_ code: String) -> Phrase {
        switch code {
        case "waiver": Phrase("例外", en: "waiver")
        case "return": Phrase("退回", en: "return")
        case "withdrawal": Phrase("撤销", en: "withdrawal")
        case "correction": Phrase("日期更正", en: "correction of dates")
        case "publication": Phrase("公开登记", en: "publication")
        case "revocation": Phrase("收回决定", en: "decision taken back")
        case "exemption": Phrase("豁免", en: "exemption")
        case "extension": Phrase("延期", en: "extension")
        case "registry": Phrase("名录变动", en: "registry change")
        default: Phrase(code, en: code)
        }
    }

    package static let withdrew = Phrase(
        "已撤销第 {submission} 号报告（撤销第 {number} 号），视为从未报送；已公布的合计下次 huizong run 起更正。",
        en: "Submission {submission} is withdrawn (withdrawal {number}): it counts as never filed. "
            + "Published totals are put right by the next huizong run.")
    package static let corrected = Phrase(
        "已更正第 {submission} 号报告的日期（更正第 {number} 号）；原填日期保留在记录中。",
        en: "The dates of submission {submission} are corrected (correction {number}); those "
            + "declared before stay on record.")
    package static let typed = Phrase(
        "已登记单位 {agency} {year}年度报告于 {day} 公开（第 {number} 号）。没有网页为证；有网页文件时请加 --file。",
        en: "Agency {agency}: publication of the report for {year} on {day} is recorded "
            + "({number}). No page was kept as evidence; give one with --file.")
    package static let evidenced = Phrase(
        "已登记单位 {agency} {year}年度报告于 {day} 公开（第 {number} 号），网页 SHA-256 {hash}。",
        en: "Agency {agency}: publication of the report for {year} on {day} is recorded "
            + "({number}), with the page, SHA-256 {hash}.")
    package static let revoked = Phrase(
        "已收回{kind}第 {number} 号，自此不再有效；下次 huizong run 起生效。",
        en: "The {kind} {number} is taken back and no longer holds; totals follow with the next "
            + "huizong run.")
}
