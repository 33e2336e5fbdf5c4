import Forms
import Messages
import Testing
import Vocabulary

@testable import Documents

/// Reports of distinct figures in every style of text: each cell is right, or the document is
/// refused; no figure is ever another's.
@Suite struct TextStyleTests {
    static let forms = ["gid-2019", "gid-2021"]
    static let cases = forms.flatMap { form in TextStyle.allCases.map { (form, $0) } }

    /// Every figure once, so that none can pass for another: 101, 102, …
    private func figures(_ form: Form) -> [String] { form.cells.indices.map { String($0 + 101) } }

    private func states(_ form: Form, _ figures: [String]) -> [ReportCell.State] {
        zip(form.cells, figures).map { cell, figure in
            Int64(figure).map { .number($0 * cell.unit.scale) } ?? .blank
        }
    }

    private func read(_ text: String) -> Report? { try? Sample.read(text) }

    @Test(arguments: cases) func everyStyleIsRead(_ formID: String, _ style: TextStyle) throws {
        let form = try Sample.form(formID)
        let layout = ReportLayout(form: form, figures: figures(form))
        let report = try Sample.read(layout.text(style))
        #expect(report.form.id == formID)
        #expect(report.cells.map(\.state) == states(form, figures(form)))
        #expect(report.narrative.map(\.sectionID) == form.sections.map(\.id))
        #expect(report.agencyName == "某县某局")
    }

    @Test(arguments: cases) func tablesWithoutTitlesAreRead(
        _ formID: String, _ style: TextStyle
    ) throws {
        let form = try Sample.form(formID)
        let layout = ReportLayout(form: form, figures: figures(form))
        let report = try Sample.read(layout.text(style, hasTitles: false))
        #expect(report.cells.map(\.state) == states(form, figures(form)))
    }

    /// One blank figure anywhere: blank where it stands, or the document is refused.
    @Test(arguments: cases) func aBlankIsNeverAnotherFigure(
        _ formID: String, _ style: TextStyle
    ) throws {
        let form = try Sample.form(formID)
        var readCount = 0
        for position in stride(from: 0, to: form.cells.count, by: 9) {
            var figures = figures(form)
            figures[position] = ""
            let layout = ReportLayout(form: form, figures: figures)
            guard let report = read(layout.text(style)) else { continue }
            readCount += 1
            #expect(report.cells.map(\.state) == states(form, figures), "\(position)")
        }
        if ![.rowsTabbed, .linesRowsApart, .cellsFilled, .spaced].contains(style) {
            #expect(readCount > 11)
        }
    }

