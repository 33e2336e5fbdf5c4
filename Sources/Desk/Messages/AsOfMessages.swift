package import Messages

/// What is said about moments that cannot be asked for, and about clocks that are wrong.
package enum AsOfMessages {
    package static let asOf = Phrase(
        "截至 {instant} 已公布的情况", en: "As published by {instant}")
    package static let badInstant = Phrase(
        "{option}：“{value}”不是时间，应写成 2026-01-31（北京时间当天结束时）或 2026-01-31T17:30:00+08:00",
        en: "{option}: “{value}” is no time; write 2026-01-31 (the end of that day in China) or "
            + "2026-01-31T17:30:00+08:00")
    package static let inFuture = Phrase(
        "{option}：{value} 还没有到，无从查起。",
        en: "{option}: {value} has not come yet; nobody can say what will be then.")
    package static let beforeFirstEdition = Phrase(
        "--as-of：{instant} 时还没有发布任何版次，第 1 版发布于 {first}。",
        en: "--as-of: nothing had been published by {instant}; edition 1 was published at {first}.")
    package static let businessDate = Phrase(
        "业务日期 {date} 还没有到：按数据库的时钟今天是 {today}。请核对本机和数据库的时钟，或改正 --business-date；未作任何更改。",
        en: "Business date {date} has not come yet: by the database's clock today is {today}. "
            + "Check the clocks of this machine and of the database, or --business-date; nothing "
            + "was changed.")
    package static let businessDateTooEarly = Phrase(
        "业务日期 {date} 早于 2008-05-01《政府信息公开条例》施行之日：当时还没有年度报告，请核对 --business-date。",
        en: "Business date {date} lies before 2008-05-01, when the regulation took effect: there "
            + "were no reports. Check --business-date.")
    package static let runInFuture = Phrase(
        "已有业务日期为 {date} 的汇总，而数据库的时钟现在是 {today}：时钟现在或当时不对。请先校正时钟；未作任何更改。",
        en: "There was a run for {date}, and the database's clock says {today} now: that clock is "
            + "wrong or was wrong then. Put it right first; nothing was changed.")
    package static let editionInFuture = Phrase(
        "第 {edition} 版发布于 {time}，比数据库现在的时间还晚：数据库的时钟现在或当时不对。请先校正时钟；未作任何更改。",
        en: "Edition {edition} was published at {time}, later than the database's clock says now: "
            + "that clock is wrong or was wrong then. Put it right first; nothing was changed.")
}
