/// One file below `sql/`, built into the program so that text and program cannot differ.
public struct SQLText: Sendable {
    /// Path below `sql/`, as errors name it.
    public let name: String
    public let bytes: [UInt8]

    public var text: String { String(decoding: bytes, as: UTF8.self) }

    init(_ name: String, _ bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }
}
