/// What the text says of reconsideration and litigation about information.
enum CaseClaims {
    enum Kind: CaseIterable {
        case reconsideration, litigation, both
    }

    struct Statement {
        let kind: Kind
        let claim: Claim
    }

    private static let words = ["行政复议", "复议", "行政诉讼", "诉讼"]
    private static let filler =
        Words.filler + ["案", "发生", "被", "提起", "起", "新", "收到", "受理", "办理", "新增", "情况", "答复", "应诉"]
    /// A clause with one of these counts some outcome, or cases of one way only.
    private static let outcomes = [
        "审结", "维持", "纠正", "撤回", "撤销", "驳回", "胜诉", "败诉", "尚未", "终止", "其中", "上年", "去年", "未经", "直接",
        "调解", "出庭", "确认", "比上", "较上", "增加", "减少", "申请内容",
    ]
    private static let none = [
        "未发生", "没有发生", "未出现", "没有出现", "未收到", "没有收到", "未接到", "没有因", "未因", "未被", "无因", "未有", "没有",
        "不存在", "无行政", "无复议", "无诉讼", "无政府信息", "无被",
    ]

    static func statements(_ sentences: [Sentence], year: Int?) -> [Statement] {
        sentences.flatMap { sentence -> [Statement] in
            guard isAboutInformation(sentence) else { return [] }
            let found = sentence.counts.compactMap { statement(sentence, $0, year: year) }
            return found.isEmpty ? noCases(sentence, year: year) : found
        }
    }

    /// Some bodies decide cases of every kind, and are sued for every kind of act; only those about
    /// information count here.
    private static func isAboutInformation(_ sentence: Sentence) -> Bool {
        if ["信息公开", "政务公开", "依申请公开"].contains(where: sentence.printed.says) { return true }
        return sentence.sectionID == "proceedings"
            && !otherActs.contains(where: sentence.printed.says)
    }

    /// What cases may be about instead, and what only those do who decide them.
    private static let otherActs = [
        "处罚", "许可", "强制", "征收", "征地", "拆迁", "工伤", "受理行政复议", "受理复议", "审理",
    ]

    private static func statement(
        _ sentence: Sentence, _ count: Sentence.Count, year: Int?
    ) -> Statement? {
        let before = sentence.before(count)
        guard let (range, word) = before.lastRange(ofAny: words),
            "件宗起例".contains(count.counter),
            before[range.upperBound...].consists(of: filler),
            sentence.isAbout(year: year, at: range.lowerBound)
        else { return nil }
        let lead = before[..<range.lowerBound]
        guard !lead.lastClause.contains(any: outcomes) else { return nil }
        let claim = Claim(count.value, .all, sentence)
        guard word.hasSuffix("诉讼") else {
            // 诉讼和复议3件 counts both
            return Statement(kind: isJoined(lead, "诉讼") ? .both : .reconsideration, claim: claim)
        }
        return Statement(kind: isJoined(lead, "复议") ? .both : .litigation, claim: claim)
    }

    /// Whether the other word stands right in front, with no figure of its own.
    private static func isJoined(_ lead: ArraySlice<Character>, _ other: String) -> Bool {
        guard let found = lead.lastRange(ofAny: [other])?.range else { return false }
        return lead[found.upperBound...].consists(of: [
            "和", "及", "、", "或", "与", "以及", "或者", "行政", "提起", "被", "案件", "申请",
        ])
    }

    /// 未发生行政复议、行政诉讼 as 0 for each it names.
    private static func noCases(_ sentence: Sentence, year: Int?) -> [Statement] {
        guard sentence.counts.isEmpty, !sentence.shape.contains("~"),
            let no = none.lazy.compactMap({ sentence.shape[...].range(of: $0) })
                .min(by: { $0.lowerBound < $1.lowerBound }),
            sentence.isAbout(year: year, at: no.lowerBound)
        else { return [] }
        let rest = sentence.shape[no.lowerBound...]
        guard !rest.contains(any: ["维持", "纠正", "败诉", "撤销", "未经", "复议后", "逾期"]) else {
            return []
        }
        var found: [Statement] = []
        let claim = Claim(0, .all, sentence)
        if rest.range(of: "复议") != nil { found.append(.init(kind: .reconsideration, claim: claim)) }
        if rest.range(of: "诉讼") != nil { found.append(.init(kind: .litigation, claim: claim)) }
        return found
    }
}
