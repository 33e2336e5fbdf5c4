import Forms
import Handouts
import Messages
import SheetWriting
import Vocabulary

/// This year's totals beside last year's.
struct LastYearSheet {
    private let region: RegionYear
    private let source: Source
    private let look: Look

    init(_ region: RegionYear, _ source: Source, _ look: Look) {
        self.region = region
        self.source = source
        self.look = look
    }

    private var language: Language { look.language }
    private static let widths: [Double] = [26, 44, 22, 10, 14, 14, 14, 10, 34]

    func write(to sheet: SheetWriter) throws(SheetWritingError) {
        for (column, width) in Self.widths.enumerated() {
            try sheet.setColumns(column...column, width: width)
        }
        let lines = [
            (BookMessages.lastYear[language], look.heading), (source.line, look.note),
            (counts, look.note),
        ]
        for (row, line) in lines.enumerated() {
            try sheet.write(
                .text(line.0), at: CellPlace(row: row, column: 0), line.1.with { $0.wraps = false })
        }
        guard let before = region.before else { return try sheet.setPage(source.page) }
        let head = lines.count
        let headings = [
            BookMessages.table, BookMessages.row, BookMessages.column, BookMessages.unit,
            BookMessages.thisYear.filled(["year": String(region.year - 1)]),
            BookMessages.thisYear.filled(["year": String(region.year)]), BookMessages.change,
            BookMessages.percent, BookMessages.note,
        ]
        for (column, heading) in headings.enumerated() {
            try sheet.write(
                .text(heading[language]), at: CellPlace(row: head, column: column), look.head)
        }
        let form = region.total.form
        for (position, cell) in form.cells.enumerated() {
            try write(cell, position, before, to: sheet, row: head + 1 + position)
        }
        try sheet.filter(
            CellRange(rows: head...head + form.cells.count, columns: 0...headings.count - 1))
        sheet.freeze(above: head + 1, leftOf: 3)
        var page = source.page
        page.isLandscape = true
        page.repeatedRows = head...head
        try sheet.setPage(page)
    }

    private var counts: String {
        guard let before = region.before else { return BookMessages.noLastYear[language] }
        let (now, then) = (region.total.completeness, before.completeness)
        return BookMessages.counts.filled([
            "before": String(region.year - 1), "year": String(region.year),
            "expectedBefore": String(then.expected), "includedBefore": String(then.included),
            "expected": String(now.expected), "included": String(now.included),
        ])[language]
    }

    private func write(
        _ cell: Cell, _ position: Int, _ before: PublishedTotal, to sheet: SheetWriter, row: Int
    ) throws(SheetWritingError) {
        let form = region.total.form
        let labels = [
            form.tables.first { $0.id == cell.table }?.title[language] ?? cell.table,
            form.rowLabel(of: cell)[language], form.columnLabel(of: cell)[language],
            cell.unit.label[language],
        ]
        for (column, label) in labels.enumerated() {
            try sheet.write(.text(label), at: CellPlace(row: row, column: column), look.label)
        }
        let last = before.form.position(of: cell.name)
        let isSameUnit = last.map { before.form.cells[$0].unit == cell.unit } ?? false
        let then = isSameUnit ? last.flatMap { before.figures[$0].value } : nil
        let now = region.total.figures[position].value
        func write(
            _ value: Int64?, _ column: Int, _ style: CellStyle
        ) throws(SheetWritingError) {
            let place = CellPlace(row: row, column: column)
            guard let value else { return try sheet.write(.blank, at: place, style) }
            let (content, style) = cell.unit.content(value, style, isNamed: false, language)
            try sheet.write(content, at: place, style)
        }
        let change = Change(then, now, scale: cell.unit.scale)
        let style = change?.isLarge == true ? Look.caution(look.figure) : look.figure
        try write(then, 4, look.figure)
        try write(now, 5, look.figure)
        try write(change?.difference, 6, style)
        let percent = CellPlace(row: row, column: 7)
        if let tenths = change?.tenthsOfPercent {
            try sheet.write(
                .decimal(scaled: tenths, scale: 10), at: percent,
                style.with { $0.numberFormat = "0.0" })
        } else {
            try sheet.write(.blank, at: percent, style)
        }
        var note = ""
        if last == nil {
            note = BookMessages.newCell[language]
        } else if !isSameUnit {
            note = BookMessages.otherUnit[language]
        } else if change?.isLarge == true {
            note = BookMessages.large[language]
        }
        try sheet.write(.text(note), at: CellPlace(row: row, column: 8), look.text)
    }
}

/// From last year's figure to this year's.
struct Change {
    let difference: Int64
    /// In tenths of a percent of last year's figure, rounded half away from 0; nil without one.
    let tenthsOfPercent: Int128?
    /// Doubled or halved, and by more than ten units.
    let isLarge: Bool

    /// - Returns: nil if one of them is blank, or if they are too far apart to subtract.
    init?(_ before: Int64?, _ now: Int64?, scale: Int64) {
        guard let before, let now else { return nil }
        let change = Int128(now) - Int128(before)
        guard let difference = Int64(exactly: change) else { return nil }
        self.difference = difference
        let size = Int128(before.magnitude)
        if before > 0 {
            let half = change < 0 ? -size : size
            tenthsOfPercent = (change * 2000 + half) / (size * 2)
        } else {
            tenthsOfPercent = nil
        }
        let isApart = change.magnitude > UInt128(scale) * 10
        let isDoubled = Int128(now) >= size * 2 || Int128(now) * 2 <= size
        isLarge = isApart && isDoubled
    }
}
