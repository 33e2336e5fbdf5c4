import Listings
package import Messages
import SampleCounty
import Store
import Vocabulary

extension Workplace {
    /// Fills the database with a synthetic county.
    ///
    /// - Parameters:
    ///   - region: a county's code.
    ///   - years: first and last report year, `2019-2024`.
    package func fillSample(
        region: String, agencies: Int, years: String, seed: UInt64
    ) throws -> Phrase {
        guard region.utf8.count == 6, Int(region) != nil, !region.hasSuffix("00") else {
            throw Refusal(.wrongUsage, SampleMessages.notACounty.filled(["code": region]))
        }
        guard (1...5000).contains(agencies) else {
            throw Refusal(.wrongUsage, SampleMessages.agencyCount)
        }
        let bounds = years.split(separator: "-").compactMap { Int($0) }
        guard let first = bounds.first, let last = bounds.last, bounds.count <= 2,
            first <= last, (2008...2999).contains(first), last <= 2999
        else { throw Refusal(.wrongUsage, SampleMessages.badYears.filled(["value": years])) }
        let catalogue = try catalogue()
        let county = SampleCounty(
            region: region, agencies: agencies, years: first...last, seed: seed,
            catalogue: catalogue)
        let bar = ProgressBar(
            FolderMessages.storing, total: Int64(county.reports.count), language: language,
            environment: ProcessEnvironment.all)
        defer { bar.clear() }
        try withDatabase(.schemaAndForms) { connection in
            let store = SampleStore(connection: connection, catalogue: catalogue) { done in
                bar.update(done: Int64(done))
            }
            try store.store(county)
        }
        return SampleMessages.stored(county)
    }

    /// Shows the whole job on a private server, step by step on standard output.
    package func demonstrate() throws {
        let start = ContinuousClock.now
        try Demonstration(workplace: self).show()
        let seconds = (ContinuousClock.now - start).components.seconds
        let end = SampleMessages.demoEnd.filled(["seconds": String(seconds)])
        Output.result("\n" + end[language] + "\n")
    }
}

extension SampleMessages {
    /// What a sample put into the database.
    static func stored(_ county: SampleCounty) -> Phrase {
        stored.filled([
            "region": county.regions.last?.name ?? "", "agencies": String(county.agencies.count),
            "reports": String(county.reports.count),
        ])
    }
}
