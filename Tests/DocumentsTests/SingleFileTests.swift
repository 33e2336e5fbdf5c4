import Foundation
import Testing

@testable import Documents

/// Reports in one file that was made of several, and the parts of a Word package.
@Suite struct SingleFileTests {
    private func states(_ bytes: [UInt8]) throws -> [ReportCell.State] {
        try Sample.reader().read(bytes: bytes, name: "report").cells.map(\.state)
    }

    // MARK: Saved pages

    @Test(arguments: ["quoted-printable", "base64", "8bit"])
    func aSavedPageReadsAsThePage(_ coding: String) throws {
        let page = try SeenFigures().layout.text(.html)
        #expect(try states(MailFile.bytes(page, coding: coding)) == states(Array(page.utf8)))
    }

    @Test func itsStyleSheetsHold() throws {
        let seen = try SeenFigures()
        for (address, location) in [
            ("s/a.css", "http://a.example/b/s/a.css"),
            ("http://a.example/x.css", "http://a.example/x.css"), ("cid:9@a", "z"),
        ] {
            let sheet = """
                ------=_Part;1\r
                Content-Type: text/css\r
                Content-ID: <9@a>\r
                Content-Location: \(location)\r
                \r
                .d{display:none}\r

                """
            let page = seen.page(
                "340<i class=d>7</i>", head: "<link rel=stylesheet href=\"\(address)\">")
            let cell = try seen.cell(of: MailFile.bytes(page, coding: "base64", extra: sheet))
            #expect(cell.state == .number(340), "\(address)")
        }
    }

    @Test func brokenMailIsRefused() throws {
        let whole = MailFile.bytes("<p>1", coding: "base64")
        let text = String(decoding: whole, as: UTF8.self)
        for broken in [
            text.replacing("text/html", with: "text/plain"),
            text.replacing("Encoding: base64", with: "Encoding: x-unheard"),
            text.replacing("\r\nPHA", with: "\r\n%HA"), text.replacing("_Part;1\"", with: "_X\""),
        ] {
            #expect(try Sample.faults(broken).map(\.kind) == [.brokenHTML])
        }
    }

    // MARK: Word in one XML file

    private static let styles = """
        <w:style w:type="character" w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style>
        """
    private static let hidden =
        "<w:r><w:t>340</w:t></w:r><w:r><w:rPr><w:rStyle w:val=\"H\"/></w:rPr><w:t>7</w:t></w:r>"

    private func body(_ seen: SeenFigures) -> String {
        seen.layout.wordBody.replacing(
            ReportLayout.paragraph("340"), with: "<w:p>\(Self.hidden)</w:p>")
    }

    @Test func wordOf2003IsRead() throws {
        let seen = try SeenFigures()
        let text = body(seen).replacing("<w:vMerge", with: "<w:vmerge")
        let xml = """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <?mso-application progid="Word.Document"?>
            <w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" \
            xmlns:aml="http://schemas.microsoft.com/aml/2001/core">\
            <w:styles>\(Self.styles)</w:styles><w:body>\(text)</w:body></w:wordDocument>
            """
        #expect(try seen.cell(of: Array(xml.utf8)).state == .number(340))
        let changed = xml.replacing(
            Self.hidden,
            with: "<aml:annotation w:type=\"Word.Deletion\"><aml:content><w:r><w:t>7</w:t></w:r>"
                + "</aml:content></aml:annotation><aml:annotation w:type=\"Word.Insertion\">"
                + "<aml:content><w:r><w:t>340</w:t></w:r></aml:content></aml:annotation>")
        #expect(try seen.cell(of: Array(changed.utf8)).state == .number(340))
    }

    private static func relation(_ kind: String, _ target: String) -> String {
        "<Relationship Id=\"r\(target.count)\" Type=\"http://schemas.openxmlformats.org/"
            + "officeDocument/2006/relationships/\(kind)\" Target=\"\(target)\"/>"
    }

    @Test func flatPackagesAreRead() throws {
        let seen = try SeenFigures()
        let main = String(decoding: WordFile.part(body(seen)).bytes, as: UTF8.self)
            .replacing(/<\?xml.*?\?>\n?/, with: "")
        func part(_ name: String, _ xml: String) -> String {
            "<pkg:part pkg:name=\"\(name)\"><pkg:xmlData>\(xml)</pkg:xmlData></pkg:part>"
        }
        let relations =
            "<Relationships>\(Self.relation("officeDocument", "word/main.xml"))"
            + "</Relationships>"
        let inner = "<Relationships>\(Self.relation("styles", "../s.xml"))</Relationships>"
        let styles = "<w:styles xmlns:w=\"\(WordFile.space)\">\(Self.styles)</w:styles>"
        let xml =
            "<?xml version=\"1.0\"?><pkg:package "
            + "xmlns:pkg=\"http://schemas.microsoft.com/office/2006/xmlPackage\">"
            + part("/_rels/.rels", relations) + part("/word/main.xml", main)
            + part("/word/_rels/main.xml.rels", inner) + part("/s.xml", styles)
            + "</pkg:package>"
        #expect(try seen.cell(of: Array(xml.utf8)).state == .number(340))
    }

    @Test func theMainPartIsTheOneThatIsNamed() throws {
        let seen = try SeenFigures()
        let main = WordFile.part(seen.layout.wordBody).bytes
        let decoy = WordFile.part(seen.layout.wordBody.replacing("340", with: "3407"))
        func relations(_ targets: [String]) -> (name: String, bytes: [UInt8]) {
            let all = targets.map { Self.relation("officeDocument", $0) }.joined()
            return ("_rels/.rels", Array("<Relationships>\(all)</Relationships>".utf8))
        }
        for target in ["/word/document2.xml", "word/document2.xml", "./word/document2.xml"] {
            let bytes = try WordFile.zip([
                relations([target]), ("word/document2.xml", main), decoy,
            ])
            #expect(try seen.cell(of: bytes).state == .number(340))
        }
        let two = try WordFile.zip([
            relations(["word/document.xml", "word/document2.xml"]), ("word/document2.xml", main),
            decoy,
        ])
        #expect(try Sample.faults(bytes: two).map(\.kind) == [.brokenWord])
        let none = try WordFile.zip([relations(["word/other.xml"]), decoy])
        #expect(try Sample.faults(bytes: none).map(\.kind) == [.foreignFormat])
    }
}
