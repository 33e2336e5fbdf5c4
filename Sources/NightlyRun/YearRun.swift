import Forms
import Rollup
import Store
import Submissions

/// Reads and judges one report year: which submissions count, what is wrong with the others, and
/// the sums of each region's own agencies.
final class YearRun {
    let context: YearContext
    private let whole: YearShare
    /// Where the findings are, share by share.
    private let spools: [FindingSpool]

    var year: Int { context.year }
    var form: Form? { context.form }
    var sums: RegionSums { whole.sums }
    var submissions: Int { whole.submissions }
    /// Submissions that count, and latest ones that errors keep out.
    var included: SubmissionLists { whole.included }
    var excluded: SubmissionLists { whole.excluded }
    /// Agencies without a report of the year, in the order of their numbers.
    var silentAgencies: [Int64] {
        context.roster.agencies(notIn: whole.filed).map(\.id).sorted()
    }
    /// Where more findings about the year's reports go.
    var spool: FindingSpool { whole.spool }
    var findingCount: Int { spools.reduce(0) { $0 + $1.count } }

    /// Reads the latest revisions, then the earlier ones of agencies whose latest has errors.
    ///
    /// - Parameters:
    ///   - regions: codes; nil for every region.
    ///   - readers: others that see the same, among whom every region's reports are shared out;
    ///     the reports of some regions are not.
    ///   - shares: those of the year, if assistants on other machines read with us.
    ///   - progress: submissions judged so far, and how many agencies are expected.
    init(
        _ context: YearContext, regions: [String]?, from reader: CandidateReader,
        beside readers: [CandidateReader], shares: YearShares? = nil,
        progress: (Int, Int) -> Void
    ) throws {
        self.context = context
        let own = try YearShare(context)
        var expected = 0
        for agency in context.roster.agencies where agency.standing == .expected {
            own.sums.addExpected(1, region: agency.region, part: agency.part)
            expected += 1
        }
        let judged = SharedCount()
        func take(_ candidate: Candidate) throws {
            try own.take(candidate)
            guard own.submissions & 0xFFF == 0 else { return }
            progress(judged.add(0x1000) + (shares?.submissionsElsewhere ?? 0), expected)
        }
        if let regions {
            try reader.latest(year: context.year, regions: regions, take)
            spools = [own.spool]
        } else {
            // by share as long as there are open ones, else each reader one range of all
            let ranges = context.roster.ranges(readers.count + 1)
            let next: @Sendable (Int, Int) throws -> Range<Int64>? = { reader, turn in
                if let shares { return try shares.next() }
                return turn == 0 && ranges.indices.contains(reader) ? ranges[reader] : nil
            }
            let others = try SharedReading(context, readers, judged) { try next($0 + 1, $1) }
            do {
                var turn = 0
                while !others.isLost, let agencies = try next(0, turn) {
                    try reader.latest(year: context.year, agencies: agencies, take)
                    turn += 1
                }
            } catch {
                others.abandon()
                throw error
            }
            let read = try others.wait()
            for share in read { try own.merge(share) }
            spools = [own.spool] + read.map(\.spool)
            try shares?.collect(into: own, context) { taken in
                if let taken {
                    try reader.latest(year: context.year, agencies: taken, take)
                } else {
                    progress(judged.add(0) + (shares?.submissionsElsewhere ?? 0), expected)
                }
            }
        }
        try reader.earlier(year: context.year, agencies: own.agenciesWithEarlierRevisions) {
            try own.takeEarlier($0)
        }
        own.finish()
        whole = own
    }

    /// Lists of cells that the findings refer to.
    var cellLists: [CellLists] { spools.map(\.lists) }

    /// Hands over every finding, as ``FindingSpool/forEach(_:)`` does.
    func forEachFinding(_ body: (UnsafeRawBufferPointer) throws -> Void) throws {
        for spool in spools { try spool.forEach(body) }
    }
}
