import Forms
import Vocabulary

/// Cells that an identity of the form gives: the sum of others. On a sheet to fill in they are
/// formulas, so that nobody has to add.
struct ComputedCells {
    /// The addends of each, by position.
    private(set) var addends: [Int: [Int]] = [:]
    /// Identities that say something about cells that are filled in.
    private(set) var checks: [(rule: Rule, instance: Rule.Instance)] = []

    init(_ form: Form, year: Int, level: RegionLevel? = nil) {
        for (rule, instance) in form.identities(year: year, level: level) {
            guard instance.right.count == 1, let sum = instance.right.first, addends[sum] == nil,
                instance.factors.isEmpty, rule.tolerance == 0, !depends(instance.left, on: sum)
            else {
                checks.append((rule, instance))
                continue
            }
            addends[sum] = instance.left
        }
    }

    /// Whether one of the cells is, or is reckoned from, another.
    private func depends(_ cells: [Int], on sum: Int) -> Bool {
        var waiting = cells
        var seen: Set<Int> = []
        while let cell = waiting.popLast() {
            if cell == sum { return true }
            if seen.insert(cell).inserted { waiting += addends[cell] ?? [] }
        }
        return false
    }
}
