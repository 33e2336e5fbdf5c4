import Wording

/// One property of a rule that decides how text is seen; all others are dropped when read.
struct StyleDeclaration {
    /// The long name, in small letters; names of a page's own begin with `--`.
    let property: String
    /// In small letters, but for names and texts of the page.
    let value: String
    let isImportant: Bool

    /// Properties that show, hide, strike, raise, cover or move text.
    private static let known: Set<String> = [
        "display", "visibility", "content-visibility", "opacity", "color",
        "-webkit-text-fill-color", "background-color", "background-image", "background-clip",
        "-webkit-background-clip", "text-decoration-line", "vertical-align", "font-size",
        "font-family", "font-variant-position", "font-feature-settings", "text-indent",
        "position", "left", "right", "top", "bottom", "transform", "translate", "scale", "rotate",
        "clip", "clip-path", "mask-image", "-webkit-mask-image", "filter", "overflow",
        "overflow-x", "overflow-y", "width", "height", "max-width", "max-height", "float",
        "direction", "unicode-bidi", "writing-mode", "content", "letter-spacing", "margin-left",
        "margin-right", "padding-left", "padding-right", "order", "flex-direction",
        "list-style-type", "-webkit-text-security", "text-combine-upright", "zoom", "all",
        "min-width", "text-shadow", "-webkit-text-stroke", "-webkit-text-stroke-width",
        "animation", "animation-name", "animation-fill-mode",
    ]

    /// Shorthands and what they stand for.
    private static func long(_ name: String, _ value: String) -> [(String, String)] {
        let words = StyleCursor.words(of: value)
        switch name {
        case "text-decoration": return [("text-decoration-line", value)]
        case "background": return background(words, value)
        case "font": return font(words)
        case "font-variant":
            return words.contains("super") || words.contains("sub")
                ? [("font-variant-position", words.contains("super") ? "super" : "sub")] : []
        case "overflow":
            return [("overflow-x", words.first ?? value), ("overflow-y", words.last ?? value)]
        case "margin", "padding":
            guard let first = words.first else { return [] }
            return [
                ("\(name)-right", words.count > 1 ? words[1] : first),
                ("\(name)-left", words.count > 3 ? words[3] : words.count > 1 ? words[1] : first),
            ]
        case "inset":
            guard let first = words.first else { return [] }
            let right = words.count > 1 ? words[1] : first
            return [
                ("top", first), ("right", right), ("bottom", words.count > 2 ? words[2] : first),
                ("left", words.count > 3 ? words[3] : right),
            ]
        case "flex-flow": return words.map { ("flex-direction", $0) }
        case "list-style":
            return words.contains("none") ? [("list-style-type", "none")] : []
        case "margin-inline-start", "padding-inline-start", "margin-inline-end",
            "padding-inline-end":
            let side = name.hasSuffix("start") ? "left" : "right"
            return [("\(name.prefix { $0 != "-" })-\(side)", value)]
        case "mask", "-webkit-mask": return [("mask-image", value)]
        case "-webkit-transform", "-ms-transform": return [("transform", value)]
        case "-webkit-filter": return [("filter", value)]
        case "-webkit-animation", "-webkit-animation-name", "-webkit-animation-fill-mode":
            return [(String(name.dropFirst("-webkit-".count)), value)]
        case "word-wrap": return []
        default: return known.contains(name) || name.hasPrefix("--") ? [(name, value)] : []
        }
    }

    private static func background(_ words: [String], _ value: String) -> [(String, String)] {
        if ["inherit", "initial", "unset", "revert"].contains(value) {
            return [("background-color", value), ("background-image", value)]
        }
        let hasImage = words.contains { $0.contains("url(") || $0.contains("gradient(") }
        let color = words.last {
            StyleColor($0) != nil || $0 == "currentcolor" || $0.hasPrefix("var(")
                || ($0.contains("(") && !$0.contains("url(") && !$0.contains("gradient("))
        }
        return [
            ("background-color", color ?? "transparent"),
            ("background-image", hasImage ? "url()" : "none"),
            ("background-clip", words.contains("text") ? "text" : "border-box"),
        ]
    }

