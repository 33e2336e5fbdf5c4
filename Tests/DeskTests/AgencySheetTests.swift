import Documents
import Messages
import Store
import Testing
import Vocabulary

@testable import Desk

/// Sheets of agencies as offices keep them, and what is said of those that cannot be read.
@Suite struct AgencySheetTests {
    private func sheet(_ text: String, year: Int? = nil) throws -> AgencySheet {
        try AgencySheet(
            try readList(Array(text.utf8), name: "名录.csv"), name: "名录.csv", year: year)
    }

    @Test func titlesAndColumnsInAnyOrder() throws {
        let text = """
            铜鼓县政府信息公开单位名录,,,,
            （2026年1月）,,,,
            序号,联系电话（手机）,类 别,单位名称,信用代码,备注
            1,'-0795 8722 123,部门,铜鼓县财政局,9144 0300 7084 61136t,
            2,—,镇,永宁镇人民政府,,x
            """
        let sheet = try sheet(text)
        #expect(sheet.faults.isEmpty && sheet.entries.count == 2)
        #expect(sheet.head.unused == ["序号", "备注"])
        let first = sheet.entries[0]
        #expect(first.row == 4 && first.name == "铜鼓县财政局" && first.agencyClass == .department)
        #expect(first.phone == .set("-0795 8722 123"))
        #expect(first.creditCode == .set("91440300708461136T"))
        #expect(first.contact == .keep)
        let second = sheet.entries[1]
        #expect(second.agencyClass == .township && second.phone == .clear)
        #expect(second.creditCode == .keep)
    }

    /// The same sheet with its columns in every order says the same.
    @Test func everyOrderOfColumns() throws {
        let columns = [
            ("单位名称", "财政局"), ("类别", "部门"), ("行政区划代码", "360926"), ("联系人", "张三"),
            ("成立日期", "2010/1/2"),
        ]
        func orders<Item>(_ items: [Item]) -> [[Item]] {
            guard items.count > 1 else { return [items] }
            return items.indices.flatMap { place in
                var rest = items
                let item = rest.remove(at: place)
                return orders(rest).map { [item] + $0 }
            }
        }
        let all = orders(columns)
        #expect(all.count == 120)
        for order in all {
            let text =
                order.map(\.0).joined(separator: ",") + "\n"
                + order.map(\.1).joined(separator: ",")
            let entry = try #require(try sheet(text).entries.first)
            #expect(entry.name == "财政局" && entry.agencyClass == .department)
            #expect(entry.region == "360926" && entry.contact == .set("张三"))
            #expect(entry.activeFrom == CalendarDate("2010-01-02"))
        }
    }

