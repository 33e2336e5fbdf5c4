/// Picks the cells of a row that are its values: one per column, none shifted.
struct RowValues {
    /// How a text prints rows that hold every value, which tells what blanks stand for elsewhere.
    struct Habit {
        private var trailing: Set<Int> = []
        private var printed: Set<Int> = []
        /// Whether merged-away cells are printed as blanks between a label and its values.
        private(set) var leads = false

        /// Takes in a row with a label; only one that holds a value for every column tells where
        /// values begin and how rows end.
        mutating func learn(_ row: [GridCell], count: Int, labelCell: Int, isLast: Bool) {
            let candidates = row.dropFirst(labelCell + 1).filter { !$0.isCovered }
            guard let range = RowValues.filledRange(candidates, count) else { return }
            if range.lowerBound > 0 { leads = true }
            guard !isLast else { return }
            trailing.insert(candidates.count - range.upperBound)
            printed.insert(labelCell + count)
        }

        /// Blanks behind every row whatever its length, so that they separate rows; nil if rows
        /// are filled up to a width, where a lost cell would look like a blank one.
        var separators: Int? {
            guard trailing.count == 1, let count = trailing.first, count == 0 || printed.count > 1
            else { return nil }
            return count
        }

        var fillsUp: Bool { trailing.contains { $0 > 0 } }
    }

    let grid: Grid
    let row: [GridCell]
    let leaves: [HeaderRegion.Leaf]
    /// Whether the headers stand in the same table, so that columns can be compared.
    let isAligned: Bool
    let labelCell: Int
    /// Whether the row may end in blanks that are no cells of their own.
    let isOpenEnded: Bool
    let isLast: Bool
    let habit: Habit

    private var count: Int { leaves.count }
    private var candidates: [GridCell] { row.dropFirst(labelCell + 1).filter { !$0.isCovered } }

    /// The values in printed order; nil if it is not certain which cells they are.
    var cells: [GridCell]? {
        let candidates = candidates
        if case .full(let width) = grid.columns, row.count != width {
            return candidates.count == count && !candidates.contains(where: \.isBlank)
                ? candidates : nil
        }
        switch grid.columns {
        case .unknown, .padded, .stream, .lines: return loose(candidates)
        case .spanned, .full: return aligned(candidates)
        }
    }

    // MARK: Text, whose columns are not known

    private func loose(_ candidates: [GridCell]) -> [GridCell]? {
        guard candidates.count >= count else { return nil }
        if let range = Self.filledRange(candidates, count) { return Array(candidates[range]) }
        let isOpen = isOpenEnded || grid.columns != .unknown || habit.fillsUp
        // what stands in front may be a merged-away cell or the mark of a row
        let mayLead = labelCell < 0 ? isOpen : habit.leads
        if mayLead, candidates.first?.isBlank == true, candidates.contains(where: { !$0.isBlank }) {
            return nil
        }
        guard isOpen else { return candidates.count == count ? candidates : nil }
        if let separators = habit.separators {
            let isWhole =
                candidates.count == count + separators || isLast && candidates.count == count
            return isWhole && candidates.dropFirst(count).allSatisfy(\.isBlank)
                ? Array(candidates.prefix(count)) : nil
        }
        // a gap between lines is a blank cell only where every gap tells the same
        return grid.columns == .lines ? nil : Self.padded(candidates, count)
    }

    /// Where the values stand if there is one for every column, together and nothing else.
    private static func filledRange(_ candidates: [GridCell], _ count: Int) -> Range<Int>? {
        guard candidates.count(where: { !$0.isBlank }) == count,
            let first = candidates.firstIndex(where: { !$0.isBlank }),
            let last = candidates.lastIndex(where: { !$0.isBlank }), last - first == count - 1
        else { return nil }
        return first..<(last + 1)
    }

    // MARK: Tables, whose columns are known

    /// The cells behind the label, if there is one per column. More than that are allowed only
    /// where the container prints merged-away cells as blanks: then the columns of the headers
    /// tell which ones count, and all others must be blank.
    private func aligned(_ candidates: [GridCell]) -> [GridCell]? {
        var isFull = false
        if case .full = grid.columns { isFull = true }
        // In print order the values follow the headers, as the columns of both ascend.
        let isAscending = zip(leaves, leaves.dropFirst()).allSatisfy {
            $0.gridColumn < $1.gridColumn
        }
        if candidates.count == count, !(isFull && isAligned) { return candidates }
        guard candidates.count >= count, isAligned else { return nil }
        guard isAscending else {
            if isFull, let range = Self.filledRange(candidates, count) {
                return Array(candidates[range])
            }
            // Blanks in front could be merged-away cells of the label.
            let isShifted = candidates.first?.isBlank == true && !candidates.allSatisfy(\.isBlank)
            return isFull && !isShifted ? Self.padded(candidates, count) : nil
        }
        if candidates.count > count, !isFull, !isUsualWidth {
            return Self.padded(candidates, count)
        }
        let wanted = Set(leaves.map(\.gridColumn))
        let values = candidates.filter { wanted.contains($0.column) }
        let hasStray = candidates.contains { !wanted.contains($0.column) && !$0.isBlank }
        return values.count == count && !hasStray ? values : nil
    }

    /// Whether a row ends where most rows of its table do: then a blank behind its values stands
    /// behind those of all rows and is no cell that was put in.
    private var isUsualWidth: Bool {
        let ends = grid.rows.count { $0.last?.column == row.last?.column }
        return ends * 5 >= grid.rows.count * 3
    }

    /// The values of a row that may end in blanks which are no cells of their own. Its last value
    /// must be there, unless all are blank: else a row that lost a cell would look the same.
    private static func padded(_ candidates: [GridCell], _ count: Int) -> [GridCell]? {
        let values = Array(candidates.prefix(count))
        guard values.count == count, candidates.dropFirst(count).allSatisfy(\.isBlank),
            values.last?.isBlank == false || values.allSatisfy(\.isBlank)
        else { return nil }
        return values
    }
}
