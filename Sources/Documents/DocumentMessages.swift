import Messages

/// What can be wrong with a published report, and what the reader remarks on a figure.
enum DocumentMessages {
    // The file.
    static let cannotOpen = Phrase(
        "打不开文件：{detail}", en: "the file cannot be opened: {detail}")
    static let notAFile = Phrase(
        "不是普通文件（可能是文件夹或管道）", en: "not a regular file (a folder or a pipe?)")
    static let tooLarge = Phrase(
        "文件有 {size} 字节，超过上限 {limit} 字节；请只保留报告正文",
        en: "the file has {size} bytes, more than {limit}; keep only the report itself")
    static let empty = Phrase("文件是空的", en: "the file is empty")
    static let foreignFormat = Phrase(
        "这是{kind}，不能直接读取；请打开后另存为 docx、网页（HTML）或纯文本（TXT）再提交",
        en: "this is {kind}, which cannot be read; open it, save it as docx, HTML or plain text, "
            + "retry")
    static let zippedDocument = Phrase(
        "没有 Word 正文的压缩文档（xlsx、pptx、ofd、zip）",
        en: "a zipped document without the text of a Word document (xlsx, pptx, ofd, zip)")
    static let oldOfficeDocument = Phrase(
        "旧版 Office 文档（doc、xls、wps）或加了密码的文档",
        en: "an old Office document (doc, xls, wps) or one locked by a password")
    static let brokenZip = Phrase(
        "压缩文档（docx）已损坏或不完整；请重新下载，或打开后另存一份",
        en: "the zipped document (docx) is broken or cut off; fetch it again, or open and save it")
    static let brokenWord = Phrase(
        "Word 文档的正文无法解析；请用 Word 或 WPS 打开后另存一份",
        en: "the text of the Word document cannot be parsed; open it and save it again")
    static let encrypted = Phrase(
        "文档有密码保护；请去掉密码再提交", en: "the document is locked by a password; remove it, retry")
    static let tooManyParts = Phrase(
        "压缩文档中的文件超过 {limit} 个，不像年度报告",
        en: "the zipped document holds more than {limit} files: no yearly report")
    static let unpacksTooLarge = Phrase(
        "文档解压后超过上限 {limit} 字节；请只保留报告正文",
        en: "the document unpacks to more than {limit} bytes; keep only the report itself")
    static let richText = Phrase("RTF 文档", en: "an RTF document")
    static let pdfDocument = Phrase("PDF 文件", en: "a PDF file")
    static let picture = Phrase("图片", en: "a picture")
    static let binary = Phrase("二进制文件", en: "a binary file")
    static let badUTF8 = Phrase(
        "第 {offset} 字节处不是有效的 UTF-8 文字；请另存为 UTF-8 编码",
        en: "byte {offset} is not valid UTF-8; save the file as UTF-8")
    static let badEncoding = Phrase(
        "文字编码无法识别：第 {utf8} 字节处不是 UTF-8，第 {gb} 字节处也不是 GB18030；请另存为 UTF-8 编码",
        en: "unknown text encoding: byte {utf8} is not UTF-8 and byte {gb} is not GB18030; "
            + "save the file as UTF-8")
    static let badUTF16 = Phrase(
        "不是有效的 UTF-16 文字；请另存为 UTF-8 编码", en: "not valid UTF-16; save the file as UTF-8")
    static let tooDeep = Phrase(
        "网页或文档的标签嵌套超过 {limit} 层，无法读取；请另存为纯文本",
        en: "the page or document nests its tags more than {limit} deep; save it as plain text")
    static let brokenHTML = Phrase(
        "网页内容无法解析；请另存为纯文本", en: "the page cannot be parsed; save it as plain text")
    static let tooManyCells = Phrase(
        "表格单元格超过 {limit} 个，不像年度报告", en: "more than {limit} table cells: no yearly report")

