import Forms
import Messages
import PostgresClient
import SQLTexts

/// The forms as the database has them: `registry.form` and `registry.form_cell`.
struct FormStore {
    private let connection: Connection

    init(_ connection: Connection) { self.connection = connection }

    /// Where a stored form says something else than its file.
    ///
    /// - Returns: nil if all agree; 0 for the form itself or if it is not there; the place of the
    ///   first cell that differs, is missing or is too many.
    func firstDifference(_ form: Form) throws -> Int? {
        let rows = try connection.run(Queries.readForm, [.text(form.id)])
        guard rows.count == 1, rows.text(0, "title_zh") == form.title.zh,
            rows.text(0, "title_en") == form.title.en,
            try rows.int32(0, "first_year") == Int32(form.years.first),
            try rows.int32(0, "last_year") == form.years.last.map(Int32.init),
            try rows.int32(0, "cell_count") == Int32(form.cells.count),
            rows.text(0, "content_hash") == form.contentHash
        else { return 0 }
        return try firstCell(form, ==).map { $0 + 1 }
    }

    /// The first place at which a figure means another cell, or another unit, than in the file;
    /// nil if there is none, or nothing is stored.
    func firstMovedCell(_ form: Form) throws -> Int? {
        try firstCell(form, unlessEmpty: true) { stored, cell in
            stored.name == cell.name && stored.scale == cell.scale
        }
    }

    private func firstCell(
        _ form: Form, unlessEmpty: Bool = false, _ isSame: (StoredCell, StoredCell) -> Bool
    ) throws -> Int? {
        let rows = try connection.run(Queries.readFormCells, [.text(form.id)])
        if unlessEmpty, rows.count == 0 { return nil }
        for row in 0..<max(rows.count, form.cells.count) {
            guard row < rows.count, row < form.cells.count,
                try rows.requiredInt64(row, "position") == Int64(row + 1),
                try isSame(StoredCell(rows, row), StoredCell(form.cells[row], of: form))
            else { return row }
        }
        return nil
    }

    /// Stores a form in the place of what is there. Cells that differ go first, for two of them may
    /// have changed places; all come in one statement, so that their change is noted as one.
    func store(_ form: Form) throws {
        try connection.run(
            Queries.upsertForm,
            [
                .text(form.id), .text(form.title.zh), .text(form.title.en),
                .int32(Int32(form.years.first)), .int32(form.years.last.map(Int32.init)),
                .int32(Int32(form.cells.count)), .text(form.contentHash),
            ])
        guard try firstCell(form, ==) != nil else { return }
        try connection.run(Queries.deleteFormCells, [.text(form.id)])
        let cells = form.cells.map { StoredCell($0, of: form) }
        try connection.run(
            Queries.insertFormCells,
            [.text(form.id)]
                + (0..<StoredCell.textCount).map { column in
                    .textArray(cells.map { $0.texts[column] })
                } + [.int64Array(cells.map(\.scale))])
    }

    func hasReports(_ form: Form) throws -> Bool {
        try connection.run(Queries.hasReportsInForm, [.text(form.id)])
            .requiredBool(0, "has_reports")
    }
}

/// A cell as a row of `registry.form_cell`.
private struct StoredCell: Equatable {
    static let textCount = columns.count
    private static let columns = [
        "cell", "table_id", "row_id", "column_id", "label_zh", "label_en", "row_label_zh",
        "row_label_en", "unit", "unit_en",
    ]

    /// In the order of the columns.
    let texts: [String]
    let scale: Int64
    /// Whether scale and step say the same.
    let stepFits: Bool

    var name: String { texts[0] }

    init(_ cell: Cell, of form: Form) {
        let row = form.rowLabel(of: cell)
        texts = [
            cell.name, cell.table, cell.row, cell.column, cell.label.zh, cell.label.en, row.zh,
            row.en, cell.unit.label.zh, cell.unit.label.en,
        ]
        scale = cell.unit.scale
        stepFits = true
    }

    init(_ rows: Rows, _ row: Int) throws {
        texts = try Self.columns.map { try rows.requiredText(row, $0) }
        scale = try rows.requiredInt64(row, "scale")
        stepFits = try rows.requiredBool(row, "step_fits")
    }
}
