import Forms
import Messages
import Store
import Validation
import Vocabulary

/// Compares the totals of some regions with those of the year before.
///
/// - Method: totals that lack reports in either year are not compared (R-C-MISS). Where a rule
///   fails, its two sides are added again over the reports of agencies that count in one year only;
///   that is the part of the difference which a changed set of reports explains. An agency whose
///   successor or predecessor counts in the other year, within the same totals, is no change.
struct RegionComparison {
    let judge: RegionJudge
    let catalogue: FormCatalogue
    let tree: RegionTree
    /// Where the regions belonged the year before.
    let treeBefore: RegionTree
    let year: Int
    let reader: TwoYearsReader

    struct Result {
        let region: Int
        let scope: Scope
        let finding: Finding
    }

    /// Findings of one region and scope that wait for the part of their difference.
    private struct Failure {
        let region: Int
        let scope: Scope
        let findings: [Finding]
    }

    private struct ReportOfOneYear {
        let isOwn: Bool
        let isNow: Bool
        let part: [Int128]
        let continuedIn: [Int]
        let continuedOwnIn: [Int]
    }

    /// - Parameter regions: codes; their totals of this year and the last are written.
    func results(regions: [String]) throws -> [Result] {
        var results: [Result] = []
        var failures: [Failure] = []
        try reader.totals(year: year, regions: regions) { totals in
            let region = try index(of: totals.regionCode)
            let found = try findings(of: totals, level: tree.regions[region].level)
            let isFailed = found.contains { $0.verdict == .failed }
            if isFailed {
                failures.append(Failure(region: region, scope: totals.scope, findings: found))
            } else {
                results += found.map {
                    Result(region: region, scope: totals.scope, finding: $0)
                }
            }
        }
        guard !failures.isEmpty else { return results }
        let reports = try self.reports(for: failures)
        for failure in failures {
            results += explained(failure, reports).map {
                Result(region: failure.region, scope: failure.scope, finding: $0)
            }
        }
        return results
    }

    private func index(of code: String) throws -> Int {
        guard let region = tree.index(of: code) else { throw StoreError.noSuchRegion(code) }
        return region
    }

    private func findings(
        of totals: TotalsOfTwoYears, level: RegionLevel
    ) throws -> [Finding] {
        let (now, before) = (totals.now, totals.before)
        let incomplete = CompleteTotalsRule.finding(
            .init(expected: now.expected, received: now.received),
            after: .init(expected: before.expected, received: before.received), year: year,
            scope: totals.scope)
        if let incomplete { return [incomplete] }
        guard let form = catalogue[before.formID] else {
            throw StoreError.unexpectedValue(column: "form_id", value: before.formID)
        }
        return try judge.findings(
            of: Self.total(now), after: Self.total(before), form: form,
            level: level
        ).map { finding in
            finding.saying(
                RegionMessages.totals.filled([
                    "scope": totals.scope.label, "message": finding.message,
                ]))
        }
    }

    private static func total(_ year: TotalsOfTwoYears.Year) -> RegionJudge.Total {
        RegionJudge.Total(values: year.values, blanks: year.blanks, included: year.included)
    }

    /// Reports of one year only, by region, for every region that the failures add up.
    private func reports(for failures: [Failure]) throws -> [Int: [ReportOfOneYear]] {
        let wanted = Set(failures.flatMap { members($0, tree) + members($0, treeBefore) })
        var reports: [Int: [ReportOfOneYear]] = [:]
        try reader.reportsOfOneYear(
            year: year, regions: wanted.sorted().map { tree.regions[$0].code }
        ) { report in
            guard let form = catalogue[report.formID] else {
                throw StoreError.unexpectedValue(column: "form_id", value: report.formID)
            }
            reports[try index(of: report.regionCode), default: []].append(
                ReportOfOneYear(
                    isOwn: report.isOwn, isNow: report.isNow,
                    part: try judge.part(report.packed, form: form, isNow: report.isNow),
                    continuedIn: report.continuedIn.compactMap(tree.index),
                    continuedOwnIn: report.continuedOwnIn.compactMap(tree.index)))
        }
        return reports
    }

    private func members(_ failure: Failure, _ tree: RegionTree) -> [Int] {
        failure.scope == .own ? [failure.region] : tree.withDescendants(failure.region)
    }

    private func explained(_ failure: Failure, _ reports: [Int: [ReportOfOneYear]]) -> [Finding] {
        let now = Set(members(failure, tree))
        let before = Set(members(failure, treeBefore))
        var sums = judge.noParts
        var nowCount = 0
        var beforeCount = 0
        let all =
            now.flatMap { reports[$0]?.filter(\.isNow) ?? [] }
            + before.flatMap { reports[$0]?.filter { !$0.isNow } ?? [] }
        for report in all {
            let others = report.isNow ? before : now
            if failure.scope == .own, !report.isOwn { continue }
            let continued =
                failure.scope == .own ? report.continuedOwnIn : report.continuedIn
            guard !continued.contains(where: others.contains) else { continue }
            if report.isNow { nowCount += 1 } else { beforeCount += 1 }
            for index in sums.indices { sums[index] += report.part[index] }
        }
        return failure.findings.map { finding in
            guard let part = judge.difference(finding, of: sums) else { return finding }
            let isChanged = nowCount + beforeCount > 0
            let said =
                isChanged
                ? RegionMessages.changedBodies.filled([
                    "part": part, "now": String(nowCount), "before": String(beforeCount),
                ]) : RegionMessages.sameBodies
            return finding.saying(said.filled(["message": finding.message]))
        }
    }
}
