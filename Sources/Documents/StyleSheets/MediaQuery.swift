import Wording

/// Whether the rules of a style sheet hold on the screen that a report is judged by: a desktop
/// window of 1280 by 800, in colour, on a light ground. What is only shown on paper or on small
/// screens is not what a person at a desk sees.
enum MediaQuery {
    enum Answer {
        case no, maybe, yes

        /// All of several conditions.
        func and(_ other: Answer) -> Answer {
            self == .no || other == .no ? .no : self == .yes && other == .yes ? .yes : .maybe
        }

        /// Any of several conditions.
        func or(_ other: Answer) -> Answer {
            self == .yes || other == .yes ? .yes : self == .no && other == .no ? .no : .maybe
        }

        var not: Answer { self == .yes ? .no : self == .no ? .yes : .maybe }
    }

    static let widthPixels = 1280.0
    static let heightPixels = 800.0

    /// Features without a number that hold there, and those that do not.
    private static let features: [String: String] = [
        "orientation": "landscape", "prefers-color-scheme": "light", "hover": "hover",
        "any-hover": "hover", "pointer": "fine", "any-pointer": "fine", "scripting": "enabled",
        "prefers-reduced-motion": "no-preference", "prefers-contrast": "no-preference",
        "forced-colors": "none", "inverted-colors": "none", "update": "fast", "grid": "0",
        "display-mode": "browser", "color-gamut": "srgb",
    ]

    static func holds(_ list: String) -> Answer {
        let queries = StyleCursor.parts(of: list.lowercased().utf8, between: ",")
        if queries.allSatisfy(\.isEmpty) { return .yes }
        return queries.reduce(.no) { $0.or(query($1)) }
    }

    private static func query(_ text: String) -> Answer {
        var words = StyleCursor.words(of: text)
        let isNegated = words.first == "not"
        if isNegated || words.first == "only" { words.removeFirst() }
        var answer = Answer.yes
        var isAlternative = false
        for word in words {
            switch word {
            case "and": isAlternative = false
            case "or": isAlternative = true
            case "all", "screen": break
            case "print", "speech", "tv", "tty", "handheld", "projection", "aural", "braille",
                "embossed":
                answer = .no
            case "not": return .maybe
            default:
                let held =
                    word.hasPrefix("(") && word.hasSuffix(")")
                    ? condition(String(word.dropFirst().dropLast()).trimmed) : .no
                answer = isAlternative ? answer.or(held) : answer.and(held)
            }
        }
        return isNegated ? answer.not : answer
    }

    private static func condition(_ text: String) -> Answer {
        if text.hasPrefix("(") || text.hasPrefix("not") { return .maybe }
        if text.contains("<") || text.contains(">") { return range(text) }
        let parts = text.split(separator: ":", maxSplits: 1).map(\.trimmed)
        guard let name = parts.first else { return .no }
        guard parts.count > 1 else {
            if name == "monochrome" { return .no }
            return ["color", "width", "height", "hover", "any-hover", "pointer"].contains(name)
                ? .yes : .maybe
        }
        if let usual = features[name] { return parts[1] == usual ? .yes : .no }
        let isMost = name.hasPrefix("max-")
        let bare = name.hasPrefix("min-") || isMost ? String(name.dropFirst(4)) : name
        guard let actual = size(of: bare), let limit = pixels(parts[1]) else { return .maybe }
        if isMost { return actual <= limit ? .yes : .no }
        return name.hasPrefix("min-")
            ? (actual >= limit ? .yes : .no)
            : actual == limit ? .yes : .no
    }

    /// `width <= 600px`, `400px < width`, `400px < width <= 600px`.
    private static func range(_ text: String) -> Answer {
        let isBackward = text.contains(">")
        let isLess = text.contains("<")
        let parts = text.split(whereSeparator: { "<>=".contains($0) }).map(\.trimmed)
        if parts.count == 3, !(isLess && isBackward), let actual = size(of: parts[1]),
            let first = pixels(parts[0]), let last = pixels(parts[2])
        {
            let (least, most) = isLess ? (first, last) : (last, first)
            return least <= actual && actual <= most ? .yes : .no
        }
        guard parts.count == 2 else { return .maybe }
        if let actual = size(of: parts[0]), let limit = pixels(parts[1]) {
            return (isLess ? actual <= limit : actual >= limit) ? .yes : .no
        }
        if let actual = size(of: parts[1]), let limit = pixels(parts[0]) {
            return (isLess ? limit <= actual : limit >= actual) ? .yes : .no
        }
        return .maybe
    }

    private static func size(of name: String) -> Double? {
        switch name {
        case "width", "device-width": widthPixels
        case "height", "device-height": heightPixels
        case "resolution", "-webkit-device-pixel-ratio", "device-pixel-ratio": 1
        case "color": 8
        case "monochrome": 0
        default: nil
        }
    }

    private static func pixels(_ text: String) -> Double? {
        guard let (number, unit) = StyleLength.parted(text) else { return nil }
        switch unit {
        case "", "px", "dppx", "x": return number
        case "em", "rem": return number * 16
        case "dpi": return number / 96
        default: return StyleLength.pixels[unit].map { $0 * number }
        }
    }
}
