import Forms
import TestSupport
import Testing
import Validation
import Vocabulary

/// Every rule that a form file states, over reports made to pass, to fail and to leave it open.
@Suite struct FormRuleTests {
    @Test(arguments: RuleCases.all)
    func verdict(_ ruleCase: RuleCase) throws {
        let form = try Official.form(ruleCase.form)
        let findings = try form.findings(form.report(ruleCase.changes), level: ruleCase.level)
        #expect(findings.verdict(of: ruleCase.rule) == ruleCase.verdict)
        let rule = try #require(form.rules.first { $0.id == ruleCase.rule })
        for finding in findings where finding.rule == rule.id {
            #expect(finding.severity == rule.severity)
            #expect(finding.excludes == (finding.verdict == .failed && rule.severity == .error))
        }
    }

    /// Checks that a blank never leaves open: it is neither negative nor forbidden nor large, and a
    /// total that is missing is missing.
    private static let neverUndecided: Set<Rule.Check> = [
        .notNegative, .zero, .steady, .totalPresent,
    ]

    /// A rule that a new form file brings needs its three cases here.
    @Test(arguments: ["gid-2019", "gid-2021"])
    func noRuleLacksAVerdict(form: String) throws {
        for rule in try Official.form(form).rules {
            let verdicts =
                RuleCases.all.filter { $0.form == form && $0.rule == rule.id }.map(\.verdict)
                + LastYearCase.all.filter { $0.form == form && $0.rule == rule.id }
                .map(\.verdict)
            #expect(
                Set(verdicts)
                    == Set(Verdict.allCases).subtracting(
                        Self.neverUndecided.contains(rule.check) ? [.undecided] : []),
                "\(form) \(rule.id) has cases for \(Set(verdicts)) only")
        }
    }

    @Test func everyCaseIsAboutARuleOfItsForm() throws {
        for ruleCase in RuleCases.all {
            let rules = try Official.form(ruleCase.form).rules.map(\.id)
            #expect(rules.contains(ruleCase.rule), "\(ruleCase.testDescription)")
        }
    }

    /// Each identity by itself: one more in a single cell of it is found, with this cell named.
    @Test(arguments: ["gid-2019", "gid-2021"])
    func everyIdentityIsWatched(id: String) throws {
        let form = try Official.form(id)
        for rule in form.rulesOfOneReport where rule.check == .equal {
            for instance in rule.instances {
                for position in instance.left + instance.right {
                    var cells = try form.report()
                    cells[position] = 1
                    let name = form.cells[position].name
                    let found = try form.findings(cells).filter {
                        $0.rule == rule.id && $0.cells.contains(name)
                    }
                    #expect(found.count == 1, "\(rule.id) \(name)")
                }
            }
        }
    }

    @Test(arguments: ["gid-2019", "gid-2021"])
    func aReportOfZerosPasses(id: String) throws {
        let form = try Official.form(id)
        for level in RegionLevel.allCases {
            #expect(try form.findings(form.report(), level: level).isEmpty)
        }
    }

    @Test(arguments: ["gid-2019", "gid-2021"])
    func anEmptyReportSaysThatThereIsNothing(id: String) throws {
        let form = try Official.form(id)
        #expect(
            try form.findings([Int64?](repeating: nil, count: form.cells.count)).isEmpty)
    }

    /// Correct figures with their zeros left out say the same, whatever zeros these are.
    @Test(arguments: ["gid-2019", "gid-2021"], [1, 2, 3] as [UInt64])
    func zerosLeftBlankMeanNothingElse(id: String, seed: UInt64) throws {
        let form = try Official.form(id)
        var random = SeededNumbers(seed: seed)
        for _ in 0..<200 {
            var cells = RandomReport.consistent(form, &random)
            for place in cells.indices
            where cells[place] == 0 && Bool.random(using: &random) { cells[place] = nil }
            #expect(try form.findings(cells).isEmpty)
        }
    }
}
