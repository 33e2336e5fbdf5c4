/// A cell of a sheet, both counts from 1.
struct SheetPlace: Hashable {
    let row: Int
    let column: Int

    static let lastRow = 1_048_576
    static let lastColumn = 16_384

    init?(row: Int, column: Int) {
        guard (1...Self.lastRow).contains(row), (1...Self.lastColumn).contains(column) else {
            return nil
        }
        self.row = row
        self.column = column
    }

    /// Reads `B12` and `$B$12`.
    init?(_ reference: some StringProtocol) {
        let bytes = reference.utf8.filter { $0 != UInt8(ascii: "$") }
        let letters = bytes.prefix { $0 >= UInt8(ascii: "A") }
        let digits = bytes.dropFirst(letters.count)
        guard (1...3).contains(letters.count), (1...7).contains(digits.count) else { return nil }
        var column = 0
        for letter in letters {
            // small letters are capital ones
            let value = Int(letter & ~0x20) - 64
            guard (1...26).contains(value) else { return nil }
            column = column * 26 + value
        }
        guard let row = Int(String(decoding: digits, as: UTF8.self)) else { return nil }
        self.init(row: row, column: column)
    }
}

/// A rectangle of cells.
struct SheetRange {
    let rows: ClosedRange<Int>
    let columns: ClosedRange<Int>

    init(rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
        self.rows = rows
        self.columns = columns
    }

    /// Reads `A1:C3`, `A1`, and whole columns and rows, `A:A` and `3:4`.
    init?(_ reference: some StringProtocol) {
        let ends = String(reference).split(
            separator: ":" as Character, omittingEmptySubsequences: false
        )
        .map(String.init)
        guard let first = ends.first, let last = ends.last, ends.count <= 2 else { return nil }
        if let from = SheetPlace(first), let to = SheetPlace(last) {
            self.init(from, to)
        } else if let from = SheetPlace(first + "1"),
            let to = SheetPlace(last + String(SheetPlace.lastRow))
        {
            self.init(from, to)
        } else if let from = SheetPlace("A" + first), let to = SheetPlace("XFD" + last) {
            self.init(from, to)
        } else {
            return nil
        }
    }

    private init?(_ from: SheetPlace, _ to: SheetPlace) {
        guard from.row <= to.row, from.column <= to.column else { return nil }
        self.init(rows: from.row...to.row, columns: from.column...to.column)
    }

    func contains(_ place: SheetPlace) -> Bool {
        rows.contains(place.row) && columns.contains(place.column)
    }
}
