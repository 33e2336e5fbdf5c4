import Store
import Validation
import Vocabulary

/// The figures of a run's reports as hashes, to see which of a region are the same.
///
/// - Shape: nearly every report stands alone, which two looks at a bitmap tell; only the others are
///   sorted, so that finding the copies among *n* reports takes *n* steps, *n* log *n* if all are.
///   Reports are compared within their region: a region is always judged whole, so that a run of
///   some regions finds what a run of all does.
struct FigureCopies {
    struct Report {
        let print: CopiedFiguresRule.Print
        /// Index in the tree.
        let region: Int32
        let agencyID: Int64
        let submissionID: Int64
        let revision: Int32
        let isFromLastYear: Bool

        /// The same for reports with the same figures in one region.
        fileprivate var mark: UInt64 {
            (print.mark ^ UInt64(truncatingIfNeeded: region)) &* 0x9E37_79B9_7F4A_7C15 >> 24
        }
    }

    private var reports: [Report] = []

    /// Notes a report whose figures would tell something if they stood in another as well.
    mutating func note(_ report: Report) {
        if report.isFromLastYear || report.print.tellsOfOthers { reports.append(report) }
    }

    mutating func append(_ other: FigureCopies) { reports += other.reports }

    /// Hands over every report whose figures were copied.
    ///
    /// - Parameter names: of agencies by number; asked for once, of the few that are named.
    func forEach(
        names: ([Int64]) throws -> [Int64: String],
        _ body: (Report, CopiedFiguresRule.Copy) throws -> Void
    ) throws {
        let reports = mayBeCopied.sorted(by: Self.isBefore)
        var groups: [ArraySlice<Report>] = []
        var rest = reports[...]
        while let first = rest.first {
            let group = rest.prefix { $0.region == first.region && $0.print == first.print }
            rest = rest.dropFirst(group.count)
            if group.count > 1 || first.isFromLastYear { groups.append(group) }
        }
        guard !groups.isEmpty else { return }
        // of each group at most two are named
        let known = try names(groups.flatMap { $0.prefix(2).map(\.agencyID) })
        for group in groups {
            let others = group.first?.print.tellsOfOthers == true ? group.count - 1 : 0
            for report in group where report.isFromLastYear || others > 0 {
                let named = group.prefix(2).first { $0.agencyID != report.agencyID }
                let name = named.flatMap { known[$0.agencyID] } ?? ""
                try body(
                    report,
                    CopiedFiguresRule.Copy(
                        report.print, isFromLastYear: report.isFromLastYear,
                        other: others > 0 ? name : nil, more: max(0, others - 1)))
            }
        }
    }

    /// Reports whose mark some other report has too, and those that repeat last year's.
    private var mayBeCopied: [Report] {
        // 32 bits for each: about one in thirty shares its mark by chance
        let bits = max(64, (reports.count * 32 - 1).nextPowerOfTwo)
        let marks = reports.map { Int(truncatingIfNeeded: $0.mark) & (bits - 1) }
        var once = [UInt64](repeating: 0, count: bits / 64)
        var again = once
        for mark in marks {
            let bit: UInt64 = 1 << UInt64(mark & 63)
            again[mark >> 6] |= once[mark >> 6] & bit
            once[mark >> 6] |= bit
        }
        return zip(reports, marks).compactMap { report, mark in
            report.isFromLastYear || again[mark >> 6] >> UInt64(mark & 63) & 1 == 1
                ? report : nil
        }
    }

    private static func isBefore(_ a: Report, _ b: Report) -> Bool {
        if a.region != b.region { return a.region < b.region }
        if a.print != b.print { return a.print < b.print }
        return a.agencyID < b.agencyID
    }
}

extension Int {
    /// The smallest power of two above this.
    fileprivate var nextPowerOfTwo: Int {
        1 << (Int.bitWidth - Swift.max(self, 0).leadingZeroBitCount)
    }
}

extension YearTally {
    /// Writes down whose figures were copied; when everything was taken.
    func findCopies(names: ([Int64]) throws -> [Int64: String]) throws {
        try copies.forEach(names: names) { report, copy in
            let finding = CopiedFiguresRule.finding(copy)
            try spool.append(
                FindingRow(
                    .report(
                        submission: report.submissionID, agency: report.agencyID,
                        revision: report.revision),
                    regionCode: context.tree.regions[Int(report.region)].code, year: year,
                    finding: finding,
                    waiverID: context.decisions.waiver(of: finding, agencyID: report.agencyID)))
        }
    }

    /// Writes down which days of publication cannot be, or are odd.
    func findOddPublications(_ reader: DecisionReader, regions: RegionChoice) throws {
        for odd in try reader.oddPublications(year: year, regions: regions) {
            let finding =
                odd.isBeforeYearEnd
                ? PublicationDayRule.beforeYearEnd(odd.publishedOn, year: year)
                : PublicationDayRule.beforeFiling(odd.publishedOn, filedOn: odd.submittedOn)
            try spool.append(
                FindingRow(
                    .report(
                        submission: odd.submissionID, agency: odd.agencyID,
                        revision: odd.revision),
                    regionCode: odd.regionCode, year: year, finding: finding,
                    waiverID: context.decisions.waiver(of: finding, agencyID: odd.agencyID)))
        }
    }
}
