import ArgumentParser
import Desk
import Forms
import Listings
import Messages
import Store
import Suspects
import Validation
import Vocabulary

struct Findings: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "findings",
        abstract: "未决核查结果。Open findings, gravest first.",
        discussion: """
            错误使报告不计入合计；警告须说明；待核实指因空白无法判定，不影响计入。
            An error keeps a report out of the totals, a warning must be explained; what blanks \
            leave undecided is to be confirmed and keeps nothing out.
            地区合计与上年对比的结果（R-C-…）列在各级别之首，编号、版本为空。
            What follows from a region's totals against last year's (R-C-…) stands first among
            its severity, without agency and revision.
            指定 --agency 时，另列勾稽不平的最小解释：最少哪几格有误、应为多少。
            With --agency, also the smallest sets of cells that explain what does not add up.
            例 Example: huizong findings --year 2024 --severity error --as-of 2025-03-31
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var listing: ListingOptions

    @Option(help: "报告年度。Report year.")
    var year: Int

    @Option(
        help: ArgumentHelp(
            "该地区及其下级。This region and those below.", valueName: "code"))
    var region: String?

    @Option(help: ArgumentHelp("单位编号。An agency's number.", valueName: "id"))
    var agency: Int64?

    @Option(help: "只列这一级别。Only this severity.")
    var severity: Severity?

    @Option(help: AsOf.help)
    var asOf: String?

    func run() throws {
        let workplace = try Workplace(common)
        try workplace.attempt {
            let year = try Arguments.year(self.year, workplace.language)
            let instant = try Arguments.instant(asOf, workplace.language)
            // suspects take figures by their place in the form file
            try workplace.withDatabase(agency == nil ? .schema : .schemaAndForms) { connection in
                if let region { _ = try TotalsReader(connection: connection).region(region) }
                let reader = AuditReader(connection: connection)
                let findings = try reader.findings(
                    year: year, region: region, agency: agency, severity: severity,
                    at: instant)
                var suspects: [Int64: ReportSuspects]? = [:]
                if agency != nil {
                    suspects = try FindingSuspects(
                        reader: reader, catalogue: try workplace.catalogue()
                    ).suspects(of: findings)
                }
                listing.print(
                    FindingsListing(findings, year: year, suspects: suspects).listing,
                    language: workplace.language, asOf: instant)
            }
        }
    }
}

/// Explains the submissions whose identities failed.
struct FindingSuspects {
    let reader: AuditReader
    let catalogue: FormCatalogue

    /// - Returns: by submission; nil if the database user may not read figures.
    func suspects(of findings: [OpenFinding]) throws -> [Int64: ReportSuspects]? {
        let failed = Set(findings.filter(isAboutSums).compactMap(\.submissionID)).sorted()
        guard !failed.isEmpty else { return [:] }
        guard let submissions = try reader.figures(of: failed) else { return nil }
        var suspects: [Int64: ReportSuspects] = [:]
        for submission in submissions {
            guard let form = catalogue[submission.formID] else { continue }
            suspects[submission.submissionID] = ReportSuspects(
                form: form, year: submission.year, figures: submission.figures)
        }
        return suspects
    }

    /// Whether a finding is one that suspects are about, in any form.
    private func isAboutSums(_ open: OpenFinding) -> Bool {
        open.finding.verdict == .failed
            && catalogue.forms.contains { form in
                form.rules.contains {
                    $0.id == open.finding.rule
                        && [.equal, .totalPresent, .notNegative].contains($0.check)
                }
            }
    }
}

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

extension Finding {
    /// The members that a finding has in every JSON document.
    var members: [(String, Value)] {
        [
            ("rule", .text(rule)), ("severity", .text(severity.rawValue)),
            ("verdict", .text(verdict.rawValue)), ("cells", .list(cells.map { .text($0) })),
            ("left", Value(decimal: left)), ("right", Value(decimal: right)),
            ("difference", Value(decimal: difference)), ("message", .phrase(message)),
        ]
    }
}
