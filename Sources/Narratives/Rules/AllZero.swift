import Messages
import Vocabulary

/// R-ZERO: every figure of a report with text is zero. Normal for most townships and small
/// offices, so one hint says it once.
///
/// Reports of figures alone are left out on purpose, although the rule looks at figures only: a
/// third of a nation's reports may be zero throughout and rightly so, and tens of thousands of
/// hints that nobody needs would hide the others. Where there is a text its reader can see at once
/// whether there was really no business; `huizong check` therefore says it of any document.
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
