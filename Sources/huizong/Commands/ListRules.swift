import ArgumentParser
import Desk
import Listings

struct ListRules: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules",
        abstract: "核查规则目录；给出 id 则列出每一条。The rules; with an id, every instance.",
        discussion: """
            --format html 或 md 输出规则手册：公式、反例及其提示、依据、怎么办。
            --format html or md prints the rule book: formula, counter-example and what is said of \
            it, source, what to do.
            例 Example: huizong rules R-T3-BAL; huizong rules --format html > rules.html
            """)

    @OptionGroup var common: CommonOptions

    @Option(help: "输出格式。How to print.")
    var format: Format = .table

    @OptionGroup var csv: CSVOptions

    @Argument(help: ArgumentHelp("规则。Rule, for example R-T3-BAL.", valueName: "rule"))
    var id: String?

    func run() throws {
        try common.work { workplace in
            switch format {
            case .html: Output.rendered(try workplace.ruleBook(id: id, asPage: true))
            case .md: Output.rendered(try workplace.ruleBook(id: id, asPage: false))
            case .table, .csv, .json:
                csv.print(
                    try workplace.rules(id: id),
                    as: OutputFormat(rawValue: format.rawValue) ?? .table, workplace.language)
            }
        }
    }

    /// The formats of listings, and those of the rule book.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case table, csv, json, html, md
    }
}
