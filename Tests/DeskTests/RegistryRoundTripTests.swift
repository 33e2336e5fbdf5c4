import Documents
import Foundation
import Messages
import Settings
import Store
import TestSupport
import Testing
import Vocabulary

@testable import Desk

/// What is exported says, imported again, exactly what the registry says.
@Suite struct RegistryRoundTripTests {
    private let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY")

    private func creditCode(_ numbers: inout SeededNumbers) -> String {
        let body = String((0..<17).map { _ in alphabet.randomElement(using: &numbers) ?? "1" })
        return alphabet.lazy.compactMap { try? CreditCode.checked(body + String($0)) }.first ?? ""
    }

    /// A registry of what offices write, and of what breaks sheets.
    private func fill(_ office: RegistryOffice, _ numbers: inout SeededNumbers) throws {
        let oddNames = ["=1+1", "-局", "@局", "a,b局", "“引”号局", "局\"x\"", "  空 格 局 ", "农业农村局（县乡村振兴局）"]
        let keeper = RegistryKeeper(connection: office.connection)
        for number in 0..<25 {
            let isOdd = Int.random(in: 0..<4, using: &numbers) == 0
            let base = isOdd ? oddNames.randomElement(using: &numbers) ?? "" : "第\(number)局"
            var agency = RegistryAgency(
                id: 0, regionCode: Bool.random(using: &numbers) ? "360926" : "360981",
                name: "\(base)\(number)".trimmingCharacters(in: .whitespaces),
                agencyClass: AgencyClass.allCases.randomElement(using: &numbers) ?? .department,
                creditCode: Bool.random(using: &numbers) ? creditCode(&numbers) : nil,
                countsInTotal: Bool.random(using: &numbers))
            if Int.random(in: 0..<6, using: &numbers) == 0 {
                agency.activeTo = CalendarDate(year: 2023, month: 6, day: 30)
            }
            let id = try keeper.add(
                agency, number: nil,
                activeFrom: CalendarDate(
                    daysSinceEpoch: Int.random(in: 14_000..<17_000, using: &numbers)))
            let words = ["张三", "=SUM(A1)", "+86 795 1", "李四,王五", "'", "0795-1\"2"]
            if Bool.random(using: &numbers) {
                try keeper.set(
                    AgencyContact(
                        name: words.randomElement(using: &numbers),
                        phone: Bool.random(using: &numbers) ? "0795-87\(number)" : nil),
                    as: .contact, of: id)
            }
            if Bool.random(using: &numbers) {
                try keeper.set(AgencyContact(name: "主任\(number)"), as: .head, of: id)
            }
            if Int.random(in: 0..<3, using: &numbers) == 0 {
                try keeper.add(FormerName(name: "老局\(number)", until: nil), to: id)
                try keeper.add(
                    FormerName(name: "旧局\(number)", until: CalendarDate("2019-03-20")), to: id)
            }
            if Int.random(in: 0..<4, using: &numbers) == 0, let day = CalendarDate("2022-05-01") {
                var now = agency
                now.id = id
                now.name = "新局\(number)"
                try keeper.change(now, since: day)
            }
            for year in [2022, 2024] where Int.random(in: 0..<5, using: &numbers) == 0 {
                try keeper.exempt(
                    .init(reason: "理由，\(number)", grantedBy: "县政府"), year: year, agency: id)
                try keeper.extend(
                    .publish, year: year, agency: id,
                    to: CalendarDate(daysSinceEpoch: 19_400 + 366 * (year - 2022)),
                    reason: "疫情", grantedBy: "县政府", on: Clock.today)
            }
        }
        if let day = CalendarDate("2025-01-15") {
            try keeper.setDeadline(
                .submit, year: 2024,
                at: .init(regionCode: "360900", agencyClass: .township), to: day)
        }
    }

    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func exportedAndImportedAgain(seed: UInt64) throws {
        let office = try RegistryOffice()
        var numbers = SeededNumbers(seed: seed)
        try fill(office, &numbers)
        let before = try office.agencies
        let workplace = try workplace([.databaseURL: office.database])
        for suffix in ["csv", "xlsx"] {
            let file = FileManager.default.temporaryDirectory
                .appending(path: "名录-\(UUID().uuidString).\(suffix)")
            defer { try? FileManager.default.removeItem(at: file) }
            _ = try workplace.exportRegistry(to: file.path, region: nil, year: nil)
            let said = try office.take(
                Array(try Data(contentsOf: file)), RegistryRequest(isConfirmed: true))
            #expect(said.last == "与名录一致，没有要写入的。", "\(suffix): \(said)")
            #expect(!said.contains { $0.hasPrefix("没有用到的列") })
            #expect(try office.agencies == before)
        }
    }

    /// The sheet alone, imported into an empty registry, gives the same agencies.
    @Test func aRegistryMovesHouse() throws {
        let office = try RegistryOffice()
        var numbers = SeededNumbers(seed: 9)
        try fill(office, &numbers)
        let file = FileManager.default.temporaryDirectory
            .appending(path: "名录-\(UUID().uuidString).xlsx")
        defer { try? FileManager.default.removeItem(at: file) }
        _ = try workplace([.databaseURL: office.database]).exportRegistry(
            to: file.path, region: nil, year: nil)
        let other = try RegistryOffice()
        try other.take(
            Array(try Data(contentsOf: file)), RegistryRequest(by: "县政府", isConfirmed: true))
        #expect(try other.agencies == office.agencies)
    }

    @Test func theFileSaysWhatItIs() throws {
        let office = try RegistryOffice()
        try office.take("单位名称,类别\n财政局,部门\n")
        let file = FileManager.default.temporaryDirectory
            .appending(path: "名录-\(UUID().uuidString).csv")
        defer { try? FileManager.default.removeItem(at: file) }
        let workplace = try workplace([.databaseURL: office.database])
        _ = try workplace.exportRegistry(to: file.path, region: "360926", year: 2025)
        let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
        let lines = text.split(separator: "\r\n")
        #expect(
            lines[0] == "\u{FEFF}\"单位名录（铜鼓县 360926，1 个单位，\(Clock.today) 导出）\"")
        #expect(lines[1].hasPrefix("单位编号,单位名称,类别,行政区划代码,统一社会信用代码"))
        #expect(lines[1].hasSuffix("2025年报送期限,2025年公开期限,2025年豁免,2025年豁免批准机关"))
        #expect(lines[2].hasSuffix(",2026-01-31,2026-01-31,,"))
        let refused = try refusal {
            _ = try workplace.exportRegistry(to: "名录.ods", region: nil, year: nil)
        }
        #expect(refused.status == .wrongUsage)
    }
}
