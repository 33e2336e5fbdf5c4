import Messages

/// A division of the country as the registry knows it.
public struct Region: Sendable, Equatable {
    public let code: String
    public let name: String
    public let level: RegionLevel
    /// Nil at the top of the tree.
    public let parentCode: String?

    public init(code: String, name: String, level: RegionLevel, parentCode: String?) {
        self.code = code
        self.name = name
        self.level = level
        self.parentCode = parentCode
    }
}

/// Every region, numbered by code, with who lies below whom.
public struct RegionTree: Sendable {
    /// Ordered by code; a region's index is its number everywhere in a run.
    public let regions: [Region]
    public let parents: [Int?]
    public let children: [[Int]]
    private let indices: [String: Int]

    /// - Parameter regions: in any order; a parent that is not among them counts as absent.
    public init(_ regions: [Region]) {
        let sorted = regions.sorted { $0.code < $1.code }
        var indices: [String: Int] = [:]
        for (index, region) in sorted.enumerated() { indices[region.code] = index }
        var children = [[Int]](repeating: [], count: sorted.count)
        parents = sorted.map { region in region.parentCode.flatMap { indices[$0] } }
        for (index, parent) in parents.enumerated() {
            if let parent { children[parent].append(index) }
        }
        self.regions = sorted
        self.children = children
        self.indices = indices
    }

    public func index(of code: String) -> Int? { indices[code] }

    /// The given regions and everything above them: those whose totals a change can touch.
    public func withAncestors(_ chosen: some Sequence<Int>) -> Set<Int> {
        var found: Set<Int> = []
        for start in chosen {
            var next: Int? = start
            while let index = next, found.insert(index).inserted { next = parents[index] }
        }
        return found
    }

    /// The given region and everything below it.
    public func withDescendants(_ start: Int) -> [Int] {
        var found = [start]
        var next = 0
        while next < found.count {
            found += children[found[next]]
            next += 1
        }
        return found
    }

    /// Indices ordered so that every region comes after all regions below it.
    public var fromLeavesUp: [Int] {
        func depth(_ index: Int) -> Int {
            sequence(first: index) { parents[$0] }.prefix(regions.count).reduce(0) { n, _ in n + 1 }
        }
        let depths = regions.indices.map(depth)
        return regions.indices.sorted { (-depths[$0], $0) < (-depths[$1], $1) }
    }
}
