/// Finds every smallest set of cells whose figures can be chosen so that all identities hold.
///
/// Cells are freed one by one. As long as the free cells and the blanks cannot put an identity, or
/// a sum of identities, right, one of its other cells must be free as well: the search branches on
/// those that could move the sum the needed way, the implied edits of Fellegi and Holt. Sets of one
/// cell are tried before sets of two, so the first size that succeeds is the smallest.
///
/// - Source: Fellegi, Holt, "A systematic approach to automatic edit and imputation", 1976.
struct SmallestSets {
    enum Verdict: Equatable {
        /// Nothing is wrong, or blanks may explain it.
        case consistent
        /// Indices of cells, each set ascending, sets in order.
        case sets([[Int]])
        case tooManyErrors
    }

    private let figures: PartFigures
    private let limits: SearchLimits
    private var effort: Effort
    private var chosen: [Int] = []
    private var isFree: [Bool]
    /// Cells that an earlier branch has tried in every combination.
    private var isExcluded: [Bool]
    private var found: [[Int]] = []

    init(_ figures: PartFigures, limits: SearchLimits) {
        self.figures = figures
        self.limits = limits
        effort = Effort(steps: limits.steps)
        isFree = figures.values.map { $0 == nil }
        isExcluded = figures.values.map { _ in false }
    }

    mutating func verdict() -> Verdict {
        chosen = figures.impossibleCells
        for cell in chosen { isFree[cell] = true }
        guard chosen.count <= limits.cells else { return .tooManyErrors }
        do {
            for size in chosen.count...limits.cells {
                try visit(remaining: size - chosen.count)
                if found == [[]] { return .consistent }
                if !found.isEmpty {
                    return .sets(found.sorted { $0.lexicographicallyPrecedes($1) })
                }
            }
        } catch {
            return .tooManyErrors
        }
        return .tooManyErrors
    }

    private mutating func visit(remaining: Int) throws(Overrun) {
        try effort.spend()
        let broken = brokenIdentities()
        if let fewest = broken.first {
            guard atLeast(broken) <= remaining else { return }
            try branch(on: fewest, remaining: remaining)
            return
        }
        let system = FreeSystem(figures, isFree: isFree)
        switch try system.answer(&effort) {
        case .solution: found.append(chosen.sorted())
        case .none(let conflicts):
            guard remaining > 0 else { return }
            try branch(
                on: system.helpers(conflicts).filter { !isExcluded[$0] }, remaining: remaining)
        }
    }

    private mutating func branch(on cells: [Int], remaining: Int) throws(Overrun) {
        for cell in cells {
            chosen.append(cell)
            isFree[cell] = true
            try visit(remaining: remaining - 1)
            isFree[cell] = false
            chosen.removeLast()
            isExcluded[cell] = true
        }
        for cell in cells { isExcluded[cell] = false }
    }

    /// The helpers of each identity that fails by itself, fewest first.
    private func brokenIdentities() -> [[Int]] {
        var broken: [[Int]] = []
        for identity in figures.part.identities {
            guard
                case .broken(let needsMore) = figures.balance(of: identity, isFree: isFree)
            else { continue }
            broken.append(
                figures.helpers(identity.terms, needsMore: needsMore, isFree: isFree)
                    .filter { !isExcluded[$0] })
        }
        return broken.enumerated()
            .sorted { ($0.element.count, $0.offset) < ($1.element.count, $1.offset) }
            .map(\.element)
    }

    /// A number of cells that is certainly needed: identities without a common helper need one
    /// each, and an identity without helpers cannot be put right at all.
    private func atLeast(_ broken: [[Int]]) -> Int {
        var count = 0
        var isUsed = isFree.map { _ in false }
        for helpers in broken {
            if helpers.isEmpty { return .max }
            guard !helpers.contains(where: { isUsed[$0] }) else { continue }
            count += 1
            for cell in helpers { isUsed[cell] = true }
        }
        return count
    }
}

/// The identities of a part that free cells take part in, as equations over those cells.
struct FreeSystem {
    private let figures: PartFigures
    private let isFree: [Bool]
    /// The free cells in order.
    let cells: [Int]
    private let identities: [Identity]
    private let system: IntegerSystem
    let bounds: [Bounds]

    init(_ figures: PartFigures, isFree: [Bool]) {
        self.figures = figures
        self.isFree = isFree
        cells = isFree.indices.filter { isFree[$0] }
        identities = figures.part.identities.filter { identity in
            identity.terms.contains { isFree[$0.cell] }
        }
        var column = [Int](repeating: 0, count: isFree.count)
        for (number, cell) in cells.enumerated() { column[cell] = number }
        let count = cells.count
        system = IntegerSystem(
            equations: identities.map { identity in
                var coefficients = [Int128](repeating: 0, count: count)
                var constant: Int128 = 0
                for term in identity.terms {
                    if isFree[term.cell] {
                        coefficients[column[term.cell]] = term.coefficient
                    } else {
                        constant += term.coefficient * (figures.values[term.cell] ?? 0)
                    }
                }
                return (coefficients, constant)
            })
        bounds = cells.map { Bounds(least: figures.part.isSigned[$0] ? nil : 0, most: nil) }
    }

    func answer(_ effort: inout Effort) throws(Overrun) -> IntegerSystem.Answer {
        try system.solve(bounds, &effort)
    }

    /// Fixed cells that could resolve a conflict, ascending.
    func helpers(_ conflicts: [Tableau.Conflict]) -> [Int] {
        var helpers: Set<Int> = []
        for conflict in conflicts {
            var weights = [Int128](repeating: 0, count: isFree.count)
            for (identity, weight) in zip(identities, conflict.weights) where weight != 0 {
                for term in identity.terms {
                    weights[term.cell] += weight * term.coefficient
                }
            }
            helpers.formUnion(
                figures.helpers(
                    weights.enumerated().map { Identity.Term(cell: $0, coefficient: $1) },
                    needsMore: conflict.needsMore, isFree: isFree))
        }
        return helpers.sorted()
    }

    /// What each of some free cells must say; nil where several figures fit, or where finding
    /// out takes too many steps.
    func values(of chosen: [Int], _ effort: inout Effort) -> [Int64?] {
        do {
            let answer = try self.answer(&effort)
            return try chosen.map { cell throws(Overrun) in
                guard let column = cells.firstIndex(of: cell),
                    let value = try system.onlyValue(of: column, bounds, in: answer, &effort)
                else { return nil }
                return Int64(exactly: value)
            }
        } catch {
            return chosen.map { _ in nil }
        }
    }
}
