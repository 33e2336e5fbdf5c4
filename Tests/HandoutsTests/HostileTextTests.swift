import Documents
import Forms
import Foundation
import Messages
import TestSupport
import Testing
import Wording

@testable import Handouts

/// Nothing that stands in a registry or a finding becomes part of a page or a document but as
/// words.
@Suite struct HostileTextTests {
    static let names = [
        "<b>某县</b>", "某县\"><script>alert(1)</script>", "某&县&amp;&#60;", "'某' \"县\"",
        "某\u{202E}县\u{2066}", "某\u{0}\u{1B}[31m县\u{7}", "某\n# 县\r\n", "某\u{2028}县\u{200B}\u{FEFF}",
        "{{requests}}{{{title}}}某县", "】某县【待填", "]]>某县<!--", "某\u{FFFE}县\u{E0041}",
    ]

    static let cases = Made.forms.flatMap { form in names.indices.map { (form, $0) } }

    private func region(_ form: Form, _ name: String) -> RegionYear {
        Made.region(
            form, values: Made.anyValues(form, seed: 5), name: name,
            counts: .init(expected: 9, received: 8, included: 7, onTime: 6, late: 2),
            balance: .broken([Phrase(name, en: name)]))
    }

    private func tags(_ text: String) -> [String] {
        text.matches(of: /<[^>]*>/).map { String($0.output) }
    }

    private func unprintable(_ text: String) -> [Unicode.Scalar] {
        text.unicodeScalars.filter { $0 != "\n" && String($0).printable != String($0) }
    }

    @Test(arguments: cases) func aNameIsWordsInAPage(_ id: String, _ number: Int) throws {
        let form = try Made.form(id)
        let name = Self.names[number]
        let plain = String(decoding: try Made.page(region(form, "某县")), as: UTF8.self)
        let hostile = String(decoding: try Made.page(region(form, name)), as: UTF8.self)
        #expect(tags(hostile).filter(isNoMark) == tags(plain).filter(isNoMark))
        #expect(unprintable(hostile).isEmpty)
        let escaped = name.printable.escapedForXML
        #expect(hostile.contains("<h1><span>\(escaped)</span><span>\(Made.year(of: form))年"))
    }

    /// A name may hold the signs of a gap, which only marks it.
    private func isNoMark(_ tag: String) -> Bool { !["<mark>", "</mark>"].contains(tag) }

    @Test(arguments: cases) func aNameIsWordsInADocument(_ id: String, _ number: Int) throws {
        let form = try Made.form(id)
        let name = Self.names[number]
        let word = try Made.word(region(form, name))
        for part in ["word/document.xml", "docProps/core.xml"] {
            let text = try Made.part(part, of: word)
            #expect(unprintable(text).isEmpty)
            let document = try #require(XMLDocument(Array(text.utf8)))
            let root = try #require(document.root)
            #expect(root.text.contains(name.printable))
        }
        let plain = try #require(
            XMLDocument(
                Array(try Made.part("word/document.xml", of: Made.word(region(form, "某县"))).utf8)))
        let hostile = try #require(
            XMLDocument(Array(try Made.part("word/document.xml", of: word).utf8)))
        for element in ["p", "tbl", "tc"] {
            let counts = try [plain, hostile].map { document in
                XMLDocument.elements(named: element, below: try #require(document.root)).count
            }
            #expect(counts[0] == counts[1], "\(element)")
        }
        // and the figures are where they were
        let read = try Made.read(word, "docx")
        #expect(read.cells.count == form.cells.count && read.unreadableCells.isEmpty)
    }

    @Test func whatIsPrintableStays() {
        for text in ["铜鼓县", "𠮷林\u{E0100}县", "䶮镇 A-1（甲）", "\u{E000}乡"] {
            #expect(text.printable == text)
        }
        #expect("a\tb\u{85}c".printable == "a\u{FFFD}b\u{FFFD}c")
    }
}
