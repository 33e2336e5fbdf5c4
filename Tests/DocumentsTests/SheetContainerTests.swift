import Forms
import Messages
import Testing

@testable import Documents

/// Workbooks that are broken, or built to break a reader, and the pieces they are read with.
@Suite struct SheetContainerTests {
    private func kinds(_ sheet: SheetFile.Sheet) throws -> [DocumentFault.Kind] {
        try Sample.faults(bytes: SheetFile(sheets: [sheet]).bytes()).map(\.kind)
    }

    private func sheet(_ rows: String, tail: String = "", head: String = "") -> SheetFile.Sheet {
        var sheet = SheetFile.Sheet()
        (sheet.rows, sheet.tail, sheet.head) = (rows, tail, head)
        return sheet
    }

    @Test(arguments: [
        "<row r=\"2\"/><row r=\"1\"/>", "<row r=\"0\"/>", "<row r=\"99999999\"/>",
        "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"A1\"><v>2</v></c></row>",
        "<row r=\"1\"><c r=\"B1\"/><c r=\"A1\"/></row>", "<row r=\"1\"><c r=\"A2\"/></row>",
        "<row r=\"1\"><c r=\"XFE1\"/></row>", "<row r=\"1\"><c r=\"1A\"/></row>",
    ]) func impossibleCellsAreRefused(_ rows: String) throws {
        #expect(try kinds(sheet(rows)) == [.brokenWorkbook])
    }

    @Test func overlappingMergesAreRefused() throws {
        let tail =
            "<mergeCells><mergeCell ref=\"A1:B2\"/><mergeCell ref=\"B2:C3\"/></mergeCells>"
        #expect(
            try kinds(sheet("<row r=\"2\"><c r=\"A2\"/></row>", tail: tail)) == [.brokenWorkbook])
        let bad = "<mergeCells><mergeCell ref=\"A1:B2:C3\"/></mergeCells>"
        #expect(try kinds(sheet("", tail: bad)) == [.brokenWorkbook])
    }

    @Test func sparseSheetsCostNoMoreThanWhatIsThere() throws {
        let far =
            "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"XFD1\"><v>2</v></c></row>"
            + "<row r=\"1048576\"><c r=\"A1048576\"><v>3</v></c>"
            + "<c r=\"XFD1048576\"><v>4</v></c></row>"
        let tail = "<mergeCells><mergeCell ref=\"B2:XFC1048575\"/></mergeCells>"
        #expect(try kinds(sheet(far, tail: tail)) == [.unknownTable])
        // a diagonal is as many cells as its square
        let diagonal = (1...1000).map {
            "<row r=\"\($0)\"><c r=\"\(SheetFile.reference($0, $0))\"><v>1</v></c>"
                + "<c r=\"\(SheetFile.reference($0, $0 + 1))\"><v>1</v></c></row>"
        }
        #expect(try kinds(sheet(diagonal.joined())) == [.tooManyCells])
        let columns =
            "<cols>" + String(repeating: "<col min=\"1\" max=\"16384\"/>", count: 9) + "</cols>"
        #expect(try kinds(sheet("", head: columns)) == [.brokenWorkbook])
    }

    @Test func oneTextInManyCellsIsBounded() throws {
        let long = String(repeating: "一", count: 100_000)
        let rows = (1...100).map { row in
            "<row r=\"\(row)\"><c r=\"A\(row)\" t=\"s\"><v>0</v></c></row>"
        }
        let file = SheetFile(sheets: [sheet(rows.joined())], strings: "<si><t>\(long)</t></si>")
        #expect(try Sample.faults(bytes: file.bytes()).map(\.kind) == [.brokenWorkbook])
    }

    @Test func missingAndBrokenPartsAreTold() throws {
        let parts = SheetFile(sheets: [sheet("")]).parts()
        for (index, part) in parts.enumerated() where part.name.contains("sheet0") {
            var fewer = parts
            fewer.remove(at: index)
            #expect(try Sample.faults(bytes: WordFile.zip(fewer)).map(\.kind) == [.brokenWorkbook])
        }
        for index in parts.indices
        where !["workbook.xml", "Content_Types"].contains(where: parts[index].name.contains) {
            var broken = parts
            broken[index].bytes = Array("<a".utf8)
            #expect(try Sample.faults(bytes: WordFile.zip(broken)).map(\.kind) == [.brokenWorkbook])
        }
    }

    @Test(
        arguments: [
            ("General", "59237.2449", "59237.2449"), ("General", "0.30000000000000004", "0.3"),
            ("General", "123456789012", nil), ("General", "1E-9", nil), ("General", "-5", "-5"),
            ("G/通用格式", "5", "5"), ("0.0", "0.25", "0.3"), ("0.0", "-0.25", "-0.3"),
            ("#,##0.00", "1234567.891", "1,234,567.89"), ("#,##0", "999", "999"), ("#", "0", ""),
            ("#.##", "5", "5."), ("0.00,", "125000", "125.00"),
            ("0!.0,\"万元\"", "1234567", "123.5万元"),
            ("0\\.0,", "123456", "12.3"), ("\"¥\"#,##0.00", "1234.5", "¥1,234.50"),
            ("[$¥-804]#,##0", "1234", "¥1,234"), ("0%", "0.125", "13%"), ("0;(0)", "-7", "(7)"),
            ("0;-0;\"无\"", "0", "无"), ("0_);(0)", "7", "7 "), ("00-00", "1234", "12-34"),
            ("[<100]0.0;0", "50", "50.0"), ("[<100]0.0;0", "500", "500"),
            ("[<100]0.0;0", "-5", nil),
            ("0.###", "1.5", "1.5"), ("?0", "5", " 5"), ("abc", "5", nil), ("\"x", "5", nil),
            ("0万元", "5", "5万元"), ("0*-", "5", nil), ("yyyy\"年\"m\"月\"", "45000", nil),
        ] as [(String, String, String?)])
    func formatsShowWhatProgramsShow(_ code: String, _ value: String, _ seen: String?) throws {
        let number = try #require(SheetDecimal(value))
        let shown = NumberFormat(code).shown(number)
        if case .number(let text, _) = shown {
            #expect(text == seen)
        } else {
            #expect(seen == nil)
        }
    }

    @Test(
        arguments: [
            ("45000", false, "2023-03-15"), ("43831.75", false, "2020-01-01"),
            ("61", false, "1900-03-01"), ("60", false, nil), ("0", true, "1904-01-01"),
            ("43538", true, "2023-03-15"), ("-1", false, nil), ("9999999", false, nil),
        ] as [(String, Bool, String?)])
    func daysAreCounted(_ value: String, _ from1904: Bool, _ day: String?) throws {
        let number = try #require(SheetDecimal(value))
        #expect(SheetDate.text(number, from1904: from1904) == day)
    }

    /// Damaged files end in a report or a ``DocumentError``, never in a crash or a hang.
    @Test func damagedFilesDoNoHarm() throws {
        let form = try Sample.form("gid-2021")
        let parts = SheetFile(sheets: [
            ReportLayout(form: form, figures: form.cells.map { _ in "7" }).sheet()
        ]).parts()
        var state: UInt64 = 11
        func random(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        for _ in 0..<150 {
            var damaged = parts
            let part = random(damaged.count)
            for _ in 0...random(3) {
                let place = random(damaged[part].bytes.count)
                damaged[part].bytes[place] = UInt8(random(128))
            }
            let faults = try Sample.faults(bytes: WordFile.zip(damaged))
            #expect(faults.allSatisfy { !$0.message.en.isEmpty })
        }
    }
}

