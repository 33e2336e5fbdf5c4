import Forms
import Messages
import Vocabulary

/// R-TX-RATE: percentages of requests are what the tables, this year's and last year's, give.
///
/// Readings of a share: of those received, of those received and carried in, of those handled, or
/// of any other figure that the same section states. Readings of a change: from last year's
/// requests received, with or without those carried in, or from what the text itself says of last
/// year; of requests answered likewise.
enum RatesRecomputed {
    static let rule = CatalogueRule(
        id: "R-TX-RATE", severity: .warning, title: TableTextMessages.ratesTitle,
        source: "国办公开办函〔2021〕30号（一）；表三")

    /// - Parameter before: the agency's figures of last year; nil if there are none.
    static func finding(
        _ statements: [RateClaims.Statement], _ figures: ReportFigures, after before: ReportFigures?
    ) -> Finding? {
        for statement in statements {
            let found =
                switch statement.kind {
                case .share(let wholes): share(statement, wholes, figures)
                case .change(let isRise, let isAnswered, let others):
                    change(statement, isRise, isAnswered, others, figures, before)
                }
            if let found { return found }
        }
        return nil
    }

    private static let received: [TextRole] = [.received]
    private static let both: [TextRole] = [.received, .carriedIn]
    private static let handled: [TextRole] = [.answered]

    private static func share(
        _ statement: RateClaims.Statement, _ stated: [Int64], _ figures: ReportFigures
    ) -> Finding? {
        let part = Int128(statement.count)
        let sides = [received, both, handled].compactMap { TableSide($0, of: figures) }
        let wholes = sides.map(\.sum) + stated.map { Int128($0) }
        guard !wholes.contains(where: { statement.percentage.agrees(part, in: $0) }) else {
            return nil
        }
        guard let side = sides.first(where: { $0.sum >= part && $0.sum > 0 }) else { return nil }
        guard !sides.contains(where: \.isOpen) else { return undecided(statement, sides, figures) }
        return failed(
            statement, TableTextMessages.share, part, side.sum,
            computed: statement.percentage.of(part, in: side.sum), sides, figures)
    }

    private static func change(
        _ statement: RateClaims.Statement, _ isRise: Bool, _ isAnswered: Bool, _ others: [Int64],
        _ figures: ReportFigures, _ before: ReportFigures?
    ) -> Finding? {
        guard let before else { return nil }
        let rows = isAnswered ? [handled] : [received, both]
        let sides = rows.compactMap { TableSide($0, of: figures) }
        let earlier = rows.compactMap { TableSide($0, of: before) }
        let now = [Int128(statement.count)] + sides.map(\.sum)
        let then = earlier.map(\.sum) + others.map { Int128($0) }
        func agrees(_ now: Int128, _ then: Int128) -> Bool {
            let step = isRise ? now - then : then - now
            return step >= 0 && statement.percentage.agrees(step, in: then)
        }
        guard !now.contains(where: { now in then.contains { agrees(now, $0) } }) else {
            return nil
        }
        guard let last = earlier.first, last.sum > 0 else { return nil }
        guard !(sides + earlier).contains(where: \.isOpen) else {
            return undecided(statement, sides, figures)
        }
        let step = now[0] - last.sum
        let computed = statement.percentage.of(abs(step), in: last.sum)
        return failed(
            statement, step < 0 ? TableTextMessages.fall : TableTextMessages.rise,
            now[0], last.sum, computed: step < 0 ? -computed : computed,
            sign: isRise ? 1 : -1, sides, figures)
    }

    private static func failed(
        _ statement: RateClaims.Statement, _ message: Phrase, _ part: Int128, _ whole: Int128,
        computed: Int128, sign: Int128 = 1, _ sides: [TableSide], _ figures: ReportFigures
    ) -> Finding {
        let stated = Int128(statement.percentage.digits) * sign
        func shown(_ value: Int128) -> String {
            decimal(value, decimals: statement.percentage.decimals)
        }
        return Finding(
            rule: rule.id, severity: rule.severity, verdict: .failed,
            cells: cells(sides, figures), left: shown(stated), right: shown(computed),
            difference: shown(stated - computed),
            message: message.filled([
                "stated": shown(abs(stated)), "part": String(part), "whole": String(whole),
                "computed": shown(abs(computed)), "quote": statement.claim.quote,
            ]))
    }

    private static func undecided(
        _ statement: RateClaims.Statement, _ sides: [TableSide], _ figures: ReportFigures
    ) -> Finding {
        Finding(
            rule: rule.id, severity: rule.severity, verdict: .undecided,
            cells: cells(sides, figures),
            message: TableTextMessages.rateOpen.filled(["quote": statement.claim.quote]))
    }

    private static func cells(_ sides: [TableSide], _ figures: ReportFigures) -> [String] {
        var seen: Set<Int> = []
        return sides.flatMap(\.cells).filter { seen.insert($0).inserted }
            .map { figures.form.cells[$0].name }
    }

    /// Digits with a point in front of the last ones.
    private static func decimal(_ value: Int128, decimals: Int) -> String {
        ExactDecimal.format(value, scale: (0..<decimals).reduce(1) { scale, _ in scale * 10 })
    }
}
