import Messages

/// Words of a region's workbook.
enum BookMessages {
    // names of sheets: at most 31 characters, none of []:*?/\
    static let tables = Phrase("三张表", en: "Tables")
    static let agencies = Phrase("各单位", en: "Agencies")
    static let findings = Phrase("核查结果", en: "Findings")
    static let lateness = Phrase("报送时间", en: "Lateness")
    static let lastYear = Phrase("与上年比较", en: "Last year")
    static let recount = Phrase("核对", en: "Recount")

    static let title = Phrase(
        "{region}{year}年政府信息公开工作年度报告汇总表",
        en: "Totals of the disclosure reports of {region} for {year}")
    static let source = Phrase(
        "{region}（{code}）{year}年度，{scope}；第 {edition} 版（{day}，内容哈希 {hash}）；应报 {expected}，"
            + "已报 {received}，计入 {included}；{balance}",
        en: "{region} ({code}), {year}, {scope}; edition {edition} ({day}, content hash {hash}); "
            + "expected {expected}, received {received}, counted {included}; {balance}")
    static let editionFooter = Phrase(
        "第 {edition} 版 {day} {hash}", en: "Edition {edition}, {day}, {hash}")
    static let placeFooter = Phrase(
        "{region} {year}年度 {scope} 计入 {included}/{expected}",
        en: "{region} {year}, {scope}, {included} of {expected} counted")
    static let addsUp = Phrase("勾稽平衡", en: "the totals add up")
    static let doesNotAddUp = Phrase("勾稽不平", en: "the totals do not add up")
    static let mayNotAddUp = Phrase(
        "空白较多，勾稽关系未能全部判定", en: "blanks leave open whether the totals add up")

    // properties of the file
    static let propertyEdition = Phrase("版次", en: "Edition")
    static let propertyHash = Phrase("内容哈希", en: "Content hash")
    static let propertyRegion = Phrase("行政区划代码", en: "Region code")
    static let propertyYear = Phrase("报告年度", en: "Report year")
    static let propertyScope = Phrase("范围", en: "Scope")

    // heads
    static let regionCode = Phrase("地区代码", en: "region code")
    static let regionName = Phrase("地区", en: "region")
    static let agency = Phrase("单位编号", en: "agency")
    static let name = Phrase("单位", en: "name")
    static let agencyClass = Phrase("类别", en: "class")
    static let standing = Phrase("是否计入", en: "counted")
    static let revision = Phrase("第几版", en: "revision")
    static let included = Phrase("计入", en: "counted")
    static let waived = Phrase("经例外计入", en: "counted by a waiver")
    static let excluded = Phrase("因错误未计入", en: "kept out by errors")
    static let listedSum = Phrase(
        "所列单位合计（随筛选变化）", en: "sum of the agencies shown (follows the filter)")

    static let cell = Phrase("三张表中的位置", en: "place in Tables")
    static let table = Phrase("表", en: "table")
    static let row = Phrase("项目", en: "row")
    static let column = Phrase("栏目", en: "column")
    static let unit = Phrase("计量单位", en: "unit")
    static let thisYear = Phrase("{year}年度", en: "year {year}")
    static let change = Phrase("增减", en: "change")
    static let percent = Phrase("增减率", en: "change, %")
    static let note = Phrase("说明", en: "note")
    static let noLastYear = Phrase(
        "没有上年的合计，无从比较。", en: "There are no totals of the year before to compare with.")
    static let newCell = Phrase("上年的表格没有此项", en: "not in last year's form")
    static let otherUnit = Phrase("上年的计量单位不同，不可比", en: "another unit last year: not comparable")
    static let large = Phrase("变化一倍以上", en: "doubled or halved")
    static let counts = Phrase(
        "{before} 年度应报 {expectedBefore}，计入 {includedBefore}；{year} 年度应报 {expected}，计入 {included}。"
            + "标黄者变化一倍以上且相差超过 10。",
        en: "{before}: {includedBefore} of {expectedBefore} counted; {year}: {included} of "
            + "{expected}. Yellow: doubled or halved, and more than 10 apart.")

    static let recountTitle = Phrase(
        "核对：用公式把“各单位”重新相加，与“三张表”比较",
        en: "Recount: formulas add the agencies again and compare with the tables")
    static let recountHow = Phrase(
        "“各单位相加”是对“各单位”一栏的 SUM 公式；差应全部为 0。可在 WPS 或 Excel 中逐格点开查看。",
        en: "The sums are formulas over the sheet of agencies; every difference should be 0. Click "
            + "any cell to see its formula.")
    static let differing = Phrase("差不为 0 的格数", en: "differences that are not 0")
    static let inTables = Phrase("三张表", en: "in Tables")
    static let added = Phrase("各单位相加", en: "agencies added")
    static let difference = Phrase("差", en: "difference")
    static let identities = Phrase(
        "勾稽关系：由“三张表”的数字验算", en: "Identities of the form, reckoned from the tables")
    static let rule = Phrase("规则", en: "rule")
    static let what = Phrase("内容", en: "what")
    static let left = Phrase("左边", en: "left side")
    static let right = Phrase("右边", en: "right side")
    static let tooLong = Phrase(
        "超过 15 位，表格软件算不准，不用公式核对", en: "more than 15 digits: no formula can check it")
}
