/// What stands in a cell.
public enum CellContent: Sendable, Equatable {
    case blank
    /// Always a text, whatever it begins with.
    case text(String)
    case integer(Int64)
    /// A count of `1/scale` units, `scale` a power of ten.
    case decimal(scaled: Int128, scale: Int64)
    /// A formula of the program's own, with the result that programs show which do not reckon.
    ///
    /// The text never comes from a document or a registry.
    case formula(String, result: Result)

    public enum Result: Sendable, Equatable {
        case number(Double)
        case text(String)
    }
}

/// The digits a program of sheets keeps of a number. A file may say more of them, 710344.8199999999
/// for 710344.82: no program shows the sixteenth.
public enum SheetNumber {
    static let mostDigits = 15

    /// The number nearest to `scaled / scale`; nil if it has more digits than a sheet keeps, which
    /// would show another number.
    public static func value(scaled: Int128, scale: Int64) -> Double? {
        var digits = scaled
        while digits != 0, digits.isMultiple(of: 10) { digits /= 10 }
        guard String(digits.magnitude).utf8.count <= mostDigits else { return nil }
        var (whole, step) = (scaled, scale)
        // both sides become exact: fewer than 16 digits, and a power of ten below 10^23
        while step > 1, whole.isMultiple(of: 10) {
            whole /= 10
            step /= 10
        }
        return Double(whole) / Double(step)
    }
}
