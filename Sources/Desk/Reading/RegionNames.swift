import Vocabulary

/// The names of regions where names of agencies begin with them.
struct RegionNames {
    let tree: RegionTree
    /// Regions by folded name, and by its stem.
    private let byName: [String: [Int]]
    private let longest: Int
    /// Of each region.
    private let prefixes: [[String]]

    init(_ tree: RegionTree) {
        self.tree = tree
        var byName: [String: [Int]] = [:]
        for (index, region) in tree.regions.enumerated() {
            for name in Self.names(of: region) { byName[name, default: []].append(index) }
        }
        self.byName = byName
        longest = byName.keys.map(\.count).max() ?? 0
        prefixes = tree.regions.indices.map { region in
            Self.lineage(of: region, in: tree).flatMap { Self.names(of: tree.regions[$0]) }
                .sorted { $0.count > $1.count }
        }
    }

    private static func names(of region: Region) -> [String] {
        let name = AgencyName.folded(region.name)
        return [name] + [AgencyName.stem(ofRegion: name)].compactMap { $0 }
    }

    /// What a name says behind the regions at its beginning, and which regions these can be: 江西省
    /// 铜鼓县财政局 is a 财政局 of 铜鼓县. The longest reading first.
    func split(_ folded: String) -> [(regions: Set<Int>, rest: Substring)] {
        var splits: [(regions: Set<Int>, rest: Substring)] = []
        var rest = folded[...]
        var above: [Set<Int>] = []
        while let (count, found) = prefix(of: rest), rest.count - count >= 2 {
            rest = rest.dropFirst(count)
            let regions = found.filter { region in
                let line = Set(Self.lineage(of: region, in: tree))
                return above.allSatisfy { !$0.isDisjoint(with: line) }
            }
            guard !regions.isEmpty else { break }
            splits.insert((Set(regions), rest), at: 0)
            above.append(Set(regions))
        }
        return splits
    }

    private func prefix(of text: Substring) -> (count: Int, regions: [Int])? {
        for count in stride(from: min(longest, text.count), to: 1, by: -1) {
            if let found = byName[String(text.prefix(count))] { return (count, found) }
        }
        return nil
    }

    /// A region and those above it.
    private static func lineage(of region: Int, in tree: RegionTree) -> [Int] {
        var line = [region]
        while let parent = tree.parents[line[line.count - 1]], line.count < 8 {
            line.append(parent)
        }
        return line
    }

    /// The ways in which agencies of a region begin their names, longer ones first.
    func prefixes(of code: String) -> [String] {
        tree.index(of: code).map { prefixes[$0] } ?? []
    }

    /// The short forms of an agency's folded name: without the regions at its beginning, and with
    /// a short end.
    func shortForms(of folded: String, region code: String) -> Set<String> {
        let prefixes = prefixes(of: code)
        var forms: Set = [AgencyName.core(folded)]
        var rest = folded[...]
        while let prefix = prefixes.first(where: { rest.hasPrefix($0) && rest.count > $0.count + 1 }
        ) {
            rest = rest.dropFirst(prefix.count)
            let form = AgencyName.core(rest)
            if form.count >= 2 { forms.insert(form) }
        }
        return forms
    }
}
