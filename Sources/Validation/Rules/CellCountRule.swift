public import Forms
import Messages
public import Vocabulary

/// R-CELLS: the stored submission has as many cells as its form and can be decoded.
public enum CellCountRule {
    public static let rule = CatalogueRule(
        id: "R-CELLS", severity: .error, title: ValidationMessages.cellCountTitle,
        source: "registry.form_cell")

    /// - Parameter storedCount: length of the stored array, if it is known.
    public static func finding(
        _ fault: Figures.DecodingFault, storedCount: Int?, form: Form
    ) -> Finding {
        let expected = String(form.cells.count)
        if let storedCount, storedCount != form.cells.count {
            return rule.failed(
                ValidationMessages.cellCount.filled([
                    "found": String(storedCount), "form": form.id, "expected": expected,
                ]), left: String(storedCount), right: expected)
        }
        return rule.failed(
            ValidationMessages.undecodable.filled([
                "detail": "\(fault)", "form": form.id, "expected": expected,
            ]))
    }
}
