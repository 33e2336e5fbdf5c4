import Forms
import SampleCounty
import TestSupport
import Testing
import Validation
import Vocabulary

@Suite struct SampleCountyTests {
    static func county(seed: UInt64 = 1, agencies: Int = 60) throws -> SampleCounty {
        SampleCounty(
            region: "360926", agencies: agencies, years: 2019...2024, seed: seed,
            catalogue: try FormFiles.catalogue())
    }

    /// Whether the figures of each report have errors by the rules of its form and year.
    static func haveErrors(
        _ reports: [SampleCounty.Report], _ catalogue: FormCatalogue
    ) throws -> [Bool] {
        var judges: [String: SubmissionJudge] = [:]
        let figures = Figures(capacity: catalogue.forms.map(\.cells.count).max() ?? 0)
        return try reports.map { report in
            let key = "\(report.formID) \(report.year)"
            let form = try #require(catalogue[report.formID])
            let judge =
                judges[key]
                ?? SubmissionJudge(form: form, year: report.year, catalogue: catalogue)
            judges[key] = judge
            try figures.load(report.cells)
            return judge.findings(of: figures, level: .county).contains(where: \.excludes)
        }
    }

    private func text(_ county: SampleCounty) -> [String] {
        county.agencies.map { "\($0)" } + county.reports.map { "\($0)" }
            + county.exemptions.map { "\($0)" } + county.deadlines.map { "\($0)" }
    }

    @Test func theSameSeedGivesTheSameCounty() throws {
        #expect(try text(Self.county()) == text(Self.county()))
        #expect(try text(Self.county()) != text(Self.county(seed: 2)))
    }

    @Test func everythingIsMarkedAsSynthetic() throws {
        let county = try Self.county()
        #expect(county.regions.map(\.code) == ["360000", "360900", "360926"])
        #expect(county.regions.map(\.level) == [.province, .prefecture, .county])
        #expect(county.regions.allSatisfy { $0.name.hasSuffix("（示例）") })
        #expect(county.agencies.allSatisfy { $0.name.hasSuffix("（示例）") })
        #expect(county.exemptions.allSatisfy { $0.reason.contains("示例") })
        #expect(SampleCounty.source.contains("合成数据"))
    }

    @Test(arguments: [8, 60, 300])
    func agenciesOfEveryClass(count: Int) throws {
        let county = try Self.county(agencies: count)
        #expect(county.agencies.count == count)
        #expect(
            Set(county.agencies.map(\.agencyClass))
                == Set(AgencyClass.allCases).subtracting([.government]))
        #expect(Set(county.agencies.map(\.name)).count == count)
        #expect(county.agencies.contains { !$0.countsInTotal })
        let successor = try #require(county.agencies.first { $0.predecessor != nil })
        let predecessor = county.agencies[try #require(successor.predecessor)]
        #expect(predecessor.activeTo?.adding(days: 1) == successor.activeFrom)
    }

    @Test(arguments: 1...7)
    func fewAgenciesAreOfFewerKinds(count: Int) throws {
        let county = try Self.county(agencies: count)
        #expect(county.agencies.count == count)
        #expect(county.agencies[0].agencyClass == .governmentOffice)
        #expect(Set(county.agencies.map(\.name)).count == count)
        #expect(county.agencies.allSatisfy { $0.predecessor == nil && $0.activeTo == nil })
        #expect(Set(county.reports.map(\.agency)).isSubset(of: Set(0..<count)))
        #expect(county.reports.count > 4 * count)
    }

    @Test func sixYearsAcrossBothForms() throws {
        let reports = try Self.county().reports
        #expect(Set(reports.map(\.year)) == Set(2019...2024))
        let catalogue = try FormFiles.catalogue()
        for year in 2019...2024 {
            let form = try #require(catalogue.form(forYear: year))
            let ofYear = reports.filter { $0.year == year }
            #expect(ofYear.count { $0.formID == form.id } > 45)
        }
        for report in reports {
            #expect(report.cells.count == catalogue[report.formID]?.cells.count)
        }
    }

    /// Late, missing, wrong, revised, with blanks: what an office meets in a year.
    @Test(arguments: [1, 2, 3] as [UInt64])
    func everyKindOfReport(seed: UInt64) throws {
        let county = try Self.county(seed: seed)
        let catalogue = try FormFiles.catalogue()
        let late = county.reports.filter {
            // the latest due day of any class
            $0.submittedAt.description.prefix(10) > "\($0.year + 1)-02-10"
        }
        #expect(!late.isEmpty && late.count < county.reports.count / 5)
        var filings: [String: [SampleCounty.Report]] = [:]
        for report in county.reports {
            filings["\(report.agency) \(report.year)", default: []].append(report)
        }
        let revised = filings.values.filter { $0.count > 1 }
        #expect(!revised.isEmpty)
        for reports in revised {
            #expect(try Self.haveErrors(reports, catalogue) == [true, false])
            #expect(reports[0].submittedAt < reports[1].submittedAt)
        }
        let wrong = try Self.haveErrors(filings.values.compactMap(\.last), catalogue)
            .filter { $0 }
        #expect(!wrong.isEmpty && wrong.count < filings.count / 10)
        #expect(county.reports.contains { $0.cells.contains(nil) })
        #expect(county.reports.contains { $0.publishedOn == nil })
        let exempt = Set(county.exemptions.map { "\($0.agency) \($0.year)" })
        let missing = county.agencies.indices.flatMap { agency in
            (2019...2024).filter { year in
                let key = "\(agency) \(year)"
                return county.agencies[agency].activeTo == nil && filings[key] == nil
                    && !exempt.contains(key) && county.agencies[agency].predecessor == nil
            }
        }
        #expect(!missing.isEmpty && missing.count < filings.count / 10)
        #expect(!exempt.isEmpty && exempt.isDisjoint(with: filings.keys))
    }

    @Test func filedInOrderAndOnlyWhileActive() throws {
        let county = try Self.county()
        let times = county.reports.map(\.submittedAt)
        #expect(times == times.sorted())
        for report in county.reports {
            let agency = county.agencies[report.agency]
            let end = try #require(CalendarDate(year: report.year, month: 12, day: 31))
            #expect(agency.activeFrom <= end && agency.activeTo.map { $0 >= end } ?? true)
            let filed = try #require(CalendarDate(report.submittedAt.description.prefix(10)))
            #expect(filed.year == report.year + 1)
            if let published = report.publishedOn { #expect(published >= filed) }
        }
    }

    @Test func aYearWithoutAFormHasNoReports() throws {
        let county = SampleCounty(
            region: "360926", agencies: 8, years: 2017...2019, seed: 1,
            catalogue: try FormFiles.catalogue())
        #expect(Set(county.reports.map(\.year)) == [2019])
    }
}
