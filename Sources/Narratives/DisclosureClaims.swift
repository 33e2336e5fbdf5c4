/// What the text says of the figures of table II: documents and decisions.
///
/// Both readers are strict: between the word and its figure, and in front of the word in its
/// clause, only words may stand that change nothing. 全县制定 counts other bodies, 公开行政处罚信息
/// counts notices and 受理行政许可 counts applications; none of these is read.
enum DisclosureClaims {
    /// What happened to normative documents.
    enum DocumentKind: CaseIterable {
        case issued, repealed, inForce

        fileprivate var words: [String] {
            switch self {
            case .issued: ["制定", "制发", "出台", "印发", "制订"]
            case .repealed: ["废止"]
            case .inForce: ["现行有效"]
            }
        }
    }

    /// What a body decides.
    enum DecisionKind: String, CaseIterable {
        case licensing = "行政许可"
        case penalties = "行政处罚"
        case compulsory = "行政强制"
    }

    struct Documents {
        let kind: DocumentKind
        let claim: Claim
    }

    struct Decisions {
        /// More than one if the figure counts them together.
        let kinds: [DecisionKind]
        let claim: Claim
    }

    /// Who does it, and when: words in front of the verb that leave the statement as it is.
    static let leading = [
        "本年度", "本年", "全年", "年度", "年", "当年", "今年", "度", "我局", "我委", "我办", "我镇", "我乡", "我街道", "我单位",
        "我中心", "我院", "我队", "我所", "我部门", "本局", "本委", "本办", "本机关", "本单位", "本镇", "本乡", "本街道", "本部门",
        "局机关", "共计", "共", "全年累计", "年累计", "年度累计", "总计", "合计", "其中", "一是", "二是", "三是", "四是", "五是",
        "依法", "已", "新",
        "主动公开方面", "(一)", "(二)", "(三)", "(四)", "(五)", "1.", "2.", "3.", "4.", "5.", "在", "内", "期间",
    ]
    /// A sentence with one of these counts what other bodies did, what is planned, or items that
    /// are no documents and no decisions of the year.
    static let foreign = [
        "全县", "全市", "全区", "全省", "全州", "全旗", "全国", "全系统", "各乡", "各镇", "各部门", "各单位", "各级", "各地",
        "下属", "所属", "审查", "审核", "备案", "清理", "指导", "起草", "参与", "计划", "拟", "将", "下一步", "解读", "以来",
        "历年", "目前为止", "党内", "党组", "党委", "上级", "省级", "市级", "国家",
    ]
    private static let joints: Set<Character> = ["、", "和", "及", "与", "或", "并", "/"]

    // MARK: Documents

    static func documents(_ sentences: [Sentence], year: Int?) -> [Documents] {
        sentences.flatMap { sentence -> [Documents] in
            guard sentence.printed.says("规范性文件"),
                !sentence.shape[...].contains(any: foreign)
            else { return [] }
            let found = sentence.counts.compactMap { documents(sentence, $0, year: year) }
            return found.isEmpty ? noDocuments(sentence, year: year) : found
        }
    }

    private static let documentWords = [
        "行政", "规范性文件", "的", "共计", "共", "了", "新", "政府", "部门", "数量", "件数", "数", "量", "为", "达", "有",
        "合计",
        "总计", ":", "本", "年", "各类", "文件",
    ]

    private static func documents(
        _ sentence: Sentence, _ count: Sentence.Count, year: Int?
    ) -> Documents? {
        let before = sentence.before(count)
        let words = DocumentKind.allCases.flatMap(\.words)
        guard "件份".contains(count.counter),
            let (verb, word) = before.lastRange(ofAny: words),
            let kind = DocumentKind.allCases.first(where: { $0.words.contains(word) }),
            before[verb.upperBound...].consists(of: documentWords),
            isUnjoined(before[..<verb.lowerBound], after: count, in: sentence),
            before[..<verb.lowerBound].lastClause.isLead(of: leading + documentWords),
            namesDocuments(sentence, count, verb.lowerBound),
            sentence.isAbout(year: year, at: verb.lowerBound)
        else { return nil }
        // what has lapsed is counted with what was repealed by some and not by others
        let isPart =
            before[..<verb.lowerBound].contains(any: ["其中"])
            || kind == .repealed && sentence.printed.says("失效")
        return Documents(kind: kind, claim: Claim(count.value, isPart ? .part : .all, sentence))
    }

