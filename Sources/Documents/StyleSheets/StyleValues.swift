import Wording

/// The values that hold for an element, with the variables of the page put in.
struct StyleValues {
    private let values: [String: String]
    let variables: [String: String]

    /// Bounds of what variables may be made of each other.
    private static let mostNested = 16
    private static let longestValue = 4096

    init(_ values: [String: String], inherited: [String: String]) {
        self.values = values
        let own = values.filter { $0.key.hasPrefix("--") }
        variables = own.isEmpty ? inherited : inherited.merging(own) { $1 }
    }

    /// Nil if the rules say nothing, or nothing that holds.
    subscript(_ property: String) -> String? {
        let value = resolved(property)
        return value.map { Self.defaults.contains($0) || $0 == "initial" } == true ? nil : value
    }

    private static let defaults: Set<String> = ["unset", "revert", "revert-layer"]

    private func resolved(_ property: String) -> String? {
        guard let value = values[property] else { return nil }
        guard value.contains("var(") else { return value }
        return Self.filled(value, variables)?.lowercased()
    }

    /// The same for what an element takes over from the one around it.
    func inherited(_ property: String) -> String? {
        guard let value = resolved(property) else { return nil }
        if value == "inherit" || Self.defaults.contains(value) { return nil }
        guard value == "initial" else { return value }
        let initial = [
            "visibility": "visible", "font-size": "medium", "color": "canvastext",
            "direction": "ltr", "text-indent": "0", "letter-spacing": "normal",
            "list-style-type": "disc", "-webkit-text-fill-color": "currentcolor",
            "-webkit-text-security": "none",
        ]
        return initial[property] ?? ""
    }

    private static func filled(_ value: String, _ variables: [String: String]) -> String? {
        var value = value
        for _ in 0..<mostNested {
            guard let open = value.firstRange(of: "var(") else { return value }
            var cursor = StyleCursor(bytes: ArraySlice(value[open.upperBound...].utf8))
            let argument = String(decoding: cursor.upTo([UInt8(ascii: ")")]), as: UTF8.self)
            let rest = String(decoding: cursor.bytes[cursor.index...].dropFirst(), as: UTF8.self)
            let comma = argument.firstIndex(of: ",")
            let name = argument[..<(comma ?? argument.endIndex)].trimmed
            let spare = comma.map { argument[argument.index(after: $0)...].trimmed }
            guard let found = variables[name] ?? spare else { return nil }
            value = value[..<open.lowerBound] + found + rest
            guard value.utf8.count <= longestValue else { return nil }
        }
        return nil
    }
}
