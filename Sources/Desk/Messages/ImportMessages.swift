import Messages

/// What `import` says of a document's place, its dates and what is stored already.
enum ImportMessages {
    static let badTime = Phrase(
        "--submitted-at：“{value}”不是日期或时间，应写成 2026-01-31、2026-01-31 17:30（北京时间）"
            + "或 2026-01-31T17:30:00+08:00",
        en: "--submitted-at: “{value}” is no day or time; write 2026-01-31, 2026-01-31 17:30 (in "
            + "China) or 2026-01-31T17:30:00+08:00")

    // whose it is
    static let noSuchNumber = Phrase(
        "名录中没有编号为 {id} 的单位（或不在 --region 之内）",
        en: "the registry has no agency number {id} (or not in --region)")
    static let unknown = Phrase(
        "名录中没有单位“{name}”，请先登记或用 --agency 指明编号",
        en: "the registry has no agency “{name}”; register it or give --agency")
    static let didYouMean = Phrase(
        "名录中没有单位“{name}”，是否为：{candidates}？请用 --agency 指明编号，或先登记",
        en: "the registry has no agency “{name}”; did you mean {candidates}? Give its number with "
            + "--agency, or register it")
    static let ambiguous = Phrase(
        "名录中有 {count} 个“{name}”：{candidates}；请用 --region 限定地区，或用 --agency 指明编号",
        en: "the registry has {count} agencies “{name}”: {candidates}; narrow it with --region, or "
            + "choose one with --agency")
    static let byShortName = Phrase(
        "  标题中的“{title}”认作{agency}（编号 {id}）",
        en: "  “{title}” in the title was taken for {agency} (number {id})")
    static let byFormerName = Phrase(
        "  标题中的“{title}”是{agency}（编号 {id}）的原名称",
        en: "  “{title}” in the title is a former name of {agency} (number {id})")

    // doubts
    static let otherName = Phrase(
        "标题中是“{title}”，指明的是{agency}（编号 {id}）",
        en: "the title says “{title}”, but {agency} (number {id}) was given")
    static let sameBytes = Phrase(
        "同一文件已存为{agency}（编号 {id}）{year}年度的报告 {submission}，现在要存为{here} {hereYear}年度的",
        en: "the same file is stored as report {submission} of {agency} (number {id}) for {year}, "
            + "and would now be stored for {here}, {hereYear}")
    static let unconfirmed = Phrase(
        "{doubt}；未经确认，没有入库，确认无误请加 --yes",
        en: "{doubt}; not confirmed, not stored; give --yes if it is meant so")
    static let yesOrNo = Phrase(
        "{file}：{doubt}。确认吗？[y/N]", en: "{file}: {doubt}. Is it meant so? [y/N]")

    // when it was filed
    static let whenFiled = Phrase(
        "{file}：{year}年度的报告早已过报送期限，是何时报送的？输入日期（如 2024-01-26）；y 按现在报送（逾期）；回车不入库。"
            + "本次导入中该年度没有日期的报告都照此办理。",
        en: "{file}: reports of {year} are long past their due date. When were they filed? "
            + "Enter a day (2024-01-26); y for now, which is late; or return to leave them out. "
            + "The answer holds for all reports of the year in this import that have no date.")
    static let noTime = Phrase(
        "不知道{year}年度报告的报送时间（期限 {due} 早已过去，按现在入库即为逾期）；"
            + "请用 --submitted-at 或 --dates 写明，确实现在才报送的加 --yes",
        en: "it is not known when this report of {year} was filed (due on {due}; taken as filed "
            + "now it would be late); say so with --submitted-at or --dates, or give --yes if it "
            + "is filed only now")
    static let lateNow = Phrase(
        "  按现在报送入库，比期限 {due} 晚 {days} 天；若报送得早，请写明 --submitted-at",
        en: "  taken as filed now, {days} days after {due}; if it came earlier, say so with "
            + "--submitted-at")
    static let dayOfDocument = Phrase(
        "  报送日期取文件上的发布日期 {day}", en: "  filed on the day of publication in the document, {day}")
    static let filedBeforeYear = Phrase(
        "报送日期 {day} 早于报告年度 {year}，请核对",
        en: "filed on {day}, before the report year {year}; check it")

    // what is there already
    static let inForce = Phrase(
        "{file}：{agency}（编号 {id}）{year}年度现行的第 {revision} 版（报告 {submission}）就是这个文件，不再重复",
        en: "{file}: already in force as revision {revision} (submission {submission}) of {agency} "
            + "(number {id}), {year}; left alone")
    static let sameContent = Phrase(
        "{file}：数据和文字与{agency}（编号 {id}）{year}年度现行的第 {revision} 版（报告 {submission}）完全相同，不再重复",
        en: "{file}: figures and words are those already in force as revision {revision} "
            + "(submission {submission}) of {agency} (number {id}), {year}; left alone")
    static let twoFiles = Phrase(
        "{agency}{year}年度在这次导入中已存了另一个文件 {other}；"
            + "若这是它的更正，请单独导入，或在 --dates 中各写报送时间；若不是，请移走",
        en: "{other} of this import was stored for {agency}, {year}, already; if this corrects it, "
            + "import it apart or give both their times in --dates; if not, take it away")
    static let filedEarlier = Phrase(
        "报送时间 {day} 早于现行的第 {revision} 版（报告 {submission}，{last}）；更正应晚于原报告，"
            + "请核对 --submitted-at；若现行的版本有误，先用 huizong return {submission} 退回",
        en: "filed at {day}, before revision {revision} that is in force (submission {submission}, "
            + "{last}); check --submitted-at, or send that one back first: huizong return "
            + "{submission}")
    static let refusedByDatabase = Phrase(
        "数据库不接受：{message}", en: "refused by the database: {message}")

    // the end
    static let ofFile = Phrase("{file}：{reason}", en: "{file}: {reason}")
    static let refused = Phrase(
        "有 {count} 份没有入库：\n{list}", en: "{count} were not stored:\n{list}")
    static let summary = Phrase(
        "共 {count} 个文件：入库 {stored}，已有 {same}，没有入库 {refused}",
        en: "{count} files: {stored} stored, {same} there already, {refused} refused")
    static let dryRunSummary = Phrase(
        "共 {count} 个文件：可以入库 {stored}，已有 {same}，不能入库 {refused}（试运行，未保存）",
        en: "{count} files: {stored} can be stored, {same} there already, {refused} refused (dry "
            + "run, nothing was stored)")
}
