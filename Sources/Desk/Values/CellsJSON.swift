import Forms
import Listings
import Messages
import Vocabulary

/// Figures as JSON, in the form's units.
enum CellsJSON {
    /// One member a cell, in form order; nil is `null`.
    static func value(_ form: Form, _ cells: [Int64?]) -> Value {
        .object(
            zip(form.cells, cells).map { cell, figure in
                let value = figure.map {
                    Value.decimal(scaled: Int128($0), scale: cell.unit.scale)
                }
                return (cell.name, value ?? .blank)
            })
    }

    static func text(_ form: Form, _ cells: [Int64?]) -> String {
        compactJSON(value(form, cells), language: .zh)
    }
}
