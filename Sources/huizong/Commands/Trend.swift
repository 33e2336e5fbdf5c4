import ArgumentParser
import Desk
import Vocabulary

struct Trend: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trend",
        abstract: "一个数的历年变化，注明口径中断。One figure over the years, breaks marked.",
        discussion: """
            --agency 则列一个单位历年计入的数。With --agency: the figures of one agency that count.
            例 Example: huizong trend requests.received.total --region 360926
            例 Example: huizong trend 属于国家秘密 --agency 17
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var listing: ListingOptions
    @OptionGroup var published: PublishedOption

    @Option(help: ArgumentHelp("行政区划代码。GB/T 2260 code.", valueName: "code"))
    var region: String?

    @Option(help: "own 本级 own level, all 全域 with townships and regions below.")
    var scope: Scope?

    @Option(help: ArgumentHelp("只看该单位。One agency in place of a region.", valueName: "id"))
    var agency: Int64?

    @Argument(
        help: ArgumentHelp(
            "单元格名或表格用语，如 本年新收·总计。Cell by name (table.row.column) or label.",
            valueName: "cell"))
    var cell: String

    func validate() throws {
        guard (region == nil) != (agency == nil), agency == nil || scope == nil else {
            throw ValidationError(
                "请给出 --region（可加 --scope）或 --agency。"
                    + "Give --region, perhaps with --scope, or --agency.")
        }
    }

    func run() throws {
        let (asOf, known) = (published.asOf, published.knowledge.known)
        try common.work { workplace in
            if let agency {
                listing.print(
                    try workplace.trend(of: cell, agency: agency, asOf: asOf, known: known),
                    workplace.language)
            } else if let region {
                listing.print(
                    try workplace.trend(
                        of: cell,
                        TotalChoice(
                            region: region, scope: scope ?? .all, asOf: asOf, known: known)),
                    workplace.language)
            }
        }
    }
}
