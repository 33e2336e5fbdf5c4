/// A piece of text with its own font, or that of its cell.
struct SheetRun {
    let text: String
    let font: SheetStyles.Font?
}

/// The texts of a workbook, each with the runs it is shown in.
struct SheetStrings {
    private(set) var texts: [[SheetRun]] = []

    init() {}

    init(_ root: XMLElement, styles: SheetStyles) {
        texts = root.children("si").map { Self.runs($0, styles) }
    }

    /// The text of an `si` or `is`; phonetic guides are not shown in the cell.
    static func runs(_ element: XMLElement, _ styles: SheetStyles) -> [SheetRun] {
        element.children.compactMap { child in
            switch child.name {
            case "t": return SheetRun(text: unescaped(child.text), font: nil)
            case "r":
                let text = child.children("t").map(\.text).joined()
                return SheetRun(
                    text: unescaped(text), font: child.child("rPr").map { styles.font($0) })
            default: return nil
            }
        }
    }

    /// Signs that XML has no room for are written as `_x000D_`.
    static func unescaped(_ text: String) -> String {
        guard text.contains("_x") else { return text.replacing("\r\n", with: "\n") }
        return text.replacing(/_x([0-9A-Fa-f]{4})_/) { match in
            Int(match.1, radix: 16).flatMap { UInt32(exactly: $0) }.flatMap(Unicode.Scalar.init)
                .map { String(Character($0)) } ?? ""
        }.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    }
}
