import Forms
import Messages
import Submissions

/// Applies every rule that a form states as data to the figures of one submission.
///
/// - Shape: the figures of one submission in; out, in the order of the form file, one finding for
///   each rule instance that fails and one for all instances of a rule that cannot be decided.
///   Nothing for what passes.
/// - Units: figures are stored integers; findings show the form's unit.
/// - Source: the `rules` of the form file.
public final class Judge: Sendable {
    /// The form's cells, and behind them those of last year's report.
    private let cells: [Cell]
    /// Instances that a submission without blanks can break, as cell positions in one row.
    private let kernels: [Kernel]
    private let positions: [Int32]
    private let rules: [Rule]
    /// Of each rule the cells of all its instances, each once, in order.
    private let wholeRules: [CellList]

    private struct CellList {
        let positions: [Int]
        let names: [String]

        init(_ instances: [Rule.Instance], _ cells: [Cell]) {
            var isSeen = [Bool](repeating: false, count: cells.count)
            var positions: [Int] = []
            for instance in instances {
                for side in [instance.left, instance.right] {
                    for position in side where !isSeen[position] {
                        isSeen[position] = true
                        positions.append(position)
                    }
                }
            }
            self.positions = positions
            names = positions.map { cells[$0].name }
        }
    }

    private struct Kernel {
        let check: Rule.Check
        let levels: UInt8
        let start: Int32
        let leftCount: Int32
        let rightCount: Int32
    }

    /// - Parameters:
    ///   - year: only rules that are valid for reports of this year are applied.
    ///   - acrossYears: whether to apply the rules that look at last year's report, and then only
    ///     those.
    public init(form: Form, year: Int, acrossYears: Bool = false) {
        let cells = acrossYears ? form.cells + form.lastYearCells : form.cells
        self.cells = cells
        rules = form.rules.filter { rule in
            rule.years.contains(year) && rule.looksAtLastYear == acrossYears
        }
        wholeRules = rules.map { CellList($0.instances, cells) }
        var kernels: [Kernel] = []
        var positions: [Int32] = []
        for rule in rules where rule.check != .totalPresent && rule.check != .notNegative {
            for instance in rule.instances {
                kernels.append(
                    Kernel(
                        check: rule.check, levels: Self.mask(rule.levels),
                        start: Int32(positions.count), leftCount: Int32(instance.left.count),
                        rightCount: Int32(instance.right.count)))
                positions += (instance.left + instance.right).map(Int32.init)
            }
        }
        self.kernels = kernels
        self.positions = positions
    }

    /// Whether any rule of the year is of this kind.
    var hasRules: Bool { !rules.isEmpty }

    /// In the mask of rules for every level only.
    private static let unknownLevel: UInt8 = 128

    private static func mask(_ levels: [RegionLevel]) -> UInt8 {
        levels.isEmpty ? .max : levels.reduce(0) { $0 | bit($1) }
    }

    private static func bit(_ level: RegionLevel) -> UInt8 {
        switch level {
        case .province: 1
        case .prefecture: 2
        case .county: 4
        }
    }

    /// Everything the rules have to say against one submission.
    ///
    /// - Parameter level: level of the agency's region; nil if it is unknown, and then rules for
    ///   certain levels only are left out.
    public func findings(of figures: Figures, level: RegionLevel?) -> [Finding] {
        if isClean(figures, level: level) { return [] }
        var findings: [Finding] = []
        for (number, rule) in rules.enumerated()
        where rule.levels.isEmpty || level.map(rule.levels.contains) ?? false {
            var undecided: [Rule.Instance] = []
            for instance in rule.instances {
                let outcome = Outcome(rule.check, instance, figures, cells)
                switch outcome.verdict {
                case .passed: continue
                case .failed: findings.append(failure(rule, instance, outcome))
                case .undecided: undecided.append(instance)
                }
            }
            if !undecided.isEmpty {
                let isWhole = undecided.count == rule.instances.count
                findings.append(
                    self.undecided(
                        rule, isWhole ? wholeRules[number] : CellList(undecided, cells),
                        count: undecided.count, figures))
            }
        }
        return findings
    }

