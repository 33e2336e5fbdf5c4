import Foundation
import TestSupport
import Testing

/// `huizong report`: what it writes, says and refuses.
@Suite struct ReportCommandTests {
    private let county: County
    private let scratch: Scratch

    init() throws {
        county = try County()
        scratch = try Scratch()
    }

    private func report(
        _ year: Int, to folder: String = "out", _ more: String...
    ) throws -> Program.Result {
        try county.program.start(
            ["report", "--region", County.code, "--year", "\(year)", "--to", scratch.path(folder)]
                + more
        ).wait()
    }

    /// What was written, by its ending.
    private func file(_ ending: String, in folder: String = "out") throws -> String {
        let names = try FileManager.default.contentsOfDirectory(atPath: scratch.path(folder))
        let name = try #require(names.first { $0.hasSuffix(".\(ending)") })
        return scratch.path("\(folder)/\(name)")
    }

    private func bytes(_ ending: String, in folder: String = "out") throws -> Data {
        try Data(contentsOf: URL(fileURLWithPath: file(ending, in: folder)))
    }

    /// Read back by `check`, every figure is the one that `totals` tells.
    @Test(arguments: [2020, 2021]) func bothFilesHoldTheTotals(year: Int) throws {
        let written = try report(year)
        #expect(written.status == 0 && written.output.contains(".docx"), "\(written)")
        let text = try county.program(
            "totals", "--region", County.code, "--year", "\(year)", "--format", "json"
        ).output
        let totals = try object(object(json(text))["cells"])
        for ending in ["docx", "html"] {
            let checked = try county.program("check", file(ending), "--format", "json")
            #expect(checked.status == 0, "\(checked.errors)")
            let read = try #require(try list(json(checked.output)).first)
            #expect(read["year"] as? Int == year)
            let cells = try object(read["cells"])
            #expect(cells.count == totals.count)
            for (name, figure) in cells {
                let total = try object(totals[name])["value"]
                // a county has no 规章, and leaves the row blank
                if name.hasPrefix("disclosure.regulations.") {
                    #expect(figure is NSNull && total as? Int == 0)
                } else {
                    #expect(figure as? NSNumber == total as? NSNumber, "\(ending) \(name)")
                }
            }
        }
    }

    /// The same edition gives the same bytes, at any place and time.
    @Test func theSameEditionGivesTheSameBytes() throws {
        #expect(try report(2021, to: "one").status == 0)
        var program = county.program
        program.environment["TZ"] = "America/New_York"
        let again = try program(
            "report", "--region", County.code, "--year", "2021", "--to", scratch.path("two"))
        #expect(again.status == 0)
        for ending in ["docx", "html"] {
            #expect(try bytes(ending, in: "one") == bytes(ending, in: "two"))
        }
    }

    /// What somebody worked in is never lost unasked.
    @Test func aChangedFileStays() throws {
        #expect(try report(2021).status == 0)
        #expect(try report(2021).status == 0)
        let word = try file("docx")
        try Data("mine".utf8).write(to: URL(fileURLWithPath: word))
        try FileManager.default.removeItem(atPath: file("html"))
        let refused = try report(2021)
        #expect(refused.status == 64 && refused.errors.contains(word), "\(refused)")
        #expect(try bytes("docx") == Data("mine".utf8))
        let names = try FileManager.default.contentsOfDirectory(atPath: scratch.path("out"))
        #expect(names.count == 1)
        #expect(try report(2021, "--overwrite").status == 0)
        #expect(try bytes("docx") != Data("mine".utf8))
    }

    /// A waived report that does not add up takes the totals along, and the report says so.
    @Test func whatIsWrongIsSaid() throws {
        let text = try county.program(
            "findings", "--year", "2020", "--severity", "error", "--format", "json"
        ).output
        let findings = try list(json(text))
        let submission = try #require(findings.compactMap { $0["submission"] as? Int }.first)
        for finding in findings where finding["submission"] as? Int == submission {
            let fingerprint = try #require(finding["fingerprint"] as? String)
            let waived = try county.program("waive", fingerprint, "--reason", "试", "--by", "甲")
            #expect(waived.status == 0, "\(waived.errors)")
        }
        #expect(try county.program("run", "--log-level", "error").status == 0)
        let written = try report(2020)
        #expect(written.status == 0)
        for word in ["勾稽", "有1份报告经批准作为例外计入"] {
            #expect(written.errors.contains(word), "\(written.errors)")
            let page = String(decoding: try bytes("html"), as: UTF8.self)
            #expect(page.contains(word))
        }
        // as it was before the waiver
        let first = try #require(
            try county.text("SELECT summary.china_time(min(published_at)) FROM summary.edition"))
        #expect(try report(2020, to: "before", "--as-of", first).status == 0)
        let page = String(decoding: try bytes("html", in: "before"), as: UTF8.self)
        #expect(page.contains("第1版") && page.contains("数据不完整") && !page.contains("例外"))
    }

    @Test func ownTemplatesAreUsedOrRefused() throws {
        let saved = scratch.path("template.docx")
        #expect(try report(2021, to: "one", "--save-template", saved).status == 0)
        #expect(try report(2021, to: "two", "--template", saved).status == 0)
        #expect(try bytes("docx", in: "one") == bytes("docx", in: "two"))
        for wrong in ["/nonexistent.docx", try scratch.write("no zip", "text.docx")] {
            let refused = try report(2021, to: "three", "--template", wrong)
            #expect(refused.status == 78 && refused.errors.contains(wrong), "\(refused)")
        }
        #expect(!FileManager.default.fileExists(atPath: scratch.path("three")))
    }

    @Test func whatIsNotThereIsRefused() throws {
        #expect(try report(2019).status == 1)
        let region = try county.program(
            "report", "--region", "999999", "--year", "2020", "--to", scratch.path("out"))
        #expect(region.status == 64)
        #expect(try report(2020, "--as-of", "2001-01-01").status == 1)
        #expect(try report(2020, to: "no/such").status == 1)
        #expect(!FileManager.default.fileExists(atPath: scratch.path("out")))
        let empty = Program(database: try TestServer.migratedDatabase())
        let nothing = try empty(
            "report", "--region", County.code, "--year", "2020", "--to", scratch.path("out"))
        #expect(nothing.status == 64 || nothing.status == 1, "\(nothing)")
    }
}
