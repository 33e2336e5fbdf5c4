import Forms
import TestSupport
import Testing
import Validation
import Vocabulary

/// Random reports judged twice: by the code and by ``NaiveJudge``.
@Suite struct RandomReportTests {
    /// How random reports are spoiled; without spoiling every identity holds.
    enum Spoiling: CaseIterable {
        case nothing, oneFigure, blanks, negatives, extremes, everything
    }

    @Test(arguments: ["gid-2019", "gid-2021"], [1, 2, 3, 4] as [UInt64])
    func theJudgeAgreesWithTheNaiveOne(id: String, seed: UInt64) throws {
        let form = try Official.form(id)
        try compare(form, seed: seed, count: 250)
    }

    @Test(arguments: [5, 6] as [UInt64])
    func withAFormOfEveryKindOfCheckToo(seed: UInt64) throws {
        try compare(try ThirdForm.form(), seed: seed, count: 1500)
    }

    private func compare(_ form: Form, seed: UInt64, count: Int) throws {
        var random = SeededNumbers(seed: seed)
        let naive = NaiveJudge(form: form)
        let year = form.years.first
        let judge = Judge(form: form, year: year)
        let figures = Figures(capacity: form.cells.count)
        var clean = 0
        var failing = 0
        for _ in 0..<count {
            let spoiling = Spoiling.allCases.randomElement(using: &random) ?? .nothing
            let cells = report(form, spoiling, &random)
            let level = ([nil] + RegionLevel.allCases).randomElement(using: &random) ?? nil
            try figures.load(cells)
            let findings = judge.findings(of: figures, level: level)
            let expected = naive.result(cells, level: level, year: year)
            let found = NaiveJudge.Result(
                failed: findings.filter { $0.verdict == .failed }.map { text($0, form, cells) },
                undecided: expected.undecided.filter { rule, _ in
                    findings.contains { $0.rule == rule && $0.verdict == .undecided }
                })
            #expect(found == expected, "\(form.id) seed \(seed), \(spoiling)")
            #expect(
                findings.count { $0.verdict == .undecided } == expected.undecided.count,
                "\(form.id) seed \(seed), \(spoiling)")
            if findings.isEmpty { clean += 1 }
            if !found.failed.isEmpty { failing += 1 }
        }
        #expect(clean > count / 20 && failing > count / 4, "too few of a kind to mean anything")
    }

    /// A failed finding in the words of ``NaiveJudge``, both sums read back from what it shows.
    private func text(_ finding: Finding, _ form: Form, _ cells: [Int64?]) -> String {
        let positions = finding.cells.compactMap(form.position(of:))
        let scale = positions.first.map { form.cells[$0].unit.scale } ?? 1
        func known(_ names: [Int]) -> Int128 {
            names.reduce(0) { $0 + Int128(cells[$1] ?? 0) }
        }
        let rule = form.rules.first { $0.id == finding.rule }
        let instance = rule?.instances.first { $0.left + $0.right == positions }
        let left = known(instance?.left ?? [])
        let right = known(instance?.right ?? [])
        #expect(finding.left == ExactDecimal.format(left, scale: scale))
        if let shown = finding.right {
            #expect(shown == ExactDecimal.format(right, scale: scale))
            #expect(finding.difference == ExactDecimal.format(left - right, scale: scale))
        }
        return "\(finding.rule) \(finding.cells) \(left) \(right)"
    }

    private func report(
        _ form: Form, _ spoiling: Spoiling, _ random: inout SeededNumbers
    ) -> [Int64?] {
        var cells = RandomReport.consistent(form, &random)
        let changes =
            switch spoiling {
            case .nothing: 0
            case .oneFigure: 1
            case .blanks, .negatives, .extremes: Int.random(in: 1...12, using: &random)
            case .everything: 60
            }
        for _ in 0..<changes {
            let position = Int.random(in: 0..<cells.count, using: &random)
            let kind =
                spoiling == .everything
                ? Spoiling.allCases.randomElement(using: &random) ?? .blanks : spoiling
            switch kind {
            case .nothing: break
            case .oneFigure: cells[position] = cells[position].map { $0 &+ 1 }
            case .blanks: cells[position] = nil
            case .negatives: cells[position] = Int64.random(in: -3 ... -1, using: &random)
            case .extremes, .everything:
                cells[position] =
                    [.max, .min, 1 << 47, 1 << 48, .max - 1]
                    .randomElement(using: &random) ?? .max
            }
        }
        return cells
    }
}

/// Reports made at random.
enum RandomReport {
    /// Figures that satisfy both official forms: what is granted is received and handled.
    static func consistent(_ form: Form, _ random: inout SeededNumbers) -> [Int64?] {
        var cells = [Int64](repeating: 0, count: form.cells.count)
        func add(_ name: String, _ figure: Int64) {
            if let position = form.position(of: name) { cells[position] += figure }
        }
        for column in ["natural_person", "business", "legal_service"] {
            let granted = Int64.random(in: 0...30, using: &random)
            let repeated = Int64.random(in: 0...3, using: &random)
            let out = Int64.random(in: 0...2, using: &random)
            for column in [column, "total"] {
                add("requests.granted.\(column)", granted)
                add("requests.declined_repeated.\(column)", repeated)
                add("requests.handled_total.\(column)", granted + repeated)
                add("requests.carried_out.\(column)", out)
                add("requests.received.\(column)", granted + repeated + out)
            }
        }
        add("proceedings.reconsideration.upheld", 2)
        add("proceedings.reconsideration.total", 2)
        add("disclosure.licensing.items_last_year", 4)
        add("disclosure.licensing.decisions", Int64.random(in: 0...500, using: &random))
        add("disclosure.fees.amount", Int64.random(in: 0...(1 << 40), using: &random))
        return cells
    }
}
