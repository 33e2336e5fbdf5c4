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

    package init(year: Int, region: String?, agency: Int64?, severity: Severity?, asOf: String?) {
        self.year = year
        self.region = region
        self.agency = agency
        self.severity = severity
        self.asOf = asOf
    }
}

extension Workplace {
    /// Open findings, gravest first; of a single agency with what could be wrong.
    package func findings(_ choice: FindingChoice) throws -> Listing {
        let year = try Arguments.year(choice.year)
        let instant = try Arguments.instant(choice.asOf)
        let agency = choice.agency
        // suspects take figures by their place in the form file
        return try withDatabase(agency == nil ? .schema : .schemaAndForms) { connection in
            if let region = choice.region {
                _ = try TotalsReader(connection: connection).region(region)
            }
            let reader = AuditReader(connection: connection)
            let findings = try reader.findings(
                year: year, region: choice.region, agency: agency, severity: choice.severity,
                at: instant)
            var suspects: [Int64: ReportSuspects]? = [:]
            if agency != nil {
                suspects = try FindingSuspects(reader: reader, catalogue: try catalogue())
                    .suspects(of: findings)
            }
            return FindingsListing(findings, year: year, suspects: suspects)
                .listing.asPublished(by: instant)
        }
    }
}
