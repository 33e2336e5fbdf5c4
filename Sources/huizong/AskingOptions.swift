public import ArgumentParser
import Desk
import Vocabulary

/// One region.
struct RegionOption: ParsableArguments {
    @Option(help: ArgumentHelp("行政区划代码。GB/T 2260 code.", valueName: "code"))
    var region: String
}

/// A region with all below it, or everything.
struct BranchOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "该地区及其下级，默认各地。This region and those below; all by default.",
            valueName: "code"))
    var region: String?
}

/// One report year.
struct ReportYearOption: ParsableArguments {
    @Option(help: "报告年度。Report year.")
    var year: Int
}

/// Why, and by whom.
struct DecisionOptions: ParsableArguments {
    @Option(help: "理由。Why.")
    var reason: String

    @Option(help: "决定人。Who decided.")
    var by: String
}

/// One report year, or every year.
struct AnyYearOption: ParsableArguments {
    @Option(help: "报告年度。Report year.")
    var year: Int?
}

/// Agencies of one class only.
struct ClassOption: ParsableArguments {
    @Option(
        name: .customLong("class"),
        help: ArgumentHelp(
            "只列该类单位，如 部门、乡镇。One class, by name or code, for example township.",
            valueName: "class"))
    var words: String?
}

/// Filings or publications only.
struct EventOption: ParsableArguments {
    @Option(
        name: .customLong("event"),
        help: ArgumentHelp(
            "报送 submit 或 公开 publish，默认两者。Filings or publications; both by default.",
            valueName: "event"))
    var words: String?
}

/// What `--as-of` means wherever published figures are listed.
struct PublishedOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "当时已公布的：2026-02-01（该日结束时）或 2026-02-01T09:00:00+08:00。"
                + "As published at the end of a day in China, or at an instant.",
            valueName: "instant"))
    var asOf: String?

    @OptionGroup var knowledge: KnownOption
}

/// What `--known` means wherever something of the past is listed.
struct KnownOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "数据库当时所知：某日结束时或某一时刻；之后录入的一概不算。"
                + "As the database knew it at the end of a day, or at an instant.",
            valueName: "instant"))
    var known: String?
}

/// What `--as-of` means wherever the filings of agencies are listed.
struct DayOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "截至某日（北京时间）。As of the end of a day in China.", valueName: "YYYY-MM-DD"))
    var asOf: String?

    @OptionGroup var knowledge: KnownOption
}

/// Which totals of a region, as published when.
struct TotalOptions: ParsableArguments {
    @OptionGroup var oneRegion: RegionOption

    @Option(help: "own 本级 own level, all 全域 with townships and regions below.")
    var scope: Scope = .all

    @OptionGroup var published: PublishedOption

    var choice: TotalChoice {
        TotalChoice(
            region: oneRegion.region, scope: scope, asOf: published.asOf,
            known: published.knowledge.known)
    }
}

extension NoticeKind: ExpressibleByArgument {}
extension Scope: ExpressibleByArgument {}
extension Severity: ExpressibleByArgument {}
