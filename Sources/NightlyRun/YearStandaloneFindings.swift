import Forms
import PostgresClient
import Store
import Submissions
import Validation

/// Finds and writes what a year has to say apart from its reports: its totals against those of the
/// year before, and agencies that never filed. Comes after the year's totals are written.
struct YearStandaloneFindings {
    let year: Int
    let catalogue: FormCatalogue
    let tree: RegionTree
    /// Codes of the regions that are looked at; nil for every region.
    let codes: [String]?
    let decisions: YearDecisions
    /// Whether the year before is a report year that the database knows.
    let hasYearBefore: Bool
    let businessDate: CalendarDate
    let connection: Connection
    let edition: Int64

    struct Result {
        var count = 0
        /// How many findings came or went.
        var changed = 0
    }

    /// So many regions are compared at once: a bound for memory, large enough to cost no time.
    private static let batchSize = 500

    func write() throws -> Result {
        var result = Result()
        let writer = try StandaloneFindingWriter(connection: connection, edition: edition)
        func add(_ findings: [StandaloneFinding]) throws {
            result.count += findings.count
            try writer.add(findings)
        }
        let reader = TwoYearsReader(connection: connection)
        if hasYearBefore {
            try add(
                reader.neverFiled(year: year, on: businessDate, regions: codes).map { silent in
                    finding(
                        NeverFiledRule.finding(year: year), .agency(silent.agencyID),
                        silent.regionCode)
                })
            let all = codes ?? tree.regions.map(\.code)
            for start in stride(from: 0, to: all.count, by: Self.batchSize) {
                let batch = Array(all[start..<min(start + Self.batchSize, all.count)])
                try add(comparison(reader, batch))
            }
        }
        result.changed = try writer.replace(year: year, regions: codes)
        return result
    }

    private func comparison(
        _ reader: TwoYearsReader, _ regions: [String]
    ) throws -> [StandaloneFinding] {
        guard let form = catalogue.form(forYear: year) else { return [] }
        let judge = RegionJudge(form: form, year: year, catalogue: catalogue)
        guard judge.hasRules else { return [] }
        return try RegionComparison(
            judge: judge, catalogue: catalogue, tree: tree, year: year, reader: reader
        ).results(regions: regions).map { result in
            finding(result.finding, .totals(result.scope), tree.regions[result.region].code)
        }
    }

    private func finding(
        _ finding: Finding, _ subject: StandaloneFinding.Subject, _ regionCode: String
    ) -> StandaloneFinding {
        let owner = StandaloneFinding.owner(subject, regionCode: regionCode)
        return StandaloneFinding(
            regionCode: regionCode, year: year, subject: subject, finding: finding,
            waiverID: decisions.waiver(of: finding, owner: owner))
    }
}
