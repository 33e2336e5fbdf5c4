import Forms
import Messages
import Testing
import Vocabulary

@testable import Documents

/// Word documents: the same tables as on a page, and what change tracking, fields and notes add.
@Suite struct WordTests {
    private static let forms = ["gid-2019", "gid-2021"]

    private func layout(_ formID: String = "gid-2021") throws -> ReportLayout {
        let form = try Sample.form(formID)
        return ReportLayout(
            form: form,
            figures: form.cells.indices.map { $0.isMultiple(of: 5) ? "" : String($0 + 1) })
    }

    private func read(_ bytes: [UInt8]) throws -> Report {
        try Sample.reader().read(bytes: bytes, name: "report.docx")
    }

    private func read(body: String) throws -> Report { try read(WordFile.bytes(body: body)) }

    @Test(arguments: forms) func readsTheSameAsThePage(_ formID: String) throws {
        let layout = try layout(formID)
        let page = try Sample.read(layout.text(.html))
        let report = try read(layout.word())
        #expect(report.form.id == formID)
        #expect(report.cells.map(\.state) == page.cells.map(\.state))
        #expect(report.cells.map(\.rawText) == page.cells.map(\.rawText))
        #expect(report.cells.map(\.place.column) == page.cells.map(\.place.column))
        #expect(report.cells.map(\.place.row) == page.cells.map(\.place.row))
        #expect(report.narrative == page.narrative)
        #expect(report.agencyName == "某县某局" && report.year == 2023)
        #expect(report.cells.allSatisfy { $0.place.line == nil })
    }

    @Test func readsTheStrictNamespace() throws {
        let layout = try layout()
        let strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
        let report = try read(WordFile.bytes(body: layout.wordBody, space: strict))
        #expect(try report.cells.map(\.state) == read(layout.word()).cells.map(\.state))
    }

    @Test(arguments: forms) func aDroppedCellInAnyRowIsRefused(_ formID: String) throws {
        let whole = try layout(formID)
        let figures = Set(1...whole.form.cells.count)
        var tried = 0
        for (table, rows) in whole.tables.enumerated() {
            for (row, cells) in rows.enumerated()
            where cells.contains(where: { Int($0.text).map(figures.contains) ?? false }) {
                var broken = whole
                broken.tables[table][row].removeLast()
                let kinds = try Sample.faults(bytes: broken.word()).map(\.kind)
                #expect(kinds == [.wrongCount], "table \(table), row \(row)")
                tried += 1
            }
        }
        #expect(tried > 30)
    }

    /// What may stand in the cell of one figure, which the layout prints as 7.
    @Test(
        arguments: [
            ("<w:r><w:t>1</w:t></w:r><w:r><w:t>2</w:t></w:r>", .number(12)),
            ("<w:del><w:r><w:delText>7</w:delText></w:r></w:del>", .blank),
            (
                "<w:del><w:r><w:t>7</w:t></w:r></w:del><w:ins><w:r><w:t>8</w:t></w:r></w:ins>",
                .number(8)
            ),
            ("<w:moveFrom><w:r><w:t>7</w:t></w:r></w:moveFrom>", .blank),
            (
                "<w:r><w:t>7</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>9</w:t></w:r>",
                .number(7)
            ),
            ("<w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>9</w:t></w:r>", .number(9)),
            ("<w:r><w:t>264</w:t><w:footnoteReference w:id=\"1\"/></w:r>", .number(264)),
            (
                "<w:r><w:t>264</w:t></w:r><w:r><w:footnoteReference w:customMarkFollows=\"1\" "
                    + "w:id=\"2\"/><w:t>1</w:t></w:r><w:r><w:t>5</w:t></w:r>", .number(2645)
            ),
            (
                "<w:r><w:t>264</w:t></w:r><w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr>"
                    + "<w:t>1</w:t></w:r>", .number(264)
            ),
            (
                "<m:sSup><m:e><m:r><m:t>2</m:t></m:r></m:e><m:sup><m:r><m:t>6</m:t></m:r></m:sup>"
                    + "</m:sSup><w:r><w:t>4</w:t></w:r>", .unreadable
            ),
            (
                "<w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>=SUM(3)</w:instrText>"
                    + "<w:fldChar w:fldCharType=\"separate\"/><w:t>6</w:t></w:r>", .number(6)
            ),
            (
                "<w:sdt><w:sdtPr><w:alias w:val=\"3\"/></w:sdtPr><w:sdtContent><w:r><w:t>4</w:t>"
                    + "</w:r></w:sdtContent></w:sdt>", .number(4)
            ),
            (
                "<mc:AlternateContent><mc:Choice><w:r><w:t>4</w:t></w:r></mc:Choice>"
                    + "<mc:Fallback><w:r><w:t>4</w:t></w:r></mc:Fallback></mc:AlternateContent>",
                .number(4)
            ),
            (
                "<mc:AlternateContent><mc:Fallback><w:r><w:t>4</w:t></w:r></mc:Fallback>"
                    + "</mc:AlternateContent>", .number(4)
            ),
            ("<w:r><w:tab/><w:t> 7 </w:t></w:r>", .number(7)),
            ("<w:r><w:t>\n  7\n</w:t></w:r><w:r><w:t>\n</w:t></w:r>", .number(7)),
            ("<w:r><w:noBreakHyphen/><w:t>7</w:t></w:r>", .number(-7)),
            ("<w:r><w:t>7</w:t><w:br/><w:t>8</w:t></w:r>", .unreadable),
            ("<w:r><w:t>7</w:t><w:tab/><w:t>8</w:t></w:r>", .unreadable),
            ("<w:r><w:t>7</w:t><w:sym w:char=\"F031\"/></w:r>", .unreadable),
            (
                "<m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r>"
                    + "</m:den></m:f>", .unreadable
            ),
            ("<w:r><w:t>&amp;lt;7</w:t></w:r>", .unreadable),
        ] as [(String, ReportCell.State)])
    func oneFigure(_ runs: String, _ state: ReportCell.State) throws {
        let name = "disclosure.licensing.decisions"
        let layout = try layout()
        let position = try #require(layout.form.position(of: name))
        let usual = ReportLayout.paragraph(String(position + 1))
        let body = layout.wordBody.replacing(usual, with: "<w:p>\(runs)</w:p>", maxReplacements: 1)
        let report = try read(body: body)
        #expect(report.cell(name)?.state == state)
        let others = try read(layout.word()).cells
        #expect(report.cells.count { $0 != others[$0.position] } <= 1)
    }

