import ArgumentParser
import Messages
import Publishing
import Store
import Submissions

struct Findings: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "未决核查结果。Open findings, gravest first.",
        discussion: """
            错误使报告不计入合计；警告须说明；待核实指因空白无法判定，不影响计入。
            An error keeps a report out of the totals, a warning must be explained; what blanks \
            leave undecided is to be confirmed and keeps nothing out.
            例 Example: huizong findings --year 2024 --severity error
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

    func run() throws {
        let workplace = try Workplace(common)
        try workplace.attempt {
            let year = try Arguments.year(self.year, workplace.language)
            try workplace.withDatabase { connection in
                if let region { _ = try TotalsReader(connection: connection).region(region) }
                let findings = try AuditReader(connection: connection).findings(
                    year: year, region: region, agency: agency, severity: severity)
                listing.print(
                    FindingsListing(findings, year: year).listing, language: workplace.language)
            }
        }
    }
}

/// Open findings as a listing.
struct FindingsListing {
    let listing: Listing

    init(_ findings: [OpenFinding], year: Int) {
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
                    .text(open.finding.rule), .integer(open.agencyID), .text(open.agencyName),
                    .integer(open.revision), .phrase(open.finding.message),
                ]
            }, document: .list(findings.map(Self.object)))
    }

    private static func object(_ open: OpenFinding) -> Value {
        .object(
            [
                ("submission", .integer(open.submissionID)),
                ("revision", .integer(open.revision)), ("agency", .integer(open.agencyID)),
                ("name", .text(open.agencyName)), ("region", .text(open.regionCode)),
            ] + open.finding.members + [
                ("message_zh", .text(open.finding.message.zh)),
                ("message_en", .text(open.finding.message.en)),
                ("fingerprint", .text(open.fingerprint)),
                ("first_edition", .integer(open.firstEdition)),
            ])
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
