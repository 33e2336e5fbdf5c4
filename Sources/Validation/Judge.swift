public import Forms
import Messages
import Synchronization
public import Vocabulary

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
    /// Instances that a submission without blanks can break.
    private let kernels: [Kernel]
    /// Cell positions of all kernels in one row: of each the left side, then the right side.
    private let positions: [Int32]
    /// Instances that only a blank can break: a total must be there if there is something to add.
    private let blankTotals: [Rule.Instance]
    /// Rules with factors or a tolerance, which kernels do not know.
    private let others: [Rule]
    private let rules: [Rule]
    /// What findings said that could not be decided, by the numbers of the rule and of the
    /// instances: blanks come in columns, so the same few come again and again.
    private let undecidedCells: Mutex<[[Int]: LookedAt]> = Mutex([:])
    private static let undecidedLimit = 512

    /// The cells of some instances of a rule, each once, in order.
    private struct LookedAt {
        let positions: [Int]
        let list: CellList

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
            list = CellList(positions.map { cells[$0].name })
        }
    }

    /// One instance, or up to eight whose cells stand side by side, as those of a rule that is
    /// stated for every column do.
    private struct Kernel {
        let check: Rule.Check
        let levels: UInt8
        /// Of the first instance's positions in ``positions``.
        let start: Int32
        let leftCount: Int32
        let rightCount: Int32
        /// How many instances; each one's cells stand one behind those of the instance before.
        var width: Int32 = 1
    }

    /// - Parameters:
    ///   - year: only rules that are valid for reports of this year are applied.
    ///   - acrossYears: whether to apply the rules that look at last year's report, and then only
    ///     those.
    public convenience init(form: Form, year: Int, acrossYears: Bool = false) {
        self.init(
            acrossYears ? form.cells + form.lastYearCells : form.cells,
            form.rules.filter { rule in
                rule.years.contains(year) && rule.looksAtLastYear == acrossYears
            })
    }

    /// - Parameters:
    ///   - cells: those that the rules look at.
    ///   - rules: those to apply.
    init(_ cells: [Cell], _ rules: [Rule]) {
        self.cells = cells
        self.rules = rules
        var kernels: [Kernel] = []
        var positions: [Int32] = []
        for rule in rules
        where rule.isPlain && rule.check != .totalPresent && rule.check != .notNegative {
            let first = kernels.count
            for instance in rule.instances {
                let cells = (instance.left + instance.right).map(Int32.init)
                if kernels.count > first, let last = kernels.last, last.width < 8,
                    last.leftCount == instance.left.count,
                    last.rightCount == instance.right.count,
                    positions[Int(last.start)...].elementsEqual(cells.map { $0 - last.width })
                {
                    kernels[kernels.count - 1].width += 1
                    continue
                }
                kernels.append(
                    Kernel(
                        check: rule.check, levels: Self.mask(rule.levels),
                        start: Int32(positions.count), leftCount: Int32(instance.left.count),
                        rightCount: Int32(instance.right.count)))
                positions += cells
            }
        }
        self.kernels = kernels
        self.positions = positions
        blankTotals = rules.filter { $0.check == .totalPresent }.flatMap(\.instances)
        others = rules.filter { !$0.isPlain && $0.check != .totalPresent }
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
    /// - Parameters:
    ///   - level: level of the agency's region; nil if it is unknown, and then rules for certain
    ///     levels only are left out.
    ///   - unread: positions whose figures are not known, so that no check says anything of them.
    public func findings(
        of figures: Figures, level: RegionLevel?, unread: Set<Int> = []
    ) -> [Finding] {
        if isClean(figures, level: level) { return [] }
        var findings: [Finding] = []
        for (number, rule) in rules.enumerated()
        where rule.levels.isEmpty || level.map(rule.levels.contains) ?? false {
            var undecided: [Int] = []
            for (place, instance) in rule.instances.enumerated()
            where unread.isEmpty || !instance.looksAt(unread) {
                let outcome = Outcome(rule, instance, figures, cells)
                switch outcome.verdict {
                case .passed: continue
                case .failed: findings.append(failure(rule, instance, outcome))
                case .undecided: undecided.append(place)
                }
            }
            if !undecided.isEmpty {
                findings.append(
                    self.undecided(
                        rule, lookedAt(number, undecided), count: undecided.count, figures))
            }
        }
        return findings
    }

    /// Whether every rule passes, decided without allocating for a report without negative figures
    /// or figures so large that a 64-bit sum might overflow. A blank's value is 0, which is what
    /// it is taken for.
    func isClean(_ figures: Figures, level: RegionLevel?) -> Bool {
        if figures.hasNegatives { return false }
        if figures.magnitudeBits == 0 { return true }
        guard figures.magnitudeBits < 1 << 48 else { return false }
        if figures.hasBlanks, lacksTotal(figures) { return false }
        if !others.isEmpty, !others.allSatisfy({ passes($0, figures) }) { return false }
        let levelBit = level.map(Self.bit) ?? Self.unknownLevel
        let values = figures.values
        return kernels.withUnsafeBufferPointer { kernels in
            positions.withUnsafeBufferPointer { positions in
                for kernel in kernels {
                    let start = Int(kernel.start)
                    let middle = start + Int(kernel.leftCount)
                    let end = middle + Int(kernel.rightCount)
                    if kernel.width == 1 {
                        var left: Int64 = 0
                        for place in start..<middle { left &+= values[Int(positions[place])] }
                        var right: Int64 = 0
                        for place in middle..<end { right &+= values[Int(positions[place])] }
                        if !Self.passes(kernel, left, right, levelBit) { return false }
                        continue
                    }
                    var left = EightSums()
                    for place in start..<middle { left.add(values, from: positions[place]) }
                    var right = EightSums()
                    for place in middle..<end { right.add(values, from: positions[place]) }
                    for lane in 0..<Int(kernel.width)
                    where !Self.passes(kernel, left[lane], right[lane], levelBit) {
                        return false
                    }
                }
                return true
            }
        }
    }

    /// Whether a total was left blank beside figures that add up to something.
    private func lacksTotal(_ figures: Figures) -> Bool {
        blankTotals.contains { instance in
            instance.right.contains(where: figures.isBlank)
                && instance.left.contains { figures.values[$0] != 0 }
        }
    }

    private func passes(_ rule: Rule, _ figures: Figures) -> Bool {
        rule.instances.allSatisfy { Outcome(rule, $0, figures, cells).verdict == .passed }
    }

    /// The sums of eight instances side by side. Pairs, because that is what every processor adds
    /// at once; one vector of eight is three times as slow where it has to be put together.
    private struct EightSums {
        private var first = SIMD2<Int64>()
        private var second = SIMD2<Int64>()
        private var third = SIMD2<Int64>()
        private var fourth = SIMD2<Int64>()

        /// Adds eight figures; those behind the kernel's last instance have no meaning.
        @inline(__always)
        mutating func add(_ values: UnsafeMutableBufferPointer<Int64>, from position: Int32) {
            let place = Int(position)
            first &+= SIMD2(values[place], values[place + 1])
            second &+= SIMD2(values[place + 2], values[place + 3])
            third &+= SIMD2(values[place + 4], values[place + 5])
            fourth &+= SIMD2(values[place + 6], values[place + 7])
        }

        @inline(__always)
        subscript(lane: Int) -> Int64 {
            switch lane >> 1 {
            case 0: first[lane & 1]
            case 1: second[lane & 1]
            case 2: third[lane & 1]
            default: fourth[lane & 1]
            }
        }
    }

    @inline(__always)
    private static func passes(
        _ kernel: Kernel, _ left: Int64, _ right: Int64, _ levelBit: UInt8
    ) -> Bool {
        switch kernel.check {
        case .equal: left == right
        case .atLeast: left >= right
        case .positiveIf: right <= 0 || left > 0
        case .steady: Outcome.isSteady(Int128(left), Int128(right))
        case .zero: left == 0 || kernel.levels & levelBit == 0
        case .notNegative, .totalPresent: true
        }
    }

    private func failure(
        _ rule: Rule, _ instance: Rule.Instance, _ outcome: Outcome
    ) -> Finding {
        let positions = instance.left + instance.right
        let scale = cells[positions[0]].unit.scale
        func shown(_ value: Int128) -> String { ExactDecimal.format(value, scale: scale) }
        let difference = shown(outcome.left - outcome.right)
        let message = rule.message(
            instance, cells, left: shown(outcome.left), right: shown(outcome.right),
            difference: difference)
        let hasRight = !instance.right.isEmpty && rule.check != .totalPresent
        return Finding(
            rule: rule.id, severity: rule.severity, verdict: .failed,
            cells: positions.map { cells[$0].name }, left: shown(outcome.left),
            right: hasRight ? shown(outcome.right) : nil, difference: hasRight ? difference : nil,
            message: message)
    }

    /// The cells of some instances of a rule, by their numbers.
    private func lookedAt(_ rule: Int, _ instances: [Int]) -> LookedAt {
        let key = [rule] + instances
        if let known = undecidedCells.withLock({ $0[key] }) { return known }
        let made = LookedAt(instances.map { rules[rule].instances[$0] }, cells)
        undecidedCells.withLock { known in
            if known.count < Self.undecidedLimit { known[key] = made }
        }
        return made
    }

    /// One finding for all instances of a rule that blanks leave open: a report with a blank
    /// column would otherwise get dozens that say the same.
    private func undecided(
        _ rule: Rule, _ lookedAt: LookedAt, count: Int, _ figures: Figures
    ) -> Finding {
        let message = ValidationMessages.undecided.filled([
            "title": rule.title, "blanks": blankLabels(lookedAt.positions, figures),
        ]).filled(["count": String(count)])
        return Finding(
            rule: rule.id, severity: rule.severity, verdict: .undecided, cells: lookedAt.list,
            message: message)
    }

    /// The labels of the blank cells of a check; of more than two only the first, and how many
    /// there are: the finding itself lists every cell.
    private func blankLabels(_ positions: [Int], _ figures: Figures) -> Phrase {
        let blanks = positions.filter(figures.isBlank)
        let shown = blanks.prefix(blanks.count > 2 ? 1 : 2).map { cells[$0].label }
        let names = shown.joined(zh: "、", en: "; ")
        guard blanks.count > shown.count else { return names }
        return ValidationMessages.andMore.filled(["names": names])
            .filled(["count": String(blanks.count)])
    }
}

extension Rule.Instance {
    fileprivate func looksAt(_ positions: Set<Int>) -> Bool {
        left.contains(where: positions.contains) || right.contains(where: positions.contains)
    }
}
