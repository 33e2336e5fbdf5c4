/// A place on a sheet; rows and columns count from 0.
public struct CellPlace: Hashable, Sendable {
    public let row: Int
    public let column: Int

    public init(row: Int, column: Int) {
        self.row = row
        self.column = column
    }

    /// As formulas name it: `B7`, or `$B$7` where it must not move.
    public func reference(isFixed: Bool = false) -> String {
        let mark = isFixed ? "$" : ""
        return mark + Self.letters(column) + mark + String(row + 1)
    }

    /// 0 is `A`, 26 is `AA`.
    public static func letters(_ column: Int) -> String {
        var letters = ""
        var rest = column + 1
        while rest > 0 {
            let (above, digit) = (rest - 1).quotientAndRemainder(dividingBy: 26)
            letters = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(digit))) + letters
            rest = above
        }
        return letters
    }
}

/// A rectangle of cells, both corners included.
public struct CellRange: Hashable, Sendable {
    public let first: CellPlace
    public let last: CellPlace

    public init(_ first: CellPlace, _ last: CellPlace) {
        self.first = first
        self.last = last
    }

    public init(rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
        self.init(
            CellPlace(row: rows.lowerBound, column: columns.lowerBound),
            CellPlace(row: rows.upperBound, column: columns.upperBound))
    }

    /// As formulas name it: `$B$7:$B$66`.
    public var reference: String {
        first.reference(isFixed: true) + ":" + last.reference(isFixed: true)
    }

    public var isOneCell: Bool { first == last }
}
