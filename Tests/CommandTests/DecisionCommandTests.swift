import Foundation
import Testing

/// Decisions about what was filed, as a clerk makes them.
@Suite struct DecisionCommandTests {
    private static let why = ["--reason", "单位有误", "--by", "县政府办"]

    private func call(_ county: County, _ words: [String]) throws -> Program.Result {
        try county.program.start(words).wait()
    }

    /// A report that counts, and its agency.
    private func counted(_ county: County) throws -> (submission: String, agency: String) {
        let submission = try county.number(
            "SELECT min(submission_id) FROM summary.contribution WHERE year = 2020")
        let agency = try county.number(
            "SELECT agency_id FROM intake.submission WHERE submission_id = \(submission)")
        return (String(submission), String(agency))
    }

    /// What counts in a published total can be withdrawn: the total follows with the next run, and
    /// says why.
    @Test func withdrawalOfWhatCountsIsSeenEverywhere() throws {
        let county = try County()
        let (submission, agency) = try counted(county)
        let done = try call(county, ["withdraw", submission] + Self.why)
        #expect(done.status == 0 && done.output.contains("huizong run"), "\(done)")
        #expect(try call(county, ["run"]).status == 0)
        let revisions = try call(
            county, ["revisions", "--region", County.code, "--year", "2020"])
        #expect(revisions.output.contains("撤销"), "\(revisions)")
        let late = try call(county, ["late", "--agency", agency])
        #expect(late.output.contains("未报"), "\(late)")
        let decisions = try call(county, ["decisions", "--year", "2020", "--agency", agency])
        #expect(decisions.output.contains("撤销 1") && decisions.output.contains("单位有误"))
        let json = try list(json(try call(county, ["decisions", "--format", "json"]).output))
        #expect(json.contains { $0["kind"] as? String == "withdrawal" })
        // it is taken back like it was made
        let back = try call(
            county, ["revoke", "withdrawal", "1", "--reason", "原来没有错", "--by", "县政府办"])
        #expect(back.status == 0, "\(back)")
        #expect(try call(county, ["run"]).status == 0)
        #expect(try call(county, ["decisions"]).output.contains("撤销 1（已收回）"))
        #expect(try call(county, ["audit", "verify"]).status == 0)
    }

    /// Every decision made twice, without a reason, without a name, or about nothing is refused in
    /// words, and nothing is stored.
    @Test func badDecisionsAreRefusedInWords() throws {
        let county = try County()
        let (submission, agency) = try counted(county)
        let year = ["--agency", agency, "--year", "2020"]
        let decisions = [
            ["return", submission], ["correct", submission, "--submitted-at", "2021-01-05"],
            ["withdraw", submission],
        ]
        func refused(_ words: [String], _ said: String) throws {
            let result = try call(county, words)
            #expect(result.status == 1 && result.output.isEmpty, "\(words) \(result)")
            #expect(result.errors.contains(said), "\(words) \(result)")
        }
        for decision in decisions {
            try refused(decision + ["--reason", " ", "--by", "甲"], "请写明理由")
            try refused(decision + ["--reason", "有误", "--by", ""], "请写明决定人")
            let unknown = [decision[0], "999999"] + decision.dropFirst(2)
            try refused(unknown + Self.why, "没有这份报告")
        }
        try refused(["correct", submission] + Self.why, "请给出报送时间或公开日期")
        try refused(["correct", submission, "--submitted-at", "2999-01-01"] + Self.why, "不能晚于")
        try refused(["published"] + year + ["--on", "2999-01-01", "--by", "甲"], "不能晚于今天")
        try refused(["published"] + year + ["--on", "2020-06-01", "--by", "甲"], "不可能在当年公开")
        try refused(["published"] + year + ["--on", "2021-03-01", "--by", " "], "请写明决定人")
        try refused(["revoke", "return", "77"] + Self.why, "没有这项决定")
        #expect(try county.number("SELECT count(*) FROM intake.decision") == 0)
        // once is possible, twice is not
        for decision in decisions {
            #expect(try call(county, decision + Self.why).status == 0)
            if decision[0] == "withdraw" {
                for again in decisions { try refused(again + Self.why, "已经撤销") }
            } else {
                let said = decision[0] == "return" ? "已经退回" : "已是如此"
                try refused(decision + Self.why, said)
            }
        }
        let seen = ["published"] + year + ["--on", "2021-03-01", "--by", "甲"]
        #expect(try call(county, seen).status == 0)
        try refused(seen, "已经登记")
        #expect(try call(county, ["revoke", "return", "1"] + Self.why).status == 0)
        try refused(["revoke", "return", "1"] + Self.why, "已经收回")
    }

