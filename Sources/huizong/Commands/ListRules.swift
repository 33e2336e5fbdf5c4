import ArgumentParser
import Desk
import Documents
import Forms
import Listings
import Messages
import NightlyRun
import Validation
import Vocabulary

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
        let workplace = try Workplace(common)
        try workplace.attempt {
            let catalogue = try workplace.catalogue()
            guard let id else {
                listing.print(Self.listing(of: catalogue), language: workplace.language)
                return
            }
            guard let listing = Self.listing(of: id, in: catalogue) else {
                throw CommandFailure(
                    .wrongUsage, CommandMessages.noSuchRule.filled(["id": id]), workplace.language)
            }
            self.listing.print(listing, language: workplace.language)
        }
    }

    static func listing(of catalogue: FormCatalogue) -> Listing {
        var rows: [[Value]] = []
        for form in catalogue.forms {
            for rule in form.rules + form.regionRules {
                rows.append([
                    .text(rule.id), rule.severity.value, .text(form.id),
                    .text(rule.check.rawValue), .integer(Int64(rule.instances.count)),
                    .integer(Int64(rule.years.first)),
                    .integer(orBlank: rule.years.last.map(Int64.init)), .phrase(rule.title),
                    .text(rule.source),
                ])
            }
        }
        for rule in RuleBook.codeRules {
            rows.append([
                .text(rule.id), rule.severity.value, .code("any", CatalogueMessages.anyForm),
                .code("code", CatalogueMessages.inCode), .integer(1), .blank, .blank,
                .phrase(rule.title), .text(rule.source),
            ])
        }
        return Listing(
            columns: [
                Listing.Column("rule", CatalogueMessages.rule),
                Listing.Column("severity", CatalogueMessages.severity),
                Listing.Column("form", CatalogueMessages.form),
                Listing.Column("check", CatalogueMessages.check),
                Listing.Column("instances", CatalogueMessages.instances),
                Listing.Column("first_year", CatalogueMessages.firstYear),
                Listing.Column("last_year", CatalogueMessages.lastYear),
                Listing.Column("title", CatalogueMessages.title),
                Listing.Column("source", CatalogueMessages.source),
            ], rows: rows)
    }

    private static func listing(of id: String, in catalogue: FormCatalogue) -> Listing? {
        var rows: [[Value]] = []
        var title: Phrase?
        for form in catalogue.forms {
            let cells = form.cells + form.lastYearCells
            for rule in form.rules + form.regionRules where rule.id == id {
                title = rule.title
                for instance in rule.instances {
                    rows.append([
                        .text(form.id), rule.severity.value, .text(rule.check.rawValue),
                        .text(instance.left.map { cells[$0].name }.joined(separator: " + ")),
                        .text(instance.right.map { cells[$0].name }.joined(separator: " + ")),
                        .phrase(rule.message),
                    ])
                }
            }
        }
        for rule in RuleBook.codeRules where rule.id == id {
            title = rule.title
            rows.append([
                .code("any", CatalogueMessages.anyForm), rule.severity.value,
                .code("code", CatalogueMessages.inCode), .blank, .blank, .phrase(rule.title),
            ])
        }
        guard let title else { return nil }
        return Listing(
            title: Phrase("\(id)：\(title.zh)", en: "\(id): \(title.en)"),
            columns: [
                Listing.Column("form", CatalogueMessages.form),
                Listing.Column("severity", CatalogueMessages.severity),
                Listing.Column("check", CatalogueMessages.check),
                Listing.Column("left", CatalogueMessages.left),
                Listing.Column("right", CatalogueMessages.right),
                Listing.Column("message", CatalogueMessages.message),
            ], rows: rows)
    }
}
