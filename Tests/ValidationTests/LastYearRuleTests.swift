import Forms
import Testing
import Validation
import Vocabulary

/// Rules that compare a report with the one of the year before.
@Suite struct LastYearRuleTests {
    private func findings(
        _ form: Form, _ cells: [Int64?], year: Int, after lastYear: LastYear
    ) throws -> [Finding] {
        let figures = Figures(capacity: form.cells.count + form.lastYearCells.count)
        try figures.load(cells)
        return try LastYearJudge(form: form, year: year, catalogue: Official.catalogue())
            .findings(of: figures, after: lastYear, level: .county)
    }

    private func lastYear(
        _ reports: [(form: Form, cells: [Int64?], isWhole: Bool)]
    ) throws -> LastYear {
        let catalogue = try Official.catalogue()
        let lastYear = LastYear(catalogue: catalogue)
        for report in reports {
            let number = try #require(catalogue.forms.firstIndex { $0.id == report.form.id })
            packed(report.cells).withUnsafeBytes {
                lastYear.add($0, formNumber: number, isWhole: report.isWhole)
            }
        }
        return lastYear
    }

    @Test(arguments: LastYearCase.all)
    func verdict(_ yearCase: LastYearCase) throws {
        let form = try Official.form(yearCase.form)
        let before = try Official.form(yearCase.formBefore)
        let lastYear = try lastYear([(before, before.report(yearCase.before), true)])
        let findings = try findings(
            form, form.report(yearCase.now), year: yearCase.year, after: lastYear)
        #expect(findings.verdict(of: yearCase.rule) == yearCase.verdict)
        #expect(findings.allSatisfy { !$0.excludes }, "they ask for an explanation only")
    }

    @Test func nothingBeforeNothingToCompare() throws {
        let form = try Official.form("gid-2021")
        let cells = try form.report(["requests.carried_in.total": 4])
        #expect(try findings(form, cells, year: 2022, after: lastYear([])).isEmpty)
    }

    /// A body that took over two others follows on from both.
    @Test func predecessorsAreAddedUp() throws {
        let form = try Official.form("gid-2021")
        let one = try form.report(["requests.carried_out.total": 3])
        let two = try form.report(["requests.carried_out.total": 4])
        let both = try lastYear([(form, one, true), (form, two, true)])
        let seven = try form.report(["requests.carried_in.total": 7])
        #expect(try findings(form, seven, year: 2022, after: both).isEmpty)
        let three = try form.report(["requests.carried_in.total": 3])
        let finding = try #require(try findings(form, three, year: 2022, after: both).first)
        #expect(finding.rule == "R-X-CARRY" && finding.left == "3" && finding.right == "7")
        #expect(finding.cells.last == "last_year.requests.carried_out.total")
    }

    /// What cannot be compared is not guessed at.
    @Test func partsMixedFormsAndOverflowsAreLeftAlone() throws {
        let form = try Official.form("gid-2021")
        let old = try Official.form("gid-2019")
        let some = try form.report(["requests.carried_out.total": 3])
        let huge = try form.report(["requests.carried_out.total": .max])
        let none = try form.report()
        let now = try form.report(["requests.carried_in.total": 1])
        let broken = try lastYear([(form, some, false)])
        let mixed = try lastYear([(old, old.report(), true), (form, none, true)])
        let overflow = try lastYear([(form, huge, true), (form, huge, true)])
        let cut = try lastYear([(form, Array(none.dropLast()), true)])
        let number = try #require(
            Official.catalogue().forms.firstIndex { $0.id == form.id })
        for lastYear in [broken, mixed, overflow, cut] {
            #expect(!lastYear.isUsable)
            #expect(try findings(form, now, year: 2022, after: lastYear).isEmpty)
            lastYear.clear()
            packed(some).withUnsafeBytes {
                lastYear.add($0, formNumber: number, isWhole: true)
            }
            #expect(lastYear.isUsable, "the agency after is not concerned")
        }
        // a part of nothing is nothing
        #expect(try lastYear([(form, none, false)]).isUsable)
    }

    @Test func rulesOfCertainYears() throws {
        let form = try Official.form("gid-2021")
        let old = try Official.form("gid-2019")
        // the stock of 2021 does not follow from what was published until 2020
        let before = try old.report(["disclosure.normative_documents.total_published": 50])
        let now = try form.report(["disclosure.normative_documents.in_force": 12])
        #expect(
            try findings(form, now, year: 2021, after: lastYear([(old, before, true)])).isEmpty)
    }
}
