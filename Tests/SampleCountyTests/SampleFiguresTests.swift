import Forms
import SampleCounty
import TestSupport
import Testing
import Validation
import Vocabulary

/// Figures that hang together from year to year and look like a county's.
@Suite struct SampleFiguresTests {
    private static let applicants = [
        "natural_person", "business", "research", "public_welfare", "legal_service",
        "other_organisation", "total",
    ]

    private func figure(
        _ form: Form, _ cells: [Int64?], _ name: String
    ) throws -> Int64 {
        let position = try #require(form.position(of: name))
        return try #require(cells[position])
    }

    @Test(arguments: ["gid-2019", "gid-2021"])
    func withoutAFlawNothingIsFound(id: String) throws {
        let catalogue = try FormFiles.catalogue()
        let form = try #require(catalogue[id])
        let figures = Figures(capacity: form.cells.count)
        for year in form.years.first...(form.years.last ?? 2030) {
            let judge = SubmissionJudge(form: form, year: year, catalogue: catalogue)
            for agency in 0..<80 {
                for size in [.small, .medium, .large] as [SampleFigures.Size] {
                    let cells = SampleFigures(form: form).cells(
                        agency: agency, year: year, size: size, seed: 7)
                    try figures.load(cells)
                    #expect(judge.findings(of: figures, level: .county).isEmpty)
                }
            }
        }
    }

    @Test(arguments: ["gid-2019", "gid-2021"])
    func flawsAreWhatTheySay(id: String) throws {
        let catalogue = try FormFiles.catalogue()
        let form = try #require(catalogue[id])
        let year = form.years.first
        let figures = Figures(capacity: form.cells.count)
        let judge = SubmissionJudge(form: form, year: year, catalogue: catalogue)
        func findings(_ flaw: SampleFigures.Flaw, _ agency: Int) throws -> [Finding] {
            try figures.load(
                SampleFigures(form: form).cells(
                    agency: agency, year: year, size: .large, seed: 3, flaw: flaw))
            return judge.findings(of: figures, level: .county)
        }
        var missingTotals = 0
        for agency in 0..<40 {
            #expect(try findings(.none, agency).isEmpty)
            #expect(try Set(findings(.wrongCell, agency).map(\.verdict)) == [.failed])
            #expect(try findings(.blankColumns, agency).map(\.rule) == ["R-BLANK"])
            let rules = try Set(findings(.blankTotal, agency).map(\.rule))
            // a total of nothing is no loss
            #expect(rules == ["R-BLANK"] || rules.isSuperset(of: ["R-T3-BLANK", "R-T3-ROW"]))
            if rules.count > 1 { missingTotals += 1 }
        }
        #expect(missingTotals > 5)
    }

    /// R-X-CARRY, R-X-VALID, R-X-ITEM and R-X-PUB hold for correct reports, over the change of
    /// form and over the merger too.
    @Test(arguments: [1, 2] as [UInt64])
    func aYearStartsWhereTheLastOneEnded(seed: UInt64) throws {
        let catalogue = try FormFiles.catalogue()
        let county = try SampleCountyTests.county(seed: seed)
        var correct: [Int: [Int: SampleCounty.Report]] = [:]
        let haveErrors = try SampleCountyTests.haveErrors(county.reports, catalogue)
        for (report, hasErrors) in zip(county.reports, haveErrors)
        where !hasErrors && !report.cells.contains(nil) {
            let work = county.agencies[report.agency].predecessor ?? report.agency
            correct[work, default: [:]][report.year] = report
        }
        var pairs = 0
        for reports in correct.values {
            for year in 2020...2024 {
                guard let last = reports[year - 1], let this = reports[year] else { continue }
                try expectCarried(last, this, catalogue)
                pairs += 1
            }
        }
        #expect(pairs > 200)
        #expect(correct[1]?.count ?? 0 > 3, "the merged body goes on in its successor")
    }

