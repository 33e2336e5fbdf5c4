@testable import Documents

/// Workbooks made by the tests themselves.
struct SheetFile {
    struct Sheet {
        var name = "Sheet1"
        var state = "visible"
        /// Elements in front of the rows, and behind them.
        var head = ""
        var rows = ""
        var tail = ""
    }

    static let space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    private static let relations =
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

    var sheets: [Sheet]
    /// Inside of `styleSheet`.
    var styles = ""
    /// Inside of `sst`.
    var strings = ""
    /// Behind the list of sheets.
    var calculation = ""
    var drawing = ""

    func bytes() throws -> [UInt8] { try WordFile.zip(parts()) }

    func parts() -> [(name: String, bytes: [UInt8])] {
        let kinds = ["styles", "sharedStrings"]
        let links =
            sheets.indices.map { Self.link("s\($0)", "worksheet", "worksheets/sheet\($0).xml") }
            + kinds.map { Self.link($0, $0, "\($0).xml") }
        let list = sheets.enumerated().map { index, sheet in
            "<sheet name=\"\(sheet.name)\" sheetId=\"\(index + 1)\" state=\"\(sheet.state)\" "
                + "r:id=\"s\(index)\"/>"
        }
        let contents =
            sheets.indices.map { ("worksheets/sheet\($0)", "worksheet") }
            + [
                ("workbook", "sheet.main"), ("styles", "styles"),
                ("sharedStrings", "sharedStrings"),
            ]
        var parts = [
            ("[Content_Types].xml", Self.types(contents)),
            ("_rels/.rels", Self.links([Self.link("r", "officeDocument", "xl/workbook.xml")])),
            ("xl/_rels/workbook.xml.rels", Self.links(links)),
            (
                "xl/workbook.xml",
                Self.root("workbook", "<sheets>\(list.joined())</sheets>\(calculation)")
            ),
            ("xl/styles.xml", Self.root("styleSheet", styles)),
            ("xl/sharedStrings.xml", Self.root("sst", strings)),
        ]
        for (index, sheet) in sheets.enumerated() {
            let body = "\(sheet.head)<sheetData>\(sheet.rows)</sheetData>\(sheet.tail)"
            parts.append(("xl/worksheets/sheet\(index).xml", Self.root("worksheet", body)))
            if !drawing.isEmpty {
                parts.append(
                    (
                        "xl/worksheets/_rels/sheet\(index).xml.rels",
                        Self.links([Self.link("d", "drawing", "../drawings/drawing.xml")])
                    ))
            }
        }
        if !drawing.isEmpty { parts.append(("xl/drawings/drawing.xml", "<a>\(drawing)</a>")) }
        return parts.map { ($0.0, Array($0.1.utf8)) }
    }

    private static func root(_ name: String, _ body: String) -> String {
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
            + "<\(name) xmlns=\"\(space)\" xmlns:r=\"\(relations)\">\(body)</\(name)>"
    }

    private static func types(_ contents: [(part: String, kind: String)]) -> String {
        let office = "application/vnd.openxmlformats-officedocument.spreadsheetml"
        let overrides = contents.map {
            "<Override PartName=\"/xl/\($0.part).xml\" ContentType=\"\(office).\($0.kind)+xml\"/>"
        }
        return "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
            + "<Default Extension=\"rels\" ContentType="
            + "\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            + overrides.joined() + "</Types>"
    }

    private static func links(_ links: [String]) -> String {
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
            + links.joined() + "</Relationships>"
    }

    private static func link(_ id: String, _ kind: String, _ target: String) -> String {
        "<Relationship Id=\"\(id)\" Type=\"\(relations)/\(kind)\" Target=\"\(target)\"/>"
    }

    /// `A1` for row 1 and column 1.
    static func reference(_ row: Int, _ column: Int) -> String {
        var letters = ""
        var rest = column
        while rest > 0 {
            letters = String(Character(Unicode.Scalar(UInt8(65 + (rest - 1) % 26)))) + letters
            rest = (rest - 1) / 26
        }
        return letters + String(row)
    }

    static func text(_ reference: String, _ text: String) -> String {
        text.isEmpty
            ? "<c r=\"\(reference)\"/>"
            : "<c r=\"\(reference)\" t=\"inlineStr\"><is><t>\(text)</t></is></c>"
    }

    /// A number for what is one, else a text.
    static func usual(_ reference: String, _ text: String) -> String {
        SheetDecimal(text) == nil
            ? Self.text(reference, text) : "<c r=\"\(reference)\"><v>\(text)</v></c>"
    }
}

extension ReportLayout {
    /// The report on one sheet, from cell B2 on.
    func sheet(
        hasTitles: Bool = true,
        cell: (_ reference: String, _ text: String) -> String = SheetFile.usual
    ) -> SheetFile.Sheet {
        let rows = sheetRows(hasTitles: hasTitles).joined()
        return Self.sheet(Array(rows), cell: cell)
    }

    /// The report on sheets of their own: what stands before the first table, then each table.
    func sheets(hasTitles: Bool) -> [SheetFile.Sheet] {
        sheetRows(hasTitles: hasTitles).filter { !$0.isEmpty }.map {
            Self.sheet($0, cell: SheetFile.usual)
        }
    }

    /// Rows as they stand in a sheet, in groups that end where a table begins or ends.
    private func sheetRows(hasTitles: Bool) -> [[[Printed]]] {
        var groups: [[[Printed]]] = [[]]
        var waiting = tables[...]
        for part in parts(hasTitles: hasTitles, table: { _ in "" }) {
            if part.isEmpty {
                // the heading of a table stands on its sheet
                let heading = hasTitles ? groups[groups.count - 1].popLast().map { [$0] } ?? [] : []
                groups.append(heading + Self.grid(waiting.removeFirst()))
                groups.append([])
            } else {
                groups[groups.count - 1].append([Printed(text: part)])
            }
        }
        return groups
    }

    private static func sheet(
        _ lines: [[Printed]], cell: (_ reference: String, _ text: String) -> String
    ) -> SheetFile.Sheet {
        var sheet = SheetFile.Sheet()
        var merges: [String] = []
        for (index, row) in lines.enumerated() {
            let number = index + 2
            var column = 2
            var cells = ""
            for printed in row {
                let first = SheetFile.reference(number, column)
                if !printed.isCovered {
                    cells += cell(first, printed.text)
                    if printed.columns > 1 || printed.rows > 1 {
                        let last = SheetFile.reference(
                            number + printed.rows - 1, column + printed.columns - 1)
                        merges.append("<mergeCell ref=\"\(first):\(last)\"/>")
                    }
                }
                column += printed.columns
            }
            sheet.rows += "<row r=\"\(number)\">\(cells)</row>"
        }
        sheet.tail = "<mergeCells>\(merges.joined())</mergeCells>"
        return sheet
    }

    func workbook() throws -> [UInt8] { try SheetFile(sheets: [sheet()]).bytes() }
}
