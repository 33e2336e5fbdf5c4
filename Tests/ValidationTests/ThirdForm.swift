import Forms
import TestSupport
import Testing

/// A form that exists as a file only, with every kind of check and shapes the official ones lack:
/// several cells on each side, rules for every level, a rule for one year.
enum ThirdForm {
    static func form() throws -> Form {
        try #require(try FormFiles.catalogue(of: ["letters-2031.yaml": text])["letters-2031"])
    }

    static func catalogue() throws -> FormCatalogue {
        try FormFiles.catalogue(of: [
            "letters-2031.yaml": text, "gid-2019.yaml": FormFiles.text("gid-2019"),
        ])
    }

    private static let text = """
        id: letters-2031
        title: {zh: 群众来信统计表, en: Letters from the public}
        notice: 测试
        years: {first: 2031, last: 2032}
        signature: [纸质来信]
        sections: []
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
                  - {id: mail, zh: 电子, en: by mail, unit: items}
                  - {id: change, zh: 增减, en: change, unit: items, signed: true}
                  - {id: total, zh: 合计, en: total, unit: items, total: true}
                rows:
                  - {id: received, zh: 收到, en: received}
                  - {id: answered, zh: 答复, en: answered}
                  - {id: forbidden, zh: 不应有, en: forbidden}
              - columns:
                  - {id: amount, zh: 金额, en: amount, unit: yuan}
                rows:
                  - {id: postage, zh: 邮资, en: postage}
                  - {id: paid, zh: 已付, en: paid}
        rules:
          - id: R-SUM
            severity: error
            check: equal
            each: {table: letters, over: rows, only: [received, answered]}
            left: ["letters.{row}.paper", "letters.{row}.mail", "letters.{row}.change"]
            right: ["letters.{row}.total"]
            title: {zh: 合计, en: totals}
            message: {zh: "“{row}”相差 {difference}", en: "{row}: difference {difference}"}
            source: 测试
          - id: R-PAID
            severity: warning
            check: at_least
            left: [letters.postage.amount]
            right: [letters.paid.amount]
            title: {zh: 邮资不少于已付, en: postage covers what is paid}
            message: {zh: "少 {difference} 元", en: "short by {difference}"}
            source: 测试
          - id: R-NEED
            severity: hint
            check: positive_if
            left: [letters.received.paper, letters.received.mail]
            right: [letters.answered.paper, letters.answered.mail]
            title: {zh: 有收到才有答复, en: answers need letters}
            message: {zh: "答复 {right} 件", en: "{right} answers"}
            source: 测试
          - id: R-NEVER
            severity: error
            check: zero
            cells: [letters.forbidden.paper]
            title: {zh: 应为零, en: must be zero}
            message: {zh: "填了 {left}", en: "says {left}"}
            source: 测试
          - id: R-SIGN
            severity: error
            check: not_negative
            tables: [letters]
            title: {zh: 不为负, en: not negative}
            message: {zh: "“{cell}”为 {left}", en: "{cell} is {left}"}
            source: 测试
          - id: R-GAP
            severity: warning
            check: total_present
            each: {table: letters, over: rows, only: [received, answered]}
            left: ["letters.{row}.paper", "letters.{row}.mail"]
            right: ["letters.{row}.total"]
            title: {zh: 有合计, en: a total}
            message: {zh: "“{row}”无合计", en: "{row} has no total"}
            source: 测试
          - id: R-LATER
            severity: error
            check: zero
            years: {first: 2032}
            levels: [county]
            cells: [letters.forbidden.mail]
            title: {zh: 应为零, en: must be zero}
            message: {zh: "填了 {left}", en: "says {left}"}
            source: 测试

        """
}
