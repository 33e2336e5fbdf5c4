import ArgumentParser
import Desk

struct Trend: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trend",
        abstract: "一个数的历年变化，注明口径中断。One figure over the years, breaks marked.",
        discussion: "例 Example: huizong trend requests.received.total --region 360926")

    @OptionGroup var common: CommonOptions
    @OptionGroup var listing: ListingOptions
    @OptionGroup var total: TotalOptions

    @Argument(
        help: ArgumentHelp(
            "单元格名，见 huizong forms gid-2021。Cell, table.row.column.", valueName: "cell"))
    var cell: String

    func run() throws {
        try common.work { workplace in
            listing.print(try workplace.trend(of: cell, total.choice), workplace.language)
        }
    }
}
