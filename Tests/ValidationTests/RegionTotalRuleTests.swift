import Forms
import Messages
import Testing
import Validation
import Vocabulary

/// R-C-ADD and R-C-SUM: a region's totals by themselves, and beside its government's own report.
@Suite struct RegionTotalRuleTests {
    static let cases: [CodeRuleCase] = sums + governments

    private static let sums: [CodeRuleCase] = [
        ([:], nil, .passed), (["requests.granted.total": 1], nil, .failed),
        (["requests.granted.total": 1], "requests.granted.business", .undecided),
        (["requests.granted.business": 1], "requests.granted.research", .failed),
        ([:], "requests.granted.research", .passed),
    ].map { (changes: [String: Int64?], blank: String?, verdict: Verdict) in
        let name = "\(changes.keys.sorted()), blank: \(blank ?? "none")"
        return CodeRuleCase(rule: "R-C-ADD", verdict: verdict, name: name) {
            let form = try Official.form("gid-2021")
            let (failed, undecided) = TotalIdentities(form: form, year: 2023).broken(
                in: try total(form, changes, blank: blank), scope: .all)
            // an error in the row and one in the column; of a blank only the row is open
            return failed.map(\.finding).filter { $0.cells.contains("requests.granted.total") }
                .filter { _ in undecided == nil || verdict == .failed }
                + (undecided.map { [$0] } ?? [])
        }
    }

    private static func total(
        _ form: Form, _ changes: [String: Int64?], blank: String? = nil
    ) throws -> RegionJudge.Total {
        var blanks = [Int32](repeating: 0, count: form.cells.count)
        if let blank { blanks[try #require(form.position(of: blank))] = 1 }
        return RegionJudge.Total(
            values: try form.report(changes).map { $0 ?? 0 }, blanks: blank == nil ? [] : blanks,
            included: 2)
    }

    private static let governments: [CodeRuleCase] = [
        (3, 3, 9, true, .passed), (9, 3, 9, true, .passed), (5, 3, 9, true, .failed),
        (5, 3, 9, false, .undecided), (3, 3, 9, false, .passed),
    ].map {
        (report: Int64, own: Int64, all: Int64, isComplete: Bool, verdict: Verdict) in
        let name = "\(report) against \(own) and \(all), \(isComplete ? "" : "in")complete"
        return CodeRuleCase(rule: "R-C-SUM", verdict: verdict, name: name) {
            try government(
                "requests.received.total", report: report, own: own, all: all, isComplete
            ).map { [$0.finding] } ?? []
        }
    }

    private static func government(
        _ cell: String, report: Int64?, own: Int64, all: Int64, _ isComplete: Bool = true
    ) throws -> (scope: Scope, finding: Finding)? {
        let form = try Official.form("gid-2021")
        func side(_ scope: Scope, _ value: Int64) throws -> GovernmentReportRule.Side {
            .init(
                scope: scope, values: try form.report([cell: value]).map { $0 ?? 0 },
                isComplete: isComplete)
        }
        return GovernmentReportRule.finding(
            of: try figures(form.report([cell: report])),
            sides: [try side(.own, own), try side(.all, all)], form: form)
    }

    /// The comparison says which of the totals the report is.
    @Test(arguments: [
        (3, 3, 9, true, Scope.own, Verdict.passed, "人民政府的报告与本级合计一致"),
        (9, 3, 9, true, .all, .passed, "人民政府的报告与全域合计一致"),
        (9, 9, 9, true, .own, .passed, "人民政府的报告与本级、全域合计一致"),
        (9, 3, 9, false, .all, .undecided, "人民政府的报告与目前的全域合计一致，但合计尚不完整"),
    ])
    func theTotalThatItIsIsNamed(
        report: Int64, own: Int64, all: Int64, isComplete: Bool, scope: Scope, verdict: Verdict,
        words: String
    ) throws {
        let form = try Official.form("gid-2021")
        func values(_ value: Int64) throws -> [Int64?] {
            try form.report(["requests.received.total": value])
        }
        let sides = try [(Scope.own, own), (.all, all)].map { scope, value in
            GovernmentReportRule.Side(
                scope: scope, values: try values(value).map { $0 ?? 0 }, isComplete: isComplete)
        }
        let same = try #require(
            GovernmentReportRule.agreement(
                of: try figures(values(report)), sides: sides, form: form))
        #expect(same.scope == scope && same.finding.verdict == verdict)
        #expect(same.finding.severity == .hint && !same.finding.excludes)
        #expect(same.finding.message.zh.hasPrefix(words), "\(same.finding.message.zh)")
        let other = GovernmentReportRule.agreement(
            of: try figures(values(report + 1)), sides: sides, form: form)
        #expect(other == nil)
    }

    @Test func theNearestTotalIsNamed() throws {
        let (scope, finding) = try #require(
            try Self.government("requests.received.total", report: 8, own: 3, all: 9))
        #expect(scope == .own, "of two that differ in as many cells the first")
        #expect(finding.left == "8" && finding.right == "3" && finding.difference == "5")
        #expect(finding.message.zh.contains("本级 1 格、全域 1 格"), "\(finding.message.zh)")
        #expect(finding.message.zh.contains("报告 8、合计 3"))
    }

