import Messages
import Store
import Testing
import Vocabulary

@testable import Desk

/// `registry import --regions`: the tree of regions from a sheet.
@Suite struct RegionSheetTests {
    private let request = RegistryRequest(isOfRegions: true, isConfirmed: true)

    private func region(_ office: RegistryOffice, _ code: String) throws -> Region? {
        let tree = try RegistryReader(connection: office.connection).regionTree()
        return tree.index(of: code).map { tree.regions[$0] }
    }

    @Test func levelsAndParentsComeFromTheCodes() throws {
        let office = try RegistryOffice()
        let said = try office.take(
            """
            行政区划,
            代码,名称
            361021,南城县
            361000,抚州市
            500000,重庆市
            500101,万州区
            360926,铜鼓县
            """, request)
        #expect(said.contains("新增 第 3 行 361021 南城县：级别 县级，上级 361000"))
        #expect(said.last == "已写入名录。各年度的汇总由下次 huizong run 更新。")
        #expect(
            try region(office, "361000")
                == Region(
                    code: "361000", name: "抚州市", level: .prefecture, parentCode: "360000"))
        #expect(try region(office, "361021")?.parentCode == "361000")
        #expect(try region(office, "500101")?.parentCode == "500000")
        #expect(try region(office, "360926")?.parentCode == "360900")
    }

    @Test func aMoveKeepsThePast() throws {
        let office = try RegistryOffice()
        try office.take("代码,名称,级别\n361000,抚州市,市\n", request)
        let sheet = "代码,名称,上级\n360926,铜鼓县,抚州市\n"
        #expect(
            try refusal { try office.take(sheet, request) }.message == RegistryMessages.undecided)
        var dated = request
        dated.year = 2026
        try office.take(sheet, dated)
        #expect(office.said[0].contains("上级 360900 → 361000（自 2026-01-01 起"))
        let parent = { (year: Int) in
            try office.text(
                "SELECT parent_code FROM registry.region_in(\(year)) WHERE code = '360926'")
        }
        #expect(try parent(2025) == "360900" && parent(2026) == "361000")
        #expect(try office.take(sheet, request).last == "与名录一致，没有要写入的。")
    }

    @Test func everyFaultIsNamed() throws {
        let office = try RegistryOffice()
        let refusal = try refusal {
            try office.take(
                """
                代码,名称,级别,上级
                36092,短,县,
                361021,南城县,村,
                361022,黎川县,县,抚州市
                361023,南丰县,县,铜鼓县
                ,无码,县,
                361024,,县,
                361025,乐安县,县,
                361025,乐安县,县,
                """, request)
        }
        let lines = refusal.message.zh.split(separator: "\n").dropFirst().map(String.init)
        #expect(
            lines == [
                "第 2 行“代码”列：“36092”不是行政区划代码，应为六位数字", "第 3 行“级别”列：“村”应为省、市或县",
                "第 4 行“上级”列：名录中没有行政区划“抚州市”，请先用 --regions 导入",
                "第 5 行“上级”列：南丰县的上级铜鼓县级别不高于它", "第 6 行“代码”列：没有填写", "第 7 行“名称”列：没有填写",
                "第 9 行“代码”列：与第 8 行重复",
            ])
        #expect(try region(office, "361025") == nil)
    }
}
