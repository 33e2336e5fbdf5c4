import Messages
import Testing

@testable import Documents

/// What Word shows of a figure's cell, by direct formatting and by every kind of style.
@Suite struct SeenWordTests {
    private static func run(_ text: String, _ properties: String = "") -> String {
        "<w:r><w:rPr>\(properties)</w:rPr><w:t>\(text)</w:t></w:r>"
    }

    private static func style(
        _ kind: String, _ id: String, _ properties: String, base: String? = nil,
        usual: Bool = false
    ) -> String {
        "<w:style w:type=\"\(kind)\" w:styleId=\"\(id)\"\(usual ? " w:default=\"1\"" : "")>"
            + (base.map { "<w:basedOn w:val=\"\($0)\"/>" } ?? "")
            + "<w:rPr>\(properties)</w:rPr></w:style>"
    }

    @Test(arguments: DecoyKind.allCases)
    func aDecoyByAnyWayIsLeftOut(_ kind: DecoyKind) throws {
        let seen = try SeenFigures()
        let named = "<w:rStyle w:val=\"D\"/>"
        let on = kind.word
        for (properties, styles) in [
            (on, ""), (named, Self.style("character", "D", on)),
            (named, Self.style("character", "B", on) + Self.style("character", "D", "", base: "B")),
            (named, Self.style("character", "D", "", base: "B") + Self.style("character", "B", on)),
        ] {
            let bytes = try seen.word(
                Self.run("340") + Self.run("7", properties), styles: styles)
            let cell = try seen.cell(of: bytes)
            #expect(cell.state == .number(340), "\(kind) \(properties) \(styles) \(cell)")
            #expect(cell.note?.zh.contains("7") == true)
        }
    }

    /// The whole cell is struck, hidden or raised where its paragraph or its table is.
    @Test(arguments: DecoyKind.allCases)
    func aFigureByTheStyleOfItsParagraphIsNotRead(_ kind: DecoyKind) throws {
        let seen = try SeenFigures()
        let named = "<w:pPr><w:pStyle w:val=\"P\"/></w:pPr>"
        let state: ReportCell.State = kind == .hidden ? .blank : .unreadable
        for styles in [
            Self.style("paragraph", "P", kind.word),
            Self.style("paragraph", "B", kind.word) + Self.style("paragraph", "P", "", base: "B"),
        ] {
            let bytes = try seen.word(named + Self.run("340"), styles: styles)
            #expect(try seen.cell(of: bytes).state == state)
        }
        let off = kind.word.replacing("/>", with: " w:val=\"0\"/>").replacing(
            "\"superscript\" w:val=\"0\"", with: "\"baseline\"")
        let shown = try seen.word(
            named + Self.run("340", off), styles: Self.style("paragraph", "P", kind.word))
        #expect(try seen.cell(of: shown).state == .number(340))
    }

    @Test(arguments: DecoyKind.allCases)
    func tableStylesHoldForTheirCells(_ kind: DecoyKind) throws {
        let seen = try SeenFigures()
        let body = seen.layout.wordBody
        let named = body.replacing(
            "<w:tblPr/>", with: "<w:tblPr><w:tblStyle w:val=\"T\"/></w:tblPr>")
        func states(_ body: String, _ styles: String) throws -> [DocumentFault.Kind] {
            try Sample.faults(bytes: WordFile.zip([WordFile.part(body), WordFile.styles(styles)]))
                .map(\.kind)
        }
        let plain = Self.style("table", "T", "")
        #expect(try states(named, plain) == [])
        // with every label hidden or struck there is no form left
        let faults = try states(named, Self.style("table", "T", kind.word))
        #expect(kind == .raised || faults == [.unknownTable])
        let usual = try states(body, Self.style("table", "T", kind.word, usual: true))
        #expect(kind == .raised || usual == [.unknownTable])
        let part =
            "<w:style w:type=\"table\" w:styleId=\"T\"><w:tblStylePr w:type=\"lastRow\"><w:rPr>"
            + "\(kind.word)</w:rPr></w:tblStylePr></w:style>"
        let report = try Sample.reader().read(
            bytes: WordFile.zip([WordFile.part(named), WordFile.styles(part)]), name: "r.docx")
        #expect(report.unreadableCells.count == report.cells.count)
    }

    @Test func twoSwitchesTurnEachOtherOff() throws {
        let seen = try SeenFigures()
        let styles =
            Self.style("paragraph", "P", "<w:strike/>")
            + Self.style("character", "D", "<w:strike/>")
        let paragraph = "<w:pPr><w:pStyle w:val=\"P\"/></w:pPr>"
        let twice = try seen.word(
            paragraph + Self.run("340", "<w:rStyle w:val=\"D\"/>"), styles: styles)
        #expect(try seen.cell(of: twice).state == .number(340))
        let direct = try seen.word(
            paragraph + Self.run("340", "<w:rStyle w:val=\"D\"/><w:strike/>"), styles: styles)
        #expect(try seen.cell(of: direct).state == .unreadable)
    }

    /// What may stand in the paragraph of the figure, and what a person sees.
    @Test(
        arguments: [
            (run("9", "<w:dstrike/>") + run("340"), 340),
            (run("340") + run("7", "<w:specVanish/>"), 340),
            (run("340") + run("7", "<w:webHidden/>"), nil),
            (run("340") + run("7", "<w:vertAlign w:val=\"subscript\"/>"), 340),
            (run("340") + run("7", "<w:position w:val=\"6\"/>"), 340),
            (run("340") + run("万", "<w:position w:val=\"6\"/>"), nil),
            (run("340") + run("7", "<w:color w:val=\"FFFFFF\"/>"), 340),
            (
                run("34")
                    + run(
                        "0", "<w:color w:val=\"FFFFFF\"/><w:shd w:val=\"clear\" w:fill=\"000080\"/>"
                    ),
                340
            ),
            (run("340") + run("7", "<w:color w:val=\"auto\"/>"), 3407),
            (run("340") + run("7", "<w:color w:themeColor=\"background1\"/>"), 340),
            (
                run("340")
                    + run("7", "<w:color w:val=\"000000\" w:themeColor=\"background1\"/>"), 340
            ),
            (run("340", "<w:color w:val=\"000000\" w:themeColor=\"text1\"/>"), 340),
            (run("340", "<w:textFill><w:noFill/></w:textFill>"), nil),
            (run("340") + run("7", fill("FFFFFF")), 340), (run("340", fill("FF0000")), 340),
            (run("340", "<w:spacing w:val=\"-200\"/>"), nil),
            (run("340", "<w:spacing w:val=\"-10\"/>"), 340),
            (run("340") + run("7", "<w:sz w:val=\"2\"/>"), 340),
            (run("340", "<w:rFonts w:ascii=\"Wingdings\"/>"), nil),
            (run("340", "<w:w w:val=\"1\"/>"), nil),
            (
                "<w:bdo w:val=\"rtl\">" + run("043") + "</w:bdo>", nil
            ),
            ("<w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr>" + run("340"), nil),
            ("<w:pPr><w:numPr><w:numId w:val=\"0\"/></w:numPr></w:pPr>" + run("340"), 340),
            ("<w:r><w:t>340</w:t><w:drawing/></w:r>", nil),
            (
                "<w:r><w:t>340</w:t><w:pict><w:txbxContent><w:p>" + run("7")
                    + "</w:p></w:txbxContent></w:pict></w:r>", nil
            ),
            (
                "<w:r><w:pict><w:txbxContent><w:p>" + run("340")
                    + "</w:p></w:txbxContent></w:pict></w:r>", 340
            ),
            ("<w:del>" + run("9") + "</w:del><w:ins>" + run("340") + "</w:ins>", 340),
            (
                "<mc:AlternateContent><mc:Choice Requires=\"wps\">" + run("340")
                    + "</mc:Choice><mc:Choice Requires=\"wps\">" + run("7")
                    + "</mc:Choice><mc:Fallback>" + run("8")
                    + "</mc:Fallback></mc:AlternateContent>", 340
            ),
            (
                "<mc:AlternateContent><mc:Choice Requires=\"unheard\">" + run("7")
                    + "</mc:Choice><mc:Fallback>" + run("340")
                    + "</mc:Fallback></mc:AlternateContent>", 340
            ),
            ("<w:r><w:sym w:font=\"Symbol\" w:char=\"F033\"/></w:r>" + run("40"), 340),
            ("<w:r><w:sym w:font=\"Wingdings\" w:char=\"F033\"/></w:r>" + run("40"), nil),
            ("<w:r><w:sym w:font=\"Arial\" w:char=\"0033\"/></w:r>" + run("40"), 340),
            ("<w:r><w:t>3</w:t><w:softHyphen/><w:t>40</w:t></w:r>", 340),
            (run("3") + "</w:p><w:p>" + run("40"), nil),
            (
                field(
                    "<w:ddList><w:result w:val=\"1\"/><w:listEntry w:val=\"7\"/>"
                        + "<w:listEntry w:val=\"340\"/></w:ddList>"), 340
            ),
            (
                field(
                    "<w:ddList><w:default w:val=\"1\"/><w:listEntry w:val=\"7\"/>"
                        + "<w:listEntry w:val=\"340\"/></w:ddList>"), 340
            ),
            (field("<w:checkBox><w:checked/></w:checkBox>"), nil),
            (field("", code: "EQ \\o(3,4)"), nil),
            (field("", code: "EQ \\o(3,4)", result: run("340")), nil),
            (field("", code: "=SUM(ABOVE)", result: run("340")), 340),
            ("<w:r><w:contentPart/></w:r>" + run("340"), nil),
            (formula("<m:r><m:t>340</m:t></m:r>"), 340),
            (formula("<m:d><m:e><m:r><m:t>5</m:t></m:r></m:e></m:d>"), nil),
            (formula("<m:phant><m:e><m:r><m:t>7</m:t></m:r></m:e></m:phant>") + run("340"), nil),
            (
                formula(
                    "<m:m><m:mr><m:e><m:r><m:t>3</m:t></m:r></m:e>"
                        + "<m:e><m:r><m:t>40</m:t></m:r></m:e></m:mr></m:m>"), nil
            ),
            (
                "<w:sdt><w:sdtPr><w:dropDownList><w:listItem w:value=\"7\"/></w:dropDownList>"
                    + "</w:sdtPr><w:sdtContent>" + run("340") + "</w:sdtContent></w:sdt>", 340
            ),
            (
                "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" + run("340")
                    + "</w:sdtContent></w:sdt>", nil
            ),
            (
                "<w:r><w:ruby><w:rt>" + run("7") + "</w:rt><w:rubyBase>" + run("340")
                    + "</w:rubyBase></w:ruby></w:r>", nil
            ),
        ] as [(String, Int64?)])
    func oneCell(_ paragraph: String, _ seen: Int64?) throws {
        let figures = try SeenFigures()
        let cell = try figures.cell(of: figures.word(paragraph))
        #expect(
            cell.state == seen.map { .number($0) } ?? .unreadable, "\(paragraph) \(cell)")
    }

    private static func fill(_ color: String) -> String {
        "<w:textFill><w:solidFill><w:srgbClr w:val=\"\(color)\"/></w:solidFill></w:textFill>"
    }

    private static func formula(_ content: String) -> String { "<m:oMath>\(content)</m:oMath>" }

    /// A line from corner to corner goes through the figure, by the cell or by the table's style.
    @Test(arguments: ["tl2br", "tr2bl"]) func crossedCellsAreNotRead(_ border: String) throws {
        let seen = try SeenFigures()
        let line = "<w:tcBorders><w:\(border) w:val=\"single\"/></w:tcBorders>"
        let none = "<w:tcBorders><w:\(border) w:val=\"nil\"/></w:tcBorders>"
        let figure = ReportLayout.paragraph(String(SeenFigures.figure))
        for (borders, state) in [
            (line, ReportCell.State.unreadable), (none, .number(Int64(SeenFigures.figure))),
        ] {
            let body = seen.layout.wordBody.replacing(
                "</w:tcPr>\(figure)", with: "\(borders)</w:tcPr>\(figure)", maxReplacements: 1)
            #expect(try seen.cell(of: WordFile.zip([WordFile.part(body)])).state == state)
        }
        let style =
            "<w:style w:type=\"table\" w:styleId=\"T\" w:default=\"1\"><w:tcPr>\(line)</w:tcPr>"
            + "</w:style>"
        let bytes = try WordFile.zip([
            WordFile.part(seen.layout.wordBody), WordFile.styles(style),
        ])
        let report = try Sample.reader().read(bytes: bytes, name: "r.docx")
        #expect(report.unreadableCells.count == report.cells.count)
    }

    private static func field(
        _ data: String, code: String = "FORM", result: String = ""
    ) -> String {
        let separator =
            result.isEmpty ? "" : "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" + result
        return
            "<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData>\(data)</w:ffData></w:fldChar></w:r>"
            + "<w:r><w:instrText>\(code)</w:instrText></w:r>" + separator
            + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
    }
}
