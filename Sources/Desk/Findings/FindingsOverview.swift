import Listings
import Messages
import Store
import Suspects
import Vocabulary

/// Findings as a list that an office can work through: a line for each report, for each agency that
/// never filed, and for each of a region's totals.
struct FindingsOverview {
    let listing: Listing

    /// What one line is about, with everything found about it, gravest first.
    private struct Line {
        let findings: [OpenFinding]
        let counts: FindingCounts

        init(_ findings: [OpenFinding]) {
            self.findings = findings
            counts = FindingCounts(findings)
        }

        /// Lines with nothing left to do come last.
        var isSettled: Bool { counts.waived == findings.count }
    }

    /// - Parameters:
    ///   - findings: gravest first.
    ///   - suspects: by submission; nil if the database user may not read figures.
    init(_ findings: [OpenFinding], year: Int, suspects: [Int64: ReportSuspects]?) {
        let lines = Self.lines(findings)
        listing = Listing(
            title: AuditMessages.findingsTitle.filled(["year": String(year)]),
            linesAbove: [FindingCounts(findings).summary],
            columns: [
                Listing.Column("agency", AuditMessages.agency),
                Listing.Column("name", AuditMessages.name),
                Listing.Column("errors", AuditMessages.errors),
                Listing.Column("warnings", AuditMessages.warnings),
                Listing.Column("undecided", AuditMessages.toConfirm),
                Listing.Column("first", AuditMessages.first),
            ],
            rows: lines.map { line in
                [
                    .integer(orBlank: line.findings.first?.agencyID),
                    line.findings.first?.subjectValue ?? .blank,
                    Self.count(line.counts.errors, .bad),
                    Self.count(line.counts.warnings, .warning),
                    Self.count(line.counts.undecided, nil),
                    .phrase(Self.first(line, suspects)),
                ]
            },
            linesBelow: lines.isEmpty
                ? [] : [AuditMessages.more] + (suspects == nil ? [SuspectMessages.noRights] : []),
            document: FindingsListing.document(findings, [:]))
    }

    private static func lines(_ findings: [OpenFinding]) -> [Line] {
        var order: [String] = []
        var groups: [String: [OpenFinding]] = [:]
        for open in findings {
            let subject =
                open.submissionID.map { "report \($0)" } ?? open.agencyID.map { "agency \($0)" }
                ?? "\(open.regionCode) \(open.scope?.rawValue ?? "")"
            if groups[subject] == nil { order.append(subject) }
            groups[subject, default: []].append(open)
        }
        let lines = order.compactMap { groups[$0].map(Line.init) }
        return lines.filter { !$0.isSettled } + lines.filter(\.isSettled)
    }

    private static func count(_ number: Int, _ style: Value.Style?) -> Value {
        let value = Value.integer(Int64(number))
        guard let style, number > 0 else { return value }
        return .styled(value, style)
    }

    /// What to look at first: the likeliest correction of a report that does not add up, else the
    /// gravest finding that no waiver lets pass, else the waivers.
    private static func first(_ line: Line, _ suspects: [Int64: ReportSuspects]?) -> Phrase {
        guard let gravest = line.findings.first(where: { $0.waiverID == nil }) else {
            let numbers = Set(line.findings.compactMap(\.waiverID)).sorted()
            return AuditMessages.waived.filled([
                "waiver": numbers.map(String.init).joined(separator: ", ")
            ])
        }
        if gravest.finding.excludes, let submission = gravest.submissionID,
            let likeliest = suspects?[submission]?.likeliest
        {
            return likeliest
        }
        let others = line.findings.count - line.counts.waived - 1
        let sentence = others > 0 ? AuditMessages.firstOfMore : AuditMessages.onlyOne
        return sentence.filled(["message": gravest.finding.message]).filled([
            "count": String(others), "fingerprint": gravest.shortFingerprint,
        ])
    }
}
