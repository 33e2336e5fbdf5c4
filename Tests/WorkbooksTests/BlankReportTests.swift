import Documents
import Forms
import SheetWriting
import TestSupport
import Testing
import Vocabulary

@testable import Handouts
@testable import Workbooks

/// The form to fill in, filled in as an office does it, and read back.
@Suite struct BlankReportTests {
    private func blank(_ form: Form, agency: String? = "某县某局") throws -> [UInt8] {
        try Made.bytes(
            BlankReport(
                form: form, year: Made.year(of: form), agencyName: agency, level: .county))
    }

    /// Puts values into the first sheet as a spreadsheet program saves it: figures in their cells,
    /// results beside formulas, and no wish to reckon anew.
    private func filled(
        _ bytes: [UInt8], _ values: [String: String], texts: [String: String] = [:]
    ) throws -> [UInt8] {
        var file = try #require(ZipFile(bytes))
        for index in file.parts.indices {
            var xml = String(decoding: file.parts[index].bytes, as: UTF8.self)
            switch file.parts[index].name {
            case "xl/workbook.xml":
                xml = xml.replacing(" fullCalcOnLoad=\"1\"", with: "")
            case "xl/worksheets/sheet1.xml":
                xml = xml.replacing(/<c r="([A-Z]+\d+)" s="(\d+)"\/>/) { match in
                    let place = String(match.1)
                    if let value = values[place] {
                        return "<c r=\"\(place)\" s=\"\(match.2)\"><v>\(value)</v></c>"
                    }
                    guard let text = texts[place] else { return String(match.0) }
                    return "<c r=\"\(place)\" s=\"\(match.2)\" t=\"inlineStr\">"
                        + "<is><t>\(text)</t></is></c>"
                }
                xml = xml.replacing(
                    /<c r="([A-Z]+\d+)" s="(\d+)" t="str"><f>([^<]*)<\/f><v><\/v><\/c>/
                ) { match in
                    guard let value = values[String(match.1)] else { return String(match.0) }
                    return "<c r=\"\(match.1)\" s=\"\(match.2)\"><f>\(match.3)</f>"
                        + "<v>\(value)</v></c>"
                }
            default: continue
            }
            file.parts[index].bytes = Array(xml.utf8)
        }
        return try #require(file.packed())
    }

    /// Random entries; sums as the formulas give them.
    private func entries(_ form: Form, seed: UInt64) -> [Int64?] {
        var random = SeededNumbers(seed: seed)
        var values = Made.values(form, &random)
        let addends = ComputedCells(form, year: Made.year(of: form)).addends
        var isDone: Set<Int> = []
        func value(_ position: Int) -> Int64? {
            if let parts = addends[position], isDone.insert(position).inserted {
                let given = parts.compactMap(value)
                values[position] = given.isEmpty ? nil : given.reduce(0, +)
            }
            return values[position]
        }
        return form.cells.indices.map(value)
    }

