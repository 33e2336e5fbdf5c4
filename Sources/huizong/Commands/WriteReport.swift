import ArgumentParser
import Desk
import Messages

struct WriteReport: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "本地区的年度报告（Word 和网页）。The region's own report, in Word and as a page.",
        discussion: """
            按该年度格式写出标题、六个部分和三张表，数字取自同一版次的合计；一、五、六部分为草稿，
            需由单位补写之处标“【待填】”。数据不完整、勾稽不平或含例外的，报告开头有红字说明。
            单位可用自己的模板（.docx）：在需要填写之处写位置名，如 {{标题}}、{{总体情况}}、
            {{收到和处理政府信息公开申请情况}}；--save-template 写出所用的模板，可在 Word 或 WPS 中修改。
            已有而内容不同的文件不会被覆盖，除非加 --overwrite。同样的版次写出同样的字节。
            Title, six sections and three tables of the form, all figures from one edition. Sections
            one, five and six are drafts; what the office must write is marked 【待填】. Red lines on
            top say if the totals are incomplete, do not add up or count waived reports. A template
            of the office's own has place names such as {{title}} or {{requests}}; --save-template
            writes the one that was used. Files that differ are not overwritten without --overwrite.
            例 Example: huizong report --region 360926 --year 2025 --to 年报
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var total: TotalOptions
    @OptionGroup var reportYear: ReportYearOption

    @Option(help: ArgumentHelp("写到哪个目录。Where to write.", valueName: "directory"))
    var to: String

    @Option(help: ArgumentHelp("单位自己的模板。The office's own template.", valueName: "file.docx"))
    var template: String?

    @Option(
        help: ArgumentHelp(
            "把所用的模板另存一份。Also writes the template that is used.", valueName: "file.docx"))
    var saveTemplate: String?

    @Option(
        help: ArgumentHelp(
            "report：年度报告；sheet：一页图（SVG，A4），六个数、三张图、还缺什么。"
                + "report, or sheet: one page for a meeting (SVG, A4) with six figures, three "
                + "charts and what is missing."))
    var kind: Kind = .report

    enum Kind: String, ExpressibleByArgument {
        case report, sheet
    }

    @Flag(help: "覆盖已有的文件。Overwrites files that are there.")
    var overwrite = false

    func validate() throws {
        guard kind == .report || (template == nil && saveTemplate == nil) else {
            throw ValidationError(
                "--template、--save-template 只用于年度报告。"
                    + "--template and --save-template go with --kind report.")
        }
    }

    func run() throws {
        try common.work { workplace in
            guard kind == .report else {
                let written = try workplace.sheet(
                    total.choice, year: reportYear.year, folder: to, isOverwriting: overwrite)
                Output.result(written[workplace.language] + "\n")
                return
            }
            let result = try workplace.report(
                total.choice, year: reportYear.year,
                ReportOptions(
                    folder: to, template: template, templateCopy: saveTemplate,
                    isOverwriting: overwrite))
            Output.result(result.written[workplace.language] + "\n")
            Output.error(result.faults?[workplace.language])
        }
    }
}
