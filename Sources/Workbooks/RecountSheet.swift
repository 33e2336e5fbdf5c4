import Forms
import Handouts
import Messages
import SheetWriting
import Vocabulary

/// Formulas that add the reports again and compare with the tables, and that reckon the identities
/// of the form: so the office can check the program in its own spreadsheet.
struct RecountSheet {
    private let region: RegionYear
    private let tables: TotalsSheet.Places
    private let agencies: AgencySheet.Places
    private let reports: [RegionBook.FiledReport]
    private let sums: [Int128]
    private let source: Source
    private let look: Look

    init(
        _ region: RegionYear, tables: TotalsSheet.Places, agencies: AgencySheet.Places,
        reports: [RegionBook.FiledReport], sums: [Int128], _ source: Source, _ look: Look
    ) {
        self.region = region
        self.tables = tables
        self.agencies = agencies
        self.reports = reports
        self.sums = sums
        self.source = source
        self.look = look
    }

    private var form: Form { region.total.form }
    private var language: Language { look.language }
    private static let head = 5
    private static let differences = 6

    func write(to sheet: SheetWriter) throws(SheetWritingError) {
        let widths: [Double] = [14, 44, 24, 10, 16, 16, 12]
        for (column, width) in widths.enumerated() {
            try sheet.setColumns(column...column, width: width)
        }
        let first = Self.head + 1
        let column = Self.differences...Self.differences
        let own = CellRange(rows: first...first + form.cells.count - 1, columns: column)
        try writeTop(to: sheet, own)
        try writeHeads(
            [
                BookMessages.cell, BookMessages.row, BookMessages.column, BookMessages.unit,
                BookMessages.inTables, BookMessages.added, BookMessages.difference,
            ], row: Self.head, to: sheet)
        for position in form.cells.indices {
            try write(position, to: sheet, row: first + position)
        }
        try color(own, Allowed(), on: sheet)
        try writeIdentities(to: sheet, from: own.last.row + 2)
        sheet.freeze(above: Self.head + 1, leftOf: 0)
        var page = source.page
        page.repeatedRows = Self.head...Self.head
        try sheet.setPage(page)
    }

    private func writeTop(
        to sheet: SheetWriter, _ differences: CellRange
    ) throws(SheetWritingError) {
        let lines = [
            (BookMessages.recountTitle[language], look.heading), (source.line, look.note),
            (BookMessages.recountHow[language], look.note),
        ]
        for (row, line) in lines.enumerated() {
            try sheet.write(
                .text(line.0), at: CellPlace(row: row, column: 0), line.1.with { $0.wraps = false })
        }
        let row = lines.count
        let count = form.cells.indices.count {
            sums[$0] != Int128(region.total.figures[$0].value ?? 0)
        }
        try sheet.write(
            .text(BookMessages.differing[language]), at: CellPlace(row: row, column: 1),
            look.text.with { $0.isBold = true })
        let place = CellPlace(row: row, column: 2)
        try sheet.write(
            .formula(
                "COUNTIF(\(differences.reference),\"<>0\")", result: .number(Double(count))),
            at: place, look.figure.with { $0.isBold = true })
        let one = CellRange(place, place)
        try sheet.highlight(one, where: "\(place.reference())=0", Look.good(look.figure))
        try sheet.highlight(one, where: "\(place.reference())<>0", Look.bad(look.figure))
    }

    private func writeHeads(
        _ headings: [Phrase], row: Int, to sheet: SheetWriter
    ) throws(SheetWritingError) {
        for (column, heading) in headings.enumerated() {
            try sheet.write(
                .text(heading[language]), at: CellPlace(row: row, column: column), look.head)
        }
    }

    // MARK: Every cell

    /// Whether a spreadsheet can reckon with the total and with every report's figure.
    private func isReckonable(_ position: Int) -> Bool {
        let scale = form.cells[position].unit.scale
        func fits(_ value: Int128) -> Bool { SheetNumber.value(scaled: value, scale: scale) != nil }
        return fits(sums[position]) && fits(Int128(region.total.figures[position].value ?? 0))
            && reports.allSatisfy { report in
                position >= report.figures.count || fits(Int128(report.figures[position] ?? 0))
            }
    }

    private func write(
        _ position: Int, to sheet: SheetWriter, row: Int
    ) throws(SheetWritingError) {
        guard let place = tables.figures[position] else { return }
        let cell = form.cells[position]
        let labels = [
            place.reference(), form.rowLabel(of: cell)[language],
            form.columnLabel(of: cell)[language], cell.unit.label[language],
        ]
        for (column, label) in labels.enumerated() {
            try sheet.write(.text(label), at: CellPlace(row: row, column: column), look.label)
        }
        guard isReckonable(position) else {
            return try sheet.write(
                .text(BookMessages.tooLong[language]),
                at: CellPlace(row: row, column: labels.count), look.text)
        }
        let scale = cell.unit.scale
        let total = Int128(region.total.figures[position].value ?? 0)
        let added = agencies.prefix + agencies.column(position).reference
        let formulas = [
            ("N(\(tables.prefix)\(place.reference(isFixed: true)))", total),
            ("ROUND(SUM(\(added)),\(cell.unit.decimals))", sums[position]),
            (difference(row, cell.unit.decimals), total - sums[position]),
        ]
        for (offset, formula) in formulas.enumerated() {
            try sheet.write(
                .formula(
                    formula.0,
                    result: .number(SheetNumber.value(scaled: formula.1, scale: scale) ?? 0)),
                at: CellPlace(row: row, column: labels.count + offset), look.figure)
        }
    }

