import Messages
import Wording

/// Writes a listing as RFC 4180 CSV in UTF-8: a header row of the columns' keys, lines ended by
/// CR LF, and quotes only where a field needs them.
///
/// A text that a spreadsheet would take for a formula gets a leading `'`: one that begins with
/// `=`, `+`, `-`, `@` (also fullwidth), whatever blanks stand before it, a tab or a line break, and
/// is no number. Other characters that steer, hide or turn round become `�`. A field is empty for
/// a blank; codes, true and false are written as in JSON.
func csvText(_ listing: Listing, language: Language, withBOM: Bool) -> String {
    var text = withBOM ? "\u{FEFF}" : ""
    text += csvLine(listing.columns.map { quoted(withoutFormula($0.key)) })
    for row in listing.rows {
        text += csvLine(
            listing.columns.indices.map {
                field(listing.value(in: row, at: $0).plain, language)
            })
    }
    return text
}

private func csvLine(_ fields: [String]) -> String {
    fields.joined(separator: ",") + "\r\n"
}

private func field(_ value: Value, _ language: Language) -> String {
    switch value {
    case .integer, .decimal: value.words(in: language) ?? ""
    case .bool(let flag): flag ? "true" : "false"
    case .code(let code, _): quoted(withoutFormula(code))
    default: quoted(withoutFormula(value.words(in: language) ?? ""))
    }
}

private func quoted(_ field: String) -> String {
    let needsQuotes = field.unicodeScalars.contains {
        $0 == "," || $0 == "\"" || $0 == "\r" || $0 == "\n"
    }
    return needsQuotes ? "\"" + field.replacing("\"", with: "\"\"") + "\"" : field
}

private func withoutFormula(_ text: String) -> String {
    let text = printable(text)
    guard let first = text.unicodeScalars.first else { return text }
    let sign = text.unicodeScalars.first { !$0.properties.isWhitespace }
    let isFormula = sign.map("=+-@＝＋－＠".unicodeScalars.contains) ?? false
    guard isFormula || "\t\r\n".unicodeScalars.contains(first), !isNumber(text) else {
        return text
    }
    return "'" + text
}

/// A field may have lines and tabs, and nothing else that moves what stands around it.
private func printable(_ text: String) -> String {
    guard text.printable != text else { return text }
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
        if "\t\r\n".unicodeScalars.contains(scalar) {
            scalars.append(scalar)
        } else {
            scalars.append(contentsOf: String(scalar).printable.unicodeScalars)
        }
    }
    return String(scalars)
}

/// An optional sign, digits, and at most one point with digits on both sides.
private func isNumber(_ text: String) -> Bool {
    var digits = text.utf8[...]
    if let sign = digits.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
        digits = digits.dropFirst()
    }
    let parts = digits.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return (1...2).contains(parts.count)
        && parts.allSatisfy { part in
            !part.isEmpty
                && part.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        }
}
