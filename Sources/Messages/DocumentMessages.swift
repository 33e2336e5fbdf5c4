/// What can be wrong with a published report, and what the reader remarks on a figure.
public enum DocumentMessages {
    // The file.
    public static let cannotOpen = Phrase(
        "打不开文件：{detail}", en: "the file cannot be opened: {detail}")
    public static let notAFile = Phrase(
        "不是普通文件（可能是文件夹或管道）", en: "not a regular file (a folder or a pipe?)")
    public static let tooLarge = Phrase(
        "文件有 {size} 字节，超过上限 {limit} 字节；请只保留报告正文",
        en: "the file has {size} bytes, more than {limit}; keep only the report itself")
    public static let empty = Phrase("文件是空的", en: "the file is empty")
    public static let foreignFormat = Phrase(
        "这是{kind}，不能直接读取；请打开后另存为 docx、网页（HTML）或纯文本（TXT）再提交",
        en: "this is {kind}, which cannot be read; open it, save it as docx, HTML or plain text, "
            + "retry")
    public static let zippedDocument = Phrase(
        "没有 Word 正文的压缩文档（xlsx、pptx、ofd、zip）",
        en: "a zipped document without the text of a Word document (xlsx, pptx, ofd, zip)")
    public static let oldOfficeDocument = Phrase(
        "旧版 Office 文档（doc、xls、wps）或加了密码的文档",
        en: "an old Office document (doc, xls, wps) or one locked by a password")
    public static let brokenZip = Phrase(
        "压缩文档（docx）已损坏或不完整；请重新下载，或打开后另存一份",
        en: "the zipped document (docx) is broken or cut off; fetch it again, or open and save it")
    public static let brokenWord = Phrase(
        "Word 文档的正文无法解析；请用 Word 或 WPS 打开后另存一份",
        en: "the text of the Word document cannot be parsed; open it and save it again")
    public static let encrypted = Phrase(
        "文档有密码保护；请去掉密码再提交", en: "the document is locked by a password; remove it, retry")
    public static let tooManyParts = Phrase(
        "压缩文档中的文件超过 {limit} 个，不像年度报告",
        en: "the zipped document holds more than {limit} files: no yearly report")
    public static let unpacksTooLarge = Phrase(
        "文档解压后超过上限 {limit} 字节；请只保留报告正文",
        en: "the document unpacks to more than {limit} bytes; keep only the report itself")
    public static let richText = Phrase("RTF 文档", en: "an RTF document")
    public static let pdfDocument = Phrase("PDF 文件", en: "a PDF file")
    public static let picture = Phrase("图片", en: "a picture")
    public static let binary = Phrase("二进制文件", en: "a binary file")
    public static let badUTF8 = Phrase(
        "第 {offset} 字节处不是有效的 UTF-8 文字；请另存为 UTF-8 编码",
        en: "byte {offset} is not valid UTF-8; save the file as UTF-8")
    public static let badEncoding = Phrase(
        "文字编码无法识别：第 {utf8} 字节处不是 UTF-8，第 {gb} 字节处也不是 GB18030；请另存为 UTF-8 编码",
        en: "unknown text encoding: byte {utf8} is not UTF-8 and byte {gb} is not GB18030; "
            + "save the file as UTF-8")
    public static let badUTF16 = Phrase(
        "不是有效的 UTF-16 文字；请另存为 UTF-8 编码", en: "not valid UTF-16; save the file as UTF-8")
    public static let tooDeep = Phrase(
        "网页或文档的标签嵌套超过 {limit} 层，无法读取；请另存为纯文本",
        en: "the page or document nests its tags more than {limit} deep; save it as plain text")
    public static let brokenHTML = Phrase(
        "网页内容无法解析；请另存为纯文本", en: "the page cannot be parsed; save it as plain text")
    public static let tooManyCells = Phrase(
        "表格单元格超过 {limit} 个，不像年度报告", en: "more than {limit} table cells: no yearly report")

    // The form.
    public static let unknownTable = Phrase(
        "没有找到政府信息公开年度报告的表格（共有 {count} 个表格，表头都不认识）",
        en: "unknown table: none of the {count} tables has the headers of a yearly report")
    public static let noTable = Phrase(
        "文件中没有表格；表格如果是图片，请改用文字表格",
        en: "the file holds no table; if the tables are pictures, supply them as text")
    public static let garbled = Phrase(
        "文字是乱码（编码被认错后又保存过）；请从原文重新另存为 UTF-8",
        en:
            "the text is garbled (saved after a mistaken encoding); save the original as UTF-8"
    )
    public static let mixedForms = Phrase(
        "同时出现两种格式的表头：“{first}”属于 {firstForm}，“{second}”属于 {secondForm}",
        en: "headers of two forms: “{first}” belongs to {firstForm}, “{second}” to {secondForm}")

