import Forms
import Handouts
import Messages
import SheetWriting
import Vocabulary

/// The official tables with the totals.
struct TotalsSheet {
    private let region: RegionYear
    private let source: Source
    private let look: Look

    init(_ region: RegionYear, _ source: Source, _ look: Look) {
        self.region = region
        self.source = source
        self.look = look
    }

    /// Where the figures stand, for formulas of other sheets.
    struct Places {
        let prefix: String
        let range: CellRange
        /// By position in the form.
        let figures: [Int: CellPlace]
    }

    func write(to sheet: SheetWriter) throws(SheetWritingError) -> Places {
        var tables = try TableSheet(region.total.form, on: sheet, look)
        _ = try tables.addLine(.text(source.title), look.title, height: 30)
        _ = try tables.addLine(.text(source.line), look.note)
        for warning in region.warnings {
            _ = try tables.addLine(.text(warning[look.language]), look.warning)
        }
        for (number, table) in region.total.form.tables.enumerated() {
            tables.addGap()
            _ = try tables.addLine(.text(table.title[look.language]), look.heading, height: 22)
            try tables.add(table: number) { position, _ in figure(position) }
        }
        sheet.activate()
        try sheet.setPage(tables.printed(on: source.page))
        return Places(
            prefix: sheet.prefix, range: tables.range, figures: tables.places)
    }

    private func figure(_ position: Int) -> (CellContent, CellStyle) {
        let style = look.figure.with { $0.horizontal = .center }
        guard let value = region.total.figures[position].value,
            !region.total.printed(position, level: region.region.level).isEmpty
        else { return (.blank, style) }
        let unit = region.total.form.cells[position].unit
        return unit.content(value, style, isNamed: !unit.isPrintedInForm, look.language)
    }
}

extension Unit {
    /// A figure as a number with all its digits.
    ///
    /// - Parameter isNamed: shows the unit behind it.
    func content(
        _ value: Int64, _ style: CellStyle, isNamed: Bool, _ language: Language
    ) -> (CellContent, CellStyle) {
        let scaled = Int128(value)
        let content = CellContent.decimal(scaled: scaled, scale: scale)
        guard SheetNumber.value(scaled: scaled, scale: scale) != nil else {
            return (content, style)
        }
        let suffix = isNamed ? label[language] : ""
        let format = CellStyle.format(scaled: scaled, scale: scale, suffix: suffix)
        return (content, style.with { $0.numberFormat = format })
    }

    /// Digits behind the point.
    var decimals: Int { String(scale).utf8.count - 1 }
}
