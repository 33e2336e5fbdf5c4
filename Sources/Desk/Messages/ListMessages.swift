import Messages

/// What is said of any list that somebody keeps in a spreadsheet.
enum ListMessages {
    static let columnTwice = Phrase(
        "{file}：“{first}”和“{heading}”两列含义相同，请只留一列（或改其中一个标题）",
        en: "{file}: the columns {first} and {heading} mean the same; keep one, or rename the "
            + "other")
    static let noRow = Phrase("{file}：标题之下没有内容", en: "{file}: nothing stands below the headings")
    static let inRow = Phrase("{file} 第 {row} 行：{fault}", en: "{file}, row {row}: {fault}")
}
