import Forms
import Listings
import Messages
import NightlyRun
import Validation
import Vocabulary

/// The rules, and the instances of one.
enum RulesListing {
    /// One line a rule and form.
    static func all(of catalogue: FormCatalogue) -> Listing {
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

    /// One line an instance; nil if there is no such rule.
    static func instances(of id: String, in catalogue: FormCatalogue) -> Listing? {
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
