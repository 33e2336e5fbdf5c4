import Testing

@testable import Documents

/// Bounds of what a document may hold.
@Suite struct BoundsTests {
    private func most(_ text: String) -> Int {
        var text = text
        return text.withUTF8 { AttributeCount.most(in: $0) }
    }

    @Test(arguments: [
        ("<p>", 0), ("<td a=1 b = '2'\n c>", 5), ("<td a='x y z' b=\"> 1\">1 2 3", 2),
        ("<td a=\"1\"b=\"2\"c>", 3), ("<br/>", 0), ("a < b and c > d", 0), ("<a b", 1), ("<", 0),
        ("<script>if (a<b c d e f) {}</script><p a>", 1), ("<style>a<b c d</style>", 0),
        ("<scripts a b c>", 3), ("</p a b>", 0), ("<td a b c><td d>", 3),
    ]) func words(_ text: String, _ count: Int) {
        #expect(most(text) == count, "\(text)")
    }

    @Test func elementsWithTooManyAreRefused() throws {
        var limits = Limits()
        limits.attributes = 50
        let page = { (count: Int) in
            let names = (0..<count).map { " a\($0)=1" }.joined()
            return "<table><tr><td\(names)>1</td><td>2</td></tr></table>"
        }
        #expect(try Sample.faults(page(51), limits: limits).map(\.kind) == [.tooLarge])
        #expect(try Sample.faults(page(50), limits: limits).map(\.kind) == [.unknownTable])
        let names = (0..<5001).map { " a\($0)=\"1\"" }.joined()
        let word = try WordFile.bytes(body: "<w:p\(names)/>")
        #expect(try Sample.faults(bytes: word).map(\.kind) == [.tooLarge])
        #expect(XMLPart(Array("<a\(names)/>".utf8)) == nil)
        #expect(XMLPart(Array("<a b=\"1\"/>".utf8)) != nil)
    }

    @Test func styleSheetsAreBoundedTogether() throws {
        var limits = Limits()
        limits.styleBytes = 100
        let sheet = "<style>" + String(repeating: "p{}", count: 20) + "</style>"
        let table = "<table><tr><td>1</td><td>2</td></tr></table>"
        #expect(try Sample.faults(sheet + table, limits: limits).map(\.kind) == [.unknownTable])
        #expect(
            try Sample.faults(sheet + sheet + table, limits: limits).map(\.kind) == [.brokenHTML])
    }

    @Test func textIsBoundedInEveryFormat() throws {
        var limits = Limits()
        limits.textBytes = 10_000
        let text = try Sample.text("department-2023.txt")
        let more = String(repeating: "本单位按要求完成了各项工作。", count: 300)
        #expect(try Sample.faults(text + more, limits: limits).map(\.kind) == [.tooLarge])
        #expect(try Sample.faults("<p>\(more)</p>", limits: limits).map(\.kind) == [.tooLarge])
        let word = try WordFile.bytes(body: "<w:p><w:r><w:t>\(more)</w:t></w:r></w:p>")
        #expect(try Sample.faults(bytes: word, limits: limits).map(\.kind) == [.tooLarge])
        #expect(try Sample.faults(text).isEmpty)
    }
}
