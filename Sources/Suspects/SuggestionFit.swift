import Forms

/// Looks for slips of the pen that turn what cells must say into what they say.
struct SuggestionFit {
    let form: Form
    /// Positions of cells that add up others.
    let totals: Set<Int>
    /// What the report says.
    let figures: [Int64?]

    /// - Parameters:
    ///   - cells: positions, ascending.
    ///   - values: what each must say; nil, of which several figures fit, is no slip.
    /// - Returns: one a cell; nil where none fits. A shifted column takes all the cells of a row.
    func slips(cells: [Int], values: [Int64?]) -> [Suggestion?] {
        var slips: [Suggestion?] = []
        while slips.count < cells.count {
            let start = slips.count
            let row = cells[start...].prefix {
                form.cells[$0].table == form.cells[cells[start]].table
                    && form.cells[$0].row == form.cells[cells[start]].row
            }
            let implied = values[row.indices].compactMap { $0 }
            if implied.count == row.count, isShifted(Array(row), implied) {
                slips += row.map { _ in .shiftedColumn }
            } else {
                slips += zip(row, values[row.indices]).map(slip)
            }
        }
        return slips
    }

    private func slip(_ cell: Int, _ value: Int64?) -> Suggestion? {
        guard let value else { return nil }
        return [.missingTotal, .swappedDigits, .factor10, .factor10000].first {
            fits($0, cell: cell, value: value)
        }
    }

    private func fits(_ kind: Suggestion, cell: Int, value: Int64) -> Bool {
        let written = figures[cell] ?? 0
        switch kind {
        case .missingTotal: return totals.contains(cell) && written == 0 && value != 0
        case .swappedDigits: return Self.areSwapped(written, value)
        case .factor10: return Self.areApart(by: 10, written, value)
        case .factor10000: return Self.areApart(by: 10_000, written, value)
        case .shiftedColumn: return false
        }
    }

    static func areApart(by factor: Int64, _ first: Int64, _ second: Int64) -> Bool {
        guard first != 0, second != 0 else { return false }
        return Int128(first) == Int128(second) * Int128(factor)
            || Int128(second) == Int128(first) * Int128(factor)
    }

    /// Whether one exchange of two neighbouring digits turns one figure into the other.
    static func areSwapped(_ first: Int64, _ second: Int64) -> Bool {
        guard first != second, (first < 0) == (second < 0) else { return false }
        let digits = Array(String(first.magnitude).utf8)
        var swapped = Array(String(second.magnitude).utf8)
        guard digits.count == swapped.count else { return false }
        guard
            let place = digits.indices.first(where: { digits[$0] != swapped[$0] }),
            place + 1 < digits.count
        else { return false }
        swapped.swapAt(place, place + 1)
        return digits == swapped
    }

    /// Whether the figures from the first to the last of some cells of one row are those of the
    /// row, moved by one column over an empty cell, or two neighbours exchanged.
    private func isShifted(_ cells: [Int], _ values: [Int64]) -> Bool {
        guard let first = cells.first, let last = cells.last, first < last else { return false }
        let written = figures[first...last].map { $0 ?? 0 }
        var right = written
        for (cell, value) in zip(cells, values) { right[cell - first] = value }
        let toTheLeft = Array(written.dropFirst()) + [written[0]]
        let toTheRight = [written[written.count - 1]] + Array(written.dropLast())
        return right == toTheLeft && (written[0] == 0 || written.count == 2)
            || right == toTheRight && (written[written.count - 1] == 0 || written.count == 2)
    }
}
