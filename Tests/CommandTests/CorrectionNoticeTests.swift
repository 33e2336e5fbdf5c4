import Foundation
import Testing

/// Notices as a clerk asks for them: to agencies that are late, and to one whose report is wrong.
@Suite struct CorrectionNoticeTests {
    private func errorReport(_ county: County) throws -> (agency: Int64, findings: [[String: Any]])
    {
        let agency = try county.number(
            "SELECT min(agency_id) FROM summary.finding WHERE year = 2020 "
                + "AND severity = 'error' AND verdict = 'failed' AND left_value IS NOT NULL "
                + "AND submission_id IS NOT NULL")
        let listed = try county.program(
            "findings", "--year", "2020", "--agency", String(agency), "--format", "json")
        let findings = try list(json(listed.output)).filter {
            $0["verdict"] as? String == "failed" && $0["severity"] as? String != "hint"
        }
        return (agency, findings)
    }

    @Test(arguments: ["zh", "en"])
    func aReportsFaultsWithBothSides(language: String) throws {
        let county = try County()
        let (agency, findings) = try errorReport(county)
        let notice = try county.program(
            "notice", "--kind", "correction", "--agency", String(agency), "--year", "2020",
            "--lang", language)
        #expect(notice.status == 0, "\(notice)")
        let name = try county.text("SELECT name FROM registry.agency WHERE agency_id = \(agency)")
        #expect(notice.output.contains(try #require(name)))
        #expect(!findings.isEmpty)
        for finding in findings {
            let message = try #require(finding["message_\(language)"] as? String)
            #expect(notice.output.contains(message), "\(message) \(notice.output)")
            if finding["severity"] as? String == "error", let left = finding["left"] as? Int {
                #expect(
                    notice.output.contains(language == "zh" ? "两边：\(left)" : "sides: \(left)"))
            }
        }
    }

    /// By when: the region's closing date, if it is still to come; else a week; or as stated.
    @Test func byWhenIsSaid() throws {
        let county = try County()
        let (agency, _) = try errorReport(county)
        let ask = ["notice", "--kind", "correction", "--agency", String(agency), "--year", "2020"]
        let stated = try county.program.start(ask + ["--until", "2099-03-10"]).wait()
        #expect(stated.output.contains("请于2099年3月10日前"), "\(stated)")
        try county.execute(
            "INSERT INTO registry.closing (region_code, year, no_corrections_after, set_by) "
                + "VALUES ('\(County.code)', 2020, '2099-04-01', '县政府办')")
        let closing = try county.program.start(ask).wait()
        #expect(closing.output.contains("请于2099年4月1日前"), "\(closing)")
        let passed = try county.program.start(ask + ["--until", "2021-01-01"]).wait()
        #expect(passed.status == 64, "\(passed)")
    }

    @Test func nothingIsWrittenToNobody() throws {
        let county = try County()
        let clean = try county.number(
            """
            SELECT min(agency_id) FROM summary.agency_year AS y WHERE year = 2020
                AND NOT EXISTS (SELECT FROM summary.finding AS f WHERE f.year = 2020
                    AND f.agency_id = y.agency_id AND f.severity <> 'hint')
            """)
        let correction = try county.program(
            "notice", "--kind", "correction", "--agency", String(clean), "--year", "2020")
        #expect(correction.status == 1 && correction.output.isEmpty, "\(correction)")
        #expect(correction.errors.contains("没有须更正或者说明的问题"))
        let place = ["notice", "--region", County.code, "--year", "2020"]
        let early = try county.program.start(
            place + ["--kind", "urge", "--as-of", "2021-01-02"]
        ).wait()
        #expect(early.status == 1 && early.output.isEmpty, "\(early)")
        let tooLate = try county.program.start(place + ["--kind", "reminder"]).wait()
        #expect(tooLate.status == 1 && tooLate.errors.contains("未写提醒"), "\(tooLate)")
        for wrong in [
            place + ["--kind", "correction"], place + ["--agency", "1"],
            ["notice", "--year", "2020"], place + ["--until", "2099-01-01"],
        ] {
            #expect(try county.program.start(wrong).wait().status == 64, "\(wrong)")
        }
        let unknown = try county.program(
            "notice", "--kind", "correction", "--agency", "999999", "--year", "2020")
        #expect(unknown.status == 64 && unknown.errors.contains("999999"), "\(unknown)")
    }

    /// Filing alone, publication alone, and both.
    @Test func oneEventAlone() throws {
        let county = try County()
        let ask = [
            "notice", "--region", County.code, "--year", "2020", "--as-of", "2021-02-01", "--kind",
            "circular",
        ]
        let filings = try county.program.start(ask + ["--event", "报送"]).wait()
        #expect(filings.output.contains("报送：") && !filings.output.contains("公布：按时"))
        let publications = try county.program.start(ask + ["--event", "publish"]).wait()
        #expect(!publications.output.contains("报送：按时") && publications.output.contains("公布："))
        let english = try county.program.start(ask + ["--lang", "en"]).wait()
        #expect(english.output.contains("Filed: ") && english.output.contains("Published: "))
    }
}
