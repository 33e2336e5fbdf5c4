import Messages
public import Vocabulary

/// R-ORG: a report that belongs in no total is named, not dropped in silence.
public enum ExpectedAgencyRule {
    public static let rule = CatalogueRule(
        id: "R-ORG", severity: .warning, title: ValidationMessages.unexpectedTitle,
        source: "registry.agency, registry.exemption")

    /// Why an agency's report stays out of the totals.
    public enum Reason: Sendable {
        case notActive
        case exempt
        case notCounted
    }

    /// - Parameter reason: nil if the agency is expected to file, and then nothing is found.
    public static func finding(_ reason: Reason?, year: Int) -> Finding? {
        guard let reason else { return nil }
        let message =
            switch reason {
            case .notActive: ValidationMessages.notActive
            case .exempt: ValidationMessages.exempt
            case .notCounted: ValidationMessages.notCounted
            }
        let finding = rule.failed(message.filled(["year": String(year)]))
        guard reason == .notCounted else { return finding }
        return Finding(
            rule: finding.rule, severity: .hint, verdict: .failed, cells: [],
            message: finding.message)
    }
}
