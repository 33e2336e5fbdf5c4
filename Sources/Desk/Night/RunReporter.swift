import Listings
import Logging
import Messages
import NightlyRun
import Settings

/// Shows a run's progress: a bar on a terminal, one log line a stage otherwise.
final class RunReporter: RunObserver {
    private let language: Language
    private let bar: ProgressBar?
    private var isCounting = false
    private let logger: Logger

    /// - Parameter isQuiet: only warnings and errors are logged.
    init(_ settings: Settings, isQuiet: Bool = false) {
        language = settings.language
        let format = settings.logFormat
        let isBar = Terminal.isTerminal(2) && format == .text
        bar =
            isBar
            ? ProgressBar(
                RunMessages.judge, total: 0, language: language,
                environment: ProcessEnvironment.all) : nil
        var logger = Logger(label: "huizong") { _ in
            LineLogHandler(isJSON: format == .json)
        }
        let level = Logger.Level(rawValue: settings.logLevel.rawValue) ?? .info
        logger.logLevel = isQuiet ? max(level, .warning) : level
        self.logger = logger
    }

    func stage(_ stage: RunStage, year: Int?) {
        let label = RunMessages.stage(stage.rawValue, year: year)
        if let bar {
            bar.begin(label, total: 0)
        } else {
            var metadata: Logger.Metadata = ["stage": "\(stage.rawValue)"]
            if let year { metadata["year"] = "\(year)" }
            logger.info("\(label[language])", metadata: metadata)
        }
        isCounting = false
    }

    func progress(_ judged: Int, of expected: Int) {
        guard let bar else { return }
        if !isCounting {
            bar.begin(RunMessages.judge, total: Int64(expected))
            isCounting = true
        }
        bar.update(done: Int64(judged))
    }

    /// One line on standard error, in the format of the log if that is for machines.
    static func remark(_ phrase: Phrase, _ settings: Settings) {
        guard settings.logFormat == .json else {
            Output.error(phrase[settings.language])
            return
        }
        let logger = Logger(label: "huizong") { _ in LineLogHandler(isJSON: true) }
        logger.info("\(phrase[settings.language])")
    }

    func say(_ phrase: Phrase) { logger.info("\(phrase[language])") }

    /// What failed besides the error that the command ends with.
    func warn(_ what: Phrase, _ error: any Error) {
        let detail = (error as? Refusal)?.message[language] ?? "\(error)"
        logger.error("\(what[language])", metadata: ["detail": "\(detail)"])
    }

    /// Clears the bar, so that the summary stands alone.
    func end() { bar?.clear() }

    func failed(_ error: any Error, _ what: Phrase) {
        // on a terminal the message itself follows; a log keeps its own line
        guard bar == nil, let failure = error as? CommandFailure else { return }
        guard failure.code != .lockedByAnotherRun else {
            // the other run does the work
            logger.notice("\(RunMessages.stoodBack[language])")
            return
        }
        logger.error(
            "\(what[language])", metadata: ["exit_code": "\(failure.code.rawValue)"])
    }
}
