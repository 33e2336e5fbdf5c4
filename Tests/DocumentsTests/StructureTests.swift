import Forms
import Messages
import Testing

@testable import Documents

/// What a table may look like, and what makes it unusable.
@Suite struct StructureTests {
    private func layout(_ formID: String = "gid-2021") throws -> ReportLayout {
        let form = try Sample.form(formID)
        return ReportLayout(form: form, figures: form.cells.indices.map { String($0 + 1) })
    }

    private func rowCells(_ report: Report, _ row: String) -> [ReportCell.State] {
        report.form.cells.indices.filter { report.form.cells[$0].name.hasPrefix(row + ".") }
            .map { report.cells[$0].state }
    }

    /// The rows that hold figures, as indexes of table and row.
    private static func figureRows(_ layout: ReportLayout) -> [(table: Int, row: Int)] {
        layout.tables.enumerated().flatMap { table, rows in
            rows.enumerated().compactMap { row, cells in
                cells.last.flatMap { Int($0.text) } == nil ? nil : (table, row)
            }
        }
    }

    @Test(arguments: ReportLayout.Shape.allCases, ["gid-2019", "gid-2021"])
    func aDroppedCellInAnyRowIsRefused(_ shape: ReportLayout.Shape, _ formID: String) throws {
        let whole = try layout(formID)
        for (table, row) in Self.figureRows(whole) {
            var broken = whole
            broken.tables[table][row].removeLast()
            let faults = try Sample.faults(broken.text(shape))
            #expect(faults.map(\.kind) == [.wrongCount], "table \(table), row \(row)")
            #expect(faults.first?.place?.row != nil)
            #expect(faults.first?.rawText?.isEmpty == false)
        }
    }

    @Test(arguments: ReportLayout.Shape.allCases)
    func anAddedFigureInAnyRowIsRefused(_ shape: ReportLayout.Shape) throws {
        let whole = try layout()
        for (table, row) in Self.figureRows(whole) {
            var broken = whole
            broken.tables[table][row].append(.init(text: "7"))
            let faults = try Sample.faults(broken.text(shape))
            #expect(faults.map(\.kind) == [.wrongCount], "table \(table), row \(row)")
        }
    }

    @Test(arguments: ReportLayout.Shape.allCases)
    func aDroppedRowIsNamed(_ shape: ReportLayout.Shape) throws {
        var broken = try layout()
        broken.tables[1].removeAll { $0.contains { $0.text.contains("重复申请") } }
        for row in broken.tables[1].indices {
            for cell in broken.tables[1][row].indices
            where ["三、本年度办理结果", "（五）不予处理"].contains(broken.tables[1][row][cell].text) {
                broken.tables[1][row][cell].rows -= 1
            }
        }
        let faults = try Sample.faults(broken.text(shape))
        #expect(faults.map(\.kind) == [.missingRow])
        #expect(faults.first?.message.zh.contains("2.重复申请") == true)
    }

    @Test(arguments: ReportLayout.Shape.allCases)
    func aRepeatedRowIsNamed(_ shape: ReportLayout.Shape) throws {
        var broken = try layout()
        let index = try #require(
            broken.tables[1].firstIndex { $0.first?.text.hasPrefix("四、") == true })
        broken.tables[1].append(broken.tables[1][index])
        #expect(try Sample.faults(broken.text(shape)).map(\.kind) == [.duplicateRow])
        var twice = try layout()
        twice.tables[2].append(try #require(twice.tables[2].last))
        #expect(try Sample.faults(twice.text(shape)).map(\.kind) == [.duplicateRow])
    }

    @Test(arguments: ReportLayout.Shape.allCases, 0...2)
    func aMissingTableIsNamed(_ shape: ReportLayout.Shape, _ table: Int) throws {
        var broken = try layout()
        broken.tables[table] = []
        let kinds = try Sample.faults(broken.text(shape)).map(\.kind)
        // Without table II nothing tells the form.
        #expect(kinds == [table == 0 ? .unknownTable : .missingTable])
    }