    /// A page that was kept is evidence, and its hash is that of the file.
    @Test func publicationKeepsThePagesHash() throws {
        let county = try County()
        let (_, agency) = try counted(county)
        let scratch = try Scratch()
        let page = try scratch.write("<html>abc</html>", "page.html")
        let done = try call(
            county,
            [
                "published", "--agency", agency, "--year", "2020", "--on", "2021-01-22", "--file",
                page, "--url", "http://example.gov.cn/1", "--by", "县政府办",
            ])
        let hash = try #require(
            try county.text("SELECT encode(sha256('<html>abc</html>'), 'hex')"))
        #expect(done.status == 0 && done.output.contains(hash), "\(done)")
        let late = try list(
            object(
                json(
                    try call(
                        county,
                        [
                            "late", "--year", "2020", "--region", County.code, "--format", "json",
                        ]
                    ).output))["agencies"])
        let row = try #require(
            late.first {
                ($0["agency"] as? Int).map(String.init) == agency
                    && $0["event"] as? String == "publish"
            })
        #expect(row["evidence"] is String)
        #expect(try call(county, ["decisions"]).output.contains(String(hash.prefix(12))))
    }

    /// A list of a past day is printed again byte for byte, whatever was noted down since.
    @Test func aListIsPrintedAgainAsItWasKnown() throws {
        let county = try County()
        let (submission, agency) = try counted(county)
        let day = ["--as-of", "2021-02-15"]
        func lists(_ more: [String]) throws -> [String] {
            try [
                ["late", "--year", "2020", "--region", County.code] + day,
                ["late", "--agency", agency] + day,
                ["notice", "--year", "2020", "--region", County.code] + day,
                ["totals", "--year", "2020", "--region", County.code, "--format", "csv"],
                ["findings", "--year", "2020", "--region", County.code, "--format", "csv"],
            ].map { words in
                let result = try call(county, words + more)
                #expect(result.status == 0, "\(words) \(result)")
                return result.output
            }
        }
        let before = try lists([])
        let known = try #require(
            try county.text("SELECT summary.china_time(clock_timestamp())"))
        #expect(try call(county, ["withdraw", submission] + Self.why).status == 0)
        try county.execute(
            """
            INSERT INTO registry.exemption (agency_id, year, reason, granted_by, granted_on)
            SELECT max(agency_id), 2020, '补登', '县政府办', '2021-01-05' FROM registry.agency
            """)
        try county.execute("UPDATE registry.agency SET name = name || '（改）'")
        try county.execute("UPDATE registry.region SET name = name || '（改）'")
        #expect(try call(county, ["run"]).status == 0)
        let after = try lists([])
        for (old, new) in zip(before, after) { #expect(old != new) }
        #expect(try lists(["--known", known]) == before)
    }

    @Test func aLoginWithoutRightsIsToldSo() throws {
        let county = try County()
        let (submission, agency) = try counted(county)
        for role in ["huizong_auditor", "huizong_office", "huizong_filer"] {
            let login = "nobody_" + UUID().uuidString.lowercased().replacing("-", with: "")
            try county.execute("CREATE ROLE \(login) LOGIN IN ROLE \(role)")
            let program = Program(
                database: county.database.replacing(/user=\w+/, with: "user=\(login)"))
            for words in [
                ["withdraw", submission] + Self.why,
                ["correct", submission, "--published-on", "2021-01-22"] + Self.why,
                ["published", "--agency", agency, "--year", "2020", "--on", "2021-01-22"]
                    + ["--by", "甲"],
                [
                    "registry", "rename", "--agency", agency, "--to", "新名", "--from",
                    "2021-03-01", "--yes",
                ] + Self.why,
            ] {
                let result = try program.start(words).wait()
                #expect(result.status == 1 && result.output.isEmpty, "\(role) \(words) \(result)")
                #expect(result.errors.contains("权限"), "\(role) \(words) \(result)")
            }
        }
        #expect(try county.number("SELECT count(*) FROM intake.decision") == 0)
    }
}