/// Workbooks that say which sheet is the report, as a form to fill in does.
@Suite struct NamedReportTests {
    private func book(_ names: String, sheets: [String] = ["年度报告", "校验", "附注"]) throws -> SheetFile
    {
        let form = try Sample.form("gid-2021")
        let layout = ReportLayout(form: form, figures: form.cells.indices.map { String($0 + 1) })
        var file = SheetFile(
            sheets: sheets.map { name in
                var sheet = layout.sheet()
                sheet.name = name
                return sheet
            })
        file.calculation = names.isEmpty ? "" : "<definedNames>\(names)</definedNames>"
        return file
    }

    private func name(_ name: String, _ range: String) -> String {
        "<definedName name=\"\(name)\">\(range)</definedName>"
    }

    private func read(_ file: SheetFile) throws -> Report {
        try Sample.reader().read(bytes: file.bytes(), name: "report.xlsx")
    }

    @Test func onlyTheNamedSheetIsRead() throws {
        for range in ["'年度报告'!$A$1:$W$80", "年度报告!$A$1"] {
            let report = try read(book(name("huizong_report", range)))
            #expect(report.values.compactMap { $0 }.count == report.cells.count)
            // sheets that the form does not know are told
            #expect(report.notes.contains { $0.zh.contains("未读：校验、附注") })
        }
        let known = name("huizong_report", "'年度报告'!$A$1") + name("huizong_checks", "'校验'!$A$1")
        let report = try read(book(known))
        #expect(report.notes.contains { $0.zh.contains("未读：附注") })
        let whole = try read(book(known, sheets: ["年度报告", "校验"]))
        #expect(!whole.notes.contains { $0.zh.contains("未读") })
    }

    /// Without the name, with one that leads nowhere, or to a sheet that nobody sees, every sheet
    /// counts, and the same figure twice is refused.
    @Test func otherwiseEverySheetCounts() throws {
        let names = [
            "", name("huizong_report", "#REF!"), name("huizong_report", "'没有'!$A$1"),
            name("other_report", "'年度报告'!$A$1"), name("huizong_checks", "'校验'!$A$1"),
        ]
        for names in names { #expect(try !Sample.faults(bytes: book(names).bytes()).isEmpty) }
        var hidden = try book(name("huizong_report", "'年度报告'!$A$1"))
        hidden.sheets[0].state = "hidden"
        #expect(try !Sample.faults(bytes: hidden.bytes()).isEmpty)
    }

    @Test func quotesInTheNameOfASheetAreRead() throws {
        let file = try book(
            name("huizong_report", "'it''s'!$A$1"), sheets: ["it's", "附注"])
        #expect(try read(file).values.compactMap { $0 }.count == 200)
    }
}
