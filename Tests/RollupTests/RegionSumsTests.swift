import Rollup
import Testing

@Suite struct RegionSumsTests {
    @Test func partsOfARegionAreKeptApart() throws {
        let sums = try regionSums(regions: 3, cells: 2)
        try sums.include([1, 10], region: 1, part: .own)
        try sums.include([2, -20], region: 1, part: .own)
        try sums.include([4, 40], region: 1, part: .other)
        try sums.include([8, 80], region: 2, part: .own)
        #expect(sums.total(region: 1, part: .own).values == [3, -10])
        #expect(sums.total(region: 1, part: .other).values == [4, 40])
        #expect(sums.total(region: 2, part: .own).values == [8, 80])
        #expect(sums.total(region: 0, part: .own) == Total(values: [0, 0]))
        #expect(sums.total(region: 2, part: .other) == Total(values: [0, 0]))
    }

    @Test func countsSayHowCompleteATotalIs() throws {
        let sums = try regionSums(cells: 1)
        sums.addExpected(3, region: 0, part: .own)
        sums.addExpected(1, region: 0, part: .own)
        sums.addExpected(5, region: 0, part: .other)
        for onTime in [true, false, true] {
            sums.addReceived(onTime: onTime, region: 0, part: .own)
        }
        try sums.include([7], region: 0, part: .own)
        try sums.include([0], region: 0, part: .own)
        let counts = sums.total(region: 0, part: .own).counts
        #expect(counts.expected == 4)
        #expect(counts.received == 3)
        #expect(counts.onTime == 2)
        #expect(counts.late == 1)
        #expect(counts.included == 2)
        let others = sums.total(region: 0, part: .other).counts
        #expect(others.expected == 5 && others.received == 0 && others.late == 0)
        let both = counts + others
        #expect(both.expected == 9 && both.received == 3 && both.onTime == 2)
        #expect(both.included == 2)
    }

    @Test func blanksAreCountedPerCell() throws {
        let sums = try regionSums(cells: 130)
        var first = [Int64?](repeating: 1, count: 130)
        for position in [0, 63, 64, 127, 128, 129] { first[position] = nil }
        var second = [Int64?](repeating: 2, count: 130)
        second[64] = nil
        try sums.include(first, region: 0, part: .own)
        try sums.include([Int64?](repeating: 4, count: 130), region: 0, part: .own)
        try sums.include(second, region: 0, part: .own)
        let total = sums.total(region: 0, part: .own)
        for position in 0..<130 {
            let blanks = Int32([0, 63, 127, 128, 129].contains(position) ? 1 : 0)
            #expect(total.blanks[position] == (position == 64 ? 2 : blanks))
        }
        #expect(total.values[0] == 6 && total.values[1] == 7 && total.values[64] == 4)
    }

    @Test func withoutBlanksThereIsNoCountOfThem() throws {
        let sums = try regionSums(cells: 70)
        try sums.include([Int64?](repeating: 0, count: 70), region: 0, part: .own)
        #expect(sums.total(region: 0, part: .own).blanks.isEmpty)
    }

    @Test(
        arguments: [
            ([.max, 1], true), ([.max, 0], false), ([.max - 1, 1], false), ([.max, -1], false),
            ([.min, -1], true), ([.min, 0], false), ([.min + 1, -1], false), ([.min, .max], false),
            ([.max, .max], true), ([.min, .min], true), ([1, .max], true), ([-1, .min], true),
            ([.max / 2, .max / 2, 1], false), ([.max / 2, .max / 2, 2], true),
        ] as [([Int64], Bool)])
    func theEndsOf64Bits(figures: [Int64], overflows: Bool) throws {
        let sums = try regionSums(regions: 2, cells: 3)
        for figure in figures.dropLast() {
            try sums.include([0, figure, 0], region: 1, part: .other)
        }
        let last = try #require(figures.last)
        if overflows {
            #expect(throws: RollupError.totalOverflows(regionIndex: 1, cell: 1)) {
                try sums.include([0, last, 0], region: 1, part: .other)
            }
        } else {
            try sums.include([0, last, 0], region: 1, part: .other)
            let exact = figures.reduce(Int128(0)) { $0 + Int128($1) }
            #expect(Int128(sums.total(region: 1, part: .other).values[1]) == exact)
        }
    }

    /// Small figures are added without checks; what they leave must still be checked afterwards.
    @Test func smallFiguresThenOneAtTheLimit() throws {
        let sums = try regionSums(cells: 1)
        let small = Int64(1) << 40 - 1
        for _ in 0..<1000 { try sums.include([small], region: 0, part: .own) }
        try sums.include([.max - small * 1000], region: 0, part: .own)
        #expect(sums.total(region: 0, part: .own).values == [.max])
        #expect(throws: RollupError.totalOverflows(regionIndex: 0, cell: 0)) {
            try sums.include([1], region: 0, part: .own)
        }
    }

    @Test func nothingToAdd() throws {
        let sums = try regionSums(regions: 0, cells: 0)
        #expect(RegionSums.Part.own.index(of: 3) == 6 && RegionSums.Part.other.index(of: 3) == 7)
        try addUpTree(
            country, affected: [], sums: sums, unaffectedAll: { _ in nil },
            emit: { _ in Issue.record("nothing was affected") })
    }
}
