public import Forms
public import Vocabulary

/// A report that breaks one rule of a form file and is zero otherwise, made from the rule itself.
public struct CounterExample: Sendable {
    /// Figures by their positions, those of last year's report behind the form's own; nil is blank.
    public let cells: [(position: Int, value: Int64?)]
    /// What the rule says of it.
    public let finding: Finding

    /// The first instance of a rule, broken by as little as breaks it.
    ///
    /// - Returns: nil if nothing breaks it, which no sound rule allows.
    public init?(of rule: Rule, in form: Form) {
        guard let instance = rule.instances.first else { return nil }
        let all = form.cells + form.lastYearCells
        let figures = Figures(capacity: all.count)
        let judge = Judge(form: form, year: rule.years.first, acrossYears: rule.looksAtLastYear)
        for changes in Self.changes(rule, instance, all) {
            var values = [Int64?](
                repeating: 0, count: rule.looksAtLastYear ? all.count : form.cells.count)
            for (position, value) in changes { values[position] = value }
            do throws(Figures.DecodingFault) {
                try figures.load(values)
            } catch {
                return nil
            }
            let found = judge.findings(of: figures, level: rule.levels.first ?? .county)
            if let finding = found.first(where: { $0.rule == rule.id && $0.verdict == .failed }) {
                cells = changes
                self.finding = finding
                return
            }
        }
        return nil
    }

    private typealias Changes = [(position: Int, value: Int64?)]

    /// What to try, the plainest first.
    private static func changes(
        _ rule: Rule, _ instance: Rule.Instance, _ cells: [Cell]
    ) -> [Changes] {
        let one = rule.tolerance + 1
        let left = instance.left[0]
        switch rule.check {
        case .equal: return [[(left, one)]]
        case .atLeast, .positiveIf:
            // more on the right than on the left, or less on the left where nothing is on the right
            return (instance.right + instance.left).flatMap { position -> [Changes] in
                let more: Changes = [(position, one)]
                return cells[position].isSigned ? [more, [(position, -one)]] : [more]
            }
        case .notNegative: return [[(left, -1)]]
        case .zero: return [[(left, 1)]]
        case .totalPresent: return [[(left, 5)] + instance.right.map { ($0, Int64?.none) }]
        case .steady: return [[(left, 2000)] + instance.right.map { ($0, Int64?(20)) }]
        }
    }
}
