import Messages
import Wording

/// Writes a listing as RFC 4180 CSV in UTF-8: a header row, lines ended by CR LF, and quotes only
/// where a field needs them.
///
/// For people, headings and values are in their language, and the last columns say what the rows
/// are of, so that a copied file still does. For programs the headings are the columns' keys, and
/// codes, true and false are written as in JSON.
///
/// A text that a spreadsheet would take for a formula gets a leading `'`: one that begins with
/// `=`, `+`, `-`, `@` (also fullwidth), whatever blank or invisible stands before it, with a tab
/// or with a line break, and is no number. Characters that steer or hide become `�`. A field is
/// empty for a blank.
func csvText(_ listing: Listing, _ presentation: Presentation) -> String {
    let language = presentation.language
    let isForPrograms = presentation.isForPrograms
    var text = presentation.withBOM ? "\u{FEFF}" : ""
    let facts = isForPrograms ? [] : listing.facts
    text += csvLine(
        listing.columns.map {
            quoted(withoutFormula(isForPrograms ? $0.key : $0.heading[language]))
        } + facts.map { quoted(withoutFormula($0.heading[language])) })
    let last = facts.map { field($0.value.plain, language, isForPrograms) }
    for row in listing.rows {
        text += csvLine(
            listing.columns.indices.map {
                field(listing.value(in: row, at: $0).plain, language, isForPrograms)
            } + last)
    }
    return text
}

private func csvLine(_ fields: [String]) -> String {
    fields.joined(separator: ",") + "\r\n"
}

private func field(_ value: Value, _ language: Language, _ isForPrograms: Bool) -> String {
    switch value {
    case .integer, .decimal: value.words(in: language) ?? ""
    case .bool(let flag) where isForPrograms: flag ? "true" : "false"
    case .code(let code, _) where isForPrograms: quoted(withoutFormula(code))
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
    let safe = printable(text)
    guard let first = safe.unicodeScalars.first, !isNumber(safe) else { return safe }
    // a program may drop what is blank or unknown to it in front of a field
    let seen = safe.unicodeScalars.first { !$0.properties.isWhitespace && $0 != "\u{FFFD}" }
    let isFormula = seen.map("=+-@＝＋－＠".unicodeScalars.contains) ?? false
    return isFormula || "\t\r\n".unicodeScalars.contains(first) ? "'" + safe : safe
}

/// A field may have lines and tabs, and nothing else that moves what stands around it.
private func printable(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
        let stays = !scalar.isUnprintable || "\t\r\n".unicodeScalars.contains(scalar)
        scalars.append(stays ? scalar : "\u{FFFD}")
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
