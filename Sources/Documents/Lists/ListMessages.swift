import Messages

/// What is said of a file that should hold a list.
enum ListMessages {
    static let empty = Phrase("没有任何内容", en: "there is nothing in it")
    static let noList = Phrase(
        "不是表格文件；请另存为 .xlsx 或 .csv", en: "this is no sheet; save it as .xlsx or .csv")
    static let openQuote = Phrase(
        "引号没有成对，分不清各列；请用表格软件另存为 .csv",
        en:
            "a quotation mark is never closed, so columns cannot be told apart; save it as "
            + ".csv anew"
    )
    static let hiddenLines = Phrase(
        "有内容的行或列被隐藏；请取消隐藏或删除后重试",
        en: "rows or columns with something in them are hidden; show or delete them and try again")
    static let cellRefused = Phrase(
        "第 {row} 行有一格读不准：{reason}", en: "row {row} has a cell that cannot be trusted: {reason}")
}
