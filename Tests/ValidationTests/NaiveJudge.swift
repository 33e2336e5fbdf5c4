import Forms
import Vocabulary

/// What the rules of a form say of a report, decided the slow way: with nothing in the blanks, and
/// from the least and the greatest value that each side can have with something in them.
struct NaiveJudge {
    let form: Form

    struct Result: Equatable {
        /// Rule and cells of each failed instance, with both sums.
        var failed: [String] = []
        /// Rules with an instance that cannot be decided, and how many of them.
        var undecided: [String: Int] = [:]
    }

    func result(_ cells: [Int64?], level: RegionLevel?, year: Int) -> Result {
        var result = Result()
        for rule in form.rulesOfOneReport where rule.years.contains(year) {
            if !rule.levels.isEmpty {
                guard let level, rule.levels.contains(level) else { continue }
            }
            for instance in rule.instances {
                let left = Side(instance.left.map { (cells[$0], form.cells[$0]) })
                let right = Side(instance.right.map { (cells[$0], form.cells[$0]) })
                switch verdict(rule.check, left, right) {
                case .passed: break
                case .failed:
                    let names = (instance.left + instance.right).map { form.cells[$0].name }
                    result.failed.append(
                        "\(rule.id) \(names) \(left.known) \(right.known)")
                case .undecided: result.undecided[rule.id, default: 0] += 1
                }
            }
        }
        return result
    }

    private func verdict(_ check: Rule.Check, _ left: Side, _ right: Side) -> Verdict {
        let holdsAsItIs: Bool
        var canHold = false
        switch check {
        case .equal:
            holdsAsItIs = left.known == right.known
            canHold = left.least <= right.greatest && right.least <= left.greatest
        case .atLeast:
            holdsAsItIs = left.known >= right.known
            canHold = left.greatest >= right.least
        case .positiveIf:
            holdsAsItIs = right.known <= 0 || left.known > 0
            canHold = right.least <= 0 || left.greatest > 0
        case .notNegative: holdsAsItIs = left.known >= 0
        case .zero: holdsAsItIs = left.known == 0
        case .steady:
            let smaller = min(left.known, right.known)
            holdsAsItIs = smaller < 10 || max(left.known, right.known) / smaller < 10
        case .totalPresent: holdsAsItIs = right.isKnown || left.known == 0
        }
        return holdsAsItIs ? .passed : canHold ? .undecided : .failed
    }

    private struct Side {
        /// Beyond every sum of 64-bit figures, with room to add some.
        static let unbounded = Int128.max / 256

        var known: Int128 = 0
        var least: Int128 = 0
        var greatest: Int128 = 0
        var isKnown = true

        init(_ cells: [(Int64?, Cell)]) {
            for (value, cell) in cells {
                if let value {
                    known += Int128(value)
                } else {
                    isKnown = false
                }
                let lowest: Int128 = cell.isSigned ? -Self.unbounded : 0
                least += value.map { Int128($0) } ?? lowest
                greatest += value.map { Int128($0) } ?? Self.unbounded
            }
        }
    }
}
