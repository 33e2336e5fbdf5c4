import Messages

/// What is said of a sheet of dates.
enum DatesMessages {
    static let noColumns = Phrase(
        "{file}：前十行中应有一行标题：文件或单位（可加年度），以及报送时间、公开日期中的至少一个",
        en: "{file}: one of the first ten rows must have headings: file or agency (with year if "
            + "need be), and submitted_at or published_on")
    static let badDate = Phrase(
        "“{value}”不是日期，应写成 2026-01-31、2026/1/31 或 2026-01-31 17:30",
        en: "“{value}” is no date; write 2026-01-31, 2026/1/31 or 2026-01-31 17:30")
    static let future = Phrase("“{value}”还没有到", en: "“{value}” has not come yet")
    static let badYear = Phrase("“{value}”不是年度", en: "“{value}” is no year")
    static let noKey = Phrase("没有写文件或单位", en: "neither file nor agency is given")
    static let unmatched = Phrase(
        "{file} 第 {row} 行（{key}）没有对上任何文件", en: "{file}, row {row} ({key}): fits no document")
    static let several = Phrase(
        "{sheet} 的第 {rows} 行都对得上而日期不同，请只留一行",
        en: "rows {rows} of {sheet} fit and differ in their dates; keep one")
    static let noRowFor = Phrase(
        "{sheet} 中没有这份报告的行，请补上，或用 --submitted-at、--yes",
        en: "{sheet} has no row for it; add one, or give --submitted-at or --yes")
}
