import Forms
import Messages
import Testing
import Wording

@testable import Documents

/// What converters to text do to a table: page numbers, gaps, rows run together or filled up.
@Suite struct ConverterTests {
    private func layout(_ figure: (Int) -> String = { String($0 + 1) }) throws -> ReportLayout {
        let form = try Sample.form("gid-2021")
        return ReportLayout(form: form, figures: form.cells.indices.map(figure))
    }

    private func states(_ text: String) throws -> [ReportCell.State] {
        try Sample.read(text).cells.map(\.state)
    }

    private func expected(_ figure: (Int) -> String = { String($0 + 1) }) throws
        -> [ReportCell.State]
    {
        try states(layout(figure).text(.html))
    }

    @Test(arguments: ["- 4 -", "— 4 —", "第4页 共8页", "4"])
    func pageNumbersBetweenRowsOfLinesPartNoTable(_ mark: String) throws {
        for label in ["4.保护第三方合法权益", "四、结转下年度继续办理", "（七）总计"] {
            var lines = try layout().text(.rowLines).split(separator: "\n").map(String.init)
            let row = try #require(lines.firstIndex { $0.contains(label) })
            lines.insert(mark, at: row)
            #expect(try states(lines.joined(separator: "\n")) == expected())
        }
    }

    @Test(arguments: [ReportLayout.Shape.cellLines, .pipedCellLines], ["- 4 -", "— 4 —"])
    func pageNumbersBetweenCellsPartNoRow(_ shape: ReportLayout.Shape, _ mark: String) throws {
        var lines = try layout().text(shape)
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let row = try #require(lines.firstIndex { $0.contains("4.保护第三方合法权益") })
        lines.insert(mark, at: row)
        #expect(try states(lines.joined(separator: "\n")) == expected())
    }

    @Test func gapsBetweenRowsOfUnequalWidthPartNoTable() throws {
        let text = try layout().text(.rowLines).split(separator: "\n").map { line in
            // merged-away cells dropped, a blank line behind every row
            let cells = line.split(separator: "|").map(\.trimmed).filter { !$0.isEmpty }
            return line.contains("|") ? cells.joined(separator: " | ") + " |\n" : String(line)
        }
        #expect(try states(text.joined(separator: "\n")) == expected())
    }

    @Test func aRowOfDashesIsNoBorder() throws {
        // one figure, as a report without any is refused
        let dashes = try layout { $0 == 0 ? "7" : "--" }
        let blank = try layout { $0 == 0 ? "7" : "" }
        #expect(try states(dashes.text(.rowLines)) == states(blank.text(.html)))
    }

    /// One cell per line, nothing between rows, and a line of pipes where cells were merged away.
    private func filled(_ layout: ReportLayout, isFilled: Bool = true) -> String {
        var parts = [layout.title]
        for (index, section) in layout.form.sections.enumerated() {
            parts.append("\(["一", "二", "三", "四", "五", "六"][index])、\(section.heading.zh)")
            guard (1...3).contains(index) else {
                parts.append("本单位按要求完成了各项工作。")
                continue
            }
            let rows = layout.tables[index - 1]
            let width = rows.map(\.count).max() ?? 0
            for row in rows {
                parts += row.map { "\($0.text) |" }
                if isFilled, row.count < width {
                    parts.append(String(repeating: "|", count: width - row.count))
                }
            }
        }
        return parts.joined(separator: "\n") + "\n"
    }

    @Test(arguments: [true, false]) func rowsRunTogetherArePartedAtTheirLabels(
        _ isFilled: Bool
    ) throws {
        #expect(try states(filled(layout(), isFilled: isFilled)) == expected())
    }

    @Test(arguments: [true, false]) func aCellMissingInRowsRunTogetherIsRefused(
        _ isFilled: Bool
    ) throws {
        for row in 3..<28 {
            var broken = try layout()
            broken.tables[1][row].removeLast()
            let faults = try Sample.faults(filled(broken, isFilled: isFilled))
            #expect(faults.map(\.kind) == [.wrongCount], "row \(row)")
        }
    }

    /// 上海 2019 leaves its last columns blank: there a cell too many would push figures aside.
    @Test(arguments: ["", "5"]) func aCellPutIntoARowThatEndsBlankIsRefused(
        _ text: String
    ) throws {
        var broken = try layout()
        let count = broken.tables[1][3].count
        broken.tables[1][3][count - 1].text = ""
        broken.tables[1][3][count - 2].text = ""
        #expect(try Sample.faults(broken.text(.html)).isEmpty)
        broken.tables[1][3].insert(.init(text: text), at: 2)
        #expect(try Sample.faults(broken.text(.html)).map(\.kind) == [.wrongCount])
    }

    @Test func aFootnoteBetweenTablesIsNoCell() throws {
        let text = try layout().text(.pipedCellLines).replacing("\t", with: "")
            .replacing("四、政府信息公开", with: "注：案件含上年结转3件。\n四、政府信息公开")
        #expect(try states(text) == expected())
    }

    @Test(arguments: [
        ("总计", "合计"), ("（七）总计", "（七）合计"), ("法人或其他组织", "法人或者其他组织"),
        ("重新出具已获取信息", "重新出具已获取的信息"), ("3.其他", "3.其他原因"),
    ]) func moreWordings(_ printed: String, _ other: String) throws {
        for shape in ReportLayout.Shape.allCases {
            let text = try layout().text(shape).replacing(printed, with: other)
            #expect(try states(text) == expected(), "\(shape)")
        }
    }
}
