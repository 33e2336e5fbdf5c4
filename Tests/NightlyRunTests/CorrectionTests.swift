import Messages
import Store
import Testing
import Vocabulary

/// A correction that says nothing any more about cells that were filled in (R-LOST), and totals
/// that a waived report breaks (R-C-ADD), through the tree and from night to night.
@Suite struct CorrectionTests {
    @Test func lostFiguresAreNamedUntilTheyAreBack() throws {
        let county = try County()
        try county.file(0, granted: 3, others: ["disclosure.licensing.decisions": 12])
        try county.file(1, granted: 3)
        try county.run()
        #expect(try county.findings(of: "R-LOST").isEmpty)
        try county.file(
            0, granted: 3,
            others: ["disclosure.licensing.decisions": nil, "disclosure.penalties.decisions": nil],
            on: "2023-01-20")
        try county.run()
        let found = try county.findings(of: "R-LOST")
        #expect(found.map(\.agencyID) == [county.agencies[0]] && found.first?.revision == 2)
        #expect(found.first?.finding.cells == ["disclosure.licensing.decisions"])
        #expect(found.first?.finding.message.zh.contains("（原为 12）") == true)
        #expect(try county.granted() == "6", "it keeps nothing out")
        #expect(try county.isWhole())
        try county.file(
            0, granted: 3, others: ["disclosure.licensing.decisions": 12], on: "2023-01-21")
        try county.run()
        #expect(try county.findings(of: "R-LOST").isEmpty)
        #expect(try county.isWhole())
    }

    /// The county's total and those above it, in both scopes, and no more once it is corrected.
    @Test func aWaivedReportBreaksTheTotalsAboveIt() throws {
        let county = try County()
        try county.file(0, granted: 5, total: 6)
        try county.file(1, granted: 2)
        try county.run()
        #expect(try county.findings(of: "R-C-ADD").isEmpty, "it does not count")
        try county.waive(0)
        try county.run()
        let broken = try county.findings(of: "R-C-ADD")
        #expect(!broken.isEmpty && broken.allSatisfy { $0.finding.verdict == .failed })
        let places = Set(broken.map { "\($0.regionCode) \($0.scope?.rawValue ?? "")" })
        #expect(places.contains("\(County.code) own") && places.contains("\(County.code) all"))
        #expect(Set(broken.map(\.regionCode)).count > 1, "the regions above as well")
        #expect(broken.allSatisfy { $0.finding.message.zh.contains("报告：单位0（相差 ") })
        #expect(try county.isWhole())
        // another report of the county does not change who broke it
        try county.file(2, granted: 1)
        try county.run()
        #expect(try county.findings(of: "R-C-ADD").count == broken.count)
        #expect(try county.isWhole())
        try county.file(0, granted: 5, on: "2023-01-20")
        try county.run()
        #expect(try county.findings(of: "R-C-ADD").isEmpty)
        #expect(try county.isWhole())
    }

    @Test func blanksOfAReportLeaveTheTotalsOpen() throws {
        let county = try County(agencies: 1)
        try county.file(
            0, granted: 5, others: ["requests.granted.total": nil])
        try county.run()
        let found = try county.findings(of: "R-C-ADD")
        #expect(!found.isEmpty && found.allSatisfy { $0.finding.verdict == .undecided })
        #expect(
            Set(found.map { "\($0.regionCode) \($0.scope?.rawValue ?? "")" }).count == found.count)
        #expect(try county.isWhole())
    }
}
