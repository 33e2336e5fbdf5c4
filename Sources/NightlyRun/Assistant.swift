import Forms
import PostgresClient
import Store
import Submissions

/// Reads shares of a run that another machine leads: claims one after the other, judges and adds as
/// the run would, and hands the results in. It publishes nothing.
public final class Assistant {
    private let connection: Connection
    private let catalogue: FormCatalogue
    private let programVersion: String
    private let onShare: (_ year: Int, _ number: Int, _ submissions: Int) -> Void

    /// What an assistant did.
    public struct Outcome: Sendable, Equatable {
        /// Of the run that was helped; nil if none was shared.
        public var businessDate: CalendarDate?
        public var shares = 0
        public var submissions = 0
    }

    /// - Parameter onShare: hears of each share that was handed in.
    public init(
        connection: Connection, catalogue: FormCatalogue, programVersion: String,
        onShare: @escaping (_ year: Int, _ number: Int, _ submissions: Int) -> Void
    ) {
        self.connection = connection
        self.catalogue = catalogue
        self.programVersion = programVersion
        self.onShare = onShare
    }

    /// Helps with the run that is under way until no share is left.
    ///
    /// - Parameter seconds: so long a run is waited for.
    /// - Throws: ``ShareError``, ``StoreError``, ``RunError`` or the client's error; the share at
    ///   hand is then open again.
    public func assist(waiting seconds: Int = 0) throws -> Outcome {
        guard let run = try find(waiting: seconds) else { return Outcome() }
        let own = NightlyRun.catalogueHash(catalogue)
        guard run.programVersion == programVersion else {
            throw ShareError.otherVersion(run: run.programVersion, own: programVersion)
        }
        guard run.catalogueHash == own else {
            throw ShareError.otherCatalogue(run: run.catalogueHash, own: own)
        }
        var outcome = Outcome(businessDate: run.businessDate)
        let board = ShareBoard(connection: try connection.another())
        try board.limitClaims()
        guard try connection.begin(seeing: run) else {
            // a run takes its shares down before its snapshot ends
            guard try !board.coordination(of: run).hasShares else { throw ShareError.runIsGone }
            return outcome
        }
        let reader = RunReader(connection: connection)
        let tree = try reader.regionTree()
        var known: YearContext?
        while let share = try board.claim(of: run) {
            let context =
                if let known, known.year == share.year { known } else {
                    try self.context(share.year, run, tree, reader)
                }
            known = context
            let result = try YearShare(context)
            try CandidateReader(connection: connection)
                .latest(year: share.year, agencies: share.agencies) { try result.take($0) }
            let bytes = try ShareResult.bytes(of: result, share, run)
            guard
                try board.handIn(share, of: run, submissions: result.submissions, result: bytes)
            else { throw ShareError.runIsGone }
            outcome.shares += 1
            outcome.submissions += result.submissions
            onShare(share.year, share.number, result.submissions)
        }
        try requireOrderlyEnd(of: run, board)
        try connection.rollback()
        return outcome
    }

    private func find(waiting seconds: Int) throws -> SharedRun? {
        let board = ShareBoard(connection: connection)
        let end = ContinuousClock.now + .seconds(seconds)
        while true {
            if let run = try board.find() { return run }
            guard ContinuousClock.now < end else { return nil }
            try board.waitAMoment()
            try connection.throwIfCancelled()
        }
    }

    /// A run that has taken all results takes its shares down; one that broke off leaves them.
    private func requireOrderlyEnd(of run: SharedRun, _ board: ShareBoard) throws {
        let (isUnderWay, hasShares) = try board.coordination(of: run)
        guard isUnderWay || !hasShares else { throw ShareError.runIsGone }
    }

    private func context(
        _ year: Int, _ run: SharedRun, _ tree: RegionTree, _ reader: RunReader
    ) throws -> YearContext {
        try YearContext(
            year: year, regions: nil, catalogue: catalogue, tree: tree,
            decisions: YearDecisions(
                DecisionReader(connection: connection), year: year,
                businessDate: run.businessDate, tree: tree),
            edition: run.edition, reader: reader,
            candidates: CandidateReader(connection: connection))
    }
}
