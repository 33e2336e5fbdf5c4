import Foundation
import TestSupport
import Testing

/// `huizong workbook` and `huizong template` as an office uses them.
@Suite struct WorkbookCommandTests {
    private func workbook(
        _ county: County, _ program: Program, to path: String, _ more: String...,
        region: String = County.code
    ) throws -> Program.Result {
        try program.start(
            ["workbook", "--region", region, "--year", "2020", "--to", path] + more
        ).wait()
    }

    /// What the sheets add up to is what is published: `check` reads the first sheet.
    @Test func theTablesAreThePublishedTotals() throws {
        let county = try County()
        let scratch = try Scratch()
        for scope in ["all", "own"] {
            let path = scratch.path("\(scope).xlsx")
            let written = try workbook(county, county.program, to: path, "--scope", scope)
            #expect(written.status == 0, "\(written)")
            #expect(written.output.contains(path))
            // the sample county has reports that errors keep out, and says so
            #expect(written.errors.contains("数据不完整"))
            let read = try Program()("check", path, "--format", "json")
            let report = try #require(list(json(read.output)).first)
            let figures = try object(report["cells"])
            let stored = try object(
                json(
                    try #require(
                        try county.text(
                            """
                            SELECT jsonb_object_agg(cell, CASE
                                WHEN cell LIKE 'disclosure.regulations.%' AND value = 0 THEN NULL
                                ELSE value END)
                            FROM summary.total_cell WHERE region_code = '\(County.code)'
                                AND year = 2020 AND scope = '\(scope)'
                            """))))
            #expect(NSDictionary(dictionary: figures) == NSDictionary(dictionary: stored))
        }
    }

    @Test func theSameEditionGivesTheSameFileAndAnotherFileIsKept() throws {
        let county = try County()
        let scratch = try Scratch()
        let path = scratch.path("2020.xlsx")
        #expect(try workbook(county, county.program, to: path).status == 0)
        let first = try Data(contentsOf: URL(filePath: path))
        #expect(try workbook(county, county.program, to: path).status == 0)
        #expect(try Data(contentsOf: URL(filePath: path)) == first)
        let kept = try workbook(county, county.program, to: path, "--lang", "en")
        #expect(kept.status == 64 && kept.errors.contains("--overwrite"), "\(kept)")
        #expect(try Data(contentsOf: URL(filePath: path)) == first)
        let english = try workbook(county, county.program, to: path, "--lang", "en", "--overwrite")
        #expect(english.status == 0, "\(english)")
        #expect(try Data(contentsOf: URL(filePath: path)) != first)
        let names = try FileManager.default.contentsOfDirectory(atPath: scratch.path(""))
        #expect(names.filter { $0.hasPrefix("2020") } == ["2020.xlsx"])
    }

    /// An office that may not read what was filed still gets every report's figures of its region,
    /// and of no other.
    @Test func anOfficeMakesTheWorkbookOfItsRegion() throws {
        let county = try County()
        let scratch = try Scratch()
        let login = "clerk_" + UUID().uuidString.lowercased().replacing("-", with: "")
        try county.execute("CREATE ROLE \(login) LOGIN IN ROLE huizong_office")
        try county.execute(
            "INSERT INTO registry.account (login, region_code) "
                + "VALUES ('\(login)', '\(County.code)')"
        )
        let office = Program(database: county.database.replacing(/user=\w+/, with: "user=\(login)"))
        let (own, all) = (scratch.path("office.xlsx"), scratch.path("owner.xlsx"))
        let written = try workbook(county, office, to: own)
        #expect(written.status == 0, "\(written)")
        #expect(try workbook(county, county.program, to: all).status == 0)
        #expect(try Data(contentsOf: URL(filePath: own)) == Data(contentsOf: URL(filePath: all)))
        let refused = try workbook(county, office, to: scratch.path("x.xlsx"), region: "360000")
        #expect(refused.status == 1 && refused.output.isEmpty, "\(refused)")
        #expect(!FileManager.default.fileExists(atPath: scratch.path("x.xlsx")))
    }

    @Test func whatCannotBeWrittenIsRefused() throws {
        let county = try County()
        let csv = try workbook(county, county.program, to: "/tmp/2020.csv")
        #expect(csv.status == 64 && csv.errors.contains(".xlsx"), "\(csv)")
        let nowhere = try workbook(county, county.program, to: "/nonexistent/2020.xlsx")
        #expect(nowhere.status == 1 && nowhere.errors.contains("/nonexistent/2020.xlsx"))
        let year = try county.program(
            "workbook", "--region", County.code, "--year", "2015", "--to", "/tmp/2015.xlsx")
        #expect(year.status == 1 && year.output.isEmpty, "\(year)")
    }

    // MARK: The form to fill in

    @Test func theFormIsMadeForAnAgencyOfTheRegistry() throws {
        let county = try County()
        let scratch = try Scratch()
        let agency = try county.number("SELECT min(agency_id) FROM registry.agency")
        let path = scratch.path("form.xlsx")
        let made = try county.program(
            "template", "--year", "2021", "--agency", "\(agency)", "--to", path)
        #expect(made.status == 0 && made.errors.isEmpty, "\(made)")
        // its sums have not been reckoned by anybody, and the message says what to do
        let read = try Program()("check", path)
        #expect(read.status == 65 && read.errors.contains("保存"), "\(read)")
        let unknown = try county.program(
            "template", "--year", "2021", "--agency", "999999", "--to", scratch.path("x.xlsx"))
        #expect(unknown.status == 64 && unknown.errors.contains("999999"), "\(unknown)")
    }

    @Test func withoutAnAgencyNoDatabaseIsAsked() throws {
        let scratch = try Scratch()
        let program = Program(database: "host=/nonexistent")
        for year in ["2019", "2025"] {
            let path = scratch.path("\(year).xlsx")
            let made = try program("template", "--year", year, "--to", path)
            #expect(made.status == 0 && made.output.contains(path), "\(made)")
        }
        let none = try program("template", "--year", "2015", "--to", scratch.path("x.xlsx"))
        #expect(none.status == 64 && none.errors.contains("2015"), "\(none)")
    }
}
