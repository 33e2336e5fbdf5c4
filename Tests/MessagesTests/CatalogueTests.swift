import Foundation
import Testing

/// Reads the catalogue's source, since Swift cannot list the static members of a type.
@Suite struct CatalogueTests {
    struct Entry {
        let file: String
        let name: String
        let zh: String
        let en: String
    }

    private static func entries() throws -> (declared: Int, read: [Entry]) {
        let directory = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Sources")
        let files = try FileManager.default.subpathsOfDirectory(atPath: directory.path)
            .filter { $0.hasSuffix("Messages.swift") }.map { directory.appending(path: $0) }
        let literal = #"((?:"(?:[^"\\]|\\.)*"\s*\+?\s*)+)"#
        let pattern = try Regex(
            #"static let (\w+) = Phrase\(\s*"# + literal + #",\s*en:\s*"# + literal + #"\)"#)
        var declared = 0
        var read: [Entry] = []
        for file in files {
            let text = try String(contentsOf: file, encoding: .utf8)
            declared += text.matches(of: /static let \w+\s*=\s*Phrase\(/).count
            for match in text.matches(of: pattern) {
                let parts = match.output.map { String($0.substring ?? "") }
                read.append(
                    Entry(
                        file: file.lastPathComponent, name: parts[1], zh: joined(parts[2]),
                        en: joined(parts[3])))
            }
        }
        return (declared, read)
    }

    /// The text of literals added with `+`.
    private static func joined(_ literals: String) -> String {
        literals.matches(of: /"((?:[^"\\]|\\.)*)"/).map { String($0.1) }.joined()
    }

    private static func blanks(_ text: String) -> Set<String> {
        Set(text.matches(of: /\{(\w+)\}/).map { String($0.1) })
    }

    @Test func everyPhraseIsInBothLanguagesWithTheSameBlanks() throws {
        let (declared, read) = try Self.entries()
        #expect(declared > 300)
        #expect(read.count == declared, "a phrase is written in a way this test cannot read")
        for entry in read {
            let place = "\(entry.file): \(entry.name)"
            #expect(entry.zh.contains { !$0.isWhitespace }, "\(place) has no Chinese")
            #expect(entry.en.contains { !$0.isWhitespace }, "\(place) has no English")
            #expect(Self.blanks(entry.zh) == Self.blanks(entry.en), "\(place): blanks differ")
        }
    }
}
