package import Listings
import Store
import Vocabulary

extension Workplace {
    /// Who filed late and who is missing.
    ///
    /// - Parameters:
    ///   - region: this region and those below; nil for all.
    ///   - asOf: `YYYY-MM-DD`; nil for the day of `known`.
    ///   - known: a day or an instant; nil for now.
    ///   - hasRegions: puts a listing of the regions, if there are several, before the agencies'.
    package func late(
        year: Int, region: String?, asOf: String?, known: String? = nil, hasRegions: Bool
    ) throws -> [Listing] {
        let year = try Arguments.year(year)
        let known = try Arguments.instant(known, option: "--known")
        let day = try Arguments.pastDay(asOf) ?? known?.chinaDay
        return try withDatabase { connection in
            if let region { _ = try TotalsReader(connection: connection).region(region) }
            let rows = try AuditReader(connection: connection).lateness(
                year: year, region: region, asOf: day, known: known)
            let late = LateListing(
                rows, year: year, region: region, asOf: day ?? Clock.today)
            guard hasRegions, let regions = late.regionListing else { return [late.listing] }
            return [regions, late.listing]
        }
    }

    /// One agency's filings over the years.
    ///
    /// - Parameters:
    ///   - asOf: `YYYY-MM-DD`; nil for the day of `known`.
    ///   - known: a day or an instant; nil for now.
    package func lateHistory(
        agency: Int64, asOf: String?, known: String? = nil
    ) throws -> Listing {
        let known = try Arguments.instant(known, option: "--known")
        let day = try Arguments.pastDay(asOf) ?? known?.chinaDay
        return try withDatabase { connection in
            let rows = try AuditReader(connection: connection).history(
                agency: agency, asOf: day, known: known)
            return LateHistoryListing(rows, agency: agency, asOf: day ?? Clock.today).listing
        }
    }

    /// The text of a reminder, a demand or a circular.
    ///
    /// - Parameters:
    ///   - kind: nil for what the day and the missing reports call for.
    ///   - asOf: `YYYY-MM-DD`; nil for the day of `known`.
    ///   - known: a day or an instant; nil for now.
    ///   - template: a file in place of the one that belongs to the kind.
    package func notice(
        region code: String, year: Int, kind: NoticeKind?, asOf: String?, known: String? = nil,
        template: String?
    ) throws -> String {
        let year = try Arguments.year(year)
        let known = try Arguments.instant(known, option: "--known")
        let day =
            try Arguments.date(asOf, option: "--as-of") ?? known?.chinaDay ?? Clock.today
        return try withDatabase { connection in
            let region = try TotalsReader(connection: connection).region(code)
            let rows = try AuditReader(connection: connection).lateness(
                year: year, region: code, asOf: day, known: known)
            let text = NoticeText(rows, region: region, year: year, day: day)
            return try text.rendered(
                byTemplate: try template
                    ?? noticeTemplate((kind ?? text.usualKind).rawValue))
        }
    }
}
