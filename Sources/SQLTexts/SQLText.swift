/// One file below `sql/`, built into the program so that text and program cannot differ.
public struct SQLText: Sendable {
    /// Path below `sql/`, as errors name it.
    public let name: String
    public let bytes: [UInt8]

    public var text: String { String(decoding: bytes, as: UTF8.self) }

    /// The same for chosen agencies only: with the lines that stand behind `-- chosen:`, which a
    /// statement about every agency does without, so that the server plans each for what it reads.
    public var ofChosenAgencies: SQLText {
        SQLText(name, Array(text.replacing("-- chosen: ", with: "").utf8))
    }

    init(_ name: String, _ bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }
}
