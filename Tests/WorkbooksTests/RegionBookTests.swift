import Forms
import Handouts
import Messages
import SheetWriting
import TestSupport
import Testing
import Vocabulary

@testable import Documents
@testable import Workbooks

/// The workbook of a region's year, read back.
@Suite struct RegionBookTests {
    private func made(
        _ id: String, _ seed: UInt64, count: Int = 23
    ) throws -> (region: RegionYear, reports: [RegionBook.FiledReport]) {
        let form = try Made.form(id)
        let reports = Made.reports(form, count: count, seed: seed)
        return (Made.region(form, Made.total(form, of: reports)), reports)
    }

    /// The first sheet is the form as it is filled in: the program reads it as a report.
    @Test(arguments: Made.cases)
    func theTablesAreReadBackCellForCell(_ id: String, _ seed: UInt64) throws {
        let (region, reports) = try made(id, seed)
        let report = try Made.read(Made.bytes(Made.book(region, reports)))
        // a total is not a report that an agency files: its title names none
        #expect(report.form.id == id && report.agencyName == nil)
        let always = region.total.form.rules.filter { $0.check == .zero }
            .flatMap(\.instances).flatMap(\.left)
        for (cell, figure) in zip(report.cells, region.total.figures) {
            let isLeftBlank = figure.value == 0 && always.contains(cell.position)
            let state = figure.value.map { ReportCell.State.number($0) }
            #expect(
                cell.state == (isLeftBlank ? .blank : state ?? .blank),
                "\(region.total.form.cells[cell.position].name)")
        }
    }

    /// Every formula of the last sheet, reckoned from the cells it names: the tables, the reports
    /// added, and no difference.
    @Test(arguments: Made.cases)
    func theRecountAddsUp(_ id: String, _ seed: UInt64) throws {
        let (region, reports) = try made(id, seed)
        let book = try SheetXML(Made.bytes(Made.book(region, reports)))
        let cells = try #require(book.sheets["核对"])
        let form = region.total.form
        for (position, cell) in form.cells.enumerated() {
            let row = 7 + position
            let total = ExactDecimal.format(
                Int128(region.total.figures[position].value ?? 0), scale: cell.unit.scale)
            let formulas = try ["E", "F"].map { try #require(cells["\($0)\(row)"]?.formula) }
            for formula in formulas {
                #expect(book.value(of: formula, on: "核对")?.plain == total, "\(cell.name)")
            }
            #expect(formulas[0].contains("三张表") && formulas[1].contains("各单位"))
            #expect(cells["G\(row)"]?.formula?.contains("E\(row)-F\(row)") == true)
            #expect(cells["G\(row)"]?.number == "0")
        }
        #expect(cells["C4"]?.formula?.hasPrefix("COUNTIF($G$7:$G$\(6 + form.cells.count)") == true)
        #expect(cells["C4"]?.number == "0")
    }

    /// The identities stand below, both sides as formulas over the tables.
    @Test(arguments: Made.cases)
    func theIdentitiesAreReckoned(_ id: String, _ seed: UInt64) throws {
        let (region, reports) = try made(id, seed)
        let book = try SheetXML(Made.bytes(Made.book(region, reports)))
        let cells = try #require(book.sheets["核对"])
        let form = region.total.form
        let identities = form.identities(year: region.year)
        #expect(identities.count == form.identityCount)
        for (number, identity) in identities.enumerated() {
            let row = 7 + form.cells.count + 3 + number
            #expect(cells["A\(row)"]?.text == identity.rule.id)
            for (column, positions) in [
                ("E", identity.instance.left), ("F", identity.instance.right),
            ] {
                let scale = form.cells[positions[0]].unit.scale
                let wanted = positions.reduce(Int128(0)) {
                    $0 + Int128(region.total.figures[$1].value ?? 0)
                }
                let formula = try #require(cells["\(column)\(row)"]?.formula)
                #expect(
                    book.value(of: formula, on: "核对")?.plain
                        == ExactDecimal.format(wanted, scale: scale))
            }
        }
    }

    @Test(arguments: Made.cases)
    func everyReportHasItsFigures(_ id: String, _ seed: UInt64) throws {
        let (region, reports) = try made(id, seed)
        let cells = try #require(try SheetXML(Made.bytes(Made.book(region, reports))).sheets["各单位"])
        for (number, report) in reports.enumerated() {
            let row = 7 + number
            #expect(
                cells["A\(row)"]?.text == "360926" && cells["D\(row)"]?.text == report.agencyName)
            #expect(cells["C\(row)"]?.text == String(report.agencyID))
            for (position, cell) in region.total.form.cells.enumerated() {
                let place = CellPlace(row: row - 1, column: 7 + position).reference()
                let figure = position < report.figures.count ? report.figures[position] : nil
                let wanted = figure.map {
                    ExactDecimal.format(Int128($0), scale: cell.unit.scale)
                }
                let written = cells[place]?.number.flatMap(SheetDecimal.init)?.plain
                #expect(written == wanted, "\(cell.name) \(place)")
            }
        }
    }

    @Test func anAlteredTotalIsSeen() throws {
        let form = try Made.form("gid-2021")
        let reports = Made.reports(form, count: 9, seed: 5)
        var values = Made.total(form, of: reports)
        values[20] = (values[20] ?? 0) + 1
        let book = Made.book(Made.region(form, values), reports)
        #expect(book.differing.map(\.name) == [form.cells[20].name])
        let cells = try #require(try SheetXML(Made.bytes(book)).sheets["核对"])
        #expect(cells["C4"]?.number == "1" && cells["G27"]?.number == "1")
    }

    @Test(arguments: [Language.zh, .en])
    func theSameYearGivesTheSameBytes(_ language: Language) throws {
        let (region, reports) = try made("gid-2021", 3)
        let book = Made.book(region, reports, language: language)
        #expect(try Made.bytes(book) == Made.bytes(book))
    }

    /// Only the recount, and the sums above the reports, have formulas, whatever names say.
    @Test func namesBecomeNoFormulas() throws {
        let form = try Made.form("gid-2021")
        let hostile = "=HYPERLINK(\"http://x\",\"\u{202E}a\")"
        let reports = Made.reports(form, count: 5, seed: 1, name: hostile)
        let region = Made.region(form, Made.total(form, of: reports), name: hostile)
        let book = try SheetXML(
            Made.bytes(Made.book(region, reports, listing: Made.listing(hostile))))
        for (name, cells) in book.sheets {
            for (place, cell) in cells where cell.formula != nil {
                #expect(name == "核对" || name == "各单位" && place.hasSuffix("5"), "\(name) \(place)")
                #expect(cell.formula?.contains("HYPERLINK") == false)
            }
            for text in cells.values.compactMap(\.text) { #expect(!text.contains("\u{202E}")) }
        }
    }

    @Test func whatIsWrongStandsOnTheFirstSheet() throws {
        let form = try Made.form("gid-2021")
        let reports = Made.reports(form, count: 5, seed: 1)
        let broken = RegionYear.Balance.broken([Phrase("差 7", en: "7 apart")])
        let region = Made.region(form, Made.total(form, of: reports), balance: broken)
        let cells = try #require(try SheetXML(Made.bytes(Made.book(region, reports))).sheets["三张表"])
        let texts = cells.values.compactMap(\.text)
        #expect(texts.contains { $0.contains("差 7") })
        #expect(texts.contains { $0.contains("勾稽不平") && $0.contains("第 12 版") })
    }

    @Test(
        arguments: [
            (nil, 5, nil, nil, false), (0, 5, 5, nil, false), (0, 50, 50, nil, true),
            (100, 150, 50, "50", false), (100, 200, 100, "100", true), (100, 50, -50, "-50", true),
            (3, 7, 4, "133.3", false), (3, 2, -1, "-33.3", false), (600, 1, -599, "-99.8", true),
        ] as [(Int64?, Int64, Int64?, String?, Bool)])
    func changesAreToldFromLastYear(
        before: Int64?, now: Int64, difference: Int64?, percent: String?, isLarge: Bool
    ) {
        let change = Change(before, now, scale: 1)
        #expect(change?.difference == difference)
        #expect(change?.tenthsOfPercent.map { ExactDecimal.format($0, scale: 10) } == percent)
        #expect((change?.isLarge ?? false) == isLarge)
    }

    /// Cells that the other form has not, or has in another unit, are not compared.
    @Test func onlyWhatIsComparableIsCompared() throws {
        let form = try Made.form("gid-2021")
        let last = try Made.form("gid-2019")
        let before = Made.published(last, last.cells.map { _ in 40 })
        let values: [Int64?] = form.cells.map { _ in 100 }
        let region = Made.region(form, values, before: before)
        let cells = try #require(
            try SheetXML(Made.bytes(Made.book(region, []))).sheets["与上年比较"])
        for (position, cell) in form.cells.enumerated() {
            let row = 5 + position
            let isKnown = last.position(of: cell.name) != nil
            #expect((cells["G\(row)"]?.number != nil) == isKnown, "\(cell.name)")
            #expect((cells["I\(row)"]?.text == "上年的表格没有此项") == !isKnown)
        }
    }
}
