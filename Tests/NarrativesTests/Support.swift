import Forms
import Messages
import TestSupport
import Testing
import Vocabulary

@testable import Narratives

/// A report of one sentence beside some figures.
enum Sample {
    static let catalogue: FormCatalogue? = try? FormFiles.catalogue()

    static func form(_ id: String = "gid-2021") throws -> Form { try #require(catalogue?[id]) }

    /// Every cell 0 but for the given ones; nil is blank.
    static func values(
        _ given: KeyValuePairs<String, Int64?> = [:], form: Form, blank rows: [String] = []
    ) throws -> [Int64?] {
        var values = form.cells.map { cell -> Int64? in
            rows.contains { cell.name.hasPrefix($0) } ? nil : 0
        }
        for (name, value) in given {
            values[try #require(form.position(of: name), "no cell \(name)")] = value
        }
        return values
    }

    static func text(
        _ text: String, section: String = "overview", year: Int? = 2023
    ) -> ReportText {
        ReportText(
            agencyName: "某县财政局", year: year,
            sections: [.init(id: section, text: text), .init(id: "other", text: "无其他事项。")])
    }

    /// Findings of one rule about a sentence.
    static func findings(
        _ rule: String, _ sentence: String, section: String = "overview", year: Int? = 2023,
        _ given: KeyValuePairs<String, Int64?>, blank rows: [String] = [],
        form id: String = "gid-2021"
    ) throws -> [Finding] {
        let form = try form(id)
        return NarrativeRules.findings(
            for: ReadText(text(sentence, section: section, year: year)), form: form,
            values: try values(given, form: form, blank: rows)
        ).filter { $0.rule == rule }
    }
}

/// What a test expects of a rule: a verdict, and both sides where it fails.
enum Expected: Sendable, CustomTestStringConvertible {
    case passed, undecided
    case failed(Int, Int)

    var testDescription: String {
        switch self {
        case .passed: "passed"
        case .undecided: "undecided"
        case .failed(let left, let right): "\(left) against \(right)"
        }
    }

    func check(_ findings: [Finding]) {
        switch self {
        case .passed: #expect(findings.isEmpty, "\(findings.map(\.message.zh))")
        case .undecided: #expect(findings.map(\.verdict) == [.undecided])
        case .failed(let left, let right):
            #expect(findings.map(\.verdict) == [.failed])
            #expect(findings.first?.left == String(left))
            #expect(findings.first?.right == String(right))
            #expect(findings.first?.difference == String(left - right))
            #expect(findings.first?.cells.isEmpty == false)
        }
    }
}
