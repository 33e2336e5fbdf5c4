import Documents
import Foundation
import Messages
import PostgresClient
import Settings
import Store
import TestSupport
import Testing
import Vocabulary

@testable import Desk

/// `ledger import`: what a register becomes, and every refusal with its row and column.
@Suite struct LedgerTests {
    private struct Office {
        let workplace: Workplace
        let connection: Connection
        let agencies: [Int64]

        init() throws {
            let database = try TestServer.migratedDatabase()
            connection = try Connection(conninfo: database)
            let registry = RegistryWriter(connection: connection)
            try registry.add(
                Region(code: "360926", name: "铜鼓县", level: .county, parentCode: nil))
            agencies = try ["财政局", "公安局", "司法局", "司法局"].map { name in
                try registry.add(
                    NewAgency(
                        regionCode: "360926", name: name, agencyClass: .department,
                        activeFrom: CalendarDate(daysSinceEpoch: 15_000)))
            }
            workplace = try LedgerTests.workplace(database)
        }

        func take(_ text: String, year: Int? = nil, isDryRun: Bool = false) throws -> [Phrase] {
            let file = FileManager.default.temporaryDirectory
                .appending(path: "登记簿-\(UUID().uuidString).csv")
            try Data(text.utf8).write(to: file)
            defer { try? FileManager.default.removeItem(at: file) }
            do {
                return try workplace.importLedger(file.path, year: year, isDryRun: isDryRun)
            } catch let error as DocumentError {
                // as the command says it
                throw Refusal(.unreadableInput, error.message)
            }
        }

        func cases() throws -> [String] {
            try DecisionReader(connection: connection).ledger(year: 2023).map {
                "\($0.agencyID == agencies[0] ? "财政局" : "公安局") \($0.kind) \($0.number) \($0.day)"
            }
        }
    }

    private static let register = """
        登记簿,,,
        单位,类别,编号,收到日期
        财政局,申请,依申请1号,2023-05-01
        财政局,行政复议,复1号,2023年6月2日
        公安局,诉讼,行初3号,20230703
        """

    @Test func aRegisterIsTakenInOnce() throws {
        let office = try Office()
        let told = try office.take(Self.register, isDryRun: true)
        #expect(told.last?.en.contains("1 requests, 1 reconsiderations and 1 suits would") == true)
        #expect(try office.cases().isEmpty)
        _ = try office.take(Self.register)
        let cases = [
            "财政局 reconsideration 复1号 2023-06-02", "财政局 request 依申请1号 2023-05-01",
            "公安局 litigation 行初3号 2023-07-03",
        ]
        #expect(try office.cases() == cases)
        let again = try office.take(Self.register)
        #expect(again.map(\.en).last?.contains("3 were known") == true)
        #expect(try office.cases() == cases)
    }

