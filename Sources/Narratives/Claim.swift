/// A figure that the text of a report states.
struct Claim: Equatable {
    enum Extent: Equatable {
        /// The whole of what is counted.
        case all
        /// Some of it, such as the requests by letter: no more than the whole.
        case part
    }

    let value: Int64
    let extent: Extent
    /// The sentence that says so, shortened.
    let quote: String

    init(_ value: Int64, _ extent: Extent, _ sentence: Sentence) {
        self.value = value
        self.extent = extent
        quote =
            sentence.printed.count > 60 ? sentence.printed.prefix(60) + "…" : sentence.printed
    }
}

/// Words that lie between what is counted and its figure and change nothing.
enum Words {
    static let filler = [
        "政府", "信息", "政务", "公开", "依", "申请", "的", "各类", "有关", "相关", "关于", "共计", "共", "总计", "合计",
        "累计", "总", "计", "数量", "件数", "数", "量", "为", "有", "达到", "达", "了", "过", ":", ",", "事项", "群众",
        "公众", "社会", "提交", "提出", "递交", "本年度", "本年", "年度", "全年", "当年", "今年", "案件", "书", "表",
        "合法", "有效", "已", "均", "依法", "及时", "按时", "按期", "按规定", "和", "并", "与", "及", "、", "全部", "共同",
    ]
    /// What a figure with one of these counts is only some of the whole.
    static let part = [
        "其中", "网上", "网络", "互联网", "线上", "线下", "信函", "信件", "邮寄", "邮政", "快递", "邮件", "电子邮件", "邮箱", "当面",
        "现场", "传真", "平台", "门户网站", "网站", "书面", "口头", "窗口", "自然人", "法人", "企业", "商业企业", "组织", "其他组织",
        "科研机构", "个人", "公民", "上半年", "下半年", "季度", "月", "方式", "渠道", "形式", "途径", "通过", "以", "经", "延期",
        "逾期", "超期", "当场", "在线", "来函", "纸质", "其他", "其它", "内", "新",
    ]
    /// The same in the clause in front of the verb, where short words mean too much else.
    static let partOfClause = [
        "网上", "网络", "互联网", "线上", "线下", "信函", "邮寄", "邮件", "当面", "现场", "传真", "平台", "书面", "窗口", "自然人",
        "上半年", "下半年", "季度", "月", "方式", "渠道", "形式", "延期", "逾期", "超期", "当场", "在线", "企业", "法人",
    ]
    /// Ways in which a request may come.
    static let channels = [
        "网上", "网络", "互联网", "线上", "线下", "信函", "邮寄", "邮件", "当面", "现场", "传真", "平台", "书面", "窗口", "上半年",
        "下半年", "季度",
    ]
    /// What a clause with one of these counts belongs to another year or to no year.
    static let otherYear = [
        "上年", "去年", "上一年", "前年", "同期", "往年", "历年", "以来", "相比", "比上", "较上", "增加", "减少", "下降", "增长",
        "上升",
    ]
    /// Whoever counts for these counts more than the body that reports.
    static let otherBodies = [
        "全县", "全市", "全区", "全省", "全州", "全旗", "全盟", "全国", "全系统", "各乡", "各镇", "各县", "各区", "下属", "所属",
    ]
    /// Other matters that are also received and answered.
    static let otherMatter = [
        "复议", "诉讼", "信访", "热线", "留言", "建议", "提案", "投诉", "举报", "咨询", "来信", "来电", "许可", "审批", "业务",
        "登记",
        "诉求", "问题", "起诉", "应诉",
    ]
    /// Things people apply for that are no information.
    static let otherRequests = [
        "低保", "救助", "仲裁", "认定", "补贴", "贷款", "专利", "商标", "户籍", "保险", "证照", "报名", "资助", "补助",
    ]
    static let otherThings = otherMatter + otherRequests
    /// All that a figure may count instead of requests for information.
    static let otherBusiness =
        otherThings + ["工单", "议案", "信箱", "来访", "网民", "处罚", "查处"]
    /// How a sentence begins to count something.
    static let takingIn = ["收到", "受理", "接收", "接到", "办理", "承办", "处理", "查处", "转办"]
}

extension Sentence {
    /// Whether a statement whose verb starts at `index` is about the report year, and about the
    /// body that reports.
    func isAbout(year: Int?, at index: Int) -> Bool {
        if let year, let named = self.year(before: index), named != year { return false }
        return !words.has(.otherYear, in: shape[..<index].lastClause)
            && !words.has(.otherBodies, in: shape[..<index])
    }

    /// Whether requests for information are what the paragraph is about.
    var isAboutRequests: Bool {
        sectionID == "requests" || place.isAboutRequests
    }

    /// What the words between a verb and its figure, with the clause in front of the verb, make
    /// of the figure; nil if they speak of something else.
    func extent(of gap: ArraySlice<Character>, verbAt index: Int) -> Claim.Extent? {
        let lead = shape[..<index]
        let clause = lead.lastClause
        guard !words.has(.otherMatter, in: clause), gap.consists(of: Words.filler + Words.part)
        else { return nil }
        // 网上、信函等方式 names all ways, 1月至12月 all months
        let isPartOfClause =
            words.has(.partOfClause, in: clause) && !clause.contains(any: ["等", "12月"])
        let isPart =
            words.has(.among, in: lead) || isPartOfClause || !gap.consists(of: Words.filler)
        return isPart ? .part : .all
    }

    /// Whether a figure counts other business: 受理工单100件,办结100件.
    ///
    /// What the sentence names in front of the figure decides, requests before all else; but
    /// where it goes on to count something else, as in 收到申请5件,办理建议12件,办结12件, that does.
    func isOtherBusiness(_ count: Count) -> Bool {
        var isNamed = false
        for clause in shape[..<count.index].split(separator: ",").reversed() {
            if words.namesRequest(in: clause) { return false }
            guard words.has(.otherBusiness, in: clause) else { continue }
            if clause.contains("#"), words.has(.takingIn, in: clause) { return true }
            isNamed = true
        }
        return isNamed
    }
}
