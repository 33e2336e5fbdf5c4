import ArgumentParser
import Desk
import Messages

struct Audit: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "核对记录、导出审计包、列出旧规则的结果。"
            + "Checks the record, exports it, lists what older rules judged.",
        subcommands: [AuditVerify.self, AuditExport.self, AuditStale.self])
}

struct AuditVerify: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "重新计算事件链、封存和各版次的哈希。Recomputes every hash of the record.",
        discussion: """
            退出码 0：完好；1：有改动，并指出第一处。上次运行之后存入的报告尚未封存，不在核对之列。
            先比较函数、视图和权限与本版本是否一致；计算哈希的函数被改动时不再往下核对。
            Exit code 0: intact; 1: altered, the first place is named. What was stored since the
            last run is not sealed yet and not looked at. Functions, views and rights are compared
            with this version's first; if any that computes was altered, nothing rests on it.
            例 Example: huizong audit verify --anchor /mnt/elsewhere/anchor.txt
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var listing: ListingOptions

    @Option(
        help: ArgumentHelp(
            """
            另行保存的链尾（设置 run.anchor 所写）：事件链被截短或重写也能发现。
            Ends of the chain that were noted elsewhere (see the setting run.anchor): a chain that \
            was cut short or rewritten is found too.
            """,
            valueName: "file"))
    var anchor: String?

    func run() throws {
        try common.work { workplace in
            let result = try workplace.verifyRecord(anchor: anchor)
            listing.print(result.listing, workplace.language)
            guard result.isIntact else {
                throw CommandFailure(.failed, result.verdict[workplace.language])
            }
        }
    }
}
