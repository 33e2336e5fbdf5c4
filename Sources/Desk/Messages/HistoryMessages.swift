package import Messages

/// Words of revisions, decisions and the audit of the record.
package enum HistoryMessages {
    package static let revisionsTitle = Phrase(
        "{region}{year}年度合计的历次变化·{scope}",
        en: "How the totals of {region} for {year}, {scope}, changed")
    package static let noRevisions = Phrase(
        "截至此时没有公布过这一合计。", en: "No such total had been published by then.")
    package static let edition = Phrase("版次", en: "edition")
    package static let publishedAt = Phrase("公布时间", en: "published at")
    package static let reason = Phrase("原因", en: "reason")
    package static let agency = Phrase("编号", en: "agency")
    package static let name = Phrase("单位", en: "name")
    package static let revision = Phrase("版本变化", en: "revision")
    package static let changes = Phrase("合计变化", en: "change of totals")
    package static let included = Phrase("计入/应报", en: "counted/expected")
    package static let moreCells = Phrase("等 {count} 格", en: "and more, {count} cells in all")
    package static let noCells = Phrase("各格未变", en: "no cell changed")
    package static let manyReports = Phrase("{count} 份报告", en: "{count} reports")

    package static let first = Phrase("首次公布", en: "first publication")
    package static let lateReport = Phrase("补报", en: "late report")
    package static let correction = Phrase("更正", en: "correction")
    package static let waiver = Phrase("例外", en: "waiver")
    package static let returned = Phrase("退回", en: "returned")
    package static let withdrawn = Phrase("撤销", en: "withdrawn")
    package static let revoked = Phrase("决定收回", en: "decision taken back")
    package static let dates = Phrase("更正日期", en: "corrected dates")
    package static let roster = Phrase("名录变化", en: "roster change")
    package static let rules = Phrase("表格或规则变化", en: "form or rule change")
    package static let regions = Phrase("行政区划变动", en: "change of regions")
    package static let gone = Phrase("不再公布", en: "no longer published")
    package static let broughtAlong = Phrase("转入 {count} 份", en: "with {count} reports")
    package static let tookAlong = Phrase("转出 {count} 份", en: "left with {count} reports")
    package static let method = Phrase("汇总方法", en: "method")

    package static let waived = Phrase(
        "已批准例外第 {waiver} 号；下次 huizong run 起计入。数值一变即失效。",
        en: "Waiver {waiver} is recorded; the report counts from the next huizong run on. It "
            + "lapses when a value changes.")
    package static let whatToWaive = Phrase(
        "请写明一项核查结果的指纹；或用 --cell 指明一格，并写明这份报告的任一指纹，或用 --agency、--year 指明报告",
        en: "give the fingerprint of a finding; or a cell with --cell, and the report by the "
            + "fingerprint of one of its findings or by --agency and --year")
    package static let noSuchFinding = Phrase(
        "没有指纹为 {fingerprint} 的单位核查结果，或不止一个单位有；请用 huizong findings --agency 查看",
        en: "no agency has an open finding {fingerprint}, or more than one has; see huizong "
            + "findings --agency")
    package static let nothingConcerns = Phrase(
        "单位 {agency} {year}年度没有涉及“{cell}”、可以批准例外的核查结果",
        en: "agency {agency} has no finding for {year} about {cell} that could be allowed")
    package static let sentBack = Phrase(
        "已退回第 {submission} 号报告（退回第 {number} 号）；下次 huizong run 起不再计入，请单位报送更正版本。",
        en: "Submission {submission} is sent back (return {number}); it no longer counts from "
            + "the next huizong run on. The agency must file a correction.")

    package static let subject = Phrase("对象", en: "subject")
    package static let number = Phrase("编号", en: "number")
    package static let fault = Phrase("问题", en: "fault")
    package static let intact = Phrase(
        "记录完好：事件 {events} 个、版次 {editions} 个、报告 {submissions} 份，全部重新核对。",
        en: "The record is intact: {events} events, {editions} editions and {submissions} "
            + "submissions were all checked again.")
    package static let broken = Phrase(
        "记录有 {count} 处与当时不符，第一处：{first}",
        en: "The record differs in {count} places from what it was; the first: {first}")
    package static let head = Phrase("链尾哈希 {hash}", en: "Head of the chain: {hash}")
    package static let link = Phrase("事件", en: "event")
    package static let seal = Phrase("封存", en: "seal")
    package static let editionSubject = Phrase("版次", en: "edition")
    package static let row = Phrase("汇总行", en: "row of an edition")
    package static let linkMissing = Phrase("前面缺少事件", en: "an event before it is gone")
    package static let linkPrevious = Phrase(
        "与前一事件不相连", en: "does not follow the event before it")
    package static let linkEvent = Phrase("内容被改动", en: "was altered")
    package static let sealed = Phrase(
        "所封存的{kind}被改动、删除或插入", en: "sealed rows were altered, removed or added: {kind}")
    package static let editionEvent = Phrase(
        "没有对应的事件，或哈希不同", en: "has no event, or one with another hash")
    package static let editionGone = Phrase("已不存在", en: "is gone")
    package static let editionContent = Phrase(
        "内容与哈希不符", en: "consists of other rows than were published")
    package static let rowAltered = Phrase("被改动：{row}", en: "was altered: {row}")
    package static let registryRow = Phrase("名录变动", en: "registry change")
    package static let registryAltered = Phrase(
        "之后名录被绕过记录改动：{row}", en: "the registry was altered behind it: {row}")
    package static let unsealed = Phrase(
        "之后应有的封存不见了", en: "a seal after it is gone")
    package static let submissions = Phrase("报告", en: "submissions")
    package static let documents = Phrase("原文件", en: "documents")
    package static let waivers = Phrase("例外", en: "waivers")
    package static let returns = Phrase("退回", en: "returns")
    package static let withdrawals = Phrase("撤销", en: "withdrawals")
    package static let corrections = Phrase("日期更正", en: "corrected dates")
    package static let publications = Phrase("公开登记", en: "recorded publications")
    package static let revocations = Phrase("决定收回", en: "decisions taken back")
    package static let registry = Phrase("名录变化", en: "registry changes")
    package static let runs = Phrase("运行记录", en: "records of runs")
    package static let notComputed = Phrase(
        "计算哈希的函数或视图与本版本不一致，未再往下核对：先查明是谁改动，"
            + "由数据库所有者运行 huizong migrate 恢复，再核对一次。",
        en: "What computes the hashes is not this version's, so nothing more was looked at: find "
            + "out who altered it, let the owner of the database run huizong migrate, and verify "
            + "again.")
    package static let storedForm = Phrase("表格", en: "form")
    package static let formAltered = Phrase(
        "数据库中的表格 {form} 与表格文件不符（第 {position} 格，0 为表格本身）",
        en: "{form} in the database differs from the form file (cell {position}; 0 is the form "
            + "itself)")
    package static let definition = Phrase("定义", en: "definition")
    package static let anchorLine = Phrase("另存链尾行", en: "line of the anchor")
    package static let chainCut = Phrase(
        "所记的事件已不存在：事件链被截短", en: "its event is gone: the chain was cut short")
    package static let chainRewritten = Phrase(
        "所记事件的哈希不同：事件链被重写", en: "its event has another hash: the chain was rewritten")
    package static let anchorUnreadable = Phrase("读不出", en: "cannot be read")
}
