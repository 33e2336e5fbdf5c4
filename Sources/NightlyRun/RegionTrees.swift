import Store
import Vocabulary

/// The regions of each report year. All trees have the same regions in the same order, so that a
/// region has one number in a run; what differs is where a region belonged.
struct RegionTrees {
    /// As the regions stand now.
    let today: RegionTree
    /// Of the years of a run in which some region stood otherwise.
    private let past: [Int: RegionTree]

    init(today: RegionTree, past: [Int: RegionTree] = [:]) {
        self.today = today
        self.past = past
    }

    /// - Parameter years: report years of the run; each is compared with the one before.
    init(_ reader: RunReader, years: some Sequence<Int>) throws {
        today = try reader.regionTree()
        guard try reader.hasPastRegions() else {
            past = [:]
            return
        }
        var past: [Int: RegionTree] = [:]
        for year in Set(years.flatMap { [$0 - 1, $0] }) {
            past[year] = try reader.regionTree(year: year)
        }
        self.past = past
    }

    subscript(year: Int) -> RegionTree { past[year] ?? today }

    /// The given regions and everything above them in a year and in the year before, with which it
    /// is compared.
    func withAncestors(_ chosen: Set<Int>, year: Int) -> Set<Int> {
        let found = self[year].withAncestors(chosen)
        return past.isEmpty ? found : found.union(self[year - 1].withAncestors(chosen))
    }
}
