import ArgumentParser
import Desk

struct Notice: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "notice",
        abstract: "提醒、催报、通报、整改通知的文稿。A reminder, demand, circular or correction notice.",
        discussion: """
            不指定 --kind 时，期限前为提醒，期限后仍有未报为催报，都已报为通报。
            没有可催办的单位时不写（退出码 1）。--kind correction --agency 为整改通知：报告中的错误和
            须说明的事项、两边的数和位置、可能的更正、期限（--until）。
            文稿出自模板 config/notices，可复制修改后用 --template 指定；--lang en 为英文。
            Without --kind: a reminder before the deadline, a demand after it while something is
            missing, else the circular; none if there is nobody to write to (exit code 1).
            --kind correction --agency: what is wrong in that agency's report, both sides with
            their places, likely corrections, and by when. The texts come from the templates in
            config/notices, in Chinese, or with --lang en in English.
            例 Example: huizong notice --region 360926 --year 2024
            例 Example: huizong notice --kind correction --agency 17 --year 2024 --until 2025-03-10
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var reportYear: ReportYearOption
    @OptionGroup var day: DayOption
    @OptionGroup var ofEvent: EventOption

    @Option(
        help: ArgumentHelp(
            "行政区划代码，整改通知不用。GB/T 2260 code; not for a correction.", valueName: "code"))
    var region: String?

    @Option(help: "reminder 提醒、urge 催报、circular 通报、correction 整改。")
    var kind: NoticeKind?

    @Option(help: ArgumentHelp("须整改的单位。Whose report to correct.", valueName: "id"))
    var agency: Int64?

    @Option(
        help: ArgumentHelp(
            "整改期限，默认为更正截止日，没有则七日。By when to correct; the closing date, or a week.",
            valueName: "YYYY-MM-DD"))
    var until: String?

    @Option(help: ArgumentHelp("模板文件。Template.", valueName: "file"))
    var template: String?

    func validate() throws {
        let isCorrection = kind == .correction
        guard (agency != nil) == isCorrection, (region == nil) == isCorrection,
            isCorrection ? ofEvent.words == nil : until == nil
        else {
            throw ValidationError(
                "请给出 --region，或 --kind correction --agency（可加 --until）。"
                    + "Give --region, or --kind correction --agency, perhaps with --until.")
        }
    }

    func run() throws {
        let choice = NoticeChoice(
            year: reportYear.year, kind: kind, eventWords: ofEvent.words, asOf: day.asOf,
            known: day.knowledge.known, until: until, template: template)
        try common.work { workplace in
            if let agency {
                Output.result(try workplace.correctionNotice(agency: agency, choice))
            } else if let region {
                Output.result(try workplace.notice(region: region, choice))
            }
        }
    }
}
