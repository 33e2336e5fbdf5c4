import Forms

/// Where the cells that rules across years look at stand in the report of the year before, for
/// every form that this may be in.
struct LastYearPlaces: Sendable {
    /// By place in the catalogue.
    private let positions: [[Int?]]
    private let numbers: [String: Int]

    init(of form: Form, in catalogue: FormCatalogue) {
        positions = catalogue.forms.map { before in
            form.lastYearCells.map { cell in
                before.position(of: "\(cell.table).\(cell.row).\(cell.column)")
            }
        }
        numbers = Dictionary(
            zip(catalogue.forms.map(\.id), catalogue.forms.indices)
        ) { first, _ in first }
    }

    /// Positions in the form at a place of the catalogue, one for each of the cells; nil if it has
    /// no such cell.
    subscript(number: Int) -> [Int?] { positions[number] }

    /// The same in the form with an id; nil if the catalogue has none.
    subscript(formID: String) -> [Int?]? { numbers[formID].map { positions[$0] } }
}
