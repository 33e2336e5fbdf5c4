import Forms
import Foundation
import Testing

@testable import Documents

/// Reports written by LibreOffice in every format it knows, and read back: `make check-formats`.
@Suite(
    .serialized,
    .enabled(
        if: ProcessInfo.processInfo.environment["HUIZONG_CHECK_FORMATS"] != nil
            && Helper.office.path != nil,
        "needs LibreOffice and HUIZONG_CHECK_FORMATS; see make check-formats"))
struct RoundTripTests {
    /// Where the documents are left to look at; nil to throw them away.
    static let folder = ProcessInfo.processInfo.environment["HUIZONG_KEEP_FORMATS"]

    /// What LibreOffice makes of a document.
    static func converted(
        _ bytes: [UInt8], _ name: String, to ending: String, _ options: [String] = []
    ) throws -> [UInt8] {
        let program = try #require(Helper.office.path)
        let folder = try #require(PrivateFolder())
        #expect(folder.write(bytes, to: name))
        let outcome = HelperRun().run(
            program,
            ["-env:UserInstallation=file://\(folder.path)/profile", "--headless"] + options
                + [
                    "--convert-to", ending, "--outdir", "\(folder.path)/made",
                    "\(folder.path)/\(name)",
                ],
            in: folder)
        #expect(outcome == .done(status: 0))
        let made = "\(folder.path)/made/\(name.prefix { $0 != "." }).\(ending)"
        return Array(try Data(contentsOf: URL(fileURLWithPath: made)))
    }

    private func compare(
        _ bytes: [UInt8], _ name: String, to endings: [String], _ options: [String] = [],
        mayRefuse: Bool = false, with expected: [ReportCell.State]
    ) throws {
        for ending in endings {
            let made = try Self.converted(bytes, name, to: ending, options)
            if let folder = Self.folder {
                try Data(made).write(to: URL(fileURLWithPath: "\(folder)/\(name).\(ending)"))
            }
            do {
                let report = try Sample.reader().read(bytes: made, name: "\(name).\(ending)")
                let read = report.cells.map(\.state)
                let isRight = zip(read, expected).allSatisfy { cell, figure in
                    cell == figure || mayRefuse && cell == .unreadable
                }
                #expect(isRight && read.count == expected.count, "\(name) to \(ending)")
                #expect(report.year != nil, "\(name) to \(ending)")
            } catch {
                if !mayRefuse { Issue.record("\(name) to \(ending): \(error)") }
            }
        }
    }

    @Test(arguments: ["gid-2019", "gid-2021"]) func laidOutReportsComeBack(_ id: String) throws {
        let form = try Sample.form(id)
        for isBlank in [false, true] {
            let figures = form.cells.indices.map { isBlank && $0 % 3 == 0 ? "" : String($0 + 101) }
            let layout = ReportLayout(form: form, figures: figures)
            let expected = figures.enumerated().map { index, text in
                Int64(text).map { .number($0 * form.cells[index].unit.scale) }
                    ?? ReportCell.State.blank
            }
            let name = isBlank ? "\(id)-blank" : id
            try compare(
                layout.borderedWord(), "\(name).docx", to: ["pdf", "doc", "odt", "rtf", "docx"],
                with: expected)
            try compare(
                layout.workbook(), "\(name).xlsx", to: ["xls", "ods", "xlsx"], with: expected)
        }
    }

    /// Tables without borders are read from a PDF where the places of the words tell enough, and
    /// refused where labels are cut by the page or too narrow.
    @Test(arguments: ["gid-2019", "gid-2021"], ["left", "center", "right"])
    func tablesWithoutBordersComeBack(_ id: String, _ alignment: String) throws {
        let form = try Sample.form(id)
        for isBlank in [false, true] {
            let figures = form.cells.indices.map { isBlank && $0 % 3 == 0 ? "" : String($0 + 101) }
            let layout = ReportLayout(form: form, figures: figures)
            let expected = figures.enumerated().map { index, text in
                Int64(text).map { .number($0 * form.cells[index].unit.scale) }
                    ?? ReportCell.State.blank
            }
            let word = try layout.borderedWord(hasBorders: false, alignment: alignment)
            try compare(
                word, "\(id)-loose-\(alignment)\(isBlank ? "-blank" : "").docx", to: ["pdf"],
                mayRefuse: true, with: expected)
        }
    }

