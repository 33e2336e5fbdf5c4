import Forms
import Messages
import Testing
import Validation
import Vocabulary

/// A form added as a file only is judged like the official ones.
@Suite struct ThirdFormTests {
    @Test(
        arguments: [
            ("R-SUM", .passed, ["received.paper": 2, "received.total": 2]),
            ("R-SUM", .failed, ["received.paper": 2, "received.total": 3]),
            // a decrease may hide in the signed cell, an increase in any
            ("R-SUM", .undecided, ["received.paper": 5, "received.change": nil]),
            ("R-SUM", .undecided, ["received.mail": nil, "received.total": 5]),
            ("R-SUM", .failed, ["received.paper": 5, "received.mail": nil]),
            ("R-PAID", .failed, ["paid.amount": 1]),
            ("R-PAID", .undecided, ["paid.amount": 1, "postage.amount": nil]),
            ("R-NEED", .passed, ["answered.mail": 1, "received.paper": 1]),
            ("R-NEED", .failed, ["answered.mail": 1]),
            ("R-NEED", .passed, ["answered.mail": nil]),
            ("R-NEED", .undecided, ["answered.mail": 1, "received.mail": nil]),
            // one answer is there, whatever stands in the other cell
            ("R-NEED", .failed, ["answered.mail": 1, "answered.paper": nil]),
            ("R-NEVER", .failed, ["forbidden.paper": 1]),
            ("R-NEVER", .passed, ["forbidden.paper": nil]),
            ("R-SIGN", .passed, ["received.change": -1]),
            ("R-SIGN", .failed, ["postage.amount": -1]),
            ("R-GAP", .passed, ["received.total": nil]),
            ("R-GAP", .failed, ["received.total": nil, "received.mail": 1]),
            (
                "R-GAP", .passed,
                ["received.total": nil, "received.paper": nil, "received.mail": nil]
            ),
        ] as [(String, Verdict, [String: Int64?])])
    func verdict(rule: String, verdict: Verdict, changes: [String: Int64?]) throws {
        let form = try ThirdForm.form()
        let named = changes.map { ("letters.\($0.key)", $0.value) }
        let cells = try form.report(Dictionary(uniqueKeysWithValues: named))
        #expect(try form.findings(cells).verdict(of: rule) == verdict)
    }

    /// A rule that names no level holds for an agency whose level is not known.
    @Test(arguments: [nil, .county, .prefecture, .province] as [RegionLevel?])
    func rulesForEveryLevel(level: RegionLevel?) throws {
        let form = try ThirdForm.form()
        let cells = try form.report(["letters.forbidden.paper": 1])
        #expect(try form.findings(cells, level: level).map(\.rule) == ["R-NEVER"])
    }

    @Test func rulesForCertainYearsAndLevels() throws {
        let form = try ThirdForm.form()
        let cells = try form.report(["letters.forbidden.mail": 1])
        #expect(try form.findings(cells, year: 2031).isEmpty)
        #expect(try form.findings(cells, year: 2032).map(\.rule) == ["R-LATER"])
        #expect(try form.findings(cells, level: .province, year: 2032).isEmpty)
        #expect(try form.findings(cells, level: nil, year: 2032).isEmpty)
    }

    @Test func itsMoneyIsShownInItsUnit() throws {
        let form = try ThirdForm.form()
        let cells = try form.report(["letters.postage.amount": 80, "letters.paid.amount": 120])
        let finding = try #require(try form.findings(cells).first)
        #expect(finding.left == "0.8" && finding.right == "1.2" && finding.difference == "-0.4")
        #expect(finding.message.en == "short by -0.4")
    }

    @Test func itIsTheFormOfItsYears() throws {
        let catalogue = try ThirdForm.catalogue()
        let form = try #require(catalogue.form(forYear: 2032))
        let judge = SubmissionJudge(form: form, year: 2032, catalogue: catalogue)
        #expect(judge.findings(of: try figures(form.report()), level: .county).isEmpty)
        let old = try #require(catalogue["gid-2019"])
        let wrong = SubmissionJudge(form: old, year: 2031, catalogue: catalogue)
            .findings(of: try figures(old.report()), level: .county)
        #expect(wrong.map(\.rule) == ["R-FORM"])
        #expect(wrong.first?.message.en.contains("use letters-2031") == true)
    }
}
