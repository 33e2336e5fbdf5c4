import ArgumentParser
import Listings
import Messages
import Store
import Vocabulary

struct Late: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "late",
        abstract: "谁迟报、迟几天、谁未报、按时率。Who filed late, how late, who is missing.",
        discussion: """
            每个单位两行：报送（submit）与公开（publish）。汇总行和按时率只看报送。
            Two lines an agency: filed and published. Counts and rate are about filing.
            给出 --agency 则列出该单位历年情况。With --agency: one agency over the years.
            例 Example: huizong late --year 2024 --region 360926 --as-of 2025-02-15
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var listing: ListingOptions

    @Option(help: "报告年度。Report year.")
    var year: Int?

    @Option(
        help: ArgumentHelp(
            "该地区及其下级，默认各地。This region and those below.", valueName: "code"))
    var region: String?

    @Option(help: ArgumentHelp("单位编号，列出历年。One agency over the years.", valueName: "id"))
    var agency: Int64?

    @Option(
        help: ArgumentHelp(
            "截至某日（北京时间）。As of the end of a day in China.", valueName: "YYYY-MM-DD"))
    var asOf: String?

    func validate() throws {
        guard (year == nil) != (agency == nil), agency == nil || region == nil else {
            throw ValidationError(
                "请给出 --year（可加 --region）或 --agency。"
                    + "Give --year, perhaps with --region, or --agency.")
        }
    }

    func run() throws {
        let workplace = try Workplace(common)
        try workplace.attempt {
            let year = try self.year.map { try Arguments.year($0, workplace.language) }
            let day = try Arguments.pastDay(asOf, workplace.language)
            try workplace.withDatabase { connection in
                let reader = AuditReader(connection: connection)
                let asOf = day ?? CalendarDate(unixSeconds: Clock.unixSeconds)
                if let agency {
                    let rows = try reader.history(agency: agency, asOf: day)
                    listing.print(
                        LateHistoryListing(rows, agency: agency, asOf: asOf).listing,
                        language: workplace.language)
                } else if let year {
                    if let region { _ = try TotalsReader(connection: connection).region(region) }
                    let rows = try reader.lateness(year: year, region: region, asOf: day)
                    let late = LateListing(rows, year: year, region: region, asOf: asOf)
                    if listing.format == .table, let regions = late.regionListing {
                        listing.print(regions, language: workplace.language)
                    }
                    listing.print(late.listing, language: workplace.language)
                }
            }
        }
    }
}
