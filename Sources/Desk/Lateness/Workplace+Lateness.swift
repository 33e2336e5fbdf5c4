package import Listings
import Store
import Vocabulary

extension Workplace {
    /// Who filed late and who is missing.
    ///
    /// - Parameter isTable: for people: a listing of the regions, if there are several, stands
    ///   before the agencies', and columns that say nothing are left out.
    package func late(_ choice: LateChoice, isTable: Bool) throws -> [Listing] {
        var choice = choice
        try choice.check()
        let known = try Arguments.instant(choice.known, option: "--known")
        let day = try Arguments.pastDay(choice.asOf) ?? known?.chinaDay
        return try withDatabase { connection in
            if let region = choice.region {
                _ = try TotalsReader(connection: connection).region(region)
            }
            let rows = try AuditReader(connection: connection).lateness(
                year: choice.year, region: choice.region, asOf: day, known: known)
            let matching = choice.matching(rows)
            var contacts: [Int64: AgencyContact] = [:]
            if choice.isOpen {
                contacts = try ContactReader(connection: connection).contacts(
                    of: Set(matching.filter(\.isOpen).map(\.agencyID)).sorted())
            }
            let late = LateListing(
                matching, choice, contacts: contacts, asOf: day ?? Clock.today, isTable: isTable)
            guard isTable, let regions = late.regionListing else { return [late.listing] }
            return [regions, late.listing]
        }
    }

    /// One agency's filings over the years.
    ///
    /// - Parameters:
    ///   - asOf: `YYYY-MM-DD`; nil for the day of `known`.
    ///   - known: a day or an instant; nil for now.
    ///   - isTable: for people: columns that say nothing are left out.
    package func lateHistory(
        agency: Int64, asOf: String?, known: String? = nil, isTable: Bool = false
    ) throws -> Listing {
        let known = try Arguments.instant(known, option: "--known")
        let day = try Arguments.pastDay(asOf) ?? known?.chinaDay
        return try withDatabase { connection in
            let rows = try AuditReader(connection: connection).history(
                agency: agency, asOf: day, known: known)
            return LateHistoryListing(
                rows, agency: agency, asOf: day ?? Clock.today, isTable: isTable
            ).listing
        }
    }
}
