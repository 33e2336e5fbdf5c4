import ArgumentParser
import Desk
import Messages

struct Waive: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "waive",
        abstract: "批准一项核查结果为例外，使报告仍计入。Lets a report count in spite of a finding.",
        discussion: """
            指纹见 huizong findings --format json。例外只对当时的数值有效，数值一变即失效。
            The fingerprint is in `huizong findings --format json`. A waiver is bound to the values
            of the finding and lapses when one of them changes.
            """)

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp("核查结果的指纹。Fingerprint.", valueName: "fingerprint"))
    var fingerprint: String

    @Option(help: "理由。Why.")
    var reason: String

    @Option(help: "批准人。Who decided.")
    var by: String

    @Option(
        help: ArgumentHelp(
            "最后有效日，默认长期。Last day on which it holds.", valueName: "YYYY-MM-DD"))
    var until: String?

    func run() throws {
        try common.work { workplace in
            let done = try workplace.waive(
                fingerprint: fingerprint, reason: reason, by: by, until: until)
            Output.result(done[workplace.language] + "\n")
        }
    }
}

struct SendBack: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "return",
        abstract: "退回一份报告，待更正后再计入。Sends a report back for correction.")

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp("报告编号。Submission.", valueName: "submission"))
    var submission: Int64

    @Option(help: "理由。Why.")
    var reason: String

    @Option(help: "退回人。Who sends it back.")
    var by: String

    func run() throws {
        try common.work { workplace in
            let done = try workplace.sendBack(submission: submission, reason: reason, by: by)
            Output.result(done[workplace.language] + "\n")
        }
    }
}
