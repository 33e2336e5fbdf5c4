public import Forms
import Messages
public import Vocabulary

/// The half of R-ZERO-T that looks at last year: tables III and IV are zero throughout after a year
/// in which they were not.
///
/// A body that had one or two requests may well have none the year after, which is a hint. Three by
/// chance leave none in one year of twenty, and what was carried over must turn up: a warning.
public enum ZeroAfterLastYear {
    /// So many of last year cannot well be followed by none.
    static let telling: Int64 = 3

    private static let counted: [TextRole] = [.received, .reconsideration, .litigation]
    private static let named: [TextRole] = [.received, .carriedIn, .answered]

    /// What of a form the rule looks at; found once for all reports.
    public struct Places: Sendable {
        fileprivate let all: [Int]
        fileprivate let counted: [Int]
        fileprivate let carriedOut: Int?
        fileprivate let cells: CellList

        public init(of form: Form) {
            all = form.tables(of: ZeroAfterLastYear.counted)
            counted = form.summaries(of: ZeroAfterLastYear.counted)
            carriedOut = form.summaries(of: [.carriedOver]).first
            let last = (form.summaries(of: [.received]) + [carriedOut].compactMap { $0 })
                .map { "last_year.\(form.cells[$0].name)" }
            cells = CellList(
                form.summaries(of: ZeroAfterLastYear.named).map { form.cells[$0].name }
                    + form.lastYearCells.map(\.name).filter(last.contains))
        }
    }

    /// - Parameters:
    ///   - rule: R-ZERO-T, which stands among the rules about words.
    ///   - before: the places in last year's form.
    public static func finding(
        of figures: Figures, after lastYear: LastYear, places: Places, before: Places,
        as rule: CatalogueRule
    ) -> Finding? {
        guard lastYear.isUsable, !places.all.isEmpty,
            places.all.allSatisfy({ figures.values[$0] == 0 })
        else { return nil }
        let cases = before.counted.reduce(into: Int128(0)) {
            $0 += Int128(lastYear.figures.values[$1])
        }
        let carried = before.carriedOut.map { lastYear.figures.values[$0] } ?? 0
        guard cases > 0 || carried > 0 else { return nil }
        let isTelling = cases >= Int128(telling) || carried > 0
        let hasBlanks = places.all.contains(where: figures.isBlank)
        let left = hasBlanks ? nil : "0"
        let message =
            hasBlanks ? ValidationMessages.blankAfterLastYear : ValidationMessages.zeroAfterLastYear
        return Finding(
            rule: rule.id, severity: isTelling ? .warning : .hint,
            verdict: hasBlanks ? .undecided : .failed, cells: places.cells, left: left,
            right: left.map { _ in String(cases) }, difference: left.map { _ in String(-cases) },
            message: message.filled(["cases": String(cases), "carried": String(carried)]))
    }
}
