import Submissions

extension CatalogueRule {
    /// Every rule that is code and judges stored submissions.
    public static let all = [
        FormOfYearRule.rule, CellCountRule.rule, RangeRule.rule, ExpectedAgencyRule.rule,
        ReturnedRule.rule, ClosedRule.rule,
    ]
}
