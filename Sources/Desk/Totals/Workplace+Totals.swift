import Forms
package import Listings
import Messages
import Store
import Vocabulary

extension Workplace {
    /// A region's totals of a year: one listing a cell, or the tables of the form.
    ///
    /// - Parameter cells: names of cells or words of the form; only these, cell by cell. None: all.
    package func totals(
        _ choice: TotalChoice, year: Int, cells: [String] = [], isCellByCell: Bool
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
            guard cells.isEmpty else {
                return [result.listing(of: try cells.map { try cell($0, of: total) })]
            }
            return isCellByCell ? [result.listing] : result.officialTables
        }
    }

    /// A cell over the years, with what keeps years from being compared.
    ///
    /// - Parameter words: the name of a cell, or words of a form, a newer form before an older.
    package func trend(of words: String, _ choice: TotalChoice) throws -> Listing {
        let instant = try Arguments.instant(choice.asOf, known: choice.known)
        let cell = try ChosenCell(words, in: try catalogue().forms.reversed())
        return try withDatabase { connection in
            let reader = TotalsReader(connection: connection)
            let region = try reader.region(choice.region, known: instant)
            let edition = try reader.edition(at: instant)
            let years = try reader.trend(
                cell: cell.name, region: region.code, scope: choice.scope, edition: edition.id)
            var listing = TrendListing(
                years, cell: cell.name, region: region, scope: choice.scope, edition: edition
            ).listing
            listing.linesAbove.insert(contentsOf: cell.remarks, at: 0)
            return listing.asPublished(by: instant)
        }
    }

    /// A cell of one agency over the years.
    ///
    /// - Parameters:
    ///   - words: as for a region.
    ///   - asOf: a day or an instant; nil for the present. So is `known`.
    package func trend(
        of words: String, agency: Int64, asOf: String?, known: String?
    ) throws -> Listing {
        let instant = try Arguments.instant(asOf, known: known)
        let cell = try ChosenCell(words, in: try catalogue().forms.reversed())
        return try withDatabase { connection in
            let edition = try TotalsReader(connection: connection).edition(at: instant)
            let found = try Intake(connection: connection).agencies(
                id: agency, name: nil, year: Clock.today.year)
            guard let found = found.first else {
                throw Refusal(
                    .wrongUsage, NoticeMessages.noSuchAgency.filled(["agency": String(agency)]))
            }
            let years = try AgencyFigureReader(connection: connection).trend(
                of: cell.name, agency: agency, edition: edition.id)
            var listing = AgencyTrendListing(
                years, cell: cell.name, agency: agency, name: found.name, edition: edition
            ).listing
            listing.linesAbove.insert(contentsOf: cell.remarks, at: 0)
            return listing.asPublished(by: instant)
        }
    }

    /// The figure that somebody means in a published total.
    func cell(_ words: String, of total: RegionTotal) throws -> ChosenCell {
        if total.cells.contains(where: { $0.cell == words }) { return ChosenCell(name: words) }
        return try ChosenCell(words, in: [try catalogue()[total.formID]].compactMap { $0 })
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