    /// The two columns in front of the difference, subtracted.
    private func difference(_ row: Int, _ decimals: Int) -> String {
        let left = CellPlace(row: row, column: Self.differences - 2).reference()
        let right = CellPlace(row: row, column: Self.differences - 1).reference()
        return "ROUND(\(left)-\(right),\(decimals))"
    }

    // MARK: Identities

    private func writeIdentities(
        to sheet: SheetWriter, from start: Int
    ) throws(SheetWritingError) {
        try sheet.write(
            .text(BookMessages.identities[language]), at: CellPlace(row: start, column: 0),
            look.heading)
        try writeHeads(
            [
                BookMessages.rule, BookMessages.what, BookMessages.column, BookMessages.unit,
                BookMessages.left, BookMessages.right, BookMessages.difference,
            ], row: start + 1, to: sheet)
        let identities = form.identities(year: region.year)
        for (number, identity) in identities.enumerated() {
            try write(identity.rule, identity.instance, to: sheet, row: start + 2 + number)
        }
        // one condition for all neighbours to which the same is allowed
        let limits = identities.map { allowed($0.rule, $0.instance) }
        var first = 0
        while first < limits.count {
            let count = limits[first...].prefix { $0 == limits[first] }.count
            let rows = start + 2 + first...start + 1 + first + count
            let range = CellRange(
                rows: rows, columns: Self.differences...Self.differences)
            try color(range, limits[first], on: sheet)
            first += count
        }
    }

    // MARK: Colours

    /// How far the sides of a line may lie apart.
    private struct Allowed: Equatable {
        /// In the unit of the line.
        var difference = "0"
        /// Whether what reports left blank may explain that the left side lacks something, and that
        /// the right one does.
        var mayRise = false
        var mayFall = false
    }

    /// As the edition judges its totals: each report may be off by the tolerance, all of them to
    /// the same side, and a cell that some reports leave blank may hide more.
    private func allowed(_ rule: Rule, _ instance: Rule.Instance) -> Allowed {
        let scale = form.cells[instance.left.first ?? 0].unit.scale
        let reports = Int128(region.total.completeness.included)
        func isOpen(raising: Bool) -> Bool {
            instance.blanks(of: form, raising: raising).contains {
                region.total.figures[$0].blank > 0
            }
        }
        return Allowed(
            difference: ExactDecimal.format(Int128(rule.tolerance) * reports, scale: scale),
            mayRise: isOpen(raising: true), mayFall: isOpen(raising: false))
    }

    /// Red for what cannot be right, yellow for what blanks leave open, green for the rest.
    private func color(
        _ range: CellRange, _ allowed: Allowed, on sheet: SheetWriter
    ) throws(SheetWritingError) {
        let place = range.first.reference()
        let sides = [
            ("\(place)<-\(allowed.difference)", allowed.mayRise),
            ("\(place)>\(allowed.difference)", allowed.mayFall),
        ]
        for (condition, isOpen) in sides {
            try sheet.highlight(
                range, where: "AND(ISNUMBER(\(place)),\(condition))",
                isOpen ? Look.caution(look.figure) : Look.bad(look.figure))
        }
        try sheet.highlight(
            range, where: "AND(ISNUMBER(\(place)),ABS(\(place))<=\(allowed.difference))",
            Look.good(look.figure))
    }

    private func write(
        _ rule: Rule, _ instance: Rule.Instance, to sheet: SheetWriter, row: Int
    ) throws(SheetWritingError) {
        let unit = form.cells[instance.left.first ?? 0].unit
        let line = instance.row ?? instance.column ?? instance.cell ?? Phrase("", en: "")
        let labels = [
            rule.id, rule.title[language], line[language], unit.label[language],
        ]
        for (column, label) in labels.enumerated() {
            try sheet.write(.text(label), at: CellPlace(row: row, column: column), look.label)
        }
        let sides = [false, true].map { isRight in
            let formula = instance.formula(ofRight: isRight) { position in
                tables.figures[position].map { tables.prefix + $0.reference(isFixed: true) }
            }
            return (
                formula: "ROUND(\(formula),\(unit.decimals))",
                value: instance.value(ofRight: isRight) { region.total.figures[$0].value }
            )
        }
        let formulas =
            sides.map { ($0.formula, $0.value) }
            + [(difference(row, unit.decimals), sides[0].value - sides[1].value)]
        for (offset, formula) in formulas.enumerated() {
            let number = SheetNumber.value(scaled: formula.1, scale: unit.scale) ?? 0
            try sheet.write(
                .formula(formula.0, result: .number(number)),
                at: CellPlace(row: row, column: labels.count + offset), look.figure)
        }
    }
}
