import Vocabulary

/// Lists of cells that rows of findings refer to, each once; of a year with very many different
/// lists only the first, so that they cost bounded memory.
public struct CellLists: Sendable {
    private static let limit = 512

    /// By the digest that rows name.
    private(set) var byDigest: [[UInt8]: CellList] = [:]

    public init() {}

    /// - Returns: false if the list is new and there is no room for it.
    mutating func insert(_ list: CellList) -> Bool {
        if byDigest[list.digest] != nil { return true }
        guard byDigest.count < Self.limit else { return false }
        byDigest[list.digest] = list
        return true
    }
}
