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
            --class、--top、--with-last-year 则列出全地区（含下级）的单位，数大的在前。
            With --class, --top or --with-last-year: the agencies of the whole area, largest first.
            例 Example: huizong explain requests.received.total --region 360926 --year 2020
            例 Example: huizong explain 本年新收 --region 360926 --year 2021 --class 乡镇 --top 5 \
              --with-last-year
            例 Example: huizong explain requests.received.total --region 360000 --year 2020 \
              --agency 17 --as-of 2021-03-31
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var listing: ListingOptions
    @OptionGroup var total: TotalOptions
    @OptionGroup var reportYear: ReportYearOption

    @Argument(
        help: ArgumentHelp(
            "单元格名或表格用语，如 国家秘密·总计。Cell by name (table.row.column) or label.",
            valueName: "cell"))
    var cell: String

    @Option(
        help: ArgumentHelp(
            "只查该单位，列出各级地区。The path down to one agency.", valueName: "id"))
    var agency: Int64?

    @OptionGroup var ofClass: ClassOption

    @Option(help: ArgumentHelp("只列数最大的几个单位。Only the largest.", valueName: "n"))
    var top: Int?

    @Flag(help: "列出上年数和增减。With last year's figures and the change.")
    var withLastYear = false

    func validate() throws {
        let compares = ofClass.words != nil || top != nil || withLastYear
        guard agency == nil || !compares, top ?? 1 > 0 else {
            throw ValidationError(
                "--agency 不与 --class、--top、--with-last-year 同用；--top 至少为 1。"
                    + "--agency goes without --class, --top and --with-last-year; "
                    + "--top is at least 1."
            )
        }
    }

    func run() throws {
        try common.work { workplace in
            listing.print(
                try workplace.explain(
                    cell: cell, total.choice, year: reportYear.year,
                    ExplainChoice(
                        agency: agency, agencyClass: ofClass.words, top: top,
                        hasLastYear: withLastYear)),
                workplace.language)
        }
    }
}
