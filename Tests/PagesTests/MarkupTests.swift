import Handouts
import Messages
import TestSupport
import Testing
import Vocabulary
import Wording

@testable import Documents
@testable import Pages

/// Whatever a registry or a document holds, on a page it is words.
@Suite struct MarkupTests {
    private func page(_ text: String) -> String {
        Markup { page in
            page.literal("<!DOCTYPE html><title>t</title><body>")
            page.element("p", ["title": text, "id": "x"]) { $0.text(text) }
        }.string
    }

    private func read(_ html: String) throws -> (text: String, title: String, elements: Int) {
        let tree = try HTMLParsing.tree(of: html, limits: .default, name: "page")
        let paragraph = try #require(tree.nodes.indices.first { tree.name($0) == "p" })
        return (
            tree.text(of: paragraph), tree.attribute(paragraph, "title") ?? "",
            tree.nodes.indices.count { tree.isElement($0) }
        )
    }

    /// Every character below U+3000, each between two letters.
    @Test func everyCharacterComesBackOrIsSeenToBeWrong() throws {
        for block in 0..<96 {
            var text = "甲"
            for value in (block * 128)..<(block * 128 + 128) {
                guard let scalar = Unicode.Scalar(UInt32(value)) else { continue }
                text.unicodeScalars.append(scalar)
                text += "甲"
            }
            let html = page(text)
            let read = try read(html)
            #expect(read.text == text.printable && read.title == text.printable)
            #expect(read.elements == 5)
            for scalar in html.unicodeScalars {
                let category = scalar.properties.generalCategory
                #expect(category != .control && category != .format)
            }
        }
    }

    @Test(arguments: [
        "</p><script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onclick='x",
        "<!--", "]]>", "&lt;b&gt;", "&amp;", "\u{202E}gnp.exe", "a\u{0}b", "\u{2066}x\u{2069}",
        "<svg/onload=alert(1)>", "{{region}}", "{{{body}}}", "javascript:alert(1)",
    ])
    func hostileWordsStayWords(text: String) throws {
        let read = try read(page(text))
        #expect(read.text == text.printable && read.title == text.printable)
        #expect(read.elements == 5)
    }

    @Test func randomBytesNeverMakeAnElement() throws {
        var random = SeededNumbers(seed: 17)
        for _ in 0..<300 {
            let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in
                UInt8.random(in: 0...255, using: &random)
            }
            let text = String(decoding: bytes, as: UTF8.self)
            let read = try read(page(text))
            #expect(read.elements == 5 && read.text == text.printable)
        }
    }

    @Test func codesBecomeFolders() {
        #expect(SitePaths.folder("360926") == "360926")
        #expect(SitePaths.folder("../etc") == "x-2e2e2f657463")
        #expect(SitePaths.folder("") == "x-")
        #expect(SitePaths.folder("x-2e2e") != "x-2e2e")
        #expect(SitePaths.folder("县") == "x-e58ebf")
    }

    @Test(arguments: [
        ("index.html", "rules.html", "rules.html"),
        ("360926/2024.html", "360926/2023.html", "2023.html"),
        ("360926/2024/requests.received.html", "360926/2024.html", "../2024.html"),
        ("en/360926/2024.html", "360926/2024.html", "../../360926/2024.html"),
        ("360926/2024.html", "en/360926/2024.html", "../en/360926/2024.html"),
        ("360926/agency/7.html", "index.html", "../../index.html"),
        ("360926/2024.html", "360926/2024/requests.received.html", "2024/requests.received.html"),
    ])
    func linksAreRelative(from: String, to: String, link: String) {
        #expect(SitePaths.relative(from: from, to: to) == link)
    }
}
