public import Forms
public import Vocabulary

/// The rules about what a report says in words: against its own figures and against the words of
/// other reports.
public enum NarrativeRules {
    /// Every rule of this kind, in the order of the catalogue.
    public static let all = [
        YearsAgree.rule, SectionsComplete.rule, OldSentences.rule, RequestsStated.rule,
        ChannelsAddUp.rule, AnswersStated.rule, CarriedOverStated.rule, ResultsStated.rule,
        RatesRecomputed.rule, CasesStated.rule, DocumentsStated.rule, DecisionsStated.rule,
        FeesStated.rule, FeeNoticeUnexplained.rule, RequestsOnlyInText.rule, ZeroTables.rule,
        AllZero.rule, Originality.rule,
    ]

    /// The rule of which the run asks last year's figures as well.
    public static let zeroTables = ZeroTables.rule

    /// What does not pass of how a report is written, in the order of the catalogue.
    public static func writingFindings(for read: ReadText, form: Form) -> [Finding] {
        let text = read.text
        return [
            YearsAgree.finding(for: text), SectionsComplete.finding(for: text, form: form),
            read.isTooMuch ? nil : OldSentences.finding(read.sentences, year: text.year),
        ].compactMap { $0 }
    }

    /// What does not pass between the words and the figures of one report, in the order of the
    /// catalogue.
    ///
    /// A text that says nothing passes: the tables are the report, the text need not repeat them.
    ///
    /// - Parameters:
    ///   - values: the figures in form order, in stored integers; nil is blank.
    ///   - lastYear: the same of the agency's report of the year before, if it has one.
    public static func findings(
        for read: ReadText, form: Form, values: [Int64?],
        after lastYear: (form: Form, values: [Int64?])? = nil
    ) -> [Finding] {
        let figures = ReportFigures(form: form, values: values)
        let before = lastYear.map { ReportFigures(form: $0.form, values: $0.values) }
        let (text, sentences) = (read.text, read.sentences)
        guard !read.isTooMuch else {
            return [tooMuch] + [AllZero.finding(figures)].compactMap { $0 }
        }
        let said = Said(sentences, year: text.year)
        return requests(said, sentences, text, figures, after: before)
            + CasesStated.findings(said.cases, figures)
            + disclosure(sentences, text, figures)
            + [
                FeeNoticeUnexplained.finding(text, figures),
                RequestsOnlyInText.finding(said.received + said.answered, figures),
                ZeroTables.finding(said.statements, figures), AllZero.finding(figures),
            ].compactMap { $0 }
    }

    /// The finding of the words that keeps the figures of a report out of the totals; nil for
    /// nearly every report.
    ///
    /// It is asked for alone of revisions that are judged only to see whether they may count.
    public static func excludingFinding(
        for text: ReportText, form: Form, values: [Int64?]
    ) -> Finding? {
        let figures = ReportFigures(form: form, values: values)
        // most reports have a figure that is not zero, and then nobody need read the text
        guard ZeroTables.places(figures) != nil else { return nil }
        let read = ReadText(text)
        guard !read.isTooMuch else { return nil }
        let found = ZeroTables.finding(Said(read.sentences, year: text.year).statements, figures)
        return found.flatMap { $0.excludes ? $0 : nil }
    }

    /// Said by the first of the rules that such a text leaves open.
    private static let tooMuch = Finding(
        rule: RequestsStated.rule.id, severity: RequestsStated.rule.severity, verdict: .undecided,
        cells: [], message: NarrativeMessages.tooMuchText)

    /// What the text says of requests and cases, read once for all rules.
    private struct Said {
        let received: [Claim]
        let answered: [Claim]
        let results: [ResultClaims.Statement]
        let cases: [CaseClaims.Statement]

        init(_ sentences: [Sentence], year: Int?) {
            received = RequestClaims.received(sentences, year: year)
            answered = RequestClaims.answered(sentences, year: year)
            results = ResultClaims.statements(sentences, year: year)
            cases = CaseClaims.statements(sentences, year: year)
        }

        var statements: ZeroTables.Statements {
            ZeroTables.Statements(
                received: received, answered: answered, results: results.map(\.claim),
                cases: cases.map(\.claim))
        }
    }

    private static func requests(
        _ said: Said, _ sentences: [Sentence], _ text: ReportText, _ figures: ReportFigures,
        after before: ReportFigures?
    ) -> [Finding] {
        let single = [
            RequestsStated.finding(said.received, figures),
            ChannelsAddUp.finding(ChannelClaims.lists(sentences, year: text.year), figures),
            AnswersStated.finding(said.answered, figures),
            CarriedOverStated.finding(
                RequestClaims.carriedOver(sentences, year: text.year), figures),
        ]
        let rates = RatesRecomputed.finding(
            RateClaims.statements(sentences, year: text.year), figures, after: before)
        return single.compactMap { $0 } + ResultsStated.findings(said.results, figures)
            + (rates.map { [$0] } ?? [])
    }

    private static func disclosure(
        _ sentences: [Sentence], _ text: ReportText, _ figures: ReportFigures
    ) -> [Finding] {
        DocumentsStated.findings(
            DisclosureClaims.documents(sentences, year: text.year), figures)
            + DecisionsStated.findings(
                DisclosureClaims.decisions(sentences, year: text.year), figures)
            + FeesStated.findings(
                FeeClaims.amounts(sentences, year: text.year),
                noNotice: FeeClaims.saysNoNotice(sentences, year: text.year), figures)
    }
}
