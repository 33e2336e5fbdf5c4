import Forms
import Glibc
import Testing

@testable import Documents

/// A cell of nothing but brackets, in every kind of file: a label takes remarks in brackets, a
/// figure a range or a unit, and each looks for the end of what it opens.
@Suite struct BracketCostTests {
    private static let length = 100_000
    private static let pieces = [
        "(", "（", "([", "()", ")(", "〔1〕", "（1", "1）", "{[(", "【】", "(一)", "（注：",
    ]
    /// One of each kind of file.
    static let styles: [FileStyle] = [
        .text(.cells), .page(.spans), .word(.plain), .book(.oneSheet),
    ]

    /// What this thread takes of the processor, whatever else the machine does.
    private func seconds(_ body: () throws -> Void) rethrows -> Double {
        func now() -> Double {
            var time = timespec()
            clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
            return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
        }
        let start = now()
        try body()
        return now() - start
    }

    @Test(arguments: styles, ["label", "figure", "header"])
    func aCellOfBracketsIsReadOrRefused(_ style: FileStyle, _ place: String) throws {
        let form = try Sample.form("gid-2021")
        let whole = ReportLayout(form: form, figures: form.cells.indices.map { String($0 + 1) })
        let row = try #require(whole.tables[0].firstIndex { $0.first?.text == "行政许可" })
        for piece in Self.pieces {
            var layout = whole
            let text = String(repeating: piece, count: Self.length / piece.count)
            switch place {
            case "label": layout.tables[0][row][0].text += text
            case "figure": layout.tables[0][row][1].text += text
            default: layout.tables[0][row - 1][1].text += text
            }
            let bytes = try style.bytes(layout)
            let taken = try seconds { _ = try Sample.faults(bytes: bytes) }
            #expect(taken < 5, "\(piece)")
        }
    }
}
