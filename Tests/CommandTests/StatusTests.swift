import Foundation
import TestSupport
import Testing

/// `huizong status`, and what a killed run leaves behind.
@Suite struct StatusTests {
    private func outcomes(_ county: County) throws -> String? {
        try county.text("SELECT string_agg(outcome, ' ' ORDER BY run_id) FROM audit.run")
    }

    @Test func onlyAGoodAndYoungRunIsGood() throws {
        let county = try County(isPublished: false)
        let never = try county.program("status")
        #expect(never.status == 1 && never.output.contains("还没有运行过"), "\(never)")
        #expect(try county.program("run").status == 0)
        let good = try county.program("status", "--lang", "en")
        #expect(good.status == 0 && good.output.hasPrefix("good: "), "\(good)")
        #expect(good.output.split(separator: "\n").count == 1 && good.errors.isEmpty)

        try county.execute("UPDATE audit.run SET finished_at = finished_at - interval '27 hours'")
        let old = try county.program("status")
        #expect(old.status == 1 && old.output.contains("27 小时"), "\(old)")
        #expect(try county.program("status", "--max-age", "28").status == 0)
        #expect(try county.program("status", "--max-age", "0").status == 64)
        #expect(try Program(database: "host=/nonexistent")("status").status == 69)
    }

    @Test func aFailedNightIsToldAndSoIsOneThatRecovered() throws {
        let county = try County()
        let run = try county.startWaitingRun()
        run.kill(SIGTERM)
        #expect(try run.wait().status == 1)
        try county.execute("ROLLBACK")
        let failed = try county.program("status")
        #expect(failed.status == 1 && failed.output.contains("失败"), "\(failed)")
        let doctor = try county.program("doctor")
        #expect(doctor.status == 1 && doctor.output.contains("有问题"), "\(doctor)")
        #expect(try county.program("run").status == 0)
        #expect(try county.program("status").status == 0)
        #expect(try county.program("doctor").status == 0)
        #expect(try outcomes(county) == "published failed published")
    }

    @Test func aKilledRunLeavesARow() throws {
        let county = try County()
        let run = try county.startWaitingRun()
        #expect(try outcomes(county) == "published running")
        let meanwhile = try county.program("status")
        #expect(meanwhile.status == 0 && meanwhile.output.contains("正在进行"), "\(meanwhile)")
        run.kill(SIGKILL)
        _ = try run.wait()
        try county.execute("ROLLBACK")
        try county.wait(until: County.isAlone)
        let killed = try county.program("status")
        #expect(killed.status == 1 && killed.output.contains("未作交代"), "\(killed)")
        #expect(try county.program("doctor").status == 1)
        #expect(try county.program("run").status == 0)
        #expect(try outcomes(county) == "published lost published")
        #expect(try county.program("status").status == 0)
    }

    @Test func numbersForAMonitor() throws {
        let county = try County()
        let scratch = try Scratch()
        let file = scratch.path("huizong.prom")
        #expect(try county.program("status", "--metrics", file).status == 0)
        let text = try scratch.text("huizong.prom")
        for line in text.split(separator: "\n") where !line.hasPrefix("# ") {
            #expect(line.contains(/^huizong_[a-z_]+(\{[a-z]+="[^"]*"\})? -?[0-9.]+$/), "\(line)")
        }
        let late = try county.number(
            """
            SELECT sum(late) FROM summary.completeness WHERE year = 2020 AND scope = 'all'
              AND region_code = (SELECT code FROM registry.region WHERE parent_code IS NULL)
            """)
        for expected in [
            "huizong_good 1", "huizong_editions 1", "huizong_runs_total{outcome=\"published\"} 1",
            "huizong_run_outcome{outcome=\"published\"} 1", "huizong_run_age_seconds ",
            "huizong_run_stage_seconds{stage=\"judge\"} ", "huizong_findings{severity=\"error\"} ",
            "huizong_reports_late{year=\"2020\"} \(late)\n",
        ] {
            #expect(text.contains(expected), "\(expected)")
        }
        // where nothing can be told, the file says so and nothing of the night before
        let out = try Program(database: "host=/nonexistent")("status", "--metrics", file)
        #expect(out.status == 69)
        #expect(try scratch.text("huizong.prom").hasSuffix("huizong_good 0\n"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.directory).count == 1)
    }

    @Test(arguments: ["status", "doctor"])
    func nothingIsMade(command: String) throws {
        let scratch = try Scratch()
        let data = scratch.path("data")
        let result = try Program(["HUIZONG_DATA_DIRECTORY": data])(command)
        #expect(result.status == 78, "\(result)")
        #expect((result.output + result.errors).contains("database.url"), "\(result)")
        #expect(!FileManager.default.fileExists(atPath: data))
    }
}
