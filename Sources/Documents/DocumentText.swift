import Glibc
import Messages

/// Tells the containers of text apart by what is in the text, never by the file's name.
enum DocumentText {
    static func content(
        of text: String, limits: Limits, name: String
    ) throws(DocumentError) -> DocumentContent {
        if WordPackage.isPlain(text) {
            return try WordReader.content(
                of: .plain(text, limits: limits, name: name), limits: limits, name: name)
        }
        let opening = text.first { !$0.isWhitespace }
        let isPacked = PackedHTML.isPacked(text)
        if isPacked, opening != "<" {
            return try packed(text, limits: limits, name: name)
        }
        guard PackedHTML.hasMarkup(text) else {
            // before its lines are looked at in one way after another
            try checkLength(text.utf8.count, limits: limits, name: name)
            guard let content = PlainText.content(of: text, cellLimit: limits.cells) else {
                throw .tooManyCells(name, limits)
            }
            return content
        }
        let page = try HTMLReader.content(of: text, limits: limits, name: name, keepsLines: true)
        // A page may carry the report only in a script that draws it.
        let hasTable = page.elements.contains { if case .table = $0 { true } else { false } }
        return isPacked && !hasTable ? try packed(text, limits: limits, name: name) : page
    }

    /// - Throws: ``DocumentError`` if a document says more than any report.
    static func checkLength(
        _ count: Int, limits: Limits, name: String
    ) throws(DocumentError) {
        guard count > limits.textBytes else { return }
        let reason = DocumentMessages.tooMuchText.filled([
            "size": String(count), "limit": String(limits.textBytes),
        ])
        throw DocumentError(file: name, .tooLarge, reason)
    }

    private static func packed(
        _ text: String, limits: Limits, name: String
    ) throws(DocumentError) -> DocumentContent {
        let page = PackedHTML.unpacked(text)
        return try HTMLReader.content(of: page, limits: limits, name: name, keepsLines: false)
    }
}

/// HTML kept in a string of a script or of JSON, with its quotes and slashes escaped.
enum PackedHTML {
    static func hasMarkup(_ text: String) -> Bool {
        contains(
            text, after: "<", ["table", "td", "tr", "html", "body", "div", "p>", "p ", "!doc"])
    }

    static func isPacked(_ text: String) -> Bool {
        contains(text, after: "\\u003c", ["table", "td", "tr"])
            || contains(text, after: "<\\/", ["table", "td", "tr"])
            || (contains(text, after: "<", ["table", "td"]) && text.utf8Contains("=\\\""))
    }

    /// The string literals of a script as one page; other literals become paragraphs, so that a
    /// title kept beside the text is found.
    static func unpacked(_ text: String) -> String {
        let json = literals(of: text, quotes: ["\""])
        let found =
            json.contains(where: hasMarkup)
            ? json : literals(of: text, quotes: ["\"", "'", "`"])
        return found.map { literal in
            if hasMarkup(literal) { return "<div>\(literal)</div>" }
            guard literal.utf8.contains(where: { $0 > 0x7F }) else { return "" }
            return "<p>\(literal.replacing("<", with: "&lt;"))</p>"
        }.joined(separator: "\n")
    }

    private static func contains(_ text: String, after mark: String, _ names: [String]) -> Bool {
        guard let first = mark.utf8.first else { return false }
        let wanted = names.map { mark + $0 }
        return text.withCString { text in
            var next = strchr(text, Int32(first))
            while let found = next {
                if wanted.contains(where: { strncasecmp(found, $0, $0.utf8.count) == 0 }) {
                    return true
                }
                next = strchr(found + 1, Int32(first))
            }
            return false
        }
    }

    private static func literals(of text: String, quotes: Set<Unicode.Scalar>) -> [String] {
        var result: [String] = []
        var literal = String.UnicodeScalarView()
        var open: Unicode.Scalar?
        let scalars = Array(text.unicodeScalars)
        var index = 0
        while index < scalars.count {
            let scalar = scalars[index]
            index += 1
            if let quote = open {
                if scalar == quote {
                    result.append(String(literal))
                    literal.removeAll()
                    open = nil
                } else if scalar == "\\" {
                    literal.append(contentsOf: escaped(scalars, &index).unicodeScalars)
                } else {
                    literal.append(scalar)
                }
            } else if quotes.contains(scalar) {
                open = scalar
            }
        }
        return result
    }

    /// What an escape stands for (RFC 8259 and ECMAScript); `index` is behind the backslash.
    private static func escaped(_ scalars: [Unicode.Scalar], _ index: inout Int) -> String {
        guard index < scalars.count else { return "" }
        let scalar = scalars[index]
        index += 1
        switch scalar {
        case "n", "r", "t": return " "
        case "\n": return ""
        case "u":
            var units: [UInt16] = []
            while let unit = hexadecimal(scalars, index) {
                units.append(unit)
                index += 4
                let isPair =
                    UTF16.isLeadSurrogate(unit) && index + 1 < scalars.count
                    && scalars[index] == "\\" && scalars[index + 1] == "u"
                guard isPair, units.count == 1 else { break }
                index += 2
            }
            return String(decoding: units, as: UTF16.self)
        default: return String(scalar)
        }
    }

    private static func hexadecimal(_ scalars: [Unicode.Scalar], _ index: Int) -> UInt16? {
        guard index + 4 <= scalars.count else { return nil }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars[index..<(index + 4)])
        return UInt16(String(text), radix: 16)
    }
}

extension String {
    /// True if the ASCII text occurs.
    fileprivate func utf8Contains(_ ascii: String) -> Bool {
        withCString { strstr($0, ascii) != nil }
    }
}
