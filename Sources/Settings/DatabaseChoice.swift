/// Which database to use. Printing it never shows a password.
public enum DatabaseChoice: Sendable, Equatable {
    /// A libpq connection string or URI; may hold a password.
    case conninfo(String)
    /// What the `PG*` variables of the environment say.
    case environment
    /// The private server that huizong keeps in its data directory.
    case embedded(dataDirectory: String)
    /// None: an installation, or somebody who wants no private server, has to say which one.
    case none(dataDirectory: String)
}

extension DatabaseChoice: CustomStringConvertible, CustomDebugStringConvertible,
    CustomReflectable
{
    public var description: String {
        switch self {
        case .conninfo(let text): ConnectionText.redacted(text)
        case .environment: "PG*"
        case .embedded(let directory): directory
        case .none: "-"
        }
    }

    public var debugDescription: String { description }

    /// `dump` and failed test expectations walk the mirror; it must not hold the text either.
    public var customMirror: Mirror { Mirror(self, children: ["choice": description]) }
}

/// Finds passwords in libpq connection strings, to refuse or to hide them.
///
/// - Source: PostgreSQL 15 manual, 34.1.1 Connection Strings.
enum ConnectionText {
    static let mask = "***"

    static func holdsPassword(_ text: String) -> Bool {
        redacted(text) != text
    }

    /// The text with every password replaced; only the mask if it cannot be taken apart.
    static func redacted(_ text: String) -> String {
        for scheme in ["postgresql://", "postgres://"] where text.hasPrefix(scheme) {
            return scheme + redactedURI(String(text.dropFirst(scheme.count)))
        }
        return redactedPairs(text) ?? mask
    }

    /// `user:password@host/name?keyword=value&…`
    ///
    /// All up to the last `@` counts as user and password, even beyond a `/` or `?`: those have
    /// no place in a password unless encoded, but are easily left so.
    private static func redactedURI(_ rest: String) -> String {
        var user = ""
        var tail = rest[...]
        if let at = rest.lastIndex(of: "@") {
            let credentials = rest[..<at]
            tail = rest[at...]
            let colon = credentials.firstIndex(of: ":")
            user = colon.map { String(credentials[..<$0]) + ":" + mask } ?? String(credentials)
        }
        guard let question = tail.firstIndex(of: "?") else { return user + tail }
        let pairs = tail[tail.index(after: question)...].split(
            separator: "&", omittingEmptySubsequences: false)
        let shown = pairs.map { pair in
            guard let equals = pair.firstIndex(of: "=") else { return String(pair) }
            // A keyword may be written %70assword; an encoded one is hidden unread.
            let name = pair[..<equals]
            return isSecret(name) || name.contains("%") ? "\(name)=\(mask)" : String(pair)
        }
        return user + tail[...question] + shown.joined(separator: "&")
    }

    /// `keyword = value keyword='va\'lue' …`; nil if it is anything else.
    private static func redactedPairs(_ text: String) -> String? {
        var shown = ""
        var rest = Substring(text)
        while true {
            shown += take(&rest) { $0.isWhitespace }
            if rest.isEmpty { return shown }
            let name = take(&rest) { !$0.isWhitespace && $0 != "=" }
            let before = take(&rest) { $0.isWhitespace }
            guard !name.isEmpty, rest.popFirst() == "=" else { return nil }
            let after = take(&rest) { $0.isWhitespace }
            guard let value = takeValue(&rest) else { return nil }
            shown += name + before + "=" + after + (isSecret(name) ? mask : value)
        }
    }

    private static func takeValue(_ rest: inout Substring) -> String? {
        let isQuoted = rest.first == "'"
        var value = isQuoted ? String(rest.removeFirst()) : ""
        while let character = rest.first, isQuoted || !character.isWhitespace {
            value.append(rest.removeFirst())
            if character == "\\", let escaped = rest.popFirst() { value.append(escaped) }
            if isQuoted, character == "'" { return value }
        }
        return isQuoted ? nil : value
    }

    private static func take(
        _ rest: inout Substring, while belongs: (Character) -> Bool
    ) -> String {
        let part = rest.prefix(while: belongs)
        rest = rest[part.endIndex...]
        return String(part)
    }

    private static func isSecret(_ name: some StringProtocol) -> Bool {
        name.lowercased().hasSuffix("password")
    }
}
