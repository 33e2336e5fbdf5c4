package import Messages

/// Words about notices; what they say is the templates' text.
package enum NoticeMessages {
    package static let noTemplate = Phrase(
        "读不到模板 {file}，请检查 --template 或安装目录中的 notices。",
        en: "The template {file} cannot be read; check --template or the installed notices.")
    package static let badTemplate = Phrase(
        "模板 {file} 有误：{detail}", en: "The template {file} is wrong: {detail}")

    package static let nobodyToRemind = Phrase(
        "没有尚未到期而未报送或者未公布的单位，未写提醒。",
        en: "Nobody has a report still to file or to publish in time, so no reminder was written.")
    package static let nobodyToUrge = Phrase(
        "没有逾期未报送或者未公布的单位，未写催报。",
        en: "Nobody is overdue with a report or its publication, so no demand was written.")
    package static let nobodyExpected = Phrase(
        "该年度没有应报单位，未写通报。",
        en: "No agency was expected to report for the year, so no circular was written.")
    package static let nothingToCorrect = Phrase(
        "{name} {year}年度没有须更正或者说明的问题，未写整改通知。",
        en: "Nothing in the report of {name} for {year} must be corrected or explained, so no "
            + "notice was written.")
    package static let noSuchAgency = Phrase(
        "没有编号为 {agency} 的单位，或当前登录名不能查看它。",
        en: "There is no agency {agency}, or this login may not see it.")
    package static let untilPassed = Phrase(
        "--until：{until} 早于 {day}，来不及更正。",
        en: "--until: {until} is before {day}; nobody could keep it.")

    package static let cellSays = Phrase("“{cell}”填 {figure}", en: "{cell} says {figure}")
    package static let cellIsBlank = Phrase("“{cell}”空白", en: "{cell} is blank")
    package static let atPlace = Phrase("{sentence}（{place}）", en: "{sentence} ({place})")
    package static let otherCells = Phrase(
        "其余 {count} 格为 0 或空白", en: "{count} other cells say 0 or are blank")
}
