import Forms
import Messages
import SheetWriting
import Vocabulary

/// The rules of the form as formulas over the figures that are being filled in.
struct CheckSheet {
    private let form: Form
    private let year: Int
    private let level: RegionLevel?
    private let computed: ComputedCells
    private let look: Look
    private let prefix: String
    private let places: [Int: CellPlace]

    /// - Parameter prefix: how formulas name the sheet of the report.
    init(
        _ form: Form, year: Int, level: RegionLevel?, _ computed: ComputedCells, _ look: Look,
        _ prefix: String, _ places: [Int: CellPlace]
    ) {
        self.form = form
        self.year = year
        self.level = level
        self.computed = computed
        self.look = look
        self.prefix = prefix
        self.places = places
    }

    /// One line of the sheet.
    private struct Line {
        let rule: Rule
        let words: Phrase
        let left: String
        let right: String?
        /// Becomes true if the rule holds; `$L` and `$R` stand for the two sides.
        let holds: String
        /// Cells whose blanks may hide what the left side lacks, and what the right side lacks.
        var raising: [Int] = []
        var lowering: [Int] = []
    }

    private static let head = 2
    private static let result = 7

    func write(to sheet: SheetWriter) throws(SheetWritingError) {
        let widths: [Double] = [12, 8, 40, 40, 12, 12, 12, 20]
        for (column, width) in widths.enumerated() {
            try sheet.setColumns(column...column, width: width)
        }
        let lines = self.lines
        let first = Self.head + 1
        let results = CellRange(
            rows: first...first + max(lines.count, 1) - 1, columns: Self.result...Self.result)
        try sheet.write(
            .text(BlankMessages.checksTitle.zh), at: CellPlace(row: 0, column: 0), look.heading)
        try writeSummary(results, to: sheet)
        let heads = [
            BookMessages.rule, BlankMessages.severity, BookMessages.what, BookMessages.row,
            BookMessages.left, BookMessages.right, BookMessages.difference, BlankMessages.result,
        ]
        for (column, heading) in heads.enumerated() {
            try sheet.write(
                .text(heading.zh), at: CellPlace(row: Self.head, column: column), look.head)
        }
        for (number, line) in lines.enumerated() {
            try write(line, to: sheet, row: first + number)
        }
        let cell = results.first.reference()
        try sheet.highlight(results, where: "LEFT(\(cell),1)=\"✗\"", Look.bad(look.text))
        try sheet.highlight(results, where: "LEFT(\(cell),1)=\"✓\"", Look.good(look.text))
        try sheet.highlight(results, where: "LEFT(\(cell),1)=\"！\"", Look.caution(look.text))
        sheet.freeze(above: first, leftOf: 0)
        sheet.protect()
        var page = SheetWriter.Page()
        page.isLandscape = true
        page.repeatedRows = Self.head...Self.head
        try sheet.setPage(page)
    }

    private func writeSummary(
        _ results: CellRange, to sheet: SheetWriter
    ) throws(SheetWritingError) {
        let count = "COUNTIF(\(results.reference),\"✗*\")"
        let words = [BlankMessages.fine, BlankMessages.wrongStart, BlankMessages.wrongEnd]
            .map { "\"\($0.zh)\"" }
        let place = CellPlace(row: 1, column: 0)
        try sheet.write(
            .formula(
                "IF(\(count)=0,\(words[0]),\(words[1])&\(count)&\(words[2]))",
                result: .text(BlankMessages.fine.zh)), at: place,
            look.usual.with { $0.isBold = true })
    }

