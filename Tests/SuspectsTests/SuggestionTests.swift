import Forms
import Testing

@testable import Suspects

@Suite struct SuggestionTests {
    @Test(
        arguments: [
            (45, 54, true), (1243, 1234, true), (-45, -54, true), (45, 45, false),
            (321, 123, false), (50, 5, false), (45, -54, false), (44, 45, false),
            (1122, 2211, false),
        ] as [(Int64, Int64, Bool)])
    func swappedDigits(first: Int64, second: Int64, expected: Bool) {
        #expect(SuggestionFit.areSwapped(first, second) == expected)
        #expect(SuggestionFit.areSwapped(second, first) == expected)
    }

    @Test(
        arguments: [
            (10, 120, 12, true), (10, 0, 0, false), (10, 12, 13, false), (10, -30, -3, true),
            (10_000, 70_000, 7, true), (10_000, .max, .min, false),
        ] as [(Int64, Int64, Int64, Bool)])
    func factors(factor: Int64, first: Int64, second: Int64, expected: Bool) {
        #expect(SuggestionFit.areApart(by: factor, first, second) == expected)
        #expect(SuggestionFit.areApart(by: factor, second, first) == expected)
    }

    /// One slip of each kind in a report of 45 requests by persons and 6 by businesses.
    static let slips: [([String: Int64], Suggestion?)] = [
        (["granted.natural_person": 54], .swappedDigits),
        (["granted.natural_person": 450], .factor10),
        (["granted.natural_person": 450_000], .factor10000),
        (["granted.total": 0], .missingTotal),
        (["handled_total.natural_person": 0], .missingTotal),
        (
            ["granted.natural_person": 0, "granted.business": 45, "granted.research": 6],
            .shiftedColumn
        ),
        (["granted.natural_person": 6, "granted.business": 45], .shiftedColumn),
        (["granted.business": 0, "granted.legal_service": 6], nil),
        (["granted.natural_person": 47], nil),
    ]

    /// A set of cells may hold a slip beside another one, or beside an unexplained cell.
    @Test(
        arguments: [
            (450, [.factor10, .missingTotal]), (47, [nil, .missingTotal]),
        ] as [(Int64, [Suggestion?])])
    func slipsSideBySide(granted: Int64, expected: [Suggestion?]) throws {
        var report = try TestReport("gid-2021")
        report.grant(45, "natural_person")
        report.grant(6, "business")
        report["requests.granted.natural_person"] = granted
        report["requests.handled_total.business"] = 0
        let part = try #require(report.parts().first)
        guard case .found(let suspects, _) = part.result else {
            Issue.record("\(part.result)")
            return
        }
        #expect(suspects.map(\.slips) == [expected])
        #expect(suspects.map(\.suggestion) == [nil])
        #expect(suspects.map(\.values) == [[45, 6]])
    }

    @Test func everyKindHasACase() {
        #expect(Set(Self.slips.compactMap(\.1)) == Set(Suggestion.allCases))
    }

    @Test(arguments: slips)
    func everyKind(slip: [String: Int64], expected: Suggestion?) throws {
        var report = try TestReport("gid-2021")
        report.grant(45, "natural_person")
        report.grant(6, "business")
        let right = report
        for (cell, value) in slip { report["requests.\(cell)"] = value }
        let named = try #require(report.parts().first).named(report.form)
        var repair: [String: Int64?] = [:]
        for cell in slip.keys { repair["requests.\(cell)"] = .some(right["requests.\(cell)"]) }
        #expect(named.first == Named(repair, expected))
    }
}
