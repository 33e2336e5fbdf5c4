import Documents
import Forms
import Foundation
import Messages
import TestSupport
import Testing

@testable import Handouts

/// Templates: ours, and those that offices make in Word or WPS.
@Suite struct TemplateTests {
    private let folder: ScratchFolder

    init() throws { folder = try ScratchFolder() }

    private func region(_ id: String = "gid-2021", seed: UInt64 = 7) throws -> RegionYear {
        let form = try Made.form(id)
        return Made.region(
            form, values: Made.anyValues(form, seed: seed),
            counts: .init(expected: 9, received: 8, included: 7, onTime: 8, late: 0))
    }

    private static let space =
        "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""

    /// A template with this text, as an office would save it.
    private func template(_ body: String, more: [(String, String)] = []) throws -> WordTemplate {
        let document = "<w:document \(Self.space)><w:body>\(body)</w:body></w:document>"
        var parts = [("word/document.xml", document)] + more
        parts.insert(("[Content_Types].xml", "<Types/>"), at: 0)
        let archive = ZipFile(parts: parts.map { ($0.0, Array($0.1.utf8)) })
        let bytes = try #require(archive.packed())
        return try WordTemplate(try folder.write(bytes, "own.docx"))
    }

    private func paragraph(_ runs: String...) -> String {
        "<w:p>"
            + runs.map { "<w:r><w:rPr><w:sz w:val=\"30\"/></w:rPr><w:t>\($0)</w:t></w:r>" }
            .joined() + "</w:p>"
    }

    private func all(_ names: [String]) -> String {
        names.map { paragraph("{{\($0)}}") }.joined()
    }

    private static let sections = [
        "overview", "disclosure", "requests", "proceedings", "problems", "other",
    ]

    private func document(_ template: WordTemplate, _ region: RegionYear) throws -> String {
        try Made.part("word/document.xml", of: Made.word(region, template))
    }

    private func fault(_ template: WordTemplate) throws -> String {
        let region = try region()
        let error = #expect(throws: HandoutError.self) { try Made.word(region, template) }
        return error?.message.zh ?? ""
    }

    // MARK: Ours

    @Test(arguments: Made.forms) func theSameInputGivesTheSameBytes(_ id: String) throws {
        let region = try region(id)
        for ending in Made.endings {
            #expect(try Made.document(region, ending) == Made.document(region, ending))
        }
        let parts = try #require(ZipFile(Made.word(region))).parts
        #expect(parts.first?.name == "[Content_Types].xml")
        #expect(parts.count == 10)
        // Word shows the time of the edition, in the way it reads one
        let core = try Made.part("docProps/core.xml", of: Made.word(region))
        #expect(core.contains(">2026-03-01T18:10:00Z<"))
    }

    /// Saved as one file it is the same template.
    @Test func aFolderAndItsFileAreTheSame() throws {
        let ours = try Made.template()
        let saved = try WordTemplate(folder.write(ours.bytes(), "ours.docx"))
        let region = try region()
        #expect(try Made.word(region, saved) == Made.word(region, ours))
    }

    @Test func tablesHaveWidthsAndRepeatTheirHeads() throws {
        let document = try document(Made.template(), region())
        let tables = document.split(separator: "<w:tbl>").dropFirst()
        #expect(tables.count == 3)
        for (table, columns) in zip(tables, [4, 10, 15]) {
            let widths = table.matches(of: /<w:gridCol w:w="(\d+)"\/>/).compactMap { Int($0.1) }
            #expect(widths.count == columns && widths.reduce(0, +) == 8844)
        }
        #expect(tables.map { $0.matches(of: /<w:tblHeader\/>/).count } == [0, 3, 3])
    }

    // MARK: An office's own

