import Messages

/// Words of the workbook and of the form to fill in, outside their sheets.
enum WorkbookMessages {
    static let notXlsx = Phrase(
        "“{file}”应以 .xlsx 结尾", en: "“{file}” must end with .xlsx")
    static let differs = Phrase(
        "有 {count} 格的合计与各单位相加不符：{cells}；发布后地区隶属关系有变化，或记录被改动，"
            + "请运行 huizong run 和 huizong audit verify。",
        en: "{count} totals are not what the reports add up to: {cells}; regions moved since, or "
            + "the record was altered; run huizong run and huizong audit verify.")
    static let faults = Phrase(
        "请注意（工作簿第一张表上有同样的红字）：",
        en: "Please note (the first sheet says the same in red):")
    static let noForm = Phrase(
        "没有 {year} 年度的表格", en: "there is no form for {year}")
    static let noSuchAgency = Phrase(
        "名录中没有编号为 {agency} 的单位", en: "no agency {agency} in the registry")

    static let findingsOf = Phrase(
        "{year}年度未决核查结果，第 {edition} 版", en: "Open findings for {year}, edition {edition}")
    static let code = Phrase("地区代码", en: "region code")
    static let subject = Phrase("单位或合计", en: "agency or total")
    static let cells = Phrase("单元格", en: "cells")
    static let left = Phrase("左边", en: "left side")
    static let right = Phrase("右边", en: "right side")
    static let difference = Phrase("差", en: "difference")
    static let waiver = Phrase("例外", en: "waiver")
    static let fingerprint = Phrase("核查结果编号", en: "fingerprint")
    static let firstEdition = Phrase("首见版次", en: "first edition")
    static let latenessCounts = Phrase(
        "这里的应报按报送要求计（含不计入合计的单位，如派出机关），与合计中的应报不是同一个数。",
        en:
            "Expected here counts all who must file, also agencies whose figures count in no "
            + "total, so it is not the same number as for the totals.")
}
