public import Forms
import Messages
public import Vocabulary

/// R-C-ADD: the totals of a region satisfy the form's identities, as a report's figures do.
///
/// Sums of correct reports do. They do not where a report counts by a waiver, or where reports that
/// count left cells blank; and whoever copies the totals into the region's own report copies that.
public enum TotalsAddUpRule {
    public static let rule = CatalogueRule(
        id: "R-C-ADD", severity: .warning, title: RegionMessages.addUpTitle,
        source: "config/forms, check: equal")
}

/// What the identities of a form say of a region's totals.
///
/// - Method: a cell that some reports leave blank may hide more, so an identity that more could
///   mend is undecided, as in a report. Each report may be off by a rule's tolerance, and all may
///   be so to the same side. Rules for certain levels of region judge agencies, and are left out.
public struct TotalIdentities: Sendable {
    /// An identity that does not hold.
    public struct Broken: Sendable {
        /// Names the cells of the identity, in the rule's order.
        public let finding: Finding
        fileprivate let instance: Rule.Instance
    }

    private let form: Form
    private let rules: [Rule]
    private let judge: Judge

    public init(form: Form, year: Int) {
        self.form = form
        rules = form.identityRules(year: year)
        judge = Judge(form.cells, rules)
    }

    /// Whether every identity holds, so that nothing is broken or open: the quick answer that
    /// nearly all totals get.
    ///
    /// - Parameter scratch: gets the figures.
    public func hold(_ values: [Int64], in scratch: Figures) -> Bool {
        scratch.load(total: values) && judge.isClean(scratch, level: nil)
    }

    /// Identities that fail, and one finding for all that blanks leave open.
    public func broken(
        in total: RegionJudge.Total, scope: Scope
    ) -> (failed: [Broken], undecided: Finding?) {
        var failed: [Broken] = []
        var open: [Int] = []
        var openCount = 0
        for rule in rules {
            for instance in rule.instances {
                let outcome = Outcome(
                    rule, instance, form.cells, reports: total.included,
                    value: { total.values[$0] },
                    isOpen: { total.blankCount($0) > 0 && !form.cells[$0].isBlankZero })
                switch outcome.verdict {
                case .passed: continue
                case .failed:
                    failed.append(
                        Broken(
                            finding: finding(rule, instance, outcome, scope), instance: instance))
                case .undecided:
                    openCount += 1
                    open += instance.left + instance.right
                }
            }
        }
        guard openCount > 0 else { return (failed, nil) }
        let seen = Set(open).sorted()
        let sentence = RegionMessages.addUpOpen.filled(["count": String(openCount)])
            .filled(["scope": scope.label])
        let undecided = Finding(
            rule: TotalsAddUpRule.rule.id, severity: TotalsAddUpRule.rule.severity,
            verdict: .undecided, cells: seen.map { form.cells[$0].name }, message: sentence)
        return (failed, undecided)
    }

    private func finding(
        _ rule: Rule, _ instance: Rule.Instance, _ outcome: Outcome, _ scope: Scope
    ) -> Finding {
        let positions = instance.left + instance.right
        let scale = form.cells[positions[0]].unit.scale
        func shown(_ value: Int128) -> String { ExactDecimal.format(value, scale: scale) }
        let (left, right) = (shown(outcome.left), shown(outcome.right))
        let difference = shown(outcome.left - outcome.right)
        let message = rule.message(
            instance, form.cells, left: left, right: right, difference: difference)
        return Finding(
            rule: TotalsAddUpRule.rule.id, severity: TotalsAddUpRule.rule.severity,
            verdict: .failed, cells: positions.map { form.cells[$0].name }, left: left,
            right: right, difference: difference,
            message: RegionMessages.totals.filled(["scope": scope.label, "message": message]))
    }

    /// Left minus right of a broken identity in one report, in stored integers; its blanks add
    /// nothing.
    public func difference(_ broken: Broken, in figures: Figures) -> Int128 {
        let instance = broken.instance
        func sum(_ positions: [Int], from place: Int) -> Int128 {
            positions.enumerated().reduce(0) { sum, item in
                sum + Int128(figures.values[item.element])
                    * Int128(instance.factor(at: place + item.offset))
            }
        }
        return sum(instance.left, from: 0) - sum(instance.right, from: instance.left.count)
    }

