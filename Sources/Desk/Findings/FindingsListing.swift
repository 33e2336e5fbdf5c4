import Listings
import Messages
import Store
import Suspects
import Validation
import Vocabulary

/// Findings one by one: those of one agency as a table, and as programs get all of them.
struct FindingsListing {
    let listing: Listing

    /// - Parameter suspects: by submission; nil if the database user may not read figures.
    init(
        _ findings: [OpenFinding], year: Int, suspects: [Int64: ReportSuspects]? = [:]
    ) {
        listing = Listing(
            title: Self.title(findings, year),
            linesAbove: [FindingCounts(findings).summary],
            columns: [
                Listing.Column("severity", AuditMessages.severity),
                Listing.Column("verdict", AuditMessages.verdict),
                Listing.Column("rule", AuditMessages.rule),
                Listing.Column("revision", AuditMessages.revision),
                Listing.Column("fingerprint", AuditMessages.fingerprint),
                Listing.Column("message", AuditMessages.message),
            ],
            rows: findings.map { open in
                [
                    open.finding.severityValue, open.verdictValue,
                    .text(open.finding.rule), .integer(orBlank: open.revision),
                    .text(open.shortFingerprint), .phrase(open.finding.message),
                ]
            }, linesBelow: Self.lines(findings, suspects),
            document: Self.document(findings, suspects))
    }

    private static func title(_ findings: [OpenFinding], _ year: Int) -> Phrase {
        guard let open = findings.first, let name = open.agencyName, let id = open.agencyID else {
            return AuditMessages.findingsTitle.filled(["year": String(year)])
        }
        return AuditMessages.findingsOfAgency.filled([
            "year": String(year), "name": name, "agency": String(id),
        ])
    }

    /// Every finding as an object.
    static func document(
        _ findings: [OpenFinding], _ suspects: [Int64: ReportSuspects]?
    ) -> Value {
        .list(
            findings.map { open in
                object(open, open.submissionID.flatMap { suspects?[$0] })
            })
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
    var subjectValue: Value {
        if let agencyName { return .text(agencyName) }
        guard let scope else { return .blank }
        return .phrase(
            RegionMessages.regionTotals.filled(["scope": scope.label])
                .filled(["region": regionName ?? regionCode]))
    }

    /// The verdict, or the waiver that lets the finding pass.
    fileprivate var verdictValue: Value {
        guard let waiverID else { return finding.verdictValue }
        return .code(
            finding.verdict.rawValue, AuditMessages.waived.filled(["waiver": String(waiverID)]))
    }

    /// Enough of the fingerprint for `waive`: two of a million open findings that begin alike are
    /// one chance in a million.
    var shortFingerprint: String { String(fingerprint.prefix(10)) }
}
