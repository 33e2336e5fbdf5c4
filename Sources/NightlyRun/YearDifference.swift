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
        var rosters = PublishedRosters(regions: tree.regions.count)
        let figures = Figures(capacity: tally.context.catalogue.forms.map(\.cells.count).max() ?? 0)
        try reports.reports(
            year: tally.year, regions: regions.judged ?? [], figuresOf: filers
        ) { report in
            guard let region = tree.index(of: report.regionCode) else { throw NotByDifference() }
            let part: RegionSums.Part = report.isOwn ? .own : .other
            rosters.append(report.entry, region: region, part, isIncluded: report.isIncluded)
            guard let stored = report.figures else {
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
            let known = try tally.context.formJudge(stored.formID)
            guard known.form.id == form.id else { throw NotByDifference() }
            do throws(Figures.DecodingFault) {
                try figures.unpack(stored.packed, count: known.cellCount)
            } catch {
                throw NotByDifference()
            }
            try left.include(figures, region: region, part: part)
        }
        let hashes = try reports.rosterHashes(year: tally.year, regions: regions.judged ?? [])
        for (code, hash) in hashes {
            guard let region = tree.index(of: code) else { throw NotByDifference() }
            let row = rosters.row(of: region, code: code, year: tally.year)
            guard row.contentHash == hash else {
                throw StoreError.rosterAltered(region: code, year: tally.year)
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

/// The lists of reports of some regions as they are stored, to see whether they are as they were
/// published.
private struct PublishedRosters {
    private var included = SubmissionLists()
    private var excluded = SubmissionLists()
    private let listCount: Int
    private var isArranged = false

    init(regions: Int) { listCount = regions * RegionSums.Part.allCases.count }

    mutating func append(
        _ entry: RosterEntry, region: Int, _ part: RegionSums.Part, isIncluded: Bool
    ) {
        let list = part.index(of: region)
        if isIncluded {
            included.append(entry, list: list)
        } else {
            excluded.append(entry, list: list)
        }
    }

    /// Once everything is appended.
    mutating func row(of region: Int, code: String, year: Int) -> RosterRow {
        if !isArranged {
            included.arrange(lists: listCount)
            excluded.arrange(lists: listCount)
            isArranged = true
        }
        let own = RegionSums.Part.own.index(of: region)
        let other = RegionSums.Part.other.index(of: region)
        return RosterRow(
            regionCode: code, year: year, includedOwn: included[own],
            includedOther: included[other], excludedOwn: excluded[own],
            excludedOther: excluded[other])
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
