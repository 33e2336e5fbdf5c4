import Forms
import Rollup
import Store
import Validation
import Vocabulary

/// Judges the totals of one year by themselves, each as it is added up: whether they add up, which
/// waived report breaks them, and whether the report of the region's government says the same.
final class YearTotalFindings {
    private let year: Int
    private let form: Form
    private let tree: RegionTree
    private let reader: RegionTotalReader
    private let identities: TotalIdentities
    /// Packed cells of the governments' reports, by region.
    private let governments: [Int: [UInt8]]
    /// Codes of the regions whose agencies are not judged: of these not every total is added up.
    private let above: [String]
    private let figures: Figures
    private var found: [Result] = []
    private var failures: [Failure] = []

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

    /// - Parameter hasGovernments: whether any of the regions may have a government that reports.
    init(
        year: Int, form: Form, tree: RegionTree, regions: RegionChoice, hasGovernments: Bool,
        reader: RegionTotalReader
    ) throws {
        self.year = year
        self.form = form
        self.tree = tree
        self.reader = reader
        identities = TotalIdentities(form: form, year: year)
        above = regions.above
        figures = Figures(capacity: form.cells.count)
        var governments: [Int: [UInt8]] = [:]
        if hasGovernments {
            try reader.governmentReports(year: year, regions: regions) { code, formID, packed in
                // a report in another form is a finding of R-FORM, one that is gone is in no tree
                guard formID == form.id, let region = tree.index(of: code) else { return }
                governments[region] = Array(packed)
            }
        }
        self.governments = governments
    }

    /// Judges the totals of one region, as far as they were added up and not merely kept.
    func judge(_ totals: RegionTotals) {
        guard !totals.isAsPublished else { return }
        judge(
            totals.regionIndex,
            [(.own, totals.own), (.all, totals.all)].map { scope, total in
                ScopeTotal(
                    scope: scope, values: total.values, blanks: total.blanks,
                    expected: total.counts.expected, included: total.counts.included)
            })
    }

    /// What is found, once every total of the year is written.
    func results() throws -> [Result] {
        var kept: [Int: [ScopeTotal]] = [:]
        if !above.isEmpty {
            try reader.totals(year: year, regions: above) { total in
                guard let region = tree.index(of: total.regionCode) else {
                    throw StoreError.noSuchRegion(total.regionCode)
                }
                kept[region, default: []].append(
                    ScopeTotal(
                        scope: total.scope, values: total.values, blanks: total.blanks,
                        expected: total.expected, included: total.included))
            }
        }
        for (region, totals) in kept.sorted(by: { $0.key < $1.key }) { judge(region, totals) }
        return found + (try explained())
    }

    private struct ScopeTotal {
        let scope: Scope
        let values: [Int64]
        let blanks: [Int32]
        let expected: Int
        let included: Int
    }

    private func judge(_ region: Int, _ totals: [ScopeTotal]) {
        // nothing can be said of a total that consists of no report
        let filled = totals.filter { $0.included > 0 }
        let code = tree.regions[region].code
        for total in filled where !identities.hold(total.values, in: figures) {
            let (failed, undecided) = identities.broken(
                in: RegionJudge.Total(
                    values: total.values, blanks: total.blanks, included: total.included),
                scope: total.scope)
            if let undecided {
                found.append(Result(regionCode: code, scope: total.scope, finding: undecided))
            }
            if !failed.isEmpty {
                failures.append(Failure(region: region, scope: total.scope, broken: failed))
            }
        }
        guard let packed = governments[region], unpack(packed) else { return }
        // in the order of the scopes, whatever order they came in
        let sides = Scope.allCases.flatMap { scope in
            filled.filter { $0.scope == scope }.map { total in
                GovernmentReportRule.Side(
                    scope: total.scope, values: total.values,
                    isComplete: total.included == total.expected)
            }
        }
        let compared =
            GovernmentReportRule.finding(of: figures, sides: sides, form: form)
            ?? GovernmentReportRule.agreement(of: figures, sides: sides, form: form)
        if let (scope, finding) = compared {
            found.append(Result(regionCode: code, scope: scope, finding: finding))
        }
    }

    /// - Returns: false if the cells cannot be read, which is a finding of R-CELLS.
    private func unpack(_ packed: [UInt8]) -> Bool {
        packed.withUnsafeBytes { bytes in
            do throws(Figures.DecodingFault) {
                try figures.unpack(bytes, count: form.cells.count)
                return true
            } catch {
                return false
            }
        }
    }

    private func explained() throws -> [Result] {
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
