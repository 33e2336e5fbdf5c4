public import Forms
public import Vocabulary

/// A report that breaks one rule of a form file and is zero otherwise, made from the rule itself.
public struct CounterExample: Sendable {
    /// Figures by their positions, those of last year's report behind the form's own; nil is blank.
    public let cells: [(position: Int, value: Int64?)]
    /// What the rule says of it.
    public let finding: Finding

    /// The first instance of a rule, broken.
    ///
    /// - Returns: nil if nothing breaks it, which no sound rule allows.
    public init?(of rule: Rule, in form: Form) {
        guard let instance = rule.instances.first else { return nil }
        let changes = Self.changes(rule, instance)
        let all = form.cells + form.lastYearCells
        let figures = Figures(capacity: all.count)
        var values = [Int64?](
            repeating: 0, count: rule.looksAtLastYear ? all.count : form.cells.count)
        for (position, value) in changes { values[position] = value }
        do throws(Figures.DecodingFault) {
            try figures.load(values)
        } catch {
            return nil
        }
        let judge = Judge(form: form, year: rule.years.first, acrossYears: rule.looksAtLastYear)
        let found = judge.findings(of: figures, level: rule.levels.first ?? .county)
        guard let finding = found.first(where: { $0.rule == rule.id && $0.verdict == .failed })
        else { return nil }
        cells = changes
        self.finding = finding
    }

    private static func changes(
        _ rule: Rule, _ instance: Rule.Instance
    ) -> [(position: Int, value: Int64?)] {
        let one = rule.tolerance + 1
        let left = instance.left[0]
        switch rule.check {
        case .equal: return [(left, one)]
        case .atLeast:
            // more on the right than on the left, or less on the left where nothing is on the right
            guard let right = instance.right.first else { return [(left, -one)] }
            return [(right, one)]
        case .positiveIf:
            guard let right = instance.right.first else { return [] }
            return [(right, 1)]
        case .notNegative: return [(left, -1)]
        case .zero: return [(left, 1)]
        case .totalPresent: return [(left, 5)] + instance.right.map { ($0, Int64?.none) }
        case .steady: return [(left, 2000)] + instance.right.map { ($0, Int64?(20)) }
        }
    }
}