    /// A cell lost from a row of figures is refused, or read as the text shows it: what is read
    /// would be printed just so.
    @Test(arguments: cases) func aLostCellShiftsNothing(
        _ formID: String, _ style: TextStyle
    ) throws {
        let form = try Sample.form(formID)
        let whole = ReportLayout(form: form, figures: figures(form))
        for (table, rows) in whole.tables.enumerated() {
            for row in rows.indices.filter({ table != 1 || $0 % 5 == 0 }) {
                let columns = rows[row].indices.filter { Int(rows[row][$0].text) != nil }
                for column in Set([columns.first, columns.dropFirst().first, columns.last]) {
                    guard let column else { continue }
                    var broken = whole
                    broken.tables[table][row].remove(at: column)
                    let text = broken.text(style)
                    guard let report = read(text) else { continue }
                    let read = report.cells.map { $0.rawText }
                    let printed = ReportLayout(form: form, figures: read).text(style)
                    #expect(
                        printed.filter { !$0.isWhitespace } == text.filter { !$0.isWhitespace },
                        "table \(table), row \(row), column \(column)")
                }
            }
        }
    }

    /// A row outside the form, in any style, between rows of the form.
    @Test(arguments: cases) func aRowOutsideTheFormIsLeftOut(
        _ formID: String, _ style: TextStyle
    ) throws {
        let form = try Sample.form(formID)
        var layout = ReportLayout(form: form, figures: figures(form))
        let row = try #require(
            layout.tables[0].firstIndex { $0.first?.text.hasSuffix("规范性文件") == true })
        var extra = layout.tables[0][row]
        extra[0].text = "其他主动公开文件"
        for column in extra.indices.dropFirst() { extra[column].text = String(9000 + column) }
        layout.tables[0].insert(extra, at: row + 1)
        let report = try Sample.read(layout.text(style))
        #expect(report.cells.map(\.state) == states(form, figures(form)))
        #expect(report.notes.contains { $0.zh.contains("其他主动公开文件") })
    }

    @Test(
        arguments: cases,
        [("行政事业性收费", "行政事业型收费"), ("5.属于三类内部事务信息", "5.属于三类内容事务信息"), ("2.重复申请", "2.重复申清")])
    func aMistypedRowIsReadByItsPlace(
        _ style: (String, TextStyle), _ label: (printed: String, other: String)
    ) throws {
        let form = try Sample.form(style.0)
        let layout = ReportLayout(form: form, figures: figures(form))
        let text = layout.text(style.1).replacing(label.printed, with: label.other)
        let report = try Sample.read(text)
        #expect(report.cells.map(\.state) == states(form, figures(form)))
        #expect(report.notes.contains { $0.zh.contains("读作“\(label.printed)") })
    }

    @Test func aReportWithoutAFigureIsRefused() throws {
        let form = try Sample.form("gid-2021")
        let layout = ReportLayout(form: form, figures: form.cells.map { _ in "" })
        #expect(try Sample.faults(layout.text(.html)).map(\.kind) == [.noFigure])
    }

    @Test func aTitleWithoutAYearTakesThatOfThePeriod() throws {
        let form = try Sample.form("gid-2021")
        let text = ReportLayout(form: form, figures: figures(form)).text(.rows)
            .replacing("某县某局2023年", with: "某县某局")
            .replacing("本单位按要求", with: "统计期限为2022年1月1日至12月31日。本单位按要求")
        let report = try Sample.read(text)
        #expect(report.agencyName == "某县某局")
        #expect(report.year == 2022)
        #expect(report.notes.contains { $0.zh.contains("统计期限") })
    }

    @Test(arguments: cases) func anotherRowInItsPlaceIsNamed(
        _ formID: String, _ style: TextStyle
    ) throws {
        let form = try Sample.form(formID)
        let layout = ReportLayout(form: form, figures: figures(form))
        for (label, other) in [("行政处罚", "行政处分"), ("2.重复申请", "2.其他申请情形")] {
            let faults = try Sample.faults(
                layout.text(style).replacing(label, with: other))
            #expect(!faults.isEmpty)
            #expect(
                faults.contains { $0.message.zh.contains(label) && $0.message.zh.contains(other) },
                "\(faults.map(\.message.zh))")
        }
    }

    @Test(arguments: TextStyle.allCases) func mistypedHeadersAreReadByTheirPlace(
        _ style: TextStyle
    ) throws {
        for (formID, label, other) in [
            ("gid-2019", "本年增/减", "本年增/"), ("gid-2021", "现行有效件数", "现行有效件"),
            ("gid-2021", "本年处理决定数量", "本年处理绝对数量"), ("gid-2021", "结果纠正", "结果纠证"),
            ("gid-2021", "社会公益组织", "社会公益组只"), ("gid-2019", "采购总金额", "采购总额"),
        ] {
            let form = try Sample.form(formID)
            let layout = ReportLayout(form: form, figures: figures(form))
            let report = try Sample.read(layout.text(style).replacing(label, with: other))
            #expect(report.cells.map(\.state) == states(form, figures(form)), "\(other)")
            #expect(report.notes.contains { $0.zh.contains(other) }, "\(other)")
        }
    }

    /// 本年新 twice in the upper row, the rest of both labels in the lower, or cut off.
    @Test(arguments: TextStyle.allCases) func headersCutOffAreReadInOrder(
        _ style: TextStyle
    ) throws {
        // where merged cells are repeated, two that are alike are one
        guard ![.repeated, .repeatedTabbed].contains(style) else { return }
        let form = try Sample.form("gid-2019")
        var layout = ReportLayout(form: form, figures: figures(form))
        layout.tables[0][1][1].text = "本年新"
        layout.tables[0][1][2].text = "本年新"
        let cut = try Sample.read(layout.text(style))
        #expect(cut.cells.map(\.state) == states(form, figures(form)))
        #expect(cut.notes.contains { $0.zh.contains("本年新、本年新") })
    }

    /// Headers over two rows: each with a part below, the last one whole, two under one.
    @Test(arguments: TextStyle.allCases, [true, false])
    func headersOverTwoRowsArePutTogether(_ style: TextStyle, _ hasTitles: Bool) throws {
        guard ![.repeated, .repeatedTabbed].contains(style) else { return }
        for (formID, upper, lower) in [
            ("gid-2019", ["本年新", "本年新", "对外公开"], ["制作数量", "公开数量", "总数量"]),
            ("gid-2019", ["本年新", "本年新", "对外公开总数量"], ["制作数量", "公开数量"]),
            ("gid-2021", ["本年", "本年", "现行"], ["制发件数", "废止件数", "有效件数"]),
            ("gid-2021", ["本年制发", "本年废止", "现行有效件数"], ["件数", "件数"]),
        ] {
            let form = try Sample.form(formID)
            var layout = ReportLayout(form: form, figures: figures(form))
            layout.tables[0][1] =
                [.init(text: "信息内容", rows: 2)]
                + upper.enumerated().map {
                    .init(text: $1, rows: $0 < lower.count ? 1 : 2)
                }
            layout.tables[0].insert(lower.map { .init(text: $0) }, at: 2)
            let report = try Sample.read(layout.text(style, hasTitles: hasTitles))
            #expect(report.cells.map(\.state) == states(form, figures(form)), "\(upper) \(lower)")
            #expect(
                report.notes.contains { $0.zh.contains(upper[0] + lower[0]) || lower.count == 2 })
        }
    }

    /// A text that breaks off says so once.
    @Test(arguments: cases) func aCutTextSaysOnceWhereItEnds(
        _ formID: String, _ style: TextStyle
    ) throws {
        let form = try Sample.form(formID)
        var layout = ReportLayout(form: form, figures: figures(form))
        layout.tables[1].removeSubrange(12...)
        layout.tables[2] = []
        let faults = try Sample.faults(layout.text(style))
        #expect(faults.count == 1)
        #expect(faults.first?.message.zh.contains("为止") == true, "\(faults.map(\.message.zh))")
    }

    /// Columns that change places take their headers along, mistyped or not.
    @Test(arguments: TextStyle.allCases) func swappedColumnsFollowTheirHeaders(
        _ style: TextStyle
    ) throws {
        let form = try Sample.form("gid-2021")
        for other in ["现行有效件数", "现行有效件"] {
            var layout = ReportLayout(form: form, figures: figures(form))
            for row in 1...3 { layout.tables[0][row].swapAt(1, 3) }
            layout.tables[0][1][1].text = other
            let report = try Sample.read(layout.text(style))
            #expect(report.cells.map(\.state) == states(form, figures(form)))
        }
    }
}
