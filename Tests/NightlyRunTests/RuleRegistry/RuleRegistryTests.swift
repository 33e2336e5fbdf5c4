import Forms
import NightlyRun
import Store
import TestSupport
import Testing
import Validation
import Vocabulary

/// Every rule of the catalogue in the nightly run: passed, failed, undecided, with blanks, allowed.
@Suite struct RuleRegistryTests {
    private static let cases = Array(RuleRegistry.cases.enumerated())

    /// Ids of every rule: of the form files, for reports and for totals, and in code.
    private func catalogue() throws -> Set<String> {
        let forms = try FormFiles.catalogue().forms
        return Set(forms.flatMap { $0.rules + $0.regionRules }.map(\.id))
            .union(RuleBook.codeRules.map(\.id))
    }

    @Test(arguments: cases.map(\.offset))
    func verdict(index: Int) throws {
        let registryCase = RuleRegistry.cases[index]
        let found = try RegistryRun.shared().findings[RegistryRun.code(index)] ?? []
        let ofRule = found.filter { $0.finding.rule == registryCase.rule }
        let verdicts = ofRule.map(\.finding.verdict)
        let verdict = verdicts.contains(.failed) ? .failed : verdicts.first ?? Verdict.passed
        #expect(verdict == registryCase.verdict, "\(registryCase.testDescription)")
        let failed = ofRule.filter { $0.finding.verdict == .failed }
        #expect(failed.allSatisfy { ($0.waiverID != nil) == (registryCase.kind == .waived) })
    }

    /// A rule that is new, in a form file or in code, needs its cases here.
    @Test func noRuleLacksACase() throws {
        let known = try catalogue()
        #expect(known.count > 40)
        #expect(Set(RuleRegistry.cases.map(\.rule)) == known)
        #expect(Set(RuleRegistry.impossible.keys).isSubset(of: known))
        for rule in known.sorted() {
            for kind in RegistryCase.Kind.allCases {
                let hasCase = RuleRegistry.cases.contains { $0.rule == rule && $0.kind == kind }
                let reason = RuleRegistry.impossible[rule]?[kind]
                #expect(hasCase != (reason != nil), "\(rule) \(kind.rawValue)")
            }
        }
    }

    /// A blank case has a blank, and a case shows what its kind says.
    @Test func casesShowWhatTheySay() {
        for registryCase in RuleRegistry.cases {
            let cells = [registryCase.now, registryCase.before].compactMap { $0 }.flatMap(\.values)
            switch registryCase.kind {
            case .blank: #expect(cells.contains(nil), "\(registryCase.testDescription)")
            case .passed: #expect(registryCase.verdict == .passed)
            case .failed, .waived: #expect(registryCase.verdict == .failed)
            case .undecided: #expect(registryCase.verdict == .undecided)
            }
        }
    }

    @Test func whatCannotBeAllowedIsRefused() throws {
        let run = try RegistryRun.shared()
        let refused = RuleRegistry.impossible.filter { $0.value[.waived] != nil }.keys.sorted()
        for rule in refused {
            let open = try #require(
                run.findings.values.joined().first { $0.finding.rule == rule }, "\(rule)")
            #expect(try run.isRefused(open), "\(rule)")
        }
    }

    @Test func aFullRunFindsNothingElse() throws {
        #expect(try RegistryRun.shared().fullRunFindsNothing())
    }
}
