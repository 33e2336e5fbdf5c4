import ArgumentParser
import Desk
import Messages

struct Registry: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "registry",
        abstract: "名录：行政区划、单位、联系人、期限、豁免。"
            + "Regions, agencies, contacts, due dates, exemptions.",
        subcommands: [
            RegistryImport.self, RegistryList.self, RegistryExport.self, RegistryRename.self,
            RegistryMove.self, RegistryClose.self, RegistryRecode.self, RegistryMerge.self,
            RegistrySplit.self,
        ])
}

struct RegistryImport: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "从表格导入名录，先列出差异，确认后一次写入。"
            + "Takes in a sheet: tells the difference, asks, writes all or nothing.",
        discussion: """
            .xlsx 或 .csv（UTF-8 或 GB18030）；表头之上可有标题，列的次序不限。认得的列：
              单位名称、类别（部门、乡镇、街道、垂管、事业单位、政府办公室、政府）、行政区划代码、
              统一社会信用代码、联系人、联系电话、负责人、负责人电话、成立日期、撤销日期、计入汇总、
              曾用名（如：县水务局（2019-03-20更名）；县水电局）、变更日期、单位编号、
              2025年报送期限、2025年公开期限、2025年豁免（写理由）、2025年豁免批准机关。
            单位依次按单位编号、信用代码、名称认；认不出的是新单位。空格不改，“-”清除。
            表中没有的单位不删除，只列出。名称、地区、类别有变的，用 --year 或“变更日期”列写明从何时起，
            此前的报告年度仍用原名；原来就登错了的用 --correction。有一处读不懂就全部不写，逐行列出。
            行政区划：huizong registry import 区划.csv --regions，列为代码、名称，可另有级别、上级。

            Headings may be English: agency_id, name, class, region, credit_code, contact, phone, \
            head, head_phone, active_from, active_to, counts_in_total, former_names, since, \
            submit_due_2025, publish_due_2025, exempt_2025, exempt_by_2025; for regions code, \
            name, level, parent. An agency is known by its number, its credit code, its name; an \
            empty cell changes nothing, “-” clears. What the sheet does not name stays. Another \
            name, region or class holds from --year or the column since on; years before keep \
            theirs.

            例 Examples:
              huizong registry import 行政区划.csv --regions
              huizong registry import 单位名录.xlsx --region 360926 --dry-run
              huizong registry import 单位名录.xlsx --region 360926 --yes
              huizong registry import 更名.csv --region 360926 --year 2026
            """)

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp("表格文件。The sheet.", valueName: "file"))
    var file: String

    @Option(
        help: ArgumentHelp(
            "只限该地区及其下级；没有写地区的行即属该地区。"
                + "This region and those below only; also that of rows which name none.",
            valueName: "code"))
    var region: String?

    @Option(
        help: ArgumentHelp(
            "变更从哪个报告年度起；也是没有写年度的期限、豁免列的年度。"
                + "The report year from which changes hold; also that of columns without a year.",
            valueName: "year"))
    var year: Int?

    @Flag(help: "名称、地区、类别是更正，历年一并改。Changes are corrections, for all years.")
    var correction = false

    @Option(help: "单列期限、豁免的批准机关。Who granted dates and exemptions.")
    var by: String?

    @Flag(help: "表中是行政区划。The sheet lists regions.")
    var regions = false

    @Flag(help: "不再询问。Do not ask.")
    var yes = false

    @Flag(help: "只列出差异，不写入。Tell the difference only.")
    var dryRun = false

    func run() throws {
        try common.work { workplace in
            try workplace.importRegistry(
                file,
                RegistryRequest(
                    region: region, year: year, isCorrection: correction, by: by,
                    isOfRegions: regions, isConfirmed: yes, isDryRun: dryRun))
        }
    }
}

struct RegistryList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "列出单位及联系人。Lists agencies with whom to call.",
        discussion: """
            不写 --year 时按现状，含已撤销的；写 --year 时按该年度年末的名称、类别和地区。
            Without --year as of today, closed ones included; with it as of that year's end.
            例 Example: huizong registry list --region 360926 --class 乡镇
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var listing: ListingOptions
    @OptionGroup var branch: BranchOption
    @OptionGroup var reportYear: AnyYearOption

    @Option(
        name: .customLong("class"),
        help: ArgumentHelp("类别，如 乡镇、部门。Class, as 乡镇 or township.", valueName: "class"))
    var agencyClass: String?

    func run() throws {
        try common.work { workplace in
            listing.print(
                try workplace.registryListing(
                    region: branch.region, year: reportYear.year, agencyClass: agencyClass),
                workplace.language)
        }
    }
}

struct RegistryExport: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "把名录写成表格，可改后再导入。Writes the registry as a sheet to import again.",
        discussion: """
            例 Example: huizong registry export --region 360926 --to 单位名录.xlsx
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var branch: BranchOption

    @Option(
        help: ArgumentHelp(
            "只写该年度的期限和豁免；默认写所有设过的年度。"
                + "Dates and exemptions of this year only; by default of every year with some.",
            valueName: "year"))
    var year: Int?

    @Option(help: ArgumentHelp(".xlsx 或 .csv。Where to write it.", valueName: "file"))
    var to: String

    func run() throws {
        try common.work { workplace in
            let done = try workplace.exportRegistry(to: to, region: branch.region, year: year)
            Output.result(done[workplace.language] + "\n")
        }
    }
}
