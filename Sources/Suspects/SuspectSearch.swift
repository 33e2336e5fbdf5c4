public import Forms
public import Vocabulary

/// Names the smallest sets of cells that could be wrong in a report whose identities fail.
///
/// This is advice for the clerk who corrects the report. It judges nothing: no verdict and no
/// total depends on it, which is why it is no part of Validation.
///
/// - Shape: figures of one submission in form order in; out, one entry for each part of the report
///   that cannot be right, in form order, and one for each total left blank beside its figures.
///   Nothing for a report in which no identity fails.
/// - Units: stored integers. All arithmetic is exact; there is no floating point.
/// - Source: the `equal` rules of the form file, valid in the year.
public struct SuspectSearch: Sendable {
    private let form: Form
    private let parts: [Part]
    private let totals: Set<Int>
    private let limits: SearchLimits

    /// - Parameters:
    ///   - year: a form that is not of this year is explained by the rules of its own first
    ///     year, as it is judged.
    ///   - level: of the agency's region; nil leaves out rules for certain levels.
    public init(
        form: Form, year: Int, level: RegionLevel? = nil,
        limits: SearchLimits = SearchLimits()
    ) {
        let year = form.years.contains(year) ? year : form.years.first
        let rules = form.rules.filter { rule in
            rule.check == .equal && rule.tolerance == 0 && !rule.looksAtLastYear
                && rule.years.contains(year)
                && (rule.levels.isEmpty || level.map(rule.levels.contains) ?? false)
        }
        self.form = form
        self.limits = limits
        parts = Part.parts(
            rules.flatMap { $0.instances.map(\.sides) },
            isSigned: { form.cells[$0].isSigned })
        totals = Set(
            parts.flatMap { part in
                part.identities.compactMap(\.total).map { part.cells[$0] }
            })
    }

    /// - Parameter figures: one per cell of the form; with any other number nothing is explained.
    public func suspects(of figures: [Int64?]) -> [SuspectPart] {
        guard figures.count == form.cells.count else { return [] }
        return parts.flatMap { part in
            let filled = PartFigures(
                part: part,
                values: part.cells.map { cell in
                    // a blank that the form calls a zero can hide nothing
                    figures[cell].map { Int128($0) } ?? (form.cells[cell].isBlankZero ? 0 : nil)
                })
            var search = SmallestSets(filled, limits: limits)
            switch search.verdict() {
            case .consistent: return missingTotals(filled)
            case .sets(let sets):
                let result = explained(sets, filled, figures)
                return [SuspectPart(cells: part.cells, result: result)]
            case .tooManyErrors:
                return [SuspectPart(cells: part.cells, result: .tooManyErrors)]
            }
        }
    }

    private func explained(
        _ sets: [[Int]], _ filled: PartFigures, _ figures: [Int64?]
    ) -> SuspectPart.Result {
        var effort = Effort(steps: limits.steps)
        let suspects = sets.map { set in
            var isFree = filled.values.map { $0 == nil }
            for cell in set { isFree[cell] = true }
            let values = FreeSystem(filled, isFree: isFree).values(of: set, &effort)
            let cells = set.map { filled.part.cells[$0] }
            let fit = SuggestionFit(form: form, totals: totals, figures: figures)
            return SuspectSet(
                cells: cells, values: values, slips: fit.slips(cells: cells, values: values))
        }
        let ranked = (0...limits.cells).flatMap { unexplained in
            suspects.filter { $0.slips.count { $0 == nil } == unexplained }
        }
        return .found(
            Array(ranked.prefix(limits.listed)), omitted: max(0, ranked.count - limits.listed))
    }

    /// Blank totals of figures that are all there and do not add up to zero.
    private func missingTotals(_ filled: PartFigures) -> [SuspectPart] {
        filled.part.identities.compactMap { identity in
            guard let total = identity.total, filled.values[total] == nil else { return nil }
            var sum: Int128 = 0
            for term in identity.terms where term.cell != total {
                guard let value = filled.values[term.cell] else { return nil }
                sum += term.coefficient * value
            }
            let isOnLeft = identity.terms.contains { $0.cell == total && $0.coefficient > 0 }
            guard let value = Int64(exactly: isOnLeft ? -sum : sum), value != 0 else { return nil }
            return SuspectPart(
                cells: identity.terms.map { filled.part.cells[$0.cell] },
                result: .found(
                    [
                        SuspectSet(
                            cells: [filled.part.cells[total]], values: [value],
                            slips: [.missingTotal])
                    ], omitted: 0))
        }
    }
}
