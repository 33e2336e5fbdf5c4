import Foundation
import Messages
import TestSupport
import Testing

@testable import Forms

/// A broken form file is refused with file, line and reason, whatever is wrong with it.
@Suite struct BrokenFormTests {
    /// PostgreSQL would cut it off.
    private static let long = String(repeating: "l", count: 62)

    private func refusal(_ text: String) -> FormError? {
        do {
            _ = try FormFiles.catalogue(of: [TrialForm.name: text])
            return nil
        } catch {
            return error as? FormError
        }
    }

    @Test func theTrialFormIsSound() throws {
        let catalogue = try FormFiles.catalogue(of: [TrialForm.name: TrialForm.text])
        let form = try #require(catalogue["trial"])
        #expect(
            form.cells.map(\.name) == [
                "letters.received.paper", "letters.received.total", "letters.answered.paper",
                "letters.answered.total", "letters.postage.amount",
            ])
        #expect(form.identityCount == 2)
        #expect(form.rules.map(\.instances.count) == [2, 5])
    }

    @Test(
        arguments: [
            ("notice: 试\n", "", 1, "“notice” is missing"),
            ("notice: 试", "notice: \"\"", 3, "“notice” must be text"),
            ("notice: 试", "notice: [试]", 3, "“notice” must be text"),
            ("id: trial", "id: Trial", 1, "“Trial” is no identifier"),
            ("id: trial", "id: 试", 1, "“试” is no identifier"),
            ("id: trial", "id: trial\nnotes: 试", 2, "unknown key “notes”; known: id, title"),
            ("{zh: 试用表, en: Trial form}", "{zh: 试用表}", 2, "“en” is missing"),
            ("signature: [纸质来信]", "signature: 纸质来信", 5, "“signature” must be a list"),
            ("{first: 2030, last: 2031}", "{first: 2031, last: 2030}", 4, "before the first"),
            ("{first: 2030, last: 2031}", "{last: 2031}", 4, "“first” is missing"),
            ("{first: 2030, last: 2031}", "2030", 4, "“years” must be a mapping"),
            ("first: 2030", "first: spring", 4, "“first” must be a whole number"),
            ("first: 2030", "first: 2030.5", 4, "“first” must be a whole number"),
            ("first: 2030", "first: 99999999999999999999", 4, "must be a whole number"),
            ("last: 2031", "until: 2031", 4, "unknown key “until”; known: first, last"),
            ("fen: 100", "fen: 99", 10, "“fen” must be a power of ten"),
            ("fen: 100", "fen: 0", 10, "“fen” must be a power of ten"),
            ("fen: 100", "fen: -100", 10, "“fen” must be a power of ten"),
            ("unit: yuan", "unit: dollar", 24, "unit “dollar” is not defined"),
            ("unit: yuan", "width: 3", 24, "unknown key “width”"),
            (", unit: yuan", "", 24, "“unit” is missing"),
            ("layout: rows", "layout: round", 15, "“layout” cannot be “round”; possible: rows"),
            ("total: true", "total: perhaps", 19, "“total” must be true or false"),
            ("{id: answered", "{id: received", 22, "“letters.received.paper” occurs twice"),
            ("{id: total", "{id: paper", 21, "“letters.received.paper” occurs twice"),
            ("{id: answered", "{di: answered", 22, "unknown key “di”"),
            ("blocks:", "blocs:", 16, "unknown key “blocs”"),
            // a comma cuts a label off
            (
                "en: Letters}", "en: Letters, notes}", 13,
                "“notes” has no value; a text with a comma"
            ),
            ("en: on paper", "en: on paper, or so", 18, "“or so” has no value"),
            ("{id: total", "{id: year", 19, "“year” has the name of a column"),
            ("{id: amount", "{id: edition_id", 24, "“edition_id” has the name of a column"),
            ("{id: amount", "{id: \(long)ab", 24, "is too long: 63 bytes"),
            ("- id: letters", "- id: \(long)", 12, "is too long: 57 bytes"),
            (
                "layout: rows", "layout: rows\n    blank: 0", 16,
                "“blank” cannot be “0”; possible: zero"
            ),
            (
                "zh: 总体情况, en: Overview}", "zh: 甲, en: A}\n  - {id: overview, zh: 乙, en: B}", 8,
                "twice"
            ),
        ])
    func tables(piece: String, other: String, line: Int, reason: String) throws {
        let error = try #require(refusal(TrialForm.with(piece, as: other)), "nothing refused it")
        #expect(error.line == line)
        #expect(error.reason.en.contains(reason))
        #expect(error.file.hasSuffix("/\(TrialForm.name)"))
        #expect(error.message.zh.contains("\(TrialForm.name):\(line)："))
        #expect("\(error)" == "\(error.file):\(line): \(error.reason.en)")
    }

    @Test(
        arguments: [
            ("letters.{row}.paper", "letters.{row}.fax", 32, "no cell “letters.received.fax”"),
            ("letters.{row}.total", "{row}", 33, "no cell “received”"),
            ("letters.{row}.total", "letters.{column}.total", 33, "“letters.{column}.total”"),
            ("table: letters", "table: mail", 31, "no table “mail”"),
            ("tables: [letters]", "tables: [mail]", 40, "no table “mail”"),
            ("tables: [letters]", "cells: [letters.sent.paper]", 40, "“letters.sent.paper”"),
            ("tables: [letters]", "tables: []", 37, "rule “R-L-INT” concerns no cell"),
            ("tables: [letters]", "years: {first: 2030}", 37, "“tables” is missing"),
            ("[received, answered]", "[received, lost]", 31, "no cell “lost”"),
            ("over: rows", "over: pages", 31, "“over” cannot be “pages”; possible: rows, columns"),
            ("id: R-L-INT", "id: R-L-SUM", 37, "“R-L-SUM” occurs twice"),
            ("check: equal", "check: same", 30, "“check” cannot be “same”; possible: equal"),
            ("severity: error", "severity: fatal", 29, "“severity” cannot be “fatal”"),
            ("severity: error", "serverity: error", 29, "unknown key “serverity”"),
            ("    source: 试\n  - id: R-L-INT", "  - id: R-L-INT", 28, "“source” is missing"),
            (
                "[\"letters.{row}.total\"]", "[letters.postage.amount]", 28,
                "rule “R-L-SUM” adds figures of different units"
            ),
            ("[\"letters.{row}.paper\"]", "[]", 28, "rule “R-L-SUM” concerns no cell"),
            (
                "source: 试\n  - id: R-L-INT", "levels: [village]\n    source: 试\n  - id: R-L-INT",
                36, "“levels” cannot be “village”; possible: province, prefecture, county"
            ),
            ("{row} does not add up", "{rwo} does not add up", 35, "nothing fills “rwo” in braces"),
            ("“{row}”不平", "“{lefft}”不平", 35, "nothing fills “lefft” in braces"),
            ("{row} does not add up", "{column} is wrong", 35, "nothing fills “column” in braces"),
            ("{cell} is negative", "{cell} is not {right}", 42, "nothing fills “right” in braces"),
            (
                "right: [\"letters.{row}.total\"]", "right: [\"letters.{row}.paper\"]", 28,
                "rule “R-L-SUM” names “letters.received.paper” twice"
            ),
            (
                "check: equal", "check: equal\n    tolerance: 0.5", 31,
                "“tolerance” must be a number that is not negative"
            ),
            ("check: equal", "check: equal\n    tolerance: -1", 31, "“tolerance” must be a number"),
            (
                "tables: [letters]", "tables: [letters]\n    tolerance: 1", 41,
                "“tolerance” goes with equal and at_least only"
            ),
            (
                "[\"letters.{row}.paper\"]", "[{cell: \"letters.{row}.paper\", times: 0}]", 32,
                "“times” must be a whole number"
            ),
            (
                "check: equal", "check: equal\n    years: {first: 2040}", 31,
                "rule “R-L-SUM” is never applied"
            ),
            (
                "{table: letters, over: rows, only: [received, answered]}",
                "{cells: [letters.sent.paper]}", 31, "no cell “letters.sent.paper”"
            ),
            (
                "rules:\n", "texts: {gossip: [letters.received]}\nrules:\n", 27,
                "“gossip” is nothing"
            ),
            (
                "rules:\n", "texts: {received: [letters.sent]}\nrules:\n", 27,
                "no cell “letters.sent”"
            ),
            (
                "rules:\n", "comparison: [{cells: [letters.sent.paper]}]\nrules:\n", 27,
                "no cell “letters.sent.paper”"
            ),
            (
                "check: equal", "check: equal\n    regions: R-L-ALL", 31,
                "“regions: R-L-ALL” is for rules only that look at last year's report"
            ),
        ])
    func rules(piece: String, other: String, line: Int, reason: String) throws {
        let error = try #require(refusal(TrialForm.with(piece, as: other)), "nothing refused it")
        #expect(error.line == line)
        #expect(error.reason.en.contains(reason))
    }

    @Test(
        arguments: [
            ("years: {first: 2030, last: 2031}", "years: {first: 2030", 5),
            ("notice: 试", "notice: \"试", nil),
            ("    headings: [来信]", "\theadings: [来信]", 14),
            ("id: R-L-INT", "id: *nowhere", 37),
            ("notice: 试", "notice: 试\nid: again", 1),
            ("tables:\n", "tables: rows:\n", 11),
            ("notice: 试", "notice: \u{7}", nil),
        ] as [(String, String, Int?)])
    func badYAML(piece: String, other: String, line: Int?) throws {
        let error = try #require(refusal(TrialForm.with(piece, as: other)), "nothing refused it")
        let place = try #require(error.line, "no line: \(error)")
        if let line { #expect(place == line) }
    }

    @Test func bytesThatAreNoText() throws {
        let error = #expect(throws: FormError.self) {
            _ = try FormParser(file: "trial.yaml", bytes: Array("id: ".utf8) + [0xFF, 0xFE])
        }
        #expect(error?.reason == FormMessages.notYAML.filled(["detail": "UTF-8"]))
    }

    @Test(arguments: ["", "# nothing but a remark\n", "---\n...\n"])
    func emptyFiles(text: String) {
        #expect(refusal(text) != nil)
    }

    @Test(arguments: ["[]", "text", "- id: trial"])
    func noMapping(text: String) throws {
        let error = try #require(refusal(text))
        #expect(error.line == 1)
        #expect(error.reason.en.contains("must be a mapping"))
    }
}
