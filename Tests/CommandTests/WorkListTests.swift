import Foundation
import Testing

/// Lists for work: what is open, one class, one event, the largest agencies, one agency's course,
/// and figures by the words of the form.
@Suite struct WorkListTests {
    private func late(_ county: County, _ options: String...) throws -> [String: Any] {
        let result = try county.program.start(
            ["late", "--year", "2020", "--region", County.code, "--format", "json"] + options
        ).wait()
        try #require(result.status == 0, "\(result)")
        return try object(json(result.output))
    }

    private func rows(_ late: [String: Any]) throws -> [[String: Any]] {
        try list(late["agencies"])
    }

    private func same(_ some: [[String: Any]], _ others: [[String: Any]]) -> Bool {
        NSArray(array: some) == NSArray(array: others)
    }

    /// Lists of what is open also say whom to call.
    private func withoutContacts(_ rows: [[String: Any]]) -> [[String: Any]] {
        rows.map { row in row.filter { !["contact", "phone"].contains($0.key) } }
    }

    @Test func openRowsSayWhomToCall() throws {
        let county = try County()
        try county.execute(
            """
            INSERT INTO registry.contact (agency_id, name, phone)
            SELECT agency_id, '联络员' || agency_id, '0795-87220' || agency_id FROM registry.agency
            """)
        let day = ["--as-of", "2021-02-01"]
        let open = try rows(late(county, day[0], day[1], "--open"))
        #expect(!open.isEmpty)
        for row in open {
            let agency = try #require(row["agency"] as? Int)
            #expect(row["contact"] as? String == "联络员\(agency)")
            #expect(row["phone"] as? String == "0795-87220\(agency)")
        }
        #expect(try rows(late(county, day[0], day[1])).allSatisfy { $0["phone"] == nil })
        let agency = try #require(open[0]["agency"] as? Int)
        let ask = ["--year", "2020", "--region", County.code] + day
        let table = try county.program.start(["late", "--open"] + ask).wait()
        #expect(table.output.contains("联络员\(agency) 0795-87220\(agency)"), "\(table)")
        let urge = try county.program.start(["notice"] + ask).wait()
        #expect(urge.output.contains("联系人：联络员"), "\(urge)")
    }

