public import Forms
public import Vocabulary

/// Judges stored submissions of one form and year by every rule of the catalogue.
public final class SubmissionJudge: Sendable {
    private let catalogue: FormCatalogue
    private let year: Int
    private let form: Form
    private let judge: Judge
    private let isFormOfYear: Bool

    public init(form: Form, year: Int, catalogue: FormCatalogue) {
        self.catalogue = catalogue
        self.year = year
        self.form = form
        isFormOfYear = form.years.contains(year)
        judge = Judge(form: form, year: isFormOfYear ? year : form.years.first)
    }

    /// Findings of one submission whose figures were decoded.
    ///
    /// A submission in the wrong form is judged by its own form's rules as well, so that its
    /// agency hears everything at once.
    ///
    /// - Parameter unread: cells whose figures are not known; they are stored as blank, and what
    ///   looks at them is not judged.
    public func findings(
        of figures: Figures, level: RegionLevel?, unread: Set<Int> = []
    ) -> [Finding] {
        var data = judge.findings(of: figures, level: level, unread: unread)
        // how many cells are blank is known once all are read
        if unread.isEmpty, let blank = BlankRule.finding(of: figures, form: form) {
            data.append(blank)
        }
        if isFormOfYear, figures.magnitudeBits < UInt64(RangeRule.bound) { return data }
        let wrongForm = FormOfYearRule.finding(form: form, year: year, catalogue: catalogue)
        return (wrongForm.map { [$0] } ?? []) + RangeRule.findings(of: figures, form: form) + data
    }
}
