/// One file below `sql/`, built into the program so that text and program cannot differ.
public struct SQLText: Sendable {
    /// Path below `sql/`, as errors name it.
    public let name: String
    public let bytes: [UInt8]

    public var text: String { String(decoding: bytes, as: UTF8.self) }

    /// A statement of which some lines stand behind a comment, so that the server plans it for what
    /// it reads: these lines become part of it.
    public enum Variant: String, Sendable {
        /// Chosen agencies only.
        case chosen
        /// What the statement compares with comes as parameters.
        case few
        /// What the statement compares with stands in a temporary table.
        case many
    }

    public func variant(_ variant: Variant) -> SQLText {
        SQLText(name, Array(text.replacing("-- \(variant.rawValue): ", with: "").utf8))
    }

    init(_ name: String, _ bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }
}
