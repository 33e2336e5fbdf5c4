import Listings
import Logging
import Messages
import Testing
import Wording

@testable import Desk

/// What people and journals get of names and file names that others chose.
@Suite struct HostileOutputTests {
    private static let nasty = String(
        String.UnicodeScalarView((UInt32(0)...0x2FFF).compactMap(Unicode.Scalar.init)))

    private func steers(_ text: String, but allowed: String = "") -> Bool {
        text.unicodeScalars.contains {
            !allowed.unicodeScalars.contains($0) && String($0).printable != String($0)
        }
    }

    @Test func linesForPeopleKeepTheirBreaksOnly() {
        #expect(!steers(Output.safe(Self.nasty), but: "\n"))
        #expect(Output.safe("一行\n二\u{1B}[2J\t行\n") == "一行\n二\u{FFFD}[2J 行\n")
    }

    @Test(arguments: [false, true]) func aLogEntryIsOneLine(isJSON: Bool) {
        let handler = LineLogHandler(isJSON: isJSON)
        let line = handler.line(
            .info, Self.nasty, [(key: "name", value: "\(Self.nasty)")])
        #expect(!steers(line))
    }

    @Test func aNoticeHasNoLinesOfOthers() {
        let values: [String: Any] = [
            "region": Self.nasty, "any": true,
            "agencies": [["name": Self.nasty]], "caller": ["person": Self.nasty],
        ]
        let safe = NoticeTemplate.printable(values)
        #expect((safe["region"] as? String).map { steers($0) } == false)
        #expect(
            (safe["caller"] as? [String: Any])?["person"] as? String == safe["region"] as? String)
        let agencies = safe["agencies"] as? [[String: Any]]
        #expect(agencies?.first?["name"] as? String == safe["region"] as? String)
        #expect(safe["any"] as? Bool == true)
    }
}
