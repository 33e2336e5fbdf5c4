import Wording

/// A text as it goes into a cell: characters that steer or hide become `�`, and what is longer
/// than a cell holds is cut.
enum SheetText {
    /// UTF-16 units in a cell.
    static let longest = 32_767

    static func safe(_ text: String) -> String {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        let safe = lines.map { String($0).printable }.joined(separator: "\n")
        guard safe.utf16.count > longest else { return safe }
        var cut = ""
        var count = 1
        for character in safe {
            count += character.utf16.count
            if count > longest { break }
            cut.append(character)
        }
        return cut + "…"
    }

    /// A text of a header or footer, where `&` gives orders.
    static func inFooter(_ text: String) -> String {
        safe(text).replacing("\n", with: " ").replacing("&", with: "&&")
    }
}
