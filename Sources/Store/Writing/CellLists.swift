public import Vocabulary

/// Lists of cells that rows of findings refer to, each once as far as a bounded memory reaches: of
/// a year with very many different lists one may come again, which only costs time.
public struct CellLists {
    private static let limit = 512

    /// Digests of those that came last.
    private var known: Set<[UInt8]> = []

    public init() {}

    /// - Returns: whether the list has to be stored, as far as is remembered.
    public mutating func isNew(_ list: CellList) -> Bool {
        if known.contains(list.digest) { return false }
        if known.count == Self.limit { known.removeAll(keepingCapacity: true) }
        known.insert(list.digest)
        return true
    }
}
