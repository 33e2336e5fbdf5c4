import Messages
import PostgresClient
import Store
import Vocabulary

/// Reads what explains one cell of one year.
struct TotalExplanation {
    let connection: Connection
    let cell: String
    let year: Int
    let scope: Scope
    /// The names are those that the database knew then; nil for now.
    var known: Instant?

    /// A region's total with the cell asked for.
    struct Total {
        let region: RegionTotal
        let cell: TotalCell
    }

    func total(region: String, at instant: Instant? = nil) throws -> Total {
        try total(
            in: try TotalsReader(connection: connection).published(
                region: region, year: year, scope: scope, at: instant))
    }

    /// The cell asked for in a region's totals.
    func total(in total: RegionTotal) throws -> Total {
        guard let published = total.cells.first(where: { $0.cell == cell }) else {
            throw Refusal(.wrongUsage, CommandMessages.noSuchCell.filled(["cell": cell]))
        }
        return Total(region: total, cell: published)
    }

    private func reader(_ total: Total) -> CompositionReader {
        CompositionReader(
            connection: connection, cell: cell, year: year, scope: scope,
            edition: total.region.edition.id, known: known)
    }

    /// The reports of the region's own agencies and the regions below.
    func parts(of total: Total) throws -> ExplainListing {
        let reader = reader(total)
        let code = total.region.region.code
        let below = try reader.below(region: code)
        return ExplainListing(
            total, parts: try reader.contributions(region: code), below: below,
            sums: try reader.sums(regions: [code] + below.map(\.regionCode)), year: year,
            scope: scope)
    }

    /// The agencies of the whole area, largest figure first.
    func agencies(of total: Total, _ choice: ExplainChoice) throws -> ExplainAgenciesListing {
        let agencyClass = try Arguments.agencyClass(choice.agencyClass)
        let region = total.region.region.code
        let found = try AgencyFigureReader(connection: connection).shares(
            of: cell, region: region, year: year, scope: scope,
            edition: total.region.edition.id, agencyClass: agencyClass, top: choice.top,
            hasLastYear: choice.hasLastYear)
        let before =
            choice.hasLastYear
            ? try TotalsReader(connection: connection).total(
                region: region, year: year - 1, scope: scope,
                at: total.region.edition.publishedAt) : nil
        let lastCell = before?.cells.first { $0.cell == cell }
        return ExplainAgenciesListing(
            ExplainAgenciesListing.Subject(
                total: total, year: year, scope: scope, agencyClass: agencyClass,
                hasLastYear: choice.hasLastYear,
                lastYear: before.flatMap { before in
                    lastCell.map { Total(region: before, cell: $0) }
                }), found)
    }

    /// The regions from the total's own down to an agency's, and that agency's report.
    func path(of total: Total, to agency: Int64) throws -> ExplainPathListing {
        let reader = reader(total)
        let code = total.region.region.code
        let regions = try reader.path(from: code, to: agency)
        guard scope == .all || regions.count == 1, let last = regions.last else {
            throw Refusal(
                .wrongUsage,
                TotalsMessages.agencyElsewhere.filled([
                    "agency": String(agency), "region": code,
                ]))
        }
        let published = total.region.edition.publishedAt
        let totals =
            try [total]
            + regions.dropFirst().map { try self.total(region: $0.code, at: published) }
        return ExplainPathListing(
            totals, report: try reader.contributions(region: last.code, agency: agency).first,
            sums: try reader.sums(regions: regions.map(\.code)), year: year, scope: scope)
    }
}
