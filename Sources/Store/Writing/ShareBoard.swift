import Hashing
import PostgresClient
import SQLTexts
import Submissions

/// A run whose years several machines read, as its shares tell of it.
public struct SharedRun: Sendable, Equatable {
    /// A UUID.
    public let token: String
    /// The server process that holds the run's shares.
    public let coordinatorPID: Int32
    public let businessDate: CalendarDate
    /// Number of the edition that the run makes.
    public let edition: Int64
    /// As the run exported it.
    public let snapshot: String
    /// The transactions that this snapshot sees.
    public let seen: String
    public let catalogueHash: String
    public let programVersion: String

    public init(
        token: String, coordinatorPID: Int32, businessDate: CalendarDate, edition: Int64,
        snapshot: String, seen: String, catalogueHash: String, programVersion: String
    ) {
        self.token = token
        self.coordinatorPID = coordinatorPID
        self.businessDate = businessDate
        self.edition = edition
        self.snapshot = snapshot
        self.seen = seen
        self.catalogueHash = catalogueHash
        self.programVersion = programVersion
    }
}

/// A part of a year's agencies.
public struct Share: Sendable, Hashable {
    public let year: Int
    /// From 1, within the year.
    public let number: Int
    public let agencies: Range<Int64>

    public init(year: Int, number: Int, agencies: Range<Int64>) {
        self.year = year
        self.number = number
        self.agencies = agencies
    }
}

/// How far a shared run has come.
public struct SharedRunStanding: Sendable, Equatable {
    public let businessDate: String
    public let shares: Int64
    /// Open, or claimed by an assistant that has not handed it in.
    public let notDone: Int64
    /// By assistants.
    public let handedIn: Int64
}

/// The shares of a run, as other machines see them. Its connection is not the one that reads: what
/// is written here others must see at once.
public struct ShareBoard {
    private let connection: Connection

    public init(connection: Connection) { self.connection = connection }

    // MARK: the run's side

    /// Sweeps up what runs have left; for the holder of the run's lock.
    public func sweep() throws { try connection.run(Queries.sweepShares) }

    /// Puts up shares: the same ranges in every year.
    ///
    /// - Parameters:
    ///   - years: at least one.
    ///   - ranges: at least one.
    ///   - snapshot: exported by the transaction that reads, which sees `seen`.
    public func put(
        years: [Int], ranges: [Range<Int64>], businessDate: CalendarDate, edition: Int64,
        snapshot: String, seen: String, catalogueHash: String, programVersion: String
    ) throws -> SharedRun {
        try connection.run(Queries.holdShares)
        let rows = try connection.run(
            Queries.addShares,
            [
                .int32Array(years.map(Int32.init)),
                .int64Array(ranges.map(\.lowerBound)), .int64Array(ranges.map(\.upperBound)),
                .text(businessDate.description), .int64(edition), .text(snapshot), .text(seen),
                .text(catalogueHash), .text(programVersion),
            ])
        return SharedRun(
            token: try rows.requiredText(0, "run_token"), coordinatorPID: connection.backendPID,
            businessDate: businessDate, edition: edition, snapshot: snapshot, seen: seen,
            catalogueHash: catalogueHash, programVersion: programVersion)
    }

    /// Takes the next open share of a year for the run itself; nil if none is open.
    ///
    /// - Returns: with it, how many of the year's submissions assistants have judged.
    public func keep(
        of run: SharedRun, year: Int
    ) throws -> (share: Share, submissionsElsewhere: Int)? {
        let rows = try connection.run(
            Queries.keepShare, [.text(run.token), .int32(Int32(year))])
        guard rows.count > 0 else { return nil }
        return (
            try share(rows, year: year),
            Int(try rows.requiredInt64(0, "submissions_elsewhere"))
        )
    }

    /// A share that an assistant has handed in.
    ///
    /// - Parameter numbers: of the shares that are still missing.
    public func finished(
        of run: SharedRun, year: Int, among numbers: [Int]
    ) throws -> (number: Int, submissions: Int, result: [UInt8])? {
        let rows = try connection.run(
            Queries.readFinishedShare,
            [.text(run.token), .int32(Int32(year)), .int32Array(numbers.map(Int32.init))])
        guard rows.count > 0 else { return nil }
        return (
            Int(try rows.requiredInt32(0, "share_number")),
            Int(try rows.requiredInt32(0, "submissions")), try rows.requiredBytes(0, "result")
        )
    }

