public import Forms
public import Messages
public import Vocabulary

/// Judges a region's totals by the rules across years that a form applies to them.
///
/// - Shape: the totals of two years in; out, one finding for each rule instance that fails and one
///   for all instances of a rule that blanks leave open.
/// - Method: a figure that some reports leave blank counts as published, that is the sum of the
///   others; the finding says how many blanks there are. A figure that no report states is blank.
/// - Source: the rules of the form file that have `regions`.
public final class RegionJudge {
    /// A total as it is judged.
    public struct Total: Sendable {
        public let values: [Int64]
        /// Per cell, how many reports left it blank; empty if none left any.
        public let blanks: [Int32]
        /// Number of reports that it is made of.
        public let included: Int

        public init(values: [Int64], blanks: [Int32], included: Int) {
            self.values = values
            self.blanks = blanks
            self.included = included
        }

        func blankCount(_ position: Int) -> Int { blanks.isEmpty ? 0 : Int(blanks[position]) }
    }

    private let form: Form
    private let judge: Judge
    private let figures: Figures
    private let other: Figures
    private let places: LastYearPlaces
    /// Cells that a rule looks at; those of last year behind the form's own.
    private let looked: [Int]
    private let instances: [String: [(names: [String], instance: Rule.Instance)]]
    private let scales: [Int64]

    public init(form: Form, year: Int, catalogue: FormCatalogue) {
        self.form = form.ofRegions
        let rules = self.form.rules.filter { $0.years.contains(year) }
        let cells = form.cells + form.lastYearCells
        judge = Judge(form: self.form, year: year, acrossYears: true)
        figures = Figures(capacity: cells.count)
        other = Figures(capacity: catalogue.forms.map(\.cells.count).max() ?? 0)
        places = LastYearPlaces(of: form, in: catalogue)
        looked = Set(rules.flatMap(\.instances).flatMap { $0.left + $0.right }).sorted()
        instances = Dictionary(
            rules.map { rule in
                (
                    rule.id,
                    rule.instances.map { instance in
                        ((instance.left + instance.right).map { cells[$0].name }, instance)
                    }
                )
            }
        ) { first, _ in first }
        scales = cells.map(\.unit.scale)
    }

    /// Whether any rule of the year judges totals.
    public var hasRules: Bool { !looked.isEmpty }

    /// Findings of one total after that of the year before.
    public func findings(
        of now: Total, after before: Total, form beforeForm: Form, level: RegionLevel
    ) throws(Figures.DecodingFault) -> [Finding] {
        guard hasRules, let positions = places[beforeForm.id] else { return [] }
        try figures.load(Self.cells(now))
        try other.load(Self.cells(before))
        try figures.append(other, at: positions)
        return judge.findings(of: figures, level: level).map { finding in
            guard let instance = instance(of: finding) else { return finding }
            let blankCount = (instance.left + instance.right).reduce(0) { count, position in
                let last = position - form.cells.count
                guard last >= 0 else { return count + now.blankCount(position) }
                return count + (positions[last].map(before.blankCount) ?? 0)
            }
            guard blankCount > 0 else { return finding }
            return finding.saying(
                RegionMessages.withBlanks.filled(["count": String(blankCount)])
                    .filled(["message": finding.message]))
        }
    }

    private static func cells(_ total: Total) -> [Int64?] {
        total.values.indices.map { position in
            total.blankCount(position) == total.included ? nil : total.values[position]
        }
    }

    /// What one report brings to the two sides of the rules, for ``difference(_:of:)``.
    ///
    /// - Parameter isNow: whether it is of this year, else of the year before.
    public func part(
        _ packed: UnsafeRawBufferPointer, form reported: Form, isNow: Bool
    ) throws(Figures.DecodingFault) -> [Int128] {
        try other.unpack(packed, count: reported.cells.count)
        let cellCount = form.cells.count
        let before = places[reported.id] ?? []
        return looked.map { position in
            guard isNow == (position < cellCount) else { return 0 }
            guard !isNow else { return Int128(other.values[position]) }
            guard let place = before[position - cellCount] else { return 0 }
            return Int128(other.values[place])
        }
    }

    /// Left minus right of a failed finding over some parts only, in the form's unit; nil if the
    /// finding is not about two sides.
    public func difference(_ finding: Finding, of parts: [Int128]) -> String? {
        guard finding.verdict == .failed, let instance = instance(of: finding) else { return nil }
        func sum(_ positions: [Int], from place: Int) -> Int128 {
            positions.enumerated().reduce(0) { sum, item in
                let part = looked.firstIndex(of: item.element).map { parts[$0] } ?? 0
                return sum + part * Int128(instance.factor(at: place + item.offset))
            }
        }
        return ExactDecimal.format(
            sum(instance.left, from: 0) - sum(instance.right, from: instance.left.count),
            scale: scales[instance.left[0]])
    }

    /// Nothing that counts in one year only.
    public var noParts: [Int128] { looked.map { _ in 0 } }

    private func instance(of finding: Finding) -> Rule.Instance? {
        guard finding.verdict == .failed else { return nil }
        return instances[finding.rule]?.first { $0.names == finding.cells }?.instance
    }
}

extension Finding {
    /// The same with other words.
    public func saying(_ message: Phrase) -> Finding {
        Finding(
            rule: rule, severity: severity, verdict: verdict, cells: cells, left: left,
            right: right, difference: difference, message: message)
    }
}
