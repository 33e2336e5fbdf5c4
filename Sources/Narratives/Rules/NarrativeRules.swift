public import Forms
public import Vocabulary

/// The rules about what a report says in words: against its own figures and against the words of
/// other reports.
public enum NarrativeRules {
    /// Every rule of this kind, in the order of the catalogue.
    public static let all = [
        YearsAgree.rule, SectionsComplete.rule, RequestsStated.rule, AnswersStated.rule,
        CarriedOverStated.rule, ResultsStated.rule, CasesStated.rule, FeeNoticeUnexplained.rule,
        RequestsOnlyInText.rule, AllZero.rule, Originality.rule,
    ]

    /// What does not pass of how a report is written, in the order of the catalogue.
    public static func writingFindings(for text: ReportText, form: Form) -> [Finding] {
        [YearsAgree.finding(for: text), SectionsComplete.finding(for: text, form: form)]
            .compactMap { $0 }
    }

    /// What does not pass between the words and the figures of one report, in the order of the
    /// catalogue.
    ///
    /// A text that says nothing passes: the tables are the report, the text need not repeat them.
    ///
    /// - Parameter values: the figures in form order, in stored integers; nil is blank.
    public static func findings(
        for text: ReportText, form: Form, values: [Int64?]
    ) -> [Finding] {
        let figures = ReportFigures(form: form, values: values)
        let sentences = Sentence.sentences(of: text)
        let received = RequestClaims.received(sentences, year: text.year)
        let answered = RequestClaims.answered(sentences, year: text.year)
        let single = [
            RequestsStated.finding(received, figures), AnswersStated.finding(answered, figures),
            CarriedOverStated.finding(
                RequestClaims.carriedOver(sentences, year: text.year), figures),
        ]
        let results = ResultsStated.findings(
            ResultClaims.statements(sentences, year: text.year), figures)
        let cases = CasesStated.findings(
            CaseClaims.statements(sentences, year: text.year), figures)
        let last = [
            FeeNoticeUnexplained.finding(text, figures),
            RequestsOnlyInText.finding(received + answered, figures), AllZero.finding(figures),
        ]
        return single.compactMap { $0 } + results + cases + last.compactMap { $0 }
    }
}
