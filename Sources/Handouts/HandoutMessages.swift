import Messages

/// What stands in handouts besides the text of templates, and what can be wrong with templates.
enum HandoutMessages {
    static let incomplete = Phrase(
        "数据不完整：应报{expected}个单位，已报{received}个，计入{included}个；因错误未计入{excluded}个，未报{missing}个。",
        en: "Incomplete: {expected} agencies expected, {received} received, {included} counted; "
            + "{excluded} kept out by errors, {missing} missing.")
    static let unbalanced = Phrase(
        "合计不符合表内勾稽关系，共{count}处：{messages}。",
        en: "The totals do not add up in {count} places: {messages}.")
    static let open = Phrase(
        "合计中有空白，表内勾稽关系无法全部判定。",
        en: "Blanks in the totals leave open whether they add up.")
    static let waived = Phrase(
        "有{count}份报告经批准作为例外计入，其数据不符合核查规则。",
        en: "{count} reports count by a waiver although their figures break a rule.")
    static let removeWarnings = Phrase(
        "以上红字为系统提示，处理后请删去，不得随报告公布。",
        en: "These red lines are for the office: deal with them and delete them before publishing.")
    static let source = Phrase(
        "本报告数据为{region}（{code}）{year}年度{scope}合计，取自第{edition}版（{day}，内容哈希 {hash}），"
            + "应报单位{expected}个，计入{included}个，{balance}。",
        en: "The figures are the totals of {region} ({code}) for {year}, {scope}, from edition "
            + "{edition} ({day}, content hash {hash}); {included} of {expected} agencies are "
            + "counted; {balance}.")
    static let addsUp = Phrase("勾稽平衡", en: "they add up")
    static let doesNotAddUp = Phrase("勾稽不平", en: "they do not add up")
    static let mayNotAddUp = Phrase("勾稽关系因空白未能全部判定", en: "blanks leave open whether they add up")

    // templates
    static let noTemplate = Phrase(
        "读不到模板 {file}，请检查 --template 或安装目录中的 report。",
        en: "The template {file} cannot be read; check --template or the installed folder report.")
    static let badTemplate = Phrase(
        "模板 {file} 有误：{detail}", en: "The template {file} is wrong: {detail}")
    static let noWordDocument = Phrase(
        "不是 Word 文档（.docx），请在 Word 或 WPS 中另存为 .docx",
        en: "it is no Word document (.docx); save it as .docx in Word or WPS")
    static let brokenPart = Phrase(
        "其中的 {part} 读不懂", en: "its part {part} cannot be read")
    static let unknownPlace = Phrase(
        "不认识的位置名“{name}”，可用：{known}", en: "unknown place “{name}”; known: {known}")
    static let missingPlace = Phrase(
        "缺少位置名“{name}”，报告会缺少这一部分",
        en: "the place “{name}” is missing, so a part of the report would be missing")
    static let notAlone = Phrase(
        "位置名“{name}”代表表格或几段文字，应单独成段",
        en: "the place “{name}” stands for a table or several paragraphs and needs a paragraph "
            + "of its own")
    static let cannotZip = Phrase("压缩失败", en: "it cannot be packed")
}
