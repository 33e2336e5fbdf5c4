import Forms
import Handouts
import Messages
import SheetWriting
import Vocabulary

/// One row a report, one column a cell: who contributes what.
struct AgencySheet {
    private let form: Form
    private let reports: [RegionBook.FiledReport]
    private let source: Source
    private let look: Look
    private let sums: [Int128]

    init(
        _ total: PublishedTotal, _ reports: [RegionBook.FiledReport], _ source: Source,
        _ look: Look, sums: [Int128]
    ) {
        form = total.form
        self.reports = reports
        self.source = source
        self.look = look
        self.sums = sums
    }

    /// Where the figures stand, for formulas of other sheets.
    struct Places {
        let prefix: String
        /// Rows of the reports; the first alone, blank, if there are none.
        let rows: ClosedRange<Int>
        let firstColumn: Int

        func column(_ position: Int) -> CellRange {
            CellRange(rows: rows, columns: firstColumn + position...firstColumn + position)
        }
    }

    private var language: Language { look.language }

    /// What stands in front of the figures, and how wide it is.
    private var heads: [(heading: Phrase, width: Double)] {
        [
            (BookMessages.regionCode, 10), (BookMessages.regionName, 14),
            (BookMessages.agency, 9), (BookMessages.name, 30), (BookMessages.agencyClass, 17),
            (BookMessages.standing, 14), (BookMessages.revision, 8),
        ]
    }

    private static let tableRow = 2
    private static let lineRow = 3
    private static let sumRow = 4
    /// The last of the heads, which filters.
    private static let columnRow = 5

    func write(to sheet: SheetWriter) throws(SheetWritingError) -> Places {
        let first = heads.count
        let rows = Self.columnRow + 1...Self.columnRow + max(reports.count, 1)
        let places = Places(prefix: sheet.prefix, rows: rows, firstColumn: first)
        for (column, head) in heads.enumerated() {
            try sheet.setColumns(column...column, width: head.width)
        }
        try sheet.setColumns(first...first + form.cells.count - 1, width: Self.figureWidth)
        // where every page begins, so that none begins in the middle of a word
        let start = Self.repeatedColumns.lowerBound
        try sheet.write(.text(source.title), at: CellPlace(row: 0, column: start), look.heading)
        try sheet.write(
            .text(source.line), at: CellPlace(row: 1, column: start),
            look.note.with { $0.wraps = false })
        try writeHeads(to: sheet, places)
        for (number, report) in reports.enumerated() {
            try write(report, to: sheet, row: rows.lowerBound + number)
        }
        let last = first + form.cells.count - 1
        try sheet.filter(
            CellRange(rows: Self.columnRow...rows.upperBound, columns: 0...last))
        sheet.freeze(above: Self.columnRow + 1, leftOf: 4)
        var page = source.page
        page.isLandscape = true
        page.scale = Self.scale
        page.columnBreaks = columnBreaks(on: page)
        page.repeatedRows = Self.tableRow...Self.columnRow
        page.repeatedColumns = Self.repeatedColumns
        try sheet.setPage(page)
        return places
    }

    // MARK: Paper

    private static let figureWidth = 7.0
    /// As small as is still read: three lines of requests go on a page.
    private static let scale = 60
    private static let repeatedColumns = 3...3

    /// Pages begin where a line of the form does, so that its figures stay side by side.
    private func columnBreaks(on page: SheetWriter.Page) -> [Int] {
        let room = page.dotsWide * 100 / Double(Self.scale)
        let repeated = heads[Self.repeatedColumns].reduce(0) {
            $0 + SheetWriter.dots(of: $1.width).most
        }
        var used = heads.reduce(0) { $0 + SheetWriter.dots(of: $1.width).most }
        var breaks: [Int] = []
        var start = 0
        while start < form.cells.count {
            let cell = form.cells[start]
            let count = form.cells[start...].prefix {
                $0.table == cell.table && $0.row == cell.row
            }.count
            let width = Double(count) * SheetWriter.dots(of: Self.figureWidth).most
            if used + width > room {
                breaks.append(heads.count + start)
                used = repeated
            }
            used += width
            start += count
        }
        return breaks
    }

    // MARK: Heads

