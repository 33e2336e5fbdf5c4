import Documents
import Foundation
import Messages
import TestSupport
import Testing
import Vocabulary

@testable import Desk

/// The sheet of dates that `import --dates` reads.
@Suite struct DatesFileTests {
    private static let today = CalendarDate(daysSinceEpoch: 20_000)  // 2024-10-04

    private func sheet(_ bytes: Data) throws -> DatesFile {
        let folder = try ScratchFolder()
        let path = try folder.write(bytes, "dates.csv")
        let reader = DocumentReader(catalogue: try FormFiles.catalogue())
        let list = try reader.list(bytes: reader.bytes(ofFile: path), name: path)
        return try DatesFile(list, path: path, today: Self.today)
    }

    private func sheet(_ text: String) throws -> DatesFile { try sheet(Data(text.utf8)) }

    private func gb18030(_ text: String) throws -> Data {
        let converter = try #require(iconv_open("GB18030", "UTF-8"))
        defer { iconv_close(converter) }
        var input = text.utf8.map { CChar(bitPattern: $0) }
        var output = [CChar](repeating: 0, count: 2 * input.count)
        var (inputLeft, outputLeft) = (input.count, output.count)
        let result = input.withUnsafeMutableBufferPointer { source in
            output.withUnsafeMutableBufferPointer { target in
                var (from, to) = (source.baseAddress, target.baseAddress)
                return iconv(converter, &from, &inputLeft, &to, &outputLeft)
            }
        }
        try #require(result == 0 && inputLeft == 0)
        return Data(output.dropLast(outputLeft).map { UInt8(bitPattern: $0) })
    }

    private static let chinese = """
        序号,单位,报送日期,年度,公布日期\r
        1,财政局,2024/1/26,2023年度,2024年1月29日\r
        ,,,,\r
        2,"教育\n体育局",2024-01-30 17:30,2023,\r

        """

    @Test(arguments: ["utf8", "mark", "gb18030", "tabs"])
    func headingsInAnyOrderAndEncoding(kind: String) throws {
        var bytes = Data(Self.chinese.utf8)
        switch kind {
        case "mark": bytes = Data([0xEF, 0xBB, 0xBF]) + bytes
        case "gb18030": bytes = try gb18030(Self.chinese)
        case "tabs": bytes = Data(Self.chinese.replacing(",", with: "\t").utf8)
        default: break
        }
        let rows = try sheet(bytes).rows
        #expect(rows.map(\.number) == [2, 4] && rows.map(\.year) == [2023, 2023])
        #expect(rows[0].agency == "财政局" && rows[0].file == nil)
        #expect(rows[0].submittedAt == FilingTime("2024-01-26"))
        #expect(rows[0].publishedOn?.description == "2024-01-29")
        #expect(rows[1].submittedAt == FilingTime("2024-01-30 17:30"))
        #expect(rows[1].publishedOn == nil)
    }

    @Test func englishHeadings() throws {
        let rows = try sheet("submitted_at,FILE,published_on\n2024-01-26,a.txt,2024-01-28\n").rows
        #expect(rows.count == 1 && rows[0].file == "a.txt" && rows[0].agency == nil)
    }

    @Test(
        arguments: [
            ("文件,报送时间\na.txt,昨天\n", "第 2 行", "昨天"),
            ("文件,报送时间\na.txt,2024-01-01\n\nb.txt,2024-02-30\n", "第 4 行", "2024-02-30"),
            ("文件,公开日期\na.txt,2024-12-01\n", "第 2 行", "2024-12-01"),
            ("文件,报送时间\n,2024-01-01\n", "第 2 行", "文件或单位"),
            ("单位,年度,报送时间\n甲,去年,2024-01-01\n", "第 2 行", "去年"),
            ("单位,年度,报送时间\n甲,2023,2022-01-01\n", "第 2 行", "2022-01-01"),
            ("名称,时间\n甲,2024-01-01\n", "dates.csv", "标题"),
            ("文件,年度\na.txt,2023\n", "dates.csv", "报送时间"),
            ("文件,file,报送时间\na,a,2024-01-01\n", "dates.csv", "file"),
            ("文件,报送时间\n", "dates.csv", "没有内容"),
        ])
    func faultsAreNamedWithTheirRow(text: String, place: String, words: String) throws {
        let refusal = try refusal { _ = try sheet(text) }
        #expect(refusal.status == .unreadableInput)
        #expect(refusal.message.zh.contains(place) && refusal.message.zh.contains(words))
        #expect(!refusal.message.zh.contains("{") && !refusal.message.en.contains("{"))
    }

    @Test func everyWrongRowIsNamed() throws {
        let refusal = try refusal { _ = try sheet("文件,报送时间\na,x\nb,2024-01-01\nc,y\n") }
        #expect(refusal.message.en.contains("row 2") && refusal.message.en.contains("row 4"))
        #expect(!refusal.message.en.contains("row 3"))
    }

    @Test func rowsFitInAllThatTheyName() throws {
        let sheet = try sheet(
            """
            文件,单位,年度,报送时间
            a.txt,,,2024-01-01
            2022\\a.txt,,,2024-01-02
            ,铜鼓县财政局,2022,2024-01-03
            ,17,2021,2024-01-04
            b.txt,民政局,,2024-01-05

            """)
        func rows(_ file: String, _ year: Int, _ name: String = "铜鼓县财政局") -> [Int] {
            sheet.rows(file: file, agencyID: 17, names: [name], year: year).map(\.number)
        }
        #expect(rows("/x/2023/a.txt", 2023) == [2])
        #expect(rows("/x/2022/a.txt", 2023) == [2, 3])
        #expect(rows("c.txt", 2022) == [4] && rows("c.txt", 2021) == [5])
        #expect(rows("c.txt", 2022, "铜鼓縣 财政局") == [4])
        #expect(rows("aa.txt", 2023).isEmpty && rows("b.txt", 2023).isEmpty)
        #expect(rows("b.txt", 2023, "民政局") == [6])
        #expect(sheet.rows(naming: "/x/b.txt").map(\.number) == [6])
    }
}
