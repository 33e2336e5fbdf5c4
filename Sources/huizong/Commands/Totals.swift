import ArgumentParser
import Desk
import Listings

struct Totals: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "totals",
        abstract: "某地区某年度的合计。A region's totals.",
        discussion: "例 Example: huizong totals --region 360926 --year 2020 --scope all")

    @OptionGroup var common: CommonOptions
    @OptionGroup var listing: ListingOptions
    @OptionGroup var total: TotalOptions
    @OptionGroup var reportYear: ReportYearOption

    @Flag(help: "逐格列出，注明填报数和空白数（table）。One line a cell, with counts (table).")
    var cells = false

    func run() throws {
        try common.work { workplace in
            let listings = try workplace.totals(
                total.choice, year: reportYear.year,
                isCellByCell: cells || listing.format != .table)
            for (number, table) in listings.enumerated() {
                if number > 0 { Output.result("\n") }
                listing.print(table, workplace.language)
            }
        }
    }
}
