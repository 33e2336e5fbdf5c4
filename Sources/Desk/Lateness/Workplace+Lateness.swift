package import Listings
import Store
import Vocabulary

extension Workplace {
    /// Who filed late and who is missing.
    ///
    /// - Parameters:
    ///   - region: this region and those below; nil for all.
    ///   - asOf: `YYYY-MM-DD`; nil for today.
    ///   - hasRegions: puts a listing of the regions, if there are several, before the agencies'.
    package func late(
        year: Int, region: String?, asOf: String?, hasRegions: Bool
    ) throws -> [Listing] {
        let year = try Arguments.year(year)
        let day = try Arguments.pastDay(asOf)
        return try withDatabase { connection in
            if let region { _ = try TotalsReader(connection: connection).region(region) }
            let rows = try AuditReader(connection: connection).lateness(
                year: year, region: region, asOf: day)
            let late = LateListing(
                rows, year: year, region: region, asOf: day ?? Clock.today)
            guard hasRegions, let regions = late.regionListing else { return [late.listing] }
            return [regions, late.listing]
        }
    }

    /// One agency's filings over the years.
    ///
    /// - Parameter asOf: `YYYY-MM-DD`; nil for today.
    package func lateHistory(agency: Int64, asOf: String?) throws -> Listing {
        let day = try Arguments.pastDay(asOf)
        return try withDatabase { connection in
            let rows = try AuditReader(connection: connection).history(agency: agency, asOf: day)
            return LateHistoryListing(rows, agency: agency, asOf: day ?? Clock.today).listing
        }
    }

    /// The text of a reminder, a demand or a circular.
    ///
    /// - Parameters:
    ///   - kind: nil for what the day and the missing reports call for.
    ///   - asOf: `YYYY-MM-DD`; nil for today.
    ///   - template: a file in place of the one that belongs to the kind.
    package func notice(
        region code: String, year: Int, kind: NoticeKind?, asOf: String?, template: String?
    ) throws -> String {
        let year = try Arguments.year(year)
        let day = try Arguments.date(asOf, option: "--as-of") ?? Clock.today
        return try withDatabase { connection in
            let region = try TotalsReader(connection: connection).region(code)
            let rows = try AuditReader(connection: connection).lateness(
                year: year, region: code, asOf: day)
            let text = NoticeText(rows, region: region, year: year, day: day)
            return try text.rendered(
                byTemplate: try template
                    ?? noticeTemplate((kind ?? text.usualKind).rawValue))
        }
    }
}
