import ArgumentParser
import Desk
import Glibc

/// The command line: each command checks its options, calls one function and maps the outcome to
/// an exit code.
@main
struct Huizong: ParsableCommand {
    static let version = "0.1.0"

    static let configuration = CommandConfiguration(
        commandName: "huizong",
        abstract: "县政府信息公开工作年度报告：收件、核查、汇总、催报。"
            + "Gathers, checks and totals the yearly disclosure reports of a county.",
        discussion: """
            先试：huizong demo。正式使用：huizong migrate，各单位报送后每晚 huizong run，
            再用 totals、late、findings 查询。
            Try `huizong demo` first. In earnest: `huizong migrate` once, `huizong run` every \
            night, then `totals`, `late` and `findings`.

            退出码 Exit codes: 0 完成 done; 1 失败 failed; 2 check 发现错误 check found errors;
            64 用法错误 wrong usage; 65 读不懂输入 unreadable input; \
            69 连不上数据库 database out of reach;
            75 另一次运行正在进行 another run holds the lock; 78 设置错误 wrong settings.
            """,
        version: version,
        subcommands: [
            Demo.self, Migrate.self, Import.self, Check.self, Run.self, Totals.self, Late.self,
            Findings.self, Notice.self, WriteReport.self, WriteWorkbook.self, WriteTemplate.self,
            WriteSite.self, Explain.self, Revisions.self, Trend.self, Registry.self, Ledger.self,
            Waive.self, SendBack.self, Withdraw.self, Correct.self, Published.self, Revoke.self,
            ListDecisions.self,
            ListForms.self, ListRules.self, Sample.self, Doctor.self, Status.self, Audit.self,
        ])

    static func main() {
        StandardDescriptors.open()
        ReadingApart.serveIfAsked(CommandLine.arguments)
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch let error as CommandFailure {
            Output.error(error.message)
            Glibc.exit(error.code.rawValue)
        } catch {
            let code = Self.exitCode(for: error)
            if code.isSuccess { Self.exit(withError: error) }
            // it quotes arguments, which a script may have from elsewhere
            Output.error(Self.fullMessage(for: error))
            Glibc.exit(code.rawValue)
        }
    }
}
