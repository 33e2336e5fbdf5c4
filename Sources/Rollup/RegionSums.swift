import Glibc

/// The sums of one year over each region's own agencies, those of scope `own` apart from
/// townships and subdistricts. Grows with the regions and cells, never with the submissions.
public final class RegionSums {
    /// The two parts a region's own agencies fall into.
    public enum Part: Int, Sendable, CaseIterable {
        case own, other

        /// Number of a region's part where both parts of every region stand in one list.
        public func index(of region: Int) -> Int { region * Self.allCases.count + rawValue }
    }

    public let cellCount: Int
    private let partCount: Int
    // calloc leaves pages of regions without submissions untouched, so they cost no memory
    private let values: UnsafeMutablePointer<Int64>
    private let blanks: UnsafeMutablePointer<Int32>
    // no access to these reaches into another, and every report makes some
    @exclusivity(unchecked) private var counts: [Counts]
    @exclusivity(unchecked) private var hasBlanks: [Bool]
    /// Parts that hold a figure so large that every later sum must be checked.
    @exclusivity(unchecked) private var mustCheck: [Bool]

    /// Figures below this magnitude, added at most `fastAddLimit` times, stay below 2^62.
    private static let fastMagnitude: UInt64 = 1 << 40
    private static let fastAddLimit = 1 << 22

    public init?(regionCount: Int, cellCount: Int) {
        self.cellCount = cellCount
        partCount = regionCount * Part.allCases.count
        let size = max(partCount * cellCount, 1)
        guard let values = calloc(size, MemoryLayout<Int64>.stride),
            let blanks = calloc(size, MemoryLayout<Int32>.stride)
        else { return nil }
        self.values = values.bindMemory(to: Int64.self, capacity: size)
        self.blanks = blanks.bindMemory(to: Int32.self, capacity: size)
        counts = Array(repeating: Counts(), count: partCount)
        hasBlanks = Array(repeating: false, count: partCount)
        mustCheck = Array(repeating: false, count: partCount)
    }

    deinit {
        free(values)
        free(blanks)
    }

    public func addExpected(_ count: Int, region: Int, part: Part) {
        counts[part.index(of: region)].expected += count
    }

    /// Counts a submission as received, whether or not its figures will be included.
    public func addReceived(onTime: Bool, region: Int, part: Part) {
        let index = part.index(of: region)
        counts[index].received += 1
        if onTime { counts[index].onTime += 1 }
    }

    /// Adds one submission's figures.
    ///
    /// - Parameters:
    ///   - figures: one stored integer a cell, 0 where blank.
    ///   - magnitudeBits: bitwise or of the figures' magnitudes.
    ///   - filledBlocks: one bit for every eight cells, set where any may be other than 0; the last
    ///     bit also stands for all cells behind its own. Most cells are 0, and the sums of what is
    ///     left out need not be fetched from memory.
    ///   - blankWords: one bit a cell, set where blank; nil if nothing is blank.
    /// - Throws: ``RollupError/totalOverflows(regionIndex:cell:)``; the sums are then of no use.
    public func include(
        _ figures: UnsafeMutableBufferPointer<Int64>, magnitudeBits: UInt64, filledBlocks: UInt64,
        blankWords: UnsafeMutableBufferPointer<UInt64>?, region: Int, part: Part
    ) throws(RollupError) {
        let index = part.index(of: region)
        let sums = values + index * cellCount
        counts[index].included += 1
        if magnitudeBits < Self.fastMagnitude, !mustCheck[index],
            counts[index].included < Self.fastAddLimit
        {
            var blocks = filledBlocks
            while blocks != 0 {
                let block = blocks.trailingZeroBitCount
                // a year without a form has no cells
                if block * 8 >= cellCount { break }
                let end = block < 63 ? min(block * 8 + 8, cellCount) : cellCount
                for cell in block * 8..<end { sums[cell] &+= figures[cell] }
                blocks &= blocks - 1
            }
        } else {
            mustCheck[index] = true
            for cell in 0..<cellCount {
                let (sum, overflow) = sums[cell].addingReportingOverflow(figures[cell])
                if overflow { throw .totalOverflows(regionIndex: region, cell: cell) }
                sums[cell] = sum
            }
        }
        guard let blankWords else { return }
        let blankCounts = blanks + index * cellCount
        // bits behind the cells say something else
        for cell in 0..<cellCount where blankWords[cell >> 6] >> UInt64(cell & 63) & 1 == 1 {
            hasBlanks[index] = true
            blankCounts[cell] += 1
        }
    }

    /// Adds the sums of other submissions of the same regions and cells.
    ///
    /// - Throws: ``RollupError/totalOverflows(regionIndex:cell:)``; the sums are then of no use.
    public func add(_ other: RegionSums) throws(RollupError) {
        for index in 0..<partCount {
            let included = other.counts[index].included
            counts[index] = counts[index] + other.counts[index]
            mustCheck[index] = mustCheck[index] || other.mustCheck[index]
            guard included > 0 else { continue }
            let start = index * cellCount
            for cell in 0..<cellCount {
                let (sum, overflow) = values[start + cell].addingReportingOverflow(
                    other.values[start + cell])
                if overflow {
                    throw .totalOverflows(
                        regionIndex: index / Part.allCases.count, cell: cell)
                }
                values[start + cell] = sum
            }
            guard other.hasBlanks[index] else { continue }
            hasBlanks[index] = true
            for cell in 0..<cellCount { blanks[start + cell] += other.blanks[start + cell] }
        }
    }

    /// The total of a region's own agencies of one part.
    public func total(region: Int, part: Part) -> Total {
        let index = part.index(of: region)
        let start = index * cellCount
        return Total(
            counts: counts[index],
            values: Array(UnsafeBufferPointer(start: values + start, count: cellCount)),
            blanks: hasBlanks[index]
                ? Array(UnsafeBufferPointer(start: blanks + start, count: cellCount)) : [])
    }
}
