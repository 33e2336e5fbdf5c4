import Messages

/// What can be wrong with a form file.
enum FormMessages {
    static let unreadable = Phrase(
        "读不到表格文件：{detail}", en: "the form file cannot be read: {detail}")
    static let notYAML = Phrase(
        "不是有效的 YAML：{detail}", en: "not valid YAML: {detail}")
    static let missingKey = Phrase(
        "缺少“{key}”", en: "“{key}” is missing")
    static let unknownKey = Phrase(
        "不认识的键“{key}”，可用：{known}", en: "unknown key “{key}”; known: {known}")
    static let cutOff = Phrase(
        "“{key}”没有值；文字中有逗号的要加引号，否则逗号之后的部分成了另一个键（可用的键：{known}）",
        en:
            "“{key}” has no value; a text with a comma in it must stand in quotes, or what follows "
            + "the comma becomes another key (known keys: {known})")
    static let unknownPlace = Phrase(
        "文字花括号中的“{place}”没有可填的内容；这里可用：{known}",
        en: "nothing fills “{place}” in braces in the text; possible here: {known}")
    static let amount = Phrase("不小于零的数", en: "a number that is not negative")
    static let takenColumn = Phrase(
        "列标识“{value}”与汇总表视图自有的列重名，请改名",
        en: "the column “{value}” has the name of a column that the summary views have themselves; "
            + "choose another")
    static let tooLong = Phrase(
        "标识“{value}”太长：最多 {most} 个字节，否则 PostgreSQL 会截断",
        en: "the identifier “{value}” is too long: {most} bytes at most, or PostgreSQL cuts it off")
    static let toleranceNotUsed = Phrase(
        "“tolerance”只能用于 equal 和 at_least", en: "“tolerance” goes with equal and at_least only")
    static let badFactor = Phrase(
        "“times”应为不等于零、绝对值不超过一百万的整数",
        en: "“times” must be a whole number other than zero, one million at most")
    static let cellTwice = Phrase(
        "规则“{value}”中“{cell}”出现两次；要算几倍请写 times",
        en: "rule “{value}” names “{cell}” twice; use times to count it more than once")
    static let neverHolds = Phrase(
        "规则“{value}”只有在所涉各格都为 0 时才成立，请核对左右两边和 times",
        en: "rule “{value}” holds only where all its cells are 0: check its sides and times")
    static let alwaysHolds = Phrase(
        "规则“{value}”无论填什么都成立，查不出任何问题",
        en: "rule “{value}” holds whatever the figures are, so it finds nothing")
    static let neverApplied = Phrase(
        "规则“{value}”的适用年份不在表格的适用年份之内，永远用不上",
        en: "rule “{value}” is never applied: its years lie outside those of the form")
    static let noSuchText = Phrase(
        "“{value}”不是正文规则所用的名目，可用：{known}",
        en: "“{value}” is nothing that the rules about texts look for; known: {known}")
    static let wrongType = Phrase(
        "“{key}”应为{expected}", en: "“{key}” must be {expected}")
    static let notOneOf = Phrase(
        "“{key}”不能是“{value}”，可用：{known}",
        en: "“{key}” cannot be “{value}”; possible: {known}")
    static let badIdentifier = Phrase(
        "“{value}”不能作标识：只用小写字母、数字、下划线和连字符，以字母开头",
        en: "“{value}” is no identifier: use lower-case letters, digits, _ and -, a letter first")
    static let duplicate = Phrase("“{value}”重复", en: "“{value}” occurs twice")
    static let unknownCell = Phrase(
        "本表格没有单元格“{value}”", en: "this form has no cell “{value}”")
    static let unknownTable = Phrase(
        "本表格没有表“{value}”", en: "this form has no table “{value}”")
    static let unknownUnit = Phrase(
        "没有定义单位“{value}”", en: "unit “{value}” is not defined")
    static let widthsCount = Phrase(
        "widths 的个数与表格的列数不符，应为 {count} 个",
        en: "widths must name one share a printed column, {count} of them")
    static let widthOutOfRange = Phrase(
        "widths 的每一项应在 1 到 1000 之间", en: "every share of widths must lie between 1 and 1000")
    static let fenNotPowerOfTen = Phrase(
        "“fen”应为 1 到 1000000000 之间的十的幂",
        en: "“fen” must be a power of ten between 1 and 1000000000")
    static let yearsReversed = Phrase(
        "适用年份首尾颠倒", en: "the last year is before the first")
    static let ruleWithoutCells = Phrase(
        "规则“{value}”没有涉及任何单元格", en: "rule “{value}” concerns no cell")
    static let regionsNeedLastYear = Phrase(
        "“regions: {value}”只能用于与上年对比的规则",
        en: "“regions: {value}” is for rules only that look at last year's report")
    static let mixedUnits = Phrase(
        "规则“{value}”把不同单位的数相加", en: "rule “{value}” adds figures of different units")
    static let idIsNotFileName = Phrase(
        "id“{value}”与文件名不一致", en: "the id “{value}” differs from the file name")
    static let yearsOverlap = Phrase(
        "与表格“{value}”（{place}）的适用年份重叠",
        en: "its years overlap those of form “{value}” ({place})")
    static let emptyDirectory = Phrase(
        "目录中没有表格文件（*.yaml）", en: "the directory holds no form file (*.yaml)")
    static let text = Phrase("文字", en: "text")
    static let wholeNumber = Phrase("整数", en: "a whole number")
    static let yesOrNo = Phrase("true 或 false", en: "true or false")
    static let list = Phrase("列表", en: "a list")
    static let mapping = Phrase("键值表", en: "a mapping")
}
