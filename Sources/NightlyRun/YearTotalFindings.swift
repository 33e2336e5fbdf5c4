import Forms
import Store
import Validation
import Vocabulary

/// Judges the totals of one year by themselves: whether they add up, which waived report breaks
/// them, and whether the report of the region's government says the same.
struct YearTotalFindings {
    let year: Int
    let form: Form
    let tree: RegionTree
    let reader: RegionTotalReader

    struct Result {
        let regionCode: String
        let scope: Scope
        let finding: Finding
    }

    /// Identities that fail, of one total.
    private struct Failure {
        let region: Int
        let scope: Scope
        let broken: [TotalIdentities.Broken]
    }

    /// - Parameter regions: codes; their totals of the year are written.
    func results(regions: [String]) throws -> [Result] {
        let identities = TotalIdentities(form: form, year: year)
        let governments = try governmentReports(regions)
        var results: [Result] = []
        var failures: [Failure] = []
        var sides: [String: [GovernmentReportRule.Side]] = [:]
        try reader.totals(year: year, regions: regions) { total in
            // the totals of a year are those of its form
            guard total.formID == form.id else { return }
            let (failed, undecided) = identities.broken(
                in: RegionJudge.Total(
                    values: total.values, blanks: total.blanks, included: total.included),
                scope: total.scope)
            if let undecided {
                results.append(
                    Result(
                        regionCode: total.regionCode, scope: total.scope, finding: undecided))
            }
            if !failed.isEmpty {
                guard let region = tree.index(of: total.regionCode) else {
                    throw StoreError.noSuchRegion(total.regionCode)
                }
                failures.append(Failure(region: region, scope: total.scope, broken: failed))
            }
            if governments[total.regionCode] != nil {
                sides[total.regionCode, default: []].append(
                    GovernmentReportRule.Side(
                        scope: total.scope, values: total.values,
                        isComplete: total.included == total.expected))
            }
        }
        results += try explained(failures, identities)
        for (code, report) in governments.sorted(by: { $0.key < $1.key }) {
            // in the order of the scopes, whatever order they came in
            let ordered = Scope.allCases.flatMap { scope in
                (sides[code] ?? []).filter { $0.scope == scope }
            }
            let compared =
                GovernmentReportRule.finding(of: report, sides: ordered, form: form)
                ?? GovernmentReportRule.agreement(of: report, sides: ordered, form: form)
            if let (scope, finding) = compared {
                results.append(Result(regionCode: code, scope: scope, finding: finding))
            }
        }
        return results
    }

    private func governmentReports(_ regions: [String]) throws -> [String: Figures] {
        var reports: [String: Figures] = [:]
        try reader.governmentReports(year: year, regions: regions) { code, formID, packed in
            // a report in another form is a finding of R-FORM
            guard formID == form.id else { return }
            let figures = Figures(capacity: form.cells.count)
            do throws(Figures.DecodingFault) {
                try figures.unpack(packed, count: form.cells.count)
            } catch {
                // a finding of R-CELLS
                return
            }
            reports[code] = figures
        }
        return reports
    }

    private func explained(
        _ failures: [Failure], _ identities: TotalIdentities
    ) throws -> [Result] {
        guard !failures.isEmpty else { return [] }
        let members = failures.map(members)
        let wanted = Set(members.joined()).sorted().map { tree.regions[$0].code }
        // of each identity that fails, the reports that bring something to its difference
        var parts = failures.map { $0.broken.map { _ in [(name: String, part: Int128)]() } }
        let figures = Figures(capacity: form.cells.count)
        try reader.allowedReports(year: year, regions: wanted) { report in
            guard report.formID == form.id, let region = tree.index(of: report.regionCode) else {
                return
            }
            do throws(Figures.DecodingFault) {
                try figures.unpack(report.packed, count: form.cells.count)
            } catch {
                throw StoreError.unexpectedValue(column: "packed", value: report.agencyName)
            }
            for (number, failure) in failures.enumerated()
            where members[number].contains(region) && (failure.scope == .all || report.isOwn) {
                for (place, broken) in failure.broken.enumerated() {
                    let part = identities.difference(broken, in: figures)
                    if part != 0 { parts[number][place].append((report.agencyName, part)) }
                }
            }
        }
        return zip(failures, parts).flatMap { failure, parts in
            zip(failure.broken, parts).map { broken, parts in
                Result(
                    regionCode: tree.regions[failure.region].code, scope: failure.scope,
                    finding: identities.explained(broken, by: parts))
            }
        }
    }

    private func members(_ failure: Failure) -> Set<Int> {
        failure.scope == .own ? [failure.region] : Set(tree.withDescendants(failure.region))
    }
}
