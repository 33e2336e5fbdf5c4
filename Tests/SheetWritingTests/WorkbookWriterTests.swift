import Messages
import SheetWriting
import TestSupport
import Testing
import Vocabulary

@testable import Documents

@Suite struct WorkbookWriterTests {
    @Test func cellsAreReadBackAsTheyWereWritten() throws {
        let bytes = try Written.workbook { book in
            let sheet = try book.addSheet("数据")
            try sheet.setColumns(0...1, width: 20)
            try sheet.write(.text("单位"), at: CellPlace(row: 0, column: 0))
            try sheet.write(.text("件数"), at: CellPlace(row: 0, column: 1))
            try sheet.write(.text("007"), at: CellPlace(row: 1, column: 0))
            try sheet.write(.integer(-12), at: CellPlace(row: 1, column: 1))
            try sheet.write(.text("合计"), at: CellPlace(row: 2, column: 0))
            try sheet.write(
                .decimal(scaled: 59_237_244_900, scale: 1_000_000),
                at: CellPlace(row: 2, column: 1),
                CellStyle().with {
                    $0.numberFormat = CellStyle.format(
                        scaled: 59_237_244_900, scale: 1_000_000, suffix: "万元")
                })
        }
        #expect(try Written.seen(bytes) == ["单位|件数", "007|-12", "合计|59237.2449万元"])
    }

    @Test func theSameCallsWriteTheSameBytes() throws {
        func write() throws -> [UInt8] {
            try Written.workbook { book in
                let sheet = try book.addSheet("数据")
                try sheet.setColumns(0...3, width: 20)
                for row in 0..<50 {
                    try sheet.write(.text("单位\(row)"), at: CellPlace(row: row, column: 0))
                    try sheet.write(
                        .formula("B1", result: .number(0)), at: CellPlace(row: row, column: 1),
                        CellStyle().with { $0.isBold = row.isMultiple(of: 2) })
                }
            }
        }
        #expect(try write() == write())
    }

    @Test func aMergedCellOfSeveralRowsHasOthersBesideIt() throws {
        let bytes = try Written.workbook { book in
            let sheet = try book.addSheet("数据")
            try sheet.write(.text("组"), at: CellPlace(row: 0, column: 0))
            try sheet.write(.text("甲"), at: CellPlace(row: 0, column: 1))
            try sheet.write(.blank, at: CellPlace(row: 1, column: 0))
            try sheet.write(.text("乙"), at: CellPlace(row: 1, column: 1))
            try sheet.merge(CellRange(rows: 0...1, columns: 0...0))
        }
        #expect(try Written.seen(bytes) == ["组|甲", "|乙"])
        #expect(
            try Written.part("xl/worksheets/sheet1.xml", of: bytes).contains("ref=\"A1:A2\""))
    }

    @Test func aRowCannotBeWrittenAfterTheNext() throws {
        #expect(throws: SheetWritingError.self) {
            _ = try Written.workbook { book in
                let sheet = try book.addSheet("数据")
                try sheet.write(.text("二"), at: CellPlace(row: 1, column: 0))
                try sheet.write(.text("一"), at: CellPlace(row: 0, column: 0))
            }
        }
    }

    @Test func aFolderThatIsNotThereIsSaid() throws {
        let book = try WorkbookWriter(
            path: "/nonexistent/表.xlsx", properties: Written.properties)
        _ = try book.addSheet("数据")
        #expect {
            try book.finish()
        } throws: { error in
            (error as? SheetWritingError)?.message.zh.contains("/nonexistent/表.xlsx") == true
        }
    }

    @Test(arguments: [
        ("", false), ("一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一", true),
        ("一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二", false), ("a/b", false), ("a[b]", false),
    ])
    func namesOfSheetsAreChecked(_ name: String, _ isAllowed: Bool) throws {
        let book = try WorkbookWriter(path: "/tmp/表.xlsx", properties: Written.properties)
        #expect((try? book.addSheet(name)) != nil || !isAllowed)
    }

    /// Every decimal of at most 15 digits comes back digit by digit; longer ones are texts, so that
    /// no digit changes unseen.
    @Test func numbersKeepEveryDigit() throws {
        var numbers = SeededNumbers(seed: 3)
        var written: [(scaled: Int128, scale: Int64)] = []
        for digits in 1...19 {
            for scale: Int64 in [1, 100, 1_000_000] {
                for _ in 0..<20 {
                    let most = (0..<digits).reduce(Int128(1)) { most, _ in most * 10 } - 1
                    let value = Int128.random(in: most / 10...most, using: &numbers)
                    written.append((Bool.random(using: &numbers) ? value : -value, scale))
                }
            }
        }
        let bytes = try Written.workbook { book in
            let sheet = try book.addSheet("数据")
            try sheet.setColumns(0...1, width: 40)
            for (row, number) in written.enumerated() {
                try sheet.write(.text("数"), at: CellPlace(row: row, column: 0))
                try sheet.write(
                    .decimal(scaled: number.scaled, scale: number.scale),
                    at: CellPlace(row: row, column: 1),
                    CellStyle().with {
                        $0.numberFormat = CellStyle.format(
                            scaled: number.scaled, scale: number.scale)
                    })
            }
        }
        let expected = written.map {
            "数|" + ExactDecimal.format($0.scaled, scale: $0.scale)
        }
        #expect(try Written.seen(bytes) == expected)
    }
}
