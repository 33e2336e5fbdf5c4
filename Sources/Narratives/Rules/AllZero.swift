import Messages
import Submissions

/// R-ZERO: every figure of the report is zero. Normal for most townships and small offices, so
/// one hint says it once.
enum AllZero {
    static let rule = CatalogueRule(
        id: "R-ZERO", severity: .hint, title: NarrativeMessages.allZeroTitle,
        source: "国办公开办函〔2021〕30号附件")

    static func finding(_ figures: ReportFigures) -> Finding? {
        guard figures.values.allSatisfy({ $0 ?? 0 == 0 }) else { return nil }
        let blankCount = figures.values.count { $0 == nil }
        let message =
            blankCount == 0
            ? NarrativeMessages.allZero
            : NarrativeMessages.zeroOrBlank.filled(["count": String(blankCount)])
        return Finding(
            rule: rule.id, severity: rule.severity,
            verdict: blankCount == 0 ? .failed : .undecided, cells: [], message: message)
    }
}
