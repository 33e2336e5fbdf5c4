import Messages
public import Vocabulary

/// R-C-MISS: totals that lack reports are labelled incomplete and not compared with last year's.
public enum CompleteTotalsRule {
    public static let rule = CatalogueRule(
        id: "R-C-MISS", severity: .hint, title: RegionMessages.incompleteTitle,
        source: "summary.completeness")

    /// How many agencies a total should have, and of how many no report came.
    public struct Completeness: Sendable {
        let expected: Int
        let missing: Int

        public init(expected: Int, received: Int) {
            self.expected = expected
            missing = expected - received
        }
    }

    /// - Returns: nil if no report of either year is missing.
    public static func finding(
        _ now: Completeness, after before: Completeness, year: Int, scope: Scope
    ) -> Finding? {
        guard now.missing > 0 || before.missing > 0 else { return nil }
        return Finding(
            rule: rule.id, severity: rule.severity, verdict: .undecided, cells: [],
            message: RegionMessages.incomplete.filled(["scope": scope.label]).filled([
                "now": String(year), "before": String(year - 1),
                "expected_now": String(now.expected), "missing_now": String(now.missing),
                "expected_before": String(before.expected),
                "missing_before": String(before.missing),
            ]))
    }
}

/// R-ORG-NEVER: an agency that was expected two years in a row and never filed anything.
public enum NeverFiledRule {
    public static let rule = CatalogueRule(
        id: "R-ORG-NEVER", severity: .warning, title: RegionMessages.neverFiledTitle,
        source: "registry.agency, registry.deadline")

    /// - Parameter year: the later of the two years whose due dates have passed.
    public static func finding(year: Int) -> Finding {
        rule.failed(
            RegionMessages.neverFiled.filled([
                "before": String(year - 1), "now": String(year),
            ]))
    }
}
