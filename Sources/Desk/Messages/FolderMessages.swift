import Messages

/// What is said of folders given to `check` and `import`.
enum FolderMessages {
    static let passedOver = Phrase(
        "略过 {count} 个：{reasons}", en: "passed over {count}: {reasons}")
    static let hidden = Phrase("隐藏的 {count}", en: "hidden {count}")
    static let temporary = Phrase("临时文件 {count}", en: "temporary {count}")
    static let ofSystem = Phrase("系统文件 {count}", en: "of the system {count}")
    static let ofPage = Phrase("网页的附带文件夹 {count}", en: "folders of saved pages {count}")
    static let picture = Phrase("图片 {count}（不能读数）", en: "pictures {count} (cannot be read)")
    static let archive = Phrase("压缩包 {count}（请先解压）", en: "archives {count} (unpack them first)")
    static let otherFormat = Phrase("不是报告的格式 {count}", en: "of formats without reports {count}")
    static let noFile = Phrase("不是文件 {count}", en: "no files {count}")
    static let twice = Phrase("重复给出的 {count}", en: "given twice {count}")
    static let nothingInFolder = Phrase(
        "{folder}：文件夹里没有可读的报告文件", en: "{folder}: the folder has no file that could be a report")
    static let cannotOpen = Phrase(
        "{folder}：打不开文件夹（{detail}）", en: "{folder}: the folder cannot be opened ({detail})")
    static let tooDeep = Phrase(
        "{folder}：文件夹嵌套过深，未打开", en: "{folder}: folders are nested too deep; not opened")
    static let badName = Phrase(
        "{folder}：文件名“{name}”不是 UTF-8，请改名后再读",
        en: "{folder}: the file name “{name}” is no UTF-8; rename the file")
    static let reading = Phrase("读取文件", en: "reading")
    static let storing = Phrase("存入报告", en: "storing")
}
