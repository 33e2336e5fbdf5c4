import Testing

@testable import Documents

/// Lists that somebody keeps in a spreadsheet.
@Suite struct ListFileTests {
    private func list(_ text: String) throws -> [[String]] {
        try ListFile(bytes: Array(text.utf8), name: "a.csv").rows.map(\.cells)
    }

    @Test(
        arguments: [
            ("单位,编号\n财政局,1\n", [["单位", "编号"], ["财政局", "1"]]),
            ("\u{FEFF}单位;编号\r\n财政局;1", [["单位", "编号"], ["财政局", "1"]]),
            (
                "单位名录（一县，六十个单位，一月）\n单位,编号\n财政局,1",
                [["单位名录（一县，六十个单位，一月）"], ["单位", "编号"], ["财政局", "1"]]
            ),
            ("名单，甲，乙\n单位\t编号\n", [["名单，甲，乙"], ["单位", "编号"]]),
            ("单位，编号\n财政局，1", [["单位", "编号"], ["财政局", "1"]]),
            ("单位\t编号\n\n财政局\t1", [["单位", "编号"], ["财政局", "1"]]),
            ("a,b\n\"x,y\",\"say \"\"no\"\"\"\n", [["a", "b"], ["x,y", "say \"no\""]]),
            ("a,b\n\"two\nlines\",2\n", [["a", "b"], ["two\nlines", "2"]]),
            ("a,b\n,\n1,\n", [["a", "b"], ["1", ""]]), (" a , b ", [["a", "b"]]),
        ] as [(String, [[String]])])
    func separatedText(_ text: String, _ rows: [[String]]) throws {
        #expect(try list(text) == rows)
    }

    /// As a spreadsheet shows them: a cell of two lines does not move the rows below.
    @Test func rowsKeepTheirNumbers() throws {
        let text = "a,b\n\n\"x\ny\",1\nz,2\n"
        let rows = try ListFile(bytes: Array(text.utf8), name: "a.csv").rows
        #expect(rows.map(\.number) == [1, 3, 4])
    }

    @Test func chineseEncodings() throws {
        // 单位,编号 in GB18030
        let bytes: [UInt8] = [0xB5, 0xA5, 0xCE, 0xBB, 0x2C, 0xB1, 0xE0, 0xBA, 0xC5]
        #expect(try ListFile(bytes: bytes, name: "a.csv").rows.map(\.cells) == [["单位", "编号"]])
        let wide: [UInt8] =
            [0xFF, 0xFE] + "单位,编号".utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
        #expect(try ListFile(bytes: wide, name: "a.csv").rows.map(\.cells) == [["单位", "编号"]])
    }

    @Test(arguments: ["", "\n\n", "a,\"b", "%PDF-1.4 a,b"])
    func whatIsNoList(_ text: String) {
        #expect(throws: DocumentError.self) { try list(text) }
    }

    private func sheet(_ rows: String, head: String = "", state: String = "visible") throws
        -> ListFile
    {
        var book = SheetFile(sheets: [SheetFile.Sheet(state: state, head: head, rows: rows)])
        if state != "visible" { book.sheets.insert(SheetFile.Sheet(), at: 0) }
        return try ListFile(bytes: book.bytes(), name: "a.xlsx")
    }

    private static func text(_ place: String, _ text: String) -> String {
        "<c r=\"\(place)\" t=\"inlineStr\"><is><t>\(text)</t></is></c>"
    }

    @Test func workbooks() throws {
        let rows = """
            <row r="2">\(Self.text("A2", "单位"))\(Self.text("C2", "编号"))</row>
            <row r="5">\(Self.text("A5", "财政局"))<c r="C5"><v>7</v></c></row>
            """
        let list = try sheet(rows)
        #expect(list.rows.map(\.cells) == [["单位", "", "编号"], ["财政局", "", "7"]])
        #expect(list.rows.map(\.number) == [2, 5])
    }

    @Test func whatNobodySeesIsNoList() throws {
        let hidden =
            "<row r=\"1\">\(Self.text("A1", "单位"))</row><row r=\"2\" hidden=\"1\">"
            + "\(Self.text("A2", "财政局"))</row>"
        #expect(throws: DocumentError.self) { try sheet(hidden) }
        let rows = "<row r=\"1\">\(Self.text("A1", "单位"))</row>"
        #expect(throws: DocumentError.self) { try sheet(rows, state: "hidden") }
    }
}
