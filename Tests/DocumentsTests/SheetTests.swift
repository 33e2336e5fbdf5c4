import Forms
import Messages
import Testing

@testable import Documents

/// Workbooks: what a person sees of each cell, or why it is not read.
@Suite struct SheetTests {
    private static let ids = ["gid-2019", "gid-2021"]

    private func layout(_ id: String) throws -> ReportLayout {
        let form = try Sample.form(id)
        return ReportLayout(form: form, figures: form.cells.indices.map { String($0 + 101) })
    }

    private func read(_ file: SheetFile) throws -> Report {
        try Sample.reader().read(bytes: file.bytes(), name: "report.xlsx")
    }

    private func expectEveryCell(_ report: Report, _ id: String) {
        #expect(report.form.id == id)
        #expect(report.agencyName == "某县某局" && report.year == 2023)
        for (index, cell) in report.cells.enumerated() {
            let scale = report.form.cells[index].unit.scale
            #expect(cell.state == .number(Int64(index + 101) * scale), "\(cell.position)")
        }
        #expect(report.narrative.map(\.sectionID) == report.form.sections.map(\.id))
        #expect(report.narrative.filter(\.hasTable).count == 3)
    }

    @Test(arguments: ids) func everyCellIsRead(_ id: String) throws {
        let layout = try layout(id)
        expectEveryCell(try read(SheetFile(sheets: [layout.sheet()])), id)
        let texts = SheetFile(sheets: [layout.sheet(cell: SheetFile.text)])
        expectEveryCell(try read(texts), id)
    }

    @Test(arguments: ids) func sharedStringsAreRead(_ id: String) throws {
        var strings: [String] = []
        let sheet = try layout(id).sheet { reference, text in
            guard !text.isEmpty else { return "<c r=\"\(reference)\"/>" }
            strings.append(
                "<si><r><t>\(text.prefix(1))</t></r><r><rPr/><t>\(text.dropFirst())</t></r>"
                    + "<rPh sb=\"0\" eb=\"1\"><t>9</t></rPh></si>")
            return "<c r=\"\(reference)\" t=\"s\"><v>\(strings.count - 1)</v></c>"
        }
        expectEveryCell(try read(SheetFile(sheets: [sheet], strings: strings.joined())), id)
    }