    // The tables.
    public static let missingTable = Phrase("缺少“{table}”这张表", en: "the table “{table}” is missing")
    public static let missingRow = Phrase(
        "“{table}”缺少“{row}”这一行", en: "table “{table}” lacks the row “{row}”")
    public static let missingHeaders = Phrase(
        "“{row}”行上方没有可以认出的完整列名，应有：{columns}",
        en: "no complete column headers found for row “{row}”; expected: {columns}")
    public static let wrongCount = Phrase(
        "“{row}”行应有 {expected} 个数，读到 {found} 个；请核对是否漏填、合并或错列",
        en: "row “{row}” must have {expected} values, {found} found; "
            + "check for a missing, merged or shifted cell")
    public static let wrongWidth = Phrase(
        "“{row}”行有 {found} 格，表头有 {expected} 格；请核对是否漏格",
        en: "row “{row}” has {found} cells, its header {expected}; check for a missing cell")
    public static let runTogether = Phrase(
        "“{row}”行的名称和数字连在一起，无法分开", en: "row “{row}”: label and figures run together")
    public static let duplicateRow = Phrase(
        "“{row}”行出现两次（另一处：{other}）", en: "row “{row}” occurs twice (also at {other})")
    public static let moreFaults = Phrase("另有 {count} 处问题未列出", en: "{count} more faults not listed")
    public static let unknownRow = Phrase(
        "表中有格式以外的一行，未采用：{row}", en: "a row outside the form was left out: {row}")

    public static let leftOutRow = Phrase(
        "“{row}”这一行没有找到，此处是“{found}”", en: "row “{row}” not found; this line reads “{found}”")
    public static let rowByPosition = Phrase(
        "行名“{found}”按位置读作“{row}”", en: "row label “{found}” read as “{row}” by its place")
    public static let headersByPosition = Phrase(
        "列名“{found}”按位置读作“{columns}”",
        en: "column headers “{found}” read as “{columns}” by their place")
    public static let unknownHeaders = Phrase(
        "“{row}”行上方的列名是“{found}”，不能确定各是哪一列，应有：{columns}",
        en: "the headers above row “{row}” read “{found}”, which are not certain; expected: "
            + "{columns}")
    public static let endsEarly = Phrase(
        "文件到“{last}”为止，其后的“{next}”等 {count} 行没有找到；文件可能不完整",
        en: "the document ends at “{last}”: “{next}” and all after it ({count} rows) are missing")
    public static let noFigure = Phrase(
        "表格中没有一个数，全部空白；没有发生的事项也应填 0，这样的文件不作为年度报告",
        en: "not a single figure, every cell is blank: no report (what did not happen is a 0)")
    public static let yearOfStatedPeriod = Phrase(
        "标题没有写年份，按统计期限取 {year} 年", en: "no year in the title; {year} is the stated period's")

    // Where it is.
    public static let line = Phrase("第{n}行文字", en: "line {n}")
    public static let table = Phrase("第{n}个表格", en: "table {n}")
    public static let row = Phrase("第{n}行", en: "row {n}")
    public static let column = Phrase("第{n}格", en: "cell {n}")
    public static let rawText = Phrase("原文“{raw}”", en: "reads “{raw}”")

