public import Vocabulary

extension CatalogueRule {
    /// Every rule that is code and judges the figures of stored submissions, what was decided about
    /// them, and what is missing.
    public static let all = [
        FormOfYearRule.rule, CellCountRule.rule, RangeRule.rule, BlankRule.rule,
        LostCellsRule.rule, ExpectedAgencyRule.rule, NeverFiledRule.rule, ReturnedRule.rule,
        ClosedRule.rule, FiledEarlyRule.rule, PublicationDayRule.rule, LedgerRule.rule,
        CopiedFiguresRule.rule, CompleteTotalsRule.rule, TotalsAddUpRule.rule,
        GovernmentReportRule.rule,
    ]

    /// Rules whose findings nobody can allow: the figures cannot be added to those of the form.
    public static let neverWaived: Set = [
        FormOfYearRule.rule.id, CellCountRule.rule.id, RangeRule.rule.id,
    ]
}
