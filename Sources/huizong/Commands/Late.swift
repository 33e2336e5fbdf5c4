import ArgumentParser
import Desk
import Listings

struct Late: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "late",
        abstract: "谁迟报、迟几天、谁未报、按时率。Who filed late, how late, who is missing.",
        discussion: """
            每个单位两行：报送（submit）与公开（publish）。汇总行和按时率只看报送。
            Two lines an agency: filed and published. Counts and rate are about filing.
            截至某日之后才录入的标为补录；--known 只按当时所知，可照原样重印旧名单。
            What was noted down later than --as-of is marked; with --known a list of a past day is
            printed again as it was.
            给出 --agency 则列出该单位历年情况。With --agency: one agency over the years.
            例 Example: huizong late --year 2024 --region 360926 --as-of 2025-02-15
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var listing: ListingOptions
    @OptionGroup var anyYear: AnyYearOption
    @OptionGroup var branch: BranchOption
    @OptionGroup var day: DayOption

    @Option(help: ArgumentHelp("单位编号，列出历年。One agency over the years.", valueName: "id"))
    var agency: Int64?

    func validate() throws {
        guard (anyYear.year == nil) != (agency == nil), agency == nil || branch.region == nil
        else {
            throw ValidationError(
                "请给出 --year（可加 --region）或 --agency。"
                    + "Give --year, perhaps with --region, or --agency.")
        }
    }

    func run() throws {
        try common.work { workplace in
            if let agency {
                listing.print(
                    try workplace.lateHistory(
                        agency: agency, asOf: day.asOf, known: day.knowledge.known),
                    workplace.language)
            } else if let year = anyYear.year {
                let listings = try workplace.late(
                    year: year, region: branch.region, asOf: day.asOf,
                    known: day.knowledge.known,
                    hasRegions: listing.format == .table)
                for late in listings { listing.print(late, workplace.language) }
            }
        }
    }
}
