import Forms
import Listings
import Messages
import TestSupport
import Testing

@testable import Documents
@testable import Workbooks

/// What the sheets say to a printer: nothing is cut in two, and nothing is too small to read.
@Suite struct PrintTests {
    /// Rows in which something begins whose next row belongs to it.
    private func headings(_ cells: [String: SheetXML.Cell], _ words: [String]) -> [Int] {
        cells.compactMap { place, cell in
            guard place.hasPrefix("A"), let text = cell.text,
                words.contains(where: text.contains)
            else { return nil }
            return Int(place.dropFirst())
        }
    }

    /// No heading stands at the foot of a page: a page that ends there ends in front of it.
    @Test(arguments: Made.forms) func headingsKeepWithWhatFollows(id: String) throws {
        let form = try Made.form(id)
        let blank = BlankReport(
            form: form, year: Made.year(of: form), agencyName: nil, level: nil)
        let reports = Made.reports(form, count: 5, seed: 1)
        let book = Made.book(Made.region(form, Made.total(form, of: reports)), reports)
        for (bytes, name) in [
            (try Made.bytes(blank), "年度报告"), (try Made.bytes(book), "三张表"),
        ] {
            let sheet = try SheetXML(bytes)
            let page = try #require(sheet.pages[name])
            let heads = headings(
                try #require(sheet.sheets[name]), form.sections.map(\.heading.zh))
            #expect(heads.count >= 3)
            #expect(page.isAsWideAsPage)
            #expect(!page.rowBreaks.isEmpty)
            for end in page.rowBreaks {
                #expect(heads.contains(end + 1), "\(name) \(id): a page ends with row \(end)")
            }
        }
    }

    /// The figures of a line of the form stay on one page.
    @Test(arguments: Made.forms) func aLineOfFiguresIsNotCut(id: String) throws {
        let form = try Made.form(id)
        let reports = Made.reports(form, count: 5, seed: 1)
        let region = Made.region(form, Made.total(form, of: reports))
        let page = try #require(
            try SheetXML(Made.bytes(Made.book(region, reports))).pages["各单位"])
        #expect(page.isLandscape && (page.scale ?? 0) >= 60)
        #expect((8...14).contains(page.columnBreaks.count))
        for end in page.columnBreaks {
            let first = end - 7
            #expect(form.cells[first - 1].row != form.cells[first].row, "\(form.cells[first].name)")
        }
    }

    /// Columns for programs are there and not on paper.
    @Test func whatIsForProgramsIsNotPrinted() throws {
        let form = try Made.form("gid-2021")
        var listing = Made.listing()
        listing.columns += ["cells", "fingerprint"].map { .init($0, Phrase($0, en: $0)) }
        listing.rows = listing.rows.map { $0 + [.text("c"), .text("f")] }
        let region = Made.region(form, form.cells.map { _ in 0 })
        let book = try SheetXML(Made.bytes(Made.book(region, [], listing: listing)))
        let page = try #require(book.pages["核查结果"])
        #expect(page.area == "核查结果!$A$1:$C$5", "\(page.area ?? "")")
        #expect(book.sheets["核查结果"]?["E4"]?.text == "f")
        // who is called and what rests on what is wanted on paper too
        #expect(book.pages["报送时间"]?.area == nil)
    }
}
