import Wording

/// What the text says of requests received, answered and carried over.
enum RequestClaims {
    private static let receiving = ["收到", "受理", "接收", "接到", "新收", "新增", "接受"]
    private static let answering = [
        "办结", "答复", "回复", "办理完毕", "处理完毕", "办毕", "办理答复", "作出答复",
    ]
    private static let refusing = [
        "未收到", "没有收到", "未接到", "没有接到", "未受理", "未新收", "没有新收", "暂未收到", "无收到",
    ]
    /// Results of table III, which are counted apart.
    private static let results = [
        "予以公开", "部分公开", "不予公开", "无法提供", "不予处理", "其他处理", "主动公开", "同意公开", "不存在", "补正", "撤回",
        "结转", "未答复", "未办结",
    ]

    /// 收到政府信息公开申请12件, 收到12件申请, and 未收到政府信息公开申请 as 0.
    static func received(_ sentences: [Sentence], year: Int?) -> [Claim] {
        sentences.flatMap { sentence -> [Claim] in
            if let none = noneReceived(sentence, year: year) { return [none] }
            return sentence.counts.compactMap { count in
                let before = sentence.before(count)
                guard let verb = before.lastRange(ofAny: receiving)?.range else { return nil }
                let gap = before[verb.upperBound...]
                guard let extent = sentence.extent(of: gap.readingAloud, verbAt: verb.lowerBound),
                    sentence.isAbout(year: year, at: verb.lowerBound)
                else { return nil }
                let named = gap.range(of: "申请") != nil || namesRequests(sentence.after(count))
                guard named, sentence.isAboutRequests else { return nil }
                return Claim(count.value, extent, sentence)
            }
        }
    }

    /// 办结12件, 答复申请12件, in a text about requests.
    static func answered(_ sentences: [Sentence], year: Int?) -> [Claim] {
        sentences.flatMap { sentence in
            sentence.counts.compactMap { count -> Claim? in
                let before = sentence.before(count)
                guard sentence.isAboutRequests,
                    let verb = before.lastRange(ofAny: answering)?.range,
                    let extent = sentence.extent(
                        of: before[verb.upperBound...], verbAt: verb.lowerBound),
                    sentence.isAbout(year: year, at: verb.lowerBound),
                    !before[..<verb.lowerBound].lastClause.contains(any: results),
                    countsRequests(sentence, count)
                else { return nil }
                return Claim(count.value, extent, sentence)
            }
        }
    }

    /// 结转下年度继续办理2件, 2件结转下年; never 上年结转18件.
    static func carriedOver(_ sentences: [Sentence], year: Int?) -> [Claim] {
        sentences.flatMap { sentence -> [Claim] in
            guard sentence.isAboutRequests else { return [] }
            if let none = noneCarriedOver(sentence, year: year) { return [none] }
            return sentence.counts.compactMap { count in
                carriedOver(sentence, count, year: year).flatMap {
                    countsRequests(sentence, count) ? $0 : nil
                }
            }
        }
    }

    // MARK: Parts

    private static func noneReceived(_ sentence: Sentence, year: Int?) -> Claim? {
        let shape = sentence.shape[...]
        for word in refusing {
            guard let found = shape.range(of: word) else { continue }
            let clause = shape[found.upperBound...].prefix { !",;:".contains($0) }
            guard let request = clause.range(of: "申请"),
                !clause.contains(any: Words.otherMatter + ["费", "申请人", "#", "~"]),
                !shape[request.upperBound...].starts(with: "行政"),
                sentence.isAbout(year: year, at: found.lowerBound), sentence.isAboutRequests
            else { continue }
            let isPart =
                clause.contains(any: Words.channels)
                || shape[..<found.lowerBound].lastClause.contains(any: Words.channels)
            // no letter came: that says nothing about the whole
            return isPart ? nil : Claim(0, .all, sentence)
        }
        return nil
    }

    private static func countsRequests(_ sentence: Sentence, _ count: Sentence.Count) -> Bool {
        namesRequests(sentence.after(count)) || !sentence.isOtherBusiness(count)
    }

    private static func namesRequests(_ text: ArraySlice<Character>) -> Bool {
        let clause = text.prefix { !",;:()".contains($0) }
        guard let request = clause.range(of: "申请") else { return false }
        let rest = clause[request.upperBound...]
        return clause[..<request.upperBound].consists(of: Words.filler)
            && !rest.starts(with: "人") && !rest.contains(any: Words.otherMatter)
    }

