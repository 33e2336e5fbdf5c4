import Forms

/// Parts what a text of one cell per line left in one row: some converters print nothing between
/// the rows of a table.
///
/// A row begins at a label that follows figures, at a row's label that follows headers, and at
/// the figures of a block whose rows stand side by side. A row that is printed apart holds none
/// of these, so it stays whole.
struct RowSplitting {
    private enum Kind {
        case figure, blank, row, column, group, other
    }

    private let labels: FormLabels

    init(labels: FormLabels) { self.labels = labels }

    func rows(of cells: [GridCell]) -> [[GridCell]] {
        var rows: [[GridCell]] = [[]]
        var hasRow = false
        var hasColumn = false
        var hasFigure = false
        for cell in cells {
            let kind = kind(of: cell, prefersColumn: hasColumn && !hasFigure)
            let begins =
                switch kind {
                case .row, .group: hasFigure || hasColumn
                case .column: hasFigure
                case .figure: hasColumn && !hasRow
                case .blank, .other: false
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
            case .group, .other: break
            }
        }
        return rows
    }

    /// - Parameter prefersColumn: decides 其他 and 总计, which name rows and columns.
    private func kind(of cell: GridCell, prefersColumn: Bool) -> Kind {
        if cell.isBlank { return .blank }
        if FigureText.looksLikeFigure(cell.text) || FigureText.isMark(cell.text) { return .figure }
        let key = LabelKey(cell.text)
        let meanings = labels.meanings(of: key)
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
    private static let corner = LabelKey("信息内容")
}
