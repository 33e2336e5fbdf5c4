import Documents
package import Listings
package import Messages
import Store
import Vocabulary

extension Workplace {
    /// Takes a sheet of agencies or regions into the registry: the difference is said first, then
    /// somebody is asked, then all of it is written or nothing.
    ///
    /// - Throws: ``CommandFailure`` with 65 and every fault of the sheet, 64 where nobody
    ///   confirmed.
    package func importRegistry(_ path: String, _ request: RegistryRequest) throws {
        let year = try request.year.map { try Arguments.year($0) }
        let list = try list(path)
        var choice = RegistryChoice(
            region: request.region, isCorrection: request.isCorrection, by: request.by,
            today: Clock.today)
        choice.since = year.flatMap { CalendarDate(year: $0, month: 1, day: 1) }
        let language = language
        try withDatabase { connection in
            // a slip in its code would find no region at all
            if let region = request.region {
                _ = try TotalsReader(connection: connection).region(region)
            }
            let session = RegistryImport(
                connection: connection, request: request, choice: choice,
                file: path.lastStep,
                ask: Questions.onTerminal(language, clearing: nil),
                say: { Output.result($0[language] + "\n") })
            if request.isOfRegions {
                try session.takeRegions(list)
            } else {
                try session.takeAgencies(list)
            }
        }
    }

    /// Who reports, with whom to call.
    ///
    /// - Parameters:
    ///   - year: those that were there on its last day, as they stood then; nil for today.
    ///   - agencyClass: in Chinese or English.
    package func registryListing(
        region: String?, year: Int?, agencyClass: String?
    ) throws -> Listing {
        let year = try year.map { try Arguments.year($0) }
        let wanted = try agencyClass.map { word in
            guard let known = AgencyClassWords.agencyClass(word) else {
                throw Refusal(
                    .wrongUsage,
                    RegistryMessages.badClass.filled([
                        "value": word, "known": AgencyClassWords.known,
                    ]))
            }
            return known
        }
        return try withDatabase { connection in
            if let region { _ = try TotalsReader(connection: connection).region(region) }
            return RegistryListing(
                try RegistryReader(connection: connection).agencies(
                    region: region, year: year, agencyClass: wanted)
            ).listing
        }
    }

    /// Writes the registry as a sheet that can be imported again.
    ///
    /// - Parameters:
    ///   - path: `.xlsx` or `.csv`; what is there is replaced.
    ///   - year: the only one whose dates and exemptions are written; nil for every year of which
    ///     some were set.
    package func exportRegistry(to path: String, region code: String?, year: Int?) throws -> Phrase
    {
        let year = try year.map { try Arguments.year($0) }
        let kind = try RegistryFile.Kind(path)
        return try withDatabase { connection in
            let region = try code.map { try TotalsReader(connection: connection).region($0) }
            let reader = RegistryReader(connection: connection)
            let agencies = try reader.agencies(region: code)
            let today = Clock.today
            let years = try (year.map { [$0] } ?? reader.years(region: code)).map {
                ($0, try reader.year($0, today: today))
            }
            let sheet = RegistrySheet(agencies, years: years, region: region, today: today)
            try RegistryFile.write(sheet, to: path, kind)
            return RegistryMessages.exported.filled([
                "file": path, "count": String(agencies.count),
            ])
        }
    }
}
