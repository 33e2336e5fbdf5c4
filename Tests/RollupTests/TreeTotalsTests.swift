import Rollup
import Testing
import Vocabulary

@Suite struct TreeTotalsTests {
    private let everything = Set(0..<6)

    private func totals(
        _ sums: RegionSums, affected: Set<Int>? = nil,
        unaffectedAll: (Int) throws -> Total? = { _ in nil }
    ) throws -> [Int: RegionTotals] {
        var totals: [Int: RegionTotals] = [:]
        try addUpTree(
            country, affected: affected ?? everything, sums: sums, unaffectedAll: unaffectedAll,
            emit: { totals[$0.regionIndex] = $0 })
        return totals
    }

    /// Region *n* has 10^n in part own and 2 × 10^n in part other.
    private func decimalSums() throws -> RegionSums {
        let sums = try regionSums(regions: 6, cells: 1)
        var power: Int64 = 1
        for region in 0..<6 {
            sums.addExpected(region + 1, region: region, part: .own)
            sums.addReceived(onTime: region % 2 == 0, region: region, part: .own)
            try sums.include([power], region: region, part: .own)
            try sums.include([2 * power], region: region, part: .other)
            power *= 10
        }
        return sums
    }

    @Test func scopesOfEveryRegion() throws {
        let totals = try totals(decimalSums())
        func values(_ scope: KeyPath<RegionTotals, Total>) -> [Int64] {
            (0..<6).compactMap { totals[$0]?[keyPath: scope].values.first }
        }
        #expect(values(\.own) == [1, 10, 100, 1000, 10_000, 100_000])
        #expect(values(\.direct) == [3, 30, 300, 3000, 30_000, 300_000])
        #expect(values(\.all) == [333_333, 3330, 300, 3000, 330_000, 300_000])
        #expect(
            (0..<6).map { totals[$0]?.hasRegionsBelow }
                == [true, true, false, false, true, false])
    }

    @Test func countsAreAddedUpTheTree() throws {
        let totals = try totals(decimalSums())
        let province = try #require(totals[0]).all.counts
        #expect(province.expected == 21)
        #expect(province.received == 6 && province.onTime == 3 && province.late == 3)
        #expect(province.included == 12)
        let prefecture = try #require(totals[1])
        #expect(prefecture.own.counts.expected == 2 && prefecture.all.counts.expected == 9)
        #expect(prefecture.own.counts.included == 1 && prefecture.direct.counts.included == 2)
    }

    @Test func blanksAreAddedUpTheTree() throws {
        let sums = try regionSums(regions: 6, cells: 2)
        try sums.include([nil, 1], region: 2, part: .own)
        try sums.include([5, nil], region: 3, part: .other)
        try sums.include([nil, nil], region: 1, part: .own)
        try sums.include([7, 7], region: 5, part: .own)
        let totals = try totals(sums)
        #expect(totals[0]?.all.values == [12, 8])
        #expect(totals[0]?.all.blanks == [2, 2])
        #expect(totals[1]?.own.blanks == [1, 1])
        #expect(totals[3]?.own.blanks == [] && totals[3]?.all.blanks == [0, 1])
        #expect(totals[4]?.all.blanks == [], "nothing below left anything blank")
    }

    @Test func regionsComeFromTheLeavesUp() throws {
        var order: [Int] = []
        try addUpTree(
            country, affected: everything, sums: decimalSums(), unaffectedAll: { _ in nil },
            emit: { order.append($0.regionIndex) })
        #expect(order == [2, 3, 5, 1, 4, 0])
    }

    @Test func anOverflowNamesTheRegionWhereItHappens() throws {
        let sums = try regionSums(regions: 6, cells: 2)
        try sums.include([0, .max], region: 2, part: .own)
        try sums.include([0, 1], region: 3, part: .other)
        #expect(throws: RollupError.totalOverflows(regionIndex: 1, cell: 1)) {
            _ = try totals(sums)
        }
        let parts = try regionSums(regions: 6, cells: 1)
        try parts.include([.min], region: 5, part: .own)
        try parts.include([-1], region: 5, part: .other)
        #expect(throws: RollupError.totalOverflows(regionIndex: 5, cell: 0)) {
            _ = try totals(parts)
        }
    }

    @Test func justBelowTheLimitIsExact() throws {
        let sums = try regionSums(regions: 6, cells: 2)
        try sums.include([.max - 3, .min + 3], region: 2, part: .own)
        try sums.include([1, -1], region: 3, part: .other)
        try sums.include([1, -1], region: 1, part: .own)
        try sums.include([1, -1], region: 5, part: .own)
        #expect(try totals(sums)[0]?.all.values == [.max, .min])
    }

    /// Adding a region with those above it again, over published totals of the others, gives what
    /// adding everything gives.
    @Test(arguments: 0..<6)
    func anAffectedPartEqualsTheWhole(region: Int) throws {
        let whole = try totals(decimalSums())
        let affected = country.withAncestors([region])
        var asked: Set<Int> = []
        let part = try totals(decimalSums(), affected: affected) { other in
            asked.insert(other)
            return whole[other]?.all
        }
        #expect(Set(part.keys) == affected)
        for (index, total) in part {
            #expect(total.own == whole[index]?.own)
            #expect(total.direct == whole[index]?.direct)
            #expect(total.all == whole[index]?.all)
        }
        #expect(asked.isDisjoint(with: affected))
    }

    @Test func aRegionNeverPublishedCountsAsNothing() throws {
        let totals = try totals(decimalSums(), affected: [0])
        #expect(totals[0]?.all == totals[0]?.direct)
        #expect(totals[0]?.hasRegionsBelow == true)
    }

    @Test func errorsOfTheCallerComeThrough() throws {
        struct Stop: Error {}
        #expect(throws: Stop.self) {
            try addUpTree(
                country, affected: everything, sums: decimalSums(), unaffectedAll: { _ in nil },
                emit: { _ in throw Stop() })
        }
        #expect(throws: Stop.self) {
            _ = try totals(decimalSums(), affected: [0]) { _ in throw Stop() }
        }
    }
}