    @Test func englishHeadings() throws {
        let entry = try #require(
            try sheet(
                """
                agency_id,name,class,region,head_phone,submit_due_2025,exempt_2024,exempt_by_2024
                7,Bureau of Finance,department,360926,456,2026-01-20,new in 2024,county
                """
            ).entries.first)
        #expect(entry.id == 7 && entry.agencyClass == .department)
        #expect(entry.headPhone == .set("456"))
        let key = AgencySheet.DueKey(event: .submit, year: 2025)
        #expect(entry.due == [key: try #require(CalendarDate("2026-01-20"))])
        #expect(entry.exempt == [2024: "new in 2024"] && entry.exemptBy == [2024: "county"])
    }

    @Test(
        arguments: [
            ("政府办公室", .governmentOffice), ("政府办", .governmentOffice), ("部门", .department),
            ("县直单位", .department), ("乡镇", .township), ("镇", .township), ("街道", .subdistrict),
            ("街道办事处", .subdistrict), ("垂管", .dispatched), ("垂直管理部门", .dispatched),
            ("派出机关", .dispatched), ("事业单位", .institution), ("法律法规授权组织", .institution),
            ("政府", .government), ("人民政府", .government), ("Township", .township),
            ("government_office", .governmentOffice),
        ] as [(String, AgencyClass)])
    func classes(_ word: String, _ agencyClass: AgencyClass) {
        #expect(AgencyClassWords.agencyClass(word) == agencyClass)
    }

    @Test func everyClassIsReadAsItIsWritten() {
        for agencyClass in AgencyClass.allCases {
            #expect(AgencyClassWords.agencyClass(agencyClass.label.zh) == agencyClass)
            #expect(AgencyClassWords.agencyClass(agencyClass.rawValue) == agencyClass)
        }
    }

    @Test(
        arguments: [
            ("2025年报送期限", .due(.submit, 2025)), ("2025年度报送期限", .due(.submit, 2025)),
            ("2025 年公开截止日期", .due(.publish, 2025)), ("报送期限", .due(.submit, nil)),
            ("2024年豁免（理由）", .exempt(2024)), ("2024年豁免批准机关", .exemptBy(2024)),
            ("publish_due_2025", .due(.publish, 2025)), ("单位编号", .id), ("曾用名", .formerNames),
        ] as [(String, AgencyColumn)])
    func headings(_ heading: String, _ column: AgencyColumn) throws {
        let list = try readList(Array("名称,\(heading)\n".utf8), name: "a")
        let head = try #require(
            SheetHead(list, AgencyColumn.init) { $0.contains(.name) && $0.count > 1 })
        #expect(head.places[column] == [1])
    }

    @Test func formerNames() throws {
        let entries = try sheet(
            """
            单位名称,曾用名
            水利局,水务局（2019-03-20更名）；水电局（2009年改名）；水利电力局
            林业局,林业、绿化局；
            农业局,畜牧局、农机局
            """
        ).entries
        #expect(
            entries[0].formerNames == [
                FormerName(name: "水务局", until: CalendarDate("2019-03-20")),
                FormerName(name: "水电局", until: CalendarDate("2009-01-01")),
                FormerName(name: "水利电力局", until: nil),
            ])
        #expect(entries[1].formerNames.map(\.name) == ["林业、绿化局"])
        #expect(entries[2].formerNames.map(\.name) == ["畜牧局", "农机局"])
    }

    @Test func everyFaultIsNamedWithRowAndColumn() throws {
        let sheet = try sheet(
            """
            名录,
            单位编号,单位名称,类别,信用代码,成立日期,电话,计入汇总,曾用名,2025年报送期限,2025年豁免
            x,财政局,部门,,,,,,,
            ,,部门,,,,,,,
            ,教育局,机关,,,,,,,
            ,公安局,部门,9144030070846113,,,,,,
            ,司法局,部门,91440300708461136U,,,,,,
            ,民政局,部门,9144030070846113IT,,,,,,
            ,水利局,部门,,2010-13-01,,,,,
            ,审计局,部门,,,没有,,,,
            ,统计局,部门,,,,也许,,,
            ,林业局,部门,,,,,林场（去年更名）,,
            ,交通局,部门,,,,,林业局（第3年）,,
            ,农业局,部门,,,,,,2019-01-31,
            ,商务局,部门,,,,,,,是
            ,县政府,政府,,,,是,,,
            """)
        let lines = sheet.faults.map(\.line.zh)
        let expected = [
            "第 3 行“单位编号”列：“x”不是单位编号", "第 4 行“单位名称”列：没有填写", "第 5 行“类别”列：“机关”不是单位类别",
            "第 6 行“信用代码”列：“9144030070846113”有 16 位", "第 7 行“信用代码”列：“91440300708461136U”的校验位不对",
            "第 8 行“信用代码”列：“9144030070846113IT”中有“I”", "第 9 行“成立日期”列：“2010-13-01”不是日期",
            "第 10 行“电话”列：“没有”中没有号码", "第 11 行“计入汇总”列：“也许”请写是或否",
            "第 13 行“曾用名”列：“林业局（第3年）”括号中应为改名日期",
            "第 14 行“2025年报送期限”列：“2019-01-31”不像2025年度报告的期限", "第 15 行“2025年豁免”列：豁免须写明理由",
            "第 16 行“计入汇总”列：人民政府的报告汇总各单位",
        ]
        #expect(lines.count == expected.count, "\(lines)")
        for (line, start) in zip(lines, expected) { #expect(line.hasPrefix(start), "\(line)") }
        // a bracket without a number is part of the name
        #expect(sheet.entries.map(\.name) == ["林业局"])
    }

    @Test func columnsThatContradict() throws {
        let twice = try sheet("单位名称,单位,类别\n财政局,公安局,部门\n")
        #expect(twice.faults.map(\.line.zh) == ["第 1 行“单位”列：与“单位名称”一列意思相同，只能留一列"])
        let yearless = try sheet("单位名称,报送期限\n财政局,2026-01-20\n")
        #expect(yearless.faults.first?.line.zh.contains("没有写明是哪个报告年度") == true)
        #expect(try sheet("单位名称,报送期限\n财政局,2026-01-20\n", year: 2025).faults.isEmpty)
        #expect(
            try sheet("单位名称,电话,手机\n财政局,123,456\n").entries.first?.phone == .set("123、456"))
    }

    @Test(arguments: ["", "财政局,部门\n公安局,部门\n", "单位名称\n财政局\n", "单位名称,类别\n"])
    func whatIsNoSheetOfAgencies(_ text: String) {
        #expect(throws: (any Error).self) { try sheet(text) }
    }
}
