import Documents
import Foundation
import Messages
import PostgresClient
import Store
import Testing
import Vocabulary

@testable import Desk

/// `registry import`: what a sheet does to the registry.
@Suite struct RegistryImportTests {
    private static let roster = """
        铜鼓县单位名录,,,,
        单位名称,类别,信用代码,联系人,电话
        铜鼓县人民政府办公室,政府办公室,,李四,1
        铜鼓县财政局,部门,91440300708461136T,张三,0795-1
        铜鼓县水利局,部门,,,
        永宁镇人民政府,乡镇,,,
        铜鼓县人民政府,政府,,,
        """

    @Test func aCountyIsSetUp() throws {
        let office = try RegistryOffice()
        let dry = try office.take(
            Self.roster, RegistryRequest(region: RegistryOffice.county, isDryRun: true))
        #expect(dry.last == "试运行，没有写入。")
        #expect(try office.agencies.isEmpty)
        let said = try office.take(Self.roster)
        #expect(
            said[1]
                == "新增 第 4 行 铜鼓县财政局：部门，铜鼓县，2008-05-01 起，"
                + "统一社会信用代码 91440300708461136T，联系人 张三，联系电话 0795-1"
        )
        #expect(said.contains("共 5 行：新增 5，变更 0，不变 0；期限和豁免 0 项；名录中有、表中没有 0"))
        #expect(try office.agencies.count == 5)
        #expect(try office.agency("铜鼓县财政局").contact.phone == "0795-1")
        #expect(try office.agency("铜鼓县人民政府").countsInTotal == false)
        #expect(try office.take(Self.roster).last == "与名录一致，没有要写入的。")
    }

    @Test func nothingIsWrittenUnasked() throws {
        let office = try RegistryOffice()
        let request = RegistryRequest(region: RegistryOffice.county)
        let alone = try refusal { try office.take(Self.roster, request) }
        #expect(alone.status == .wrongUsage && alone.message == RegistryMessages.unconfirmed)
        #expect(office.said.count == 6)
        office.answers = ["n"]
        _ = try refusal { try office.take(Self.roster, request) }
        #expect(try office.agencies.isEmpty)
        office.answers = ["是"]
        try office.take(Self.roster, request)
        #expect(try office.agencies.count == 5)
    }

    @Test func fieldsChangeOneByOneAndNothingIsDeleted() throws {
        let office = try RegistryOffice()
        try office.take(Self.roster)
        let said = try office.take(
            """
            单位名称,信用代码,联系人,电话
            财政局,,王五,
            永宁镇,,,0795-2
            铜鼓县人民政府办公室,,-,
            """)
        let finance = try office.agency("铜鼓县财政局")
        #expect(
            said.first == "变更 第 2 行 铜鼓县财政局（编号 \(finance.id)）：联系人 张三 → 王五")
        #expect(said.contains { $0.contains("名录中有、表中没有的（不删除）：铜鼓县水利局") })
        #expect(said.contains { $0.hasPrefix("第 2 行的“财政局”认作铜鼓县财政局") })
        #expect(finance.contact == AgencyContact(name: "王五", phone: "0795-1"))
        #expect(finance.creditCode == "91440300708461136T")
        #expect(try office.agency("永宁镇人民政府").contact == AgencyContact(phone: "0795-2"))
        #expect(try office.agency("铜鼓县人民政府办公室").contact == AgencyContact(phone: "1"))
        #expect(try office.agencies.count == 5)
    }

    // MARK: Past states

    @Test func aRenameKeepsThePast() throws {
        let office = try RegistryOffice()
        try office.take(Self.roster)
        let water = try office.agency("铜鼓县水利局")
        let sheet = "单位编号,单位名称\n\(water.id),铜鼓县水务局\n"
        let refused = try refusal { try office.take(sheet) }
        #expect(refused.message == RegistryMessages.undecided)
        #expect(office.said[0].hasSuffix("名称 铜鼓县水利局 → 铜鼓县水务局（从何时起未定）"))
        try office.take(
            sheet, RegistryRequest(region: RegistryOffice.county, year: 2024, isConfirmed: true))
        #expect(office.said[0].hasSuffix("（自 2024-01-01 起，此前的报告年度不变）"))
        #expect(try office.name(of: water.id, in: 2023) == "铜鼓县水利局")
        #expect(try office.name(of: water.id, in: 2024) == "铜鼓县水务局")
        let renamed = try office.agency("铜鼓县水务局")
        #expect(
            renamed.formerNames == [
                FormerName(name: "铜鼓县水利局", until: CalendarDate("2024-01-01"))
            ])
        // the old name alone is doubtful
        let doubt = try office.faults("单位名称,类别\n铜鼓县水利局,部门\n")
        #expect(doubt == ["第 2 行“单位名称”列：是铜鼓县水务局（编号 \(water.id)）的曾用名；若是同一单位，请填单位编号"])
        let early = try office.faults(
            "单位编号,单位名称,变更日期\n\(water.id),铜鼓县水电局,2023-05-01\n")
        #expect(early == ["第 2 行“变更日期”列：变更日期 2023-05-01 须晚于名录已记载的 2024-01-01"])
    }

    @Test func theClerkIsAskedFromWhen() throws {
        let office = try RegistryOffice()
        try office.take(Self.roster)
        let water = try office.agency("铜鼓县水利局")
        office.answers = ["2025年", "y"]
        try office.take(
            "单位编号,类别\n\(water.id),事业单位\n", RegistryRequest(region: RegistryOffice.county))
        #expect(
            try office.text(
                "SELECT class FROM registry.agency_in(2024) WHERE agency_id = \(water.id)")
                == "department")
        office.answers = ["c", "y"]
        try office.take(
            "单位编号,单位名称\n\(water.id),铜鼓县水利管理局\n",
            RegistryRequest(region: RegistryOffice.county))
        #expect(office.said.contains { $0.hasSuffix("（历年一并更正）") })
        #expect(try office.name(of: water.id, in: 2025) == "铜鼓县水利管理局")
    }

    @Test func aMoveGoesByTheRow() throws {
        let office = try RegistryOffice()
        try office.take(Self.roster)
        let town = try office.agency("永宁镇人民政府")
        try office.take(
            "单位编号,地区,变更日期\n\(town.id),丰城市,2025-07-01\n", RegistryRequest(isConfirmed: true))
        let region = { (year: Int) in
            try office.text(
                "SELECT region_code FROM registry.agency_in(\(year)) WHERE agency_id = \(town.id)")
        }
        #expect(try region(2024) == "360926" && region(2025) == "360981")
    }

    @Test func formerNamesWithAndWithoutADay() throws {
        let office = try RegistryOffice()
        try office.take(Self.roster)
        let water = try office.agency("铜鼓县水利局")
        let sheet = "单位名称,曾用名\n铜鼓县水利局,铜鼓县水务局（2019-03-20更名）；铜鼓县水电局\n"
        try office.take(sheet)
        #expect(try office.name(of: water.id, in: 2018) == "铜鼓县水务局")
        #expect(try office.name(of: water.id, in: 2019) == "铜鼓县水利局")
        #expect(try office.agency("铜鼓县水利局").formerNames.count == 2)
        let names = try AgencyNameReader(connection: office.connection).names(agencies: [water.id])
        #expect(Set(names.map(\.called)) == ["铜鼓县水利局", "铜鼓县水务局", "铜鼓县水电局"])
        #expect(try office.take(sheet).last == "与名录一致，没有要写入的。")
        // the day is found out
        try office.take("单位名称,曾用名\n铜鼓县水利局,铜鼓县水电局（2010年更名）\n")
        #expect(try office.name(of: water.id, in: 2009) == "铜鼓县水电局")
        #expect(try office.agency("铜鼓县水利局").formerNames.count == 2)
    }

    // MARK: Dates and exemptions

    @Test func aDateOfAClassIsItsDeadline() throws {
        let office = try RegistryOffice()
        try office.take(Self.roster)
        let said = try office.take(
            """
            单位名称,2025年报送期限,2025年公开期限
            铜鼓县财政局,2026-01-20,2026-01-31
            铜鼓县水利局,2026-01-20,
            """)
        #expect(
            said.first == "期限 2025年度 铜鼓县部门 报送期限 2026-01-31 → 2026-01-20（2 个单位）")
        let finance = try office.agency("铜鼓县财政局")
        #expect(try office.due(finance.id, 2025) == "2026-01-20")
        #expect(try office.due(try office.agency("永宁镇人民政府").id, 2025) == "2026-01-31")
        #expect(try office.text("SELECT count(*) FROM registry.extension") == "0")
        let alone = "单位名称,2025年报送期限\n铜鼓县财政局,2026-02-10\n"
        #expect(try office.faults(alone).first?.contains("须用 --by 写明批准机关") == true)
        try office.take(
            alone,
            RegistryRequest(region: RegistryOffice.county, by: "县政府办", isConfirmed: true))
        #expect(try office.due(finance.id, 2025) == "2026-02-10")
        #expect(try office.due(try office.agency("铜鼓县水利局").id, 2025) == "2026-01-20")
        #expect(try office.take(alone).last == "与名录一致，没有要写入的。")
    }

    @Test func exemptionsHaveReasonAndAuthority() throws {
        let office = try RegistryOffice()
        try office.take(Self.roster)
        #expect(
            try office.faults("单位名称,2024年豁免\n铜鼓县水利局,2024年新设\n").first?
                .contains("豁免须写明批准机关") == true)
        let sheet = "单位名称,2024年豁免,2024年豁免批准机关\n铜鼓县水利局,2024年新设,县政府\n"
        try office.take(sheet)
        #expect(
            try office.text("SELECT reason || granted_by FROM registry.exemption") == "2024年新设县政府")
        #expect(try office.take(sheet).last == "与名录一致，没有要写入的。")
    }

    // MARK: Bad input

    @Test func whatCannotBeMeantIsRefused() throws {
        let office = try RegistryOffice()
        try office.take(Self.roster)
        try office.take(
            "单位名称,类别\n丰城市财政局,部门\n", RegistryRequest(region: "360981", isConfirmed: true))
        let finance = try office.agency("铜鼓县财政局")
        let water = try office.agency("铜鼓县水利局")
        let other = try office.agency("丰城市财政局")
        let faults = try office.faults(
            """
            单位编号,单位名称,类别,行政区划代码,信用代码,撤销日期
            ,铜鼓县教育局,部门,,,
            ,教育局,部门,,,
            ,铜鼓县公安局,,,,
            ,铜鼓县司法局,部门,999999,,
            ,铜鼓县民政局,部门,360981,,
            \(finance.id),铜鼓县财政局,,,,
            \(finance.id),铜鼓县财政局,,,,
            \(water.id),铜鼓县财政局,,,,
            4711,铜鼓县水利局,,,,
            ,铜鼓县统计局,部门,,91440300708461136T,
            \(other.id),,,,,
            ,铜鼓县林业局,部门,,,2001-01-01
            """)
        let expected = [
            "第 4 行“类别”列：名录中没有这个单位；新单位须填类别", "第 5 行“行政区划代码”列：名录中没有行政区划“999999”",
            "第 6 行“行政区划代码”列：“360981”不在 --region 360926 之内", "第 8 行“单位编号”列：与第 7 行重复",
            "第 9 行“单位名称”列：同一地区已有铜鼓县财政局", "第 10 行“单位编号”列：名录中没有这个编号；这一行是铜鼓县水利局",
            "第 11 行", "第 12 行“单位编号”列：编号 \(other.id) 是丰城市的丰城市财政局，不在 --region 之内",
            "第 13 行“撤销日期”列：撤销日期 2001-01-01 早于成立日期",
        ]
        #expect(faults.count == expected.count, "\(faults.joined(separator: "\n"))")
        for (fault, start) in zip(faults, expected) { #expect(fault.hasPrefix(start), "\(fault)") }
    }

    @Test func twoAgenciesOfOneNameAreToldApartByNumber() throws {
        let office = try RegistryOffice()
        let writer = RegistryWriter(connection: office.connection)
        let day = CalendarDate(daysSinceEpoch: 15_000)
        let ids = try (0..<2).map { _ in
            try writer.add(
                NewAgency(
                    regionCode: "360926", name: "司法局", agencyClass: .department,
                    activeFrom: day))
        }
        #expect(
            try office.faults("单位名称,电话\n司法局,1\n") == [
                "第 2 行“单位名称”列：名录中不止一个：司法局（\(ids[0])）、司法局（\(ids[1])）；请填单位编号"
            ])
        let new = try office.faults("单位名称,类别\n审计局,部门\n审 计 局,部门\n")
        #expect(new == ["第 3 行“单位名称”列：与第 2 行重复"])
    }

    @Test func numbersAreNeverGivenTwice() throws {
        let office = try RegistryOffice()
        try office.take("单位编号,单位名称,类别\n7,财政局,部门\n500,公安局,部门\n")
        #expect(try office.agency("公安局").id == 500)
        try office.take("单位名称,类别\n教育局,部门\n")
        #expect(try office.agency("教育局").id == 501)
    }

    @Test func aChangeInBetweenIsNoticed() throws {
        let office = try RegistryOffice()
        try office.take(Self.roster)
        let connection = try Connection(conninfo: office.database)
        let finance = try office.agency("铜鼓县财政局")
        let list = try readList(Array("单位名称,电话\n铜鼓县财政局,9\n".utf8), name: "名录")
        let session = RegistryImport(
            connection: office.connection, request: RegistryRequest(region: "360926"),
            choice: RegistryChoice(region: "360926", today: Clock.today), file: "名录",
            ask: { _ in
                var other = finance
                other.contact.phone = "8"
                try? RegistryKeeper(connection: connection).set(
                    other.contact, as: .contact, of: other.id)
                return "y"
            }, say: { _ in })
        let refusal = try refusal { try session.takeAgencies(list) }
        #expect(refusal.message == RegistryMessages.changedMeanwhile)
        #expect(try office.agency("铜鼓县财政局").contact.phone == "8")
    }

    // MARK: Encodings

    @Test func encodings() throws {
        let office = try RegistryOffice()
        try office.take([0xEF, 0xBB, 0xBF] + Array("单位名称,类别\n财政局,部门\n".utf8))
        // 单位名称,类别 / 公安局,部门 in GB18030
        let bytes: [UInt8] = [
            0xB5, 0xA5, 0xCE, 0xBB, 0xC3, 0xFB, 0xB3, 0xC6, 0x2C, 0xC0, 0xE0, 0xB1, 0xF0, 0x0D,
            0x0A, 0xB9, 0xAB, 0xB0, 0xB2, 0xBE, 0xD6, 0x2C, 0xB2, 0xBF, 0xC3, 0xC5, 0x0D, 0x0A,
        ]
        try office.take(bytes)
        #expect(try Set(office.agencies.map(\.name)) == ["财政局", "公安局"])
    }
}
