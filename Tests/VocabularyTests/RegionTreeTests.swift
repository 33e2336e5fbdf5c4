import Testing
import Vocabulary

@Suite struct RegionTreeTests {
    /// A province of two prefectures with three counties, and a county nobody stands above.
    static let regions = [
        Region(code: "360926", name: "铜鼓县", level: .county, parentCode: "360900"),
        Region(code: "360000", name: "江西省", level: .province, parentCode: nil),
        Region(code: "360900", name: "宜春市", level: .prefecture, parentCode: "360000"),
        Region(code: "360981", name: "丰城市", level: .county, parentCode: "360900"),
        Region(code: "360100", name: "南昌市", level: .prefecture, parentCode: "360000"),
        Region(code: "360121", name: "南昌县", level: .county, parentCode: "360100"),
        Region(code: "429004", name: "仙桃市", level: .county, parentCode: "420000"),
    ]

    private func codes(_ tree: RegionTree, _ indices: some Sequence<Int>) -> [String] {
        indices.map { tree.regions[$0].code }
    }

    @Test func numbersFollowTheCodes() {
        let tree = RegionTree(Self.regions)
        #expect(tree.regions.map(\.code) == Self.regions.map(\.code).sorted())
        let reversed = RegionTree(Self.regions.reversed())
        #expect(reversed.regions == tree.regions)
        #expect(reversed.parents == tree.parents)
        #expect(reversed.children == tree.children)
        #expect(tree.index(of: "360100") == 1)
        #expect(tree.index(of: "999999") == nil)
    }

    @Test func parentsAndChildrenAgree() throws {
        let tree = RegionTree(Self.regions)
        for (index, region) in tree.regions.enumerated() {
            let parent = tree.parents[index].map { tree.regions[$0].code }
            #expect(parent == (region.code == "429004" ? nil : region.parentCode))
            for child in tree.children[index] {
                #expect(tree.parents[child] == index)
            }
        }
        #expect(tree.children.joined().count == 5)
        let yichun = try #require(tree.index(of: "360900"))
        #expect(codes(tree, tree.children[yichun]) == ["360926", "360981"])
    }

    @Test func ancestorsAndDescendants() throws {
        let tree = RegionTree(Self.regions)
        let tonggu = try #require(tree.index(of: "360926"))
        let county = try #require(tree.index(of: "360121"))
        #expect(
            codes(tree, tree.withAncestors([tonggu])).sorted() == ["360000", "360900", "360926"])
        #expect(
            codes(tree, tree.withAncestors([tonggu, county])).sorted()
                == ["360000", "360100", "360121", "360900", "360926"])
        #expect(tree.withAncestors([]).isEmpty)
        let province = try #require(tree.index(of: "360000"))
        #expect(codes(tree, tree.withDescendants(province)).sorted().count == 6)
        #expect(codes(tree, tree.withDescendants(tonggu)) == ["360926"])
    }

    @Test func leavesComeBeforeWhatIsAboveThem() {
        let tree = RegionTree(Self.regions)
        let order = tree.fromLeavesUp
        #expect(order.sorted() == Array(tree.regions.indices))
        var seen: Set<Int> = []
        for index in order {
            #expect(seen.isSuperset(of: tree.children[index]))
            seen.insert(index)
        }
    }

    @Test func noRegions() {
        let tree = RegionTree([])
        #expect(tree.regions.isEmpty)
        #expect(tree.fromLeavesUp.isEmpty)
    }
}
