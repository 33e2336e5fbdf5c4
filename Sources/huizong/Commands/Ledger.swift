import ArgumentParser
import Desk
import Messages

struct Ledger: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ledger",
        abstract: "台账：县办掌握的申请、复议、诉讼。What the office knows from elsewhere.",
        subcommands: [LedgerImport.self])
}

struct LedgerImport: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "登入申请登记簿、复议和诉讼清单，供核对报告。"
            + "Takes in the register of requests and the lists of reconsiderations and suits.",
        discussion: """
            表头（中文或英文，前十行内，顺序不限）：单位或单位编号、类别（申请、复议、诉讼）、编号、日期，可另有
            “作废”一列。.csv（UTF-8、GB18030）或 .xlsx；有一行读不懂就全部不登。已登入的不重复登入；报告少于
            台账的，下次 run 时列出。
            Headings, in Chinese or English, in any order, in one of the first ten rows: agency or
            agency_id, kind (request, reconsideration, litigation), number, date, and if need be
            void. A file with a row that cannot be read is refused whole; what is known already is
            not noted twice. The next run names reports that have fewer cases than the ledger.
            例 Example: huizong ledger import 登记簿2023.csv --dry-run
            """)

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp("台账文件。Ledger file.", valueName: "file"))
    var file: String

    @Option(help: "年度，有其他年份的日期即拒绝。Refuses days of other years.")
    var year: Int?

    @Flag(help: "只说明将有何变化。Tell what would change, store nothing.")
    var dryRun = false

    func run() throws {
        try common.work { workplace in
            let lines = try workplace.importLedger(file, year: year, isDryRun: dryRun)
            for line in lines { Output.result(line[workplace.language] + "\n") }
        }
    }
}
