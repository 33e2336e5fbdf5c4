import ArgumentParser
import Desk

struct Notice: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "notice",
        abstract: "提醒、催报、通报的文稿。The text of a reminder, a demand or a circular.",
        discussion: """
            不指定 --kind 时，期限前为提醒，期限后仍有未报为催报，都已报为通报。
            文稿出自模板 config/notices，可复制修改后用 --template 指定。文稿为中文。
            Without --kind: a reminder before the deadline, a demand after it while reports are
            missing, else the circular. The texts are in Chinese and come from the templates in
            config/notices.
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var oneRegion: RegionOption
    @OptionGroup var reportYear: ReportYearOption
    @OptionGroup var day: DayOption

    @Option(help: "reminder 提醒、urge 催报、circular 通报。")
    var kind: NoticeKind?

    @Option(help: ArgumentHelp("模板文件。Template.", valueName: "file"))
    var template: String?

    func run() throws {
        try common.work { workplace in
            Output.result(
                try workplace.notice(
                    region: oneRegion.region, year: reportYear.year, kind: kind, asOf: day.asOf,
                    known: day.knowledge.known,
                    template: template))
        }
    }
}
