import Store
import Vocabulary

/// Finds the agency that a title names, among those of the registry.
///
/// It is built once an import and asks tables by name: a national registry is not searched for
/// every document.
struct AgencyDirectory {
    private struct Entry {
        let agencyID: Int64
        let name: String
        let folded: String
        let region: Int32
        let firstYear: Int
        let lastYear: Int
        let isFormer: Bool

        /// At the end of the year.
        func isThere(_ year: Int) -> Bool { firstYear <= year && year <= lastYear }
    }

    /// What was found under a name.
    struct Result {
        let agencies: [AgencyMatch]
        /// Whether the name is a short one.
        let isBySpelling: Bool
        /// Whether the agency was called so before.
        let isFormer: Bool

        static let nothing = Result(agencies: [], isBySpelling: false, isFormer: false)
    }

    private let regions: RegionNames
    private let entries: [Entry]
    private let byName: [String: [Int32]]
    private let byCore: [String: [Int32]]
    private let similar = SimilarNames()

    init(_ names: [KnownName], regions: RegionNames) {
        var entries: [Entry] = []
        var byName: [String: [Int32]] = [:]
        var byCore: [String: [Int32]] = [:]
        entries.reserveCapacity(names.count)
        for name in names {
            let folded = AgencyName.folded(name.called)
            let number = Int32(entries.count)
            entries.append(
                Entry(
                    agencyID: name.agencyID, name: name.agencyName, folded: folded,
                    region: Int32(regions.tree.index(of: name.regionCode) ?? -1),
                    firstYear: name.firstYear ?? 0, lastYear: name.lastYear ?? 9999,
                    isFormer: name.isFormer))
            byName[folded, default: []].append(number)
            for core in regions.shortForms(of: folded, region: name.regionCode) {
                byCore[core, default: []].append(number)
            }
        }
        self.regions = regions
        self.entries = entries
        self.byName = byName
        self.byCore = byCore
    }

    /// The agencies that a name can mean in a report year: exactly so, or as a short form; else as
    /// a short form in the region that the name begins with. A short form does not count beside
    /// an exact name of its own region. One that is there at the end of the year goes before one
    /// that is not, and a name of today before a former one.
    func find(_ name: String, year: Int) -> Result {
        let folded = AgencyName.folded(name)
        let exact = byName[folded] ?? []
        let short = byCore[AgencyName.core(folded)] ?? []
        let splits = regions.split(folded).map { split in
            (byCore[AgencyName.core(split.rest)] ?? []).filter {
                split.regions.contains(Int(entries[Int($0)].region))
            }
        }
        for mustBeThere in [true, false] {
            func fitting(_ numbers: [Int32]) -> [Entry] {
                numbers.map { entries[Int($0)] }.filter { !mustBeThere || $0.isThere(year) }
            }
            let named = fitting(exact)
            let places = Set(named.map(\.region))
            let found = named + fitting(short).filter { !places.contains($0.region) }
            if !found.isEmpty { return result(found, isBySpelling: named.isEmpty, year) }
            for numbers in splits {
                let found = fitting(numbers)
                if !found.isEmpty { return result(found, isBySpelling: true, year) }
            }
        }
        return .nothing
    }

    private func result(_ found: [Entry], isBySpelling: Bool, _ year: Int) -> Result {
        let current = found.filter { !$0.isFormer }
        return Result(
            agencies: matches(current.isEmpty ? found : current, year),
            isBySpelling: isBySpelling, isFormer: current.isEmpty)
    }

    /// One a body, in order.
    private func matches(_ found: [Entry], _ year: Int) -> [AgencyMatch] {
        var seen: Set<Int64> = []
        return found.filter { seen.insert($0.agencyID).inserted }.map { match($0, year) }
    }

    private func match(_ entry: Entry, _ year: Int) -> AgencyMatch {
        let region = Int(entry.region)
        return AgencyMatch(
            id: entry.agencyID, name: entry.name,
            regionCode: region >= 0 ? regions.tree.regions[region].code : "",
            isActive: entry.isThere(year))
    }

    /// The name of an agency's region, to tell agencies of one name apart.
    func regionName(of match: AgencyMatch) -> String {
        regions.tree.index(of: match.regionCode).map { regions.tree.regions[$0].name } ?? ""
    }

    // MARK: Did you mean

    /// The agencies whose names have most pairs of neighbouring characters in common with a name,
    /// at least two fifths, those of the year first.
    func suggestions(for name: String, year: Int, most count: Int = 5) -> [AgencyMatch] {
        let found = similar.numbers(to: AgencyName.folded(name)) { entries.map(\.folded) }
        let scored = found.map { number, score in
            let entry = entries[number]
            return (entry: entry, score: score + (entry.isThere(year) ? 100 : 0))
        }
        let best = scored.sorted { ($1.score, $0.entry.agencyID) < ($0.score, $1.entry.agencyID) }
        return Array(matches(best.prefix(4 * count).map(\.entry), year).prefix(count))
    }
}

/// Names by pairs of neighbouring characters, put in order when the first unknown name comes.
private final class SimilarNames {
    private var byPair: [UInt64: [Int32]] = [:]
    private var sizes: [Int] = []

    /// Names that share at least two fifths of their pairs with one, and how many thousandths.
    func numbers(to name: String, among names: () -> [String]) -> [(number: Int, score: Int)] {
        if sizes.isEmpty { sort(names()) }
        let pairs = Self.pairs(of: name)
        var shared: [Int32: Int] = [:]
        for pair in pairs {
            for number in byPair[pair] ?? [] { shared[number, default: 0] += 1 }
        }
        return shared.compactMap { number, count in
            let score = 2000 * count / (pairs.count + sizes[Int(number)])
            return score < 400 ? nil : (Int(number), score)
        }
    }

    private func sort(_ names: [String]) {
        for (number, name) in names.enumerated() {
            let pairs = Self.pairs(of: name)
            sizes.append(pairs.count)
            for pair in pairs { byPair[pair, default: []].append(Int32(number)) }
        }
    }

    private static func pairs(of text: String) -> Set<UInt64> {
        let scalars = Array(text.unicodeScalars)
        guard scalars.count > 1 else { return [] }
        return Set(
            zip(scalars, scalars.dropFirst()).map { UInt64($0.value) << 32 | UInt64($1.value) })
    }
}
