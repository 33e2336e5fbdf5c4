/// What the text says of the results of requests.
enum ResultClaims {
    /// Groups of results a report sums up in words.
    enum Kind: String, CaseIterable {
        case granted = "予以公开"
        case partlyGranted = "部分公开"
        case refused = "不予公开"
        case unavailable = "无法提供"
        case declined = "不予处理"
        case other = "其他处理"
    }

    struct Statement {
        let kind: Kind
        /// 予以公开和部分公开 counted together.
        let isBothGranted: Bool
        let claim: Claim
    }

    private static let filler =
        Words.filler + [
            "答复", "决定", "类", "情形", "处理", "结果", "信息", "申请人", "作出", "做出", "经审查", "对", "其中", "属于",
            "告知",
            "方面", "上", "给予", "(一)", "(二)", "(三)", "(四)", "(五)", "(六)", "1.", "2.", "3.", "4.", "5.",
            "6.",
            "办理", "办结", "在",
        ]

    static func statements(_ sentences: [Sentence], year: Int?) -> [Statement] {
        sentences.flatMap { sentence -> [Statement] in
            guard sentence.isAboutRequests, isAboutResults(sentence) else { return [] }
            return sentence.counts.compactMap { statement(sentence, $0, year: year) }
        }
    }

    /// A list of results, or a sentence about requests; other things are 予以公开 as well.
    private static func isAboutResults(_ sentence: Sentence) -> Bool {
        sentence.printed.says("申请")
            || sentence.place.resultKinds > 1
    }

    private static func statement(
        _ sentence: Sentence, _ count: Sentence.Count, year: Int?
    ) -> Statement? {
        let before = sentence.before(count)
        guard "件宗份例起".contains(count.counter),
            let (range, word) = before.lastRange(ofAny: Kind.allCases.map(\.rawValue)),
            let kind = Kind(rawValue: word),
            before[range.upperBound...].consists(of: filler),
            sentence.isAbout(year: year, at: range.lowerBound)
        else { return nil }
        let lead = before[..<range.lowerBound]
        guard !lead.contains(any: ["主动公开", "上年", "结转"]) else { return nil }
        var isBoth = false
        var clause = lead.lastClause
        if kind == .partlyGranted,
            let granted = lead.lastRange(ofAny: [Kind.granted.rawValue])?.range,
            lead[granted.upperBound...].consists(of: ["和", "及", "、", "或", "/", "与", "以及", "或者"])
        {
            isBoth = true
            clause = before[..<granted.lowerBound].lastClause
        }
        let isWhole = clause.consists(of: filler)
        return Statement(
            kind: isBoth ? .granted : kind, isBothGranted: isBoth,
            claim: Claim(count.value, isWhole ? .all : .part, sentence))
    }
}
