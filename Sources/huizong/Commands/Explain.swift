import ArgumentParser
import Desk

struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "一个合计由哪些单位、版本和下级地区组成。What a total is made of.",
        discussion: """
            先列本级各单位的报告（附原文和位置），再列下级地区；每个数都由报告现场重新相加。
            对下级地区再运行本命令，可逐级查到县；加 --agency 则从上到下直达一个单位的那一格。
            Lists the reports of the region's own agencies, each figure as written and where, then
            the regions below; every figure is added again from the reports on the spot. With
            --agency: the path from the region down to that agency's cell.
            例 Example: huizong explain requests.received.total --region 360926 --year 2020
            例 Example: huizong explain requests.received.total --region 360000 --year 2020 \
              --agency 17 --as-of 2021-03-31
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var listing: ListingOptions
    @OptionGroup var total: TotalOptions
    @OptionGroup var reportYear: ReportYearOption

    @Argument(
        help: ArgumentHelp(
            "单元格名，见 huizong forms gid-2021。Cell, table.row.column.", valueName: "cell"))
    var cell: String

    @Option(
        help: ArgumentHelp(
            "只查该单位，列出各级地区。The path down to one agency.", valueName: "id"))
    var agency: Int64?

    func run() throws {
        try common.work { workplace in
            listing.print(
                try workplace.explain(
                    cell: cell, total.choice, year: reportYear.year, agency: agency),
                workplace.language)
        }
    }
}