    /// The finding with the reports that break the identity, and how much of the difference each
    /// brings.
    public func explained(_ broken: Broken, by reports: [(name: String, part: Int128)]) -> Finding {
        let parts = reports.filter { $0.part != 0 }
        guard !parts.isEmpty else { return broken.finding }
        let scale = form.cells[broken.instance.left[0]].unit.scale
        let named = parts.prefix(Self.named).map { part in
            RegionMessages.addUpPart.filled([
                "name": part.name, "part": ExactDecimal.format(part.part, scale: scale),
            ])
        }
        let list = named.joined(zh: "、", en: "; ")
        let sentence =
            parts.count > Self.named ? RegionMessages.addUpMore : RegionMessages.addUpBy
        return broken.finding.saying(
            sentence.filled(["message": broken.finding.message]).filled(["reports": list])
                .filled(["count": String(parts.count)]))
    }

    /// So many reports are named.
    private static let named = 5
}

/// R-C-SUM: the report of a region's government is the sum of its agencies' reports, in one of the
/// two scopes.
public enum GovernmentReportRule {
    public static let rule = CatalogueRule(
        id: "R-C-SUM", severity: .warning, title: RegionMessages.governmentTitle,
        source: "《中华人民共和国政府信息公开条例》第四十九条")

    /// So many cells are named in the sentence; the finding lists every one.
    private static let named = 3

    /// A total beside the report.
    public struct Side: Sendable {
        public let scope: Scope
        let values: [Int64]
        let isComplete: Bool

        /// - Parameter isComplete: whether the report of every expected agency counts.
        public init(scope: Scope, values: [Int64], isComplete: Bool) {
            self.scope = scope
            self.values = values
            self.isComplete = isComplete
        }
    }

    /// Which totals the report is, if it is any: a hint, for there is nothing to do.
    ///
    /// - Returns: nil if it is none of them; then ``finding(of:sides:form:)`` says so.
    public static func agreement(
        of report: Figures, sides: [Side], form: Form
    ) -> (scope: Scope, finding: Finding)? {
        let same = sides.filter { side in
            form.cells.indices.allSatisfy {
                form.comparison.agrees(report.values[$0], side.values[$0], at: $0)
            }
        }
        let complete = same.filter(\.isComplete)
        guard let first = complete.first ?? same.first else { return nil }
        let sentence =
            complete.isEmpty ? RegionMessages.governmentSoFar : RegionMessages.governmentAgrees
        let named = (complete.isEmpty ? same : complete).map(\.scope.label)
        return (
            first.scope,
            Finding(
                rule: rule.id, severity: .hint, verdict: complete.isEmpty ? .undecided : .passed,
                cells: [],
                message: sentence.filled(["scopes": named.joined(zh: "、", en: ", ")]))
        )
    }

    /// Compares cell by cell with both totals. A blank in the report says that there is nothing.
    ///
    /// - Parameter sides: the totals that there are, in the report's form.
    /// - Returns: the total that is nearest and what is to be said of it; nil if the report is one
    ///   of them.
    public static func finding(
        of report: Figures, sides: [Side], form: Form
    ) -> (scope: Scope, finding: Finding)? {
        let compared = sides.map { side in
            (
                side,
                form.cells.indices.filter {
                    !form.comparison.agrees(report.values[$0], side.values[$0], at: $0)
                }
            )
        }
        guard let (nearest, cells) = compared.min(by: { $0.1.count < $1.1.count }),
            !cells.isEmpty
        else { return nil }
        let counts = Phrase(
            compared.map { "\($0.scope.label.zh) \($1.count) 格" }.joined(separator: "、"),
            en: compared.map { "\($0.scope.label.en) \($1.count)" }.joined(separator: ", "))
        let examples = cells.prefix(named).map { position in
            let cell = form.cells[position]
            func shown(_ value: Int64) -> String {
                ExactDecimal.format(Int128(value), scale: cell.unit.scale)
            }
            return RegionMessages.governmentCell.filled(["cell": cell.label]).filled([
                "report": shown(report.values[position]), "total": shown(nearest.values[position]),
            ])
        }
        let list = examples.joined(zh: "；", en: "; ")
        let sentence =
            nearest.isComplete ? RegionMessages.governmentDiffers : RegionMessages.governmentOpen
        let single = cells.count == 1 ? cells[0] : nil
        func decimal(_ value: (Int) -> Int128) -> String? {
            single.map { ExactDecimal.format(value($0), scale: form.cells[$0].unit.scale) }
        }
        return (
            nearest.scope,
            Finding(
                rule: rule.id, severity: rule.severity,
                verdict: nearest.isComplete ? .failed : .undecided,
                cells: cells.map { form.cells[$0].name },
                left: decimal { Int128(report.values[$0]) },
                right: decimal { Int128(nearest.values[$0]) },
                difference: decimal {
                    Int128(report.values[$0]) - Int128(nearest.values[$0])
                },
                message: sentence.filled([
                    "scope": nearest.scope.label, "counts": counts, "examples": list,
                ]))
        )
    }
}