    private static let nextYear = [
        "至", "到", "入", "下", "次", "一", "年度", "年", "继续", "办理", "处理", "答复", "待", "再", "在",
    ]

    private static func carriedOver(
        _ sentence: Sentence, _ count: Sentence.Count, year: Int?
    ) -> Claim? {
        let before = sentence.before(count)
        let after = sentence.after(count)
        if let verb = before.lastRange(ofAny: ["结转"])?.range {
            let gap = before[verb.upperBound...]
            guard isFromThisYear(sentence, at: verb.lowerBound, year: year),
                let rest = afterNextYear(gap, year: year), rest.consists(of: Words.filler),
                !belongsToCountBefore(before[..<verb.lowerBound], gap)
            else { return nil }
            return Claim(count.value, .all, sentence)
        }
        guard let verb = after.range(of: "结转"),
            isFromThisYear(sentence, at: count.index, year: year),
            after[..<verb.lowerBound].consists(
                of: Words.filler + [
                    "需", "将", "仍", "拟", "尚", "未办结", "正在办理", "办理中", "未到期", "在办", "因", "尚在办理", "期限内",
                ])
        else { return nil }
        let rest = after[verb.upperBound...]
        let isNamed =
            rest.isEmpty || rest.starts(with: "外") || ",)".contains(rest.first ?? " ")
            || afterNextYear(rest, year: year) != nil
        guard isNamed, !belongsToCountBehind(after[..<verb.lowerBound], rest, in: sentence)
        else { return nil }
        return Claim(count.value, .all, sentence)
    }

    /// 1件结转下年度,2件办结: the verb counts what stands right in front of it.
    private static func belongsToCountBefore(
        _ lead: ArraySlice<Character>, _ gap: ArraySlice<Character>
    ) -> Bool {
        // what is in front of a count begins behind the count before it
        lead.startIndex > 0 && !lead.contains(any: joints) && gap.contains(",")
    }

    /// 办结5件,结转下年度0件: the verb counts what follows it in its own clause.
    private static func belongsToCountBehind(
        _ lead: ArraySlice<Character>, _ rest: ArraySlice<Character>, in sentence: Sentence
    ) -> Bool {
        lead.contains(any: joints) && rest.endIndex < sentence.shape.endIndex
            && !rest.contains(",")
    }

    /// What parts or joins two statements.
    private static let joints = [",", "、", "和", "并", "与", "及"]

    private static func noneCarriedOver(_ sentence: Sentence, year: Int?) -> Claim? {
        let shape = sentence.shape[...]
        guard let verb = shape.range(of: "结转"),
            let no = shape[..<verb.lowerBound].lastRange(ofAny: ["无", "没有", "未有", "不存在"])?.range,
            shape[no.upperBound..<verb.lowerBound].consists(of: Words.filler),
            afterNextYear(shape[verb.upperBound...], year: year) != nil,
            isFromThisYear(sentence, at: no.lowerBound, year: year)
        else { return nil }
        return Claim(0, .all, sentence)
    }

    private static func isFromThisYear(_ sentence: Sentence, at index: Int, year: Int?) -> Bool {
        sentence.isAbout(year: year, at: index)
            && !sentence.shape[..<index].lastClause.contains(any: ["含", "包括", "转入"])
    }

    /// What follows 下年度继续办理 or the number of the next year; nil if neither is there.
    private static func afterNextYear(
        _ text: ArraySlice<Character>, year: Int?
    ) -> ArraySlice<Character>? {
        var rest = text
        var isNamed = false
        while !rest.isEmpty {
            let digits = rest.prefix(while: Numeral.isDigit)
            if digits.count == 4 {
                guard year == nil || Int(String(digits)) == year.map({ $0 + 1 }) else {
                    return nil
                }
                isNamed = true
                rest = rest.dropFirst(4)
                continue
            }
            guard let word = nextYear.first(where: { rest.starts(with: $0) }) else { break }
            if word == "下" || word == "次" { isNamed = true }
            rest = rest.dropFirst(word.count)
        }
        return isNamed ? rest : nil
    }
}

extension ArraySlice<Character> {
    /// 收到和处理申请 counts what was received: verbs that only accompany the first one go.
    fileprivate var readingAloud: ArraySlice<Character> {
        var text = self
        for word in ["和办理", "和处理", "并办理", "并处理", "、办理", "、处理", "和答复", "及处理", "办理", "处理"]
        where text.starts(with: word) {
            text = text.dropFirst(word.count)
        }
        return text
    }
}
