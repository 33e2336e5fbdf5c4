import ArgumentParser
import Desk
import Messages

struct WriteTemplate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "template",
        abstract: "供单位填写的表格（xlsx）。The form of a year, to fill in.",
        discussion: """
            合计自动计算，不平之处变红，只有应填的格可以改动；“校验”表逐条列出勾稽关系的结果。
            给出 --agency 则写上单位全称；不给则由填表人写，也不需要数据库。填好后用 huizong check 自查，用
            huizong import 读入。
            Totals add themselves, what does not add up turns red, and only cells to be filled in
            can be changed; a second sheet lists every check. With --agency the title names it;
            without, no database is asked. `huizong check` and `huizong import` read it once it is
            filled in.
            例 Example: huizong template --year 2025 --agency 12 --to 年报.xlsx
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var reportYear: ReportYearOption

    @Option(help: ArgumentHelp("单位编号。Agency.", valueName: "id"))
    var agency: Int64?

    @OptionGroup var target: WorkbookFileOptions

    func run() throws {
        try common.work { workplace in
            let written = try workplace.template(
                year: reportYear.year, agency: agency, to: target.to,
                isOverwriting: target.overwrite)
            Output.result(written[workplace.language] + "\n")
        }
    }
}
