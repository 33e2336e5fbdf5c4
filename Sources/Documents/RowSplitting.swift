import Forms

/// Parts what a text of one cell per line left in one row: some converters print nothing between
/// the rows of a table.
///
/// A row begins at a label that follows figures, at a row's label that follows headers, and at
/// the figures of a block whose rows stand side by side. A row that is printed apart holds none
/// of these, so it stays whole. In a stream of cells, where rows are told by nothing else, any
/// text behind figures begins a row too.
struct RowSplitting {
    private enum Kind {
        case figure, blank, row, column, group, other
    }

    private let labels: FormLabels
    private let isStream: Bool
    private var guesses: LabelGuesses

    init(labels: FormLabels, isStream: Bool = false) {
        self.labels = labels
        self.isStream = isStream
        guesses = LabelGuesses(labels: labels)
    }

    /// True if a text is near enough to one label of the form.
    mutating func guessesLabel(_ key: LabelKey) -> Bool {
        guesses.meanings(of: key).contains { $0 != .heading }
    }

    mutating func rows(of cells: [GridCell]) -> [[GridCell]] {
        var rows: [[GridCell]] = [[]]
        var hasRow = false
        var hasColumn = false
        var hasFigure = false
        for (index, cell) in cells.enumerated() {
            let kind = kind(of: cell, prefersColumn: hasColumn && !hasFigure)
            let begins =
                switch kind {
                case .row, .group: hasFigure || hasColumn || isStream && hasRow
                case .column: hasFigure
                case .figure: hasColumn && !hasRow
                case .blank: false
                case .other:
                    isStream && (hasFigure || hasColumn && hasFigureNext(cells, index))
                }
            if begins, rows[rows.count - 1].contains(where: { !$0.isBlank }) {
                rows.append([])
                (hasRow, hasColumn, hasFigure) = (false, false, false)
            }
            rows[rows.count - 1].append(
                GridCell(text: cell.text, column: rows[rows.count - 1].count, line: cell.line))
            switch kind {
            case .row: hasRow = true
            case .column: hasColumn = true
            case .figure: hasFigure = true
            // behind a label a blank is a figure that is not filled in
            case .blank: hasFigure = hasFigure || hasRow
            case .other: hasRow = hasRow || isStream && begins
            case .group: break
            }
        }
        return rows
    }

    private func hasFigureNext(_ cells: [GridCell], _ index: Int) -> Bool {
        index + 1 < cells.count && FigureText.beginsLikeFigure(cells[index + 1].text)
    }

    /// - Parameter prefersColumn: decides 其他 and 总计, which name rows and columns.
    private mutating func kind(of cell: GridCell, prefersColumn: Bool) -> Kind {
        if cell.isBlank { return .blank }
        if FigureText.looksLikeFigure(cell.text) || FigureText.isMark(cell.text) { return .figure }
        if isStream, FigureText.beginsLikeFigure(cell.text) { return .figure }
        let key = LabelKey(cell.text)
        var meanings = labels.meanings(of: key)
        if isStream, meanings.isEmpty { meanings = guesses.meanings(of: key) }
        var isColumn = key == Self.corner
        var isRow = false
        var isGroup = false
        for meaning in meanings {
            switch meaning {
            case .column, .columnGroup: isColumn = true
            // side by side, the names of rows are headers
            case .row(let block, _), .rowGroup(let block, _):
                if labels.form.tables[block.table].layout == .across {
                    isColumn = true
                } else if case .row = meaning {
                    isRow = true
                } else {
                    isGroup = true
                }
            case .heading: isGroup = true
            }
        }
        if isColumn, isRow { return prefersColumn ? .column : .row }
        return isRow ? .row : isColumn ? .column : isGroup ? .group : .other
    }

    /// The cell over the labels of a block, before its column headers.
    static let corner = LabelKey("信息内容")
}