    /// Whether every rule passes, decided without allocating for a report without blanks,
    /// negative figures or figures so large that a 64-bit sum might overflow.
    private func isClean(_ figures: Figures, level: RegionLevel?) -> Bool {
        if figures.hasBlanks || figures.hasNegatives { return false }
        if figures.magnitudeBits == 0 { return true }
        guard figures.magnitudeBits < 1 << 48 else { return false }
        let levelBit = level.map(Self.bit) ?? Self.unknownLevel
        let values = figures.values
        return kernels.withUnsafeBufferPointer { kernels in
            positions.withUnsafeBufferPointer { positions in
                for kernel in kernels {
                    var next = Int(kernel.start)
                    var left: Int64 = 0
                    for _ in 0..<kernel.leftCount {
                        left &+= values[Int(positions[next])]
                        next &+= 1
                    }
                    var right: Int64 = 0
                    for _ in 0..<kernel.rightCount {
                        right &+= values[Int(positions[next])]
                        next &+= 1
                    }
                    let passes =
                        switch kernel.check {
                        case .equal: left == right
                        case .atLeast: left >= right
                        case .positiveIf: right <= 0 || left > 0
                        case .steady: Outcome.isSteady(Int128(left), Int128(right))
                        case .zero: left == 0 || kernel.levels & levelBit == 0
                        case .notNegative, .totalPresent: true
                        }
                    if !passes { return false }
                }
                return true
            }
        }
    }

    private func failure(
        _ rule: Rule, _ instance: Rule.Instance, _ outcome: Outcome
    ) -> Finding {
        let positions = instance.left + instance.right
        let scale = cells[positions[0]].unit.scale
        func shown(_ value: Int128) -> String { ExactDecimal.format(value, scale: scale) }
        let difference = shown(outcome.left - outcome.right)
        let none = Phrase("", en: "")
        let message = rule.message.filled([
            "row": instance.row ?? none, "column": instance.column ?? none,
            "cell": cells[positions[0]].label,
        ]).filled([
            "left": shown(outcome.left), "right": shown(outcome.right), "difference": difference,
        ])
        let hasRight = !instance.right.isEmpty && rule.check != .totalPresent
        return Finding(
            rule: rule.id, severity: rule.severity, verdict: .failed,
            cells: positions.map { cells[$0].name }, left: shown(outcome.left),
            right: hasRight ? shown(outcome.right) : nil, difference: hasRight ? difference : nil,
            message: message)
    }

    /// One finding for all instances of a rule that blanks leave open: a report with a blank
    /// column would otherwise get dozens that say the same.
    private func undecided(
        _ rule: Rule, _ list: CellList, count: Int, _ figures: Figures
    ) -> Finding {
        let message = ValidationMessages.undecided.filled([
            "title": rule.title, "blanks": blankLabels(list.positions, figures),
        ]).filled(["count": String(count)])
        return Finding(
            rule: rule.id, severity: rule.severity, verdict: .undecided, cells: list.names,
            message: message)
    }

    /// The labels of the blank cells of a check; of more than two only the first, and how many
    /// there are: the finding itself lists every cell.
    private func blankLabels(_ positions: [Int], _ figures: Figures) -> Phrase {
        let blanks = positions.filter(figures.isBlank)
        let shown = blanks.prefix(blanks.count > 2 ? 1 : 2).map { cells[$0].label }
        let names = Phrase(
            shown.map(\.zh).joined(separator: "、"), en: shown.map(\.en).joined(separator: "; "))
        guard blanks.count > shown.count else { return names }
        return ValidationMessages.andMore.filled(["names": names])
            .filled(["count": String(blanks.count)])
    }
}
