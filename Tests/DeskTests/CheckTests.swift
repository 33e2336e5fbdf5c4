import Documents
import Forms
import Foundation
import Listings
import Messages
import TestSupport
import Testing
import Vocabulary

@testable import Desk

/// What `check` and the catalogue say without a process around them.
@Suite struct CheckTests {
    @Test func aCleanReport() throws {
        let checked = try workplace().check([try reportFile("tonggu-2020.txt")])
        #expect(!checked.isUnreadable && !checked.hasErrors && !checked.isNothing)
        #expect(checked.faults.isEmpty)
        #expect(checked.listing.linesAbove.first?.en.contains("tonggu-2020.txt") == true)
    }

    /// A file that cannot be read takes nothing from the one that can.
    @Test func aMissingFileBesideAReport() throws {
        let checked = try workplace().check(
            ["/nonexistent.txt", try reportFile("tonggu-2020.txt")])
        #expect(checked.isUnreadable && !checked.isNothing)
        #expect(checked.faults.count == 1)
        #expect(checked.faults.first?.zh.contains("/nonexistent.txt") == true)
        #expect(checked.listing.linesAbove.count == 1)
    }

    /// A figure that cannot be read is said once. It is no blank, and no check speaks of it, but
    /// what is blank or wrong elsewhere is still said.
    @Test(
        arguments: ["12 0", "340（%）", "1.5", "约3"],
        [(0, "natural_person"), (2, "research"), (6, "total")])
    func anUnreadableCellIsSaidOnce(raw: String, cell: (column: Int, name: String)) throws {
        let whole = try String(contentsOfFile: reportFile("tonggu-2020.txt"), encoding: .utf8)
        var lines = whole.components(separatedBy: "\n")
        func write(_ text: String, row: String, column: Int) throws {
            let label = try #require(lines.firstIndex { $0.contains(row) })
            lines[label + 1 + column] = "\t" + text
        }
        try write(raw, row: "一、本年新收", column: cell.column)
        try write("7", row: "1.属于国家秘密", column: 6)
        try write("3", row: "2.重复申请", column: 1)
        try write("", row: "2.重复申请", column: 6)
        let file = FileManager.default.temporaryDirectory
            .appendingPathComponent("huizong-\(UUID().uuidString).txt")
        try lines.joined(separator: "\n").write(to: file, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(at: file) }

        let checked = try workplace().check([file.path])
        #expect(checked.isUnreadable)
        #expect(checked.faults.count == 1)
        #expect(checked.faults.first?.zh.contains(raw) == true)
        let listed = checked.listing.text(
            as: .csv, Presentation(language: .zh))
        #expect(!listed.contains(raw))

        let name = "requests.received." + cell.name
        let judgement = try ReportJudgement(
            DocumentReader(catalogue: FormFiles.catalogue()).read(file: file.path), year: nil,
            catalogue: FormFiles.catalogue())
        #expect(judgement.findings.allSatisfy { !$0.cells.contains(name) })
        let rules = Set(judgement.findings.map(\.rule))
        #expect(rules.isSuperset(of: ["R-T3-ROW", "R-T3-BLANK"]))
        #expect(judgement.suspects.lines(Phrase("", en: "")).allSatisfy { !$0.zh.contains("新收") })
    }

    @Test func importIsRefusedBeforeAFileIsRead() throws {
        func attempt(
            _ files: [String], agency: Int64? = nil, year: Int? = nil, at: String? = nil,
            day: String? = nil
        ) throws -> Refusal {
            try refusal {
                try workplace().importDocuments(
                    files,
                    ImportRequest(
                        agency: agency, year: year, submittedAt: at, publishedOn: day,
                        isDryRun: true))
            }
        }
        #expect(try attempt(["a", "b"], agency: 1).message == DocumentCommandMessages.oneFileOnly)
        #expect(try attempt(["a"], at: "yesterday").message.en.contains("yesterday"))
        #expect(try attempt(["a"], year: 1999).message.en.contains("1999"))
        #expect(try attempt(["a"], day: "soon").message.en.contains("--published-on"))
        #expect(try attempt(["/nonexistent.txt"]).status == .unreadableInput)
    }

    @Test func formsAndRulesAreLookedUp() throws {
        let workplace = try workplace()
        let forms = try workplace.forms(id: nil)
        #expect(try forms.rows.count == workplace.catalogue().forms.count)
        #expect(try !workplace.forms(id: "gid-2021").rows.isEmpty)
        #expect(try refusal { _ = try workplace.forms(id: "gid-1999") }.status == .wrongUsage)
        #expect(try workplace.rules(id: "R-T3-BAL").rows.count > 1)
        #expect(try refusal { _ = try workplace.rules(id: "R-NONE") }.status == .wrongUsage)
    }

    @Test(arguments: [
        ("360900", 60, "2019-2024"), ("36092", 60, "2019"), ("360926", 0, "2019"),
        ("360926", 5001, "2019"), ("360926", 60, "2024-2019"), ("360926", 60, "1999"),
        ("360926", 60, "2019-2020-2021"),
    ])
    func samplesThatAreRefused(region: String, agencies: Int, years: String) throws {
        let refusal = try refusal {
            _ = try workplace().fillSample(
                region: region, agencies: agencies, years: years, seed: 1)
        }
        #expect(refusal.status == .wrongUsage)
    }
}