    private func write(
        _ line: Line, to sheet: SheetWriter, row: Int
    ) throws(SheetWritingError) {
        let texts = [
            line.rule.id, line.rule.severity.label.zh, line.rule.title.zh, line.words.zh,
        ]
        for (column, text) in texts.enumerated() {
            try sheet.write(
                .text(text), at: CellPlace(row: row, column: column),
                look.text.with { $0.wraps = true })
        }
        let left = CellPlace(row: row, column: texts.count)
        let right = CellPlace(row: row, column: texts.count + 1)
        let zero = CellContent.Result.number(0)
        try sheet.write(.formula(line.left, result: zero), at: left, look.figure)
        let difference = CellPlace(row: row, column: texts.count + 2)
        if let formula = line.right {
            try sheet.write(.formula(formula, result: zero), at: right, look.figure)
            try sheet.write(
                .formula("ROUND(\(left.reference())-\(right.reference()),6)", result: zero),
                at: difference, look.figure)
        } else {
            try sheet.write(.blank, at: right, look.figure)
            try sheet.write(.blank, at: difference, look.figure)
        }
        let holds = line.holds.replacing("$L", with: left.reference())
            .replacing("$R", with: right.reference())
        let failed = line.rule.severity == .error ? BlankMessages.failed : BlankMessages.toExplain
        let mend = [(line.raising, "<"), (line.lowering, ">")]
            .filter { !$0.0.isEmpty }
            .map { cells, side in
                "AND(\(left.reference())\(side)\(right.reference()),"
                    + "COUNT(\(list(cells)))<\(cells.count))"
            }
        let canMend = mend.isEmpty ? "FALSE" : "OR(\(mend.joined(separator: ",")))"
        let formula =
            "IF(\(holds),\"\(BlankMessages.passed.zh)\","
            + "IF(\(canMend),\"\(BlankMessages.undecided.zh)\",\"\(failed.zh)\"))"
        try sheet.write(
            .formula(formula, result: .text(BlankMessages.passed.zh)),
            at: CellPlace(row: row, column: Self.result), look.text)
    }

    // MARK: Rules as formulas

    private func list(_ cells: [Int]) -> String {
        cells.compactMap { places[$0] }.map { prefix + $0.reference(isFixed: true) }
            .joined(separator: ",")
    }

    private func side(_ instance: Rule.Instance, isRight: Bool) -> String {
        let formula = instance.formula(ofRight: isRight) {
            places[$0].map { prefix + $0.reference(isFixed: true) }
        }
        return "ROUND(\(formula),6)"
    }

    private var lines: [Line] {
        let rules = form.rules.filter {
            !$0.looksAtLastYear && $0.years.contains(year)
                && ($0.levels.isEmpty || level.map($0.levels.contains) == true)
        }
        return rules.flatMap { rule -> [Line] in
            switch rule.check {
            case .notNegative: [counted(rule, "<0")]
            case .zero: [counted(rule, "<>0")]
            default: rule.instances.compactMap { line(rule, $0) }
            }
        }
    }

    /// One line for all cells of a rule: how many of them break it.
    private func counted(_ rule: Rule, _ condition: String) -> Line {
        let cells = rule.instances.flatMap(\.left).filter { computed.addends[$0] == nil }
        let breaks = cells.compactMap { places[$0] }
            .map { "(N(\(prefix)\($0.reference(isFixed: true)))\(condition))" }
        return Line(
            rule: rule, words: BlankMessages.breaking, left: breaks.joined(separator: "+"),
            right: nil, holds: "$L=0")
    }

    /// - Returns: nil for what always holds on this sheet, or needs last year's report.
    private func line(_ rule: Rule, _ instance: Rule.Instance) -> Line? {
        func line(_ holds: String) -> Line {
            Line(
                rule: rule,
                words: instance.row ?? instance.column ?? instance.cell ?? Phrase("", en: ""),
                left: side(instance, isRight: false), right: side(instance, isRight: true),
                holds: holds, raising: instance.blanks(of: form, raising: true),
                lowering: rule.check == .equal ? instance.blanks(of: form, raising: false) : [])
        }
        let scale = form.cells[instance.left.first ?? 0].unit.scale
        let allowed = ExactDecimal.format(Int128(rule.tolerance), scale: scale)
        switch rule.check {
        case .equal:
            let isComputed =
                instance.right.count == 1 && computed.addends[instance.right[0]] == instance.left
            return isComputed ? nil : line("ABS(ROUND($L-$R,6))<=\(allowed)")
        case .atLeast: return line("ROUND($L-$R,6)>=-\(allowed)")
        case .positiveIf: return line("OR($R<=0,$L>0)")
        case .notNegative, .zero, .totalPresent, .steady: return nil
        }
    }
}
