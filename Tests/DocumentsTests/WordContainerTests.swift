import Forms
import Foundation
import Messages
import Testing

@testable import Documents

/// Zipped documents that are broken, locked, something else, or built to break a reader.
@Suite struct WordContainerTests {
    private func document() throws -> [UInt8] {
        let form = try Sample.form("gid-2021")
        return try ReportLayout(
            form: form, figures: form.cells.indices.map { String($0 + 1) }
        ).word()
    }

    private func kinds(
        _ bytes: [UInt8], limits: Limits = .default
    ) throws -> [DocumentFault.Kind] {
        try Sample.faults(bytes: bytes, limits: limits).map(\.kind)
    }

    private func kinds(xml: String) throws -> [DocumentFault.Kind] {
        try kinds(WordFile.zip([("word/document.xml", Array(xml.utf8))]))
    }

    @Test func aTruncatedFileIsCalledBroken() throws {
        let whole = try document()
        #expect(try kinds(whole) == [])
        for share in 1..<20 {
            #expect(try kinds(Array(whole.prefix(whole.count * share / 20))) == [.brokenZip])
        }
    }

    @Test func aWrongChecksumIsCalledBroken() throws {
        var bytes = try document()
        let name = Array("word/document.xml".utf8)
        let start =
            try #require(
                bytes.indices.first { bytes[$0...].starts(with: name) }) + name.count
        bytes[start + 200] ^= 0x55
        #expect(try kinds(bytes) == [.brokenZip])
    }

    @Test(arguments: ["xl/workbook.xml", "OFD.xml", "content.xml", "报告.txt"])
    func otherZippedFilesAreNamed(_ part: String) throws {
        let bytes = try WordFile.zip([(part, Array("<a/>".utf8))])
        let fault = try #require(try Sample.faults(bytes: bytes).first)
        #expect(fault.kind == .foreignFormat)
        #expect(fault.reason.zh.contains("另存为") && fault.reason.en.contains("xlsx"))
    }

    @Test func aPasswordIsAskedToBeRemoved() throws {
        let bytes = try WordFile.zip([WordFile.part("<w:p/>")], password: "secret")
        #expect(try kinds(bytes) == [.encrypted])
        let office: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
        #expect(try Sample.faults(bytes: office).first?.reason.zh.contains("密码") == true)
    }

    // MARK: Bombs

    @Test func whatUnpacksTooLargeIsRefused() throws {
        let blanks = [UInt8](repeating: 0x20, count: Limits.default.unpackedBytes + 1)
        let bomb = try WordFile.zip([("word/document.xml", blanks)])
        #expect(bomb.count < 100_000)
        #expect(try kinds(bomb) == [.tooLarge])
        // The container says that the part is small.
        var liar = bomb
        let size = withUnsafeBytes(of: UInt32(blanks.count).littleEndian) { Array($0) }
        for start in 0..<(liar.count - 4) where liar[start...].starts(with: size) {
            liar.replaceSubrange(start..<(start + 4), with: [100, 0, 0, 0])
        }
        #expect(liar != bomb)
        #expect(try [[.tooLarge], [.brokenZip]].contains(kinds(liar)))
    }

    @Test func partsAreBounded() throws {
        var limits = Limits.default
        limits.parts = 10
        let parts = (0..<10).map { (name: "word/media/\($0)", bytes: [UInt8]()) }
        let bytes = try WordFile.zip(parts + [WordFile.part("<w:p/>")])
        #expect(try kinds(bytes, limits: limits) == [.tooLarge])
        #expect(try kinds(bytes) == [.noTable])
    }

    @Test(arguments: [100, 300, 100_000]) func deepNestingIsRefused(_ depth: Int) throws {
        let body =
            String(repeating: "<w:sdt>", count: depth) + "<w:p/>"
            + String(repeating: "</w:sdt>", count: depth)
        #expect(
            try kinds(WordFile.bytes(body: body)) == [depth < 256 ? .noTable : .tooDeep])
    }

    @Test func cellsAndSpansAreBounded() throws {
        let cell = "<w:tc><w:tcPr><w:gridSpan w:val=\"99999999\"/></w:tcPr><w:p/></w:tc>"
        let row = "<w:tr>" + String(repeating: cell, count: 50) + "</w:tr>"
        let table = "<w:tbl>" + String(repeating: row, count: 50) + "</w:tbl>"
        #expect(try kinds(WordFile.bytes(body: table)) == [.tooManyCells])
        let indented =
            "<w:tbl><w:tr><w:trPr><w:gridBefore w:val=\"-3\"/></w:trPr>\(cell)\(cell)</w:tr>"
            + "</w:tbl>"
        #expect(try kinds(WordFile.bytes(body: indented)) == [.unknownTable])
    }

    // MARK: XML

    @Test(arguments: [
        "", "<w:document", "<a><b></a>", "\u{FEFF}", "<!DOCTYPE a [<!ENTITY x \"1\">]><a>&x;</a>",
        "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>",
    ]) func brokenTextIsRefused(_ xml: String) throws {
        #expect(try kinds(xml: xml) == [.brokenWord])
    }

    @Test func entitiesAreNotMultiplied() throws {
        let names = (0..<20).map { "e\($0)" }
        let entities = zip(names, names.dropFirst()).map { inner, outer in
            "<!ENTITY \(outer) \"" + String(repeating: "&\(inner);", count: 10) + "\">"
        }
        let xml = "<!DOCTYPE a [<!ENTITY e0 \"x\">\(entities.joined())]><a b='&e19;'>&e19;</a>"
        #expect(try kinds(xml: xml) == [.brokenWord])
    }

    @Test func aDocumentWithoutTablesIsSaidToHaveNone() throws {
        #expect(try kinds(WordFile.bytes(body: ReportLayout.paragraph("没有表格"))) == [.noTable])
        #expect(try kinds(xml: "<a><tbl/></a>") == [.noTable])
    }

    /// Damaged files end in a report or a ``DocumentError``, never in a crash or a hang.
    @Test func damagedFilesDoNoHarm() throws {
        let whole = try document()
        var state: UInt64 = 7
        func random(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        for _ in 0..<200 {
            var bytes = whole
            for _ in 0...random(4) { bytes[4 + random(bytes.count - 4)] = UInt8(random(256)) }
            let reader = try Sample.reader()
            do throws(DocumentError) {
                let report = try reader.read(bytes: bytes, name: "report.docx")
                #expect(report.cells.count == report.form.cells.count)
            } catch {
                #expect(!error.faults.isEmpty)
            }
        }
    }
}