    @Test func casesMoveAndAreTakenBack() throws {
        let office = try Office()
        _ = try office.take(Self.register)
        let lines = try office.take(
            """
            agency_id,kind,number,date,void
            \(office.agencies[0]),request,依申请1号,2023/5/3,
            \(office.agencies[0]),reconsideration,复1号,2023-06-02,yes
            """)
        #expect(lines.count == 3)
        #expect(lines[0].en.contains("from 2023-05-01 to 2023-05-03"))
        #expect(
            try office.cases() == [
                "财政局 request 依申请1号 2023-05-03", "公安局 litigation 行初3号 2023-07-03",
            ])
    }

    @Test(
        arguments: [
            ("教育局,申请,1,2023-05-01", "row 2, agency: the registry has no agency “教育局”"),
            ("司法局,申请,1,2023-05-01", "row 2, agency: there is more than one “司法局”"),
            (",申请,1,2023-05-01", "row 2, agency: nothing is filled in"),
            ("财政局,信访,1,2023-05-01", "row 2, kind: “信访” is none of"),
            ("财政局,,1,2023-05-01", "row 2, kind: nothing is filled in"),
            ("财政局,申请,,2023-05-01", "row 2, number: nothing is filled in"),
            ("财政局,申请,1,2023-02-30", "row 2, date: “2023-02-30” is no day"),
            ("财政局,申请,1,五月", "row 2, date: “五月” is no day"),
            ("财政局,申请,1,2022-12-31", "row 2, date: 2022-12-31 is not in 2023"),
            ("财政局,申请,1,2099-01-01", "row 2, date: 2099-01-01 is yet to come"),
            ("财政局,申请,1,2023-05-01\n财政局,申请,1,2023-05-02", "row 3, number: “1” stands in row 2"),
        ])
    func refusals(_ row: String, _ words: String) throws {
        let office = try Office()
        let text = "单位,类别,编号,日期\n\(row)\n公安局,申请,9,2023-05-01\n"
        let refusal = try refusal { _ = try office.take(text, year: 2023) }
        #expect(refusal.status == .unreadableInput)
        #expect(refusal.message.en.contains(words), "\(refusal.message.en)")
        #expect(refusal.message.en.hasSuffix("the ledger is unchanged"))
        #expect(try office.cases().isEmpty, "not even the row that could be read")
    }

    @Test func everyFaultIsNamed() throws {
        let office = try Office()
        let rows = (0..<25).map { "教育局\($0),信访,,2023-05-01" }.joined(separator: "\n")
        let refusal = try refusal { _ = try office.take("单位,类别,编号,日期\n\(rows)") }
        let lines = refusal.message.en.split(separator: "\n")
        #expect(lines.count == 22)
        #expect(lines[20] == "30 more")
    }

    @Test(arguments: ["a,b\n1,2", "单位,类别,编号\n财政局,申请,1", "", "单位,类别,编号,日期"])
    func whatIsNoLedger(_ text: String) throws {
        let office = try Office()
        #expect(try refusal { _ = try office.take(text) }.status == .unreadableInput)
    }

    /// A register keeps its void rows, so it can be taken in again with them.
    @Test func voidRowsAreNoObstacle() throws {
        let office = try Office()
        let text = """
            单位,类别,编号,日期,作废
            财政局,申请,1,2023-05-01,
            财政局,申请,2,2023-05-02,是
            """
        let first = try office.take(text)
        #expect(first.count == 2 && first[0].en.contains("row 3: 2 (requests) is marked void"))
        #expect(try office.cases() == ["财政局 request 1 2023-05-01"])
        _ = try office.take("单位,类别,编号,日期,作废\n财政局,申请,1,2023-05-01,作废")
        let again = try office.take("单位,类别,编号,日期,作废\n财政局,申请,1,2023-05-01,作废")
        #expect(again.count == 2 && again[0].en.contains("nothing to change"))
        #expect(try office.cases().isEmpty)
    }

    /// Names as reports' titles have them are found, and said; a slip is answered with a guess.
    @Test func agenciesAsPeopleCallThem() throws {
        let office = try Office()
        let lines = try office.take(
            "单位,类别,编号,日期\n铜鼓县财政局,申请,1,2023-05-01\n铜鼓县财政局,申请,2,2023-05-02")
        #expect(lines.count == 2 && lines[0].en.contains("row 2: “铜鼓县财政局” was taken for 财政局"))
        #expect(try office.cases().count == 2)
        let slip = try refusal { _ = try office.take("单位,类别,编号,日期\n公安分局,申请,1,2023-05-01") }
        #expect(slip.message.en.contains("did you mean"), "\(slip.message.en)")
        let number = office.agencies[0]
        _ = try office.take("单位编号,单位,类别,编号,日期\n\(number),铜鼓县财政局,申请,3,2023-05-01")
        let other = try refusal {
            _ = try office.take("单位编号,单位,类别,编号,日期\n\(number),公安局,申请,4,2023-05-01")
        }
        #expect(other.message.en.contains("is called “财政局”"))
    }

    /// What is no text, or cannot be told apart, is refused with what to do.
    @Test func sheetsThatCannotBeRead() throws {
        let office = try Office()
        let sheets: [(String, String)] = [
            ("单位,单位名称,类别,编号,日期\n财政局,财政局,申请,1,2023-05-01", "mean the same"),
            ("单位,类别,编号,日期\n\"财政局,申请,1,2023-05-01", "never closed"),
            ("单位,类别,编号,日期\n,,,\n", "nothing stands below"),
        ]
        for (text, words) in sheets {
            let refusal = try refusal { _ = try office.take(text) }
            #expect(refusal.message.en.contains(words), "\(refusal.message.en)")
        }
    }

    @Test(
        arguments: [
            ("2024-03-05", "2024-03-05"), ("2024/3/5", "2024-03-05"), ("2024.3.5", "2024-03-05"),
            ("2024年3月5日", "2024-03-05"), ("20240305", "2024-03-05"), ("3/5/2024", nil),
            ("2024-13-01", nil), ("24-3-5", nil), ("", nil), ("2024-3", nil), ("45356", nil),
        ] as [(String, String?)])
    func days(_ text: String, _ day: String?) {
        #expect(LedgerSheet.day(text)?.description == day)
    }
}

extension LedgerTests {
    fileprivate static func workplace(_ database: String) throws -> Workplace {
        try DeskTests.workplace([.databaseURL: database])
    }
}
