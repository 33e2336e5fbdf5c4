import Foundation
import PostgresClient
import TestSupport
import Testing

/// Programs that share a run as on several machines, held where a test wants them by its locks.
@Suite struct SharedRunTests {
    /// A county that was never published, with a door in front of each step of a shared run: a step
    /// waits as long as the test holds its door.
    private struct Doors {
        let county: County
        let program: Program

        /// Of the run, before it keeps a share itself; and of assistants, before they hand one in.
        enum Door: Int {
            case keep = 1
            case handIn = 2
        }

        /// - Parameters:
        ///   - atFirst: what a share goes through when it is put up, as PL/pgSQL.
        ///   - later: what it goes through behind a door.
        init(atFirst: String = "", later: String = "") throws {
            county = try County(isPublished: false)
            // as the job's own login, not as the owner
            let login = "job_\(UInt32.random(in: 0...UInt32.max))"
            try county.execute("CREATE ROLE \(login) LOGIN IN ROLE huizong_worker")
            // whoever stands before a door waits for the test, however slow the machine
            program = Program(
                database: "\(county.database) user=\(login)",
                ["HUIZONG_DATABASE_LOCK_TIMEOUT_SECONDS": "3600"])
            try county.connection.executeScript(
                name: "doors",
                sql: """
                    CREATE FUNCTION public.door() RETURNS trigger LANGUAGE plpgsql AS $$
                    BEGIN
                        IF TG_OP = 'INSERT' THEN
                            \(atFirst)
                            RETURN NEW;
                        END IF;
                        PERFORM pg_advisory_xact_lock_shared(
                            777, CASE NEW.state WHEN 'kept' THEN 1 ELSE 2 END);
                        \(later)
                        RETURN NEW;
                    END
                    $$;
                    CREATE TRIGGER door BEFORE INSERT OR UPDATE ON work.share
                        FOR EACH ROW EXECUTE FUNCTION public.door();
                    """)
        }

        func close(_ door: Door) throws {
            try county.execute("SELECT pg_advisory_lock(777, \(door.rawValue))")
        }

        func open(_ door: Door) throws {
            try county.execute("SELECT pg_advisory_unlock(777, \(door.rawValue))")
        }

        /// Waits until so many programs stand before a door.
        func wait(for count: Int, at door: Door) throws {
            try county.wait(
                until: """
                    (SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND classid = 777
                        AND objid = \(door.rawValue) AND NOT granted
                        AND database = (SELECT oid FROM pg_database
                                        WHERE datname = current_database())) = \(count)
                    """)
        }

        func run(_ more: String...) throws -> Call {
            try program.start(["run", "--shared", "--share-size", "5", "--lang", "en"] + more)
        }

        func assist(_ more: String...) throws -> Call {
            try program.start(["assist", "--lang", "en"] + more)
        }

        /// The content hash of what a run of its own publishes of the same reports.
        func alone() throws -> String? {
            let twin = try County(isPublished: false)
            let run = try twin.program("run")
            try #require(run.status == 0, "\(run.errors)")
            return try twin.hash()
        }

        func expectNothingLeft() throws {
            #expect(try county.number("SELECT count(*) FROM work.share") == 0)
        }
    }

    /// 30 agencies, five a share, two years.
    private static let shares = 12

    @Test(arguments: [1, 3]) func assistantsHelp(count: Int) throws {
        let doors = try Doors()
        try doors.close(.keep)
        try doors.close(.handIn)
        // they may be there before the run
        let assistants = try (0..<count).map { _ in try doors.assist("--wait", "1h") }
        let run = try doors.run()
        try doors.wait(for: 1, at: .keep)
        try doors.wait(for: count, at: .handIn)
        let doctor = try doors.program("doctor", "--lang", "en")
        #expect(doctor.output.contains("12 shares, 12 not done yet"), "\(doctor)")
        try doors.open(.handIn)
        var done = 0
        for assistant in assistants {
            let result = try assistant.wait()
            #expect(result.status == 0, "\(result)")
            let words = try #require(result.output.firstMatch(of: /(\d+) shares done/), "\(result)")
            let shares = try #require(Int(words.1))
            #expect(shares > 0 && result.errors.contains("handed in"))
            done += shares
        }
        // one share was in the run's own hands
        #expect(done == Self.shares - 1)
        try doors.open(.keep)
        let result = try run.wait()
        #expect(result.status == 0, "\(result)")
        #expect(result.output.contains("12 shares, 11 of them done by assistants"), "\(result)")
        #expect(try doors.county.hash() == doors.alone())
        #expect(try doors.county.number("SELECT count(*) FROM summary.edition") == 1)
        try doors.expectNothingLeft()
        let full = try doors.program("run", "--full", "--lang", "en")
        #expect(full.status == 0 && full.output.contains("nothing changed"), "\(full)")
    }

    @Test func nobodyHelps() throws {
        let doors = try Doors()
        let result = try doors.run("--workers", "2").wait()
        #expect(result.status == 0, "\(result)")
        #expect(result.output.contains("12 shares, 0 of them done by assistants"), "\(result)")
        #expect(try doors.county.hash() == doors.alone())
        try doors.expectNothingLeft()
        let assistant = try doors.assist().wait()
        #expect(assistant.status == 0 && assistant.output.contains("No shared run"))
    }

    @Test func aCountyIsNotShared() throws {
        let county = try County(isPublished: false)
        let result = try county.program("run", "--shared", "--lang", "en")
        #expect(result.status == 0 && !result.output.contains("Shared"), "\(result)")
    }

