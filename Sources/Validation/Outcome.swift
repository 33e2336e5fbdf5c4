import Forms
import Messages
import Vocabulary

/// What one instance of a rule says of a submission, with both sums.
struct Outcome {
    let verdict: Verdict
    /// Sums of the cells that are not blank; 128 bits, so that no 64-bit figures overflow them.
    let left: Int128
    let right: Int128

    init(_ rule: Rule, _ instance: Rule.Instance, _ figures: Figures, _ cells: [Cell]) {
        self.init(
            rule, instance, cells, value: { figures.values[$0] },
            isOpen: { figures.isBlank($0) && !cells[$0].isBlankZero })
    }

    /// - Note: blanks are taken as nothing to report, which is what they mean in the provinces that
    ///   ask for them. A check that holds so has passed. One that does not is undecided where some
    ///   filling of the blanks would make it hold, and has failed where none would: figures that
    ///   may not be negative can only add to their side.
    /// - Parameters:
    ///   - value: the figure at a position; of a blank 0.
    ///   - isOpen: whether a blank may hide more at a position.
    ///   - reports: how many reports the figures are the sum of; each may be off by the tolerance.
    init(
        _ rule: Rule, _ instance: Rule.Instance, _ cells: [Cell], reports: Int = 1,
        value: (Int) -> Int64, isOpen: (Int) -> Bool
    ) {
        var left = Side()
        for (place, position) in instance.left.enumerated() {
            left.add(
                value(position), times: instance.factor(at: place), isOpen: isOpen(position),
                isSigned: cells[position].isSigned)
        }
        var right = Side()
        for (place, position) in instance.right.enumerated() {
            right.add(
                value(position), times: instance.factor(at: instance.left.count + place),
                isOpen: isOpen(position), isSigned: cells[position].isSigned)
        }
        self.left = left.sum
        self.right = right.sum
        let tolerance = Int128(rule.tolerance) * Int128(reports)
        let canMend: Bool
        switch rule.check {
        case .equal:
            let isMovable =
                left.sum > right.sum
                ? right.canGrow || left.canShrink : left.canGrow || right.canShrink
            canMend =
                isMovable && Self.canMeet(left, right, within: UInt128(tolerance))
        case .atLeast, .positiveIf: canMend = left.canGrow || right.canShrink
        // a blank is neither negative, nor a forbidden figure, nor a large one; and a total that is
        // missing is missing
        case .notNegative, .zero, .steady, .totalPresent: canMend = false
        }
        let holds = Self.holds(rule, left.sum, right.sum, tolerance, isTotalBlank: right.isOpen)
        verdict = holds ? .passed : canMend ? .undecided : .failed
    }

    /// Whether a check holds with its blanks taken as nothing to report.
    private static func holds(
        _ rule: Rule, _ left: Int128, _ right: Int128, _ tolerance: Int128, isTotalBlank: Bool
    ) -> Bool {
        switch rule.check {
        case .equal: (left - right).magnitude <= UInt128(tolerance)
        case .atLeast: left >= right - tolerance
        case .positiveIf: right <= 0 || left > 0
        case .notNegative: left >= 0
        case .zero: left == 0
        case .steady: isSteady(left, right)
        case .totalPresent: !isTotalBlank || left == 0
        }
    }

    /// Whether steps of what the blanks count can bring the sides together: a blank that counts
    /// twice mends no difference of one.
    private static func canMeet(_ left: Side, _ right: Side, within tolerance: UInt128) -> Bool {
        let step = UInt128(gcd(left.step, right.step))
        let rest = (left.sum - right.sum).magnitude % step
        return min(rest, step - rest) <= tolerance
    }

    fileprivate static func gcd(_ one: UInt64, _ other: UInt64) -> UInt64 {
        var (one, other) = (one, other)
        while other > 0 { (one, other) = (other, one % other) }
        return one
    }

    /// A tenfold step of figures that are not small: a slip of the decimal point or of the unit.
    static func isSteady(_ left: Int128, _ right: Int128) -> Bool {
        let smaller = min(left, right)
        let larger = max(left, right)
        return smaller < 10 || larger < smaller * 10
    }

    private struct Side {
        var sum: Int128 = 0
        /// Whether a blank may hide something.
        var isOpen = false
        /// Whether that may make the sum larger.
        var canGrow = false
        /// Whether that may make the sum smaller.
        var canShrink = false
        /// What the factors of the blanks have in common; 0 without a blank.
        var step: UInt64 = 0

        mutating func add(_ value: Int64, times factor: Int64, isOpen: Bool, isSigned: Bool) {
            sum += Int128(value) * Int128(factor)
            guard isOpen else { return }
            self.isOpen = true
            step = Outcome.gcd(step, factor.magnitude)
            if isSigned || factor > 0 { canGrow = true }
            if isSigned || factor < 0 { canShrink = true }
        }
    }
}

extension Rule {
    /// The sentence about an instance that fails.
    func message(
        _ instance: Instance, _ cells: [Cell], left: String, right: String, difference: String
    ) -> Phrase {
        let none = Phrase("", en: "")
        let first = (instance.left + instance.right).first.map { cells[$0].label }
        return message.filled([
            "row": instance.row ?? none, "column": instance.column ?? none,
            "cell": instance.cell ?? first ?? none,
        ]).filled(["left": left, "right": right, "difference": difference])
    }
}