    @Test func deletedAndHiddenRowsAreNoRows() throws {
        let layout = try layout()
        let body = layout.wordBody
        let found = body.firstMatch(of: /<w:tr>(?:(?!<\/w:tr>).)*重复申请.*?<\/w:tr>/)
        let row = try #require(found).range
        for mark in ["<w:del w:id=\"1\"/>", "<w:hidden/>"] {
            let gone = body[row].replacing("<w:tr>", with: "<w:tr><w:trPr>\(mark)</w:trPr>")
            let twice = body.replacingCharacters(row, with: gone + body[row])
            #expect(try read(body: twice).cells == read(layout.word()).cells)
            let none = body.replacingCharacters(row, with: gone)
            let kinds = try Sample.faults(bytes: WordFile.bytes(body: none)).map(\.kind)
            #expect(kinds == [.missingRow])
        }
    }

    @Test func figuresMergedDownwardsAreRefused() throws {
        var layout = try layout()
        let row = try #require(layout.tables[0].firstIndex { $0.first?.text == "行政强制" })
        let last = try #require(layout.tables[0][row].indices.last)
        layout.tables[0][row][last].isCovered = true
        // With nothing above to continue it is a cell like others.
        #expect(try read(layout.word()).cells.count == 200)
        layout.tables[0][row - 1][1].rows = 2
        layout.tables[0][row].removeLast()
        #expect(try Sample.faults(bytes: layout.word()).map(\.kind) == [.wrongCount])
    }

    @Test func cellsMergedSidewaysTheOldWayCountOnce() throws {
        let layout = try layout()
        let wide = "<w:tc><w:tcPr><w:gridSpan w:val=\"3\"/></w:tcPr>"
        let old =
            "<w:tc><w:tcPr><w:hMerge w:val=\"restart\"/></w:tcPr>%"
            + String(
                repeating: "<w:tc><w:tcPr><w:hMerge/></w:tcPr><w:p/></w:tc>", count: 2)
        let pieces = layout.wordBody.split(separator: wide, omittingEmptySubsequences: false)
        let body = pieces.dropFirst().reduce(String(pieces[0])) { text, piece in
            let end = piece.firstRange(of: "</w:tc>")?.upperBound ?? piece.startIndex
            return text + old.replacing("%", with: piece[..<end]) + piece[end...]
        }
        #expect(pieces.count > 10)
        #expect(try read(body: body).cells.map(\.state) == read(layout.word()).cells.map(\.state))
    }

    @Test func tablesInsideTablesAreRead() throws {
        let layout = try layout()
        let body = layout.wordBody
        let usual = try read(layout.word())
        let frame = "<w:tbl><w:tr><w:tc>\(body)</w:tc></w:tr></w:tbl>"
        let columns = "<w:tbl><w:tr><w:tc><w:p/></w:tc><w:tc>\(body)</w:tc></w:tr></w:tbl>"
        for nested in [frame, columns] {
            let report = try read(body: nested)
            #expect(report.cells.map(\.state) == usual.cells.map(\.state))
            #expect(report.narrative.map(\.text) == usual.narrative.map(\.text))
            #expect(report.agencyName == usual.agencyName && report.year == 2023)
        }
    }

    @Test func aTitleBrokenOverLinesAndIntoRunsIsFound() throws {
        var layout = try layout()
        layout.title = "某县某局</w:t><w:br/><w:t>2023年政府信息</w:t></w:r><w:r><w:t>公开工作年度报告"
        let report = try read(layout.word())
        #expect(report.agencyName == "某县某局" && report.year == 2023)
    }
}

extension String {
    fileprivate func replacingCharacters(
        _ range: Range<Index>, with text: some StringProtocol
    ) -> String { String(self[..<range.lowerBound]) + text + self[range.upperBound...] }
}
