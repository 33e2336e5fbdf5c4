import Forms
package import Listings
import Store
package import Vocabulary

/// Which findings are asked for, as the options say it; nil means all.
package struct FindingChoice {
    package let year: Int
    package let region: String?
    package let agency: Int64?
    package let severity: Severity?
    /// A day or an instant, as `--as-of` gives it; nil for the present.
    package let asOf: String?
    /// A day or an instant, as `--known` gives it; nil for the present.
    package let known: String?

    package init(
        year: Int, region: String?, agency: Int64?, severity: Severity?, asOf: String?,
        known: String? = nil
    ) {
        self.known = known
        self.year = year
        self.region = region
        self.agency = agency
        self.severity = severity
        self.asOf = asOf
    }
}

extension Workplace {
    /// Open findings, gravest first: a line a report; of a single agency one by one, with what
    /// could be wrong. Hints only where they are asked for.
    package func findings(_ choice: FindingChoice) throws -> Listing {
        let year = try Arguments.year(choice.year)
        let instant = try Arguments.instant(choice.asOf, known: choice.known)
        // suspects take figures by their place in the form file
        let requirement = choice.agency == nil ? Requirement.schema : .schemaAndForms
        return try withDatabase(requirement) { connection in
            let totals = TotalsReader(connection: connection)
            let region = try choice.region.map {
                try totals.region($0, year: year, known: instant)
            }
            let reader = AuditReader(connection: connection)
            let findings = try reader.findings(
                year: year, region: choice.region, agency: choice.agency,
                severity: choice.severity, at: instant
            ).filter { $0.finding.severity != .hint || choice.severity == .hint }
            var suspects: [Int64: ReportSuspects]? = [:]
            if try formsAreKnown(to: connection) {
                suspects = try FindingSuspects(reader: reader, catalogue: try catalogue())
                    .suspects(of: findings)
            }
            var facts = region.map([Listing.Fact].region) ?? []
            facts += .year(year)
            // before the first edition there are no findings
            if !findings.isEmpty { facts += .edition(try totals.edition(at: instant)) }
            let listing =
                choice.agency == nil
                ? FindingsOverview(findings, year: year, suspects: suspects).listing
                : FindingsListing(findings, year: year, suspects: suspects).listing
            return listing.with(facts).asPublished(by: instant)
        }
    }
}