    // A workbook.
    static let brokenWorkbook = Phrase(
        "工作簿（xlsx）无法解析；请用 Excel 或 WPS 打开后另存一份",
        en: "the workbook (xlsx) cannot be parsed; open it and save it again")
    static let sheetHiddenSheets = Phrase(
        "隐藏的工作表未采用：{sheets}", en: "hidden sheets were left out: {sheets}")
    static let sheetHiddenLines = Phrase(
        "工作表“{sheet}”中隐藏的行或列未采用",
        en: "hidden rows or columns of sheet “{sheet}” were left out")
    static let sheetNoResult = Phrase(
        "公式没有保存计算结果；请用 Excel 或 WPS 打开后保存，再提交",
        en: "a formula without a result that was kept; open the workbook, save it, retry")
    static let sheetFormula = Phrase(
        "工作表显示的是公式而不是结果；请关闭“显示公式”后保存",
        en: "the sheet shows formulas instead of results; turn that off and save it")
    static let sheetNoText = Phrase(
        "单元格指向的文字不存在；请重新保存工作簿",
        en: "the cell points to a text that is not there; save the workbook again")
    static let sheetError = Phrase(
        "单元格是公式错误“{raw}”", en: "the cell shows the error “{raw}” of a formula")
    static let sheetFormat = Phrase(
        "“{raw}”的数字格式无法判断显示成什么；请改为常规或数值格式",
        en: "“{raw}”: its number format is not understood; use the general format")
    static let sheetDate = Phrase(
        "“{raw}”是日期格式，不是件数或金额", en: "“{raw}” is formatted as a date, not a figure")
    static let sheetRounded = Phrase(
        "按显示的“{seen}”读取，单元格实际存的是 {stored}，请核实",
        en: "read as “{seen}”, which is shown; the cell keeps {stored}, please confirm")
    static let sheetHidden = Phrase(
        "看不见的内容未采用：“{text}”", en: "left out “{text}”, which is not seen")
    static let sheetStruck = Phrase(
        "“{raw}”被划掉，没有替代的数", en: "“{raw}” is struck out, and nothing stands instead")
    static let sheetStruckPart = Phrase(
        "划掉的内容未采用：“{text}”", en: "left out “{text}”, which is struck out")
    static let sheetRaised = Phrase(
        "“{raw}”中有上标或下标，不能确定是不是数的一部分",
        en: "“{raw}”: raised or lowered characters may be part of the figure")
    static let sheetSymbols = Phrase(
        "“{raw}”用符号字体显示，看到的不是这些数字", en: "“{raw}” is shown in a font of symbols")
    static let sheetFaint = Phrase(
        "“{raw}”的文字颜色或大小难以看清，不能确定是否显示",
        en: "“{raw}”: its color or size may keep it from being seen")
    static let sheetNarrow = Phrase(
        "“{raw}”的列太窄，显示不全；请加宽后保存",
        en: "“{raw}”: the column is too narrow to show it; widen it and save")
    static let sheetCondition = Phrase(
        "“{raw}”设有条件格式，可能被隐藏、划掉或改变显示；请清除条件格式",
        en: "“{raw}”: a conditional format may hide, strike or change it; remove it")
    static let sheetCovered = Phrase(
        "“{raw}”上面有图片或图形，可能被遮住；请移开后保存",
        en: "“{raw}”: a picture or drawing lies over it; move it away and save")

    // Formats that another program helps to read.
    static let installOffice = Phrase(
        "请安装 LibreOffice：apt install libreoffice-writer-nogui libreoffice-calc-nogui",
        en: "install LibreOffice: apt install libreoffice-writer-nogui libreoffice-calc-nogui")
    static let installPoppler = Phrase(
        "请安装 poppler：apt install poppler-utils",
        en: "install poppler: apt install poppler-utils")
    static let officeMissing = Phrase(
        "读取 {format} 文档需要 LibreOffice；请安装（apt install libreoffice-writer-nogui "
            + "libreoffice-calc-nogui），或打开后另存为 docx、xlsx 再提交",
        en: "reading {format} needs LibreOffice: apt install libreoffice-writer-nogui "
            + "libreoffice-calc-nogui; or open the document and save it as docx or xlsx")
    static let officeFailed = Phrase(
        "LibreOffice 打不开这个文档（可能已损坏或有密码），或超出了时间和内存限制；请打开后另存为 docx、xlsx 再提交",
        en: "LibreOffice cannot open the document (broken, or locked?) within its time and memory; "
            + "open it, save it as docx or xlsx, retry")
    static let noFolder = Phrase(
        "无法建立临时文件夹；请检查磁盘空间和 TMPDIR",
        en: "no temporary folder can be made; check the disk and TMPDIR")
    static let converted = Phrase(
        "由 LibreOffice 从 {format} 转换后读取", en: "read from {format} after LibreOffice converted it")
    static let pdfMissing = Phrase(
        "读取 PDF 需要 poppler；请安装（apt install poppler-utils），或提交 docx、xlsx",
        en: "reading PDF needs poppler: apt install poppler-utils; or supply docx or xlsx")
    static let pdfFailed = Phrase(
        "PDF 无法解析（可能已损坏），或超出了时间和内存限制；请提交 docx、xlsx",
        en: "the PDF cannot be parsed (broken?) within its time and memory; supply docx or xlsx")
    static let pdfScanned = Phrase(
        "PDF 里没有文字，是扫描件或图片；请提交由文档另存的 PDF，或 docx、xlsx",
        en: "the PDF holds no text: it is a scan or a picture; supply one saved from a document, "
            + "docx or xlsx")
    static let pdfTooLong = Phrase(
        "PDF 超过 {limit} 页，不像年度报告", en: "the PDF has more than {limit} pages: no yearly report")
    static let pdfUnseen = Phrase(
        "“{raw}”在页面上看不见或看不清（透明、白色、扫描件下的识别文字），不能作为数读取",
        en: "“{raw}” is not, or not clearly, seen on the page (invisible, white, text under a scan)"
    )
    static let pdfStruck = Phrase(
        "“{raw}”上有线条穿过，可能被划掉", en: "a line goes through “{raw}”; it may be struck out")
    static let pdfRaised = Phrase(
        "“{raw}”中有大小或高低不同的字符，不能确定是不是数的一部分",
        en: "“{raw}” has characters of another size or height, which may be no part of the figure")
    static let pdfBorder = Phrase(
        "“{raw}”越过了表格线，不能确定属于哪一格",
        en: "“{raw}” crosses the border of its cell; which one it belongs to is not certain")
    static let pdfTwoNumbers = Phrase(
        "“{raw}”中间有空隙，不能确定是不是一个数",
        en: "“{raw}” has a gap inside; it may be more than one figure")
    static let pdfNoBorders = Phrase(
        "PDF 中没有带边框线的表格，不能确定各数属于哪一格；请提交 docx、xlsx",
        en: "the PDF holds no tables with borders, so that no figure has a certain place; "
            + "supply docx or xlsx")

