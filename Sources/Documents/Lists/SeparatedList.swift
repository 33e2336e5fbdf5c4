import Wording

/// Reads text with separated columns: RFC 4180 with commas, tabs or semicolons, whichever the first
/// lines have most of; titles above the headings have none. A full-width comma, which names and
/// titles are written with too, separates only where there are none of these.
enum SeparatedList {
    private enum State { case start, plain, quoted, quoteInQuoted }

    private static func separator(of text: String) -> Character {
        let marks: [Character] = [",", "\t", ";"]
        let head = text.split(maxSplits: 15, whereSeparator: \.isNewline).prefix(15).joined()
        let counts = marks.map { mark in head.count { $0 == mark } }
        guard let most = counts.max(), most > 0, let place = counts.firstIndex(of: most) else {
            return head.contains("，") ? "，" : ","
        }
        return marks[place]
    }

    /// - Returns: nil if a quotation mark is never closed.
    static func rows(of text: String) -> [ListFile.Row]? {
        let separator = separator(of: text)
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
