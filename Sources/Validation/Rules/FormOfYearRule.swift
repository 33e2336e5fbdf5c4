public import Forms
import Messages
public import Vocabulary

/// R-FORM: the form is the one that is valid for the report year.
public enum FormOfYearRule {
    public static let rule = CatalogueRule(
        id: "R-FORM", severity: .error, title: ValidationMessages.wrongFormTitle,
        source: "国办公开办函〔2019〕60号；国办公开办函〔2021〕30号")

    public static func finding(form: Form, year: Int, catalogue: FormCatalogue) -> Finding? {
        guard !form.years.contains(year) else { return nil }
        let expected = catalogue.form(forYear: year).map { Phrase($0.id, en: $0.id) }
        return rule.failed(
            ValidationMessages.wrongForm
                .filled(["expected": expected ?? ValidationMessages.noFormForYear])
                .filled(["year": String(year), "form": form.id, "years": years(form)]))
    }

    /// What is said of a report that does not tell its year.
    public static func undecided(form: Form) -> Finding {
        Finding(
            rule: rule.id, severity: rule.severity, verdict: .undecided, cells: [],
            message: ValidationMessages.formYearUnknown.filled([
                "form": form.id, "years": years(form), "first": String(form.years.first),
            ]))
    }

    private static func years(_ form: Form) -> String {
        "\(form.years.first)–\(form.years.last.map(String.init) ?? "")"
    }
}