    @Test(arguments: Made.forms) func placesMayBeCutIntoRuns(_ id: String) throws {
        let own = try template(
            paragraph("{", "{ti", "tle} } ", "{{标", "题}}（{{region}} {{年度}}）")
                + all(Self.sections))
        let region = try region(id)
        let report = try Made.report(region)
        let text = try document(own, region)
        let shown = text.replacing(/<[^>]*>/, with: "")
        #expect(
            shown.contains("{{title} } \(report.title)（某县 \(region.year)）"),
            "\(shown.prefix(200))")
    }

    @Test(arguments: Made.forms) func chineseNamesAreTheFormsOwn(_ id: String) throws {
        let region = try region(id)
        let names = region.total.form.sections.map(\.heading.zh)
        let own = try template(
            paragraph("{{标题}}") + paragraph("{{总体情况.标题}}") + all(names) + all(["说明", "提示"]))
        let read = try Made.read(Made.word(region, own), "docx")
        #expect(read.form.id == id && read.unreadableCells.isEmpty)
        #expect(read.title == (try Made.report(region).title))
    }

    /// The red line and the source stand there although the template has no place for them.
    @Test func whatAReportSaysOfItselfIsNeverLeftOut() throws {
        let region = try region()
        let own = try template(paragraph("{{title}}") + all(Self.sections) + "<w:sectPr/>")
        let text = try document(own, region)
        let report = try Made.report(region)
        let warning = try #require(text.firstRange(of: report.warnings[0])?.lowerBound)
        let title = try #require(text.firstRange(of: report.title)?.lowerBound)
        let source = try #require(text.firstRange(of: report.source)?.lowerBound)
        let section = try #require(text.firstRange(of: "<w:sectPr/>")?.lowerBound)
        #expect(warning < title && title < source && source < section)
        #expect(text.contains("<w:color w:val=\"C00000\"/>"))
    }

    @Test func aBlockLooksLikeItsPlace() throws {
        let own = try template(
            "<w:p><w:pPr><w:spacing w:line=\"300\"/><w:outlineLvl w:val=\"2\"/></w:pPr><w:r><w:rPr>"
                + "<w:rFonts w:eastAsia=\"隶书\"/><w:u w:val=\"single\"/></w:rPr>"
                + "<w:t>{{requests}}</w:t></w:r></w:p>"
                + all(Self.sections.filter { $0 != "requests" }))
        let text = try document(own, region())
        let cell =
            "<w:pPr><w:keepNext/><w:spacing w:line=\"300\"/><w:ind w:left=\"0\" w:right=\"0\" "
            + "w:firstLineChars=\"0\" w:firstLine=\"0\"/><w:jc w:val=\"center\"/>"
            + "<w:outlineLvl w:val=\"2\"/></w:pPr><w:r><w:rPr><w:rFonts w:eastAsia=\"隶书\"/>"
            + "<w:u w:val=\"single\"/></w:rPr><w:t xml:space=\"preserve\">申请人情况</w:t>"
        #expect(text.contains(cell))
        // a gap is marked in front of the underline, where Word wants it
        #expect(text.contains("<w:sz w:val=\"30\"/><w:highlight w:val=\"yellow\"/>"))
    }

    @Test func headingsTakeTheTemplatesStyle() throws {
        let styles =
            "<w:styles \(Self.space)><w:style w:type=\"paragraph\" w:styleId=\"3\">"
            + "<w:name w:val=\"heading 2\"/></w:style></w:styles>"
        let own = try template(all(Self.sections), more: [("word/styles.xml", styles)])
        #expect(try document(own, region()).contains("<w:pStyle w:val=\"3\"/></w:pPr><w:r><w:t"))
        let plain = try template(all(Self.sections))
        #expect(try document(plain, region()).contains("<w:b/><w:sz w:val=\"30\"/>"))
    }

    /// Tables that stand right behind each other stay two, and one at the end is followed by a
    /// paragraph.
    @Test func tablesDoNotGrowTogether() throws {
        let names = ["overview", "problems", "other", "disclosure", "requests", "proceedings"]
        let text = try document(template(all(names)), region())
        #expect(!text.contains("</w:tbl><w:tbl>"))
        #expect(text.contains("</w:tbl><w:p"))
    }

    /// A section of the document keeps its own paper: a table on a wide page is wide.
    @Test func aWidePageHasAWideTable() throws {
        let wide =
            "<w:p><w:pPr><w:sectPr><w:pgSz w:w=\"16838\" w:h=\"11906\"/><w:pgMar w:left=\"1000\" "
            + "w:right=\"838\"/></w:sectPr></w:pPr></w:p>"
        let text = try document(
            template(
                all(["overview", "requests"]) + wide
                    + all(["disclosure", "proceedings", "problems", "other"])), region())
        let widths = text.matches(of: /<w:tblW w:w="(\d+)"/).map { String($0.1) }
        #expect(widths == ["15000", "8844", "8844"])
    }

    @Test func aPlaceInACellOrABoxIsFilled() throws {
        let box =
            "<w:p><w:r><w:pict><w:txbxContent>\(paragraph("{{other}}"))</w:txbxContent></w:pict>"
            + "</w:r><w:r><w:t>{{problems}}</w:t></w:r></w:p>"
        let cells = ["overview", "requests"].map {
            "<w:tbl><w:tr><w:tc>\(paragraph("{{\($0)}}"))</w:tc></w:tr></w:tbl><w:p/>"
        }
        let text = try document(
            template(cells.joined() + box + all(["disclosure", "proceedings"])), region())
        #expect(!text.contains("{{"))
        // a cell ends with a paragraph, behind a table with an empty one
        #expect(!text.contains("</w:tbl></w:tc>") && !text.contains("<w:tc></w:tc>"))
        #expect(text.contains("成效】</w:t></w:r></w:p><w:p>"))
    }

    @Test func headersAndFootersAreFilled() throws {
        let header = "<w:hdr \(Self.space)>\(paragraph("第{{edition}}版 {{day}}"))</w:hdr>"
        let own = try template(all(Self.sections), more: [("word/header2.xml", header)])
        let text = try Made.part("word/header2.xml", of: Made.word(region(), own))
        #expect(text.contains("第12版 2026年3月2日"))
    }

    // MARK: Refused

    @Test func aWrongTemplateIsRefusedAndNamed() throws {
        let unknown = try fault(template(paragraph("{{titel}}") + all(Self.sections)))
        #expect(unknown.contains("titel") && unknown.contains("标题") && unknown.contains("own.docx"))
        let missing = try fault(template(all(Self.sections.filter { $0 != "requests" })))
        #expect(missing.contains("requests"))
        let crowded = try fault(template(paragraph("表：{{requests}}") + all(Self.sections)))
        #expect(crowded.contains("requests"))
        let broken = try fault(template(all(Self.sections) + "<w:p>"))
        #expect(broken.contains("word/document.xml"))
    }

    @Test func whatIsNoTemplateIsRefused() throws {
        let other = try #require(ZipFile(parts: [("a.txt", [65])]).packed())
        let files = [
            "/nonexistent.docx", folder.path, try folder.write([], "empty.docx"),
            try folder.write(Array("PK\u{3}\u{4}".utf8), "broken.docx"),
            try folder.write(other, "other.docx"),
        ]
        for file in files {
            let error = #expect(throws: HandoutError.self) { try WordTemplate(file) }
            #expect(error?.message.zh.contains(file) == true)
        }
    }

    /// A document type could define what its words stand for; no word processor writes one.
    @Test func entitiesAreRefused() throws {
        let bomb =
            "<!DOCTYPE a [<!ENTITY b \"c\">]><w:document \(Self.space)><w:body/></w:document>"
        let archive = ZipFile(parts: [("word/document.xml", Array(bomb.utf8))])
        let file = try folder.write(try #require(archive.packed()), "bomb.docx")
        #expect(try fault(WordTemplate(file)).contains("word/document.xml"))
    }
}
