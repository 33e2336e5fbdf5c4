import Forms
import PostgresClient
import Store
import TestSupport
import Testing

@testable import NightlyRun

/// A run that assistants share, seen from both sides.
@Suite struct SharingTests {
    private func count(_ connection: Connection, _ sql: String) throws -> Int64 {
        try connection.execute(
            Statement(name: "count", sql: "SELECT count(*) AS count FROM \(sql)")
        ).requiredInt64(0, "count")
    }

    private func collected(_ shares: YearShares, _ year: SharedYear) throws -> YearShare {
        let whole = try YearShare(year.context)
        try shares.collect(into: whole, year.context) { agencies in
            guard let agencies else { return }
            try CandidateReader(connection: year.connection)
                .latest(year: SharedYear.year, agencies: agencies) { try whole.take($0) }
        }
        return whole
    }

    /// Nobody helps: the run keeps every share.
    @Test(arguments: [(1, 1), (2, 3), (5, 1), (4, 7)])
    func anySizeGivesTheSameEdition(agenciesEach: Int, workers: Int) throws {
        let year = try SharedYear(seed: 81)
        let twin = try year.country.copied()
        let alone = try nightlyRun(year.database, year.catalogue)
        let shared = try nightlyRun(
            twin, year.catalogue, workers: workers,
            sharing: .init(agenciesEach: agenciesEach, programVersion: "1"))
        #expect(shared.contentHash == alone.contentHash && shared.isPublished)
        #expect(shared.shares == year.context.roster.count / agenciesEach * 2)
        #expect(shared.assistedShares == 0 && shared.submissions == alone.submissions)
        #expect(try count(Connection(conninfo: twin), "work.share") == 0)
    }

    @Test func smallRunsAreNotShared() throws {
        let year = try SharedYear(seed: 82)
        let few = year.context.roster.count / 2 + 1
        let outcome = try nightlyRun(
            year.database, year.catalogue, sharing: .init(agenciesEach: few, programVersion: "1"))
        #expect(outcome.isPublished && outcome.shares == 0)
        // nor are some regions of a year
        let regions = try nightlyRun(
            year.database, year.catalogue, isFull: true, regions: ["990121"],
            sharing: .init(agenciesEach: 1, programVersion: "1"))
        #expect(regions.shares == 0)
    }

    @Test func assistantsDoEveryShare() throws {
        let year = try SharedYear(seed: 83)
        let sharing = year.sharing()
        let shares = try #require(try year.shares(of: sharing))
        // filed after the run has begun: neither sees it
        var country = year.country
        for agency in country.agencies { try country.file(agency: agency, year: SharedYear.year) }
        let outcome = try year.assistant().assist()
        #expect(outcome.shares == shares.count && shares.count > 2)
        #expect(outcome.businessDate == SharedYear.businessDate)
        let whole = try collected(shares, year)
        #expect(try whole.everything() == year.read().everything())
        #expect(outcome.submissions == whole.submissions && shares.assisted == shares.count)
        #expect(shares.submissionsElsewhere == whole.submissions)
        try sharing.end()
        #expect(try year.assistant().assist() == Assistant.Outcome())
    }

