import ArgumentParser
import Desk

struct AuditStale: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stale",
        abstract: "按旧表格或旧规则核查的结果。Results that older forms or rules judged.",
        discussion: """
            每版记下当时的表格和规则的哈希；与现行不同的地区年度列在这里。
            重新核查：huizong run --stale。每个年度按当年的表格和规则核查。
            An edition records the hash of its forms and rules; regions and years whose last
            judgement went by others are listed. Judge them again with huizong run --stale; each
            year is judged by the forms and rules of its time.
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var listing: ListingOptions
    @OptionGroup var branch: BranchOption
    @OptionGroup var anyYear: AnyYearOption

    func run() throws {
        try common.work { workplace in
            listing.print(
                try workplace.staleResults(region: branch.region, year: anyYear.year),
                workplace.language)
        }
    }
}
