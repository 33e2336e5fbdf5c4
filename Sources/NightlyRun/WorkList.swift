import Store
import Vocabulary

/// Which regions of which years a run adds again.
struct WorkList: Equatable {
    private(set) var regionsByYear: [Int: RegionChoice] = [:]

    /// Ascending.
    var years: [(year: Int, regions: RegionChoice)] {
        regionsByYear.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// The regions of stale results, and all above them.
    init(stale: [StaleResult], trees: RegionTrees) {
        for (year, results) in Dictionary(grouping: stale, by: \.year) {
            let stale = Set(results.compactMap { trees.today.index(of: $0.regionCode) })
            regionsByYear[year] = Self.choice(
                trees.withAncestors(stale, year: year), above: [], trees.today)
        }
    }

    /// - Parameters:
    ///   - touched: where something may differ from what the last run found; nil if everything
    ///     must be looked at.
    ///   - years: report years to look at, and whether every region of them was published before.
    init(
        touched: Set<Touched>?, years: [(year: Int, isPublished: Bool)], trees: RegionTrees,
        request: RunRequest
    ) {
        guard request.isUnrestricted else {
            let chosen = request.years.isEmpty ? years.map(\.year) : request.years
            let regions = request.regions.compactMap(trees.today.index(of:))
            for year in chosen {
                let below = Set(regions.flatMap(trees[year].withDescendants))
                regionsByYear[year] =
                    request.regions.isEmpty
                    ? .every
                    : Self.choice(
                        trees.withAncestors(below, year: year), above: [], trees.today)
            }
            return
        }
        for (year, isPublished) in years {
            // a year is compared with the one before, which has no totals yet
            let isBeforeNew = years.contains { $0.year == year - 1 && !$0.isPublished }
            guard let touched, isPublished, !isBeforeNew else {
                regionsByYear[year] = .every
                continue
            }
            let places = touched.filter { $0.year == nil || $0.year == year }
            if places.contains(where: { $0.regionCode == nil }) {
                regionsByYear[year] = .every
                continue
            }
            // one that is gone is no region of the year
            let known = Set(places.compactMap { $0.regionCode.flatMap(trees.today.index(of:)) })
            guard !known.isEmpty else { continue }
            let filers = Set(places.compactMap(\.filer))
            regionsByYear[year] = Self.choice(
                known, above: trees.withAncestors(known, year: year).subtracting(known),
                filedBy: places.allSatisfy { $0.filer != nil } ? filers.sorted() : nil,
                trees.today)
        }
    }

    private static func choice(
        _ judged: Set<Int>, above: Set<Int>, filedBy: [Int64]? = nil, _ tree: RegionTree
    ) -> RegionChoice {
        func codes(_ regions: Set<Int>) -> [String] {
            regions.sorted().map { tree.regions[$0].code }
        }
        return .some(judged: codes(judged), above: codes(above), filedBy: filedBy)
    }
}
