/// Exact decimal figures: an integer count of the smallest unit, read and written as a decimal
/// of the form's unit. Money in 万元 has 1,000,000 fen a unit; a plain count has 1.
public enum ExactDecimal {
    public enum ParseError: Error, Equatable {
        case notANumber
        /// More decimals than the unit has, so the figure would have to be rounded.
        case tooFine
        case outOfRange
    }

    /// Reads `-12.50` as an integer count of `1/scale` units.
    ///
    /// - Parameters:
    ///   - text: an optional sign, ASCII digits and at most one point with digits on both sides.
    ///   - scale: smallest units in one unit, a power of ten.
    /// - Throws: ``ParseError``; nothing is ever rounded. Trailing zeros are no finer figure.
    public static func parse(
        _ text: some StringProtocol, scale: Int64
    ) throws(ParseError) -> Int64 {
        var digits = Array(text.utf8)[...]
        let isNegative = digits.first == UInt8(ascii: "-")
        if isNegative || digits.first == UInt8(ascii: "+") { digits = digits.dropFirst() }
        let parts = digits.split(
            separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), parts.allSatisfy({ !$0.isEmpty }),
            parts.allSatisfy({ $0.allSatisfy { (48...57).contains($0) } })
        else { throw .notANumber }
        var value = Int128(0)
        for digit in parts[0] {
            value = value * 10 + Int128(digit - 48)
            // the magnitude of Int64.min is one more than Int64.max
            guard value <= Int128(Int64.max) + 1 else { throw .outOfRange }
        }
        var remainingScale = scale
        for digit in parts.count == 2 ? parts[1] : [] {
            guard remainingScale > 1 || digit == 48 else { throw .tooFine }
            guard remainingScale > 1 else { continue }
            value = value * 10 + Int128(digit - 48)
            remainingScale /= 10
        }
        value *= Int128(remainingScale)
        guard let exact = Int64(exactly: isNegative ? -value : value) else { throw .outOfRange }
        return exact
    }

    /// Writes an integer count of `1/scale` units as a decimal, trailing zeros dropped.
    public static func format(_ value: Int128, scale: Int64) -> String {
        guard scale > 1 else { return String(value) }
        let (whole, part) = value.magnitude.quotientAndRemainder(dividingBy: UInt128(scale))
        var text = (value < 0 ? "-" : "") + String(whole)
        guard part != 0 else { return text }
        let width = String(scale).utf8.count - 1
        let digits = String(part)
        text += "." + String(repeating: "0", count: width - digits.utf8.count) + digits
        while text.hasSuffix("0") { text.removeLast() }
        return text
    }
}
