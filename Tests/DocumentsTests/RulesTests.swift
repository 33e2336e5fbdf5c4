import Submissions
import Testing

@testable import Documents

/// What the rules about words say of documents.
@Suite struct DocumentRuleTests {
    @Test func aGivenYearIsComparedWithTheDocument() throws {
        let report = try Sample.reader().read(file: Sample.path("tonggu-2020.txt"))
        #expect(ReportRules.findings(for: report).isEmpty)
        let finding = try #require(ReportRules.findings(for: report, year: 2021).first)
        #expect(finding.rule == "R-YEAR")
        #expect(finding.severity == .warning)
        #expect(finding.verdict == .failed)
        #expect(finding.message.zh.contains("2021"))
    }

    @Test func reportsFromDocumentsAreJudged() throws {
        let report = try Sample.reader().read(file: Sample.path("shuyang-2023.html"))
        let finding = try #require(ReportRules.findings(for: report).first)
        #expect(finding.rule == "R-SEC")
        #expect(finding.message.zh.contains("监督保障"))
    }
}
