import ArgumentParser
import Desk
import Messages

struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "把已公布的报告文件读入数据库。Reads published reports into `intake`.",
        discussion: """
            单位和年度取自标题；单位须已在名录中。一次给多个文件时，有一个读不懂就都不入库。
            Agency and year come from the title; the agency must be in the registry. If one of \
            several files cannot be read, none is stored.
            例 Example: huizong import 财政局2023.html 教体局2023.txt
            """)

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp("报告文件。Report files.", valueName: "file"))
    var files: [String]

    @Option(
        help: ArgumentHelp(
            "单位编号，不用标题中的名称。Agency's number, instead of the title's name.", valueName: "id"))
    var agency: Int64?

    @Option(help: "报告年度，不用标题中的。Report year, instead of the title's.")
    var year: Int?

    @Option(
        help: ArgumentHelp(
            "报送时间，默认现在。When it was filed; now by default.",
            valueName: "YYYY-MM-DDThh:mm:ss+08:00"))
    var submittedAt: String?

    @Option(
        help: ArgumentHelp("公开日期。Day of publication.", valueName: "YYYY-MM-DD"))
    var publishedOn: String?

    @Flag(help: "只读取和核查，不入库。Read and judge, store nothing.")
    var dryRun = false

    func run() throws {
        try common.work { workplace in
            let lines = try workplace.importDocuments(
                files,
                ImportRequest(
                    agency: agency, year: year, submittedAt: submittedAt,
                    publishedOn: publishedOn, isDryRun: dryRun))
            for line in lines { Output.result(line[workplace.language] + "\n") }
        }
    }
}
