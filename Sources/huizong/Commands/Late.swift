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
            --open 只列逾期、未报、未见公开的，供催办用。--open: only what is late or missing.
            给出 --agency 则列出该单位历年情况。With --agency: one agency over the years.
            例 Example: huizong late --year 2024 --region 360926 --as-of 2025-02-15
            例 Example: huizong late --year 2024 --region 360926 --open --class 乡镇 --event submit
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var listing: ListingOptions
    @OptionGroup var anyYear: AnyYearOption
    @OptionGroup var branch: BranchOption
    @OptionGroup var day: DayOption
    @OptionGroup var ofClass: ClassOption
    @OptionGroup var ofEvent: EventOption

    @Flag(help: "只列逾期、未报、未见公开的。Only what is late or missing.")
    var open = false

    @Option(help: ArgumentHelp("单位编号，列出历年。One agency over the years.", valueName: "id"))
    var agency: Int64?

    func validate() throws {
        let narrows =
            branch.region != nil || open || ofClass.words != nil || ofEvent.words != nil
        guard (anyYear.year == nil) != (agency == nil), agency == nil || !narrows else {
            throw ValidationError(
                "请给出 --year（可加 --region、--open、--class、--event）或 --agency。"
                    + "Give --year, perhaps with --region, --open, --class, --event, or --agency.")
        }
    }

    func run() throws {
        let isTable = listing.format == .table
        try common.work { workplace in
            if let agency {
                listing.print(
                    try workplace.lateHistory(
                        agency: agency, asOf: day.asOf, known: day.knowledge.known,
                        isTable: isTable),
                    workplace.language)
            } else if let year = anyYear.year {
                let listings = try workplace.late(
                    LateChoice(
                        year: year, region: branch.region, isOpen: open,
                        classWords: ofClass.words, eventWords: ofEvent.words, asOf: day.asOf,
                        known: day.knowledge.known), isTable: isTable)
                for late in listings { listing.print(late, workplace.language) }
            }
        }
    }
}
