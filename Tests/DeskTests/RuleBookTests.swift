import Forms
import Messages
import Narratives
import NightlyRun
import TestSupport
import Testing
import Validation
import Vocabulary

@testable import Desk

/// The rule book: what it says of a counter-example is what the rules say.
@Suite struct RuleBookTests {
    private func entries() throws -> [RuleBookEntry] {
        try RuleBookEntry.all(of: try FormFiles.catalogue())
    }

    @Test func everyRuleIsInTheBook() throws {
        let catalogue = try FormFiles.catalogue()
        let ids = try Set(entries().map(\.id))
        #expect(
            ids == Set(catalogue.forms.flatMap(\.rules).map(\.id) + RuleBook.codeRules.map(\.id)))
        for entry in try entries() {
            #expect(!entry.title.zh.isEmpty && !entry.source.isEmpty && !entry.advice.en.isEmpty)
        }
    }

    /// No rule of a form file is one that nothing breaks.
    @Test func everyRuleOfAFormHasACounterExample() throws {
        for form in try FormFiles.catalogue().forms {
            for rule in form.rules {
                let example = try #require(CounterExample(of: rule, in: form), "\(rule.id)")
                #expect(example.finding.rule == rule.id && example.finding.verdict == .failed)
                #expect(!example.finding.message.zh.contains("{"))
            }
        }
    }

    /// What is said of each is what the rule itself says, so that a rule that changes changes it.
    @Test(arguments: ["gid-2019", "gid-2021"])
    func everyRuleInCodeHasAnExample(form: String) throws {
        let catalogue = try FormFiles.catalogue()
        let examples = try RuleExample.all(
            form: try #require(catalogue[form]), catalogue: catalogue)
        for rule in RuleBook.codeRules where TextExample.all[rule.id] == nil {
            let example = try #require(examples[rule.id], "\(rule.id)")
            #expect(example.finding.severity == rule.severity)
            for phrase in [example.situation, example.finding.message] {
                #expect(!phrase.zh.contains("{") && !phrase.en.contains("{"), "\(phrase)")
            }
        }
        for entry in try entries() {
            #expect(entry.example != nil && entry.said != nil, "\(entry.id)")
        }
    }

    @Test(arguments: TextExample.all.keys.sorted())
    func everyExampleOfATextIsFound(rule: String) throws {
        let form = try #require(try FormFiles.catalogue()["gid-2021"])
        let finding = try #require(TextExample.all[rule]?.finding(of: rule, form: form))
        let entry = try #require(try entries().first { $0.id == rule })
        #expect(entry.said == finding.message)
    }

    @Test(arguments: Language.allCases)
    func pageAndMarkdownHaveEveryRule(language: Language) throws {
        let book = RuleBookText(entries: try entries(), language: language)
        for id in try entries().map(\.id) {
            #expect(book.html.contains("<h2 id=\"\(id)\">") && book.markdown.contains("## \(id) "))
        }
        #expect(!book.html.contains("{") || book.html.contains("<style>"))
        #expect(!book.html.replacing(/(?s)<style>.*<\/style>/, with: "").contains("{"))
    }

    @Test func oneRuleOrNone() throws {
        let workplace = try workplace()
        let one = try workplace.ruleBook(id: "R-T3-BAL", asPage: false)
        #expect(one.contains("## R-T3-BAL") && !one.contains("## R-T3-ROW"))
        #expect(one.contains("received plus carried in is 1"))
        #expect(
            try refusal { _ = try workplace.ruleBook(id: "R-X", asPage: true) }.status
                == .wrongUsage)
    }
}
