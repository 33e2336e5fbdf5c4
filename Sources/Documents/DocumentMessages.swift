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
    static let tooCostly = Phrase(
        "网页的标签或样式过于复杂，无法读取；请另存为纯文本",
        en: "the tags or style sheets of the page are too involved; save it as plain text")
    static let hiddenTables = Phrase(
        "文件中的表格都被隐藏，看不到；请提交能看到表格的文件",
        en: "every table of the file is hidden; supply a file that shows them")
    static let hiddenTablesLeftOut = Phrase(
        "隐藏的 {count} 个表格未采用", en: "{count} hidden tables were left out")
    static let severalMainParts = Phrase(
        "Word 文档有两个正文，不能确定显示哪一个；请用 Word 或 WPS 打开后另存一份",
        en: "the Word document has two main parts; open it and save it again")
    static let brokenMail = Phrase(
        "单一文件网页（mht）已损坏或没有正文；请另存为网页（HTML）",
        en: "the single-file page (mht) is broken or holds no page; save it as HTML")
    static let tooMuchText = Phrase(
        "文字有 {size} 字节，超过上限 {limit} 字节，不像年度报告；请只保留报告正文",
        en: "the text has {size} bytes, more than {limit}: no yearly report; keep only the report "
            + "itself")
    static let tooManyAttributes = Phrase(
        "一个标签带有超过 {limit} 个属性，不像年度报告",
        en: "an element has more than {limit} attributes: no yearly report")
    static let tooManyCells = Phrase(
        "表格单元格超过 {limit} 个，不像年度报告", en: "more than {limit} table cells: no yearly report")

    // A workbook.
    static let brokenWorkbook = Phrase(
        "工作簿（xlsx）无法解析；请用 Excel 或 WPS 打开后另存一份",
        en: "the workbook (xlsx) cannot be parsed; open it and save it again")
    static let sheetHiddenSheets = Phrase(
        "隐藏的工作表未采用：{sheets}", en: "hidden sheets were left out: {sheets}")
    static let sheetOtherSheets = Phrase(
        "只读取了报告所在的工作表“{sheet}”，未读：{sheets}",
        en: "only sheet “{sheet}”, which holds the report, was read; not read: {sheets}")
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
    static let crossedCell = Phrase(
        "“{raw}”所在的格有斜线穿过，不能确定是否作废",
        en: "a line crosses the cell of “{raw}”: it may be struck out")
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
        "PDF 中没有带边框线的表格，各数的行和列又不能由位置确定；请提交 docx、xlsx",
        en: "the PDF holds no tables with borders, and the places of its words do not tell rows "
            + "and columns; supply docx or xlsx")

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

    static let leftOutRow = Phrase(
        "“{row}”这一行没有找到，此处是“{found}”", en: "row “{row}” not found; this line reads “{found}”")
    static let rowByPosition = Phrase(
        "行名“{found}”按位置读作“{row}”", en: "row label “{found}” read as “{row}” by its place")
    static let headersByPosition = Phrase(
        "列名“{found}”按位置读作“{columns}”",
        en: "column headers “{found}” read as “{columns}” by their place")
    static let unknownHeaders = Phrase(
        "“{row}”行上方的列名是“{found}”，不能确定各是哪一列，应有：{columns}",
        en: "the headers above row “{row}” read “{found}”, which are not certain; expected: "
            + "{columns}")
    static let endsEarly = Phrase(
        "文件到“{last}”为止，其后的“{next}”等 {count} 行没有找到；文件可能不完整",
        en: "the document ends at “{last}”: “{next}” and all after it ({count} rows) are missing")
    static let noFigure = Phrase(
        "表格中没有一个数，全部空白；没有发生的事项也应填 0，这样的文件不作为年度报告",
        en: "not a single figure, every cell is blank: no report (what did not happen is a 0)")
    static let yearOfStatedPeriod = Phrase(
        "标题没有写年份，按统计期限取 {year} 年", en: "no year in the title; {year} is the stated period's")

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
    static let twoNumbers = Phrase(
        "“{raw}”中间有空格，不能确定是一个数还是两个数",
        en: "“{raw}” has a space inside; one number or two?")
    static let bracketChanges = Phrase(
        "“{raw}”的括号或标注改变了这个数，不能确定应取哪个数",
        en: "in “{raw}” the bracket changes the figure; which number is meant?")
    static let leadingZero = Phrase(
        "“{raw}”以 0 开头，可能是几格的数连在一起", en: "“{raw}” begins with 0; figures run together?")
    static let chineseNumeral = Phrase(
        "“{raw}”是汉字数字，请改用阿拉伯数字", en: "“{raw}” is in Chinese numerals; use digits")
    static let numeralRead = Phrase("“{raw}”按 0 读取", en: "“{raw}” read as 0")
    static let decimalsOfNothing = Phrase(
        "“{raw}”按整数读取", en: "“{raw}” read as a whole number")
    static let changeInWords = Phrase(
        "“{raw}”的增减用文字或箭头表示，按正负号读取",
        en: "“{raw}” says increase or decrease in words or arrows; read as a sign")
    static let unitOfCell = Phrase(
        "“{raw}”写的单位不能用于这一栏，或写了两个单位",
        en: "the unit in “{raw}” does not fit this column, or there are two")
    static let unitOfNoMoney = Phrase(
        "标题写的单位“{unit}”不是金额单位，“{raw}”不能读取",
        en: "the label's unit “{unit}” is none of money; “{raw}” cannot be read")
    static let unitOfNoCount = Phrase(
        "标题写的单位“{unit}”不能用于件数，“{raw}”不能读取",
        en: "the label's unit “{unit}” is none of counts; “{raw}” cannot be read")
    static let unitsDisagree = Phrase(
        "单位互相矛盾：一处写“{first}”，一处写“{second}”，“{raw}”不能读取",
        en: "units disagree: “{first}” and “{second}”; “{raw}” cannot be read")
    static let unitOfLabel = Phrase(
        "按标题写的单位“{unit}”读取", en: "read in the label's unit “{unit}”")
    static let amountTooSmall = Phrase(
        "金额太小，可能漏写了单位（如万元），请核实", en: "a very small amount; was a unit such as 万元 left out?")
    static let amountTooLarge = Phrase(
        "金额太大，可能实际以元为单位，请核实", en: "a very large amount; is it really in yuan?")
    static let brokenOverLines = Phrase(
        "“{raw}”断成两行，不能确定是不是一个数",
        en: "“{raw}” is broken over lines; it may be more than one figure")
    static let tabInside = Phrase(
        "“{raw}”中间有制表符，不能确定是不是一个数",
        en: "“{raw}” is parted by a tab; it may be more than one figure")

    // What is seen of a figure.
    static let struckLeftOut = Phrase(
        "划掉的文字未采用：“{text}”", en: "left out what is struck: “{text}”")
    static let hiddenLeftOut = Phrase(
        "看不见的文字未采用：“{text}”", en: "left out what is hidden: “{text}”")
    static let onlyStruck = Phrase(
        "只有划掉的文字“{text}”，没有替代的数", en: "only “{text}”, which is struck")
    static let raisedText = Phrase(
        "“{raw}”中的上标或下标“{mark}”不像附注标记，不能确定是不是数的一部分",
        en: "“{raw}”: the raised or lowered “{mark}” does not look like the mark of a note")
    static let unraisedMark = Phrase(
        "“{raw}”中的上标或下标被样式改成了普通文字，不能确定是不是数的一部分",
        en: "“{raw}”: a superscript or subscript is styled as usual text")
    static let picturedFigure = Phrase(
        "“{raw}”中有图片或图形，不能读出；请改为文字",
        en: "“{raw}” holds a picture or a drawing, which cannot be read; supply text")
    static let generatedText = Phrase(
        "“{raw}”旁有样式或自动编号生成的文字，不能读出",
        en: "“{raw}”: a style sheet or an automatic list writes text beside it")
    static let placeholderText = Phrase(
        "填写框里只有提示文字，没有填写", en: "the field shows a hint and is not filled in")
    static let movedText = Phrase(
        "“{raw}”的显示位置或方向与文件中的顺序不同，不能确定怎样读",
        en: "“{raw}” is shown at another place or in another direction than it is written")
    static let symbolFont = Phrase(
        "“{raw}”用符号字体或自造字显示，看到的不一定是这些数字",
        en: "“{raw}” is shown in a symbol font or by characters of the site's own")
    static let cutText = Phrase(
        "“{raw}”可能被遮住或截断", en: "“{raw}” may be covered or cut off")
    static let dependsOnView = Phrase(
        "“{raw}”在一种视图中显示，在另一种视图中隐藏",
        en: "“{raw}” is shown in one view of the document and hidden in another")
    static let unknownStyle = Phrase(
        "“{raw}”的显示样式不能判断，可能被隐藏、划掉或遮住",
        en: "“{raw}”: its style cannot be judged; it may be hidden, struck or covered")
    static let outsideSheets = Phrase(
        "网页另有样式文件，不在文件中，其中的隐藏、划线等样式无法判断：{names}",
        en: "style sheets outside of the file are not known, nor what they hide or strike: {names}")
}
