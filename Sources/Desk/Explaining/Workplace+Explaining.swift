package import Listings
import Vocabulary

extension Workplace {
    /// What a cell of a region's total is made of.
    ///
    /// - Parameter agency: shows only the path down to this agency's report; nil shows the
    ///   region's own agencies and the regions below.
    package func explain(
        cell: String, _ choice: TotalChoice, year: Int, agency: Int64?
    ) throws -> Listing {
        let year = try Arguments.year(year)
        let instant = try Arguments.instant(choice.asOf, known: choice.known)
        return try withDatabase { connection in
            let explanation = TotalExplanation(
                connection: connection, cell: cell, year: year, scope: choice.scope,
                known: instant)
            let total = try explanation.total(region: choice.region, at: instant)
            guard let agency else { return try explanation.parts(of: total).listing }
            return try explanation.path(of: total, to: agency).listing
        }
    }
}
