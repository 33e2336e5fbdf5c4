package import Messages

/// What `check` and `import` say of documents.
package enum DocumentCommandMessages {
    package static let file = Phrase("文件", en: "file")
    package static let read = Phrase(
        "{file}：{agency}，{year}年度，表格 {form}，{cells} 格中填 {filled} 格，{verdict}",
        en: "{file}: {agency}, {year}, form {form}, {filled} of {cells} cells filled, {verdict}")
    package static let unknownAgency = Phrase("（标题中没有单位名称）", en: "(no agency in the title)")
    package static let unknownYear = Phrase("（未知）", en: "(no year)")
    package static let clean = Phrase("核查通过", en: "no findings")
    package static let hasWarnings = Phrase("没有错误，有需说明之处", en: "no errors, something to explain")
    package static let hasErrors = Phrase("有错误，请更正后再报", en: "errors, correct them before filing")
    package static let hasUnreadable = Phrase(
        "有读不懂的数，请改正后再查", en: "unreadable figures, correct them and check again")
    package static let unreadableCell = Phrase(
        "{file}：{place}，“{cell}”不是可读的数（原文“{raw}”）{note}",
        en: "{file}: {place}, {cell} is no readable figure (“{raw}”) {note}")
    package static let remark = Phrase("备注", en: "remark")
    package static let remarkOnCell = Phrase(
        "{place}，“{cell}”（原文“{raw}”）：{note}", en: "{place}, {cell} (reads “{raw}”): {note}")
    package static let remarkOnFile = Phrase("{file}：备注：{remark}", en: "{file}: remark: {remark}")
    package static let moreRemarks = Phrase(
        "{file}：另有 {count} 条备注，用 huizong check 查看",
        en: "{file}: {count} more remarks; huizong check lists them")

    // import
    package static let stored = Phrase(
        "{file}：{agency}（编号 {id}）{year}年度第 {revision} 版已入库，报送日期 {day}",
        en: "{file}: {agency} (number {id}), {year}, stored as revision {revision}, filed {day}")
    package static let wouldStore = Phrase(
        "{file}：{agency}（编号 {id}）{year}年度可以入库，报送日期 {day}（试运行，未保存）",
        en: "{file}: {agency} (number {id}), {year}, filed {day}, can be stored (dry run, nothing "
            + "was stored)")
    package static let withErrors = Phrase(
        "  核查有 {errors} 项错误、{others} 项需说明或核实；有错误的报告不计入合计，请通知单位更正",
        en: "  {errors} errors and {others} points to explain or confirm; a report with errors is "
            + "not counted, tell the agency")
    package static let withoutErrors = Phrase(
        "  没有错误，可以计入；有 {others} 项需说明或核实",
        en: "  no errors, it can be counted; {others} points to explain or confirm")
    package static let textFinding = Phrase(
        "  {severity} {rule}：{message}", en: "  {severity} {rule}: {message}")
    package static let noAgency = Phrase(
        "标题中没有单位名称，请用 --agency 指明编号",
        en: "the title names no agency; give its number with --agency")
    package static let noYear = Phrase(
        "标题中没有年度，请用 --year 指明", en: "the title names no year; give it with --year")
    package static let nothingStored = Phrase("一份也没有入库。", en: "Nothing was stored.")
    package static let oneFileOnly = Phrase(
        "--agency 只能用于一个文件", en: "--agency goes with one file only")
}