    @Test(arguments: Made.cases)
    func whatIsFilledInIsReadBackCellForCell(_ id: String, _ seed: UInt64) throws {
        let form = try Made.form(id)
        let bytes = try blank(form)
        let places = try BlankPlaces(form, bytes)
        let values = entries(form, seed: seed)
        var written: [String: String] = [:]
        for (position, value) in values.enumerated() {
            guard let value else { continue }
            written[places.figures[position]] = ExactDecimal.format(
                Int128(value), scale: form.cells[position].unit.scale)
        }
        let texts = Dictionary(
            uniqueKeysWithValues: places.texts.map { ($0, "本机关\($0)已如实填写。") })
        let report = try Made.read(filled(bytes, written, texts: texts))
        #expect(report.form.id == id && report.agencyName == "某县某局")
        #expect(report.year == Made.year(of: form))
        for (cell, value) in zip(report.cells, values) {
            #expect(
                cell.state == value.map { .number($0) } ?? .blank,
                "\(form.cells[cell.position].name)")
        }
        #expect(report.narrative.map(\.sectionID) == form.sections.map(\.id))
        for place in places.texts {
            #expect(report.narrative.contains { $0.text == "本机关\(place)已如实填写。" })
        }
    }

    /// An untouched form is blank from end to end: nothing in it passes for a figure.
    @Test(arguments: Made.forms)
    func anUntouchedFormIsNoReport(_ id: String) throws {
        let form = try Made.form(id)
        #expect {
            _ = try Made.read(filled(blank(form), [:]))
        } throws: { error in
            (error as? DocumentError)?.faults.map(\.kind) == [.noFigure]
        }
    }

    /// A program that kept the file as it was written has reckoned nothing: its sums are refused.
    @Test func sumsThatNobodyReckonedAreNotRead() throws {
        let form = try Made.form("gid-2021")
        let report = try Made.read(blank(form))
        let computed = ComputedCells(form, year: Made.year(of: form)).addends
        #expect(Set(report.unreadableCells.map(\.position)) == Set(computed.keys))
    }

    @Test(arguments: Made.forms)
    func onlyEntriesCanBeChanged(_ id: String) throws {
        let form = try Made.form(id)
        let bytes = try blank(form)
        let book = try SheetXML(bytes)
        #expect(book.protected == ["年度报告", "校验"])
        let cells = try #require(book.sheets["年度报告"])
        let places = try BlankPlaces(form, bytes)
        let addends = ComputedCells(form, year: Made.year(of: form)).addends
        for (position, place) in places.figures.enumerated() {
            let cell = try #require(cells[place])
            #expect((cell.formula != nil) == (addends[position] != nil))
            #expect(book.unlocked.contains(cell.style) == (addends[position] == nil))
        }
        for cell in cells.values where cell.text != nil {
            #expect(!book.unlocked.contains(cell.style))
        }
        for cell in (book.sheets["校验"] ?? [:]).values {
            #expect(!book.unlocked.contains(cell.style))
        }
    }

    @Test func withoutAnAgencyItsNameIsLeftOpen() throws {
        let form = try Made.form("gid-2021")
        let book = try SheetXML(blank(form, agency: nil))
        let title = try #require(book.sheets["年度报告"]?["A1"])
        #expect(title.text?.hasPrefix("（单位全称）") == true)
        #expect(book.unlocked.contains(title.style))
        let bytes = try blank(form, agency: nil)
        let first = try BlankPlaces(form, bytes).figures[0]
        #expect(try Made.read(filled(bytes, [first: "0"])).agencyName == nil)
    }

    /// Sums are those that identities of the form give, and no sum depends on itself.
    @Test(arguments: Made.forms)
    func sumsFollowTheIdentities(_ id: String) throws {
        let form = try Made.form(id)
        let computed = ComputedCells(form, year: Made.year(of: form))
        let names = computed.addends.keys.map { form.cells[$0].name }
        #expect(names.contains("requests.received.total"))
        #expect(names.contains("requests.handled_total.natural_person"))
        #expect(names.contains("proceedings.reconsideration.total"))
        func depth(_ position: Int, _ above: Set<Int>) -> Bool {
            !above.contains(position)
                && (computed.addends[position] ?? []).allSatisfy {
                    depth($0, above.union([position]))
                }
        }
        for sum in computed.addends.keys { #expect(depth(sum, [])) }
        #expect(Set(computed.checks.map(\.rule.id)).contains("R-T3-BAL"))
    }

    @Test func theSameFormGivesTheSameBytes() throws {
        let form = try Made.form("gid-2021")
        #expect(try blank(form) == blank(form))
    }
}

/// Where figures and texts of a form to fill in stand, found by its cells alone: those that can be
/// changed or add themselves, from the top left, in the order of the form.
private struct BlankPlaces {
    let figures: [String]
    let texts: [String]

    init(_ form: Form, _ bytes: [UInt8]) throws {
        let book = try SheetXML(bytes)
        let cells = try #require(book.sheets["年度报告"])
        let merged = try Self.merged(bytes)
        let open = cells.filter { place, cell in
            (book.unlocked.contains(cell.style) || cell.formula != nil) && cell.text == nil
                && !merged.covered.contains(place)
        }.keys.sorted { Self.order($0).lexicographicallyPrecedes(Self.order($1)) }
        texts = open.filter { merged.wide.contains($0) }
        figures = open.filter { !merged.wide.contains($0) }
        try #require(figures.count == form.cells.count)
    }

    private static func order(_ place: String) -> [Int] {
        let letters = place.prefix { $0.isLetter }
        let column = letters.utf8.reduce(0) { $0 * 26 + Int($1 - 64) }
        return [Int(place.dropFirst(letters.count)) ?? 0, column]
    }

    /// Cells that others reach over, and first cells that reach over the whole width.
    private static func merged(_ bytes: [UInt8]) throws -> (covered: Set<String>, wide: Set<String>)
    {
        let file = try #require(ZipFile(bytes))
        let part = try #require(file.parts.first { $0.name == "xl/worksheets/sheet1.xml" })
        let xml = String(decoding: part.bytes, as: UTF8.self)
        var covered: Set<String> = []
        var wide: Set<String> = []
        let last = try #require(
            xml.firstMatch(of: /<mergeCell ref="A1:([A-Z]+)1"\/>/)
        ).1
        for match in xml.matches(of: /<mergeCell ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"\/>/) {
            let columns = order("\(match.1)1")[1]...order("\(match.3)1")[1]
            if match.1 == "A", match.3 == last { wide.insert("\(match.1)\(match.2)") }
            for row in (Int(match.2) ?? 0)...(Int(match.4) ?? 0) {
                for column in columns {
                    covered.insert(CellPlace(row: row - 1, column: column - 1).reference())
                }
            }
            covered.remove("\(match.1)\(match.2)")
        }
        return (covered, wide)
    }
}