    private func expectCarried(
        _ last: SampleCounty.Report, _ this: SampleCounty.Report, _ catalogue: FormCatalogue
    ) throws {
        let lastForm = try #require(catalogue[last.formID])
        let form = try #require(catalogue[this.formID])
        for column in Self.applicants {
            #expect(
                try figure(form, this.cells, "requests.carried_in.\(column)")
                    == figure(lastForm, last.cells, "requests.carried_out.\(column)"),
                "agency \(this.agency), \(this.year), \(column)")
        }
        for row in ["licensing", "penalties", "compulsory_measures"] {
            let decisions = "disclosure.\(row).decisions"
            let now = try figure(form, this.cells, decisions)
            let before = try figure(lastForm, last.cells, decisions)
            #expect(
                min(now, before) < 10 || max(now, before) < 10 * min(now, before),
                "no tenfold step")
        }
        guard lastForm.id == form.id else { return }
        let documents = "disclosure.normative_documents"
        if form.id == "gid-2021" {
            #expect(
                try figure(form, this.cells, "\(documents).in_force")
                    == figure(form, last.cells, "\(documents).in_force")
                    + figure(form, this.cells, "\(documents).issued")
                    - figure(form, this.cells, "\(documents).repealed"))
        } else {
            #expect(
                try figure(form, this.cells, "\(documents).total_published")
                    == figure(form, last.cells, "\(documents).total_published")
                    + figure(form, this.cells, "\(documents).published"))
            for row in ["licensing", "other_services", "penalties", "compulsory_measures", "fees"] {
                #expect(
                    try figure(form, this.cells, "disclosure.\(row).items_last_year")
                        == figure(form, last.cells, "disclosure.\(row).items_last_year")
                        + figure(form, last.cells, "disclosure.\(row).change"))
            }
        }
    }

    /// The county's sums per year over everything filed, revisions and all.
    private func sum(
        _ county: SampleCounty, year: Int, _ catalogue: FormCatalogue, _ name: String
    ) -> Int64 {
        county.reports.filter { $0.year == year }.reduce(0) { sum, report in
            let position = catalogue[report.formID]?.position(of: name)
            return sum + (position.flatMap { report.cells[$0] } ?? 0)
        }
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func requestsAreThoseOfACounty(seed: UInt64) throws {
        let catalogue = try FormFiles.catalogue()
        let county = try SampleCountyTests.county(seed: seed)
        for year in 2019...2024 {
            let total = sum(county, year: year, catalogue, "requests.received.total")
            let people = sum(county, year: year, catalogue, "requests.received.natural_person")
            #expect((200...600).contains(total), "\(year): \(total)")
            #expect(people * 100 >= total * 75, "\(year): \(people) of \(total)")
            let granted = sum(county, year: year, catalogue, "requests.granted.total")
            #expect(granted * 100 > total * 25 && granted * 100 < total * 60)
        }
    }

    @Test func moneyIsThatOfACounty() throws {
        let catalogue = try FormFiles.catalogue()
        let county = try SampleCountyTests.county()
        let fenPerWanYuan: Int64 = 1_000_000
        for year in 2021...2024 {
            let fees = sum(county, year: year, catalogue, "disclosure.fees.amount")
            #expect((100 * fenPerWanYuan...20_000 * fenPerWanYuan).contains(fees))
        }
        for year in 2019...2020 {
            let bought = sum(county, year: year, catalogue, "disclosure.procurement.amount")
            #expect((100 * fenPerWanYuan...10_000 * fenPerWanYuan).contains(bought))
        }
        for report in county.reports {
            let form = try #require(catalogue[report.formID])
            for (cell, value) in zip(form.cells, report.cells) where cell.unit.isMoney {
                #expect((value ?? 0) % 100 == 0, "whole yuan")
            }
        }
    }

    @Test func mostFiguresAreZeroAndTownshipsHardlyReportAny() throws {
        let county = try SampleCountyTests.county()
        func share(_ reports: [SampleCounty.Report]) -> Int {
            let figures = reports.flatMap(\.cells).compactMap { $0 }
            return figures.count { $0 == 0 } * 100 / figures.count
        }
        #expect(share(county.reports) > 85)
        let townships = county.reports.filter {
            county.agencies[$0.agency].agencyClass == .township
        }
        #expect(share(townships) > 97)
        #expect(townships.count { $0.cells.allSatisfy { $0 == 0 } } > townships.count / 3)
    }
}
