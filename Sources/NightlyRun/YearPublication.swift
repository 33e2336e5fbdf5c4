import Forms
import Rollup
import Store
import Vocabulary

/// Turns the sums of one year into rows and writes those that differ from what is published.
struct YearPublication {
    let tally: YearTally
    let tree: RegionTree
    let reader: RunReader
    let writer: EditionWriter
    /// Whether published totals are looked at as they are stored now.
    let isFull: Bool
    /// Indices of the regions whose agencies were judged.
    private let judged: Set<Int>
    /// Indices of the regions above them.
    private let above: Set<Int>
    private let regions: RegionChoice
    /// What a few reports change; nil if every report of the regions was judged.
    private let difference: YearDifference?

    init(
        tally: YearTally, tree: RegionTree, regions: RegionChoice, difference: YearDifference?,
        reader: RunReader, writer: EditionWriter, isFull: Bool
    ) {
        self.tally = tally
        self.tree = tree
        self.regions = regions
        self.difference = difference
        self.reader = reader
        self.writer = writer
        self.isFull = isFull
        judged = Set(regions.judged?.compactMap(tree.index) ?? Array(tree.regions.indices))
        above = Set(regions.above.compactMap(tree.index))
    }

    /// Writes totals and rosters of the year.
    ///
    /// - Parameter onTotals: gets the totals of each region once, as they are added up.
    /// - Returns: what the year came to, but for its findings.
    func writeTotals(
        onTotals: (RegionTotals) -> Void, onWrite: () -> Void
    ) throws -> YearOutcome {
        let published =
            try difference?.hashes
            ?? reader.currentHashes(year: tally.year, regions: regions, recomputing: isFull)
        var outcome = YearOutcome(year: tally.year)
        outcome.changedTotals = try writeTotals(
            published, onTotals: onTotals, onWrite: onWrite)
        outcome.changedTotals += try writeRosters(published.rosters)
        outcome.alteredTotals = published.alteredTotals
        outcome.regions = affected.count
        outcome.agencies = regions.filedBy?.count
        outcome.submissions = tally.submissions
        outcome.included = tally.lists.included.count
        outcome.excluded = tally.lists.excluded.count
        return outcome
    }

    /// Where some totals are published, the tree is added up twice: first to see by content hash
    /// which rows changed, so that their predecessors can be ended, then to write those rows. That
    /// keeps no rows in memory.
    ///
    /// - Returns: how many totals came, went or changed.
    private func writeTotals(
        _ published: PublishedHashes, onTotals: (RegionTotals) -> Void, onWrite: () -> Void
    ) throws -> Int {
        // read now: while rows are copied in, the connection can run no query
        let stored = try storedTotals()
        guard !published.isEmpty else {
            onWrite()
            var count = 0
            try writer.writeTotals { put in
                try forEachTotal(stored, onTotals: onTotals) { _, row in
                    guard row.isAboutAnyone else { return }
                    try put(row, row.contentHash)
                    count += 1
                }
            }
            return count
        }
        var changed: [TotalKey: [UInt8]] = [:]
        var ended: [TotalKey] = []
        try forEachTotal(stored, onTotals: onTotals) { key, row in
            let before = published.totals[key]
            let hash = row.isAboutAnyone ? row.contentHash : nil
            guard hash != before else { return }
            if before != nil { ended.append(key) }
            if let hash { changed[key] = hash }
        }
        ended += published.totals.keys.filter(hasVanished)
        onWrite()
        try writer.supersedeTotals(ended, year: tally.year)
        if !changed.isEmpty {
            try writer.writeTotals { put in
                try forEachTotal(stored) { key, row in
                    if let hash = changed[key] { try put(row, hash) }
                }
            }
        }
        return Set(ended).union(changed.keys).count
    }

    private var affected: Set<Int> { judged.union(above) }

    /// Published totals that the tree is added up from.
    private struct StoredTotals {
        /// All agencies of the regions themselves that lie above those that were judged.
        var direct: [Int: Total] = [:]
        /// `all` of regions that are not added again but lie below one that is.
        var all: [Int: Total] = [:]
    }

    private func forEachTotal(
        _ stored: StoredTotals, onTotals: (RegionTotals) -> Void = { _ in },
        _ body: (TotalKey, TotalRow) throws -> Void
    ) throws {
        guard let form = tally.form else { return }
        func emit(_ totals: RegionTotals) throws {
            onTotals(totals)
            let code = tree.regions[totals.regionIndex].code
            var scopes = [(TotalScope.own, totals.own), (.all, totals.all)]
            if totals.hasRegionsBelow { scopes.append((.direct, totals.direct)) }
            if totals.isAsPublished { scopes = [(.all, totals.all)] }
            for (scope, total) in scopes {
                try body(
                    TotalKey(regionCode: code, scope: scope),
                    TotalRow(
                        regionCode: code, year: tally.year,
                        scope: scope, formID: form.id, expected: total.counts.expected,
                        received: total.counts.received, included: total.counts.included,
                        onTime: total.counts.onTime, values: total.values, blanks: total.blanks))
            }
        }
        if let difference {
            try difference.forEachTotal(tree, came: tally.sums, emit)
        } else {
            try addUpTree(
                tree, affected: affected, sums: tally.sums, published: stored.direct,
                unaffectedAll: { stored.all[$0] }, emit: emit)
        }
    }

    private func storedTotals() throws -> StoredTotals {
        var stored = StoredTotals()
        guard let form = tally.form, regions != .every, difference == nil else { return stored }
        // one without agencies of its own has no row
        for region in above {
            stored.direct[region] = Total(
                values: [Int64](repeating: 0, count: form.cells.count))
        }
        let affected = affected
        // one that has regions below in the year before alone: `all` is its own agencies
        let childless = above.filter { tree.children[$0].isEmpty }
        let below = affected.flatMap { tree.children[$0] }.filter { !affected.contains($0) }
        func codes(_ regions: some Sequence<Int>) -> [String] {
            regions.sorted().map { tree.regions[$0].code }
        }
        for row in try reader.currentTotals(
            year: tally.year, all: codes(childless.union(below)),
            direct: codes(above.subtracting(childless)))
        {
            guard let index = tree.index(of: row.regionCode) else { continue }
            let total = row.total
            if row.scope == .direct || childless.contains(index) {
                stored.direct[index] = total
            } else {
                stored.all[index] = total
            }
        }
        return stored
    }

    /// Whether the tree of today no longer has a total that is published, for example `direct` of
    /// a region that lost the regions below it.
    private func hasVanished(_ key: TotalKey) -> Bool {
        guard let index = tree.index(of: key.regionCode) else { return true }
        return key.scope == .direct && tree.children[index].isEmpty
    }

    /// - Returns: how many rosters differ from what is published.
    private func writeRosters(_ published: [String: [UInt8]]) throws -> Int {
        var changed: [Int: [UInt8]] = [:]
        var ended: [String] = []
        for region in judged {
            let row = roster(of: region)
            let before = published[row.regionCode]
            let hash = row.contentHash
            guard hash != before else { continue }
            if before != nil { ended.append(row.regionCode) }
            changed[region] = hash
        }
        let vanished = published.keys.filter { tree.index(of: $0) == nil }
        try writer.supersedeRosters(ended + vanished, year: tally.year)
        if !changed.isEmpty {
            try writer.writeRosters { put in
                for (region, hash) in changed.sorted(by: { $0.key < $1.key }) {
                    try put(roster(of: region), hash)
                }
            }
        }
        return changed.count + vanished.count
    }

    private func roster(of region: Int) -> RosterRow {
        tally.lists.roster(of: region, in: tree, year: tally.year)
    }
}
