import Forms
package import Messages
import Pages
import PostgresClient
import Store
import Vocabulary

extension Workplace {
    /// Writes a region's year on one page, as a picture for a meeting.
    package func sheet(
        _ choice: TotalChoice, year: Int, folder: String, isOverwriting: Bool
    ) throws -> Phrase {
        let year = try Arguments.year(year)
        let instant = try Arguments.instant(choice.asOf, known: choice.known)
        let catalogue = try catalogue()
        let picture: SheetPicture = try withDatabase { connection in
            try connection.begin(isolation: .repeatableRead)
            let totals = TotalsReader(connection: connection)
            let region = try totals.region(choice.region)
            let edition = try totals.edition(at: instant)
            let reader = SiteReader(connection: connection, edition: edition)
            let years = try reader.years()
            let source = try reader.region(region, years: years)
            let below = source.below.values.reduce(Set()) { $0.union($1) }
            let regions = try reader.regions(
                years: years, among: [region.code] + below.sorted())
            let site = Site(
                edition: edition, catalogue: catalogue, rules: [], regions: regions,
                isPublic: false, version: "")
            let picture = try SheetPicture(
                source, site, year: year,
                scope: choice.scope, language: language)
            try connection.rollback()
            guard let picture else {
                throw Refusal(
                    .wrongUsage, SiteCommandMessages.noPages.filled(["region": region.code]))
            }
            return picture
        }
        let scope = choice.scope == .all ? "" : "-own"
        let path = "\(folder)/\(PictureName.of(choice.region, year))\(scope).svg"
        try HandoutFiles.make(folder: folder)
        let paths = try HandoutFiles([(path: path, bytes: picture.bytes)])
            .write(isOverwriting: isOverwriting)
        return paths.map { ReportMessages.written.filled(["file": $0]) }.lines
    }
}

/// Names of pictures.
private enum PictureName {
    /// Letters and digits of the code, and the year.
    static func of(_ code: String, _ year: Int) -> String {
        let plain = code.filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
        return "\(plain.isEmpty ? "region" : plain)-\(year)"
    }
}
