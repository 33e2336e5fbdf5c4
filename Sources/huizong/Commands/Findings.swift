import ArgumentParser
import Desk
import Vocabulary

struct Findings: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "findings",
        abstract: "未决核查结果。Open findings, gravest first.",
        discussion: """
            每份报告一行：错误、警告、待核实各几项，最可能怎样更正。地区合计和从未报送的单位也各一行。
            A line a report: how many errors, warnings and points to confirm, and the likeliest \
            correction. A region's totals and agencies that never filed have a line as well.
            错误使报告不计入合计；警告须说明；待核实指因空白无法判定，不影响计入；已批准例外的不再计数。
            An error keeps a report out of the totals, a warning must be explained; what blanks \
            leave undecided is to be confirmed and keeps nothing out; what a waiver allows is no \
            longer counted.
            指定 --agency 时逐项列出，带指纹（批准例外时写），另列勾稽不平的最小解释：最少哪几格有误、应为多少。
            With --agency one by one, with fingerprints for `waive` and the smallest sets of cells \
            that explain what does not add up.
            提示只在 --severity hint 时列出。JSON 始终逐项列出。
            Hints are listed with --severity hint only. JSON always lists findings one by one.
            例 Example: huizong findings --year 2024 --severity error --as-of 2025-03-31
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var listing: ListingOptions
    @OptionGroup var reportYear: ReportYearOption
    @OptionGroup var branch: BranchOption
    @OptionGroup var published: PublishedOption

    @Option(help: ArgumentHelp("单位编号。An agency's number.", valueName: "id"))
    var agency: Int64?

    @Option(help: "只列这一级别。Only this severity.")
    var severity: Severity?

    func run() throws {
        try common.work { workplace in
            listing.print(
                try workplace.findings(
                    FindingChoice(
                        year: reportYear.year, region: branch.region, agency: agency,
                        severity: severity, asOf: published.asOf,
                        known: published.knowledge.known)), workplace.language)
        }
    }
}
