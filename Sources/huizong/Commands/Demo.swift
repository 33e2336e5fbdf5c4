import ArgumentParser
import Desk

struct Demo: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "在私有数据库上演示全过程，结束后不留痕迹。The whole job on a private server.",
        discussion: """
            合成一个县、读入一份报告、运行夜间任务、查合计、迟报和核查结果。不碰任何已有数据库。
            Makes a synthetic county, reads a report, runs the nightly job and asks for totals, \
            lateness and findings. No existing database is touched.
            """)

    @OptionGroup var common: CommonOptions

    func run() throws {
        try common.work { workplace in try workplace.demonstrate() }
    }
}
