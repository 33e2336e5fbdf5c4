import Forms
import Messages
import Narratives
import NightlyRun
import Validation
import Vocabulary

/// One rule as the rule book tells it.
struct RuleBookEntry {
    let id: String
    let title: Phrase
    let severity: Severity
    /// Which reports it judges.
    let extent: Phrase
    /// What is compared; nil for rules that are code.
    let formula: Phrase?
    /// Figures, a sentence beside figures, or a situation that breaks it.
    let example: Phrase?
    /// What the program says of the example, said by the rule itself.
    let said: Phrase?
    let source: String
    let advice: Phrase

    /// Every rule of the catalogue, those of the form files first.
    static func all(of catalogue: FormCatalogue) throws -> [RuleBookEntry] {
        let ofForms = catalogue.forms.flatMap { form in
            form.rules.map { RuleBookEntry($0, form) }
        }
        guard let form = catalogue.forms.last else { return ofForms }
        let examples = try RuleExample.all(form: form, catalogue: catalogue)
        return ofForms
            + RuleBook.codeRules.map { RuleBookEntry($0, form, examples[$0.id]) }
    }

    private init(_ rule: Rule, _ form: Form) {
        let cells = form.cells + form.lastYearCells
        id = rule.id
        title = rule.title
        severity = rule.severity
        let years = rule.years.last.map { "\(rule.years.first)–\($0)" } ?? "\(rule.years.first)–"
        extent =
            (rule.regionID == nil ? RuleBookMessages.ofForm : RuleBookMessages.ofFormAndRegions)
            .filled(["form": form.id, "years": years, "region": rule.regionID ?? ""])
        formula = Self.formula(rule, cells)
        let example = CounterExample(of: rule, in: form)
        self.example = example.map { Self.figures($0.cells, cells) }
        said = example?.finding.message
        source = rule.source
        advice = RuleBookMessages.advice(rule.severity)
    }

    /// - Parameter example: of a rule that is about no text.
    private init(_ rule: CatalogueRule, _ form: Form, _ example: RuleExample?) {
        id = rule.id
        title = rule.title
        severity = rule.severity
        extent = RuleBookMessages.ofEveryForm
        formula = nil
        let text = TextExample.all[rule.id]
        said = (text?.finding(of: rule.id, form: form) ?? example?.finding)?.message
        let ofText = text.map { text in
            RuleBookMessages.textExample.filled([
                "figures": Self.figures(
                    text.cells.compactMap { name, value in
                        form.position(of: name).map { ($0, value) }
                    }, form.cells)
            ]).filled(["sentence": text.sentence.replacing("\n", with: " ")])
        }
        self.example = ofText ?? example?.situation
        source = rule.source
        advice = RuleBookMessages.advice(rule.severity)
    }

    private static func figures(
        _ changes: [(position: Int, value: Int64?)], _ cells: [Cell]
    ) -> Phrase {
        guard !changes.isEmpty else { return RuleBookMessages.allZero }
        let parts = changes.map { position, value in
            let shown = value.map {
                let text = ExactDecimal.format(Int128($0), scale: cells[position].unit.scale)
                return Phrase(text, en: text)
            }
            return RuleBookMessages.figure.filled([
                "cell": cells[position].label, "value": shown ?? RuleBookMessages.blank,
            ])
        }
        return RuleBookMessages.othersZero.filled([
            "figures": parts.joined(zh: "，", en: ", ")
        ])
    }

    /// The first instance, and how many there are.
    private static func formula(_ rule: Rule, _ cells: [Cell]) -> Phrase? {
        guard let instance = rule.instances.first else { return nil }
        func side(_ positions: [Int], from place: Int) -> Phrase {
            let terms = positions.enumerated().map { item -> Phrase in
                let factor = instance.factor(at: place + item.offset)
                let label = cells[item.element].label
                guard factor != 1 else { return label }
                return Phrase("\(factor)×\(label.zh)", en: "\(factor) × \(label.en)")
            }
            return terms.joined(zh: " + ", en: " + ")
        }
        let words = RuleBookMessages.formula(rule.check).filled([
            "left": side(instance.left, from: 0),
            "right": side(instance.right, from: instance.left.count),
        ])
        let count = rule.instances.count
        return count == 1
            ? words
            : RuleBookMessages.firstOf.filled(["formula": words]).filled(["count": String(count)])
    }
}
