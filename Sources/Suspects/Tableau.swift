/// The least and the greatest figure a cell may take; nil is no bound.
struct Bounds: Equatable {
    var least: Int128?
    var most: Int128?
}

/// Equations as a simplex tableau in exact integers.
///
/// Every equation *e* has a slack: *slack = constant + Σ coefficient · cell*, and a solution is an
/// assignment within the bounds with every slack 0. Each row expresses one variable by those of
/// the columns: *divisor · variable = constant + Σ coefficient · column*. Column variables always
/// hold integers; where every divisor is 1, as in sums of tables, so do the rows.
///
/// - Source: Dutertre, de Moura, "A fast linear-arithmetic solver for DPLL(T)", 2006, whose
///   smallest-index rule (Bland) makes it end.
struct Tableau {
    struct Row {
        var variable: Int
        var divisor: Int128
        var constant: Int128
        var coefficients: [Int128]
    }

    struct Column {
        var variable: Int
        var value: Int128
    }

    /// A row that no assignment within the bounds can bring to its bound: a sum of equations.
    struct Conflict {
        /// Multiple of each equation, by its number.
        let weights: [Int128]
        /// The sum must grow, else it must shrink.
        let needsMore: Bool
    }

    /// By variable: the cells, then the slacks.
    private let bounds: [Bounds]
    private let cellCount: Int
    private(set) var rows: [Row] = []
    private(set) var columns: [Column] = []

    /// - Parameters:
    ///   - equations: one coefficient a cell, and the constant of what is fixed.
    ///   - bounds: one a cell.
    init(_ equations: [(coefficients: [Int128], constant: Int128)], bounds: [Bounds]) {
        cellCount = bounds.count
        self.bounds = bounds + equations.map { _ in Bounds(least: 0, most: 0) }
        columns = bounds.enumerated().map { cell, bounds in
            Column(variable: cell, value: bounds.least ?? bounds.most ?? 0)
        }
        rows = equations.enumerated().map { number, equation in
            Row(
                variable: cellCount + number, divisor: 1, constant: equation.constant,
                coefficients: equation.coefficients)
        }
    }

    /// Moves to an assignment within all bounds.
    ///
    /// - Returns: nil if it was found; else why there is none.
    mutating func solve(_ effort: inout Effort) throws(Overrun) -> Conflict? {
        while true {
            guard let (row, target, needsMore) = try violation() else { return nil }
            guard let column = entering(row, needsMore: needsMore) else {
                return conflict(row, needsMore: needsMore)
            }
            try effort.spend()
            try pivot(row, column, leavingValue: target)
        }
    }

    /// Divisor times the value of a row's variable.
    func numerator(of row: Row) throws(Overrun) -> Int128 {
        var sum = row.constant
        for (coefficient, column) in zip(row.coefficients, columns)
        where coefficient != 0 && column.value != 0 {
            sum = try added(sum, try multiplied(coefficient, column.value))
        }
        return sum
    }

    private func violation() throws(Overrun) -> (row: Int, target: Int128, needsMore: Bool)? {
        var worst: (row: Int, target: Int128, needsMore: Bool)?
        for (number, row) in rows.enumerated() {
            if let worst, rows[worst.row].variable < row.variable { continue }
            let value = try numerator(of: row)
            let bounds = bounds[row.variable]
            if let least = bounds.least, value < (try multiplied(least, row.divisor)) {
                worst = (number, least, true)
            } else if let most = bounds.most, value > (try multiplied(most, row.divisor)) {
                worst = (number, most, false)
            }
        }
        return worst
    }

    /// The column whose variable can move the row's variable the needed way.
    private func entering(_ row: Int, needsMore: Bool) -> Int? {
        var best: Int?
        for (number, column) in columns.enumerated() {
            let coefficient = rows[row].coefficients[number]
            guard coefficient != 0 else { continue }
            let bounds = bounds[column.variable]
            let canMove =
                (coefficient > 0) == needsMore
                ? bounds.most.map { column.value < $0 } ?? true
                : bounds.least.map { column.value > $0 } ?? true
            guard canMove else { continue }
            if let best, columns[best].variable < column.variable { continue }
            best = number
        }
        return best
    }

    private func conflict(_ row: Int, needsMore: Bool) -> Conflict {
        var weights = [Int128](repeating: 0, count: bounds.count - cellCount)
        if rows[row].variable >= cellCount {
            weights[rows[row].variable - cellCount] = rows[row].divisor
        }
        for (column, coefficient) in zip(columns, rows[row].coefficients)
        where column.variable >= cellCount {
            weights[column.variable - cellCount] = -coefficient
        }
        return Conflict(weights: weights, needsMore: needsMore)
    }

    /// Exchanges the variables of a row and a column.
    private mutating func pivot(
        _ row: Int, _ column: Int, leavingValue: Int128
    ) throws(Overrun) {
        var solved = rows[row]
        let pivot = solved.coefficients[column]
        let sign: Int128 = pivot > 0 ? 1 : -1
        let leaving = solved.variable
        solved.variable = columns[column].variable
        solved.constant *= -sign
        for number in solved.coefficients.indices { solved.coefficients[number] *= -sign }
        solved.coefficients[column] = sign * solved.divisor
        solved.divisor = pivot * sign
        solved.reduce()
        columns[column] = Column(variable: leaving, value: leavingValue)
        for other in rows.indices where other != row {
            try rows[other].substitute(solved, at: column)
        }
        rows[row] = solved
    }
}

extension Tableau.Row {
    /// Replaces the column's old variable by what `solved` says it is.
    fileprivate mutating func substitute(
        _ solved: Tableau.Row, at column: Int
    ) throws(Overrun) {
        let factor = coefficients[column]
        guard factor != 0 else { return }
        coefficients[column] = 0
        if solved.divisor != 1 {
            divisor = try multiplied(divisor, solved.divisor)
            constant = try multiplied(constant, solved.divisor)
            for number in coefficients.indices where coefficients[number] != 0 {
                coefficients[number] = try multiplied(coefficients[number], solved.divisor)
            }
        }
        constant = try added(constant, try multiplied(factor, solved.constant))
        for number in coefficients.indices where solved.coefficients[number] != 0 {
            coefficients[number] = try added(
                coefficients[number], try multiplied(factor, solved.coefficients[number]))
        }
        reduce()
    }

    /// Divides by what all numbers of the row have in common.
    fileprivate mutating func reduce() {
        guard divisor != 1 else { return }
        var common = gcd(divisor, constant)
        for coefficient in coefficients where common != 1 { common = gcd(common, coefficient) }
        guard common != 1 else { return }
        divisor /= common
        constant /= common
        for number in coefficients.indices { coefficients[number] /= common }
    }
}

private func gcd(_ first: Int128, _ second: Int128) -> Int128 {
    var (larger, smaller) = (first, second)
    while smaller != 0 { (larger, smaller) = (smaller, larger % smaller) }
    return larger < 0 ? -larger : larger
}

func multiplied(_ first: Int128, _ second: Int128) throws(Overrun) -> Int128 {
    let (product, overflow) = first.multipliedReportingOverflow(by: second)
    if overflow { throw Overrun() }
    return product
}

func added(_ first: Int128, _ second: Int128) throws(Overrun) -> Int128 {
    let (sum, overflow) = first.addingReportingOverflow(second)
    if overflow { throw Overrun() }
    return sum
}
