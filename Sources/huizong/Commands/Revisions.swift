import ArgumentParser
import Desk

struct Revisions: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revisions",
        abstract: "已公布合计的历次变化及原因。How published totals changed, and why.",
        discussion: "例 Example: huizong revisions --region 360926 --year 2020")

    @OptionGroup var common: CommonOptions
    @OptionGroup var listing: ListingOptions
    @OptionGroup var total: TotalOptions
    @OptionGroup var reportYear: ReportYearOption

    func run() throws {
        try common.work { workplace in
            listing.print(
                try workplace.revisions(total.choice, year: reportYear.year), workplace.language)
        }
    }
}