    /// Waits until the assistant that has claimed a share hands it in or is gone; a second at most.
    public func wait(for number: Int, of run: SharedRun, year: Int) throws {
        try connection.begin()
        do {
            try connection.run(Queries.setSharePatience)
            try connection.run(
                Queries.waitForShare,
                [.text(run.token), .int32(Int32(year)), .int32(Int32(number))])
        } catch DatabaseError.server(let error) where error.sqlState == "55P03" {
            // the second is over
        }
        try connection.rollback()
    }

    // MARK: the assistant's side

    /// A run under way that has an open share.
    public func find() throws -> SharedRun? {
        let rows = try connection.run(Queries.findSharedRun)
        guard rows.count > 0 else { return nil }
        let date = try rows.requiredText(0, "business_date")
        guard let businessDate = CalendarDate(date) else {
            throw StoreError.unexpectedValue(column: "business_date", value: date)
        }
        return SharedRun(
            token: try rows.requiredText(0, "run_token"),
            coordinatorPID: try rows.requiredInt32(0, "coordinator_pid"),
            businessDate: businessDate, edition: try rows.requiredInt64(0, "edition_id"),
            snapshot: try rows.requiredText(0, "snapshot"),
            seen: try rows.requiredText(0, "seen"),
            catalogueHash: try rows.requiredText(0, "catalogue_hash"),
            programVersion: try rows.requiredText(0, "program_version"))
    }

    /// Lets a fifth of a second pass.
    public func waitAMoment() throws { try connection.run(Queries.waitAMoment) }

    /// Bounds how long the server keeps a claim for a machine that is gone or stands still.
    public func limitClaims() throws { try connection.run(Queries.setAssistantLimits) }

    /// Begins a transaction that holds the next open share; without one nothing is begun.
    public func claim(of run: SharedRun) throws -> Share? {
        try connection.begin()
        let rows = try connection.run(
            Queries.claimShare, [.text(run.token), .int32(run.coordinatorPID)])
        guard rows.count > 0 else {
            try connection.rollback()
            return nil
        }
        return try share(rows, year: Int(try rows.requiredInt32(0, "year")))
    }

    /// Hands in the result of the claimed share and ends the transaction.
    ///
    /// - Returns: false if the run has ended meanwhile; nothing is stored then.
    public func handIn(
        _ share: Share, of run: SharedRun, submissions: Int, result: [UInt8]
    ) throws -> Bool {
        let rows = try connection.run(
            Queries.storeShare,
            [
                .text(run.token), .int32(run.coordinatorPID), .int32(Int32(share.year)),
                .int32(Int32(share.number)), .int32(Int32(submissions)),
                .text("\\x" + Hexadecimal.text(result)),
            ])
        guard rows.count > 0 else {
            try connection.rollback()
            return false
        }
        try connection.commit()
        return true
    }

    /// Whether a run is under way, and whether it still has shares: one that has ended in order has
    /// none.
    public func coordination(
        of run: SharedRun
    ) throws -> (isUnderWay: Bool, hasShares: Bool) {
        let rows = try connection.run(
            Queries.readCoordination, [.text(run.token), .int32(run.coordinatorPID)])
        return (
            try rows.requiredBool(0, "is_under_way"), try rows.requiredBool(0, "has_shares")
        )
    }

    // MARK: for others

    /// Shared runs under way.
    public func standing() throws -> [SharedRunStanding] {
        let rows = try connection.run(Queries.readSharedRuns)
        return try (0..<rows.count).map { row in
            SharedRunStanding(
                businessDate: try rows.requiredText(row, "business_date"),
                shares: try rows.requiredInt64(row, "shares"),
                notDone: try rows.requiredInt64(row, "not_done"),
                handedIn: try rows.requiredInt64(row, "handed_in"))
        }
    }

    private func share(_ rows: Rows, year: Int) throws -> Share {
        let first = try rows.requiredInt64(0, "first_agency")
        let end = try rows.requiredInt64(0, "end_agency")
        guard first <= end else {
            throw StoreError.unexpectedValue(column: "end_agency", value: String(end))
        }
        return Share(
            year: year, number: Int(try rows.requiredInt32(0, "share_number")),
            agencies: first..<end)
    }
}
