import ArgumentParser
import Desk
import Messages

struct Waive: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "waive",
        abstract: "批准一项核查结果为例外，使报告仍计入。Lets a report count in spite of a finding.",
        discussion: """
            指纹见 huizong findings --agency 编号，写前 8 位以上即可。例外只对当时的数值有效，数值一变即失效。
            一格有误，往往几项都不通过：加 --cell，一次批准这份报告中涉及这一格的各项。
            The fingerprint is in `huizong findings --agency ID`; its first 8 characters or more \
            are enough. A waiver is bound to the values of the finding and lapses when one of them \
            changes. One wrong cell often breaks several rules: with --cell, all findings of the \
            report that concern the cell are allowed at once.
            例 Example: huizong waive 3f9a1c2b7d --reason 已核实 --by 县政府办
            huizong waive --agency 12 --year 2024 --cell requests.received.total --reason 已核实 \
            --by 县政府办
            """)

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp("核查结果的指纹。Fingerprint.", valueName: "fingerprint"))
    var fingerprint: String?

    @Option(
        help: ArgumentHelp(
            "同一份报告中涉及这一格的各项。All findings of the report that concern this cell.",
            valueName: "cell"))
    var cell: String?

    @Option(help: ArgumentHelp("单位编号，与 --cell 合用。With --cell: whose report.", valueName: "id"))
    var agency: Int64?

    @Option(help: ArgumentHelp("报告年度，与 --cell 合用。With --cell: of which year.", valueName: "year"))
    var year: Int?

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
                WaiverChoice(fingerprint: fingerprint, cell: cell, agency: agency, year: year),
                reason: reason, by: by, until: until)
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
