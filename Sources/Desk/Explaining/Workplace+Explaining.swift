package import Listings
import Store
import Vocabulary

extension Workplace {
    /// What a cell of a region's total is made of: the region's own agencies and the regions below,
    /// the path down to one agency, or the agencies of the whole area.
    ///
    /// - Parameter words: the name of a cell, or words of the form.
    package func explain(
        cell words: String, _ choice: TotalChoice, year: Int, _ shown: ExplainChoice
    ) throws -> Listing {
        let year = try Arguments.year(year)
        let instant = try Arguments.instant(choice.asOf, known: choice.known)
        return try withDatabase { connection in
            let published = try TotalsReader(connection: connection).published(
                region: choice.region, year: year, scope: choice.scope, at: instant)
            let cell = try cell(words, of: published)
            let explanation = TotalExplanation(
                connection: connection, cell: cell.name, year: year, scope: choice.scope,
                known: instant)
            let total = try explanation.total(in: published)
            var listing =
                if let agency = shown.agency {
                    try explanation.path(of: total, to: agency).listing
                } else if shown.comparesAgencies {
                    try explanation.agencies(of: total, shown).listing
                } else {
                    try explanation.parts(of: total).listing
                }
            listing.linesAbove.insert(contentsOf: cell.remarks, at: 0)
            return listing
        }
    }
}