    @Test(arguments: ReportLayout.Shape.allCases)
    func figuresRunTogetherAreRefused(_ shape: ReportLayout.Shape) throws {
        var broken = try layout()
        let row = try #require(broken.tables[0].firstIndex { $0.first?.text == "规章" })
        broken.tables[0][row] = [.init(text: "规章000", columns: 4)]
        #expect(try Sample.faults(broken.text(shape)).map(\.kind) == [.runTogether])
        broken.tables[0][row] = [.init(text: "规章"), .init(text: "000", columns: 3)]
        let kinds = try Sample.faults(broken.text(shape)).map(\.kind)
        // Row lines print the merged cells, so 000 stands under the first header, the others blank.
        #expect(kinds == (shape == .rowLines ? [] : [.wrongCount]))
    }

    @Test(arguments: ReportLayout.Shape.allCases)
    func columnsAreMatchedByTheirHeaders(_ shape: ReportLayout.Shape) throws {
        var layout = try layout()
        for row in layout.tables[1].indices where layout.tables[1][row].count >= 8 {
            layout.tables[1][row].swapAt(
                layout.tables[1][row].count - 2, layout.tables[1][row].count - 3)
        }
        layout.tables[1][2].swapAt(3, 4)
        let usual = try Sample.read(self.layout().text(shape))
        let report = try Sample.read(layout.text(shape))
        #expect(report.cells.map(\.state) == usual.cells.map(\.state))
    }

