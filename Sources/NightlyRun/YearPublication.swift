import Rollup
import Store
import Vocabulary

/// Turns the sums of one year into rows and writes those that differ from what is published.
struct YearPublication {
    let tally: YearTally
    let tree: RegionTree
    let regions: WorkList.Regions
    /// Codes of the regions that were judged; nil for every region.
    let codes: [String]?
    /// Codes of those above them.
    let above: [String]
    let reader: RunReader
    let writer: EditionWriter
    let standalone: YearStandaloneFindings
    /// Whether published totals are looked at as they are stored now.
    let isFull: Bool

    struct Result {
        var outcome: YearOutcome
        var changedFindings: Int
    }

    private struct Key: Hashable {
        let region: Int
        let scope: String
    }

    /// Writes totals, rosters and findings of the year.
    func write(onWrite: () -> Void) throws -> Result {
        let published = try reader.currentHashes(
            year: tally.year, regions: codes.map { $0 + above }, recomputing: isFull)
        let changedTotals = try writeTotals(published.hashes, onWrite: onWrite)
        let changedRosters = try writeRosters(published.hashes)
        try standalone.find(silent: tally.silentAgencies, into: tally.spool)
        let changedFindings = try writer.replaceFindings(
            year: tally.year, regions: codes, totalsOf: above, forEachList: tally.forEachCellList,
            tally.forEachFinding)
        var outcome = YearOutcome(year: tally.year)
        outcome.regions = affected.count
        outcome.submissions = tally.submissions
        outcome.included = tally.included.count
        outcome.excluded = tally.excluded.count
        outcome.findings = tally.findingCount
        outcome.changedTotals = changedTotals + changedRosters
        outcome.alteredTotals = published.alteredTotals
        return Result(outcome: outcome, changedFindings: changedFindings)
    }

    /// Where some totals are published, the tree is added up twice: first to see by content hash
    /// which rows changed, so that their predecessors can be ended, then to write those rows. That
    /// keeps no rows in memory.
    ///
    /// - Returns: how many totals came, went or changed.
    private func writeTotals(
        _ published: [String: [String: [UInt8]]], onWrite: () -> Void
    ) throws -> Int {
        // read now: while rows are copied in, the connection can run no query
        let stored = try storedTotals()
        guard !published.isEmpty else {
            onWrite()
            var count = 0
            try writer.writeTotals { put in
                try forEachTotal(stored) { _, row in
                    guard row.isAboutAnyone else { return }
                    try put(row, row.contentHash)
                    count += 1
                }
            }
            return count
        }
        var changed: [Key: [UInt8]] = [:]
        var ended: [(regionCode: String, year: Int, scope: String)] = []
        try forEachTotal(stored) { key, row in
            let before = published[row.regionCode]?[key.scope]
            let hash = row.isAboutAnyone ? row.contentHash : nil
            guard hash != before else { return }
            if before != nil { ended.append((row.regionCode, row.year, key.scope)) }
            if let hash { changed[key] = hash }
        }
        ended += vanishedScopes(published)
        onWrite()
        try writer.supersedeTotals(ended)
        if !changed.isEmpty {
            try writer.writeTotals { put in
                try forEachTotal(stored) { key, row in
                    if let hash = changed[key] { try put(row, hash) }
                }
            }
        }
        let gone = Set(ended.map { "\($0.regionCode) \($0.scope)" })
        let come = Set(changed.keys.map { "\(tree.regions[$0.region].code) \($0.scope)" })
        return gone.union(come).count
    }

    /// Regions whose agencies were judged.
    private var judged: Set<Int> {
        switch regions {
        case .every: Set(tree.regions.indices)
        case .some(let judged, _): judged
        }
    }

    private var affected: Set<Int> {
        switch regions {
        case .every: Set(tree.regions.indices)
        case .some(let judged, let above): judged.union(above)
        }
    }

    /// Published totals that the tree is added up from.
    private struct StoredTotals {
        /// `direct` of the regions above those that were judged.
        var direct: [Int: Total] = [:]
        /// `all` of regions that are not added again but lie below one that is.
        var all: [Int: Total] = [:]
    }