    /// Documents issued together, and money rounded to two decimals of 万元.
    @Test(arguments: [
        ("disclosure.normative_documents.issued", 8, 9, true),
        ("disclosure.normative_documents.issued", 10, 9, false),
        ("disclosure.fees.amount", 1_230_000, 1_234_567, true),
        ("disclosure.fees.amount", 1_230_000, 1_240_001, false),
        ("requests.received.total", 8, 9, false),
        ("disclosure.licensing.decisions", 8, 9, false),
    ])
    func tolerances(cell: String, report: Int64, total: Int64, agrees: Bool) throws {
        let found = try Self.government(cell, report: report, own: total, all: total)
        #expect((found == nil) == agrees)
    }

    @Test func aBlankReportsNothing() throws {
        #expect(try Self.government("requests.received.total", report: nil, own: 0, all: 4) == nil)
    }

    /// A waived report is named with what it brings; several bring the whole difference.
    @Test func theReportsThatBreakATotalAreNamed() throws {
        let form = try Official.form("gid-2021")
        let identities = TotalIdentities(form: form, year: 2023)
        let (failed, _) = identities.broken(
            in: try Self.total(form, ["requests.granted.total": 3]), scope: .own)
        let row = try #require(failed.first { $0.finding.cells.count == 7 })
        let wrong = try figures(form.report(["requests.granted.total": 4]))
        let other = try figures(form.report(["requests.granted.business": 1]))
        let parts = [wrong, other].map { identities.difference(row, in: $0) }
        #expect(parts == [-4, 1])
        let said = identities.explained(
            row, by: [("甲局", parts[0]), ("乙局", 0), ("丙局", parts[1])])
        #expect(said.message.zh.hasPrefix("本级合计：表三"))
        #expect(said.message.zh.hasSuffix("出自经批准例外计入的报告：甲局（相差 -4）、丙局（相差 1）"))
        #expect(identities.explained(row, by: []).message == row.finding.message)
        #expect(said.cells == row.finding.cells && said.rule == "R-C-ADD")
    }

    @Test(arguments: ["gid-2019", "gid-2021"])
    func sumsOfCorrectReportsAddUp(id: String) throws {
        let form = try Official.form(id)
        let identities = TotalIdentities(form: form, year: form.years.first)
        let (failed, undecided) = identities.broken(in: try Self.total(form, [:]), scope: .all)
        #expect(failed.isEmpty && undecided == nil)
        // each identity by itself
        let (every, _) = identities.broken(
            in: RegionJudge.Total(
                values: form.cells.indices.map { Int64($0 * $0) }, blanks: [], included: 1),
            scope: .all)
        #expect(every.count == form.identityCount)
    }
}