    @Test(arguments: ids) func tablesOnSheetsOfTheirOwnAreRead(_ id: String) throws {
        let layout = try layout(id)
        let sheets = (0..<4).map { index -> SheetFile.Sheet in
            var part = layout
            part.tables = layout.tables.enumerated().map {
                $0.offset == index - 1 ? $0.element : []
            }
            if index > 0 { part.title = "附表" }
            var sheet = part.sheet()
            sheet.name = "表\(index)"
            return sheet
        }
        let report = try read(SheetFile(sheets: sheets))
        #expect(report.agencyName == "某县某局" && report.year == 2023)
        #expect(
            report.values
                == layout.form.cells.indices.map {
                    Int64($0 + 101) * layout.form.cells[$0].unit.scale
                })
    }

    @Test func blankCellsStayBlank() throws {
        let form = try Sample.form("gid-2021")
        // a report without a single figure is none
        let figures = form.cells.indices.map { $0 == 0 ? "7" : "" }
        let report = try read(
            SheetFile(sheets: [ReportLayout(form: form, figures: figures).sheet()]))
        #expect(report.cells.first?.state == .number(7))
        #expect(report.cells.dropFirst().allSatisfy { $0.state == .blank })
    }

    @Test func hiddenSheetsAreLeftOut() throws {
        for state in ["hidden", "veryHidden"] {
            let other = ReportLayout(
                form: try Sample.form("gid-2021"), figures: (0..<200).map { _ in "7" })
            var hidden = other.sheet()
            hidden.state = state
            let file = SheetFile(sheets: [hidden, try layout("gid-2021").sheet()])
            let report = try read(file)
            expectEveryCell(report, "gid-2021")
            #expect(report.notes.contains { $0.en.contains("hidden sheets") })
            #expect(
                try Sample.faults(bytes: SheetFile(sheets: [hidden]).bytes()).map(\.kind) == [
                    .noTable
                ])
        }
    }

    /// The row that holds the first figure of the form, 101.
    private func faults(_ change: (inout SheetFile.Sheet) -> Void) throws -> [DocumentFault.Kind] {
        var sheet = try layout("gid-2021").sheet()
        change(&sheet)
        return try Sample.faults(bytes: SheetFile(sheets: [sheet]).bytes()).map(\.kind)
    }

    @Test func hiddenRowsAndColumnsAreLeftOut() throws {
        #expect(try faults { _ in } == [])
        for hiding in ["hidden=\"1\"", "ht=\"0\" customHeight=\"1\""] {
            let kinds = try faults { sheet in
                sheet.rows = sheet.rows.split(separator: "<row ").map { row in
                    row.contains(">101<") ? "<row \(hiding) \(row)" : "<row \(row)"
                }.joined()
            }
            #expect(kinds == [.missingRow])
        }
        for column in ["hidden=\"1\"", "width=\"0\""] {
            let kinds = try faults {
                $0.head = "<cols><col min=\"3\" max=\"3\" \(column)/></cols>"
            }
            #expect(!kinds.isEmpty)
        }
        // A column of notes that nobody sees does not matter.
        let kinds = try faults { sheet in
            sheet.head = "<cols><col min=\"30\" max=\"30\" hidden=\"1\"/></cols>"
            sheet.rows = sheet.rows.replacing("</row>", with: "<c r=\"AD0\"><v>5</v></c></row>")
            sheet.rows = sheet.rows.split(separator: "<row r=\"").map { row in
                let number = row.prefix { $0 != "\"" }
                return "<row r=\"" + row.replacing("AD0", with: "AD\(number)")
            }.joined()
        }
        #expect(kinds == [])
    }

    // MARK: One cell

    /// What becomes of the figure 101 if its cell is written so; `@` stands for its reference.
    private func state(
        _ cell: String, styles: String = "", tail: String = "", head: String = "",
        calculation: String = ""
    ) throws -> ReportCell {
        var sheet = try layout("gid-2021").sheet { reference, text in
            text == "101" ? cell.replacing("@", with: reference) : SheetFile.usual(reference, text)
        }
        sheet.head = head
        sheet.tail += tail
        let file = SheetFile(sheets: [sheet], styles: styles, calculation: calculation)
        return try read(file).cells[0]
    }

    /// A cell whose text has pieces with fonts of their own.
    private static func runs(_ pieces: (text: String, font: String)...) -> String {
        let runs = pieces.map { "<r><rPr>\($0.font)</rPr><t>\($0.text)</t></r>" }
        return "<c r=\"@\" t=\"inlineStr\"><is>\(runs.joined())</is></c>"
    }

    @Test(
        arguments: [
            ("<c r=\"@\"><v>340</v></c>", .number(340)),
            ("<c r=\"@\"><v>3.4E2</v></c>", .number(340)),
            ("<c r=\"@\"><v>339.99999999999997</v></c>", .number(340)),
            ("<c r=\"@\"><v>340.5</v></c>", .unreadable),
            ("<c r=\"@\" t=\"str\"><f>A1</f><v>340</v></c>", .number(340)),
            ("<c r=\"@\"><f>1+1</f><v>2</v></c>", .number(2)),
            ("<c r=\"@\"><f>1+1</f></c>", .unreadable),
            ("<c r=\"@\" t=\"str\"><f>A1</f><v></v></c>", .blank),
            ("<c r=\"@\" t=\"e\"><v>#REF!</v></c>", .unreadable),
            ("<c r=\"@\" t=\"b\"><v>1</v></c>", .unreadable),
            ("<c r=\"@\" t=\"unheard\"><v>340</v></c>", .unreadable),
            ("<c r=\"@\" t=\"s\"><v>99</v></c>", .unreadable), ("<c r=\"@\"/>", .blank),
            ("<c r=\"@\" t=\"inlineStr\"><is><t>340</t><rPh><t>9</t></rPh></is></c>", .number(340)),
            (runs(("9", "<strike/>"), ("340", "")), .number(340)),
            (runs(("3", ""), ("9", "<strike/>"), ("40", "")), .unreadable),
            (runs(("340", ""), ("7", "<vertAlign val=\"superscript\"/>")), .number(340)),
            (runs(("340", ""), ("789", "<vertAlign val=\"superscript\"/>")), .unreadable),
            (runs(("34", ""), ("7", "<color rgb=\"FFFFFFFF\"/>")), .number(34)),
            (runs(("340", "<strike val=\"0\"/>")), .number(340)),
        ] as [(String, ReportCell.State)])
    func whatACellKeeps(_ cell: String, _ expected: ReportCell.State) throws {
        #expect(try state(cell).state == expected)
    }

    private static func styles(
        font: String = "", fill: String = "", format: String = "", rest: String = ""
    ) -> String {
        "<numFmts><numFmt numFmtId=\"164\" formatCode=\"\(format)\"/></numFmts>"
            + "<fonts><font/><font>\(font)</font></fonts>"
            + "<fills><fill/><fill>\(fill)</fill></fills><cellXfs><xf/>"
            + "<xf numFmtId=\"\(format.isEmpty ? 0 : 164)\" fontId=\"1\" fillId=\"1\"/></cellXfs>"
            + rest
    }

    private static let black =
        "<patternFill patternType=\"solid\"><fgColor rgb=\"FF000000\"/></patternFill>"

    @Test(
        arguments: [
            ("", "", .number(340)), ("<strike/>", "", .unreadable),
            ("<strike val=\"0\"/>", "", .number(340)),
            ("<vertAlign val=\"subscript\"/>", "", .unreadable),
            ("<color rgb=\"FFFFFFFF\"/>", "", .blank), ("<color theme=\"0\"/>", "", .blank),
            ("<color indexed=\"9\"/>", "", .blank), ("<color rgb=\"FFFF0000\"/>", "", .number(340)),
            ("<color theme=\"1\" tint=\"0.98\"/>", "", .blank), ("", black, .blank),
            ("<color rgb=\"FFFFFFFF\"/>", black, .number(340)), ("<sz val=\"1\"/>", "", .blank),
            ("<sz val=\"3\"/>", "", .unreadable), ("<name val=\"Wingdings\"/>", "", .unreadable),
            ("<color rgb=\"FFD9D9D9\"/>", "", .unreadable),
            ("<color theme=\"77\"/>", "", .unreadable),
            ("<color rgb=\"FFFFFFFF\"/>", "<gradientFill/>", .unreadable),
        ] as [(String, String, ReportCell.State)])
    func howACellLooks(_ font: String, _ fill: String, _ expected: ReportCell.State) throws {
        let styles = Self.styles(font: font, fill: fill)
        for cell in [
            "<c r=\"@\" s=\"1\"><v>340</v></c>", "<c r=\"@\" s=\"1\" t=\"str\"><v>340</v></c>",
        ] {
            #expect(try state(cell, styles: styles).state == expected, "\(cell)")
        }
    }

    @Test(
        arguments: [
            ("0", "340", .number(340)), ("#,##0", "12340", .number(12340)),
            ("0.00", "340", .number(340)), ("0", "339.6", .number(340)), (";;;", "340", .blank),
            ("0;-0;;@", "0", .blank), ("[Red]0", "340", .number(340)), ("[White]0", "340", .blank),
            ("yyyy", "45000", .unreadable), ("0%", "3.4", .unreadable),
            ("# ?/?", "340", .unreadable),
            ("0.00E+00", "340", .unreadable), ("[DBNum1]0", "340", .unreadable),
            ("0&quot;件&quot;", "340", .number(340)), ("_ * #,##0_ ", "1340", .number(1340)),
            ("0,", "340000", .number(340)), ("[&gt;=10]&quot;9&quot;0;0", "340", .number(9340)),
            ("000", "7", .unreadable), ("0!.0,", "345600", .unreadable),
        ] as [(String, String, ReportCell.State)])
    func whatAFormatShows(_ code: String, _ value: String, _ expected: ReportCell.State) throws {
        let styles = Self.styles(format: code)
        let cell = try state("<c r=\"@\" s=\"1\"><v>\(value)</v></c>", styles: styles)
        #expect(cell.state == expected)
    }

    @Test(
        arguments: [
            ("<border diagonalUp=\"1\"><diagonal style=\"thin\"/></border>", .unreadable),
            ("<border diagonalDown=\"1\"><diagonal style=\"thin\"/></border>", .unreadable),
            ("<border diagonalUp=\"1\"><diagonal/></border>", .number(340)),
            ("<border><diagonal style=\"thin\"/></border>", .number(340)),
        ] as [(String, ReportCell.State)])
    func lineFromCornerToCorner(_ border: String, _ expected: ReportCell.State) throws {
        let styles =
            "<borders>\(border)</borders><cellXfs><xf/><xf borderId=\"0\"/></cellXfs>"
        for cell in [
            "<c r=\"@\" s=\"1\"><v>340</v></c>", "<c r=\"@\" s=\"1\" t=\"str\"><v>340</v></c>",
        ] {
            #expect(try state(cell, styles: styles).state == expected)
        }
        // a crossed cell that holds nothing is blank
        #expect(try state("<c r=\"@\" s=\"1\"/>", styles: styles).state == .blank)
    }

    @Test func roundingIsRemarked() throws {
        let cell = try state(
            "<c r=\"@\" s=\"1\"><v>339.6</v></c>", styles: Self.styles(format: "0"))
        #expect(cell.note?.en.contains("339.6") == true)
    }

    private static func compare(_ comparison: String, _ bound: String) -> String {
        "<cfRule type=\"cellIs\" operator=\"\(comparison)\" dxfId=\"0\">"
            + "<formula>\(bound)</formula></cfRule>"
    }

    private static func always(_ change: Int) -> String {
        "<cfRule type=\"expression\" dxfId=\"\(change)\"><formula>TRUE</formula></cfRule>"
    }

    @Test(
        arguments: [
            (compare("equal", "0"), .number(340)), (compare("greaterThan", "5"), .blank),
            (compare("equal", "$A$1"), .unreadable), (always(0), .unreadable),
            (always(1), .number(340)), (always(2), .unreadable),
            ("<cfRule type=\"iconSet\"><iconSet showValue=\"0\"/></cfRule>", .blank),
            ("<cfRule type=\"iconSet\"><iconSet/></cfRule>", .number(340)),
        ] as [(String, ReportCell.State)])
    func conditionalFormatsAreHeeded(_ rule: String, _ expected: ReportCell.State) throws {
        let changes =
            "<dxfs><dxf><font><color rgb=\"FFFFFFFF\"/></font></dxf>"
            + "<dxf><font><b/><color rgb=\"FFFF0000\"/></font></dxf>"
            + "<dxf><font><strike/></font></dxf></dxfs>"
        let tail = "<conditionalFormatting sqref=\"A1:Z9\">\(rule)</conditionalFormatting>"
        let cell = try state(
            "<c r=\"@\"><v>340</v></c>", styles: Self.styles(rest: changes), tail: tail)
        #expect(cell.state == expected)
    }

    @Test func viewsAndNarrowColumnsAreHeeded() throws {
        let zero = "<c r=\"@\"><v>0</v></c>"
        #expect(try state(zero).state == .number(0))
        let hides = "<sheetViews><sheetView showZeros=\"0\"/></sheetViews>"
        #expect(try state(zero, head: hides).state == .blank)
        let formula = "<c r=\"@\"><f>1+1</f><v>2</v></c>"
        let shows = "<sheetViews><sheetView showFormulas=\"1\"/></sheetViews>"
        #expect(try state(formula, head: shows).state == .unreadable)
        let anew = "<calcPr fullCalcOnLoad=\"1\"/>"
        #expect(try state(formula, calculation: anew).state == .unreadable)
        let narrow = "<cols><col min=\"3\" max=\"3\" width=\"4\"/></cols>"
        #expect(try state("<c r=\"@\"><v>1234567</v></c>", head: narrow).state == .unreadable)
        #expect(try state("<c r=\"@\"><v>123</v></c>", head: narrow).state == .number(123))
    }

    @Test func drawingsOverAFigureAreHeeded() throws {
        var file = SheetFile(sheets: [try layout("gid-2021").sheet()])
        let anchor = { (first: Int, last: Int, object: String) in
            "<twoCellAnchor><from><col>0</col><row>\(first)</row></from>"
                + "<to><col>40</col><row>\(last)</row></to>\(object)</twoCellAnchor>"
        }
        file.drawing = anchor(0, 99, "<pic/>")
        #expect(try read(file).cells.allSatisfy { $0.state == .unreadable })
        file.drawing = anchor(900, 999, "<pic/>") + anchor(0, 99, "<clientData/>")
        expectEveryCell(try read(file), "gid-2021")
    }
}
