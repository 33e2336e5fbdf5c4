package import Messages

/// How the nightly job is, in one line.
package enum StatusMessages {
    package static let good = Phrase(
        "正常：业务日期 {date} 的汇总于 {time} 完成（{outcome}），最近一次全面汇总距今 {age} 小时",
        en: "good: the run of {date} ended at {time} ({outcome}); the last run of everything was "
            + "{age} h ago")
    package static let bad = Phrase("有问题：{problems}", en: "problem: {problems}")
    package static let underWay = Phrase(
        "{status}；另有一次运行正在进行，始于 {time}",
        en: "{status}; a run is under way since {time}")
    package static let published = Phrase("已发布第 {edition} 版", en: "edition {edition} published")
    package static let unchanged = Phrase("没有变化", en: "nothing changed")
    package static let never = Phrase(
        "还没有运行过汇总，请运行 huizong run", en: "no run has ever ended; run huizong run")
    package static let neverWhole = Phrase(
        "还没有一次成功的全面汇总", en: "no run of everything has ever done its work")
    package static let failed = Phrase(
        "业务日期 {date} 的汇总失败（{time}）：{error}", en: "the run of {date} failed at {time}: {error}")
    package static let lost = Phrase(
        "业务日期 {date} 的汇总（始于 {time}）未作交代即告终止，可能被强行结束或断电",
        en: "the run of {date}, begun at {time}, ended without a word, as when it is killed")
    package static let tooOld = Phrase(
        "最近一次成功的全面汇总距今 {age} 小时，超过 {limit} 小时",
        en: "the last good run of everything was {age} h ago, more than {limit} h")
    package static let overdue = Phrase(
        "有一次运行自 {time} 起至今没有结束", en: "a run has been going on since {time}")
    package static let badAge = Phrase(
        "--max-age 应为大于 0 的小时数", en: "--max-age takes a number of hours above 0")
    package static let cannotWrite = Phrase(
        "写不了文件 {file}（{detail}）", en: "the file {file} cannot be written ({detail})")
}
