import Forms
import Store
import Validation
import Vocabulary

/// What a year has to say apart from its reports: whether its totals add up and are those that the
/// governments report, how they follow from the year before, and agencies that never filed. Looked
/// for once the year's totals are written.
struct YearStandaloneFindings {
    let year: Int
    let catalogue: FormCatalogue
    let tree: RegionTree
    let treeBefore: RegionTree
    let regions: RegionChoice
    let decisions: YearDecisions
    /// Whether the year before is a report year that the database knows.
    let hasYearBefore: Bool
    let businessDate: CalendarDate
    let reader: TwoYearsReader

    /// So many regions are compared at once: a bound for memory, large enough to cost no time.
    private static let batchSize = 500

    /// - Parameters:
    ///   - totals: what the totals say by themselves.
    ///   - silent: agencies without a report of the year.
    ///   - spool: where the findings go.
    func find(
        totals: [YearTotalFindings.Result], silent: [Int64], into spool: FindingSpool
    ) throws {
        for result in totals {
            try spool.append(row(result.finding, .totals(result.scope), result.regionCode))
        }
        guard hasYearBefore else { return }
        for silent in try reader.neverFiled(year: year, on: businessDate, among: silent) {
            try spool.append(
                row(
                    NeverFiledRule.finding(year: year), .agency(silent.agencyID),
                    silent.regionCode))
        }
        for batch in batches(of: regions.affected(of: tree)) {
            for row in try comparison(batch) { try spool.append(row) }
        }
    }

    private func batches(of all: [String]) -> [[String]] {
        stride(from: 0, to: all.count, by: Self.batchSize).map { start in
            Array(all[start..<min(start + Self.batchSize, all.count)])
        }
    }

    private func comparison(_ regions: [String]) throws -> [FindingRow] {
        guard let form = catalogue.form(forYear: year) else { return [] }
        let judge = RegionJudge(form: form, year: year, catalogue: catalogue)
        guard judge.hasRules else { return [] }
        return try RegionComparison(
            judge: judge, catalogue: catalogue, tree: tree, treeBefore: treeBefore, year: year,
            reader: reader
        ).results(regions: regions).map { result in
            row(result.finding, .totals(result.scope), tree.regions[result.region].code)
        }
    }

    private func row(
        _ finding: Finding, _ subject: FindingRow.Subject, _ regionCode: String
    ) -> FindingRow {
        let owner = FindingRow.owner(subject, regionCode: regionCode)
        return FindingRow(
            subject, regionCode: regionCode, year: year, finding: finding,
            waiverID: decisions.waiver(of: finding, owner: owner))
    }
}
