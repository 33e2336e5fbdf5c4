import Forms
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

    /// A rule that a new form file brings needs its three cases here.
    @Test(arguments: ["gid-2019", "gid-2021"])
    func noRuleLacksAVerdict(form: String) throws {
        for rule in try Official.form(form).rules {
            let verdicts =
                RuleCases.all.filter { $0.form == form && $0.rule == rule.id }.map(\.verdict)
                + LastYearCase.all.filter { $0.form == form && $0.rule == rule.id }
                .map(\.verdict)
            #expect(
                Set(verdicts) == Set(Verdict.allCases),
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
    func anEmptyReportFailsNothing(id: String) throws {
        let form = try Official.form(id)
        let findings = try form.findings([Int64?](repeating: nil, count: form.cells.count))
        #expect(Set(findings.map(\.rule)) == Set(form.rulesOfOneReport.map(\.id)))
        #expect(findings.allSatisfy { $0.verdict == .undecided })
        #expect(
            findings.count == form.rulesOfOneReport.count, "one finding a rule, however many blanks"
        )
    }
}
