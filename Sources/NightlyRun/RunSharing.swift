import PostgresClient
import Store
import Submissions
import Synchronization

/// A run's side of sharing: puts up the shares of all large years when the first of them comes up,
/// so that assistants need not wait for the run between two years.
final class RunSharing {
    private let request: RunRequest.Sharing
    private let connection: Connection
    private let businessDate: CalendarDate
    private let catalogueHash: String
    private let years: [Int]
    private var put: Put?
    private var yearShares: [YearShares] = []

    private struct Put {
        let run: SharedRun
        let ranges: [Range<Int64>]
        let board: ShareBoard
    }

    /// - Parameters:
    ///   - connection: the run's own, in its transaction.
    ///   - years: those that are read whole.
    init(
        _ request: RunRequest.Sharing, connection: Connection, businessDate: CalendarDate,
        catalogueHash: String, years: [Int]
    ) {
        self.request = request
        self.connection = connection
        self.businessDate = businessDate
        self.catalogueHash = catalogueHash
        self.years = years
    }

    /// Shares of the years so far, and how many of them assistants did.
    var shares: Int { yearShares.reduce(0) { $0 + $1.count } }
    var assistedShares: Int { yearShares.reduce(0) { $0 + $1.assisted } }

    /// The shares of a year; nil if it has too few agencies to be shared.
    ///
    /// - Parameter roster: every agency, which is the same in every year.
    func shares(of year: Int, roster: Roster, edition: Int64) throws -> YearShares? {
        guard roster.count >= 2 * request.agenciesEach, years.contains(year) else { return nil }
        let put = try put ?? putUp(roster.ranges(of: request.agenciesEach), edition: edition)
        self.put = put
        let shares = YearShares(
            year: year, ranges: put.ranges, run: put.run, board: put.board,
            interruption: { [connection] in
                try connection.throwIfCancelled()
                // a run that has lost its connection waits for nobody
                _ = try connection.visibleTransactions()
            })
        yearShares.append(shares)
        return shares
    }

    private func putUp(_ ranges: [Range<Int64>], edition: Int64) throws -> Put {
        let board = ShareBoard(connection: try connection.another())
        let run = try board.put(
            years: years, ranges: ranges, businessDate: businessDate, edition: edition,
            snapshot: try connection.exportSnapshot(),
            seen: try connection.visibleTransactions(), catalogueHash: catalogueHash,
            programVersion: request.programVersion)
        return Put(run: run, ranges: ranges, board: board)
    }

    /// Takes the shares down and lets the assistants go.
    func end() throws {
        guard let board = put?.board else { return }
        // the end of the board's connection says that the run no longer has shares
        put = nil
        yearShares = []
        try board.sweep()
    }
}

/// The shares of one year of a shared run.
///
/// Sendable: everything that changes is behind one lock, and the board's connection as well.
final class YearShares: Sendable {
    private let year: Int
    private let ranges: [Range<Int64>]
    private let run: SharedRun
    private let state: Mutex<State>
    private let interruption: HandedOver<() throws -> Void>

    private struct State {
        let board: HandedOver<ShareBoard>
        /// Numbers of the shares that neither this run nor an assistant has done.
        var missing: [Int]
        var assisted = 0
        var submissionsElsewhere = 0
    }

    /// - Parameter interruption: throws once the run is to stop; called by the run's own thread.
    init(
        year: Int, ranges: [Range<Int64>], run: SharedRun, board: ShareBoard,
        interruption: @escaping () throws -> Void
    ) {
        self.year = year
        self.ranges = ranges
        self.run = run
        self.interruption = HandedOver(interruption)
        state = Mutex(State(board: HandedOver(board), missing: Array(1...ranges.count)))
    }

    var count: Int { ranges.count }
    /// How many shares assistants did.
    var assisted: Int { state.withLock { $0.assisted } }
    /// Submissions that assistants have judged, as of the last look.
    var submissionsElsewhere: Int { state.withLock { $0.submissionsElsewhere } }

    /// Takes the next open share for this run; nil if none is open.
    func next() throws -> Range<Int64>? {
        try state.withLock { state in
            guard let kept = try state.board.value.keep(of: run, year: year) else { return nil }
            state.missing.removeAll { $0 == kept.share.number }
            state.submissionsElsewhere = kept.submissionsElsewhere
            return kept.share.agencies
        }
    }

    /// Adds what assistants hand in, and takes back what they leave behind, until no share is
    /// missing. A claim is a lock of its assistant's session, so one that is gone holds none.
    ///
    /// - Parameter work: reads a share that was taken back; nil after something else happened.
    /// - Throws: ``ShareError`` for a result that cannot be used; or what `work` throws.
    func collect(
        into whole: YearShare, _ context: YearContext, work: (Range<Int64>?) throws -> Void
    ) throws {
        var elsewhere = 0
        while let first = state.withLock({ $0.missing.first }) {
            try interruption.value()
            if let finished = try finished() {
                let place = Share(
                    year: year, number: finished.number, agencies: ranges[finished.number - 1])
                let before = whole.submissions
                try ShareResult.add(finished.result, of: place, run, to: whole, context)
                guard whole.submissions - before == finished.submissions else {
                    throw ShareError.damaged(year: year, number: finished.number)
                }
                elsewhere += finished.submissions
                state.withLock { state in
                    state.missing.removeAll { $0 == finished.number }
                    state.assisted += 1
                    state.submissionsElsewhere = max(elsewhere, state.submissionsElsewhere)
                }
            } else if let agencies = try next() {
                try work(agencies)
            } else {
                try state.withLock { state in
                    try state.board.value.wait(for: first, of: run, year: year)
                }
            }
            try work(nil)
        }
    }

    private func finished() throws -> (number: Int, submissions: Int, result: [UInt8])? {
        try state.withLock { state in
            try state.board.value.finished(of: run, year: year, among: state.missing)
        }
    }
}
