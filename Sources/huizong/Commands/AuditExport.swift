import ArgumentParser
import Desk
import Messages

struct AuditExport: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "导出审计包，不用 huizong 也能核对。A bundle that can be checked without huizong.",
        discussion: """
            写出 CSV 文件（版次、合计、核查结果、报送情况、报告及各格、名录、事件链）、表格和规则、
            SHA256SUMS、核对脚本 check.sh 和说明 README.txt。--to 须为新目录或空目录；中断的导出
            不会留下看似完整的审计包。同样的数据导出同样的字节。
            Writes editions, totals, findings, lateness, reports with their cells, registry and the
            chain of events as CSV, the forms and rules, SHA256SUMS, check.sh and README.txt. An
            export that is killed leaves no bundle that looks whole. Same data, same bytes.
            核对 To check: cd DIR && sha256sum -c SHA256SUMS && sh check.sh
            例 Example: huizong audit export --region 360926 --to audit-2025
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var branch: BranchOption
    @OptionGroup var anyYear: AnyYearOption

    @Option(help: ArgumentHelp("写到哪个目录。Where to write.", valueName: "directory"))
    var to: String

    func run() throws {
        try common.work { workplace in
            Output.result(
                try workplace.exportRecord(to: to, region: branch.region, year: anyYear.year)[
                    workplace.language])
        }
    }
}
