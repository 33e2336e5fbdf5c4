import Wording

/// Reads text with separated columns: RFC 4180 with commas, semicolons or tabs, whichever the first
/// line has most of.
enum SeparatedList {
    private enum State { case start, plain, quoted, quoteInQuoted }

    /// - Returns: nil if a quotation mark is never closed.
    static func rows(of text: String) -> [ListFile.Row]? {
        let head = text.prefix { !$0.isNewline }
        let separators: [Character] = [",", "\t", ";", "，"]
        let separator =
            separators.max { a, b in head.count { $0 == a } < head.count { $0 == b } } ?? ","
        var rows: [ListFile.Row] = []
        var cells: [String] = []
        var cell = ""
        var state = State.start
        var number = 0
        func endRow() {
            cells.append(cell.trimmed)
            cell = ""
            number += 1
            if cells.contains(where: { !$0.isEmpty }) {
                rows.append(ListFile.Row(number: number, cells: cells))
            }
            cells = []
        }
        for character in text {
            let isEnd = character.isNewline
            switch (state, character) {
            case (.quoted, "\""): state = .quoteInQuoted
            case (.quoted, _): cell.append(character)
            case (.quoteInQuoted, "\""):
                cell.append(character)
                state = .quoted
            case (.start, "\""): state = .quoted
            case (_, separator):
                cells.append(cell.trimmed)
                cell = ""
                state = .start
            case _ where isEnd:
                endRow()
                state = .start
            default:
                cell.append(character)
                state = .plain
            }
        }
        guard state != .quoted else { return nil }
        endRow()
        return rows
    }
}