    @Test func openRowsAreThoseOfTheWholeListThatAreOpen() throws {
        let county = try County()
        for day in ["2021-02-01", "2021-02-15", "2021-06-30"] {
            let all = try rows(late(county, "--as-of", day))
            let isOpen = { (row: [String: Any]) in
                ["late", "missing"].contains(row["status"] as? String)
            }
            let open = try late(county, "--as-of", day, "--open")
            #expect(same(withoutContacts(try rows(open)), all.filter(isOpen)))
            #expect(!all.allSatisfy(isOpen))
            // counts and rate are about all
            let whole = try late(county, "--as-of", day)
            #expect(open["expected"] as? Int == whole["expected"] as? Int)
            for (words, code) in [("乡镇", "township"), ("department", "department")] {
                let ofClass = all.filter { $0["class"] as? String == code }
                #expect(same(try rows(late(county, "--as-of", day, "--class", words)), ofClass))
                #expect(!ofClass.isEmpty)
                let narrow = try late(
                    county, "--as-of", day, "--class", words, "--event", "公布", "--open")
                let wanted = ofClass.filter { isOpen($0) && $0["event"] as? String == "publish" }
                #expect(same(withoutContacts(try rows(narrow)), wanted))
                // the rate is that of the event asked for
                let publications = ofClass.filter { $0["event"] as? String == "publish" }
                #expect(
                    narrow["on_time"] as? Int
                        == publications.count { $0["status"] as? String == "on_time" })
            }
        }
        for wrong in [["--class", "公司"], ["--event", "读"]] {
            let refused = try county.program.start(["late", "--year", "2020"] + wrong).wait()
            #expect(refused.status == 64 && refused.errors.contains(wrong[1]), "\(refused)")
        }
        #expect(try county.program("late", "--agency", "1", "--open").status == 64)
    }

    @Test func figuresAreFoundByTheWordsOfTheForm() throws {
        let county = try County()
        let place = ["--region", County.code]
        let year = ["--year", "2020"]
        let named = try county.program.start(
            ["totals", "requests.refused_state_secret.total"] + place + year
        ).wait()
        let worded = try county.program.start(["totals", "属于国家秘密"] + place + year).wait()
        #expect(named.status == 0 && worded.status == 0, "\(worded)")
        #expect(worded.output.contains("“属于国家秘密”取作 requests.refused_state_secret.total"))
        let table = { (text: String) in text.split(separator: "\n").suffix(3) }
        #expect(table(named.output) == table(worded.output))
        let two = try county.program.start(
            ["totals", "本年新收·自然人", "国家秘密·总计", "--format", "json"] + place + year
        ).wait()
        let cells = try object(object(json(two.output))["cells"])
        #expect(
            Set(cells.keys) == [
                "requests.received.natural_person", "requests.refused_state_secret.total",
            ])
        for command in [["totals"] + place + year, ["explain"] + place + year, ["trend"] + place] {
            let asked = { (words: String) in
                try county.program.start([command[0], words] + command.dropFirst()).wait()
            }
            let taken = try asked("本年新收")
            #expect(taken.status == 0 && taken.output.contains("requests.received.total"))
            let several = try asked("不予公开")
            #expect(several.status == 64, "\(several)")
            #expect(several.errors.contains("requests.refused_enforcement_file.total"))
            let none = try asked("税收")
            #expect(none.status == 64 && none.errors.contains("税收"), "\(none)")
        }
    }

    @Test func theLargestOfAClassAreThoseOfTheReports() throws {
        let county = try County()
        func explained(_ options: String...) throws -> [String: Any] {
            let result = try county.program.start(
                ["explain", "requests.received.total", "--year", "2021", "--format", "json"]
                    + options
            ).wait()
            try #require(result.status == 0, "\(result)")
            return try object(json(result.output))
        }
        for region in [County.code, "360000"] {
            let all = try list(
                json(
                    try #require(
                        try county.text(
                            """
                            SELECT jsonb_agg(jsonb_build_object('agency', a.agency_id, 'value',
                                a.value, 'last_year', b.value) ORDER BY a.value DESC, a.agency_id)
                            FROM summary.agency_year AS a
                            LEFT JOIN summary.agency_year AS b ON b.agency_id = a.agency_id
                                AND b.year = 2020 AND b.cell = a.cell
                            WHERE a.year = 2021 AND a.cell = 'requests.received.total'
                                AND a.agency_class = 'township'
                            """))))
            #expect(all.count > 2)
            let found = try explained(
                "--region", region, "--class", "乡镇", "--top", "2", "--with-last-year")
            let agencies = try list(found["agencies"])
            #expect(agencies.count == 2)
            for (agency, wanted) in zip(agencies, all) {
                for key in ["agency", "value", "last_year"] {
                    #expect(agency[key] as? Int == wanted[key] as? Int, "\(key) \(agency)")
                }
                if let value = agency["value"] as? Int, let before = agency["last_year"] as? Int {
                    #expect(agency["change"] as? Int == value - before)
                }
            }
            #expect(found["counted"] as? Int == all.count)
            #expect(
                found["counted_sum"] as? Int == all.reduce(0) { $0 + ($1["value"] as? Int ?? 0) })
            #expect(
                found["listed_sum"] as? Int
                    == agencies.reduce(0) { $0 + ($1["value"] as? Int ?? 0) })
        }
        let every = try explained("--region", County.code, "--top", "1000")
        #expect(every["counted_sum"] as? Int == every["value"] as? Int)
        let table = try county.program.start(
            [
                "explain", "本年新收", "--year", "2021", "--region", County.code, "--class", "乡镇",
                "--top", "3", "--with-last-year",
            ]
        ).wait()
        #expect(table.output.contains("乡镇计入的报告") && table.output.contains("上年"), "\(table)")
        for wrong in [["--top", "0"], ["--top", "3", "--agency", "1"]] {
            let refused = try county.program.start(
                ["explain", "本年新收", "--year", "2021", "--region", County.code] + wrong
            ).wait()
            #expect(refused.status == 64, "\(refused)")
        }
    }

    @Test func oneAgencyOverTheYears() throws {
        let county = try County()
        let agency = try county.number(
            "SELECT min(agency_id) FROM summary.contribution WHERE year = 2021")
        let result = try county.program.start(
            ["trend", "本年新收·总计", "--agency", String(agency), "--format", "json"]
        ).wait()
        let years = try list(object(json(result.output))["years"])
        let wanted = try county.text(
            """
            SELECT jsonb_object_agg(year, value) FROM summary.agency_year
            WHERE agency_id = \(agency) AND cell = 'requests.received.total'
            """)
        let values = try object(json(try #require(wanted)))
        #expect(!values.isEmpty)
        for year in years where year["status"] as? String == "counted" {
            #expect(
                year["value"] as? Int == values[String(year["year"] as? Int ?? 0)] as? Int,
                "\(year)")
        }
        #expect(years.count { $0["status"] as? String != "excluded" } == values.count)
        // a report that errors keep out is told without a value
        let excluded = try county.number(
            "SELECT min(agency_id) FROM summary.finding WHERE severity = 'error' "
                + "AND verdict = 'failed' AND year = 2020 AND submission_id IS NOT NULL")
        let table = try county.program("trend", "本年新收", "--agency", String(excluded))
        #expect(table.output.contains("因错误未计入"), "\(table)")
        #expect(try county.program("trend", "本年新收", "--agency", "999999").status == 64)
        #expect(try county.program("trend", "本年新收").status == 64)
    }
}
