public import Vocabulary

/// The published totals of one region, from which a change is counted.
public struct PublishedTotals: Sendable {
    public var own: Total
    /// The same as `all` where no region lies below.
    public var direct: Total
    public var all: Total

    /// Nothing published: zero everywhere.
    public init(cellCount: Int) {
        let none = Total(values: [Int64](repeating: 0, count: cellCount))
        own = none
        direct = none
        all = none
    }
}

/// Adds what a few reports change to published totals, up the tree.
///
/// - Shape: what was published and the sums of the reports that left and came in; the totals of
///   each region of `affected` out, in order from the leaves up, equal to what
///   ``addUpTree(_:affected:sums:published:unaffectedAll:emit:)`` makes of every report.
/// - Parameters:
///   - changed: regions whose own reports changed.
///   - affected: those and all regions above them.
///   - left: sums of the reports that no longer count, with the agencies that they had been
///     received from.
///   - came: sums of those that count now; the agencies expected are as they were.
/// - Throws: ``RollupError/totalOverflows(regionIndex:cell:)``, or what `emit` throws.
public func addDifferencesUpTree(
    _ tree: RegionTree, changed: Set<Int>, affected: Set<Int>, left: RegionSums,
    came: RegionSums, published: (Int) -> PublishedTotals, emit: (RegionTotals) throws -> Void
) throws {
    // of scope all, waiting for the region above
    var waiting: [Int: TotalDifference] = [:]
    for region in tree.fromLeavesUp where affected.contains(region) {
        let before = published(region)
        var own = before.own
        var direct = before.direct
        var difference = waiting.removeValue(forKey: region) ?? TotalDifference(came.cellCount)
        if changed.contains(region) {
            var mine = TotalDifference(came.cellCount)
            mine.add(came.total(region: region, part: .own), minus: false)
            mine.add(left.total(region: region, part: .own), minus: true)
            own = try own.changed(by: mine, region: region)
            mine.add(came.total(region: region, part: .other), minus: false)
            mine.add(left.total(region: region, part: .other), minus: true)
            direct = try direct.changed(by: mine, region: region)
            difference.add(mine)
        }
        if let parent = tree.parents[region] {
            waiting[parent, default: TotalDifference(came.cellCount)].add(difference)
        }
        try emit(
            RegionTotals(
                regionIndex: region, own: own, direct: direct,
                all: try before.all.changed(by: difference, region: region),
                hasRegionsBelow: !tree.children[region].isEmpty,
                isAsPublished: !changed.contains(region)))
    }
}

/// By how much a total changes.
private struct TotalDifference {
    var received = 0
    var included = 0
    var onTime = 0
    // wide enough for any sum of totals
    var values: [Int128]
    var blanks: [Int]

    init(_ cellCount: Int) {
        values = Array(repeating: 0, count: cellCount)
        blanks = Array(repeating: 0, count: cellCount)
    }

    mutating func add(_ total: Total, minus: Bool) {
        let sign = minus ? -1 : 1
        received += sign * total.counts.received
        included += sign * total.counts.included
        onTime += sign * total.counts.onTime
        for cell in total.values.indices {
            values[cell] += Int128(sign) * Int128(total.values[cell])
        }
        for cell in total.blanks.indices { blanks[cell] += sign * Int(total.blanks[cell]) }
    }

    mutating func add(_ other: TotalDifference) {
        received += other.received
        included += other.included
        onTime += other.onTime
        for cell in values.indices {
            values[cell] += other.values[cell]
            blanks[cell] += other.blanks[cell]
        }
    }
}

extension Total {
    fileprivate func changed(
        by difference: TotalDifference, region: Int
    ) throws(RollupError) -> Total {
        var total = self
        total.counts.received += difference.received
        total.counts.included += difference.included
        total.counts.onTime += difference.onTime
        for cell in values.indices {
            guard let value = Int64(exactly: Int128(values[cell]) + difference.values[cell]) else {
                throw .totalOverflows(regionIndex: region, cell: cell)
            }
            total.values[cell] = value
        }
        var counts = difference.blanks
        for cell in blanks.indices { counts[cell] += Int(blanks[cell]) }
        total.blanks = counts.allSatisfy { $0 == 0 } ? [] : counts.map(Int32.init)
        return total
    }
}