    @Test(arguments: ReportLayout.Shape.allCases)
    func rowsUnderAnotherTableAreMatchedByLabel(_ shape: ReportLayout.Shape) throws {
        guard shape != .rowLines else { return }
        var layout = try layout()
        let last = layout.tables[1].removeLast()
        layout.tables[2].append(last)
        let report = try Sample.read(layout.text(shape))
        let first = try #require(report.form.position(of: "requests.carried_out.natural_person"))
        #expect(
            rowCells(report, "requests.carried_out")
                == (first..<(first + 7)).map { .number(Int64($0 + 1)) })
    }

    @Test(arguments: ReportLayout.Shape.allCases)
    func aHeaderPrintedTwiceMeansTheSecondColumn(_ shape: ReportLayout.Shape) throws {
        let layout = try layout("gid-2019")
        let text = layout.text(shape).replacing("本年新公开数量", with: "本年新制作数量")
        #expect(
            try Sample.read(text).cells.map(\.state)
                == Sample.read(layout.text(shape)).cells.map(\.state))
    }

    @Test(arguments: [
        ("第二十条第（五）项", "第二十条第(五)项"), ("第二十条第（五）项", "第二十条 第（五）项"),
        ("第二十条第（五）项", ""), ("行政规范性文件", "规范性文件"), ("规章", "规章（县级无此项）"),
        ("四、结转下年度继续办理", "四、结转下一年度继续办理"), ("1.属于国家秘密", "1属于国家秘密."),
        ("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "（二）部分公开"),
        ("2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", "2.逾期不缴费"),
        ("1.申请人无正当理由逾期不补正、行政机关", "1.申请人无正当理由逾期不补正，行政机关"),
        ("本年收费金额（单位：万元）", "本年收费金额"), ("（六）其他处理", "(六) 其他"),
        ("3.危及“三安全一稳定”", "3.危及\"三安全一稳定\""), ("本年处理决定数量", "处理决定数量"),
        ("行政许可", "行政\u{200B}许可"), ("规章", "規章"),
    ]) func otherWordingsAreKnown(_ printed: String, _ other: String) throws {
        let usual = try layout().text(.cellLines)
        let states = try Sample.read(usual).cells.map(\.state)
        let text = usual.replacing("\t" + printed, with: "\t" + other)
        #expect(text != usual)
        #expect(try Sample.read(text).cells.map(\.state) == states)
    }

    /// A row that measures something else is none of the form, however alike its label.
    @Test(
        arguments: [
            "行政处罚（上年）", "行政处罚（累计）", "其中：行政处罚", "行政处罚占比", "行政处罚同比", "非行政处罚",
            "行政处罚金额", "行政处罚人数", "拟行政处罚", "撤销行政处罚",
        ], ReportLayout.Shape.allCases)
    func aRowOfAnotherMatterIsNotRead(_ label: String, _ shape: ReportLayout.Shape) throws {
        let text = try layout().text(shape)
        let other = text.replacing("行政处罚", with: label)
        #expect(try Sample.faults(text) == [])
        #expect(try Sample.faults(other).map(\.kind) == [.missingRow])
    }

    /// Headers that say something else are not passed over for those further up.
    @Test(
        arguments: ["上年处理决定数量", "本年累计处理决定数量", "数据", "处罚金额"],
        ReportLayout.Shape.allCases)
    func headersOfAnotherMatterAreNotPassedOver(
        _ header: String, _ shape: ReportLayout.Shape
    ) throws {
        var layout = try layout()
        let row = try #require(layout.tables[0].firstIndex { $0.first?.text == "行政处罚" })
        layout.tables[0][row - 1][1].text = header
        #expect(try Sample.faults(layout.text(shape)).map(\.kind) == [.missingHeaders])
    }

    @Test func aRowOutsideTheFormIsNoted() throws {
        var layout = try layout()
        let row = try #require(layout.tables[0].firstIndex { $0.first?.text == "行政规范性文件" })
        var extra = layout.tables[0][row]
        extra[0].text = "其他主动公开文件"
        layout.tables[0].insert(extra, at: row + 1)
        let report = try Sample.read(layout.text(.html))
        #expect(report.notes.count == 1)
        #expect(report.notes.first?.zh.contains("其他主动公开文件") == true)
    }

    @Test func aRowWithoutHeadersIsRefusedOnce() throws {
        var broken = try layout()
        broken.tables[1].removeFirst(3)
        #expect(try Sample.faults(broken.text(.cellLines)).map(\.kind) == [.missingHeaders])
    }

    @Test func aHeaderThatLostItsGroupIsNotGuessed() throws {
        let text = try layout().text(.cellLines).replacing("法人或其他组织", with: "单位")
        #expect(try Sample.faults(text).map(\.kind) == [.missingHeaders])
    }

    @Test func twoFormsMixedAreRefused() throws {
        let new = try layout("gid-2021")
        var mixed = new
        mixed.tables[0] += try layout("gid-2019").tables[0]
        let faults = try Sample.faults(mixed.text(.html))
        #expect(faults.map(\.kind) == [.mixedForms])
        #expect(faults.first?.message.zh.contains("gid-2019") == true)
    }

    @Test func aHeaderBothFormsKnowTellsNothing() throws {
        // Some reports of 2019 print 本年处理决定数量, a header of the form of 2021.
        let text = try layout("gid-2019").text(.html).replacing(
            ">处理决定数量", with: ">本年处理决定数量")
        #expect(try Sample.read(text).form.id == "gid-2019")
    }

    @Test func allFaultsComeAtOnceAndAreBounded() throws {
        var broken = try layout()
        for row in broken.tables[1].indices where row > 2 { broken.tables[1][row].removeLast() }
        do {
            _ = try Sample.read(broken.text(.cellLines))
            Issue.record("a broken report was read")
        } catch let error as DocumentError {
            #expect(error.faults.count == 20)
            #expect(error.omittedCount == 5)
            #expect(error.message.zh.contains("另有 5 处"))
            #expect(error.description.hasPrefix("report.txt: line "))
        }
    }

    @Test func theFaultNamesEverything() throws {
        var broken = try layout()
        broken.tables[1][3].removeLast()
        let fault = try #require(try Sample.faults(broken.text(.html)).first)
        #expect(fault.place == Place(line: 1, table: 2, row: 4))
        #expect(fault.message.zh.contains("应有 7 个数，读到 6 个"))
        #expect(fault.message.en.contains("must have 7 values, 6 found"))
        #expect(fault.rawText?.hasPrefix("一、本年新收政府信息公开申请数量 | 11") == true)
    }
}
