import Foundation
import TestSupport
import Testing

/// `check` and `import`: good files, bad files, and what is stored.
@Suite struct DocumentTests {
    /// A database where the report's agency is registered.
    private func county() throws -> County {
        let county = try County(isPublished: false)
        try county.execute(
            """
            INSERT INTO registry.agency (region_code, name, class)
            VALUES ('\(County.code)', '\(ReportFiles.agency)', 'department')
            """)
        return county
    }

    private func stored(_ county: County) throws -> Int64 {
        try county.number(
            """
            SELECT count(*) FROM intake.submission JOIN registry.agency USING (agency_id)
            WHERE name = '\(ReportFiles.agency)'
            """)
    }

    @Test func checkNeedsNoDatabaseAndHasTheKeysOfTheContract() throws {
        let scratch = try Scratch()
        let file = try scratch.write(ReportFiles.good(), "good.txt")
        let program = Program(database: "host=/nonexistent")
        let result = try program("check", file, "--format", "json")
        #expect(result.status == 0 && result.errors.isEmpty)
        let documents = try list(json(result.output))
        let report = try #require(documents.first)
        #expect(
            Set(report.keys) == ["file", "form", "agency_name", "year", "cells", "findings"])
        #expect(report["agency_name"] as? String == ReportFiles.agency)
        #expect(report["year"] as? Int == 2020 && report["form"] as? String == "gid-2019")
        let cells = try object(report["cells"])
        #expect(cells.count == 198)
        #expect(cells["disclosure.normative_documents.made"] as? Int == 3)
        #expect(try list(report["findings"]).isEmpty)
        let table = try program("check", file)
        #expect(table.output.contains("核查通过") && !table.output.contains("没有记录"))
    }

    @Test func checkFindsErrorsAndKeepsBlanks() throws {
        let scratch = try Scratch()
        let wrong = try scratch.write(
            ReportFiles.replacing("\n\t3\n", with: "\n\t\n", after: "规范性文件")
                .replacing("2020", with: "2022"), "wrong.txt")
        let good = try scratch.write(ReportFiles.good(), "good.txt")
        let result = try Program()("check", wrong, good, "--format", "json")
        #expect(result.status == 2, "\(result.errors)")
        let documents = try list(json(result.output))
        #expect(documents.count == 2)
        let cells = try object(documents[0]["cells"])
        #expect(cells["disclosure.normative_documents.made"] is NSNull)
        let finding = try #require(try list(documents[0]["findings"]).first)
        #expect(
            Set(finding.keys) == [
                "rule", "severity", "verdict", "cells", "left", "right", "difference", "message",
            ])
        #expect(finding["rule"] as? String == "R-FORM")
        #expect(finding["severity"] as? String == "error")
    }

    @Test func aReportWithoutAYearIsSaidToBeUnjudged() throws {
        let scratch = try Scratch()
        let file = try scratch.write(
            ReportFiles.good().replacing("2020年度政府", with: "政府")
                .replacing("统计期限：2020年1月1日至2020年12月31日。", with: ""), "undated.txt")
        let result = try Program()("check", file, "--format", "json")
        #expect(result.status == 0, "\(result)")
        let report = try #require(try list(json(result.output)).first)
        #expect(report["year"] is NSNull)
        let finding = try list(report["findings"]).first { $0["rule"] as? String == "R-FORM" }
        #expect(finding?["verdict"] as? String == "undecided")
        let table = try Program()("check", file)
        #expect(table.status == 0 && !table.output.contains("核查通过"))
    }

    @Test func remarksOnHowCellsWereReadAreShown() throws {
        let county = try county()
        let scratch = try Scratch()
        let file = try scratch.write(
            ReportFiles.replacing("\n\t3\n", with: "\n\t3（含修订1件）\n", after: "规范性文件"),
            "remark.txt")
        let result = try county.program("check", file, "--format", "json", "--lang", "en")
        let report = try #require(try list(json(result.output)).first)
        let notes = try list(report["notes"])
        let note = try #require(
            notes.first { $0["cell"] as? String == "disclosure.normative_documents.made" })
        #expect(Set(note.keys) == ["cell", "raw", "place", "note"])
        #expect(note["raw"] as? String == "3（含修订1件）")
        #expect((note["place"] as? String)?.contains("table 1") == true)
        #expect(note["note"] as? String == "remark: 含修订1件")
        for format in ["table", "csv"] {
            let listing = try county.program("check", file, "--format", format, "--lang", "zh")
            #expect(listing.status == result.status && listing.output.contains("附注：含修订1件"))
        }
        let stored = try county.program("import", file, "--dry-run", "--yes", "--lang", "zh")
        #expect(stored.status == 0 && stored.errors.contains("附注：含修订1件"), "\(stored)")
        #expect(!stored.output.contains("附注"))
    }

    @Test func importPrintsABoundedNumberOfRemarks() throws {
        let county = try county()
        let scratch = try Scratch()
        let file = try scratch.write(
            ReportFiles.good().replacing("\t0\n", with: "\t/\n"), "marks.txt")
        let lines = try county.program("import", file, "--dry-run", "--yes").errors
            .split(separator: "\n")
        #expect(lines.count { $0.contains("备注：") } == 20)
        #expect(lines.count { $0.contains("条备注") } == 1)
    }

    @Test func badFilesAreNamedAndNothingIsStored() throws {
        let county = try county()
        let scratch = try Scratch()
        let good = try scratch.write(ReportFiles.good(), "good.txt")
        for (file, named) in try ReportFiles.bad(in: scratch) {
            let check = try county.program("check", file)
            #expect(check.status == 65 && !check.output.contains("核查通过"), "\(file) \(check)")
            #expect(!check.output.contains("没有记录"), "\(file) \(check)")
            #expect(check.errors.contains(file))
            for text in named { #expect(check.errors.contains(text), "\(file) \(check.errors)") }
            let together = try county.program("import", good, file, "--yes", "--all-or-nothing")
            #expect(together.status == 65 && together.output.isEmpty, "\(file) \(together)")
            #expect(together.errors.contains("一份也没有入库"))
        }
        #expect(try stored(county) == 0)
    }

    @Test func checkStillJudgesTheReadableFiles() throws {
        let scratch = try Scratch()
        let good = try scratch.write(ReportFiles.good(), "good.txt")
        let result = try Program()(
            "check", scratch.path("missing.txt"), good, "--format", "json")
        #expect(result.status == 65)
        #expect(try list(json(result.output)).map { $0["file"] as? String } == [good])
    }

    @Test func yearAndAgencyMustFit() throws {
        let county = try county()
        let scratch = try Scratch()
        let good = try scratch.write(ReportFiles.good(), "good.txt")
        let late = try scratch.write(ReportFiles.good().replacing("2020", with: "2022"), "late.txt")
        let stranger = try scratch.write(
            ReportFiles.good().replacing(ReportFiles.agency, with: "铜鼓县无此单位"), "stranger.txt")
        for (file, named) in [(late, "gid-2021"), (stranger, "铜鼓县无此单位")] {
            let result = try county.program("import", good, file, "--yes", "--all-or-nothing")
            #expect(result.status == 65 && result.output.isEmpty, "\(result)")
            #expect(result.errors.contains(file) && result.errors.contains(named))
            #expect(result.errors.contains("一份也没有入库"))
        }
        let unknown = try county.program("import", good, "--agency", "99999")
        #expect(unknown.status == 65 && unknown.errors.contains("99999"))
        #expect(try stored(county) == 0)
    }

    @Test func importStoresOnceAndThenTheNextRevision() throws {
        let county = try county()
        let scratch = try Scratch()
        let file = try scratch.write(ReportFiles.good(), "good.txt")
        let dry = try county.program("import", file, "--dry-run", "--yes")
        #expect(dry.status == 0 && dry.output.contains(ReportFiles.agency))
        #expect(try stored(county) == 0)
        let arguments = [
            "import", file, "--submitted-at", "2021-01-31T23:30:00+08:00", "--published-on",
            "2021-02-01",
        ]
        #expect(try county.program.start(arguments).wait().status == 0)
        #expect(try county.program.start(arguments).wait().status == 0)
        #expect(try stored(county) == 1)
        let corrected = try scratch.write(
            ReportFiles.replacing("\n\t3\n", with: "\n\t4\n", after: "规范性文件"), "corrected.txt")
        #expect(try county.program("import", corrected, "--yes").status == 0)
        #expect(try stored(county) == 2)
        _ = try county.program("run")
        let late = try county.program("late", "--year", "2020", "--format", "json")
        let agency = try list(object(json(late.output))["agencies"]).filter {
            $0["name"] as? String == ReportFiles.agency
        }
        #expect(Set(agency.compactMap { $0["status"] as? String }) == ["on_time", "late"])
        let explain = try county.program(
            "explain", "disclosure.normative_documents.made", "--region", County.code, "--year",
            "2020", "--format", "json", "--lang", "en")
        let part = try list(object(json(explain.output))["agencies"]).first {
            $0["name"] as? String == ReportFiles.agency
        }
        #expect(part?["value"] as? Int == 4 && part?["revision"] as? Int == 2)
        #expect(part?["raw_text"] as? String == "4")
        #expect((part?["place"] as? String)?.contains("table 1") == true)
    }

    @Test func unreadableByItsRightsIsSaid() throws {
        let scratch = try Scratch()
        let file = try scratch.write(ReportFiles.good(), "secret.txt")
        chmod(file, 0)
        var words = [Program.path, "check", file]
        if geteuid() == 0 {
            words = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] + words
        }
        let environment = Program().environment
        let probe = try Call(words.dropLast(2) + ["--version"], environment: environment).wait()
        // a checkout below a private home cannot be entered by another user
        guard probe.status == 0 else { return }
        let result = try Call(words, environment: environment).wait()
        #expect(result.status == 65 && result.errors.contains("Permission denied"), "\(result)")
    }
}
