public import Messages
import Vocabulary
import Wording

/// Writes a value tree as one JSON document (RFC 8259), two spaces a level, ending with a line
/// break.
///
/// Figures are exact: decimals are written digit by digit and never pass through `Double`.
/// Members keep their order; letters outside ASCII stay as they are, in UTF-8. Characters that
/// steer a terminal, hide or turn the direction of writing round are escaped: a reader of JSON gets
/// them, a screen does not.
public func jsonText(_ value: Value, language: Language) -> String {
    var writer = JSONWriter(language: language, isCompact: false)
    writer.write(value, depth: 0)
    return writer.text + "\n"
}

/// The same on one line, for an object inside a table or CSV cell.
public func compactJSON(_ value: Value, language: Language) -> String {
    var writer = JSONWriter(language: language, isCompact: true)
    writer.write(value, depth: 0)
    return writer.text
}

private struct JSONWriter {
    let language: Language
    let isCompact: Bool
    var text = ""

    mutating func write(_ value: Value, depth: Int) {
        switch value {
        case .blank: text += "null"
        case .text(let string), .code(let string, _): writeString(string)
        case .phrase(let phrase): writeString(phrase[language])
        case .integer(let number): text += String(number)
        case .decimal(let scaled, let scale): text += ExactDecimal.format(scaled, scale: scale)
        case .bool(let flag): text += flag ? "true" : "false"
        case .styled(let inner, _): write(inner, depth: depth)
        case .list(let values):
            writeMembers(values, "[", "]", depth: depth) { writer, value in
                writer.write(value, depth: depth + 1)
            }
        case .object(let members):
            writeMembers(members, "{", "}", depth: depth) { writer, member in
                writer.writeString(member.0)
                writer.text += ": "
                writer.write(member.1, depth: depth + 1)
            }
        }
    }

    private mutating func writeMembers<Member>(
        _ members: [Member], _ open: String, _ close: String, depth: Int,
        _ writeOne: (inout JSONWriter, Member) -> Void
    ) {
        text += open
        for (index, member) in members.enumerated() {
            if index > 0 { text += isCompact ? ", " : "," }
            breakLine(depth + 1)
            writeOne(&self, member)
        }
        if !members.isEmpty { breakLine(depth) }
        text += close
    }

    private mutating func breakLine(_ depth: Int) {
        guard !isCompact else { return }
        text += "\n" + String(repeating: "  ", count: depth)
    }

    private mutating func writeString(_ string: String) {
        text += "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case _ where scalar.isUnprintable: writeEscaped(scalar)
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }

    /// As UTF-16 units of four digits, two beyond U+FFFF.
    private mutating func writeEscaped(_ scalar: Unicode.Scalar) {
        for unit in String(scalar).utf16 {
            let digits = String(unit, radix: 16)
            text += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
        }
    }
}
