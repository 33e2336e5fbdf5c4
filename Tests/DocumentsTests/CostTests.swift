import Glibc
import Testing

@testable import Documents

/// Pages and documents built to cost much end in moments, read or refused.
@Suite(.serialized) struct CostTests {
    private static let count = 20_000

    private func time(_ page: String) throws -> Duration {
        try Self.time { _ = try Sample.faults(page) }
    }

    /// What this thread takes of the processor, whatever else the machine does.
    private static func time(_ body: () throws -> Void) rethrows -> Duration {
        func now() -> Duration {
            var time = timespec()
            clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
            return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
        }
        let start = now()
        try body()
        return now() - start
    }

    private static func many(_ piece: String, _ count: Int = count) -> String {
        String(repeating: piece, count: count)
    }

    @Test(arguments: [
        ("open tags", "<div>"), ("unclosed cells", "<td>1"), ("nested tables", "<table><tr><td>"),
        ("formatting", "<b><p>"), ("formatting with attributes", "<p><font size=1><font size=2>"),
        ("hidden from the count", "<div><table><td></div></table>"),
        ("raised marks", "<sup>1</sup>"), ("open brackets", "[("), ("struck", "<s>1</s>2"),
        ("comments", "<!--"), ("forms", "1</form"), ("ends", "</p></div>"),
        ("hidden", "<i hidden>1</i>"), ("entities", "&#49;"), ("lists", "<select><option>"),
    ])
    func repeatedPiecesAreLinear(_ what: String, _ piece: String) throws {
        let page = "<html><body><table><tr><td>1</td><td>" + Self.many(piece)
        #expect(try time(page) < .seconds(30), "\(what)")
    }

    @Test func attributesAreBounded() throws {
        let numbered = (0..<Self.count).map { " a\($0)=1" }.joined()
        #expect(try time("<table><tr><td\(numbered)>1</td><td>2</td></tr></table>") < .seconds(30))
        let same = Self.many(" a=1")
        #expect(try time("<table><tr><td\(same)>1</td><td>2</td></tr></table>") < .seconds(30))
        let style = Self.many("display:none;")
        #expect(
            try time("<table><tr><td style='\(style)'>1</td><td>2</td></tr></table>") < .seconds(30)
        )
        let classes = Self.many("c ")
        #expect(
            try time("<style>.c .c{display:none}</style><p class='\(classes)'>1<table>")
                < .seconds(30))
    }

    @Test func styleSheetsAreBounded() throws {
        let rules = (0..<5_000).map { "p\($0) * *:not(a) *{display:none}" }.joined()
        let nested = Self.many("a{", 5_000)
        let variables = (0..<1000).map { "--v\($0):var(--v\($0 + 1))var(--v\($0 + 1));" }.joined()
        for sheet in [
            rules, nested, Self.many("("), Self.many("\\"), Self.many("/*"), Self.many("@media("),
            "*{\(variables)display:var(--v0)}", Self.many(":not(", 5_000), Self.many("a,"),
            Self.many("a "), Self.many("* ", 60) + "x{display:none}",
        ] {
            let page =
                "<style>\(sheet)</style>" + Self.many("<p><b>1</b></p>", 2_000)
                + Self.many("<div>", 150)
            #expect(try time(page) < .seconds(30), "\(sheet.prefix(40))")
        }
    }

    @Test func wordDocumentsAreBounded() throws {
        let run = "<w:r><w:rPr><w:strike/></w:rPr><w:t>1</w:t></w:r>"
        for body in [
            Self.many(run, 40_000),
            Self.many("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>", 40_000),
            Self.many("<w:del><w:r><w:t>1</w:t></w:r></w:del>", 40_000),
            "<w:tbl><w:tr><w:tc><w:p>\(Self.many(run, 40_000))</w:p></w:tc><w:tc/></w:tr></w:tbl>",
        ] {
            let bytes = try WordFile.bytes(body: body)
            #expect(try Self.time { _ = try Sample.faults(bytes: bytes) } < .seconds(30))
        }
        let styles = (0..<5_000).map {
            "<w:style w:type=\"character\" w:styleId=\"s\($0)\">"
                + "<w:basedOn w:val=\"s\(($0 + 1) % 5000)\"/></w:style>"
        }.joined()
        let bytes = try SeenFigures().word(
            "<w:r><w:rPr><w:rStyle w:val=\"s0\"/></w:rPr><w:t>1</w:t></w:r>", styles: styles)
        #expect(try Self.time { _ = try Sample.faults(bytes: bytes) } < .seconds(30))
    }
}
