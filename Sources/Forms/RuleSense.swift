import Messages

/// Whether a check can say anything at all, from the signs that its cells and factors can have.
struct RuleSense {
    /// Which way the sum of a side can differ from zero.
    private struct Side {
        var canBeAbove = false
        var canBeBelow = false
        /// Whether a blank of it is anything but a zero.
        var canBeOpen = false

        init(_ cells: [Cell], factors: [Int64]) {
            for (cell, factor) in zip(cells, factors) {
                if cell.isSigned || factor > 0 { canBeAbove = true }
                if cell.isSigned || factor < 0 { canBeBelow = true }
                if !cell.isBlankZero { canBeOpen = true }
            }
        }
    }

    private let left: Side
    private let right: Side

    /// - Parameter cells: those of the form and behind them those of last year's report.
    init(_ instance: Rule.Instance, _ cells: [Cell]) {
        func side(_ positions: [Int], from place: Int) -> Side {
            Side(
                positions.map { cells[$0] },
                factors: positions.indices.map { instance.factor(at: place + $0) })
        }
        left = side(instance.left, from: 0)
        right = side(instance.right, from: instance.left.count)
    }

    /// What is wrong with a check that no report but one of zeros can satisfy, or that any can.
    func fault(of check: Rule.Check) -> Phrase? {
        let canBeMore = left.canBeAbove || right.canBeBelow
        let canBeLess = left.canBeBelow || right.canBeAbove
        switch check {
        case .equal: return canBeMore && canBeLess ? nil : FormMessages.neverHolds
        case .atLeast:
            guard canBeLess else { return FormMessages.alwaysHolds }
            return canBeMore ? nil : FormMessages.neverHolds
        case .positiveIf:
            guard right.canBeAbove else { return FormMessages.alwaysHolds }
            return left.canBeAbove ? nil : FormMessages.neverHolds
        case .totalPresent: return right.canBeOpen ? nil : FormMessages.alwaysHolds
        // these are about one figure each, and say by themselves what it may be
        case .notNegative, .zero, .steady: return nil
        }
    }
}
