/// Lengths of CSS, in pixels.
enum StyleLength {
    static let pixels: [String: Double] = [
        "px": 1, "pt": 96.0 / 72, "pc": 16, "in": 96, "cm": 96 / 2.54, "mm": 9.6 / 2.54,
        "q": 2.4 / 2.54,
    ]

    /// Number and unit; nil if the text is neither.
    static func parted(_ text: String) -> (number: Double, unit: String)? {
        let digits = text.prefix { $0.isASCIIDigit || "+-.".contains($0) }
        guard !digits.isEmpty, let number = Double(digits) else { return nil }
        return (number, String(text.dropFirst(digits.count)))
    }

    /// - Parameters:
    ///   - font: pixels of the font that `em` stands for.
    ///   - whole: pixels that `%` is taken of.
    static func value(_ text: String, font: Double, whole: Double) -> Double? {
        guard let (number, unit) = parted(text) else { return nil }
        switch unit {
        case "": return number == 0 ? 0 : nil
        case "em": return number * font
        case "ex", "ch": return number * font / 2
        case "ic", "lh": return number * font
        case "rem", "rlh": return number * 16
        case "%": return number * whole / 100
        case "vw", "dvw", "svw", "lvw": return number * MediaQuery.widthPixels / 100
        case "vh", "dvh", "svh", "lvh": return number * MediaQuery.heightPixels / 100
        default: return pixels[unit].map { $0 * number }
        }
    }
}
