import Forms
import Messages
import TestSupport
import Testing

/// Tables as the notices print them.
@Suite struct PrintedTableTests {
    private func table(_ form: String, _ id: String) throws -> PrintedTable {
        let form = try #require(try FormFiles.catalogue()[form])
        return try #require(form.tables.first { $0.id == id }).printed
    }

    private func text(_ cell: PrintedTable.Cell) -> String {
        if case .label(let label) = cell.content { label.zh } else { "" }
    }

    @Test(arguments: [
        ("gid-2021", "disclosure", 14, 4), ("gid-2021", "requests", 28, 10),
        ("gid-2021", "proceedings", 4, 15), ("gid-2019", "disclosure", 18, 4),
        ("gid-2019", "requests", 26, 10), ("gid-2019", "proceedings", 4, 15),
    ])
    func linesAndColumnsAreTheNotices(
        _ form: String, _ id: String, _ lines: Int, _ columns: Int
    ) throws {
        let table = try table(form, id)
        #expect(table.lines.count == lines && table.columns == columns)
        #expect(table.widths.count == columns)
    }

    /// Every place of the grid belongs to one cell, and every figure of the form has one.
    @Test(arguments: ["gid-2019", "gid-2021"]) func cellsCoverTheGridOnce(_ id: String) throws {
        let form = try #require(try FormFiles.catalogue()[id])
        var figures: [Int] = []
        for table in form.tables.map(\.printed) {
            var taken: Set<[Int]> = []
            for (line, cells) in table.lines.enumerated() {
                var column = 0
                for cell in cells {
                    while taken.contains([line, column]) { column += 1 }
                    for below in 0..<cell.lines {
                        for beside in 0..<cell.columns {
                            #expect(taken.insert([line + below, column + beside]).inserted)
                        }
                    }
                    if case .figure(let position) = cell.content { figures.append(position) }
                }
            }
            #expect(taken.count == table.lines.count * table.columns)
            #expect(taken.allSatisfy { $0[0] < table.lines.count && $0[1] < table.columns })
        }
        #expect(figures == Array(form.cells.indices))
    }

    @Test func headingsReachOverTheirLines() throws {
        let requests = try table("gid-2021", "requests")
        let cells = requests.lines.joined()
        func cell(_ label: String) throws -> PrintedTable.Cell {
            try #require(cells.first { text($0) == label })
        }
        #expect(try cell("三、本年度办理结果").lines == 22)
        #expect(try cell("（三）不予公开").lines == 8)
        #expect(try cell("（六）其他处理").lines == 3)
        #expect(try cell("（七）总计").columns == 2)
        #expect(try cell("四、结转下年度继续办理").columns == 3)
        #expect(try cell("申请人情况").columns == 7)
        #expect(try cell("法人或其他组织").columns == 5)
        #expect(try cell("自然人").lines == 2)
        #expect(requests.lines[0][0].lines == 3 && requests.lines[0][0].columns == 3)
        #expect(requests.headLines == 3 && requests.labelColumns == 3)
        let proceedings = try table("gid-2019", "proceedings")
        #expect(proceedings.lines[0].map { text($0) } == ["行政复议", "行政诉讼"])
        #expect(proceedings.lines[0].map(\.columns) == [5, 10])
        #expect(proceedings.lines[1].map(\.lines) == [2, 2, 2, 2, 2, 1, 1])
        let disclosure = try table("gid-2019", "disclosure")
        let fees = try #require(
            disclosure.lines.first { $0.first.map { text($0) } == "行政事业性收费" })
        #expect(fees.map(\.columns) == [1, 1, 2])
    }
}
