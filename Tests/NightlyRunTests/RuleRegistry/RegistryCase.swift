import Testing
import Vocabulary

/// One agency in a county of its own, and what one rule says there after a nightly run.
struct RegistryCase: Sendable, CustomTestStringConvertible {
    /// What a case shows of its rule.
    enum Kind: String, Sendable, CaseIterable {
        case passed, failed, undecided
        /// A blank among the cells that the rule looks at, which need not leave it open.
        case blank
        /// A failed finding that an office allows.
        case waived
    }

    typealias Cells = [String: Int64?]

    let rule: String
    let kind: Kind
    let verdict: Verdict
    var year = 2022
    /// Cells of the report that are not 0; nil is blank. Nil: no report is filed.
    var now: Cells? = [:]
    /// The same of the report of the year before; nil: none is filed.
    var before: Cells?
    var words: [String: String] = [:]
    var wordsBefore: [String: String] = [:]
    /// Done after the reports are filed; `{agency}`, `{region}` and `{year}` are filled in.
    var sql: [String] = []

    var testDescription: String { "\(rule) \(kind.rawValue)" }

    /// The same case as one that an office allows.
    var waived: RegistryCase {
        RegistryCase(
            rule: rule, kind: .waived, verdict: .failed, year: year, now: now, before: before,
            words: words, wordsBefore: wordsBefore, sql: sql)
    }
}

/// Cases of every rule, and why some rule cannot have one of a kind.
enum RuleRegistry {
    static let written: [RegistryCase] =
        tables + ofTheYearBefore + ofRegions + ofRegistry + ofWords + ofWordsAndTables + ofElsewhere

    /// With a waived case for each rule, made of its first failed one.
    static let cases: [RegistryCase] =
        written
        + Set(written.map(\.rule)).sorted().compactMap { rule in
            guard impossible[rule]?[.waived] == nil else { return nil }
            return written.first { $0.rule == rule && $0.kind == .failed }?.waived
        }

    private static let noCells: [RegistryCase.Kind: String] = [
        .blank: "it looks at no cell"
    ]

    private static func noCells(
        undecided reason: String, _ others: [RegistryCase.Kind: String] = [:]
    ) -> [RegistryCase.Kind: String] {
        noCells.merging([.undecided: reason]) { $1 }.merging(others) { $1 }
    }

    /// Kinds that a rule cannot have, with the reason.
    static let impossible: [String: [RegistryCase.Kind: String]] = [
        "R-FORM": noCells(
            undecided: "a stored report always has a form and a year",
            [.waived: "figures of another form cannot be added"]),
        "R-CELLS": noCells(
            undecided: "the number of stored cells is always known",
            [.waived: "figures that cannot be read cannot be added"]),
        "R-RANGE": [
            .undecided: "a blank has no size", .waived: "the sum could leave 64 bits",
        ],
        "R-BLANK": [
            .undecided: "a cell is blank or it is not", .blank: "blanks are what it is about",
        ],
        "R-LOST": [.undecided: "what the revision before said is known"],
        "R-T3-INT": [.undecided: "a blank is not negative"],
        "R-T2-INT": [.undecided: "a blank is not negative"],
        "R-T2-REG": [.undecided: "a blank is no forbidden figure"],
        "R-T3-BLANK": [.undecided: "a total that is missing is missing"],
        "R-X-JUMP": [.undecided: "a blank is no large figure"],
        "R-C-JUMP": [.undecided: "a blank is no large figure"],
        "R-TX-FEE2": [.undecided: "a blank row tells of no unpaid fee"],
        "R-ORG": noCells(undecided: "the registry says whether an agency is expected"),
        "R-ORG-NEVER": noCells(undecided: "an agency has filed or it has not"),
        "R-RETURN": noCells(undecided: "a report was sent back or it was not"),
        "R-CLOSE": noCells(undecided: "closing date and day of filing are always known"),
        "R-C-MISS": noCells.merging([
            .failed: "missing reports make totals incomplete, not wrong",
            .waived: "what is undecided keeps nothing out",
        ]) { $1 },
        "R-YEAR": noCells(undecided: "a stored report has a year"),
        "R-TX-OLD": noCells(undecided: "a stored report has a year"),
        "R-DATE": noCells(undecided: "the day of filing is always known"),
        "R-DATE-PUB": noCells(undecided: "a report without a day of publication is not judged"),
        "R-X-COPY": [.undecided: "what is not filled in is not compared"],
        "R-SEC": noCells(
            undecided: "a stored report without words is not judged; a document is, in its tests"),
        "R-X-SAME": noCells(undecided: "a text too short to be compared is no copy"),
    ]
}