    // One figure.
    public static let markedNotApplicable = Phrase(
        "填“{raw}”，按空白处理", en: "marked “{raw}”; taken as blank")
    public static let annotation = Phrase("附注：{raw}", en: "remark: {raw}")
    public static let unitNotGiven = Phrase(
        "没有写单位，按“{unit}”读取，请核实", en: "unit not given; read as {unit}, please confirm")
    public static let spacesRemoved = Phrase(
        "数字中间有空格：“{raw}”", en: "spaces inside the figure: “{raw}”")
    public static let notANumber = Phrase("“{raw}”不是数", en: "“{raw}” is not a number")
    public static let plusSign = Phrase(
        "“{raw}”带正号，只有“本年增/减”可以带；请核对是否错列",
        en: "“{raw}” has a plus sign, which only an increase or decrease may have; a shifted cell?")
    public static let tooFine = Phrase(
        "“{raw}”的小数位过多：件数须为整数，金额最多到分",
        en: "“{raw}” has too many decimals: counts are whole, money ends at the fen")
    public static let outOfRange = Phrase("“{raw}”超出范围", en: "“{raw}” is out of range")
    public static let badGrouping = Phrase(
        "“{raw}”的逗号不是三位一节", en: "“{raw}”: commas must separate groups of three digits")
    public static let endsWithPoint = Phrase(
        "“{raw}”以小数点结尾，小数部分可能丢失",
        en: "“{raw}” ends with a point; its decimals may be lost")
    public static let twoNumbers = Phrase(
        "“{raw}”中间有空格，不能确定是一个数还是两个数",
        en: "“{raw}” has a space inside; one number or two?")
    public static let bracketChanges = Phrase(
        "“{raw}”的括号或标注改变了这个数，不能确定应取哪个数",
        en: "in “{raw}” the bracket changes the figure; which number is meant?")
    public static let leadingZero = Phrase(
        "“{raw}”以 0 开头，可能是几格的数连在一起", en: "“{raw}” begins with 0; figures run together?")
    public static let chineseNumeral = Phrase(
        "“{raw}”是汉字数字，请改用阿拉伯数字", en: "“{raw}” is in Chinese numerals; use digits")
    public static let numeralRead = Phrase("“{raw}”按 0 读取", en: "“{raw}” read as 0")
    public static let decimalsOfNothing = Phrase(
        "“{raw}”按整数读取", en: "“{raw}” read as a whole number")
    public static let changeInWords = Phrase(
        "“{raw}”的增减用文字或箭头表示，按正负号读取",
        en: "“{raw}” says increase or decrease in words or arrows; read as a sign")
    public static let unitOfCell = Phrase(
        "“{raw}”写的单位不能用于这一栏，或写了两个单位",
        en: "the unit in “{raw}” does not fit this column, or there are two")
    public static let unitOfNoMoney = Phrase(
        "标题写的单位“{unit}”不是金额单位，“{raw}”不能读取",
        en: "the label's unit “{unit}” is none of money; “{raw}” cannot be read")
    public static let unitOfNoCount = Phrase(
        "标题写的单位“{unit}”不能用于件数，“{raw}”不能读取",
        en: "the label's unit “{unit}” is none of counts; “{raw}” cannot be read")
    public static let unitsDisagree = Phrase(
        "单位互相矛盾：一处写“{first}”，一处写“{second}”，“{raw}”不能读取",
        en: "units disagree: “{first}” and “{second}”; “{raw}” cannot be read")
    public static let unitOfLabel = Phrase(
        "按标题写的单位“{unit}”读取", en: "read in the label's unit “{unit}”")
    public static let amountTooSmall = Phrase(
        "金额太小，可能漏写了单位（如万元），请核实", en: "a very small amount; was a unit such as 万元 left out?")
    public static let amountTooLarge = Phrase(
        "金额太大，可能实际以元为单位，请核实", en: "a very large amount; is it really in yuan?")
    public static let brokenOverLines = Phrase(
        "“{raw}”断成两行，不能确定是不是一个数",
        en: "“{raw}” is broken over lines; it may be more than one figure")
    public static let tabInside = Phrase(
        "“{raw}”中间有制表符，不能确定是不是一个数",
        en: "“{raw}” is parted by a tab; it may be more than one figure")

    // The rules of the text.
    public static let yearsTitle = Phrase(
        "标题、统计期限和正文的年份与报告年度一致",
        en: "title, reporting period and text name the report year")
    public static let sectionsTitle = Phrase(
        "六个部分齐全且有内容", en: "all six sections are there and say something")
    public static let yearUnknown = Phrase(
        "报告没有写明年度，无法核对年份", en: "the report states no year to compare")
    public static let yearOfTitle = Phrase(
        "标题写 {found} 年，报告年度为 {expected} 年",
        en: "the title says {found}, the report year is {expected}")
    public static let yearOfPeriod = Phrase(
        "统计期限写 {found} 年，报告年度为 {expected} 年",
        en: "the reporting period says {found}, the report year is {expected}")
    public static let yearOfText = Phrase(
        "正文没有提到 {expected} 年，提到最多的是 {found} 年，疑似沿用往年文字",
        en: "the text never names {expected} but mostly {found}; copied from another year?")
    public static let noText = Phrase(
        "文件中只有表格，没有正文，无法核对", en: "the file holds tables only, no text to check")
    public static let sectionMissing = Phrase(
        "缺少“{section}”部分", en: "section “{section}” is missing")
    public static let sectionEmpty = Phrase(
        "“{section}”部分没有内容", en: "section “{section}” is empty")
    public static let problemsNone = Phrase(
        "“{section}”只写了“{text}”，应写明问题和改进措施",
        en: "section “{section}” only says “{text}”; it must name problems and measures")
    public static let aspectsMissing = Phrase(
        "“{section}”没有写到：{aspects}", en: "section “{section}” does not cover: {aspects}")
}