    /// The size stands before the family, and may bring its line height: `bold 12px/1.5 serif`.
    private static func font(_ words: [String]) -> [(String, String)] {
        let keywords: Set<String> = [
            "xx-small", "x-small", "small", "medium", "large", "x-large", "xx-large", "smaller",
            "larger",
        ]
        let place = words.firstIndex { word in
            let size = String(word.prefix { $0 != "/" })
            guard let (_, unit) = StyleLength.parted(size) else {
                return keywords.contains(size) || size.contains("(")
            }
            return !unit.isEmpty || size == "0"
        }
        guard let place, place + 1 < words.count else { return [] }
        let family = words[(place + 1)...].joined(separator: " ")
        return [
            ("font-size", String(words[place].prefix { $0 != "/" })), ("font-family", family),
        ]
    }

    /// - Parameter text: one declaration, without its semicolon.
    static func read(_ text: ArraySlice<UInt8>) -> [StyleDeclaration] {
        var cursor = StyleCursor(bytes: text)
        cursor.skipSpace()
        let name = cursor.name()
        cursor.skipSpace()
        guard !name.isEmpty, cursor.take(":") else { return [] }
        var value = String(decoding: cursor.bytes[cursor.index...], as: UTF8.self).trimmed
        var isImportant = false
        if let mark = value.lastIndex(of: "!"),
            value[value.index(after: mark)...].trimmed.lowercased() == "important"
        {
            isImportant = true
            value = value[..<mark].trimmed
        }
        guard !value.isEmpty || name.hasPrefix("--") else { return [] }
        let isOwn = name.hasPrefix("--")
        let keepsCase = isOwn || ["content", "font", "font-family"].contains(name.lowercased())
        // an escape inside of a word: read the word as a browser does
        if value.contains("\\"), !keepsCase { value = resolved(value) }
        let plain = keepsCase ? value : value.lowercased()
        return long(isOwn ? name : name.lowercased(), plain).map {
            StyleDeclaration(property: $0.0, value: $0.1, isImportant: isImportant)
        }
    }

    private static func resolved(_ value: String) -> String {
        StyleCursor.words(of: value).map { word in
            var cursor = StyleCursor(word)
            let name = cursor.name()
            return cursor.isAtEnd ? name : word
        }.joined(separator: " ")
    }

    static func list(_ text: String) -> [StyleDeclaration] {
        var cursor = StyleCursor(text)
        var result: [StyleDeclaration] = []
        while !cursor.isAtEnd {
            result += read(cursor.upTo([UInt8(ascii: ";")]))
            cursor.index += 1
        }
        return result
    }

    /// Whether it may hide, strike, raise or add text; asked where it is not known if the rule
    /// holds.
    var isNotable: Bool {
        let isZero = StyleLength.parted(value).map { $0.number < 0.2 } ?? value.contains("(")
        switch property {
        case "display": return value == "none"
        case "visibility", "content-visibility": return value != "visible"
        case "opacity", "font-size", "zoom", "max-height", "max-width", "height", "width":
            return isZero
        case "text-decoration-line": return value.contains("line-through") || value.contains("var(")
        case "vertical-align":
            return !["baseline", "middle", "top", "bottom", "text-top", "text-bottom"]
                .contains(value)
        case "color", "-webkit-text-fill-color", "background-color":
            return StyleColor(value).map { !$0.isVisible(on: .white) } ?? (value.contains("("))
        case "content": return !["none", "normal", "\"\"", "''"].contains(value)
        case "position": return value == "absolute" || value == "fixed"
        case "clip", "clip-path", "transform", "font-variant-position", "-webkit-text-security",
            "mask-image", "filter", "scale", "translate", "rotate":
            return value != "none" && value != "auto" && value != "normal"
        case "text-indent", "letter-spacing": return value.hasPrefix("-") || value.contains("(")
        case "float", "order", "direction", "unicode-bidi", "writing-mode", "flex-direction":
            return !["none", "0", "ltr", "normal", "horizontal-tb", "row", "column", "embed"]
                .contains(value)
        default: return false
        }
    }
}
