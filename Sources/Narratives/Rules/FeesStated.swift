import Forms
import Messages
import Vocabulary

/// R-TX-FEE: what the text says of the fee for handling requests fits the tables.
///
/// The fee is an administrative fee (行政事业性收费), so what a body took in of it is at most what
/// table II says it took in of all its fees; never the other way round, for a body has other fees.
/// The table may be rounded: to 100 yuan as some places ask, or, where it has no decimals, to
/// 10,000 yuan. And where table III has requests that ended because a notice to pay was not
/// followed, a notice was sent.
enum FeesStated {
    static let rule = CatalogueRule(
        id: "R-TX-FEE", severity: .warning, title: TableTextMessages.feesTitle,
        source: "国办函〔2020〕109号；国办公开办函〔2021〕30号附件，表二第二十条第（八）项，六、其他需要报告的事项")

    static func findings(
        _ amounts: [FeeClaims.Amount], noNotice: String?, _ figures: ReportFigures
    ) -> [Finding] {
        [amount(amounts, figures), notice(noNotice, figures)].compactMap { $0 }
    }

    private static func amount(
        _ amounts: [FeeClaims.Amount], _ figures: ReportFigures
    ) -> Finding? {
        guard let stated = amounts.max(by: { $0.fen < $1.fen }), stated.fen > 0,
            let position = figures.form.summaries(of: [.fees]).first
        else { return nil }
        let cell = figures.form.cells[position]
        let text = ExactDecimal.format(stated.fen, scale: 100)
        guard let table = figures.values[position] else {
            return Finding(
                rule: rule.id, severity: rule.severity, verdict: .undecided, cells: [cell.name],
                message: TableTextMessages.feeBlank.filled([
                    "text": text, "quote": stated.quote,
                ]))
        }
        let scale = Int128(cell.unit.scale)
        let isWhole = table > 0 && Int128(table).isMultiple(of: scale)
        let allowance = isWhole ? scale / 2 : scale / 200
        guard Int128(table) + allowance < stated.fen else { return nil }
        let inTable = ExactDecimal.format(Int128(table), scale: 100)
        return Finding(
            rule: rule.id, severity: rule.severity, verdict: .failed, cells: [cell.name],
            left: text, right: inTable,
            difference: ExactDecimal.format(stated.fen - Int128(table), scale: 100),
            message: TableTextMessages.feeMissing.filled([
                "text": text, "table": inTable, "quote": stated.quote,
                "shown": ExactDecimal.format(Int128(table), scale: cell.unit.scale),
            ]))
    }

    private static func notice(_ quote: String?, _ figures: ReportFigures) -> Finding? {
        guard let quote, let unpaid = TableSide([TextRole.feeUnpaid], of: figures), unpaid.sum > 0
        else { return nil }
        return Finding(
            rule: rule.id, severity: rule.severity, verdict: .failed,
            cells: unpaid.cells.map { figures.form.cells[$0].name }, left: "0",
            right: String(unpaid.sum), difference: String(-unpaid.sum),
            message: TableTextMessages.noNotice.filled([
                "count": String(unpaid.sum), "quote": quote,
            ]))
    }
}
