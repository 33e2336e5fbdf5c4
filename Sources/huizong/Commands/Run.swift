import ArgumentParser
import Desk
import Messages
import Settings

struct Run: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "每晚汇总：取数、核查、合计、复核、发布。The nightly job.",
        discussion: """
            不带选项时只处理上次运行以来的变化；没有变化就不发布新版次。
            中途被终止也不影响已发布的版次；再运行一次即可。
            Without options: all that changed since the last run; an unchanged night publishes \
            nothing. A run killed at any moment leaves the edition before as it was.
            表格或规则改变后，下一次全面运行会重新核查所有年度；--stale 可提前只做旧结果。
            After a change of forms or rules the next run of everything judges all years again, \
            each by the rules of its time; --stale does the old results at once.
            例 Example: huizong run --year 2024 --region 360926 --dry-run
            """)

    @OptionGroup var common: CommonOptions

    @Option(
        name: .customLong("year"), parsing: .singleValue,
        help: "只汇总该报告年度，可重复。Only this report year; may be repeated.")
    var years: [Int] = []

    @Option(
        name: .customLong("region"), parsing: .singleValue,
        help: ArgumentHelp(
            "只汇总该地区及其下级，可重复。Only this region and those below; may be repeated.",
            valueName: "code"))
    var regions: [String] = []

    @Flag(help: "全部重算，不论有无变化。Look at everything, not only at changes.")
    var full = false

    @Flag(
        help: ArgumentHelp(
            "只重新核查按旧表格或旧规则核查的结果（见 huizong audit stale）。"
                + "Judge again only what older forms or rules judged."))
    var stale = false

    @Flag(help: "只说会改什么，不发布。Do everything, then roll back.")
    var dryRun = false

    @Flag(
        help: "本业务日期已运行过则不再运行（开机补跑用）。Do nothing if this day's run was done.")
    var catchUp = false

    @Option(
        help: ArgumentHelp(
            "业务日期，默认北京时间今天。The day the run is for; today in China by default.",
            valueName: "YYYY-MM-DD"))
    var businessDate: String?

    @Option(
        help: ArgumentHelp(
            """
            用几个连接同时读取，默认按年度大小和处理器数目自动决定；结果完全相同。
            Connections that read at once; chosen by the size of the year and the processors by \
            default. The result is the same.
            """,
            valueName: "number"))
    var workers: Int?

    @Option(help: "日志格式。Log format, text or json.")
    var logFormat: String?

    @Option(help: "日志级别，如 info、debug。Lowest level that is logged.")
    var logLevel: String?

    func validate() throws {
        guard !stale || (!full && years.isEmpty && regions.isEmpty) else {
            throw ValidationError(
                "--stale 不能与 --full、--year、--region 同用。"
                    + "--stale goes with none of --full, --year and --region.")
        }
        if let workers, !(1...64).contains(workers) {
            throw ValidationError(
                "--workers 应为 1 至 64。--workers takes 1 to 64.")
        }
    }

    func run() throws {
        LargePieces.giveBack()
        let settings: [SettingKey: String?] = [
            .businessDate: businessDate, .logFormat: logFormat, .logLevel: logLevel,
        ]
        try common.work(settings) { workplace in
            let summary = try workplace.run(
                NightRequest(
                    years: years, regions: regions, isFull: full, isStaleOnly: stale,
                    isDryRun: dryRun, isCatchUp: catchUp, workers: workers,
                    version: Huizong.version),
                guarded: Interruption().guarding)
            if let summary { Output.result(summary[workplace.language]) }
        }
    }
}
