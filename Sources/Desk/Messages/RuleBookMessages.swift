import Forms
import Messages
import Vocabulary

/// Words of the rule book.
enum RuleBookMessages {
    static let title = Phrase("核查规则手册", en: "Rule book")
    static let intro = Phrase(
        "由 huizong rules 按当前的表格文件和程序生成；每条反例都由规则本身当场判定。",
        en:
            "Made by huizong rules from the form files and the program as they are; what is said "
            + "of each counter-example is what the rule itself says of it.")
    static let severity = Phrase("级别", en: "Severity")
    static let extent = Phrase("适用", en: "Judges")
    static let formula = Phrase("公式", en: "Formula")
    static let example = Phrase("反例", en: "Counter-example")
    static let said = Phrase("核查结果", en: "What is said of it")
    static let source = Phrase("依据", en: "Source")
    static let advice = Phrase("怎么办", en: "What to do")

    static let ofForm = Phrase(
        "表格 {form}，{years} 年度", en: "form {form}, years {years}")
    static let ofFormAndRegions = Phrase(
        "表格 {form}，{years} 年度；地区合计也适用（{region}）",
        en: "form {form}, years {years}; also the totals of regions ({region})")
    static let ofEveryForm = Phrase("各种表格", en: "every form")
    static let allZero = Phrase("各格全为 0", en: "every cell 0")
    static let figure = Phrase("“{cell}”填 {value}", en: "{cell} says {value}")
    static let blank = Phrase("空白", en: "nothing")
    static let othersZero = Phrase("{figures}，其余为 0", en: "{figures}, all others 0")
    static let textExample = Phrase(
        "正文写“{sentence}”；{figures}", en: "the text says “{sentence}”; {figures}")
    static let firstOf = Phrase("{formula}（共 {count} 条，此为第一条）", en: "{formula} (first of {count})")

    /// What a check demands, with `{left}` and `{right}`.
    static func formula(_ check: Rule.Check) -> Phrase {
        switch check {
        case .equal: Phrase("{left} = {right}", en: "{left} = {right}")
        case .atLeast: Phrase("{left} ≥ {right}", en: "{left} ≥ {right}")
        case .positiveIf:
            Phrase("{right} 大于 0 时，{left} 也大于 0", en: "where {right} is above 0, so is {left}")
        case .notNegative: Phrase("{left} ≥ 0", en: "{left} ≥ 0")
        case .zero: Phrase("{left} = 0", en: "{left} = 0")
        case .totalPresent:
            Phrase("{left} 不为 0 时，{right} 不空白", en: "where {left} is not 0, {right} is filled in")
        case .steady:
            Phrase("{left} 与 {right} 相差不到十倍", en: "{left} is within ten times {right}")
        }
    }

    static func advice(_ severity: Severity) -> Phrase {
        switch severity {
        case .error:
            Phrase(
                "报告不计入合计：请单位更正后重报；确属特殊的，由办公室批准例外（huizong waive）。",
                en:
                    "The report is not counted: the agency corrects it and files again; in a "
                    + "special case the office allows it (huizong waive).")
        case .warning:
            Phrase(
                "照常计入：请核实；确有原因的请说明，办公室可批准例外（huizong waive）。",
                en:
                    "The report counts: check it; where there is a reason, explain it, and the "
                    + "office may allow it (huizong waive).")
        case .hint: Phrase("照常计入，供参考，不必处理。", en: "The report counts; nothing has to be done.")
        }
    }
}
