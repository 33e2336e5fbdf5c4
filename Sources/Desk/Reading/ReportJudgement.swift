import Documents
import Forms
import Messages
import Validation
import Vocabulary

/// A document judged by every rule that needs no other report: figures and text.
struct ReportJudgement {
    let report: Report
    /// The report year: as given, else that of the title.
    let year: Int?
    var findings: [Finding]

    /// - Parameter year: overrides the year of the title.
    init(_ report: Report, year: Int?, catalogue: FormCatalogue) {
        self.report = report
        let year = year ?? report.year
        self.year = year
        let figures = Figures(capacity: report.form.cells.count)
        var findings: [Finding] = []
        do {
            try figures.load(report.values)
            // without a year the form is taken to be in its own, and that is said below
            let judge = SubmissionJudge(
                form: report.form, year: year ?? report.form.years.first, catalogue: catalogue)
            // a cell that cannot be read is told by itself; it is neither blank nor wrong
            let unread = Set(report.unreadableCells.map(\.position))
            findings = judge.findings(of: figures, level: nil, unread: unread)
            if year == nil { findings.insert(FormOfYearRule.undecided(form: report.form), at: 0) }
        } catch {
            findings = [
                CellCountRule.finding(error, storedCount: report.cells.count, form: report.form)
            ]
        }
        self.findings = findings + ReportRules.findings(for: report, year: year)
    }

    /// What could be wrong where figures do not add up.
    var suspects: ReportSuspects {
        ReportSuspects(
            form: report.form, year: year ?? report.form.years.first, figures: report.values,
            unread: Set(report.unreadableCells.map(\.position)))
    }

    var hasErrors: Bool { findings.contains(where: \.excludes) }
}
