import Foundation
import Testing

/// Decisions, revisions, notices and the audit of the record, as a clerk and an auditor use them.
@Suite struct AuditCommandTests {
    /// Fingerprints of the errors of the first agency that has some, and that agency.
    private func errors(_ county: County) throws -> (agency: Int, fingerprints: [String]) {
        let listed = try county.program(
            "findings", "--year", "2020", "--severity", "error", "--format", "json")
        let failed = try list(json(listed.output)).filter { $0["verdict"] as? String == "failed" }
        let agency = try #require(failed.first?["agency"] as? Int)
        let own = failed.filter { $0["agency"] as? Int == agency }
        return (agency, own.compactMap { $0["fingerprint"] as? String })
    }

    private func revisions(_ county: County) throws -> [[String: Any]] {
        let listed = try county.program(
            "revisions", "--region", County.code, "--year", "2020", "--format", "json")
        return try list(object(json(listed.output))["revisions"])
    }

    @Test func waiverAndReturnShowInTheRevisions() throws {
        let county = try County()
        let (agency, fingerprints) = try errors(county)
        for fingerprint in fingerprints {
            let waived = try county.program(
                "waive", fingerprint, "--reason", "已核实", "--by", "县政府办")
            #expect(waived.status == 0 && waived.output.contains("已批准例外"), "\(waived)")
        }
        #expect(try county.program("run").status == 0)
        let submission = try county.number(
            "SELECT max(submission_id) FROM summary.contribution "
                + "WHERE year = 2020 AND agency_id = \(agency)")
        let sentBack = try county.program(
            "return", String(submission), "--reason", "缺盖章", "--by", "县政府办")
        #expect(sentBack.status == 0 && sentBack.output.contains("已退回"), "\(sentBack)")
        #expect(try county.program("run").status == 0)
        let revisions = try revisions(county)
        #expect(
            revisions.map { $0["reasons"] as? [String] } == [["first"], ["waiver"], ["returned"]])
        let included = revisions.compactMap { $0["included"] as? Int }
        #expect(included[1] == included[0] + 1 && included[2] == included[0])
        let causes = try list(revisions[1]["submissions"])
        #expect(causes.map { $0["agency"] as? Int } == [agency])
        let table = try county.program(
            "revisions", "--region", County.code, "--year", "2020", "--lang", "en")
        #expect(table.output.contains("first publication") && table.output.contains("waiver"))
    }

    /// A new agency and a report of its that does not count change how complete a total is, and no
    /// figure; only the first is a change of the roster.
    @Test func aReportThatDoesNotCountIsNoChangeOfTheRoster() throws {
        let county = try County()
        try county.execute(
            """
            INSERT INTO registry.agency (region_code, name, class)
            VALUES ('\(County.code)', '新单位', 'department')
            """)
        #expect(try county.program("run").status == 0)
        try county.execute(
            """
            SELECT intake.submit(max(agency_id), 2020, 'gid-2019',
                                 '{"requests.received.total": -1}', '2021-03-01')
            FROM registry.agency
            """)
        #expect(try county.program("run").status == 0)
        let revisions = try revisions(county)
        #expect(
            revisions.map { $0["reasons"] as? [String] } == [
                ["first"], ["roster"], ["late_report"],
            ])
        let included = revisions.compactMap { $0["included"] as? Int }
        let received = revisions.compactMap { $0["received"] as? Int }
        #expect(included[2] == included[0] && received[2] == received[0] + 1)
        #expect(try list(revisions[2]["cells"]).isEmpty)
    }

    @Test func wrongDecisionsAreRefusedInWords() throws {
        let county = try County()
        let waived = try county.program("waive", "0", "--reason", "x", "--by", "y")
        #expect(waived.status == 1 && waived.errors.contains("没有这项未决核查结果"), "\(waived)")
        let sentBack = try county.program(
            "return", "999999", "--reason", "x", "--by", "y", "--lang", "en")
        #expect(sentBack.status == 1 && sentBack.errors.contains("Not done"), "\(sentBack)")
        #expect(try county.program("waive", "0", "--reason", "x").status == 64)
        #expect(try county.number("SELECT count(*) FROM intake.waiver") == 0)
    }

    @Test func verifyNamesTheFirstAlteration() throws {
        let county = try County()
        let intact = try county.program("audit", "verify", "--format", "json")
        #expect(intact.status == 0, "\(intact)")
        #expect(try object(json(intact.output))["intact"] as? Bool == true)
        try county.execute("SET session_replication_role = replica")
        try county.execute(
            "UPDATE intake.submission SET cells[1] = coalesce(cells[1], 0) + 1 "
                + "WHERE submission_id = 5")
        let altered = try county.program("audit", "verify", "--format", "json")
        #expect(altered.status == 1 && altered.errors.contains("被改动"), "\(altered)")
        let broken = try list(object(json(altered.output))["broken"])
        #expect(broken.first?["subject"] as? String == "seal")
        #expect(broken.first?["fault"] as? String == "submission")
    }

    @Test func noticeNamesWhoIsMissing() throws {
        let county = try County()
        let agency = try #require(
            try county.text(
                "SELECT agency_name FROM audit.lateness_as_of(2020, '2021-02-01') "
                    + "WHERE event = 'submit' AND status = 'missing' LIMIT 1"))
        let notice = ["notice", "--region", County.code, "--year", "2020"]
        let options = notice + ["--as-of", "2021-02-01"]
        let urged = try county.program.start(options).wait()
        #expect(urged.status == 0 && urged.output.contains("催报"), "\(urged)")
        #expect(urged.output.contains(agency))
        let reminder = try county.program.start(notice + ["--as-of", "2021-01-02"]).wait()
        #expect(reminder.output.contains("提醒") && reminder.output.contains("2021年1月31日前"))
        let circular = try county.program.start(options + ["--kind", "circular"]).wait()
        #expect(circular.output.contains("通报") && circular.output.contains("按时率"))
        let scratch = try Scratch()
        let template = try scratch.write("{{region}}{{#missing}}{{name}}{{/missing}}", "t.mustache")
        let own = try county.program.start(options + ["--template", template]).wait()
        #expect(own.output.contains(agency), "\(own)")
        let none = try county.program.start(options + ["--template", "/nonexistent"]).wait()
        #expect(none.status == 78 && none.errors.contains("/nonexistent"))
    }

    @Test func lateKnowsOneAgencyOverTheYears() throws {
        let county = try County()
        let agency = try county.number("SELECT min(agency_id) FROM registry.agency")
        let listed = try county.program("late", "--agency", String(agency), "--format", "json")
        let rows = try list(json(listed.output))
        #expect(rows.prefix(2).map { $0["event"] as? String } == ["submit", "publish"])
        #expect(Set(rows.compactMap { $0["year"] as? Int }).isSuperset(of: [2020, 2021]))
        #expect(try county.program("late").status == 64)
        #expect(try county.program("late", "--year", "2020", "--agency", "1").status == 64)
    }
}
