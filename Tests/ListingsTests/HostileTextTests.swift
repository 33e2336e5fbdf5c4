import Foundation
import Messages
import Testing
import Wording

@testable import Listings

/// Whatever a text holds, no listing hands it on to a terminal or a sheet.
@Suite struct HostileTextTests {
    /// Every scalar there is, in pieces of a thousand.
    private static let pieces: [String] = {
        let all = (UInt32(0)...0x10FFFF).compactMap(Unicode.Scalar.init)
        return stride(from: 0, to: all.count, by: 1000).map { start in
            String(String.UnicodeScalarView(all[start..<min(start + 1000, all.count)]))
        }
    }()

    private func text(_ pieces: [String], as format: OutputFormat) -> String {
        Listing(
            title: Phrase(pieces[0], en: pieces[0]), linesAbove: [Phrase(pieces[0], en: pieces[0])],
            columns: [.init("a", Phrase(pieces[0], en: pieces[0]))],
            rows: pieces.map { [.text($0)] }, linesBelow: [Phrase(pieces[0], en: pieces[0])]
        ).text(as: format, Presentation(language: .en))
    }

    private func unprintable(_ text: String, but allowed: String) -> [String] {
        text.unicodeScalars.filter {
            !allowed.unicodeScalars.contains($0) && String($0).printable != String($0)
        }.map { String($0.value, radix: 16) }
    }

    @Test(
        arguments: [(.table, "\n"), (.csv, "\r\n\t"), (.json, "\n")] as [(OutputFormat, String)])
    func noScalarSteers(format: OutputFormat, allowed: String) {
        // in an unoptimised test every 20th of the pieces beyond the first planes will do
        let few = Self.pieces.enumerated().filter { $0.offset < 70 || $0.offset.isMultiple(of: 20) }
        #expect(unprintable(text(few.map(\.element), as: format), but: allowed) == [])
    }

    /// A line of a table stays one, whatever stands in its cells.
    @Test func noByteBreaksALine() {
        for byte in UInt8.min...UInt8.max {
            let nasty = "x\(Unicode.Scalar(byte))y"
            let listing = Listing(
                columns: [.init("a", Phrase("甲", en: "A"))], rows: [[.text(nasty)]])
            let lines = listing.text(as: .table, Presentation(language: .en))
                .split(separator: "\n")
            #expect(lines.count == 3, "\(byte)")
        }
    }

    /// Behind every byte, and behind two of them, a formula is a text.
    @Test func noByteHidesAFormula() {
        // a quote is doubled, and is none of the field's own
        let bytes = (UInt8.min...UInt8.max).filter { $0 != UInt8(ascii: "\"") }.map {
            String(Unicode.Scalar($0))
        }
        let prefixes = [""] + bytes + bytes.map { $0 + " " } + ["\u{3000}", "\u{FEFF}", "\u{200B}"]
        for prefix in prefixes {
            for sign in ["=", "+", "-", "@", "＝"] {
                let listing = Listing(
                    columns: [.init("a", Phrase("甲", en: "A"))],
                    rows: [[.text(prefix + sign + "HYPERLINK(1)")]])
                let field = listing.text(as: .csv, Presentation(language: .en))
                    .dropFirst("a\r\n".count).drop { $0 == "\"" }
                let begin = field.unicodeScalars.first { !$0.properties.isWhitespace }
                #expect(begin.map("=+-@＝".unicodeScalars.contains) == false, "\(prefix)\(sign)")
            }
        }
    }

    /// Nothing is lost to a program that reads JSON.
    @Test func jsonKeepsWhatItEscapes() throws {
        let text = Self.pieces.prefix(70).joined() + "\u{E0001}\u{1F600}\u{1D173}"
        let json = jsonText(.list([.text(text)]), language: .zh)
        let read = try JSONDecoder().decode([String].self, from: Data(json.utf8))
        #expect(read.first.map { Array($0.unicodeScalars) } == Array(text.unicodeScalars))
    }
}
