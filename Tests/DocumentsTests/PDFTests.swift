import Forms
import Foundation
import Messages
import Testing

@testable import Documents

/// PDF files that LibreOffice made of the tests' own reports (`RoundTripTests`).
@Suite(
    .enabled(
        if: ReadableFormats().groups[1].missing == nil,
        "poppler is not installed: apt install poppler-utils"))
struct PDFTests {
    /// The figures are 101, 102, … in the order of the form.
    @Test(arguments: ["gid-2019", "gid-2021"]) func everyCellIsRead(_ id: String) throws {
        let report = try Sample.reader().read(file: Sample.path("\(id).pdf"))
        #expect(report.form.id == id)
        #expect(report.agencyName == "某县某局" && report.year == 2023)
        for (index, cell) in report.cells.enumerated() {
            let scale = report.form.cells[index].unit.scale
            #expect(cell.state == .number(Int64(index + 101) * scale), "\(cell.position)")
        }
        #expect(report.narrative.map(\.sectionID) == report.form.sections.map(\.id))
    }

    /// The same without borders around the cells, at the left, in the middle and at the right.
    @Test(arguments: ["left", "center", "right"])
    func everyCellIsReadWithoutBorders(_ alignment: String) throws {
        let id = "gid-2021"
        let report = try Sample.reader().read(file: Sample.path("\(id)-loose-\(alignment).pdf"))
        #expect(report.form.id == id)
        #expect(report.agencyName == "某县某局" && report.year == 2023)
        for (index, cell) in report.cells.enumerated() {
            let scale = report.form.cells[index].unit.scale
            #expect(cell.state == .number(Int64(index + 101) * scale), "\(cell.position)")
        }
        #expect(report.narrative.map(\.sectionID) == report.form.sections.map(\.id))
    }

    private func row(_ words: (left: Double, right: Double)...) -> [PDFLooseLine.Word] {
        words.map {
            PDFLooseLine.Word(
                text: "1", box: PDFBox(left: $0.left, top: 0, right: $0.right, bottom: 10))
        }
    }

    /// A figure belongs to a column if it stands in that one alone.
    @Test func columnsWithoutBordersStandApart() throws {
        let full = row((10, 15), (30, 35), (50, 55))
        let bands = try #require(
            PDFBands([full, row((8, 15), (30, 36), (50, 55))], count: 3, edge: 5))
        #expect(bands.places(of: full)?.map { $0 } == [0, 1, 2])
        #expect(bands.places(of: row((30, 34), (52, 55)))?.map { $0 } == [nil, 0, 1])
        // two in one column, one in none, one over two
        for words in [row((8, 10), (13, 15), (30, 35)), row((20, 25)), row((14, 31))] {
            #expect(bands.places(of: words) == nil)
        }
        // columns that overlap, and no row with a figure in each
        #expect(PDFBands([full, row((10, 15), (34, 52), (60, 65))], count: 3, edge: 5) == nil)
        #expect(PDFBands([row((10, 15), (30, 35))], count: 3, edge: 5) == nil)
    }

    /// The first figures are struck, white, struck twice, white on black, underlined and bold.
    @Test func whatIsNotSeenIsNotRead() throws {
        Self.expectMarked(try Sample.reader().read(file: Sample.path("marked.pdf")))
    }

    static func expectMarked(_ report: Report) {
        let states = report.cells.map(\.state)
        #expect(
            Array(states.prefix(7)) == [
                .unreadable, .unreadable, .unreadable, .number(104), .number(105), .number(106),
                .number(107),
            ])
        #expect(states.dropFirst(10).allSatisfy { $0 != .blank && $0 != .unreadable })
    }

    @Test func brokenFilesAreRefused() throws {
        let whole = Array(
            try Data(contentsOf: URL(fileURLWithPath: Sample.path("gid-2021.pdf"))))
        for share in [1, 3, 6] {
            let faults = try Sample.faults(bytes: Array(whole.prefix(whole.count * share / 8)))
            #expect(!faults.isEmpty)
        }
        #expect(try Sample.faults(bytes: Array("%PDF-1.4".utf8)).map(\.kind) == [.brokenPDF])
    }

    /// A file is read right, or refused, whatever bytes are damaged.
    @Test func damagedFilesDoNoHarm() throws {
        let whole = Array(
            try Data(contentsOf: URL(fileURLWithPath: Sample.path("gid-2021.pdf"))))
        var state: UInt64 = 5
        func random(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        for _ in 0..<8 {
            var bytes = whole
            for _ in 0..<5 { bytes[8 + random(bytes.count - 8)] = UInt8(random(256)) }
            let faults = try Sample.faults(bytes: bytes)
            #expect(faults.allSatisfy { !$0.message.en.isEmpty })
        }
    }

    @Test func pagesWithoutWordsAreScans() throws {
        let page = "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\n"
        let text =
            "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
            + "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\(page)"
            + "trailer<</Root 1 0 R>>\n%%EOF\n"
        #expect(try Sample.faults(bytes: Array(text.utf8)).map(\.kind) == [.noText])
    }

    // MARK: Borders

    private func line(_ x0: Double, _ y0: Double, _ x1: Double, _ y1: Double) -> PDFDrawing.Segment
    {
        PDFDrawing.Segment(from: PDFPoint(x: x0, y: y0), to: PDFPoint(x: x1, y: y1))
    }

    @Test func bordersMakeCells() throws {
        // two columns over one wide cell; the upper border comes in two pieces
        let lines = [
            line(0, 0, 60, 0), line(58, 0, 100, 0), line(0, 20, 100, 20), line(0, 40, 100, 40),
            line(0, 0, 0, 40), line(50, 0, 50, 20), line(100, 0, 100, 40),
        ]
        let grid = try #require(PDFGrid.grids(lines)?.first)
        #expect(grid.cells.map(\.columns) == [0...0, 1...1, 0...1])
        #expect(grid.cells.map(\.rows) == [0...0, 0...0, 1...1])
        // a border that ends halfway leaves no rectangles
        #expect(
            PDFGrid.grids(lines + [line(25, 30, 100, 30), line(25, 30, 25, 40)])?.isEmpty == true)
    }
}
