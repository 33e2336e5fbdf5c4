public import Forms
import Hashing
import Narratives
import Validation
public import Vocabulary

/// Everything that decides a judgement besides the database: the forms with their rules, and the
/// rules that are code.
public struct RuleBook {
    /// Rules that are code, of stored submissions and of what reports say in words.
    public static let codeRules = CatalogueRule.all + NarrativeRules.all

    private let forms: [FormStamp]

    public init(_ catalogue: FormCatalogue) { forms = catalogue.stamps }

    init(_ source: FormSource) { forms = source.stamps }

    /// A line for each form, with the hash of its file, and for each rule that is code, with its
    /// version.
    public var text: String {
        let forms = forms.map { "\($0.id) \($0.contentHash)" }
        let rules = Self.codeRules.map { "\($0.id) \($0.version)" }
        return (forms + rules).joined(separator: "\n")
    }

    /// SHA-256 over ``text``, by which results judged by older forms or rules are told.
    public var hash: String { Hexadecimal.text(SHA256.hash(Array(text.utf8))) }
}
