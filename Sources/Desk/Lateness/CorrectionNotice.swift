import Forms
import Messages
import NightlyRun
import Store
import Vocabulary

/// What must be put right in one agency's report, as the template of the notice sees it.
struct CorrectionNotice {
    /// The report, with what is found in it.
    struct Subject {
        let agencyName: String
        let year: Int
        let revision: Int64
        let findings: [Finding]
        /// Nil if the report's form is not known here.
        let form: Form?
        /// Stored integers in form order; nil if the database user may not read figures.
        let figures: [Int64?]?
        /// As the report's document writes them, by cell.
        let written: [String: WrittenFigure]
    }

    let subject: Subject
    let day: CalendarDate
    /// By when a corrected report is wanted.
    let until: CalendarDate
    let language: Language
    /// At the office that writes; nil if nobody is known.
    let caller: AgencyContact?

    func rendered(byTemplate file: String) throws -> String {
        let errors = subject.findings.filter { $0.severity == .error }
        let warnings = subject.findings.filter { $0.severity == .warning }
        let suspects = self.suspects
        var values: [String: Any] = [
            "agency": subject.agencyName, "year": String(subject.year),
            "revision": String(subject.revision), "day": day.words(in: language),
            "until": until.words(in: language),
            "error_count": String(errors.count), "warning_count": String(warnings.count),
            "any_error": !errors.isEmpty, "any_warning": !warnings.isEmpty,
            "errors": errors.enumerated().map(entry),
            "warnings": warnings.enumerated().map(entry),
            "any_suspect": !suspects.isEmpty,
            "suspects": suspects.map { ["line": $0[language]] },
        ]
        values["caller"] = caller.map(NoticeContacts.values)
        return try NoticeTemplate(file: file).rendered(values)
    }

    private var suspects: [Phrase] {
        guard let form = subject.form, let figures = subject.figures else { return [] }
        return ReportSuspects(form: form, year: subject.year, figures: figures).lines(
            Phrase(subject.agencyName, en: subject.agencyName))
    }

    private func entry(_ number: Int, _ finding: Finding) -> [String: Any] {
        var entry: [String: Any] = [
            "number": String(number + 1), "rule": finding.rule,
            "message": finding.message[language],
        ]
        if let left = finding.left, let right = finding.right {
            entry["sides"] = [
                "left": left, "right": right, "difference": finding.difference ?? "–",
            ]
        }
        entry["source"] = source(finding.rule)
        let cells = self.cells(finding)
        entry["any_cell"] = !cells.isEmpty
        entry["cells"] = cells.map { ["line": $0[language]] }
        return entry
    }

    private func source(_ rule: String) -> String? {
        let ofForm = subject.form?.rules.first { $0.id == rule }?.source
        return ofForm ?? RuleBook.codeRules.first { $0.id == rule }?.source
    }

    /// Of a sum of more cells those without a figure are only counted, for nearly all are.
    private static let shortSum = 3

    /// The figures that a finding is about, and where they stand. The last is a sum's total.
    private func cells(_ finding: Finding) -> [Phrase] {
        guard let form = subject.form, let figures = subject.figures else { return [] }
        // cells of the year before stand in another report
        let positions = finding.cells.compactMap { form.position(of: $0) }
            .filter(figures.indices.contains)
        let told = positions.filter { position in
            positions.count <= Self.shortSum || figures[position] ?? 0 != 0
                || position == positions.last
        }
        var lines = told.map { position in
            let cell = form.cells[position]
            return line(cell, figures[position], subject.written[cell.name])
        }
        if told.count < positions.count {
            lines.append(
                NoticeMessages.otherCells.filled([
                    "count": String(positions.count - told.count)
                ]))
        }
        return lines
    }

    private func line(_ cell: Cell, _ figure: Int64?, _ written: WrittenFigure?) -> Phrase {
        let stated =
            figure.map { figure in
                let text = ExactDecimal.format(Int128(figure), scale: cell.unit.scale)
                return NoticeMessages.cellSays.filled(["figure": text])
            } ?? NoticeMessages.cellIsBlank
        let sentence = stated.filled(["cell": cell.label])
        guard let place = written?.place else { return sentence }
        return NoticeMessages.atPlace.filled(["sentence": sentence, "place": place])
    }
}
