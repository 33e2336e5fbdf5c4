/// What the text says of the ways in which requests came: 网络5件、信函3件、当面1件.
enum ChannelClaims {
    /// The requests of every way that a paragraph names.
    struct List {
        let sum: Int64
        /// Whether the paragraph also says how many came in all, so that the list should be whole.
        let isBesideTotal: Bool
        let claim: Claim
    }

    private static let channels = [
        "网上", "网络", "互联网", "线上", "在线", "信函", "信件", "邮寄", "邮政", "快递", "邮件", "电子邮件", "邮箱", "电子邮箱",
        "当面",
        "现场", "窗口", "传真", "门户网站", "网站", "平台", "系统", "书面", "纸质", "来函", "EMS", "小程序", "公众号", "政务服务网",
    ]
    private static let others = ["其他", "其它"]
    /// What may stand beside the way in its clause.
    private static let besides = [
        "其中", "通过", "以", "经", "从", "由", "按", "采用", "采取", "使用", "利用", "政府信息公开申请", "政务公开申请", "信息公开申请",
        "公开申请", "依申请公开", "政府信息公开", "政务信息公开", "信息公开", "政府", "政务", "申请书", "申请", "提交", "提出", "递交",
        "收到",
        "受理", "接收", "到", "方式", "渠道", "途径", "形式", "为", "有", "共计", "共", "计", "各", "类", "的", "本", "我",
        "县", "市",
        "区", "省", "局", "人民", "和", "及", "或", "以及", "中国", "微信", "公民", "群众", "申请人", "直接", "数量", "数",
        "量",
    ]
    /// A paragraph with one of these tells of answers, of the largest ways only, or of other years.
    private static let foreign = [
        "答复方式", "提供方式", "获取方式", "领取", "寄送", "送达", "为主", "主要", "等方式", "等渠道", "等途径", "等形式", "上年",
        "去年",
        "同期", "以来", "上半年", "下半年", "季度", "结转",
    ]

    static func lists(_ sentences: [Sentence], year: Int?) -> [List] {
        var lists: [List] = []
        var rest = sentences[...]
        while let first = rest.first {
            let paragraph = rest.prefix { $0.paragraph == first.paragraph }
            rest = rest.dropFirst(paragraph.count)
            guard first.isAboutRequests, first.paragraph.utf8.count < 6000,
                !foreign.contains(where: first.paragraph.says)
            else { continue }
            list(Array(paragraph), year: year).map { lists.append($0) }
        }
        return lists
    }

    private struct Item {
        let sentence: Sentence
        let value: Int64
        /// How many brackets stand open.
        let depth: Int
        let clause: ArraySlice<Character>
        let channel: String?
    }

    private static func list(_ paragraph: [Sentence], year: Int?) -> List? {
        let items = paragraph.flatMap { sentence in
            sentence.counts.map { item(sentence, $0) }
        }
        let named = items.filter { $0.channel != nil }
        guard let depth = named.map(\.depth).min() else { return nil }
        let level = items.filter { $0.depth == depth }
        guard let first = level.firstIndex(where: { $0.channel != nil }),
            let last = level.lastIndex(where: { $0.channel != nil }), last > first
        else { return nil }
        let list = level[first...last]
        guard list.allSatisfy({ $0.channel != nil }),
            Set(list.compactMap(\.channel)).count == list.count,
            // a list within a list says how some of them came
            !list.dropFirst().contains(where: { $0.clause.contains(any: ["其中"]) }),
            !list.allSatisfy({ others.contains($0.channel ?? "") }),
            let sentence = list.first?.sentence,
            list.allSatisfy({ $0.sentence.isAbout(year: year, at: $0.clause.startIndex) })
        else { return nil }
        let (sum, overflow) = list.reduce(into: (Int64(0), false)) { result, item in
            let added = result.0.addingReportingOverflow(item.value)
            result = (added.partialValue, result.1 || added.overflow)
        }
        guard !overflow, sum > 0 else { return nil }
        let totals = RequestClaims.received(paragraph, year: year)
        return List(
            sum: sum, isBesideTotal: totals.contains { $0.extent == .all && $0.value >= sum },
            claim: Claim(sum, .all, sentence))
    }

    private static func item(_ sentence: Sentence, _ count: Sentence.Count) -> Item {
        let clause = sentence.before(count).lastClause
        let lead = sentence.shape[..<count.index]
        let open = lead.count { $0 == "(" }
        let closed = lead.count { $0 == ")" }
        let names = channels + others
        let after = sentence.after(count).first
        let isChannel =
            "件宗份例起".contains(count.counter) && clause.contains(any: names)
            && clause.consists(of: names + besides)
            && (after == nil || ",、:()".contains(after ?? ","))
        return Item(
            sentence: sentence, value: count.value, depth: open - closed, clause: clause,
            channel: isChannel ? clause.lastRange(ofAny: names)?.word : nil)
    }
}