    private func forEachTotal(
        _ stored: StoredTotals, _ body: (Key, TotalRow) throws -> Void
    ) throws {
        guard let form = tally.form else { return }
        func emit(_ totals: RegionTotals) throws {
            var scopes = [("own", totals.own), ("all", totals.all)]
            if totals.hasRegionsBelow { scopes.append(("direct", totals.direct)) }
            if totals.isAsPublished { scopes = [("all", totals.all)] }
            for (scope, total) in scopes {
                try body(
                    Key(region: totals.regionIndex, scope: scope),
                    TotalRow(
                        regionCode: tree.regions[totals.regionIndex].code, year: tally.year,
                        scope: scope, formID: form.id, expected: total.counts.expected,
                        received: total.counts.received, included: total.counts.included,
                        onTime: total.counts.onTime, values: total.values, blanks: total.blanks))
            }
        }
        try addUpTree(
            tree, affected: affected, sums: tally.sums, published: stored.direct,
            unaffectedAll: { stored.all[$0] }, emit: emit)
    }

    private func storedTotals() throws -> StoredTotals {
        var stored = StoredTotals()
        guard let form = tally.form, case .some(_, let above) = regions else { return stored }
        // one without agencies of its own has no row
        for region in above {
            stored.direct[region] = Total(
                values: [Int64](repeating: 0, count: form.cells.count))
        }
        let affected = affected
        let below = affected.flatMap { tree.children[$0] }.filter { !affected.contains($0) }
        func codes(_ regions: some Sequence<Int>) -> [String] {
            regions.sorted().map { tree.regions[$0].code }
        }
        for row in try reader.currentTotals(
            year: tally.year, all: codes(below), direct: codes(above))
        {
            guard let index = tree.index(of: row.regionCode) else { continue }
            var counts = Counts()
            counts.expected = row.expected
            counts.received = row.received
            counts.included = row.included
            counts.onTime = row.onTime
            let total = Total(counts: counts, values: row.values, blanks: row.blanks)
            if row.scope == "direct" {
                stored.direct[index] = total
            } else {
                stored.all[index] = total
            }
        }
        return stored
    }

    /// Rows that are published but that the tree of today no longer has, for example `direct` of
    /// a region that lost the regions below it.
    private func vanishedScopes(
        _ published: [String: [String: [UInt8]]]
    ) -> [(regionCode: String, year: Int, scope: String)] {
        var vanished: [(regionCode: String, year: Int, scope: String)] = []
        for (code, scopes) in published.sorted(by: { $0.key < $1.key }) {
            let index = tree.index(of: code)
            for scope in scopes.keys.sorted() where scope != "roster" {
                let hasBelow = index.map { !tree.children[$0].isEmpty } ?? false
                if index == nil || scope == "direct" && !hasBelow {
                    vanished.append((code, tally.year, scope))
                }
            }
        }
        return vanished
    }

    /// - Returns: how many rosters differ from what is published.
    private func writeRosters(_ published: [String: [String: [UInt8]]]) throws -> Int {
        var changed: [Int: [UInt8]] = [:]
        var ended: [(regionCode: String, year: Int)] = []
        for region in judged {
            let row = roster(of: region)
            let before = published[row.regionCode]?["roster"]
            let hash = row.contentHash
            guard hash != before else { continue }
            if before != nil { ended.append((row.regionCode, tally.year)) }
            changed[region] = hash
        }
        let vanished = published.keys.sorted().filter {
            tree.index(of: $0) == nil && published[$0]?["roster"] != nil
        }
        ended += vanished.map { ($0, tally.year) }
        try writer.supersedeRosters(ended)
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
        let own = RegionSums.Part.own.index(of: region)
        let other = RegionSums.Part.other.index(of: region)
        return RosterRow(
            regionCode: tree.regions[region].code, year: tally.year,
            includedOwn: tally.included[own], includedOther: tally.included[other],
            excludedOwn: tally.excluded[own], excludedOther: tally.excluded[other])
    }
}
