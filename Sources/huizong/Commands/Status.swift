import ArgumentParser
import Desk
import Messages

struct Status: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "每晚汇总是否正常，一行；供监控用。How the nightly job is, in one line, for a monitor.",
        discussion: """
            最近一次运行成功，且最近一次全面汇总不久，退出码才为 0，否则为 1；连不上数据库等同其他命令。
            不建立、不改动任何东西。--metrics 写出 node_exporter 文本文件收集器可读的 Prometheus 文件。
            Ends with 0 only if the last run was good and the last good run of everything is young \
            enough, with 1 otherwise; with 69, 78 … as other commands do. Makes and changes nothing.
            例 Example: huizong status --metrics /var/lib/prometheus/node-exporter/huizong.prom
            """)

    @OptionGroup var common: CommonOptions

    @Option(
        help: ArgumentHelp(
            "最近一次成功的全面汇总不得早于几小时前。Oldest allowed age of the last good run.",
            valueName: "hours"))
    var maxAge: Double = 26

    @Option(
        help: ArgumentHelp("Prometheus 文本文件。File of numbers to write.", valueName: "file"))
    var metrics: String?

    func run() throws {
        try common.work { workplace in
            let status = try workplace.status(maxAgeHours: maxAge, metrics: metrics)
            Output.result(status.line[workplace.language] + "\n")
            guard status.isGood else { throw CommandFailure(.failed) }
        }
    }
}
