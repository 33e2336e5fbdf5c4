import Forms
import Messages
import Testing
import Validation
import Vocabulary

/// The rules across years over the totals of regions.
@Suite struct RegionJudgeTests {
    /// What the rules for reports are called where they judge totals.
    static let regionIDs = [
        "R-X-CARRY": "R-C-CARRY", "R-X-ITEM": "R-C-ITEM", "R-X-PUB": "R-C-PUB",
        "R-X-VALID": "R-C-VALID", "R-X-JUMP": "R-C-JUMP",
    ]

    /// The total of some reports.
    private func total(_ reports: [[Int64?]]) -> RegionJudge.Total {
        let cells = reports[0].indices
        let blanks = cells.map { cell in Int32(reports.count { $0[cell] == nil }) }
        return RegionJudge.Total(
            values: cells.map { cell in reports.reduce(0) { $0 + ($1[cell] ?? 0) } },
            blanks: blanks.allSatisfy { $0 == 0 } ? [] : blanks, included: reports.count)
    }

    private func judge(_ form: Form, year: Int) throws -> RegionJudge {
        RegionJudge(form: form, year: year, catalogue: try Official.catalogue())
    }

    @Test func theFormsNameThem() throws {
        let rules = try Official.catalogue().forms.flatMap(\.rules)
        var named: [String: String] = [:]
        for rule in rules { named[rule.id] = rule.regionID ?? named[rule.id] }
        #expect(named == Self.regionIDs)
        for form in try Official.catalogue().forms {
            #expect(form.ofRegions.rules.map(\.id) == form.rules.compactMap(\.regionID))
            #expect(form.regionRules.allSatisfy { $0.severity == .warning })
        }
    }

    /// The total of a single report says what the report says.
    @Test(arguments: LastYearCase.all.filter { regionIDs[$0.rule] != nil })
    func totalOfOneReport(_ yearCase: LastYearCase) throws {
        let form = try Official.form(yearCase.form)
        let before = try Official.form(yearCase.formBefore)
        let findings = try judge(form, year: yearCase.year).findings(
            of: total([form.report(yearCase.now)]), after: total([before.report(yearCase.before)]),
            form: before, level: .county)
        let id = try #require(Self.regionIDs[yearCase.rule])
        #expect(findings.verdict(of: id) == yearCase.verdict)
        #expect(findings.allSatisfy { !$0.excludes && $0.rule.hasPrefix("R-C-") })
    }

    /// A figure that some state is their sum; one that nobody states is blank.
    @Test func blanksOfSomeReports() throws {
        let form = try Official.form("gid-2021")
        let judge = try judge(form, year: 2022)
        let some = try form.report(["requests.carried_in.total": 3])
        let blank = try form.report(["requests.carried_in.total": nil])
        let before = total([try form.report(["requests.carried_out.total": 3])])
        #expect(
            try judge.findings(
                of: total([some, blank]), after: before, form: form, level: .county
            ).isEmpty)
        let off = try judge.findings(
            of: total([some, some, blank]), after: before, form: form, level: .county)
        #expect(off.map(\.left) == ["6"] && off.map(\.right) == ["3"])
        #expect(off.first?.message.en.hasSuffix("; 1 blanks lie in these totals") == true)
        let open = try judge.findings(
            of: total([blank, blank]), after: before, form: form, level: .county)
        #expect(open.map(\.verdict) == [.undecided])
    }

    /// Both sides over some reports only, in the form's unit.
    @Test func differenceOfParts() throws {
        let form = try Official.form("gid-2021")
        let judge = try judge(form, year: 2022)
        let now = try form.report(["disclosure.fees.amount": 40_000_000])
        let before = try form.report(["disclosure.fees.amount": 3_500_000])
        let finding = try #require(
            try judge.findings(of: total([now]), after: total([before]), form: form, level: .county)
                .first)
        #expect(finding.rule == "R-C-JUMP" && finding.difference == "36.5")
        func part(_ cells: [Int64?], isNow: Bool) throws -> [Int128] {
            try packed(cells).withUnsafeBytes {
                try judge.part($0, form: form, isNow: isNow)
            }
        }
        #expect(judge.difference(finding, of: judge.noParts) == "0")
        #expect(judge.difference(finding, of: try part(now, isNow: true)) == "40")
        #expect(judge.difference(finding, of: try part(now, isNow: false)) == "-40")
        #expect(judge.difference(finding, of: try part(before, isNow: false)) == "-3.5")
    }

    @Test func rulesOfCertainYearsOnly() throws {
        let old = try Official.form("gid-2019")
        #expect(try judge(old, year: 2019).hasRules, "carried in follows in every year")
        let form = try Official.form("gid-2021")
        let stock = try form.report(["disclosure.normative_documents.in_force": 50])
        let zeros = total([try form.report()])
        for (year, count) in [(2021, 0), (2022, 1)] {
            let findings = try judge(form, year: year).findings(
                of: total([stock]), after: zeros, form: form, level: .county)
            #expect(findings.map(\.rule) == [String](repeating: "R-C-VALID", count: count))
        }
    }
}