    // The form.
    static let unknownTable = Phrase(
        "没有找到政府信息公开年度报告的表格（共有 {count} 个表格，表头都不认识）",
        en: "unknown table: none of the {count} tables has the headers of a yearly report")
    static let noTable = Phrase(
        "文件中没有表格；表格如果是图片，请改用文字表格",
        en: "the file holds no table; if the tables are pictures, supply them as text")
    static let garbled = Phrase(
        "文字是乱码（编码被认错后又保存过）；请从原文重新另存为 UTF-8",
        en:
            "the text is garbled (saved after a mistaken encoding); save the original as UTF-8"
    )
    static let mixedForms = Phrase(
        "同时出现两种格式的表头：“{first}”属于 {firstForm}，“{second}”属于 {secondForm}",
        en: "headers of two forms: “{first}” belongs to {firstForm}, “{second}” to {secondForm}")

    // The tables.
    static let missingTable = Phrase("缺少“{table}”这张表", en: "the table “{table}” is missing")
    static let missingRow = Phrase(
        "“{table}”缺少“{row}”这一行", en: "table “{table}” lacks the row “{row}”")
    static let missingHeaders = Phrase(
        "“{row}”行上方没有可以认出的完整列名，应有：{columns}",
        en: "no complete column headers found for row “{row}”; expected: {columns}")
    static let wrongCount = Phrase(
        "“{row}”行应有 {expected} 个数，读到 {found} 个；请核对是否漏填、合并或错列",
        en: "row “{row}” must have {expected} values, {found} found; "
            + "check for a missing, merged or shifted cell")
    static let wrongWidth = Phrase(
        "“{row}”行有 {found} 格，表头有 {expected} 格；请核对是否漏格",
        en: "row “{row}” has {found} cells, its header {expected}; check for a missing cell")
    static let runTogether = Phrase(
        "“{row}”行的名称和数字连在一起，无法分开", en: "row “{row}”: label and figures run together")
    static let duplicateRow = Phrase(
        "“{row}”行出现两次（另一处：{other}）", en: "row “{row}” occurs twice (also at {other})")
    static let moreFaults = Phrase("另有 {count} 处问题未列出", en: "{count} more faults not listed")
    static let unknownRow = Phrase(
        "表中有格式以外的一行，未采用：{row}", en: "a row outside the form was left out: {row}")

    // Where it is.
    static let line = Phrase("第{n}行文字", en: "line {n}")
    static let table = Phrase("第{n}个表格", en: "table {n}")
    static let row = Phrase("第{n}行", en: "row {n}")
    static let column = Phrase("第{n}格", en: "cell {n}")
    static let rawText = Phrase("原文“{raw}”", en: "reads “{raw}”")

    // One figure.
    static let markedNotApplicable = Phrase(
        "填“{raw}”，按空白处理", en: "marked “{raw}”; taken as blank")
    static let annotation = Phrase("附注：{raw}", en: "remark: {raw}")
    static let unitNotGiven = Phrase(
        "没有写单位，按“{unit}”读取，请核实", en: "unit not given; read as {unit}, please confirm")
    static let spacesRemoved = Phrase(
        "数字中间有空格：“{raw}”", en: "spaces inside the figure: “{raw}”")
    static let notANumber = Phrase("“{raw}”不是数", en: "“{raw}” is not a number")
    static let plusSign = Phrase(
        "“{raw}”带正号，只有“本年增/减”可以带；请核对是否错列",
        en: "“{raw}” has a plus sign, which only an increase or decrease may have; a shifted cell?")
    static let tooFine = Phrase(
        "“{raw}”的小数位过多：件数须为整数，金额最多到分",
        en: "“{raw}” has too many decimals: counts are whole, money ends at the fen")
    static let outOfRange = Phrase("“{raw}”超出范围", en: "“{raw}” is out of range")
    static let badGrouping = Phrase(
        "“{raw}”的逗号不是三位一节", en: "“{raw}”: commas must separate groups of three digits")
    static let endsWithPoint = Phrase(
        "“{raw}”以小数点结尾，小数部分可能丢失",
        en: "“{raw}” ends with a point; its decimals may be lost")
    static let brokenOverLines = Phrase(
        "“{raw}”断成两行，不能确定是不是一个数",
        en: "“{raw}” is broken over lines; it may be more than one figure")
    static let tabInside = Phrase(
        "“{raw}”中间有制表符，不能确定是不是一个数",
        en: "“{raw}” is parted by a tab; it may be more than one figure")
}
