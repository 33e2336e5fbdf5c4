import Store
import TestSupport
import Testing
import Vocabulary

@testable import Desk

/// Which agency a title means.
@Suite struct AgencyDirectoryTests {
    private static let regions: [Region] = [
        Region(code: "360000", name: "江西省", level: .province, parentCode: nil),
        Region(code: "360900", name: "宜春市", level: .prefecture, parentCode: "360000"),
        Region(code: "360924", name: "宜丰县", level: .county, parentCode: "360900"),
        Region(code: "360926", name: "铜鼓县", level: .county, parentCode: "360900"),
        Region(code: "640000", name: "宁夏回族自治区", level: .province, parentCode: nil),
        Region(code: "640100", name: "银川市", level: .prefecture, parentCode: "640000"),
        Region(code: "640121", name: "永宁县", level: .county, parentCode: "640100"),
    ]

    private static func name(
        _ id: Int64, _ called: String, _ region: String = "360926", former: String? = nil,
        from: Int? = nil, to: Int? = nil
    ) -> KnownName {
        KnownName(
            agencyID: id, agencyName: called, called: former ?? called, isFormer: former != nil,
            regionCode: region, firstYear: from, lastYear: to)
    }

    private static let names = [
        name(1, "铜鼓县财政局"), name(2, "铜鼓县永宁镇人民政府"), name(3, "宜丰县财政局", "360924"),
        name(4, "财政局", "640121"), name(5, "铜鼓县卫生健康委员会"), name(6, "铜鼓县人民政府办公室"),
        name(7, "铜鼓县城关街道办事处"), name(8, "铜鼓县文化广电旅游局", from: 2019),
        name(8, "铜鼓县文化广电旅游局", former: "铜鼓县文化局", from: 2019),
        name(9, "铜鼓县文化局", to: 2018), name(10, "铜鼓县公路分局（宜春）"),
        name(11, "宜春市财政局", "360900"), name(12, "铜鼓县Ａ区管理委员会"),
        name(13, "铜鼓县审计局", to: 2019), name(14, "铜鼓县审计局", from: 2020),
        name(15, "永宁镇人民政府", "640121"), name(16, "铜鼓县林业局"), name(17, "铜鼓县林业局"),
    ]

    private let directory = AgencyDirectory(names, regions: RegionNames(RegionTree(regions)))

    @Test(
        arguments: [
            ("铜鼓县财政局", [1]), ("铜 鼓縣財政局", [1]), ("“铜鼓县财政局”", [1]),
            ("江西省宜春市铜鼓县财政局", [1]), ("宜春市铜鼓县财政局", [1]), ("江西省铜鼓县财政局", [1]),
            ("铜鼓财政局", [1]), ("宜春铜鼓县财政局", [1]), ("铜鼓县永宁镇", [2]), ("铜鼓永宁镇政府", [2]),
            ("宜丰县财政局", [3]), ("永宁县财政局", [4]), ("银川市永宁县财政局", [4]),
            // a bare name may be short for that of any county
            ("财政局", [4, 1, 3, 11]), ("永宁镇", [2, 15]), ("永宁镇人民政府", [15, 2]),
            ("铜鼓县卫生健康委", [5]), ("卫生健康委员会", [5]), ("卫生健康委", [5]),
            ("铜鼓县政府办公室", [6]), ("铜鼓县人民政府办", [6]), ("城关街道", [7]), ("城关街道办", [7]),
            ("铜鼓县公路分局(宜春)", [10]), ("公路分局〔宜春〕", [10]), ("宜春市财政局", [11]),
            ("江西省宜春市财政局", [11]), ("铜鼓县A区管委会", [12]), ("铜鼓县a区管委会", [12]),
            ("铜鼓县林业局", [16, 17]),
            // never another body, however near
            ("银川市铜鼓县财政局", []), ("万载县财政局", []), ("铜鼓县财政", []), ("铜鼓县", []), ("", []),
            ("铜鼓县永宁县财政局", []), ("铜鼓县教育局", []),
        ] as [(String, [Int64])])
    func namesAndWhomTheyMean(title: String, ids: [Int64]) {
        #expect(directory.find(title, year: 2023).agencies.map(\.id) == ids)
    }

    @Test func theYearDecidesAmongBodiesOfOneName() {
        #expect(directory.find("铜鼓县审计局", year: 2019).agencies.map(\.id) == [13])
        #expect(directory.find("审计局", year: 2020).agencies.map(\.id) == [14])
        let former = directory.find("铜鼓县文化局", year: 2020)
        #expect(former.agencies.map(\.id) == [8] && former.isFormer)
        #expect(former.agencies[0].name == "铜鼓县文化广电旅游局")
        let then = directory.find("文化局", year: 2018)
        #expect(then.agencies.map(\.id) == [9] && !then.isFormer && then.isBySpelling)
        // a body that is closed is still the one that is meant
        let closed = AgencyDirectory(
            [Self.name(9, "铜鼓县文化局", to: 2018)],
            regions: RegionNames(RegionTree(Self.regions)))
        #expect(closed.find("文化局", year: 2020).agencies.map(\.isActive) == [false])
    }

    @Test func similarNamesAreSuggested() {
        let suggested = directory.suggestions(for: "宜丰县财政厅", year: 2023)
        #expect(suggested.first?.id == 3 && suggested.count <= 5)
        #expect(directory.suggestions(for: "铜鼓县文化旅游局", year: 2023).map(\.id).contains(8))
        #expect(directory.suggestions(for: "无此单位", year: 2023).isEmpty)
        #expect(directory.suggestions(for: "", year: 2023).isEmpty)
        #expect(directory.suggestions(for: "铜", year: 2023).isEmpty)
    }

    /// Whatever is put in front of or into a name that means nothing, it stays that name.
    @Test func writingMakesNoDifference() {
        var random = SeededNumbers(seed: 14)
        let blanks = [" ", "\u{3000}", "\u{200B}", "“", "》", "\t"]
        for _ in 0..<300 {
            let known = Self.names[Int.random(in: 0..<Self.names.count, using: &random)]
            var text = ""
            for character in known.called {
                if Bool.random(using: &random) {
                    text += blanks[Int.random(in: 0..<blanks.count, using: &random)]
                }
                text.append(character == "（" && Bool.random(using: &random) ? "(" : character)
            }
            for year in [2018, 2023] {
                #expect(
                    directory.find(text, year: year).agencies.map(\.id)
                        == directory.find(known.called, year: year).agencies.map(\.id), "\(text)")
            }
        }
    }
}
