import Vocabulary

/// Which regions are added again whole although only a few of their reports changed: another share
/// every night, so that within four weeks of nights each has had its turn.
struct CheckRotation {
    static let nights = 28
    /// Which shares are due.
    private let shares: Set<Int>

    /// - Parameters:
    ///   - since: business date up to which the shares were checked; nil if none was.
    ///   - today: the run's.
    /// - Returns: nil if no share is due, as in a second run of one night.
    init?(since: CalendarDate?, to today: CalendarDate) {
        let first = since.map { $0.daysSinceEpoch + 1 } ?? today.daysSinceEpoch
        guard first <= today.daysSinceEpoch else { return nil }
        let nights = max(first, today.daysSinceEpoch - Self.nights + 1)...today.daysSinceEpoch
        shares = Set(nights.map { $0 % Self.nights })
    }

    /// Codes of the regions whose turn it is.
    func regions(of tree: RegionTree) -> [String] {
        tree.regions.indices.filter { shares.contains($0 % Self.nights) }
            .map { tree.regions[$0].code }
    }
}
