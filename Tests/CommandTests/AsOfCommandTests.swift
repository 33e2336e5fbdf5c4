import Foundation
import Testing

/// `--as-of` on the listings, and moments and clocks that are refused.
@Suite struct AsOfCommandTests {
    private static let place = ["--region", County.code, "--year", "2020"]
    private static let listings = [
        ["totals"] + place, ["revisions"] + place, ["findings", "--year", "2020"],
        ["explain", "requests.received.total"] + place,
        ["trend", "requests.received.total", "--region", County.code],
    ]

    private func call(_ county: County, _ words: [String]) throws -> Program.Result {
        try county.program.start(words).wait()
    }

    @Test func momentsThatCannotBeAskedForAreRefused() throws {
        let county = try County()
        for listing in Self.listings {
            let before = try call(county, listing + ["--as-of", "2001-02-03"])
            #expect(before.status == 1 && before.output.isEmpty, "\(before)")
            #expect(before.errors.contains("还没有发布任何版次") && before.errors.contains("第 1 版"))
            let english = try call(
                county, listing + ["--as-of", "2001-02-03T04:05:06+08:00", "--lang", "en"])
            #expect(english.status == 1 && english.errors.contains("2001-02-03T04:05:06+08:00"))
            #expect(english.errors.contains("edition 1 was published at"))
            for future in ["2999-01-01", "2999-01-01T00:00:00+08:00"] {
                let result = try call(county, listing + ["--as-of", future])
                #expect(result.status == 64 && result.output.isEmpty, "\(result)")
                #expect(result.errors.contains("还没有到"))
            }
            for wrong in ["yesterday", "2026-02-30", "2026-02-01T00:00:00", "2026-02-01 12:00"] {
                let result = try call(county, listing + ["--as-of", wrong])
                #expect(result.status == 64 && result.output.isEmpty, "\(result)")
                #expect(result.errors.contains(wrong))
            }
        }
        let late = try call(county, ["late", "--year", "2020", "--as-of", "2999-01-01"])
        #expect(late.status == 64 && late.output.isEmpty && late.errors.contains("2999-01-01"))
        // never published: another cause, another message
        let empty = try County(isPublished: false)
        let never = try call(empty, ["totals"] + Self.place + ["--as-of", "2001-02-03"])
        #expect(never.status == 1 && never.errors.contains("huizong run"), "\(never)")
    }

    @Test func aPastMomentShowsWhatWasPublishedThen() throws {
        let county = try County()
        let published = try #require(
            try county.text("SELECT summary.china_time(published_at) FROM summary.edition"))
        func outputs(_ options: [String]) throws -> [String] {
            try Self.listings.map { listing in
                let result = try call(county, listing + ["--format", "json"] + options)
                #expect(result.status == 0, "\(result)")
                return result.output
            }
        }
        let before = try outputs([])
        #expect(try outputs(["--as-of", published]) == before)
        let china = DateFormatter()
        china.locale = Locale(identifier: "en_US_POSIX")
        china.timeZone = TimeZone(secondsFromGMT: 8 * 3600)
        china.dateFormat = "yyyy-MM-dd"
        #expect(try outputs(["--as-of", china.string(from: Date())]) == before)
        try county.fileChanges()
        #expect(try call(county, ["run"]).status == 0)
        let after = try outputs([])
        // a correction and a report that does not add up touch every one of them
        for (index, listing) in Self.listings.enumerated() where index != 3 && index != 4 {
            #expect(after[index] != before[index], "\(listing)")
        }
        #expect(try outputs(["--as-of", published]) == before)
        let explained = try call(
            county,
            ["explain", "disclosure.normative_documents.made"] + Self.place
                + ["--format", "json", "--as-of", published])
        let now = try call(
            county,
            ["explain", "disclosure.normative_documents.made"] + Self.place + ["--format", "json"])
        let then = try object(json(explained.output))
        let present = try object(json(now.output))
        #expect(then["edition"] as? Int == 1 && present["edition"] as? Int == 2)
        #expect(
            try #require(then["value"] as? Int) + 1 == #require(present["value"] as? Int))
        for document in [then, present] {
            #expect(document["value"] as? Int == document["added"] as? Int)
        }
        // what came in and does not count is a late report, not a change of the roster
        let revisions = try list(
            object(json(try call(county, Self.listings[1] + ["--format", "json"]).output))[
                "revisions"])
        #expect(revisions.compactMap { $0["edition"] as? Int } == [1, 2])
    }

    @Test func aBusinessDateOfTheFutureIsRefused() throws {
        let county = try County(isPublished: false)
        let run = try call(county, ["run", "--business-date", "2999-01-01"])
        #expect(run.status == 64 && run.output.isEmpty, "\(run)")
        #expect(run.errors.contains("2999-01-01") && run.errors.contains("时钟"))
        #expect(try county.number("SELECT count(*) FROM summary.edition") == 0)
        #expect(try county.number("SELECT count(*) FROM audit.event") == 0)
    }

    @Test func anEditionFromTheFutureStopsTheNextOne() throws {
        let county = try County()
        let hash = try county.hash()
        try county.execute(
            "UPDATE summary.edition SET published_at = clock_timestamp() + interval '2 days'")
        try county.fileChanges()
        let run = try call(county, ["run", "--lang", "en"])
        #expect(run.status == 78 && run.errors.contains("Edition 1"), "\(run)")
        #expect(try county.hash() == hash)
        #expect(try county.number("SELECT count(*) FROM summary.edition") == 1)
    }

    @Test func aReportFromTheFutureIsRefused() throws {
        let county = try County(isPublished: false)
        let scratch = try Scratch()
        let file = try scratch.write(ReportFiles.good(), "good.txt")
        try county.execute(
            """
            INSERT INTO registry.agency (region_code, name, class)
            VALUES ('\(County.code)', '\(ReportFiles.agency)', 'department')
            """)
        let before = try county.number("SELECT count(*) FROM intake.submission")
        let result = try call(
            county, ["import", file, "--submitted-at", "2999-01-31T09:00:00+08:00"])
        #expect(result.status == 1 && result.errors.contains("报送时间晚于数据库时间"), "\(result)")
        #expect(try county.number("SELECT count(*) FROM intake.submission") == before)
    }

    @Test func nothingIsAddedToAnAlteredChain() throws {
        let county = try County()
        let hash = try county.hash()
        try county.execute("SET session_replication_role = replica")
        try county.execute(
            "UPDATE audit.event SET payload = payload || '{\"x\": 1}' "
                + "WHERE event_id = (SELECT max(event_id) FROM audit.event)")
        try county.execute("SET session_replication_role = origin")
        let events = try county.number("SELECT count(*) FROM audit.event")
        try county.fileChanges()
        let run = try call(county, ["run"])
        #expect(run.status == 1 && run.errors.contains("事件被改动"), "\(run)")
        #expect(try county.hash() == hash)
        #expect(try county.number("SELECT count(*) FROM audit.event") == events)
        let verified = try call(county, ["audit", "verify", "--lang", "en"])
        #expect(verified.status == 1 && verified.errors.contains("was altered"), "\(verified)")
    }
}
