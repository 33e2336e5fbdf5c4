import SheetWriting
import TestSupport
import Testing

@testable import Documents

/// Texts come from registries and documents of others; none becomes a formula, or steers what
/// stands beside it.
@Suite struct FormulaInjectionTests {
    /// What formulas begin with, and what could hide that they do.
    private static let pieces: [String] = [
        "=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n", " ", "\u{3000}", "\u{0}", "\u{1}",
        "\u{B}", "\u{1B}", "\u{7F}", "\u{85}", "\u{A0}", "\u{AD}", "\u{200B}", "\u{200E}",
        "\u{200F}",
        "\u{202A}", "\u{202E}", "\u{2066}", "\u{2069}", "\u{FEFF}", "\u{FFFE}", "'", "\"", "&", "<",
        ">", "]]>", "|", "!", "$", "{", "}", "_x0041_", "cmd", "HYPERLINK(\"http://x\")", "SUM(A1)",
        "市教育局", "1", "𠮷", "é",
    ]

    private static func texts(_ count: Int) -> [String] {
        var numbers = SeededNumbers(seed: 17)
        let random = (0..<count).map { _ in
            (0..<Int.random(in: 1...6, using: &numbers))
                .compactMap { _ in pieces.randomElement(using: &numbers) }.joined()
        }
        return pieces + random
    }

    @Test func noTextBecomesAFormula() throws {
        let texts = Self.texts(3_000)
        let bytes = try Written.workbook { book in
            let sheet = try book.addSheet("数据")
            for (row, text) in texts.enumerated() {
                try sheet.write(.text(text), at: CellPlace(row: row, column: 0))
                try sheet.write(.text("后"), at: CellPlace(row: row, column: 1))
            }
        }
        let xml = try Written.part("xl/worksheets/sheet1.xml", of: bytes)
        #expect(!xml.contains("<f") && !xml.contains("t=\"str\"") && !xml.contains("<v>"))
        let root = try #require(XMLPart(Array(xml.utf8))?.root)
        let rows = root.child("sheetData")?.children("row") ?? []
        #expect(rows.count == texts.count)
        for (text, row) in zip(texts, rows) {
            let cells = row.children("c")
            #expect(cells.count == 2 && cells.last?.child("is")?.child("t")?.text == "后")
            let written = cells.first?.child("is")?.child("t")?.text ?? ""
            for scalar in written.unicodeScalars where scalar != "\n" {
                #expect(
                    ![.control, .format].contains(scalar.properties.generalCategory),
                    "\(text.debugDescription)")
            }
        }
        // a text stays one when somebody edits the cell: its format is that of texts
        let styles = try Written.part("xl/styles.xml", of: bytes)
        #expect(styles.contains("numFmtId=\"49\""))
    }

    @Test func whatAFileSaysOfItselfIsCleanedToo() throws {
        var properties = Written.properties
        properties.title = "\u{202E}=1&<a>"
        properties.more = [("版次", "\u{0}3")]
        let bytes = try Written.workbook(properties) { book in
            let sheet = try book.addSheet("数据")
            var page = SheetWriter.Page()
            page.footerLeft = "甲&乙\u{202E}"
            try sheet.setPage(page)
        }
        let core = try Written.part("docProps/core.xml", of: bytes)
        #expect(core.contains("\u{FFFD}=1&amp;&lt;a&gt;"))
        #expect(core.contains("2026-02-01T"))
        #expect(try Written.part("docProps/custom.xml", of: bytes).contains("\u{FFFD}3"))
        #expect(
            try Written.part("xl/worksheets/sheet1.xml", of: bytes)
                .contains("甲&amp;&amp;乙\u{FFFD}"))
    }
}