    /// Figures that are struck, white, raised, or partly so are not read from a PDF.
    @Test func whatIsNotSeenDoesNotComeBack() throws {
        let form = try Sample.form("gid-2021")
        let figures = form.cells.indices.map { String($0 + 101) }
        let looks = [
            "101": "<w:strike/>", "102": "<w:color w:val=\"FFFFFF\"/>",
            "103": "<w:dstrike/>",
            "104": "<w:color w:val=\"FFFFFF\"/><w:shd w:val=\"clear\" "
                + "w:color=\"auto\" w:fill=\"000000\"/>",
            "105": "<w:u w:val=\"single\"/>", "106": "<w:b/>",
        ]
        let layout = ReportLayout(form: form, figures: figures)
        let word = try layout.borderedWord(looks: looks)
        let made = try Self.converted(word, "marked.docx", to: "pdf")
        if let folder = Self.folder {
            try Data(made).write(to: URL(fileURLWithPath: "\(folder)/marked.pdf"))
        }
        let report = try Sample.reader().read(bytes: made, name: "marked.pdf")
        PDFTests.expectMarked(report)
    }

    @Test(arguments: ["city-2025.html", "shuyang-2023.html"])
    func pagesComeBack(_ fixture: String) throws {
        let report = try Sample.reader().read(file: Sample.path(fixture))
        let bytes = try Data(contentsOf: URL(fileURLWithPath: Sample.path(fixture)))
        let table = Data("<table".utf8)
        let bordered = Array(bytes.replacing(table, with: Data("<table border=1 ".utf8)))
        let expected = report.cells.map(\.state)
        let (writer, calc) = (["--infilter=HTML (StarWriter)"], ["--infilter=HTML (StarCalc)"])
        try compare(bordered, fixture, to: ["doc", "odt", "rtf"], writer, with: expected)
        // A page too wide for paper, or laid out by a table, cannot always be read back.
        try compare(bordered, fixture, to: ["pdf"], writer, mayRefuse: true, with: expected)
        try compare(
            bordered, fixture, to: ["xls", "ods", "xlsx"], calc, mayRefuse: true, with: expected)
    }
}

extension ReportLayout {
    /// The report as a Word document with borders around all cells, and the look of some figures.
    ///
    /// - Parameter looks: properties of the run that shows a figure.
    func borderedWord(
        looks: [String: String] = [:], hasBorders: Bool = true, alignment: String = "left"
    ) throws -> [UInt8] {
        let line = hasBorders ? "single" : "none"
        let sides = ["top", "left", "bottom", "right", "insideH", "insideV"].map {
            "<w:\($0) w:val=\"\(line)\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>"
        }
        // LibreOffice lays out by widths: of each column, and of each cell.
        var body = wordBody.replacing(/<w:tbl>.*?<\/w:tbl>/) { match in
            let table = String(match.output)
            let first = table.prefix(
                upTo: table.firstRange(of: "</w:tr>")?.lowerBound ?? table.endIndex)
            let spans = first.matches(of: /gridSpan w:val="(\d+)"/).compactMap { Int($0.1) }
            let width = 10500 / max(1, spans.reduce(0, +))
            let columns = String(
                repeating: "<w:gridCol w:w=\"\(width)\"/>", count: spans.reduce(0, +))
            return table.replacing(/<w:gridSpan w:val="(\d+)"\/>/) { span in
                "<w:tcW w:w=\"\((Int(span.1) ?? 1) * width)\" w:type=\"dxa\"/>" + span.output.0
            }.replacing(
                "<w:tblPr/>",
                with: "<w:tblPr><w:tblW w:w=\"10500\" w:type=\"dxa\"/><w:tblBorders>"
                    + sides.joined() + "</w:tblBorders><w:tblLayout w:type=\"fixed\"/></w:tblPr>"
                    + "<w:tblGrid>\(columns)</w:tblGrid>")
        }
        body = body.replacing(
            "<w:p><w:r>", with: "<w:p><w:pPr><w:jc w:val=\"\(alignment)\"/></w:pPr><w:r>")
        for (figure, look) in looks {
            body = body.replacing(
                "<w:r><w:t xml:space=\"preserve\">\(figure)</w:t></w:r>",
                with: "<w:r><w:rPr>\(look)</w:rPr><w:t xml:space=\"preserve\">\(figure)</w:t></w:r>"
            )
        }
        body +=
            "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1100\" "
            + "w:right=\"700\" w:bottom=\"1100\" w:left=\"700\"/></w:sectPr>"
        let types = """
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
            <Default Extension="rels" \
            ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
            <Override PartName="/word/document.xml" ContentType="application/\
            vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>
            """
        let relations = """
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
            <Relationship Id="r" Target="word/document.xml" Type="http://schemas.openxmlformats.org\
            /officeDocument/2006/relationships/officeDocument"/></Relationships>
            """
        return try WordFile.zip([
            ("[Content_Types].xml", Array(types.utf8)), ("_rels/.rels", Array(relations.utf8)),
            WordFile.part(body),
        ])
    }
}