    private func writeHeads(
        to sheet: SheetWriter, _ places: Places
    ) throws(SheetWritingError) {
        let labels = form.cells.map { cell in
            (
                table: form.tables.first { $0.id == cell.table }?.title[language] ?? cell.table,
                line: form.rowLabel(of: cell)[language],
                column: form.columnLabel(of: cell)[language]
            )
        }
        try writeGroups(labels.map(\.table), row: Self.tableRow, to: sheet)
        try sheet.setRow(Self.lineRow, height: 46)
        try writeGroups(
            zip(labels, form.cells).map { "\($0.line)\u{1F}\($1.table).\($1.row)" },
            row: Self.lineRow, to: sheet)
        try writeSums(to: sheet, places)
        try sheet.setRow(Self.columnRow, height: 46)
        for (column, head) in heads.enumerated() {
            try sheet.write(
                .text(head.heading[language]), at: CellPlace(row: Self.columnRow, column: column),
                look.head)
        }
        for (position, cell) in form.cells.enumerated() {
            try sheet.write(
                .text(Self.heading(labels[position].column, cell.unit.label[language])),
                at: CellPlace(row: Self.columnRow, column: places.firstColumn + position),
                look.head)
        }
    }

    /// The column's words with its unit, unless they name it themselves.
    private static func heading(_ column: String, _ unit: String) -> String {
        column.contains(unit) ? column : "\(column)（\(unit)）"
    }

    /// One cell over all columns that have the same label, which begins where they do, for the
    /// middle may be out of sight; what comes behind a unit separator keeps two apart and is not
    /// written.
    private func writeGroups(
        _ labels: [String], row: Int, to sheet: SheetWriter
    ) throws(SheetWritingError) {
        var start = 0
        while start < labels.count {
            let count = labels[start...].prefix { $0 == labels[start] }.count
            let words = String(labels[start].prefix { $0 != "\u{1F}" })
            let columns = heads.count + start...heads.count + start + count - 1
            for column in columns {
                try sheet.write(
                    column == columns.lowerBound ? .text(words) : .blank,
                    at: CellPlace(row: row, column: column), look.rowHead)
            }
            try sheet.merge(CellRange(rows: row...row, columns: columns))
            start += count
        }
    }

    private func writeSums(
        to sheet: SheetWriter, _ places: Places
    ) throws(SheetWritingError) {
        let style = look.figure.with {
            $0.isBold = true
            $0.fill = 0xF2F2F2
        }
        try sheet.write(
            .text(BookMessages.listedSum[language]), at: CellPlace(row: Self.sumRow, column: 3),
            style.with { $0.horizontal = .left })
        for (position, cell) in form.cells.enumerated() {
            let result = SheetNumber.value(scaled: sums[position], scale: cell.unit.scale) ?? 0
            let sum = "SUBTOTAL(109,\(places.column(position).reference))"
            try sheet.write(
                .formula("ROUND(\(sum),\(cell.unit.decimals))", result: .number(result)),
                at: CellPlace(row: Self.sumRow, column: places.firstColumn + position), style)
        }
    }

    // MARK: Reports

    private func write(
        _ report: RegionBook.FiledReport, to sheet: SheetWriter, row: Int
    ) throws(SheetWritingError) {
        let style = look.text
        let texts: [(String, CellStyle)] = [
            (report.regionCode, style), (report.regionName, style),
            (String(report.agencyID), style), (report.agencyName, style),
            (report.agencyClass.label[language], style), standing(report.standing),
        ]
        for (column, cell) in texts.enumerated() {
            try sheet.write(.text(cell.0), at: CellPlace(row: row, column: column), cell.1)
        }
        try sheet.write(
            .integer(report.revision), at: CellPlace(row: row, column: texts.count),
            look.figure)
        for (position, cell) in form.cells.enumerated() {
            let place = CellPlace(row: row, column: heads.count + position)
            guard position < report.figures.count, let value = report.figures[position] else {
                try sheet.write(.blank, at: place, look.figure)
                continue
            }
            let (content, style) = cell.unit.content(
                value, look.figure, isNamed: false, language)
            try sheet.write(content, at: place, style)
        }
    }

    private func standing(
        _ standing: RegionBook.FiledReport.Standing
    ) -> (String, CellStyle) {
        switch standing {
        case .included: (BookMessages.included[language], look.text)
        case .waived: (BookMessages.waived[language], Look.caution(look.text))
        case .excluded: (BookMessages.excluded[language], Look.bad(look.text))
        }
    }
}
