import ArgumentParser
import Desk

struct ListRules: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules",
        abstract: "核查规则目录；给出 id 则列出每一条。The rules; with an id, every instance.",
        discussion: "例 Example: huizong rules R-T3-BAL")

    @OptionGroup var common: CommonOptions
    @OptionGroup var listing: ListingOptions

    @Argument(help: ArgumentHelp("规则。Rule, for example R-T3-BAL.", valueName: "rule"))
    var id: String?

    func run() throws {
        try common.work { workplace in
            listing.print(try workplace.rules(id: id), workplace.language)
        }
    }
}