    /// 规范性文件 stands beside the figure, or the sentence named it before and nothing else since.
    private static func namesDocuments(
        _ sentence: Sentence, _ count: Sentence.Count, _ verb: Int
    ) -> Bool {
        let clause = sentence.after(count).prefix { !",;:()、".contains($0) }
        if let named = clause.range(of: "规范性文件") {
            return clause[..<named.lowerBound].consists(of: ["行政", "政府", "部门"])
        }
        // 制定文件20件 counts any document
        let gap = sentence.shape[verb..<count.index]
        if gap.range(of: "文件") != nil { return gap.range(of: "规范性文件") != nil }
        // 规范性文件42件,规章13件(含废止4件) goes on to something else
        guard clause.isEmpty, let named = sentence.shape[..<verb].lastRange(ofAny: ["规范性文件"])
        else { return false }
        let words = documentWords + DocumentKind.allCases.flatMap(\.words)
        return sentence.shape[named.range.upperBound..<verb]
            .consists(of: words + ["#", "、", ",", "和", "及", "其中", "修订", "修改", "宣布失效", "失效"])
    }

    /// 制定、修订规范性文件5件 counts both together; 制发3件、废止2件 each.
    private static func isUnjoined(
        _ lead: ArraySlice<Character>, after count: Sentence.Count, in sentence: Sentence
    ) -> Bool {
        guard let last = lead.last, joints.contains(last) else { return true }
        return lead.count == 1 && lead.startIndex > 0
    }

    private static func noDocuments(_ sentence: Sentence, year: Int?) -> [Documents] {
        let shape = sentence.shape[...]
        let verbs = DocumentKind.issued.words
        for no in ["未", "没有", "无"] {
            for verb in verbs {
                for new in ["", "新", "新增"] {
                    guard let found = shape.range(of: no + new + verb) else { continue }
                    let rest = shape[found.upperBound...].prefix { !",;:".contains($0) }
                    guard rest.consists(of: documentWords), rest.range(of: "规范性文件") != nil,
                        sentence.isAbout(year: year, at: found.lowerBound)
                    else { continue }
                    return [Documents(kind: .issued, claim: Claim(0, .all, sentence))]
                }
            }
        }
        return []
    }

    // MARK: Decisions

    private static let decisionWords = [
        "决定书", "决定", "案件", "案", "共计", "共", "为", "有", "达", "总计", "合计", "数量", "总数", "数", "量", ":",
        "的",
        "办结", "作出", "做出", "实施", "普通程序", "处理",
    ]
    private static let deciding = [
        "作出", "做出", "实施", "办结", "办理", "完成", "核发", "准予", "下达", "处理", "开展", "作出的", "各类", "了",
    ]

    static func decisions(_ sentences: [Sentence], year: Int?) -> [Decisions] {
        sentences.flatMap { sentence -> [Decisions] in
            guard !sentence.shape[...].contains(any: foreign + ["公示", "公开行政", "信用", "双公示"])
            else { return [] }
            return sentence.counts.compactMap { decisions(sentence, $0, year: year) }
        }
    }

    private static func decisions(
        _ sentence: Sentence, _ count: Sentence.Count, year: Int?
    ) -> Decisions? {
        let before = sentence.before(count)
        guard "件宗起例".contains(count.counter),
            let (range, word) = before.lastRange(ofAny: DecisionKind.allCases.map(\.rawValue)),
            let kind = DecisionKind(rawValue: word),
            !before[range.upperBound...].starts(with: "措施"),
            before[range.upperBound...].consists(of: decisionWords),
            sentence.isAbout(year: year, at: range.lowerBound)
        else { return nil }
        let after = sentence.after(count).prefix { !",;:()、".contains($0) }
        guard after.isEmpty || after.consists(of: ["决定", "案件", "和", "及", "以及", "并"]) else {
            return nil
        }
        // 行政许可和行政处罚156件 counts both together
        var kinds = [kind]
        var lead = before[..<range.lowerBound]
        while let last = lead.last, joints.contains(last) {
            guard
                let other = DecisionKind.allCases.first(where: { kind in
                    lead.dropLast().reversed().starts(with: kind.rawValue.reversed())
                })
            else {
                // a single joint parts this statement from the one before
                guard lead.count == 1, lead.startIndex > 0 else { return nil }
                break
            }
            kinds.append(other)
            lead = lead.dropLast(1 + other.rawValue.count)
        }
        guard lead.lastClause.isLead(of: leading + deciding) else { return nil }
        // 准予118件、不予2件: both are decisions
        let isPart = lead.contains(any: ["其中", "准予"])
        return Decisions(kinds: kinds, claim: Claim(count.value, isPart ? .part : .all, sentence))
    }
}

extension ArraySlice<Character> {
    /// Whether a clause is made of the given words, with a year's digits among them.
    fileprivate func isLead(of words: [String]) -> Bool {
        ArraySlice(filter { !("0"..."9").contains($0) }).consists(of: words)
    }
}
