import Listings
import Messages
import SheetWriting

/// A listing as a sheet: what it says of itself, heads that stay in sight and filter, and its rows.
struct ListingSheet {
    let listing: Listing
    let look: Look
    /// Keys of the last columns, which are for programs and are not printed.
    var unprinted: Set<String> = []

    private static let widest = 60

    /// - Parameter source: where the rows come from.
    func write(
        to sheet: SheetWriter, source: String, page: SheetWriter.Page
    ) throws(SheetWritingError) {
        let words = listing.rows.map { row in
            listing.columns.indices.map { column in
                column < row.count ? row[column].shown(in: look.language) : .blank
            }
        }
        for (column, head) in listing.columns.enumerated() {
            let width = words.prefix(2_000).map { $0[column].digitsWide }.max() ?? 0
            let wide = max(width, head.heading[look.language].digitsWide + 2)
            try sheet.setColumns(
                column...column, width: Double(min(wide, Self.widest) + 2))
        }
        var row = 0
        let lines =
            [(listing.title?[look.language] ?? sheet.name, look.heading), (source, look.note)]
            + listing.linesAbove.map { ($0[look.language], look.usual) }
        for (text, style) in lines {
            // a line of its own, which may run over the columns beside it
            try sheet.write(
                .text(text), at: CellPlace(row: row, column: 0), style.with { $0.wraps = false })
            row += 1
        }
        let head = row
        for (column, heading) in listing.columns.enumerated() {
            try sheet.write(
                .text(heading.heading[look.language]), at: CellPlace(row: head, column: column),
                look.head)
        }
        for (number, cells) in words.enumerated() {
            for (column, cell) in cells.enumerated() {
                let place = CellPlace(row: head + 1 + number, column: column)
                try sheet.write(cell.content, at: place, style(cell))
            }
        }
        let last = max(listing.columns.count - 1, 0)
        try sheet.filter(
            CellRange(rows: head...head + max(words.count, 1), columns: 0...last))
        sheet.freeze(above: head + 1, leftOf: 0)
        var page = page
        page.isLandscape = true
        page.repeatedRows = head...head
        let printed = printedColumns(words)
        if printed < listing.columns.count, printed > 0 {
            page.area = CellRange(rows: 0...head + max(words.count, 1), columns: 0...printed - 1)
        }
        try sheet.setPage(page)
    }

    /// Up to the last column for people that says anything: the fewer, the larger they are printed.
    private func printedColumns(_ words: [[ShownValue]]) -> Int {
        let forPeople = listing.columns.prefix { !unprinted.contains($0.key) }.count
        guard !words.isEmpty else { return forPeople }
        let last = (0..<forPeople).last { column in words.contains { !$0[column].isBlank } }
        return last.map { $0 + 1 } ?? forPeople
    }

    private func style(_ cell: ShownValue) -> CellStyle {
        var style = cell.isNumber ? look.figure : look.text
        if cell.digitsWide > Self.widest { style.wraps = true }
        switch cell.style {
        case nil: return style
        case .good: return Look.good(style)
        case .warning: return Look.caution(style)
        case .bad: return Look.bad(style)
        case .dim: return Look.dim(style)
        }
    }
}

/// A value of a listing as it stands in a cell.
private struct ShownValue {
    var content: CellContent
    var style: Value.Style?

    static let blank = ShownValue(content: .blank)

    var isBlank: Bool {
        switch content {
        case .blank: true
        case .text(let text): text.isEmpty
        default: false
        }
    }

    var isNumber: Bool {
        switch content {
        case .integer, .decimal: true
        default: false
        }
    }

    var digitsWide: Int {
        switch content {
        case .text(let text): text.digitsWide
        case .integer(let number): String(number).utf8.count
        default: 10
        }
    }
}

extension Value {
    fileprivate func shown(in language: Language) -> ShownValue {
        switch self {
        case .blank: return .blank
        case .integer(let number): return ShownValue(content: .integer(number))
        case .decimal(let scaled, let scale):
            return ShownValue(content: .decimal(scaled: scaled, scale: scale))
        case .styled(let inner, let style):
            var shown = inner.shown(in: language)
            shown.style = style
            return shown
        default: return ShownValue(content: .text(words(in: language) ?? ""))
        }
    }
}
