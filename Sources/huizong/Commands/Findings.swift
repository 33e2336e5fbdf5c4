import ArgumentParser
import Desk
import Vocabulary

struct Findings: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "findings",
        abstract: "未决核查结果。Open findings, gravest first.",
        discussion: """
            错误使报告不计入合计；警告须说明；待核实指因空白无法判定，不影响计入。
            An error keeps a report out of the totals, a warning must be explained; what blanks \
            leave undecided is to be confirmed and keeps nothing out.
            地区合计与上年对比的结果（R-C-…）列在各级别之首，编号、版本为空。
            What follows from a region's totals against last year's (R-C-…) stands first among
            its severity, without agency and revision.
            指定 --agency 时，另列勾稽不平的最小解释：最少哪几格有误、应为多少。
            With --agency, also the smallest sets of cells that explain what does not add up.
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
                        severity: severity, asOf: published.asOf)), workplace.language)
        }
    }
}
