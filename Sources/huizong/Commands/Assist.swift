import ArgumentParser
import Messages
import NightlyRun
import PostgresClient
import Settings
import Store
import Submissions

struct Assist: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "协助另一台机器上的 huizong run --shared。Helps a run that another machine leads.",
        discussion: """
            逐份认领待核查的单位，读取、核查、相加后交回；只有主机发布。没有可领的就结束。
            可在多台机器上运行，一台上也可运行几个；中途被终止只费时间，主机会收回那一份。
            Claims shares of a large run one after the other, reads, judges and adds them, and \
            hands them in; only the run itself publishes. Ends when no share is left. Any number \
            of machines may help, and several assistants on each; one that is killed costs time \
            only, its share is taken back.
            各机器的 huizong 须由同一次构建而来，表格文件也须相同，登录名须有 huizong_worker 角色。
            All machines need the same build of huizong and the same form files, and a login with \
            the role huizong_worker.
            例 Example: huizong assist --wait 30m
            """)

    @OptionGroup var common: CommonOptions

    @Option(
        help: ArgumentHelp(
            """
            没有可协助的运行时最多等多久，如 90s、30m、2h；默认不等。
            How long to wait for a run: 90s, 30m or 2h; by default not at all.
            """,
            valueName: "duration"))
    var wait: String?

    @Option(help: "日志格式。Log format, text or json.")
    var logFormat: String?

    @Option(help: "日志级别，如 info、debug。Lowest level that is logged.")
    var logLevel: String?

    func run() throws {
        let workplace = try Workplace(common, [.logFormat: logFormat, .logLevel: logLevel])
        let language = workplace.language
        let seconds = try wait.map { try Arguments.duration($0, language) } ?? 0
        let reporter = RunReporter(workplace.settings)
        let interruption = Interruption()
        do {
            try workplace.withDatabase(.schemaAndForms) { connection in
                let assistant = Assistant(
                    connection: connection, catalogue: try workplace.catalogue(),
                    programVersion: BuildIdentity.text
                ) { year, number, submissions in
                    reporter.say(
                        ShareMessages.shareDone.filled([
                            "year": String(year), "number": String(number),
                            "submissions": String(submissions),
                        ]))
                }
                let outcome = try interruption.guarding(connection) {
                    try assistant.assist(waiting: seconds)
                }
                Output.result(summary(outcome)[language] + "\n")
            }
        } catch {
            let failure = workplace.failure(error)
            reporter.failed(failure)
            throw failure
        }
    }

    private func summary(_ outcome: Assistant.Outcome) -> Phrase {
        guard let date = outcome.businessDate else { return ShareMessages.noRun }
        let phrase = outcome.shares > 0 ? ShareMessages.helped : ShareMessages.nothingLeft
        return phrase.filled([
            "date": date.description, "shares": String(outcome.shares),
            "submissions": String(outcome.submissions),
        ])
    }
}
