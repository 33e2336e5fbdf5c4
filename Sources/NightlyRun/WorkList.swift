import Store
import Vocabulary

/// Which regions of which years a run adds again.
struct WorkList: Equatable {
    enum Regions: Equatable {
        case every
        /// Indices of regions whose agencies are judged, and of regions above them whose own
        /// agencies are as they were published: only the whole area is added again.
        case some(Set<Int>, above: Set<Int>)
    }

    private(set) var regionsByYear: [Int: Regions] = [:]

    var years: [Int] { regionsByYear.keys.sorted() }

    /// The regions of stale results, and all above them.
    init(stale: [StaleResult], tree: RegionTree) {
        for (year, results) in Dictionary(grouping: stale, by: \.year) {
            regionsByYear[year] = .some(
                tree.withAncestors(results.compactMap { tree.index(of: $0.regionCode) }),
                above: [])
        }
    }

    /// What the record of a restricted run says, ascending: years and codes of their regions.
    func judged(_ tree: RegionTree) -> [(year: Int, regions: [String]?)] {
        years.map { year in
            guard case .some(.some(let chosen, _)) = regionsByYear[year] else {
                return (year, nil)
            }
            return (year, chosen.sorted().map { tree.regions[$0].code })
        }
    }

    /// - Parameters:
    ///   - changes: what changed since the last run; nil if everything must be looked at.
    ///   - years: report years to look at, and whether every region of them was published before.
    init(
        changes: Set<Change>?, years: [(year: Int, isPublished: Bool)], tree: RegionTree,
        request: RunRequest
    ) {
        guard request.isUnrestricted else {
            let chosen = request.years.isEmpty ? years.map(\.year) : request.years
            let regions = request.regions.compactMap(tree.index(of:))
            let below = tree.withAncestors(regions.flatMap(tree.withDescendants))
            for year in chosen {
                regionsByYear[year] = request.regions.isEmpty ? .every : .some(below, above: [])
            }
            return
        }
        for (year, isPublished) in years {
            // a year is compared with the one before, so what moves that moves this one as well
            let isBeforeNew = years.contains { $0.year == year - 1 && !$0.isPublished }
            guard let changes, isPublished, !isBeforeNew else {
                regionsByYear[year] = .every
                continue
            }
            let changesOfYear = changes.filter {
                $0.year == nil || $0.year == year || $0.year == year - 1
            }
            guard !changesOfYear.isEmpty else { continue }
            if changesOfYear.contains(where: { $0.regionCode == nil }) {
                regionsByYear[year] = .every
            } else {
                let touched = Set(
                    changesOfYear.compactMap { $0.regionCode.flatMap(tree.index(of:)) })
                // without regions, some readers would take it for every region
                guard !touched.isEmpty else { continue }
                regionsByYear[year] = .some(
                    touched, above: tree.withAncestors(touched).subtracting(touched))
            }
        }
    }
}
