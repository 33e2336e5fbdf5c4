import TestSupport

@testable import Documents

/// Changes workbooks: what is not seen, and what hides, strikes, formats or loses cells.
struct BookMutation {
    var numbers: SeededNumbers
    private(set) var changes: [String] = []
    private(set) var mayLose = false

    init(_ numbers: SeededNumbers) { self.numbers = numbers }

    // MARK: Nothing that is seen

    mutating func unseen(_ layout: ReportLayout) throws -> [UInt8] {
        var sheet = layout.sheet(cell: numbers.isLucky(2) ? SheetFile.usual : SheetFile.text)
        var markup = Markup(sheet.rows)
        for _ in 0...numbers.below(6) {
            let rows = markup.indices { $0.name == "row" && $0.kind == .open }
            let cells = markup.indices { $0.name == "c" && $0.kind != .close }
            guard let row = numbers.pick(rows), let cell = numbers.pick(cells) else { break }
            let choice = numbers.below(6)
            changes.append("unseen \(choice)")
            switch choice {
            case 0:
                markup.setAttribute("spans", "1:9", at: row)
                markup.setAttribute("ht", "20", at: row)
                markup.setAttribute("customHeight", "1", at: row)
            case 1: markup.setAttribute("s", "0", at: cell)
            case 2: markup.insert("<!-- 7 -->", at: cell)
            case 3: markup.insert("\n  ", at: cell)
            case 4: sheet.tail += "<pageMargins left=\"1\" right=\"1\"/><phoneticPr fontId=\"1\"/>"
            default:
                guard
                    let text = numbers.pick(markup.indices { $0.name == "t" && $0.kind == .close })
                else { continue }
                markup.insert("<rPh sb=\"0\" eb=\"1\"><t>7</t></rPh>", at: text + 1)
            }
        }
        sheet.rows = markup.text
        var file = SheetFile(sheets: [sheet])
        if numbers.isLucky(2) {
            file.sheets.insert(note("说明", "visible"), at: 0)
            changes.append("a sheet of notes")
        }
        if numbers.isLucky(2) {
            file.sheets.append(note("旧", "hidden"))
            changes.append("a hidden sheet")
        }
        var parts = file.parts()
        if numbers.isLucky(2) {
            parts.insert(("docProps/app.xml", Array("<Properties>7</Properties>".utf8)), at: 1)
            parts.append(("xl/calcChain.xml", Array("<calcChain/>".utf8)))
        }
        if numbers.isLucky(2) { parts.shuffle(using: &numbers) }
        return try WordFile.zip(parts)
    }

    private func note(_ name: String, _ state: String) -> SheetFile.Sheet {
        var sheet = SheetFile.Sheet()
        sheet.name = name
        sheet.state = state
        sheet.rows = "<row r=\"1\">\(SheetFile.text("A1", "填表前请先阅读说明。"))</row>"
        return sheet
    }

    // MARK: Looks

    /// No format adds or moves a digit, which a person would see.
    private static let styles = """
        <numFmts count="8"><numFmt numFmtId="170" formatCode=";;;"/>\
        <numFmt numFmtId="171" formatCode="yyyy-mm-dd"/>\
        <numFmt numFmtId="172" formatCode="0;0;;@"/>\
        <numFmt numFmtId="173" formatCode="&quot;共&quot;0&quot;件&quot;"/>\
        <numFmt numFmtId="174" formatCode="[&gt;1000]&quot;x&quot;;0"/>\
        <numFmt numFmtId="175" formatCode="#,##0_ "/>\
        <numFmt numFmtId="176" formatCode="General;General;General;@"/>\
        <numFmt numFmtId="177" formatCode="0.00E+00"/></numFmts>\
        <fonts count="6"><font><sz val="11"/></font><font><strike/></font>\
        <font><color rgb="FFFFFFFF"/></font><font><sz val="1"/></font>\
        <font><vertAlign val="superscript"/></font><font><name val="Wingdings"/></font></fonts>\
        <fills count="3"><fill><patternFill patternType="none"/></fill>\
        <fill><patternFill patternType="gray125"/></fill>\
        <fill><patternFill patternType="solid"><fgColor rgb="FF000000"/></patternFill>\
        </fill></fills>
        """

    private static func formats() -> String {
        let numbers = [0, 1, 3, 49, 170, 171, 172, 173, 174, 175, 176, 177]
        let cells =
            numbers.map { "<xf numFmtId=\"\($0)\" fontId=\"0\" fillId=\"0\"/>" }
            + (1...5).map { "<xf numFmtId=\"0\" fontId=\"\($0)\" fillId=\"0\"/>" }
            + ["<xf numFmtId=\"0\" fontId=\"0\" fillId=\"2\"/>"]
        return styles + "<cellXfs count=\"\(cells.count)\">\(cells.joined())</cellXfs>"
    }

