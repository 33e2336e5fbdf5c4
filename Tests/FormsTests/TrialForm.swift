/// A form as small as one can be, for breaking line by line.
enum TrialForm {
    static let name = "trial.yaml"

    static let text = """
        id: trial
        title: {zh: 试用表, en: Trial form}
        notice: 试
        years: {first: 2030, last: 2031}
        signature: [纸质来信]
        sections:
          - {id: overview, zh: 总体情况, en: Overview}
        units:
          items: {zh: 件, en: items}
          yuan: {zh: 元, en: yuan, fen: 100}
        tables:
          - id: letters
            title: {zh: 来信, en: Letters}
            headings: [来信]
            layout: rows
            blocks:
              - columns:
                  - {id: paper, zh: 纸质, en: on paper, unit: items}
                  - {id: total, zh: 合计, en: total, unit: items, total: true}
                rows:
                  - {id: received, zh: 收到, en: received}
                  - {id: answered, zh: 答复, en: answered}
              - columns:
                  - {id: amount, zh: 金额, en: amount, unit: yuan}
                rows:
                  - {id: postage, zh: 邮资, en: postage}
        rules:
          - id: R-L-SUM
            severity: error
            check: equal
            each: {table: letters, over: rows, only: [received, answered]}
            left: ["letters.{row}.paper"]
            right: ["letters.{row}.total"]
            title: {zh: 合计, en: totals}
            message: {zh: "“{row}”不平", en: "{row} does not add up"}
            source: 试
          - id: R-L-INT
            severity: warning
            check: not_negative
            tables: [letters]
            title: {zh: 不为负, en: not negative}
            message: {zh: "“{cell}”为负", en: "{cell} is negative"}
            source: 试

        """

    /// The text with the first occurrence of a piece replaced.
    static func with(_ piece: String, as other: String) -> String {
        guard let range = text.firstRange(of: piece) else { return text }
        return text.replacingCharacters(in: range, with: other)
    }
}

extension String {
    fileprivate func replacingCharacters(in range: Range<Index>, with other: String) -> String {
        self[..<range.lowerBound] + other + self[range.upperBound...]
    }
}
