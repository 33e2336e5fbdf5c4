import Forms
import TestSupport
import Testing
import Validation
import Vocabulary

/// Checks whose cells count several times, compared with trying every filling of the blanks.
@Suite struct WeightedRuleTests {
    /// What a blank is tried with; every difference of figures up to 4 is far below.
    private static let most: Int64 = 40

    /// `times` of a, b and c, and the tolerance, of the rule a + b = c.
    struct Weights: CustomTestStringConvertible {
        let times: [Int64]
        let tolerance: Int64

        var testDescription: String { "\(times) within \(tolerance)" }

        func holds(_ cells: [Int64]) -> Bool {
            let left = times[0] * cells[0] + times[1] * cells[1]
            return abs(left - times[2] * cells[2]) <= tolerance
        }

        func form() throws -> Form {
            try #require(
                try FormFiles.catalogue(of: ["weights.yaml": text])["weights"])
        }

        private var text: String {
            let sides = zip(["a", "b", "c"], times).map { name, times in
                "{cell: sums.only.\(name), times: \(times)}"
            }
            return """
                id: weights
                title: {zh: 试, en: trial}
                notice: 试
                years: {first: 2030}
                signature: [甲]
                sections: []
                units: {items: {zh: 件, en: items}}
                tables:
                  - id: sums
                    title: {zh: 和, en: sums}
                    headings: [和]
                    layout: rows
                    blocks:
                      - columns:
                          - {id: a, zh: 甲, en: a, unit: items}
                          - {id: b, zh: 乙, en: b, unit: items}
                          - {id: c, zh: 丙, en: c, unit: items}
                        rows: [{id: only, zh: 行, en: row}]
                rules:
                  - id: R-W
                    severity: error
                    check: equal
                    tolerance: \(tolerance)
                    left: [\(sides[0]), \(sides[1])]
                    right: [\(sides[2])]
                    title: {zh: 试, en: trial}
                    message: {zh: "{left} {right}", en: "{left} {right}"}
                    source: 试
                """
        }
    }

    static let weights = [[1, 1, 1], [2, 1, 1], [2, 4, 2], [3, 6, 4], [1, 2, 6], [6, -4, 2]]
        .flatMap { times in [0, 1].map { Weights(times: times, tolerance: $0) } }

    @Test(arguments: weights)
    func blanks(weights: Weights) throws {
        let form = try weights.form()
        var numbers = SeededNumbers(seed: 7)
        for _ in 0..<300 {
            let cells = (0..<3).map { _ in
                Bool.random(using: &numbers) ? Int64.random(in: 0...4, using: &numbers) : nil
            }
            let verdict = try form.findings(cells, year: 2030).verdict(of: "R-W")
            let open = cells.count { $0 == nil }
            if weights.holds(cells.map { $0 ?? 0 }) {
                #expect(verdict == .passed, "\(cells)")
            } else if !canHold(weights, cells) {
                // with several blanks only what they have in common is looked at
                #expect(verdict == .failed || open > 1, "\(cells)")
            } else {
                #expect(verdict == .undecided, "\(cells)")
            }
        }
    }

    private func canHold(_ weights: Weights, _ cells: [Int64?]) -> Bool {
        guard let blank = cells.firstIndex(of: nil) else {
            return weights.holds(cells.map { $0 ?? 0 })
        }
        return (0...Self.most).contains { figure in
            var cells = cells
            cells[blank] = figure
            return canHold(weights, cells)
        }
    }

    /// Half of two halves: no filling of blanks that count twice mends a difference of one.
    @Test func whatBlanksHaveInCommonDecides() throws {
        let form = try Weights(times: [2, 4, 2], tolerance: 0).form()
        let odd = try Weights(times: [2, 4, 3], tolerance: 0).form()
        #expect(try form.findings([nil, nil, 1], year: 2030).verdict(of: "R-W") == .undecided)
        #expect(try odd.findings([nil, nil, 1], year: 2030).verdict(of: "R-W") == .failed)
        #expect(try odd.findings([nil, nil, 2], year: 2030).verdict(of: "R-W") == .undecided)
    }

    /// Each report may be off by the tolerance, and so the total by that of all of them.
    @Test func aTotalMayBeOffByTheToleranceOfEachReport() throws {
        let form = try Weights(times: [1, 1, 1], tolerance: 1).form()
        let identities = TotalIdentities(form: form, year: 2030)
        func broken(_ cells: [Int64], reports: Int) -> Int {
            identities.broken(
                in: RegionJudge.Total(values: cells, blanks: [], included: reports), scope: .own
            ).failed.count
        }
        #expect(broken([10, 10, 23], reports: 3) == 0)
        #expect(broken([10, 10, 24], reports: 3) == 1)
        #expect(broken([10, 10, 22], reports: 1) == 1)
    }

    /// The largest totals there can be overflow nothing.
    @Test func theLargestTotals() throws {
        let form = try Weights(times: [1_000_000, 1_000_000, 1_000_000], tolerance: 0).form()
        let total = RegionJudge.Total(
            values: [.max, .max, .min], blanks: [1, 1, 1], included: .max)
        let (failed, undecided) = TotalIdentities(form: form, year: 2030).broken(
            in: total, scope: .all)
        #expect(failed.isEmpty && undecided != nil, "a larger c would mend it")
        let bare = RegionJudge.Total(values: [.max, .max, .min], blanks: [], included: .max)
        let finding = try #require(
            TotalIdentities(form: form, year: 2030).broken(in: bare, scope: .all).failed.first)
        #expect(finding.finding.difference == "27670116110564327422000000")
    }
}
