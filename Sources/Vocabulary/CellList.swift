import Hashing

/// The cells that a finding names, with the bytes that hashes are made of.
///
/// A report with a blank column is named with more than a hundred cells, always the same for the
/// same blanks; so the list is made once and shared by the findings of all such reports.
public final class CellList: Sendable, Equatable {
    public let names: [String]
    /// UTF-8 of the names, commas between them. No name contains one.
    public let joined: [UInt8]
    /// UTF-8 of the names, each ended by a NUL.
    let terminated: [UInt8]
    /// What the database knows the list by: the first 128 bits of SHA-256 over ``joined``.
    public let digest: [UInt8]

    public init(_ names: [String]) {
        self.names = names
        let joined = Array(names.joined(separator: ",").utf8)
        self.joined = joined
        let comma = UInt8(ascii: ",")
        terminated = names.isEmpty ? [] : joined.map { $0 == comma ? 0 : $0 } + [0]
        digest = Array(SHA256.hash(joined).prefix(16))
    }

    public static func == (a: CellList, b: CellList) -> Bool { a === b || a.names == b.names }
}
