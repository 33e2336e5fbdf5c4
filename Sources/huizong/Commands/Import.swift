import ArgumentParser
import Desk

struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "把已公布的报告文件读入数据库。Reads published reports into `intake`.",
        discussion: """
            可给文件和文件夹（连同其中各级文件夹）。单位和年度取自标题；单位须已在名录中。读得懂、对得上的入库，\
            其余列在最后，退出码 65；每份报告各自入库，中断后再导入即可。
            报送时间：--dates、--submitted-at 写明的；没有写明而期限未过、或是刚到期的年度，按现在；更早的年度取文件上的\
            发布日期，也没有就会询问。标题与指明的单位不符、同一文件已存为别的单位或年度的，要确认（--yes）。
            --dates 的表（CSV）第一行是标题：文件、单位、年度、报送时间、公开日期，次序不限。
            Takes files and folders with all below them. Agency and year come from the title; the \
            agency must be in the registry. What can be read and placed is stored, each report by \
            itself; the rest is listed at the end, with exit code 65.
            When a report was filed: as --dates or --submitted-at say; else now, if it is not due \
            yet or is of the year just due; else the day of publication that the document prints; \
            else it is asked for. A title that names another agency than --agency, and a file that \
            is stored for another agency or year, must be confirmed (--yes).
            The sheet of --dates is CSV with headings in its first row: file, agency, year, \
            submitted_at, published_on, in any order.
            例 Example: huizong import 2023年报/ --dates 报送登记.csv
            """)

    @OptionGroup var common: CommonOptions

    @Argument(
        help: ArgumentHelp("报告文件或文件夹。Report files and folders.", valueName: "file"))
    var files: [String]

    @Option(
        help: ArgumentHelp(
            "单位编号，不用标题中的名称。Agency's number, instead of the title's name.", valueName: "id"))
    var agency: Int64?

    @Option(
        help: ArgumentHelp(
            "只在该地区及其下级的单位中找。Looks for agencies of this region and those below only.",
            valueName: "code"))
    var region: String?

    @Option(help: "报告年度，不用标题中的。Report year, instead of the title's.")
    var year: Int?

    @Option(
        help: ArgumentHelp(
            "报送时间，用于所有没有另写的文件。When they were filed, unless --dates says otherwise.",
            valueName: "YYYY-MM-DD[ hh:mm]"))
    var submittedAt: String?

    @Option(
        help: ArgumentHelp("公开日期。Day of publication.", valueName: "YYYY-MM-DD"))
    var publishedOn: String?

    @Option(
        help: ArgumentHelp(
            "各文件的报送时间、公开日期表。When each was filed and published.", valueName: "file.csv"))
    var dates: String?

    @Flag(help: "有一份不能入库就都不入库。Stores nothing if one is refused.")
    var allOrNothing = false

    @Flag(help: "有疑问的一律确认，不询问。Confirms every doubt and asks nothing.")
    var yes = false

    @Flag(help: "只读取和核查，不入库。Read and judge, store nothing.")
    var dryRun = false

    func run() throws {
        try common.work { workplace in
            try workplace.importDocuments(
                files,
                ImportRequest(
                    agency: agency, region: region, year: year, submittedAt: submittedAt,
                    publishedOn: publishedOn, dates: dates, isAllOrNothing: allOrNothing,
                    isConfirmed: yes, isDryRun: dryRun))
        }
    }
}
