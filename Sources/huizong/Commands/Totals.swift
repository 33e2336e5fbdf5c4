import ArgumentParser
import Desk
import Listings

struct Totals: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "totals",
        abstract: "某地区某年度的合计。A region's totals.",
        discussion: """
            给出单元格名或表格用语则只列这些格。With names of cells or words of the form: only these.
            例 Example: huizong totals --region 360926 --year 2020 --scope all
            例 Example: huizong totals 属于国家秘密 本年新收·自然人 --region 360926 --year 2020
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var listing: ListingOptions
    @OptionGroup var total: TotalOptions
    @OptionGroup var reportYear: ReportYearOption

    @Argument(
        help: ArgumentHelp(
            "单元格名或表格用语，如 国家秘密·总计；不写则全部。Cells by name or label; all by default.",
            valueName: "cell"))
    var chosen: [String] = []

    @Flag(help: "逐格列出，注明填报数和空白数（table）。One line a cell, with counts (table).")
    var cells = false

    func run() throws {
        try common.work { workplace in
            let listings = try workplace.totals(
                total.choice, year: reportYear.year, cells: chosen,
                isCellByCell: cells || listing.format != .table)
            for (number, table) in listings.enumerated() {
                if number > 0 { Output.result("\n") }
                listing.print(table, workplace.language)
            }
        }
    }
}
