import Forms
import Rollup
import Store
import Validation
import Vocabulary

/// What a few reports change of what is published for a year: their figures as they counted until
/// now, and the totals from which they are taken.
///
/// - Shape: of each changed region the totals and the list of its reports are read, no other
///   report's figures; so the cost grows with the reports filed.
struct YearDifference {
    /// The reports of the judged agencies as they were published, by region and part.
    let left: RegionSums
    /// What is published of the affected regions, row by row.
    let hashes: PublishedHashes
    private let published: [Int: PublishedTotals]
    private let cellCount: Int
    private let changed: Set<Int>
    private let affected: Set<Int>

    /// Reads what was published, and gives the tally the reports of the other agencies, which stay
    /// as they are.
    ///
    /// - Throws: ``NotByDifference`` if what is published is not what the change can start from.
    init(
        _ tally: YearTally, tree: RegionTree, regions: RegionChoice, filers: [Int64],
        reader: RunReader, reports: PublishedReader
    ) throws {
        guard let form = tally.form, let left = tally.context.emptySums() else {
            throw NotByDifference()
        }
        self.left = left
        cellCount = form.cells.count
        changed = Set(regions.judged?.compactMap(tree.index) ?? [])
        affected = changed.union(regions.above.compactMap(tree.index))
        published = try Self.totals(
            tally, tree: tree, changed: changed, affected: affected, formID: form.id,
            reader: reader)
        hashes = try reader.currentHashes(
            year: tally.year, regions: regions, recomputing: false)
        var stored = ReportLists()
        let figures = Figures(capacity: tally.context.catalogue.forms.map(\.cells.count).max() ?? 0)
        try reports.reports(
            year: tally.year, regions: regions.judged ?? [], figuresOf: filers
        ) { report in
            guard let region = tree.index(of: report.regionCode) else { throw NotByDifference() }
            let part: RegionSums.Part = report.isOwn ? .own : .other
            stored.append(
                report.entry, region: region, part: part, isIncluded: report.isIncluded)
            guard let before = report.figures else {
                tally.keep(
                    report.entry, region: region, part: part, isIncluded: report.isIncluded)
                return
            }
            // the day of the first filing, and so whether it was late, is what it was
            guard let isOnTime = tally.isOnTime(report.entry.agencyID) else {
                throw NotByDifference()
            }
            left.addReceived(onTime: isOnTime, region: region, part: part)
            guard report.isIncluded else { return }
            let known = try tally.context.formJudge(before.formID)
            guard known.form.id == form.id else { throw NotByDifference() }
            do throws(Figures.DecodingFault) {
                try figures.unpack(before.packed, count: known.cellCount)
            } catch {
                throw NotByDifference()
            }
            try left.include(figures, region: region, part: part)
        }
        stored.arrange(regions: tree.regions.count)
        for region in changed {
            let row = stored.roster(of: region, in: tree, year: tally.year)
            if let hash = hashes.rosters[row.regionCode], hash != row.contentHash {
                throw StoreError.rosterAltered(region: row.regionCode, year: tally.year)
            }
        }
        do {
            // what cannot be counted this way shows before anything is written
            try forEachTotal(tree, came: tally.sums) { totals in
                for total in [totals.own, totals.direct, totals.all]
                where total.counts.received > total.counts.expected
                    || total.counts.included < 0 || total.blanks.contains(where: { $0 < 0 })
                { throw NotByDifference() }
            }
        } catch is RollupError {
            throw NotByDifference()
        }
    }

    /// The totals of every affected region, from the leaves up.
    func forEachTotal(
        _ tree: RegionTree, came: RegionSums, _ emit: (RegionTotals) throws -> Void
    ) throws {
        try addDifferencesUpTree(
            tree, changed: changed, affected: affected, left: left, came: came,
            published: { published[$0] ?? PublishedTotals(cellCount: cellCount) }, emit: emit)
    }

    private static func totals(
        _ tally: YearTally, tree: RegionTree, changed: Set<Int>, affected: Set<Int>,
        formID: String, reader: RunReader
    ) throws -> [Int: PublishedTotals] {
        func codes(_ regions: some Sequence<Int>) -> [String] {
            regions.sorted().map { tree.regions[$0].code }
        }
        let rows = try reader.currentTotals(
            year: tally.year, all: codes(affected),
            direct: codes(changed.filter { !tree.children[$0].isEmpty }), own: codes(changed))
        var published: [Int: PublishedTotals] = [:]
        for row in rows {
            guard let region = tree.index(of: row.regionCode), row.formID == formID else {
                throw NotByDifference()
            }
            let total = row.total
            var totals =
                published[region] ?? PublishedTotals(cellCount: total.values.count)
            switch row.scope {
            case .own: totals.own = total
            case .direct: totals.direct = total
            case .all:
                totals.all = total
                if tree.children[region].isEmpty { totals.direct = total }
            }
            published[region] = totals
        }
        return published
    }
}

/// What is published cannot be changed report by report: every report is added again.
struct NotByDifference: Error {}

extension TotalRow {
    /// The figures and counts of the row.
    var total: Total {
        var counts = Counts()
        counts.expected = expected
        counts.received = received
        counts.included = included
        counts.onTime = onTime
        return Total(counts: counts, values: values, blanks: blanks)
    }
}

extension RegionSums {
    /// Adds the figures of a report.
    func include(_ figures: Figures, region: Int, part: Part) throws(RollupError) {
        try include(
            figures.values, magnitudeBits: figures.magnitudeBits,
            filledBlocks: figures.filledBlocks,
            blankWords: figures.hasBlanks ? figures.blanks : nil, region: region, part: part)
    }
}
