import ArgumentParser
import Desk
import Messages

struct WriteWorkbook: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "workbook",
        abstract: "某地区某年度的工作簿（xlsx）。The workbook of a region's year.",
        discussion: """
            六张表：三张表（照正式表格排列，可打印）、各单位（每份报告一行）、核查结果、报送时间、与上年比较、核对
            （用公式把各单位重新相加，与三张表比较，差应全部为 0）。数字取自同一版次，页脚注明版次；报送时间截至该版次的
            业务日期。数据不完整、勾稽不平或含例外的，第一张表上有红字。已有而内容不同的文件不会被覆盖，除非加 --overwrite。
            Six sheets: the official tables, one row a report, findings, filing dates, last year
            beside this year, and formulas that add the reports again: every difference should be 0.
            All from one edition, which the footer names; filing dates as of its business date. Red
            lines on the first sheet say if the totals are incomplete, do not add up or count waived
            reports. A file that differs is not overwritten without --overwrite.
            例 Example: huizong workbook --region 360926 --year 2025 --to 2025汇总.xlsx
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var total: TotalOptions
    @OptionGroup var reportYear: ReportYearOption
    @OptionGroup var target: WorkbookFileOptions

    func run() throws {
        try common.work { workplace in
            let result = try workplace.workbook(
                total.choice, year: reportYear.year, to: target.to,
                isOverwriting: target.overwrite)
            Output.result(result.written[workplace.language] + "\n")
            Output.error(result.faults?[workplace.language])
        }
    }
}

/// Where a workbook goes.
struct WorkbookFileOptions: ParsableArguments {
    @Option(help: ArgumentHelp("写到哪个文件。Where to write.", valueName: "file.xlsx"))
    var to: String

    @Flag(help: "覆盖已有的文件。Overwrites a file that is there.")
    var overwrite = false
}
