import Foundation
import Testing

/// From a province's total down to a cell of one document, and why figures do not add up.
@Suite struct ExplainCommandTests {
    private static let cell = "disclosure.normative_documents.made"

    /// A county with one agency whose report was read from a document.
    private func county(_ scratch: Scratch) throws -> (County, agency: Int64) {
        let county = try County(isPublished: false)
        try county.execute(
            """
            INSERT INTO registry.agency (region_code, name, class)
            VALUES ('\(County.code)', '\(ReportFiles.agency)', 'department')
            """)
        let file = try scratch.write(ReportFiles.good(), "good.txt")
        let imported = try county.program(
            "import", file, "--submitted-at", "2021-01-26T10:00:00+08:00")
        try #require(imported.status == 0, "\(imported)")
        try #require(try county.program("run").status == 0)
        return (county, try county.number("SELECT max(agency_id) FROM registry.agency"))
    }

    private func explain(_ county: County, _ options: String...) throws -> Program.Result {
        try county.program.start(["explain", Self.cell, "--year", "2020"] + options).wait()
    }

    @Test func everyFigureIsAddedAgainFromTheReports() throws {
        let (county, _) = try county(try Scratch())
        var value = try #require(
            try county.text(
                """
                SELECT sum(value) FROM summary.contribution WHERE cell = '\(Self.cell)'
                    AND year = 2020 AND scope = 'all' AND region_code = '\(County.code)'
                """))
        for region in ["360000", "360900", County.code] {
            let document = try object(
                json(try explain(county, "--region", region, "--format", "json").output))
            #expect(document["value"] as? Int == Int(value))
            #expect(document["added"] as? Int == Int(value))
            let regions = try list(document["regions"])
            #expect(regions.count == (region == County.code ? 0 : 1))
            for below in regions {
                #expect(below["value"] as? Int == below["added"] as? Int)
                value = try #require((below["value"] as? Int).map(String.init))
            }
            let agencies = try list(document["agencies"])
            #expect(agencies.isEmpty == (region != County.code))
        }
        let table = try explain(county, "--region", "360000")
        #expect(table.output.contains("逐份重新相加，得 \(value)"), "\(table)")
        // an altered total is said to differ, and the reports are believed
        try county.execute(
            """
            UPDATE summary.total SET cell_values[(SELECT position FROM registry.form_cell
                WHERE form_id = 'gid-2019' AND cell = '\(Self.cell)')] = 9999
            WHERE region_code = '360900' AND year = 2020 AND scope = 'all'
            """)
        let altered = try explain(county, "--region", "360000", "--lang", "en")
        #expect(altered.output.contains("Something differs"), "\(altered)")
        let own = try explain(county, "--region", County.code, "--lang", "en")
        #expect(!own.output.contains("Something differs"), "\(own)")
    }

    @Test func pathEndsAtTheCellOfOneDocument() throws {
        let scratch = try Scratch()
        let (county, agency) = try county(scratch)
        let options = ["--region", "360000", "--agency", String(agency)]
        let result = try county.program.start(
            ["explain", Self.cell, "--year", "2020", "--format", "json", "--lang", "en"] + options
        ).wait()
        let document = try object(json(result.output))
        let path = try list(document["path"])
        #expect(path.compactMap { $0["region"] as? String } == ["360000", "360900", County.code])
        #expect(path.compactMap { $0["level"] as? String } == ["province", "prefecture", "county"])
        for step in path {
            #expect(step["value"] as? Int == step["added"] as? Int)
            #expect(try #require(step["reports"] as? Int) > 20)
        }
        let report = try object(document["report"])
        #expect(report["name"] as? String == ReportFiles.agency)
        #expect(report["value"] as? Int == 3 && report["raw_text"] as? String == "3")
        #expect((report["place"] as? String)?.contains("table 1") == true)
        #expect((report["file"] as? String)?.hasSuffix("good.txt") == true)
        #expect((report["sha256"] as? String)?.count == 64)
        #expect(report["submitted_at"] as? String == "2021-01-26T10:00:00.000000+08:00")
        let table = try county.program.start(
            ["explain", Self.cell, "--year", "2020"] + options
        ).wait()
        for words in ["省级", "市级", "县级", ReportFiles.agency, "第1个表格"] {
            #expect(table.output.contains(words), "\(table)")
        }
        let elsewhere = try explain(county, "--region", "360900", "--agency", "999999")
        #expect(elsewhere.status == 64 && elsewhere.errors.contains("999999"), "\(elsewhere)")
        let own = try explain(
            county, "--region", County.code, "--agency", String(agency), "--scope", "own")
        #expect(own.status == 0 && own.output.contains("县级"), "\(own)")
        let missing = try county.number(
            """
            SELECT min(agency_id) FROM registry.expected_agencies(2020) WHERE agency_id NOT IN (
                SELECT agency_id FROM summary.contribution WHERE year = 2020)
            """)
        let none = try explain(county, "--region", County.code, "--agency", String(missing))
        #expect(none.status == 0 && none.output.contains("没有报告计入"), "\(none)")
    }

    /// Natural persons are said to have filed 10 requests for none: one wrong cell breaks two sums.
    private func wrong() throws -> String {
        try ReportFiles.replacing("\n\t0\n", with: "\n\t10\n", after: "本年新收政府信息公开申请数量")
    }

    @Test func checkShowsTheSmallestSet() throws {
        let scratch = try Scratch()
        let file = try scratch.write(wrong(), "wrong.txt")
        let result = try Program()("check", file, "--format", "json")
        #expect(result.status == 2, "\(result)")
        let report = try #require(try list(json(result.output)).first)
        let explanations = try list(report["explanations"])
        #expect(
            explanations.contains {
                $0["cells"] as? [String] == ["requests.received.natural_person"]
            }, "\(explanations)")
        let values = try object(explanations.first?["values"])
        #expect(values["requests.received.natural_person"] as? Int == 0)
        let table = try Program()("check", file)
        #expect(table.output.contains("最小解释") && table.output.contains("填 10，应为 0"), "\(table)")
        let english = try Program()("check", file, "--lang", "en")
        #expect(english.output.contains("smallest explanation"), "\(english)")
        #expect(english.output.contains("says 10, should be 0"), "\(english)")
        let good = try Program()("check", scratch.write(ReportFiles.good(), "good.txt"))
        #expect(!good.output.contains("最小解释"))
    }

    @Test func findingsOfAnAgencyShowTheSmallestSet() throws {
        let scratch = try Scratch()
        let (county, agency) = try county(scratch)
        let file = try scratch.write(wrong(), "wrong.txt")
        try #require(try county.program("import", file, "--yes").status == 0)
        try #require(try county.program("run").status == 0)
        let options = ["findings", "--year", "2020", "--agency", String(agency)]
        let table = try county.program.start(options).wait()
        #expect(table.output.contains("\(ReportFiles.agency)第 2 版"), "\(table)")
        #expect(table.output.contains("填 10，应为 0"), "\(table)")
        let findings = try list(
            json(try county.program.start(options + ["--format", "json"]).wait().output))
        let explained = findings.filter { $0["explanations"] != nil }
        #expect(!explained.isEmpty)
        for finding in explained {
            #expect(
                try list(finding["explanations"]).contains {
                    $0["cells"] as? [String] == ["requests.received.natural_person"]
                })
        }
        // without an agency there would be too many
        let all = try county.program("findings", "--year", "2020")
        #expect(!all.output.contains("最小解释"))
    }
}
