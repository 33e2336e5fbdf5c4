import Forms
import Vocabulary

/// What one instance of a rule says of a submission, with both sums.
struct Outcome {
    let verdict: Verdict
    /// Sums of the cells that are not blank; 128 bits, so that no 64-bit figures overflow them.
    let left: Int128
    let right: Int128

    /// - Note: a blank makes a check undecided, unless it fails whatever stands in the blank:
    ///   figures that may not be negative can only add to their side.
    init(_ check: Rule.Check, _ instance: Rule.Instance, _ figures: Figures, _ cells: [Cell]) {
        let left = Side(instance.left, figures, cells)
        let right = Side(instance.right, figures, cells)
        self.left = left.sum
        self.right = right.sum
        let hasBlank = left.blankCount + right.blankCount > 0
        switch check {
        case .equal:
            let isBroken =
                left.sum > right.sum && !right.canGrow && !left.canShrink
                || left.sum < right.sum && !left.canGrow && !right.canShrink
            verdict = isBroken ? .failed : hasBlank ? .undecided : .passed
        case .atLeast:
            let isBroken = left.sum < right.sum && !left.canGrow && !right.canShrink
            verdict = isBroken ? .failed : hasBlank ? .undecided : .passed
        case .positiveIf:
            if left.sum > 0 && !left.canShrink || right.sum <= 0 && !right.canGrow {
                verdict = .passed
            } else {
                let isNeeded = right.sum > 0 && !right.canShrink
                let isBroken = isNeeded && left.sum <= 0 && !left.canGrow
                verdict = isBroken ? .failed : hasBlank ? .undecided : .passed
            }
        case .notNegative:
            verdict = left.sum < 0 ? .failed : hasBlank ? .undecided : .passed
        case .zero:
            verdict = left.sum != 0 ? .failed : hasBlank ? .undecided : .passed
        case .steady:
            verdict =
                hasBlank ? .undecided : Self.isSteady(self.left, self.right) ? .passed : .failed
        case .totalPresent:
            if right.blankCount == 0 {
                verdict = .passed
            } else {
                verdict = left.blankCount == instance.left.count ? .undecided : .failed
            }
        }
    }

    /// A tenfold step of figures that are not small: a slip of the decimal point or of the unit.
    static func isSteady(_ left: Int128, _ right: Int128) -> Bool {
        let smaller = min(left, right)
        let larger = max(left, right)
        return smaller < 10 || larger < smaller * 10
    }

    private struct Side {
        var sum: Int128 = 0
        var blankCount = 0
        /// A blank may hide a positive figure.
        var canGrow = false
        /// A blank may hide a negative figure.
        var canShrink = false

        init(_ positions: [Int], _ figures: Figures, _ cells: [Cell]) {
            for position in positions {
                guard figures.isBlank(position) else {
                    sum += Int128(figures.values[position])
                    continue
                }
                blankCount += 1
                canGrow = true
                if cells[position].isSigned { canShrink = true }
            }
        }
    }
}
