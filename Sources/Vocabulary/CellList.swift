import Hashing

/// The cells that a finding names, with the bytes that hashes are made of.
///
/// A report with a blank column is named with more than a hundred cells, always the same for the
/// same blanks; so the list is made once and shared by the findings of all such reports.
public final class CellList: Sendable, Equatable {
    public let names: [String]
    /// UTF-8 of the names as a JSON list without spaces.
    public let json: [UInt8]
    /// UTF-8 of the names, each ended by a NUL.
    let terminated: [UInt8]
    /// What the database knows the list by: the first 128 bits of SHA-256 over ``json``.
    public let digest: [UInt8]

    public init(_ names: [String]) {
        self.names = names
        let json = Self.json(names)
        self.json = json
        terminated = names.flatMap { Array($0.utf8) + [0] }
        digest = Array(SHA256.hash(json).prefix(16))
    }

    /// As PostgreSQL's `to_json` writes it.
    private static func json(_ names: [String]) -> [UInt8] {
        let quote = UInt8(ascii: "\"")
        var bytes: [UInt8] = [UInt8(ascii: "[")]
        for (position, name) in names.enumerated() {
            if position > 0 { bytes.append(UInt8(ascii: ",")) }
            bytes.append(quote)
            for byte in name.utf8 { append(byte, to: &bytes) }
            bytes.append(quote)
        }
        bytes.append(UInt8(ascii: "]"))
        return bytes
    }

    private static let escapes: [UInt8: UInt8] = [
        UInt8(ascii: "\""): UInt8(ascii: "\""), UInt8(ascii: "\\"): UInt8(ascii: "\\"),
        0x08: UInt8(ascii: "b"), 0x0C: UInt8(ascii: "f"), 0x0A: UInt8(ascii: "n"),
        0x0D: UInt8(ascii: "r"), 0x09: UInt8(ascii: "t"),
    ]

    private static func append(_ byte: UInt8, to bytes: inout [UInt8]) {
        let backslash = UInt8(ascii: "\\")
        if byte >= 0x20, byte != UInt8(ascii: "\""), byte != backslash {
            bytes.append(byte)
        } else if let letter = escapes[byte] {
            bytes.append(backslash)
            bytes.append(letter)
        } else {
            let digits = String(byte, radix: 16)
            bytes.append(contentsOf: "\\u00\(byte < 0x10 ? "0" : "")\(digits)".utf8)
        }
    }

    public static func == (a: CellList, b: CellList) -> Bool { a === b || a.names == b.names }
}
