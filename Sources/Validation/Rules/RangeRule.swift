public import Forms
import Messages
public import Vocabulary

/// R-RANGE: no figure is so large that it can only be a slip.
///
/// The bound also keeps county sums far from the end of 64-bit integers: more than ninety
/// submissions at the bound would be needed to reach it, and sums are checked all the same.
public enum RangeRule {
    public static let rule = CatalogueRule(
        id: "R-RANGE", severity: .error, title: ValidationMessages.rangeTitle,
        source: "64-bit totals")

    /// Stored integers at or beyond this magnitude are implausible: 10^17 pieces or fen.
    public static let bound: Int64 = 100_000_000_000_000_000

    public static func findings(of figures: Figures, form: Form) -> [Finding] {
        guard figures.magnitudeBits >= UInt64(bound) else { return [] }
        return form.cells.indices.filter { figures.values[$0].magnitude >= UInt64(bound) }.map {
            let cell = form.cells[$0]
            let value = ExactDecimal.format(
                Int128(figures.values[$0]), scale: cell.unit.scale)
            return rule.failed(
                ValidationMessages.range.filled(["cell": cell.label]).filled(["value": value]),
                cells: [cell.name], left: value)
        }
    }
}
