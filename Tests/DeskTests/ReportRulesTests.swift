import Documents
import Foundation
import Messages
import TestSupport
import Testing
import Vocabulary

@testable import Desk

/// What the rules about words say of documents.
@Suite struct DocumentRuleTests {
    @Test func aGivenYearIsComparedWithTheDocument() throws {
        let report = try Fixture.read("tonggu-2020.txt")
        #expect(ReportRules.findings(for: report).isEmpty)
        let finding = try #require(ReportRules.findings(for: report, year: 2021).first)
        #expect(finding.rule == "R-YEAR")
        #expect(finding.severity == .warning)
        #expect(finding.verdict == .failed)
        #expect(finding.message.zh.contains("2021"))
    }

    @Test func reportsFromDocumentsAreJudged() throws {
        let report = try Fixture.read("shuyang-2023.html")
        let finding = try #require(ReportRules.findings(for: report).first)
        #expect(finding.rule == "R-SEC")
        #expect(finding.message.zh.contains("监督保障"))
    }
}

/// Published reports that the tests of reading keep.
private enum Fixture {
    static func read(_ name: String) throws -> Report {
        let path = try #require(
            ["config/demo", "Tests/DocumentsTests/Fixtures"]
                .map { "\(FormFiles.repository)/\($0)/\(name)" }
                .first { FileManager.default.fileExists(atPath: $0) })
        return try DocumentReader(catalogue: FormFiles.catalogue()).read(file: path)
    }
}
