import Listings
import Messages
import Store
import Suspects
import Validation
import Vocabulary

/// Open findings as a listing.
struct FindingsListing {
    let listing: Listing

    /// - Parameter suspects: by submission; nil if the database user may not read figures.
    init(
        _ findings: [OpenFinding], year: Int, suspects: [Int64: ReportSuspects]? = [:]
    ) {
        func count(_ severity: Severity) -> String {
            String(
                findings.count {
                    $0.finding.severity == severity && $0.finding.verdict == .failed
                })
        }
        let undecided = findings.count { $0.finding.verdict == .undecided }
        let summary =
            findings.isEmpty
            ? AuditMessages.noFindings
            : AuditMessages.findingsSummary.filled([
                "errors": count(.error), "warnings": count(.warning), "hints": count(.hint),
                "undecided": String(undecided),
            ])
        listing = Listing(
            title: AuditMessages.findingsTitle.filled(["year": String(year)]),
            linesAbove: [summary],
            columns: [
                Listing.Column("severity", AuditMessages.severity),
                Listing.Column("verdict", AuditMessages.verdict),
                Listing.Column("rule", AuditMessages.rule),
                Listing.Column("agency", AuditMessages.agency),
                Listing.Column("name", AuditMessages.name),
                Listing.Column("revision", AuditMessages.revision),
                Listing.Column("message", AuditMessages.message),
            ],
            rows: findings.map { open in
                [
                    open.finding.severityValue, open.finding.verdictValue,
                    .text(open.finding.rule), .integer(orBlank: open.agencyID),
                    open.subjectValue, .integer(orBlank: open.revision),
                    .phrase(open.finding.message),
                ]
            }, linesBelow: Self.lines(findings, suspects),
            document: .list(
                findings.map { open in
                    Self.object(open, open.submissionID.flatMap { suspects?[$0] })
                }))
    }

    /// The suspects of each submission once, in the order of the findings.
    private static func lines(
        _ findings: [OpenFinding], _ suspects: [Int64: ReportSuspects]?
    ) -> [Phrase] {
        guard let suspects else { return [SuspectMessages.noRights] }
        var seen: Set<Int64> = []
        return findings.flatMap { open -> [Phrase] in
            guard let submission = open.submissionID, let name = open.agencyName,
                let revision = open.revision, seen.insert(submission).inserted
            else { return [] }
            let report = SuspectMessages.submission.filled([
                "name": name, "revision": String(revision),
            ])
            return suspects[submission]?.lines(report) ?? []
        }
    }

    private static func object(
        _ open: OpenFinding, _ suspects: ReportSuspects?
    ) -> Value {
        .object(
            [
                ("submission", .integer(orBlank: open.submissionID)),
                ("revision", .integer(orBlank: open.revision)),
                ("agency", .integer(orBlank: open.agencyID)),
                ("name", .text(orBlank: open.agencyName)), ("region", .text(open.regionCode)),
                ("scope", .text(orBlank: open.scope?.rawValue)),
            ] + open.finding.members + [
                ("message_zh", .text(open.finding.message.zh)),
                ("message_en", .text(open.finding.message.en)),
                ("fingerprint", .text(open.fingerprint)),
                ("first_edition", .integer(open.firstEdition)),
                ("waiver", .integer(orBlank: open.waiverID)),
            ] + (suspects?.members(for: open.finding) ?? []))
    }
}

extension OpenFinding {
    /// The agency, or which totals of the region.
    fileprivate var subjectValue: Value {
        if let agencyName { return .text(agencyName) }
        guard let scope else { return .blank }
        return .phrase(
            RegionMessages.regionTotals.filled(["scope": scope.label])
                .filled(["region": regionName ?? regionCode]))
    }
}
