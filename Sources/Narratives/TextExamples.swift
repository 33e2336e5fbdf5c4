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
        "R-TX-FEE2": TextExample("工作有序。", ["requests.other_fee_unpaid.total": 1]),
        "R-TEXT-OUT": TextExample("收到政府信息公开申请1件。", [:]),
        "R-ZERO": TextExample("工作有序。", [:]),
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
        return NarrativeRules.findings(for: text, form: form, values: values).first {
            $0.rule == rule && $0.verdict == .failed
        }
    }
}
