import Forms
package import Listings
import Messages
import Store
import Vocabulary

extension Workplace {
    /// A region's totals of a year: one listing a cell, or the tables of the form.
    package func totals(
        _ choice: TotalChoice, year: Int, isCellByCell: Bool
    ) throws -> [Listing] {
        let year = try Arguments.year(year)
        let instant = try Arguments.instant(choice.asOf, known: choice.known)
        return try withDatabase { connection in
            let total = try TotalsReader(connection: connection).published(
                region: choice.region, year: year, scope: choice.scope, at: instant)
            let findings = try AuditReader(connection: connection).findings(
                aboutTotalOf: total.region.code, year: year, scope: choice.scope,
                edition: total.edition.id)
            let result = TotalsListing(total, year: year, scope: choice.scope, findings)
            return isCellByCell ? [result.listing] : result.officialTables
        }
    }

    /// A cell over the years, with what keeps years from being compared.
    package func trend(of cell: String, _ choice: TotalChoice) throws -> Listing {
        let instant = try Arguments.instant(choice.asOf, known: choice.known)
        guard try catalogue().forms.contains(where: { $0.position(of: cell) != nil }) else {
            throw Refusal(.wrongUsage, CommandMessages.noSuchCell.filled(["cell": cell]))
        }
        return try withDatabase { connection in
            let reader = TotalsReader(connection: connection)
            let region = try reader.region(choice.region, known: instant)
            let edition = try reader.edition(at: instant)
            let years = try reader.trend(
                cell: cell, region: region.code, scope: choice.scope, edition: edition.id)
            return TrendListing(
                years, cell: cell, region: region, scope: choice.scope, edition: edition
            ).listing.asPublished(by: instant)
        }
    }

    /// How the published totals of a year changed, and why.
    package func revisions(_ choice: TotalChoice, year: Int) throws -> Listing {
        let year = try Arguments.year(year)
        let instant = try Arguments.instant(choice.asOf, known: choice.known)
        let (code, scope) = (choice.region, choice.scope)
        return try withDatabase { connection in
            let totals = TotalsReader(connection: connection)
            let region = try totals.region(code, year: year, known: instant)
            if let instant { _ = try totals.edition(at: instant) }
            let reader = HistoryReader(connection: connection)
            let history = TotalHistory(
                versions: try reader.versions(
                    region: code, year: year, scope: scope, at: instant),
                changes: try reader.cellChanges(
                    region: code, year: year, scope: scope, at: instant),
                causes: try reader.causes(region: code, year: year, scope: scope, at: instant))
            return RevisionsListing(history, region: region, year: year, scope: scope)
                .listing.asPublished(by: instant)
        }
    }
}