    @Test func killedAssistantCostsTimeOnly() throws {
        let doors = try Doors()
        try doors.close(.keep)
        try doors.close(.handIn)
        let run = try doors.run()
        try doors.wait(for: 1, at: .keep)
        let assistants = try (0..<2).map { _ in try doors.assist() }
        try doors.wait(for: 2, at: .handIn)
        assistants[0].kill(SIGKILL)
        #expect(try assistants[0].wait().status == 128 + SIGKILL)
        // the run has nothing left but what the two have claimed
        try doors.open(.keep)
        try doors.county.wait(
            until: """
                (SELECT count(*) FROM work.share WHERE year = 2020 AND state = 'kept') = 4
                """)
        try doors.open(.handIn)
        let other = try assistants[1].wait()
        #expect(other.status == 0 && other.output.contains("shares done"), "\(other)")
        let result = try run.wait()
        #expect(result.status == 0, "\(result)")
        #expect(try doors.county.hash() == doors.alone())
        try doors.expectNothingLeft()
    }

    @Test func killedRunIsNoticedByItsAssistants() throws {
        let doors = try Doors()
        try doors.close(.keep)
        try doors.close(.handIn)
        let run = try doors.run()
        try doors.wait(for: 1, at: .keep)
        let assistant = try doors.assist()
        try doors.wait(for: 1, at: .handIn)
        run.kill(SIGKILL)
        #expect(try run.wait().status == 128 + SIGKILL)
        // the server notices as soon as the run's statement ends
        try doors.open(.keep)
        try doors.county.wait(
            until: """
                NOT EXISTS (SELECT FROM pg_locks WHERE classid = 4854895 AND database = (
                    SELECT oid FROM pg_database WHERE datname = current_database()))
                """)
        try doors.open(.handIn)
        let result = try assistant.wait()
        // whether its result came in before or after, it does not go on
        #expect(result.status == 1 && result.errors.contains("has broken off"), "\(result)")
        #expect(try doors.county.number("SELECT count(*) FROM summary.edition") == 0)
        let next = try doors.run().wait()
        #expect(next.status == 0, "\(next)")
        #expect(try doors.county.hash() == doors.alone())
        try doors.expectNothingLeft()
    }

    @Test func interruptedRunWaitsForNobody() throws {
        let doors = try Doors()
        try doors.close(.handIn)
        try doors.close(.keep)
        let run = try doors.run()
        try doors.wait(for: 1, at: .keep)
        let assistant = try doors.assist()
        try doors.wait(for: 1, at: .handIn)
        try doors.open(.keep)
        // all but the assistant's share is done
        try doors.county.wait(
            until: "(SELECT count(*) FROM work.share WHERE year = 2020 AND state = 'kept') = 5")
        run.kill(SIGTERM)
        let result = try run.wait()
        #expect(result.status == 1 && result.output.isEmpty, "\(result)")
        try doors.county.wait(until: "(SELECT count(*) FROM work.share) = 1")
        try doors.open(.handIn)
        let helped = try assistant.wait()
        #expect(helped.status == 1 && helped.errors.contains("has broken off"), "\(helped)")
        #expect(try doors.county.number("SELECT count(*) FROM summary.edition") == 0)
        let next = try doors.program("run")
        #expect(next.status == 0, "\(next)")
        try doors.expectNothingLeft()
    }

    @Test func damagedResultIsNamed() throws {
        let doors = try Doors(
            later: """
                IF NEW.state = 'done' THEN
                    NEW.result := set_byte(NEW.result, 60, 255 - get_byte(NEW.result, 60));
                END IF;
                """)
        try doors.close(.keep)
        let run = try doors.run()
        try doors.wait(for: 1, at: .keep)
        #expect(try doors.assist().wait().status == 0)
        try doors.open(.keep)
        let result = try run.wait()
        #expect(result.status == 1 && result.output.isEmpty, "\(result)")
        #expect(result.errors.contains(/share \d+ of 2020 is damaged/), "\(result)")
        #expect(try doors.county.number("SELECT count(*) FROM summary.edition") == 0)
        #expect(
            try doors.county.number("SELECT count(*) FROM audit.run WHERE outcome = 'failed'") == 1)
        try doors.expectNothingLeft()
    }

    @Test(
        arguments: [
            ("catalogue_hash", "other forms and rules"), ("program_version", "led by huizong 9.9"),
        ])
    func anotherVersionIsTurnedAway(column: String, words: String) throws {
        let doors = try Doors(atFirst: "NEW.\(column) := '9.9';")
        try doors.close(.keep)
        let run = try doors.run()
        try doors.wait(for: 1, at: .keep)
        let result = try doors.assist().wait()
        #expect(result.status == 78 && result.errors.contains(words), "\(result)")
        try doors.open(.keep)
        #expect(try run.wait().status == 0)
    }

    @Test func interruptedAssistantEndsInOrder() throws {
        let doors = try Doors()
        let waiting = try doors.assist("--wait", "24h")
        try doors.county.wait(
            until: "EXISTS (SELECT FROM pg_stat_activity WHERE query LIKE '%pg_sleep(0.2)%' "
                + "AND pid <> pg_backend_pid() AND datname = current_database())")
        waiting.kill(SIGTERM)
        #expect(try waiting.wait().status == 1)
    }

    @Test(
        arguments: [
            ["assist", "--wait", "1"], ["assist", "--wait", "25h"], ["assist", "--wait", "m"],
            ["assist", "--wait", "-1s"], ["run", "--share-size", "5"],
            ["run", "--shared", "--share-size", "0"],
        ])
    func wrongUsageExits64(arguments: [String]) throws {
        let result = try Program().start(arguments).wait()
        #expect(result.status == 64 && result.output.isEmpty, "\(result)")
    }
}
