import Messages

/// Words on the form to fill in, which is in Chinese.
enum BlankMessages {
    static let report = Phrase("年度报告", en: "Report")
    static let checks = Phrase("校验", en: "Checks")
    static let nameHere = Phrase("（单位全称）", en: "(full name of the agency)")
    static let titleEnd = Phrase("年政府信息公开工作年度报告", en: " annual report on disclosure")

    static let nameHint = Phrase(
        "把“（单位全称）”改为本单位名录中的全称。",
        en: "Put the agency's full name, as the registry has it, in the place of the brackets.")
    static let wordsHint = Phrase(
        "在此填写文字，换行按 Alt+Enter。每段应是完整的句子，以句号结尾。",
        en:
            "Write the text here, Alt+Enter for a new line: whole sentences, with full stops."
    )
    static let whole = Phrase(
        "请填不小于 0 的整数；没有就填 0 或留空。", en: "A whole number, 0 or more; 0 or nothing if there are none.")
    static let wholeSigned = Phrase(
        "请填整数；减少用负数。", en: "A whole number; a decrease is negative.")
    static let zeroOnly = Phrase(
        "县级及以下机关没有这一项，请填 0 或留空。",
        en: "Bodies of a county and below have none of these: 0 or nothing.")
    static let unitHint = Phrase("以{unit}为单位，只填数字。", en: "In {unit}, digits only.")
    static let amount = Phrase(
        "请填不小于 0 的金额，以{unit}为单位，只填数字，最细到分。",
        en: "An amount in {unit}, 0 or more, digits only, no finer than a fen.")

    static let checksTitle = Phrase(
        "校验：随“年度报告”中填写的数字自动重算", en: "Checks, reckoned anew from the figures of the report")
    static let fine = Phrase("没有不符之处", en: "nothing is wrong")
    static let wrongStart = Phrase("有 ", en: "wrong: ")
    static let wrongEnd = Phrase(" 处不符，请改正后报送", en: "; please correct before filing")
    static let breaking = Phrase("不合要求的格数", en: "cells that break it")
    static let severity = Phrase("级别", en: "severity")
    static let result = Phrase("结果", en: "result")
    static let passed = Phrase("✓", en: "✓")
    static let failed = Phrase("✗ 不符", en: "✗ wrong")
    static let toExplain = Phrase("！请核实", en: "! please check")
    static let undecided = Phrase("有空白，未能判定", en: "blanks leave it open")
}
