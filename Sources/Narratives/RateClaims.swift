import Wording

/// Percentages of the text: a share, as in 予以公开10538件,占30.61%, and a change from last year, as
/// in 收到申请10538件,较2022年上升29.3%.
enum RateClaims {
    struct Percentage: Equatable {
        /// Without the point.
        let digits: Int64
        let decimals: Int

        /// The same with as many decimals, of a fraction; half a step is rounded up.
        func of(_ part: Int128, in whole: Int128) -> Int128 {
            (part * 200 * power + whole) / (whole * 2)
        }

        /// Whether a fraction reads so, rounded or cut off.
        func agrees(_ part: Int128, in whole: Int128) -> Bool {
            guard whole > 0 else { return false }
            return (part * 100 * power - Int128(digits) * whole).magnitude < whole.magnitude
        }

        private var power: Int128 { (0..<decimals).reduce(1) { power, _ in power * 10 } }
    }

    enum Kind: Equatable {
        /// The other counts of the same section, any of which may be the whole.
        case share(wholes: [Int64])
        /// From the year before; `others` are the counts of the paragraph, one of which may be
        /// last year's.
        case change(isRise: Bool, isAnswered: Bool, others: [Int64])
    }

    struct Statement {
        let kind: Kind
        let count: Int64
        let percentage: Percentage
        let claim: Claim
    }

    private static let vague = ["约", "近", "超", "逾", "不足", "不到", "余", "左右", "多"]
    private static let rises = ["上升", "增长", "增加", "提高", "上涨"]
    private static let falls = ["下降", "减少", "降低", "下滑"]
    private static let wholes = [
        "比例", "比重", "比", "总数量", "总数", "总量", "总", "数量", "数", "量", "件数", "政府信息公开申请", "信息公开申请", "公开申请",
        "申请",
        "收到", "受理", "新收", "办结", "办理", "答复", "全部", "全年", "本年度", "本年", "的", "为", "达到", "达", "了", "所有",
        "依申请公开",
    ]
    private static let comparing = [
        "较之", "较", "相比", "相较于", "同比", "比", "与", "上年度", "上年", "去年", "上一年度", "上一年", "同期", "年度", "年",
        "有所",
        "均", ",", "总量", "数量", "总数", "的", "申请",
    ]

    /// Figures of a section that a share may be of; no section states as many different ones.
    private static let mostWholes = 2000

    static func statements(_ sentences: [Sentence], year: Int?) -> [Statement] {
        var wholes: [String?: [Int64]] = [:]
        func counts(of section: String?) -> [Int64] {
            if let known = wholes[section] { return known }
            let stated = sentences.filter { $0.sectionID == section }.flatMap(\.counts)
            let found = Array(Set(stated.map(\.value)).sorted().prefix(mostWholes))
            wholes[section] = found
            return found
        }
        return sentences.flatMap { sentence -> [Statement] in
            guard sentence.isAboutRequests, sentence.shape.contains("%") else { return [] }
            let said = Said(sentence, year: year)
            return sentence.shape.indices.filter { sentence.shape[$0] == "%" }.compactMap { mark in
                statement(sentence, mark, said, counts(of: sentence.sectionID), year: year)
            }
        }
    }

    /// What a sentence counts, read once for all its percentages.
    private final class Said {
        private let sentence: Sentence
        private let year: Int?
        private(set) lazy var received = wholes(RequestClaims.received([sentence], year: year))
        private(set) lazy var answered = wholes(RequestClaims.answered([sentence], year: year))

        init(_ sentence: Sentence, year: Int?) {
            self.sentence = sentence
            self.year = year
        }

        private func wholes(_ claims: [Claim]) -> Set<Int64> {
            Set(claims.filter { $0.extent == .all }.map(\.value))
        }
    }

    private static func statement(
        _ sentence: Sentence, _ mark: Int, _ said: Said, _ stated: [Int64], year: Int?
    ) -> Statement? {
        let lead = sentence.shape[..<mark]
        let number = lead.reversed().prefix { Numeral.isDigit($0) || $0 == "." }
        guard let percentage = percentage(String(number.reversed())) else { return nil }
        let before = lead.dropLast(number.count)
        guard let count = sentence.counts.last(where: { $0.index < before.endIndex }),
            "件宗份例起".contains(count.counter),
            !vague.contains(where: { before.reversed().starts(with: $0.reversed()) }),
            !sentence.isOtherBusiness(count)
        else { return nil }
        let gap = before[(count.index + 1)...]
        func made(_ kind: Kind) -> Statement {
            Statement(
                kind: kind, count: count.value, percentage: percentage,
                claim: Claim(count.value, .all, sentence))
        }
        if let share = gap.range(of: "占") {
            guard gap[..<share.lowerBound].allSatisfy({ ",(".contains($0) }),
                gap[share.upperBound...].consists(of: wholes),
                sentence.isAbout(year: year, at: count.index)
            else { return nil }
            return made(.share(wholes: stated.filter { $0 >= count.value }))
        }
        return change(sentence, count, gap, said, year: year, made)
    }

    private static func change(
        _ sentence: Sentence, _ count: Sentence.Count, _ gap: ArraySlice<Character>, _ said: Said,
        year: Int?, _ made: (Kind) -> Statement
    ) -> Statement? {
        guard let (verb, word) = gap.lastRange(ofAny: rises + falls),
            gap[verb.upperBound...].consists(of: ["了", "幅度", "率", "为", "达", "幅"])
        else { return nil }
        let middle = gap[..<verb.lowerBound]
        let named = middle.split(whereSeparator: { !Numeral.isDigit($0) }).map { String($0) }
        guard named.count <= 1, named.allSatisfy({ $0 == year.map { String($0 - 1) } }),
            middle.contains(any: ["较", "比", "同期"]),
            ArraySlice(middle.filter { !Numeral.isDigit($0) }).consists(of: comparing)
        else { return nil }
        // whatever else is counted has no figure of last year to compare with
        let isAnswered = said.answered.contains(count.value)
        guard said.received.contains(count.value) != isAnswered else { return nil }
        let others = sentence.place.counts.filter { $0 != count.value }
        return made(
            .change(isRise: rises.contains(word), isAnswered: isAnswered, others: others))
    }

    private static func percentage(_ text: String) -> Percentage? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), parts.allSatisfy({ !$0.isEmpty }),
            parts.joined().count <= 9, let digits = Int64(parts.joined())
        else { return nil }
        return Percentage(digits: digits, decimals: parts.count == 2 ? parts[1].count : 0)
    }
}
