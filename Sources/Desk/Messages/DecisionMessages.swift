package import Messages

/// Words of decisions.
package enum DecisionMessages {
    package static let title = Phrase("各项决定，由早到晚", en: "Decisions, oldest first")
    package static let none = Phrase("没有这样的决定。", en: "There are no such decisions.")
    package static let kindHeading = Phrase("类别", en: "kind")
    package static let at = Phrase("时间", en: "at")
    package static let reason = Phrase("理由", en: "reason")
    package static let about = Phrase("对象", en: "about")
    package static let numbered = Phrase("{kind} {number}", en: "{kind} {number}")
    package static let ofYear = Phrase("{year}年度", en: "for {year}")
    package static let report = Phrase("第 {number} 号报告", en: "submission {number}")
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

    /// What part of the registry a change is about, by the name of its table.
    package static func subject(_ table: String) -> Phrase {
        switch table {
        case "agency": Phrase("单位", en: "agency")
        case "agency_past": Phrase("单位原状", en: "past state of an agency")
        case "region": Phrase("行政区划", en: "region")
        case "region_past": Phrase("行政区划原状", en: "past state of a region")
        case "deadline": Phrase("期限", en: "due date")
        case "exemption": Phrase("豁免", en: "exemption")
        case "extension": Phrase("延期", en: "extension")
        case "closing": Phrase("截止日", en: "closing date")
        case "succession": Phrase("沿革", en: "succession")
        default: Phrase(table, en: table)
        }
    }

    /// A part of what a decision says; nil for what is told elsewhere or only programs need.
    package static func detail(_ name: String, _ value: String) -> Phrase? {
        let phrase: Phrase? =
            switch name {
            case "rule": Phrase("规则 {value}", en: "rule {value}")
            case "holds_until": Phrase("至 {value}", en: "until {value}")
            case "submitted_at": Phrase("报送 {value}", en: "filed {value}")
            case "published_on": Phrase("公开 {value}", en: "published {value}")
            case "url": Phrase("{value}", en: "{value}")
            case "sha256": Phrase("网页 {value}…", en: "page {value}…")
            case "due_on": Phrase("期限 {value}", en: "due {value}")
            case "granted_on": Phrase("批准 {value}", en: "granted {value}")
            case "document_number": Phrase("{value}", en: "{value}")
            case "kind": kind(value)
            case "number": Phrase("第 {value} 号", en: "number {value}")
            case "act": act(value)
            default: nil
            }
        let shown =
            switch name {
            case "sha256": String(value.prefix(12))
            case "submitted_at": String(value.prefix(16))
            default: value
            }
        return phrase?.filled(["value": shown])
    }

    private static func act(_ code: String) -> Phrase? {
        switch code {
        case "INSERT": Phrase("登记", en: "noted down")
        case "UPDATE": Phrase("改动", en: "changed")
        case "DELETE": Phrase("删除", en: "taken away")
        case "TRUNCATE": Phrase("清空", en: "emptied")
        default: nil
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
