public import Forms
import Messages
public import Vocabulary

/// R-BLANK: how many cells of a report are blank, said once for the whole report.
///
/// A blank is right where there is nothing to report, so this is no reproach: it tells the reader
/// that these cells add nothing to a total. No cell is named, because whoever asks sees them in the
/// report, and reports that differ in their blanks would each store a list of their own.
public enum BlankRule {
    public static let rule = CatalogueRule(
        id: "R-BLANK", severity: .hint, title: ValidationMessages.blankTitle,
        source: "intake.submission")

    /// - Returns: nil if every cell is filled in.
    public static func finding(of figures: Figures, form: Form) -> Finding? {
        guard figures.hasBlanks else { return nil }
        // a blank that the form itself calls a zero is none
        let zeros = form.blankZeroPositions.count(where: figures.isBlank)
        guard figures.blankCount > zeros else { return nil }
        let blank = String(figures.blankCount - zeros)
        let cells = String(form.cells.count)
        return rule.failed(
            ValidationMessages.blankCells.filled(["blank": blank, "cells": cells]), left: blank,
            right: cells)
    }
}

/// R-LOST: a correction says nothing any more about cells in which the revision before had figures.
///
/// A figure that was 0 and is left blank now says the same as before. Whoever meant to take a
/// figure back writes 0.
public enum LostCellsRule {
    public static let rule = CatalogueRule(
        id: "R-LOST", severity: .warning, title: ValidationMessages.lostTitle,
        source: "intake.submission")

    /// So many cells are named in the sentence; the finding lists every one.
    private static let named = 3

    /// - Parameters:
    ///   - figures: of the correction.
    ///   - before: of the revision before, in the same form.
    /// - Returns: nil if nothing was lost.
    public static func finding(
        of figures: Figures, after before: Figures, form: Form
    ) -> Finding? {
        guard figures.hasBlanks else { return nil }
        let lost = form.cells.indices.filter {
            figures.isBlank($0) && before.values[$0] != 0 && !form.cells[$0].isBlankZero
        }
        guard !lost.isEmpty else { return nil }
        let parts = lost.prefix(named).map { position in
            let cell = form.cells[position]
            let value = ExactDecimal.format(
                Int128(before.values[position]), scale: cell.unit.scale)
            return ValidationMessages.lostCell.filled(["cell": cell.label])
                .filled(["value": value])
        }
        let list = parts.joined(zh: "、", en: "; ")
        let message =
            lost.count > named ? ValidationMessages.lostMore : ValidationMessages.lost
        return rule.failed(
            message.filled(["cells": list]).filled(["count": String(lost.count)]),
            cells: lost.map { form.cells[$0].name })
    }
}
