import Foundation
import Testing

/// `huizong run` as the nightly job: its lock, its business date, a missed night, a dry run.
@Suite struct NightTests {
    private func dates(_ county: County) throws -> String? {
        try county.text(
            "SELECT string_agg(business_date::text, ' ' ORDER BY run_id) FROM audit.run")
    }

    @Test func dryRunSaysWhatItWouldDo() throws {
        let county = try County(isPublished: false)
        let dry = try county.program("run", "--dry-run")
        #expect(dry.status == 0 && dry.output.contains("试运行"), "\(dry)")
        #expect(try county.number("SELECT count(*) FROM summary.edition") == 0)
        #expect(try county.number("SELECT count(*) FROM audit.run") == 0)
        let run = try county.program("run")
        #expect(run.status == 0 && run.output.contains("第 1 版"))
        let again = try county.program("run")
        #expect(again.status == 0 && again.output.contains("没有变化"))
        #expect(try county.number("SELECT count(*) FROM summary.edition") == 1)
    }

    @Test func secondRunAtOnceExits75() throws {
        let county = try County()
        let first = try county.startWaitingRun()
        let second = try county.program("run")
        #expect(second.status == 75 && second.output.isEmpty, "\(second)")
        #expect(second.errors.contains("另一次运行正在进行"))
        try county.execute("ROLLBACK")
        #expect(try first.wait().status == 0)
        #expect(try county.number("SELECT count(*) FROM summary.edition") == 2)
    }

    @Test func businessDateIsTheDayInShanghai() throws {
        let county = try County(isPublished: false)
        func today() throws -> String? {
            try county.text("SELECT (now() AT TIME ZONE 'Asia/Shanghai')::date")
        }
        var program = county.program
        for zone in ["Pacific/Kiritimati", "Pacific/Pago_Pago", "UTC"] {
            program.environment["TZ"] = zone
            let before = try today()
            #expect(try program("run").status == 0)
            let used = try county.text(
                "SELECT business_date FROM audit.run ORDER BY run_id DESC LIMIT 1")
            #expect(try [before, today()].contains(used))
        }
    }

    @Test func catchUpRunsAMissedNightOnce() throws {
        let county = try County(isPublished: false)
        _ = try county.program("run", "--business-date", "2026-03-01")
        try county.fileChanges()
        let arguments = ["run", "--catch-up", "--business-date", "2026-03-04"]
        let late = try county.program.start(arguments).wait()
        #expect(late.status == 0 && late.output.contains("缺 2 夜"), "\(late)")
        #expect(try dates(county) == "2026-03-01 2026-03-04")
        let again = try county.program.start(arguments).wait()
        #expect(again.status == 0 && again.output.isEmpty && again.errors.contains("已运行过"))
        #expect(try dates(county) == "2026-03-01 2026-03-04")
        // a run asked for by hand still runs
        #expect(try county.program("run", "--business-date", "2026-03-04").status == 0)
        #expect(try dates(county) == "2026-03-01 2026-03-04 2026-03-04")
    }

    @Test func catchUpAfterAFailedNightRuns() throws {
        let county = try County()
        try county.execute("DELETE FROM audit.run")
        try county.execute(
            """
            INSERT INTO audit.run (business_date, started_at, outcome, is_unrestricted, error)
            VALUES ('2026-03-04', now(), 'failed', true, 'for the test')
            """)
        let run = try county.program("run", "--catch-up", "--business-date", "2026-03-04")
        #expect(run.status == 0 && !run.output.isEmpty)
        #expect(try dates(county) == "2026-03-04 2026-03-04")
    }

    @Test func logIsOneJSONObjectALine() throws {
        let county = try County(isPublished: false)
        let run = try county.program("run", "--log-format", "json", "--lang", "en")
        #expect(run.status == 0)
        let stages = try run.errors.split(separator: "\n").map { line in
            let entry = try object(json(String(line)))
            #expect(Set(entry.keys).isSuperset(of: ["time", "level", "message"]))
            return entry["stage"] as? String
        }
        #expect(stages.first == "lock" && stages.last == "publish")
        #expect(Set(stages).isSuperset(of: ["judge", "add_up", "write", "check"]))
    }

    @Test func terminatedRunEndsInOrder() throws {
        let county = try County()
        let hash = try county.hash()
        let run = try county.startWaitingRun()
        run.kill(SIGTERM)
        let result = try run.wait()
        try county.execute("ROLLBACK")
        #expect(result.status == 1, "\(result)")
        #expect(try county.hash() == hash)
        #expect(try county.number("SELECT count(*) FROM audit.run WHERE outcome = 'failed'") == 1)
        #expect(try county.program("run").status == 0)
    }
}
