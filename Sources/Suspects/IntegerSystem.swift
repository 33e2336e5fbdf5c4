/// Equations over a few free cells, solved in whole numbers.
struct IntegerSystem {
    /// One coefficient a free cell, and the constant that the fixed cells add up to.
    let equations: [(coefficients: [Int128], constant: Int128)]

    enum Answer {
        /// Figures of the free cells, and which of them no other solution can change. A false
        /// there says nothing.
        case solution([Int128], isForced: [Bool])
        /// Sums of equations that cannot hold; together they rule out every assignment.
        case none([Tableau.Conflict])
    }

    /// Branches on a cell that would be a fraction, which sums of tables never need.
    func solve(_ bounds: [Bounds], _ effort: inout Effort) throws(Overrun) -> Answer {
        var tableau = Tableau(equations, bounds: bounds)
        if let conflict = try tableau.solve(&effort) { return .none([conflict]) }
        var values = [Int128](repeating: 0, count: bounds.count)
        var isForced = [Bool](repeating: false, count: bounds.count)
        for column in tableau.columns where column.variable < bounds.count {
            values[column.variable] = column.value
        }
        let isOpen = tableau.columns.map { $0.variable < bounds.count }
        for row in tableau.rows where row.variable < bounds.count {
            let numerator = try tableau.numerator(of: row)
            let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: row.divisor)
            guard remainder == 0 else {
                return try branch(
                    row.variable, below: remainder < 0 ? quotient - 1 : quotient, bounds, &effort)
            }
            values[row.variable] = quotient
            isForced[row.variable] = !zip(row.coefficients, isOpen).contains { $0 != 0 && $1 }
        }
        return .solution(values, isForced: isForced)
    }

    /// The only figure a cell can have in any solution; nil if there are several.
    func onlyValue(
        of cell: Int, _ bounds: [Bounds], in answer: Answer, _ effort: inout Effort
    ) throws(Overrun) -> Int128? {
        guard case .solution(let values, let isForced) = answer else { return nil }
        if isForced[cell] { return values[cell] }
        var above = bounds
        above[cell].least = values[cell] + 1
        var below = bounds
        below[cell].most = values[cell] - 1
        for side in [below, above] {
            if let least = side[cell].least, let most = side[cell].most, least > most { continue }
            if case .solution = try solve(side, &effort) { return nil }
        }
        return values[cell]
    }

    private func branch(
        _ cell: Int, below floor: Int128, _ bounds: [Bounds], _ effort: inout Effort
    ) throws(Overrun) -> Answer {
        try effort.spend()
        var conflicts: [Tableau.Conflict] = []
        for side in 0..<2 {
            var narrowed = bounds
            if side == 0 {
                narrowed[cell].most = floor
            } else {
                narrowed[cell].least = floor + 1
            }
            let answer = try solve(narrowed, &effort)
            guard case .none(let reasons) = answer else {
                // narrowed bounds force nothing
                guard case .solution(let values, _) = answer else { return answer }
                return .solution(values, isForced: values.map { _ in false })
            }
            conflicts += reasons
        }
        return .none(conflicts)
    }
}
