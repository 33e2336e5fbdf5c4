import Documents
import Messages

/// What a column of a list holds, told by what people write over it.
protocol ListColumn: CaseIterable, Hashable {
    /// Folded, without `_`; see ``AgencyName/folded(_:)``.
    var headings: Set<String> { get }
}

/// Which columns of a list hold what: by its headings, in whatever order they stand.
///
/// The headings are the first row that names enough, among the first ten: titles and notes may
/// stand above it.
struct ListColumns<Column: ListColumn> {
    /// The rows below the headings.
    let rows: ArraySlice<ListFile.Row>
    private let places: [Column: Int]

    private static var mostTitles: Int { 10 }

    /// - Parameter isEnough: whether a row that names these columns is the row of headings.
    /// - Returns: nil if no row is.
    /// - Throws: ``Refusal`` if two headings name the same column.
    init?(
        _ list: ListFile, name: String, isEnough: (Set<Column>) -> Bool
    ) throws(Refusal) {
        for (index, row) in list.rows.prefix(Self.mostTitles).enumerated() {
            let named = row.cells.enumerated().compactMap { place, heading in
                let plain = AgencyName.folded(heading).replacing("_", with: "")
                return Column.allCases.first { $0.headings.contains(plain) }
                    .map { (column: $0, place: place) }
            }
            guard isEnough(Set(named.map(\.column))) else { continue }
            var places: [Column: Int] = [:]
            for (column, place) in named {
                if let first = places[column] {
                    throw Refusal(
                        .unreadableInput,
                        ListMessages.columnTwice.filled([
                            "file": name, "first": row.cells[first], "heading": row.cells[place],
                        ]))
                }
                places[column] = place
            }
            self.places = places
            rows = list.rows[(index + 1)...]
            return
        }
        return nil
    }

    func has(_ column: Column) -> Bool { places[column] != nil }

    /// What a row says; nil if nothing is filled in, or if there is no such column.
    func text(_ column: Column, of row: ListFile.Row) -> String? {
        guard let place = places[column], place < row.cells.count, !row.cells[place].isEmpty else {
            return nil
        }
        return row.cells[place]
    }
}

extension Workplace {
    /// Reads a list apart, as documents are read.
    func list(_ path: String) throws -> ListFile {
        let reader = reader(try catalogue())
        return try reader.list(bytes: try reader.bytes(ofFile: path), name: path)
    }
}
