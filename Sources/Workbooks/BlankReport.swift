public import Forms
import Messages
public import SheetWriting
public import Vocabulary

/// The form as a workbook to fill in: totals add themselves, what does not add up turns red, and
/// only the cells that are to be filled in can be changed. In Chinese, as the form is.
public struct BlankReport {
    private let form: Form
    private let year: Int
    private let agencyName: String?
    private let level: RegionLevel?
    private let look = Look(language: .zh)
    private let computed: ComputedCells

    /// - Parameters:
    ///   - agencyName: nil leaves the name to whoever fills it in.
    ///   - level: of the agency's region; nil if it is not known.
    public init(form: Form, year: Int, agencyName: String?, level: RegionLevel?) {
        self.form = form
        self.year = year
        self.agencyName = agencyName
        self.level = level
        computed = ComputedCells(form, year: year, level: level)
    }

    private var title: String {
        let name = agencyName ?? BlankMessages.nameHere.zh
        return "\(name)\(year)\(BlankMessages.titleEnd.zh)"
    }

    /// Writes the workbook; a file of that name is replaced.
    public func write(to path: String) throws(SheetWritingError) {
        // the last day that the report is about: the same form is the same file
        let lastDay = CalendarDate(year: year, month: 12, day: 31)
        var properties = WorkbookWriter.Properties(
            title: title, created: Instant(endOf: lastDay ?? CalendarDate(daysSinceEpoch: 0)))
        properties.subject = form.notice
        if let agencyName { properties.company = agencyName }
        properties.more = [("表格", form.id)]
        let book = try WorkbookWriter(path: path, properties: properties)
        let sheet = try book.addSheet(BlankMessages.report.zh)
        let tables = try writeReport(to: sheet)
        let checks = try book.addSheet(BlankMessages.checks.zh)
        try CheckSheet(form, year: year, level: level, computed, look, sheet.prefix, tables.places)
            .write(to: checks)
        // the reader of documents leaves the checks alone
        try book.define(SheetNames.report, tables.range, on: sheet)
        let corner = CellPlace(row: 0, column: 0)
        try book.define(SheetNames.checks, CellRange(corner, corner), on: checks)
        try book.finish()
    }

    // MARK: The report

    private func writeReport(to sheet: SheetWriter) throws(SheetWritingError) -> TableSheet {
        var tables = try TableSheet(form, on: sheet, look)
        let name = try tables.addLine(
            .text(title), look.title.with { $0.isUnlocked = agencyName == nil }, height: 30)
        if agencyName == nil {
            try accept(BlankMessages.nameHint, at: name, on: sheet)
        }
        for (number, section) in form.sections.enumerated() {
            tables.addGap()
            if let table = form.tables.firstIndex(where: { $0.id == section.id }) {
                let heading = form.tables[table].title.zh
                _ = try tables.addLine(.text(heading), look.heading, height: 22)
                try tables.add(table: table) { position, places in cell(position, places) }
                try watch(form.tables[table], tables.places, on: sheet)
            } else {
                let heading = "\(Self.number(number))、\(section.heading.zh)"
                _ = try tables.addLine(.text(heading), look.heading, height: 22)
                let text = try tables.addLine(.blank, look.words, height: 120)
                try accept(BlankMessages.wordsHint, at: text, on: sheet)
            }
        }
        sheet.activate()
        sheet.protect()
        var page = SheetWriter.Page()
        page.footerLeft = form.notice
        try sheet.setPage(tables.printed(on: page))
        return tables
    }

    private static func number(_ index: Int) -> String {
        let numbers = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"]
        return numbers.indices.contains(index) ? numbers[index] : String(index + 1)
    }

    private func accept(
        _ hint: Phrase, at place: CellPlace, on sheet: SheetWriter
    ) throws(SheetWritingError) {
        var entry = SheetWriter.Entry(.anything)
        entry.hint = hint.zh
        try sheet.accept(entry, in: CellRange(place, place))
    }

    /// A cell to fill in, or a formula. A total of nothing but blanks is blank.
    private func cell(
        _ position: Int, _ places: [Int: CellPlace]
    ) -> (CellContent, CellStyle) {
        let unit = form.cells[position].unit
        let suffix = unit.isPrintedInForm ? nil : "General\"\(unit.label.zh)\""
        guard let addends = computed.addends[position] else {
            return (.blank, look.entry.with { $0.numberFormat = suffix })
        }
        let cells = addends.compactMap { places[$0]?.reference() }.joined(separator: ",")
        let sum = "IF(COUNT(\(cells))=0,\"\",ROUND(SUM(\(cells)),\(unit.decimals)))"
        return (
            .formula(sum, result: .text("")), look.reckoned.with { $0.numberFormat = suffix }
        )
    }

    // MARK: What may be typed, and what turns red

    private func watch(
        _ table: Table, _ places: [Int: CellPlace], on sheet: SheetWriter
    ) throws(SheetWritingError) {
        for (position, cell) in form.cells.enumerated() where cell.table == table.id {
            guard computed.addends[position] == nil, let place = places[position] else { continue }
            try sheet.accept(entry(position, place), in: CellRange(place, place))
        }
        for (rule, instance) in computed.checks
        where form.cells[instance.left.first ?? 0].table == table.id {
            let unit = form.cells[instance.left.first ?? 0].unit
            let sides = [false, true].map { isRight in
                instance.formula(ofRight: isRight) { places[$0]?.reference(isFixed: true) }
            }
            let allowed = ExactDecimal.format(Int128(rule.tolerance), scale: unit.scale)
            let differ = "ABS(ROUND((\(sides[0]))-(\(sides[1])),\(unit.decimals)))>\(allowed)"
            for position in instance.left + instance.right {
                guard let place = places[position] else { continue }
                try sheet.highlight(
                    CellRange(place, place), where: differ, Look.bad(look.entry))
            }
        }
    }

    private func entry(_ position: Int, _ place: CellPlace) -> SheetWriter.Entry {
        let cell = form.cells[position]
        if alwaysZero.contains(position) {
            var entry = SheetWriter.Entry(.whole(0...0))
            entry.refusal = BlankMessages.zeroOnly.zh
            return entry
        }
        let lowest = cell.isSigned ? -SheetWriter.Entry.mostDigitsTyped : 0
        guard cell.unit.isMoney else {
            var entry = SheetWriter.Entry(.whole(lowest...SheetWriter.Entry.mostDigitsTyped))
            entry.refusal = (cell.isSigned ? BlankMessages.wholeSigned : BlankMessages.whole).zh
            return entry
        }
        let here = place.reference()
        let isExact = "ROUND(\(here),\(cell.unit.decimals))=\(here)"
        var entry = SheetWriter.Entry(.formula("AND(ISNUMBER(\(here)),\(here)>=0,\(isExact))"))
        entry.hint = BlankMessages.unitHint.filled(["unit": cell.unit.label]).zh
        entry.refusal = BlankMessages.amount.filled(["unit": cell.unit.label]).zh
        return entry
    }

    /// Cells that a rule wants to be 0 in regions of the level.
    private var alwaysZero: Set<Int> {
        guard let level else { return [] }
        return Set(
            form.rules.filter {
                $0.check == .zero && $0.years.contains(year)
                    && ($0.levels.isEmpty || $0.levels.contains(level))
            }.flatMap(\.instances).flatMap { $0.left + $0.right })
    }
}

extension SheetWriter.Entry {
    /// Figures with more than nine digits are slips.
    fileprivate static let mostDigitsTyped = 999_999_999
}
