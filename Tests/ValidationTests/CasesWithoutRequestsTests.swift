import Forms
import TestSupport
import Testing

@testable import Validation

/// R-T43: reconsideration or litigation without any request.
@Suite struct CasesWithoutRequestsTests {
    private func verdicts(
        received: Int64?, carriedIn: Int64?, cases: [Int64?], form id: String
    ) throws -> [String] {
        let form = try #require(try FormFiles.catalogue()[id])
        var cells = [Int64?](repeating: 0, count: form.cells.count)
        func set(_ cell: String, _ value: Int64?) throws {
            cells[try #require(form.position(of: cell))] = value
        }
        try set("requests.received.total", received)
        try set("requests.carried_in.total", carriedIn)
        let rows = [
            "reconsideration", "litigation_direct", "litigation_after_reconsideration",
        ]
        for (row, value) in zip(rows, cases) { try set("proceedings.\(row).total", value) }
        let figures = Figures(capacity: cells.count)
        try figures.load(cells)
        let judge = Judge(form: form, year: form.years.first)
        let found = judge.findings(of: figures, level: nil).filter { $0.rule == "R-T43" }
        #expect(found.allSatisfy { $0.severity == .hint })
        return found.map(\.verdict.rawValue)
    }

    @Test(
        arguments: [
            (0, 0, [0, 0, 0], []), (3, 0, [1, 0, 0], []), (0, 2, [0, 1, 0], []),
            (0, 0, [1, 0, 0], ["failed"]), (0, 0, [0, 0, 2], ["failed"]),
            // a blank leaves it open only where a figure in it could decide
            (nil, 0, [1, 0, 0], ["undecided"]), (0, 0, [0, nil, 0], ["undecided"]),
            (nil, nil, [nil, nil, nil], ["undecided"]), (nil, 0, [0, 0, 0], []),
            (3, nil, [1, nil, 0], []), (0, 0, [1, nil, 0], ["failed"]),
        ] as [(Int64?, Int64?, [Int64?], [String])],
        ["gid-2019", "gid-2021"])
    func verdict(
        _ given: (received: Int64?, carriedIn: Int64?, cases: [Int64?], verdicts: [String]),
        _ form: String
    ) throws {
        #expect(
            try verdicts(
                received: given.received, carriedIn: given.carriedIn, cases: given.cases,
                form: form) == given.verdicts)
    }
}
