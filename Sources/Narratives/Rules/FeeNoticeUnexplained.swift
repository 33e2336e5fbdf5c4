import Forms
import Messages
import Vocabulary
import Wording

/// R-TX-FEE2: requests ended because a fee was not paid, so fee notices were sent, and section 六
/// should say what 信息处理费 was charged.
///
/// That fee, in yuan, has nothing to do with 行政事业性收费 of table II; the two are never compared.
enum FeeNoticeUnexplained {
    static let rule = CatalogueRule(
        id: "R-TX-FEE2", severity: .hint, title: NarrativeMessages.feeTitle,
        source: "国办公开办函〔2021〕30号附件，表三（六）2；六、其他需要报告的事项")

    static func finding(_ text: ReportText, _ figures: ReportFigures) -> Finding? {
        guard let unpaid = TableSide([TextRole.feeUnpaid], of: figures),
            unpaid.sum > 0, !mentionsFee(text)
        else { return nil }
        let isDecided = !text.isEmpty
        let message =
            isDecided
            ? NarrativeMessages.feeUnexplained.filled(["count": String(unpaid.sum)])
            : NarrativeMessages.noText
        return Finding(
            rule: rule.id, severity: rule.severity, verdict: isDecided ? .failed : .undecided,
            cells: unpaid.cells.map { figures.form.cells[$0].name },
            left: isDecided ? String(unpaid.sum) : nil, message: message)
    }

    /// Some reports tell it in section 三 instead, or have lost their headings.
    private static func mentionsFee(_ text: ReportText) -> Bool {
        text.sections.contains { section in
            let plain = CharacterFolding.folded(section.text).filter { !$0.isWhitespace }
            return plain.says("处理费")
                || section.id == "other" && (plain.says("收费") || plain.says("费用"))
        }
    }
}
