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
            Exit code 0: intact; 1: altered, the first place is named. What was stored since the
            last run is not sealed yet and not looked at.
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var listing: ListingOptions

    func run() throws {
        try common.work { workplace in
            let result = try workplace.verifyRecord()
            listing.print(result.listing, workplace.language)
            guard result.isIntact else {
                throw CommandFailure(.failed, result.verdict[workplace.language])
            }
        }
    }
}