    mutating func looks(_ layout: ReportLayout) throws -> [UInt8] {
        var sheet = layout.sheet(cell: numbers.isLucky(2) ? SheetFile.usual : SheetFile.text)
        var markup = Markup(sheet.rows)
        var state = "visible"
        for _ in 0...numbers.below(3) {
            let rows = markup.indices { $0.name == "row" && $0.kind == .open }
            let cells = markup.indices { $0.name == "c" && $0.kind != .close }
            guard let row = numbers.pick(rows), let cell = numbers.pick(cells) else { break }
            switch numbers.below(8) {
            case 0, 1, 2:
                let style = numbers.below(20)
                changes.append("style \(style) at \(markup.pieces[cell].text)")
                markup.setAttribute("s", String(style), at: cell)
            case 3:
                let looks = [("hidden", "1"), ("ht", "0"), ("s", "12"), ("collapsed", "1")]
                let (look, value) = numbers.pick(looks) ?? ("", "")
                changes.append("row \(row) \(look)")
                markup.setAttribute(look, value, at: row)
                if look == "ht" { markup.setAttribute("customHeight", "1", at: row) }
            case 4:
                let column = 2 + numbers.below(12)
                let look = numbers.pick([
                    "hidden=\"1\"", "width=\"0\"", "width=\"0.5\"", "style=\"5\"",
                ])
                changes.append("column \(column) \(look ?? "")")
                sheet.head =
                    "<cols><col min=\"\(column)\" max=\"\(column)\" customWidth=\"1\" "
                    + "\(look ?? "")/></cols>"
            case 5:
                let first = 2 + numbers.below(40)
                sheet.tail +=
                    "<conditionalFormatting sqref=\"C\(first):F\(first + 3)\">"
                    + "<cfRule type=\"cellIs\" "
                    + "dxfId=\"0\" priority=\"1\" operator=\"equal\"><formula>0</formula></cfRule>"
                    + "</conditionalFormatting>"
                changes.append("conditional format at \(first)")
            case 6:
                sheet.head = "<sheetFormatPr zeroHeight=\"1\"/>" + sheet.head
                changes.append("rows of no height")
            default:
                state = numbers.pick(["hidden", "veryHidden"]) ?? ""
                changes.append(state)
            }
        }
        sheet.rows = markup.text
        sheet.state = state
        var file = SheetFile(sheets: [sheet])
        if state != "visible" { file.sheets.insert(note("首页", "visible"), at: 0) }
        file.styles = Self.formats()
        return try file.bytes()
    }

    // MARK: Cells and tags

    mutating func structure(_ layout: ReportLayout) throws -> [UInt8] {
        var sheet = layout.sheet()
        var markup = Markup(sheet.rows)
        let tags = markup.indices { $0.kind != .text }
        guard let tag = numbers.pick(tags) else { return [] }
        mayLose = true
        switch numbers.below(8) {
        case 0, 1:
            let found = markup.indices {
                ["c", "row", "v", "is"].contains($0.name) && $0.kind == .open
            }
            guard let index = numbers.pick(found) else { break }
            changes.append("without \(markup.pieces[index].text)")
            markup.pieces.removeSubrange(markup.element(at: index))
        case 2:
            let found = markup.indices { ["c", "row"].contains($0.name) && $0.kind == .open }
            guard let index = numbers.pick(found) else { break }
            changes.append("twice \(markup.pieces[index].text)")
            let range = markup.element(at: index)
            markup.pieces.insert(contentsOf: markup.pieces[range], at: range.lowerBound)
        case 3:
            changes.append("without \(tag) \(markup.pieces[tag].text)")
            markup.pieces.remove(at: tag)
        case 4:
            let found = markup.indices { $0.name == "c" && $0.kind == .open }
            guard let index = numbers.pick(found) else { break }
            let kind = numbers.pick(["b", "e", "str", "d", "n", "inlineStr", "x", ""]) ?? ""
            changes.append("t=\(kind) at \(markup.pieces[index].text)")
            markup.setAttribute("t", kind, at: index)
        case 5:
            let (row, column) = (2 + numbers.below(50), 2 + numbers.below(10))
            let range =
                SheetFile.reference(row, column) + ":"
                + SheetFile.reference(row + numbers.below(3), column + numbers.below(3))
            changes.append("merged \(range)")
            sheet.tail = sheet.tail.replacing(
                "</mergeCells>", with: "<mergeCell ref=\"\(range)\"/></mergeCells>")
        case 6:
            let found = markup.indices { $0.name == "v" && $0.kind == .open }
            guard let index = numbers.pick(found) else { break }
            changes.append("formula at \(index)")
            let formula = numbers.pick(["<f>A1+7</f>", "<f t=\"shared\" si=\"0\"/>", "<f/>"]) ?? ""
            markup.insert(formula, at: index)
        default:
            var text = Array(markup.pieces[tag].text)
            // digits of a place are not changed: the figure would stand elsewhere
            let places = text.indices.filter { !text[$0].isNumber && !text[$0].isUppercase }
            guard let place = numbers.pick(Array(places)) else { break }
            text[place] = numbers.pick(Array("<>\"'=/ aZ&;!\u{FFFD}")) ?? "x"
            changes.append("\(markup.pieces[tag].text) as \(String(text))")
            markup.pieces[tag].text = String(text)
        }
        sheet.rows = markup.text
        return try SheetFile(sheets: [sheet]).bytes()
    }
}
