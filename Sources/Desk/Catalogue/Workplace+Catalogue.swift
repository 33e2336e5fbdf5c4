import Forms
package import Listings
import Messages

extension Workplace {
    /// The forms; with an id, the cells of that form.
    package func forms(id: String?) throws -> Listing {
        let catalogue = try catalogue()
        guard let id else { return FormsListing.all(of: catalogue) }
        guard let form = catalogue[id] else {
            throw Refusal(.wrongUsage, CommandMessages.noSuchForm.filled(["id": id]))
        }
        return FormsListing.cells(of: form)
    }

    /// The rule book, or one rule of it, as a page or as Markdown.
    package func ruleBook(id: String?, asPage: Bool) throws -> String {
        let entries = try RuleBookEntry.all(of: try catalogue()).filter { id == nil || $0.id == id }
        guard !entries.isEmpty else {
            throw Refusal(.wrongUsage, CommandMessages.noSuchRule.filled(["id": id ?? ""]))
        }
        let book = RuleBookText(entries: entries, language: language)
        return asPage ? book.html : book.markdown
    }

    /// The rules; with an id, every instance of that rule.
    package func rules(id: String?) throws -> Listing {
        let catalogue = try catalogue()
        guard let id else { return RulesListing.all(of: catalogue) }
        guard let listing = RulesListing.instances(of: id, in: catalogue) else {
            throw Refusal(.wrongUsage, CommandMessages.noSuchRule.filled(["id": id]))
        }
        return listing
    }
}
