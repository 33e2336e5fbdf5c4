public import Forms
public import Vocabulary

/// A sentence beside figures that break one rule about texts, for the rule book.
public struct TextExample: Sendable {
    public let sentence: String
    /// Cells that are not zero.
    public let cells: [(name: String, value: Int64)]

    /// Examples by the rule that they break, for the forms of government information.
    public static let all: [String: TextExample] = [
        "R-TX-REQ": TextExample("收到政府信息公开申请6件。", ["requests.received.total": 5]),
        "R-TX-DONE": TextExample("答复政府信息公开申请6件。", ["requests.handled_total.total": 5]),
        "R-TX-OUT": TextExample("申请结转下年度继续办理6件。", ["requests.carried_out.total": 5]),
        "R-TX-KIND": TextExample("申请予以公开6件。", ["requests.granted.total": 5]),
        "R-TX-CASE": TextExample(
            "因政府信息公开被申请行政复议6件。", ["proceedings.reconsideration.total": 5]),
        "R-TX-CHANNEL": TextExample(
            "收到政府信息公开申请5件，其中网络申请3件、信函申请3件。", ["requests.received.total": 5]),
        "R-TX-RATE": TextExample("申请予以公开5件，占35%。", ["requests.received.total": 20]),
        "R-TX-DOC": TextExample(
            "制定行政规范性文件6件。", ["disclosure.normative_documents.issued": 5]),
        "R-TX-DECISION": TextExample(
            "作出行政许可、行政处罚决定共6件。", ["disclosure.licensing.decisions": 5]),
        "R-TX-FEE": TextExample("收取信息处理费9000元。", ["disclosure.fees.amount": 10_000]),
        "R-TX-OLD": TextExample("工作有序。\n2020年公开信息30条。", [:]),
        "R-ZERO-T": TextExample("收到政府信息公开申请1件。", [:]),
        "R-TX-FEE2": TextExample("工作有序。", ["requests.other_fee_unpaid.total": 1]),
        "R-TEXT-OUT": TextExample("收到政府信息公开申请1件。", [:]),
        "R-ZERO": TextExample("工作有序。", [:]),
        "R-YEAR": TextExample("统计期限为2012年1月1日至2012年12月31日。", [:]),
        "R-SEC": TextExample("工作有序。", [:]),
        "R-X-SAME": TextExample(
            "全面落实政务公开工作要点，及时更新门户网站各栏目内容，主动公开重点领域信息，规范办理依申请公开事项，定期开展业务培训，"
                + "健全信息发布审查制度，明确专人负责日常维护，邀请群众代表走进窗口，听取对公开工作的意见建议，并逐条研究办理、及时反馈。",
            [:]),
    ]

    private init(_ sentence: String, _ cells: KeyValuePairs<String, Int64>) {
        self.sentence = sentence
        self.cells = cells.map { ($0.key, $0.value) }
    }

    /// What the rule says of the example.
    ///
    /// - Returns: nil if the form lacks a cell of it, or if the rule says nothing, which a test
    ///   forbids for the official forms.
    public func finding(of rule: String, form: Form) -> Finding? {
        var values = [Int64?](repeating: 0, count: form.cells.count)
        for (name, value) in cells {
            guard let position = form.position(of: name) else { return nil }
            values[position] = value
        }
        let text = ReportText(
            agencyName: nil, year: form.years.first,
            sections: [
                .init(id: "overview", text: "\(form.years.first)年，\(sentence)"),
                .init(id: "other", text: "无。"),
            ])
        let copied = Originality.finding(
            for: Originality.Subject(text), among: [Originality.Subject(text)],
            headings: Dictionary(form.sections.map { ($0.id, $0.heading) }) { first, _ in first })
        let found =
            NarrativeRules.writingFindings(for: ReadText(text), form: form)
            + NarrativeRules.findings(for: ReadText(text), form: form, values: values)
            + [copied].compactMap { $0 }
        return found.first { $0.rule == rule && $0.verdict == .failed }
    }
}
