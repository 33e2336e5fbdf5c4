public import Vocabulary

/// The totals of one region that is added again.
public struct RegionTotals: Sendable {
    public let regionIndex: Int
    /// Scope own: the region's own agencies without townships and subdistricts.
    public let own: Total
    /// All agencies of the region itself.
    public let direct: Total
    /// `direct` and the whole area of every region below.
    public let all: Total
    /// Whether other regions lie below, so that `direct` differs from `all`.
    public let hasRegionsBelow: Bool
    /// Whether `own` and `direct` are as they were published, so that only `all` can differ.
    public let isAsPublished: Bool
}

/// Adds regions up the tree, leaves first.
///
/// - Shape: the sums of each region's own agencies in; the totals of each region of `affected`
///   out, in order from the leaves up, so that the same input gives the same order.
/// - Parameters:
///   - affected: regions to add; with each region all regions above it must be among them.
///   - sums: sums of the own agencies of the affected regions.
///   - published: scope `direct`, as already published, of those affected regions whose own
///     agencies are not added again; it also stands for their scope `own`, which is not known.
///   - unaffectedAll: scope `all` of a region below that is not affected, as already published;
///     nil if there is none, which counts as nothing expected and nothing received.
/// - Throws: ``RollupError/totalOverflows(regionIndex:cell:)``, or what the closures throw.
public func addUpTree(
    _ tree: RegionTree, affected: Set<Int>, sums: RegionSums, published: [Int: Total] = [:],
    unaffectedAll: (Int) throws -> Total?, emit: (RegionTotals) throws -> Void
) throws {
    var waiting: [Int: Total] = [:]  // scope all of regions whose parent is still to come
    for region in tree.fromLeavesUp where affected.contains(region) {
        let own = published[region] ?? sums.total(region: region, part: .own)
        var direct = own
        if published[region] == nil {
            try direct.addChecked(sums.total(region: region, part: .other), region: region)
        }
        var all = direct
        for child in tree.children[region] {
            let below =
                affected.contains(child)
                ? waiting.removeValue(forKey: child) : try unaffectedAll(child)
            if let below { try all.addChecked(below, region: region) }
        }
        if tree.parents[region] != nil { waiting[region] = all }
        try emit(
            RegionTotals(
                regionIndex: region, own: own, direct: direct, all: all,
                hasRegionsBelow: !tree.children[region].isEmpty,
                isAsPublished: published[region] != nil))
    }
}

extension Total {
    fileprivate mutating func addChecked(_ other: Total, region: Int) throws(RollupError) {
        if let cell = add(other) { throw .totalOverflows(regionIndex: region, cell: cell) }
    }
}