    @Test func shareOfALostAssistantIsTakenBack() throws {
        let year = try SharedYear(seed: 84)
        let sharing = year.sharing()
        let shares = try #require(try year.shares(of: sharing))
        let lost = try Connection(conninfo: year.database)
        let board = ShareBoard(connection: lost)
        let run = try #require(try board.find())
        let claimed = try #require(try board.claim(of: run))
        // the others pass over it
        #expect(try year.assistant().assist().shares == shares.count - 1)
        #expect(try shares.next() == nil)
        try year.country.connection.execute(
            Statement(name: "end", sql: "SELECT pg_terminate_backend($1::integer)"),
            [.int32(lost.backendPID)])
        let whole = try collected(shares, year)
        #expect(try whole.everything() == year.read().everything())
        #expect(shares.assisted == shares.count - 1)
        // what it would hand in now is refused
        #expect(throws: DatabaseError.self) {
            try board.handIn(claimed, of: run, submissions: 1, result: [1])
        }
        try sharing.end()
    }

    @Test func lateResultIsRefused() throws {
        let year = try SharedYear(seed: 85)
        let sharing = year.sharing()
        _ = try year.shares(of: sharing)
        let board = ShareBoard(connection: try Connection(conninfo: year.database))
        let run = try #require(try board.find())
        let claimed = try #require(try board.claim(of: run))
        try sharing.end()
        try waitForEnd(of: run, year)
        #expect(try !board.handIn(claimed, of: run, submissions: 1, result: [1]))
        // the share was in hand and is left for the next run to sweep up
        #expect(try count(year.country.connection, "work.share") == 1)
        _ = try nightlyRun(year.database, year.catalogue)
        #expect(try count(year.country.connection, "work.share") == 0)
    }

    /// The server notices in its own time that a connection has ended.
    private func waitForEnd(of run: SharedRun, _ year: SharedYear) throws {
        let board = ShareBoard(connection: year.country.connection)
        for _ in 0..<300 where try board.coordination(of: run).isUnderWay {
            try board.waitAMoment()
        }
        #expect(try !board.coordination(of: run).isUnderWay)
    }

    @Test func runThatBreaksOffIsNoticed() throws {
        let year = try SharedYear(seed: 86)
        let sharing = year.sharing()
        let shares = try #require(try year.shares(of: sharing))
        let other = year.country.connection
        let run = try #require(try ShareBoard(connection: other).find())
        var done: [Int] = []
        let assistant = try year.assistant { number in
            done.append(number)
            guard number == 1 else { return }
            do {
                try other.execute(
                    Statement(name: "end", sql: "SELECT pg_terminate_backend($1::integer)"),
                    [.int32(run.coordinatorPID)])
                try waitForEnd(of: run, year)
            } catch {
                Issue.record(error)
            }
        }
        #expect(throws: ShareError.runIsGone) { try assistant.assist() }
        #expect(done == [1])
        #expect(throws: DatabaseError.self) { try collected(shares, year) }
        // the next run is not disturbed by what is left
        #expect(try count(other, "work.share") == Int64(shares.count))
        let next = try nightlyRun(
            year.database, year.catalogue, sharing: .init(agenciesEach: 2, programVersion: "1"))
        #expect(next.isPublished && next.assistedShares == 0)
        #expect(try count(other, "work.share") == 0)
    }

    @Test func endedSnapshotIsNoticed() throws {
        let year = try SharedYear(seed: 87)
        let sharing = year.sharing()
        _ = try year.shares(of: sharing)
        try year.connection.rollback()
        #expect(throws: ShareError.runIsGone) { try year.assistant().assist() }
        // a snapshot of the same name that sees something else
        try year.connection.begin(isolation: .repeatableRead)
        try year.country.connection.execute(
            Statement(name: "spoil", sql: "UPDATE work.share SET snapshot = $1::text"),
            [.text(try year.connection.exportSnapshot())])
        #expect(throws: ShareError.runIsGone) { try year.assistant().assist() }
        try sharing.end()
    }

    @Test func othersOfAnotherMindAreTurnedAway() throws {
        let year = try SharedYear(seed: 88)
        for (sharing, expected) in [
            (
                year.sharing(version: "9.9"),
                ShareError.otherVersion(run: "9.9", own: SharedYear.version)
            ),
            (
                year.sharing(catalogueHash: "ff"),
                .otherCatalogue(run: "ff", own: NightlyRun.catalogueHash(year.catalogue))
            ),
        ] {
            let shares = try #require(try year.shares(of: sharing))
            #expect(throws: expected) { try year.assistant().assist() }
            while try shares.next() != nil {}
            try sharing.end()
        }
    }
}
