/// A statement and the name that errors give it.
public struct Statement: Sendable {
    public let name: String
    public let sql: String

    public init(name: String, sql: String) {
        self.name = name
        self.sql = sql
    }
}

/// A value sent beside a statement, never pasted into it.
///
/// Values travel as text, so the statement states each type (`$1::integer`).
public struct Parameter: Sendable {
    /// Nil is NULL; an empty text is an empty text.
    let text: String?

    public static func text(_ value: String?) -> Parameter { Parameter(text: value) }
    public static func int32(_ value: Int32?) -> Parameter {
        Parameter(text: value.map(String.init))
    }
    public static func int64(_ value: Int64?) -> Parameter {
        Parameter(text: value.map(String.init))
    }
    public static func bool(_ value: Bool?) -> Parameter {
        Parameter(text: value.map { $0 ? "true" : "false" })
    }
    public static func int32Array(_ values: [Int32]?) -> Parameter {
        Parameter(text: values.map { "{" + $0.map(String.init).joined(separator: ",") + "}" })
    }
    public static func int64Array(_ values: [Int64]?) -> Parameter {
        Parameter(text: values.map { "{" + $0.map(String.init).joined(separator: ",") + "}" })
    }
    /// Elements are quoted, so that commas, braces and the word NULL stay what they are. Nil is
    /// NULL.
    public static func textArray(_ values: [String?]?) -> Parameter {
        Parameter(
            text: values.map { values in
                "{" + values.map { $0.map(Self.quoted) ?? "NULL" }.joined(separator: ",") + "}"
            })
    }

    private static func quoted(_ element: String) -> String {
        let isPlain = !element.utf8.contains {
            $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\")
        }
        if isPlain { return "\"" + element + "\"" }
        var quoted = "\""
        for character in element.unicodeScalars {
            if character == "\"" || character == "\\" { quoted.append("\\") }
            quoted.unicodeScalars.append(character)
        }
        return quoted + "\""
    }

    /// Whether a text parameter cannot be sent: PostgreSQL's text holds no NUL.
    var holdsNUL: Bool { text?.utf8.contains(0) ?? false }
}
