import Forms
import Hashing
import PostgresClient
import Rollup
import Store
import TestSupport
import Testing
import Vocabulary

@testable import NightlyRun

/// A year that is read slice by slice.
@Suite struct SliceTests {
    private static let year = 2022

    /// A year of a random country with the year before, and corrections among the reports; seen
    /// by the connection's transaction.
    private struct Filed {
        let connection: Connection
        let context: YearContext

        init(seed: UInt64) throws {
            let database = try TestServer.migratedDatabase()
            let catalogue = try FormFiles.catalogue()
            var country = try RandomCountry(conninfo: database, catalogue: catalogue, seed: seed)
            for year in [SliceTests.year - 1, SliceTests.year] {
                for agency in country.agencies {
                    try country.file(agency: agency, year: year)
                    if agency.id % 3 == 0 { try country.file(agency: agency, year: year) }
                }
            }
            connection = try Connection(conninfo: database)
            try connection.begin(isolation: .repeatableRead)
            let reader = RunReader(connection: connection)
            let tree = try reader.regionTree()
            context = try YearContext(
                year: SliceTests.year, regions: .every, catalogue: catalogue, tree: tree,
                decisions: YearDecisions(
                    DecisionReader(connection: connection), year: SliceTests.year,
                    businessDate: CalendarDate(daysSinceEpoch: 20_000), tree: tree),
                edition: 1, excludedByWords: [],
                submissions: SubmissionReader(connection: connection))
        }

        func read(_ slice: YearSlice) throws -> YearTally {
            let tally = try YearTally(context)
            try tally.take(slice, from: SubmissionReader(connection: connection))
            return tally
        }
    }

    @Test(arguments: [71, 72, 74] as [UInt64])
    func slicesMakeTheWhole(seed: UInt64) throws {
        let filed = try Filed(seed: seed)
        let whole = try filed.read(.range(.min..<(.max)))
        #expect(whole.findingCount > 0 && !whole.agenciesWithEarlierRevisions.isEmpty)
        let expected = try whole.everything()
        for slices in [
            filed.context.agencies.ranges(1).map(YearSlice.range),
            filed.context.agencies.ranges(3).map(YearSlice.range),
            filed.context.agencies.ranges(1000).map(YearSlice.range),
            filed.context.agencies.ids.map { YearSlice.some([$0]) },
        ] {
            let together = try YearTally(filed.context)
            for slice in slices.reversed() { try together.merge(filed.read(slice)) }
            #expect(try together.everything() == expected, "\(slices.count) slices")
        }
    }

    @Test(arguments: [1, 2, 20, 70, 5000, 20_000])
    func slicesHoldAboutAsManyAgenciesEach(count agencyCount: Int) throws {
        var agencies = AgencyTable()
        for id in 1...agencyCount {
            agencies.insert(
                KnownAgency(
                    id: Int64(id) * 3, region: 0, agencyClass: .department, standing: .expected))
        }
        for count in [1, 2, 7, 40] {
            let ranges = agencies.ranges(count)
            #expect(ranges.count == min(count, agencyCount))
            #expect(ranges.first?.lowerBound == .min && ranges.last?.upperBound == .max)
            for (range, next) in zip(ranges, ranges.dropFirst()) {
                #expect(range.upperBound == next.lowerBound)
            }
            let most = agencyCount / ranges.count + max(1, agencyCount / 100)
            for range in ranges {
                let held = agencies.agencies.count { range.contains($0.id) }
                #expect(held > 0 && held <= most, "\(held) of \(agencyCount) in \(ranges.count)")
            }
        }
    }
}

extension YearTally {
    /// All that a tally holds, in an order of its own. Nothing may be taken afterwards.
    fileprivate func everything() throws -> [String] {
        var lines = ["\(submissions) \(silentAgencies) \(agenciesWithEarlierRevisions)"]
        finish()
        for region in context.tree.regions.indices {
            lines.append("\(sums.total(region: region, part: .own))")
            lines.append("\(sums.total(region: region, part: .other))")
            // each region has a list for each part
            for list in [2 * region, 2 * region + 1] {
                lines.append("\(lists.included[list]) \(lists.excluded[list])")
            }
        }
        var rows: [String] = []
        try forEachFinding { rows.append(Hexadecimal.text($0)) }
        return lines + rows.sorted()
    }
}
