/// A number of a workbook as decimal digits, so that nothing is lost on the way to its text.
///
/// Stands for 0.d₁d₂d₃… × 10^exponent; no digits stand for zero.
struct SheetDecimal: Equatable {
    var isNegative = false
    private(set) var digits: [UInt8] = []
    private(set) var exponent = 0

    /// What a workbook shows of a number; the rest is noise of binary fractions.
    private static let mostDigits = 15

    /// Reads `59237.2449`, `-1.5E-3`; nil for anything else or beyond 10^±300.
    init?(_ text: String) {
        guard text.utf8.count <= 64,
            let match = text.wholeMatch(
                of: /([+\-]?)([0-9]*)(?:\.([0-9]*))?(?:[eE]([+\-]?[0-9]+))?/)
        else { return nil }
        let whole = match.2
        let fraction = match.3 ?? ""
        guard !whole.isEmpty || !fraction.isEmpty else { return nil }
        let power = match.4.map { Int($0) } ?? 0
        guard let power, abs(power) <= 300 else { return nil }
        isNegative = match.1 == "-"
        digits = (whole + fraction).utf8.map { $0 - UInt8(ascii: "0") }
        exponent = whole.utf8.count + power
        let zeros = digits.prefix { $0 == 0 }.count
        digits.removeFirst(zeros)
        exponent -= zeros
        keep(digits: Self.mostDigits)
    }

    var isZero: Bool { digits.isEmpty }

    /// Digits in front of the point; 0 or less for numbers below one.
    var wholeDigits: Int { isZero ? 0 : exponent }

    mutating func multiply(byPowerOfTen power: Int) {
        if !isZero { exponent += power }
    }

    /// Rounds half away from zero.
    func rounded(decimals: Int) -> SheetDecimal {
        var result = self
        result.keep(digits: exponent + decimals)
        return result
    }

    private mutating func keep(digits count: Int) {
        if count < digits.count {
            let roundsUp = count >= 0 && digits[count] >= 5
            digits.removeLast(digits.count - max(count, 0))
            if roundsUp { increment() }
        }
        while digits.last == 0 { digits.removeLast() }
        if digits.isEmpty { (exponent, isNegative) = (0, false) }
    }

    /// Adds one to the last digit kept.
    private mutating func increment() {
        var index = digits.count - 1
        while index >= 0, digits[index] == 9 {
            digits[index] = 0
            index -= 1
        }
        if index >= 0 {
            digits[index] += 1
        } else {
            digits.insert(1, at: 0)
            exponent += 1
        }
    }

    /// The digits in front of the point, without leading zeros; empty for a number below one.
    var whole: String {
        guard exponent > 0 else { return "" }
        return (0..<exponent).map { digit(at: $0) }.joined()
    }

    /// The digits behind the point, the last of them no zero.
    var fraction: String {
        guard digits.count > exponent else { return "" }
        return (exponent..<digits.count).map { digit(at: $0) }.joined()
    }

    private func digit(at index: Int) -> String {
        digits.indices.contains(index) ? String(digits[index]) : "0"
    }

    /// As a plain decimal number.
    var plain: String {
        let number = (whole.isEmpty ? "0" : whole) + (fraction.isEmpty ? "" : "." + fraction)
        return isNegative ? "-" + number : number
    }

    static func < (left: SheetDecimal, right: SheetDecimal) -> Bool {
        if left.isNegative != right.isNegative { return left.isNegative }
        return left.isNegative ? isSmaller(right, left) : isSmaller(left, right)
    }

    private static func isSmaller(_ left: SheetDecimal, _ right: SheetDecimal) -> Bool {
        if left.isZero || right.isZero { return left.isZero && !right.isZero }
        guard left.exponent == right.exponent else { return left.exponent < right.exponent }
        return left.digits.lexicographicallyPrecedes(right.digits)
    }
}
