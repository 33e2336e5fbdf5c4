public import Messages

/// How the smallest explanation of broken identities is said.
public enum SuspectMessages {
    public static let title = Phrase(
        "{report}：勾稽不平的最小解释，下列之一有误（每种 {size} 格）",
        en: "{report}: smallest explanation of what does not add up, one of these is wrong "
            + "(cells each: {size})")
    public static let onlyTitle = Phrase(
        "{report}：勾稽不平的最小解释（{size} 格）",
        en: "{report}: smallest explanation of what does not add up (cells: {size})")
    public static let tooManyErrors = Phrase(
        "{report}：“{cell}”等格勾稽不平，错误太多，无法解释，请逐项核对",
        en: "{report}: {cell} and the figures tied to it have too many errors to explain; "
            + "check them one by one")
    public static let item = Phrase(
        "{number}. {cells}", en: "{number}. {cells}")
    public static let becomes = Phrase(
        "“{cell}”填 {written}，应为 {value}{slip}",
        en: "{cell} says {written}, should be {value}{slip}")
    public static let isBlank = Phrase(
        "“{cell}”空白，应为 {value}{slip}", en: "{cell} is blank, should be {value}{slip}")
    public static let isWrong = Phrase(
        "“{cell}”填 {written}，应为多少须查原始记录{slip}",
        en: "{cell} says {written}, look up the right figure{slip}")
    public static let submission = Phrase(
        "{name}第 {revision} 版", en: "{name}, revision {revision}")
    public static let suggestion = Phrase("（疑为{slip}）", en: " (probably {slip})")
    public static let omitted = Phrase(
        "另有 {count} 种同样小的解释", en: "{count} more explanations are as small")
    public static let otherPlaces = Phrase(
        "{cells}；另有 {count} 处不平", en: "{cells}; {count} more places do not add up")
    public static let noRights = Phrase(
        "当前数据库用户无权读取报告数值，未列最小解释。",
        en: "The database user may not read figures, so the smallest explanations are left out.")

    // slips
    public static let missingTotal = Phrase("漏填总计", en: "total missing")
    public static let shiftedColumn = Phrase("错列", en: "shifted by a column")
    public static let swappedDigits = Phrase("数字颠倒", en: "digits swapped")
    public static let factor10 = Phrase("多写或少写一位", en: "factor 10")
    public static let factor10000 = Phrase("元与万元混淆", en: "factor 10,000, 元 for 万元")
}
