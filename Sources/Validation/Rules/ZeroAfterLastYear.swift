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

    private static let tables = ["requests", "proceedings"]
    private static let rows = [
        "requests.received.total", "proceedings.reconsideration.total",
        "proceedings.litigation_direct.total",
        "proceedings.litigation_after_reconsideration.total",
    ]
    private static let carried = "requests.carried_out.total"
    private static let named = [
        "requests.received.total", "requests.carried_in.total", "requests.handled_total.total",
    ]

    /// What of a form the rule looks at; found once for all reports.
    public struct Places: Sendable {
        fileprivate let all: [Int]
        fileprivate let counted: [Int]
        fileprivate let carriedOut: Int?
        fileprivate let cells: CellList

        public init(of form: Form) {
            all = form.cells.indices.filter { tables.contains(form.cells[$0].table) }
            counted = rows.compactMap { form.position(of: $0) }
            carriedOut = form.position(of: carried)
            cells = CellList(
                named.filter { form.position(of: $0) != nil }
                    + form.lastYearCells.map(\.name).filter {
                        $0 == "last_year.requests.received.total" || $0 == "last_year.\(carried)"
                    })
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
