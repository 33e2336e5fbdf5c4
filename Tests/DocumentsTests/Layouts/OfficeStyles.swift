import Foundation

@testable import Documents

/// The ways in which Word documents hold a report.
enum WordStyle: String, CaseIterable, Sendable {
    /// A package with plain paragraphs.
    case plain
    /// Every character a run of its own, with bookmarks and marks of the spelling check between.
    case brokenRuns
    /// Cells and their text in content controls, rows as well.
    case controls
    /// The whole package in one XML file.
    case flat
    /// XML of Word 2003.
    case xml2003

    func bytes(_ layout: ReportLayout, hasTitles: Bool) throws -> [UInt8] {
        let body = layout.parts(hasTitles: hasTitles, table: ReportLayout.wordTable).map {
            $0.hasPrefix("<") ? $0 : ReportLayout.paragraph($0)
        }.joined()
        switch self {
        case .plain: return try WordFile.bytes(body: body)
        case .brokenRuns: return try WordFile.bytes(body: Self.broken(body))
        case .controls: return try WordFile.bytes(body: Self.controlled(body))
        case .flat: return WordFile.flat(body)
        case .xml2003: return WordFile.xml2003(body.replacing("<w:vMerge", with: "<w:vmerge"))
        }
    }

    private static func broken(_ body: String) -> String {
        body.replacing(/<w:r><w:t xml:space="preserve">([^<]*)<\/w:t><\/w:r>/) { match in
            match.1.enumerated().map { index, character in
                (index.isMultiple(of: 2)
                    ? "<w:bookmarkStart w:id=\"1\" w:name=\"a\"/>" : "<w:proofErr w:type=\"a\"/>")
                    + "<w:r><w:rPr><w:b/><w:sz w:val=\"21\"/></w:rPr><w:t>\(character)</w:t></w:r>"
            }.joined()
        }
    }

    private static func controlled(_ body: String) -> String {
        body.replacing(/<w:tr>/, with: "<w:sdt><w:sdtContent><w:tr>")
            .replacing(/<\/w:tr>/, with: "</w:tr></w:sdtContent></w:sdt>")
            .replacing(/<w:p>(.*?)<\/w:p>/) { match in
                "<w:p><w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>\(match.1)"
                    + "</w:sdtContent></w:sdt></w:p>"
            }
    }
}

extension WordFile {
    static func flat(_ body: String) -> [UInt8] {
        let main = String(decoding: part(body).bytes, as: UTF8.self)
            .replacing(/<\?xml.*?\?>\n?/, with: "")
        let target = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        let xml =
            "<?xml version=\"1.0\"?><pkg:package "
            + "xmlns:pkg=\"http://schemas.microsoft.com/office/2006/xmlPackage\">"
            + "<pkg:part pkg:name=\"/_rels/.rels\"><pkg:xmlData><Relationships>"
            + "<Relationship Id=\"r\" Type=\"\(target)/officeDocument\" Target=\"word/main.xml\"/>"
            + "</Relationships></pkg:xmlData></pkg:part>"
            + "<pkg:part pkg:name=\"/word/main.xml\"><pkg:xmlData>\(main)</pkg:xmlData></pkg:part>"
            + "</pkg:package>"
        return Array(xml.utf8)
    }

    static func xml2003(_ body: String, styles: String = "") -> [UInt8] {
        let xml = """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <?mso-application progid="Word.Document"?>
            <w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" \
            xmlns:aml="http://schemas.microsoft.com/aml/2001/core">\
            <w:styles>\(styles)</w:styles><w:body>\(body)</w:body></w:wordDocument>
            """
        return Array(xml.utf8)
    }
}

/// The ways in which workbooks hold a report.
enum BookStyle: String, CaseIterable, Sendable {
    /// All on one sheet, numbers as numbers.
    case oneSheet
    /// A sheet for each table, and one for the text.
    case sheets
    /// All texts shared, numbers written as texts.
    case sharedTexts
    /// Merged-away cells written as empty cells, no merges.
    case everyCell

    func bytes(_ layout: ReportLayout, hasTitles: Bool) throws -> [UInt8] {
        switch self {
        case .oneSheet:
            return try SheetFile(sheets: [layout.sheet(hasTitles: hasTitles)]).bytes()
        case .sheets:
            var names = ["首页", "表二", "表三", "表四"][...]
            let sheets = layout.sheets(hasTitles: hasTitles).map { sheet in
                var sheet = sheet
                sheet.name = names.popFirst() ?? "其他"
                return sheet
            }
            return try SheetFile(sheets: sheets).bytes()
        case .sharedTexts:
            var texts: [String] = []
            let sheet = layout.sheet(hasTitles: hasTitles) { reference, text in
                texts.append(text)
                return text.isEmpty
                    ? "<c r=\"\(reference)\"/>"
                    : "<c r=\"\(reference)\" t=\"s\"><v>\(texts.count - 1)</v></c>"
            }
            let strings = texts.map { "<si><r><t>\($0)</t></r></si>" }.joined()
            return try SheetFile(sheets: [sheet], strings: strings).bytes()
        case .everyCell:
            var sheet = layout.sheet(hasTitles: hasTitles)
            sheet.tail = ""
            return try SheetFile(sheets: [sheet]).bytes()
        }
    }
}

/// A page saved by a browser as one message.
enum MailFile {
    static func bytes(_ page: String, coding: String, extra: String = "") -> [UInt8] {
        let bytes = Array(page.utf8)
        let body: String
        switch coding {
        case "base64":
            body = Data(bytes).base64EncodedString(options: [.lineLength76Characters])
        case "quoted-printable":
            var lines: [String] = []
            var line = ""
            for byte in bytes {
                let isPlain = (33...126).contains(byte) && byte != UInt8(ascii: "=")
                line += isPlain ? String(UnicodeScalar(byte)) : String(format: "=%02X", byte)
                if line.utf8.count > 70 {
                    lines.append(line + "=")
                    line = ""
                }
            }
            body = (lines + [line]).joined(separator: "\r\n")
        default: body = page
        }
        let mail = """
            From: <Saved by a browser>\r
            MIME-Version: 1.0\r
            Content-Type: multipart/related;\r
            \ttype="text/html"; boundary="----=_Part;1"\r
            \r
            ------=_Part;1\r
            Content-Type: text/html; charset=utf-8\r
            Content-Transfer-Encoding: \(coding)\r
            Content-Location: http://a.example/b/report.html\r
            \r
            \(body)\r
            \(extra)------=_Part;1--\r

            """
        return Array(mail.utf8)
    }
}
