import Forms
import Submissions

/// Judges stored submissions of one year by every rule of the catalogue.
public final class SubmissionJudge {
    private let catalogue: FormCatalogue
    private let year: Int
    private var judges: [String: Judge] = [:]

    public init(catalogue: FormCatalogue, year: Int) {
        self.catalogue = catalogue
        self.year = year
    }

    /// Findings of one submission whose figures were decoded.
    ///
    /// A submission in the wrong form is judged by its own form's rules as well, so that its
    /// agency hears everything at once.
    public func findings(of figures: Figures, form: Form, level: RegionLevel?) -> [Finding] {
        let data = judge(of: form).findings(of: figures, level: level)
        guard form.years.contains(year) else {
            let wrongForm = FormOfYearRule.finding(form: form, year: year, catalogue: catalogue)
            return (wrongForm.map { [$0] } ?? [])
                + RangeRule.findings(of: figures, form: form) + data
        }
        if figures.magnitudeBits < UInt64(RangeRule.bound) { return data }
        return RangeRule.findings(of: figures, form: form) + data
    }

    private func judge(of form: Form) -> Judge {
        if let judge = judges[form.id] { return judge }
        let year = form.years.contains(year) ? year : form.years.first
        let judge = Judge(form: form, year: year)
        judges[form.id] = judge
        return judge
    }
}
