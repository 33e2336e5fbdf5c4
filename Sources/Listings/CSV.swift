import Messages

/// Writes a listing as RFC 4180 CSV in UTF-8: a header row of the columns' keys, lines ended by
/// CR LF, and quotes only where a field needs them.
///
/// A text that a spreadsheet would take for a formula gets a leading `'`: one that begins with
/// `=`, `+`, `-`, `@` (also fullwidth), a tab or a line break and is no number. A field is empty
/// for a blank; codes, true and false are written as in JSON.
func csvText(_ listing: Listing, language: Language, withBOM: Bool) -> String {
    var text = withBOM ? "\u{FEFF}" : ""
    text += csvLine(listing.columns.map { quoted($0.key) })
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
    guard let first = text.unicodeScalars.first,
        "=+-@＝＋－＠\t\r\n".unicodeScalars.contains(first), !isNumber(text)
    else { return text }
    return "'" + text
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
