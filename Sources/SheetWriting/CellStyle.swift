/// How a cell looks.
public struct CellStyle: Hashable, Sendable {
    public enum Horizontal: Hashable, Sendable { case usual, left, center, right }

    /// Nil for the workbook's usual font.
    public var fontName: String?
    public var fontSize = 11
    public var isBold = false
    /// 0xRRGGBB; nil for the usual black on nothing.
    public var color: UInt32?
    public var fill: UInt32?
    public var hasBorder = false
    public var horizontal = Horizontal.usual
    /// Else in the middle of its height.
    public var isAtTop = false
    /// Steps that a text stands off the edge.
    public var indent = 0
    public var wraps = false
    /// Makes what is too wide smaller, so that no number turns into `###`.
    public var shrinks = false
    /// Nil for General.
    public var numberFormat: String?
    /// Whether the cell can be filled in on a protected sheet.
    public var isUnlocked = false

    public init() {}

    /// The style, changed.
    public func with(_ change: (inout CellStyle) -> Void) -> CellStyle {
        var style = self
        change(&style)
        return style
    }

    /// The format that shows a decimal with all its digits and no more: `0.000` for 4068.208.
    ///
    /// - Parameters:
    ///   - scale: a power of ten.
    ///   - suffix: shown behind the number, for example a unit.
    public static func format(scaled: Int128, scale: Int64, suffix: String = "") -> String {
        var (decimals, rest, step) = (0, scaled, scale)
        while step > 1 {
            step /= 10
            decimals += 1
        }
        while decimals > 0, rest.isMultiple(of: 10) {
            rest /= 10
            decimals -= 1
        }
        let places = decimals > 0 ? "0." + String(repeating: "0", count: decimals) : "0"
        return suffix.isEmpty ? places : places + "\"" + suffix.replacing("\"", with: "") + "\""
    }
}
