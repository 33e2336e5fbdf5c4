import Messages
import Wording

/// Draws a listing with columns that line up in a terminal.
///
/// Texts and headings are wrapped to fit `maxWidth`; numbers and dates stay whole, also inside a
/// text, so a table of many numbers may stay wider than the terminal. Without rows, the lines above
/// say what there is to say; only where there are none do the bare headings and "no rows" appear.
func tableText(_ listing: Listing, _ presentation: Presentation) -> String {
    let painter = Painter(isOn: presentation.colour)
    let table = Table(listing, presentation)
    var lines: [String] = []
    if let title = listing.title {
        lines.append(painter.heading(title[presentation.language].printableLine))
    }
    lines += listing.linesAbove.map { $0[presentation.language].printableLine }
    if !listing.rows.isEmpty || listing.linesAbove.isEmpty {
        if !lines.isEmpty { lines.append("") }
        lines += table.lines(painter)
        if listing.rows.isEmpty { lines.append(ListingMessages.noRows[presentation.language]) }
    }
    if !listing.linesBelow.isEmpty { lines.append("") }
    lines += listing.linesBelow.map { $0[presentation.language].printableLine }
    return lines.map { $0 + "\n" }.joined()
}

private let gap = "  "
/// A text column is not made narrower than this: four Chinese characters.
private let narrowestText = 8
/// Nor one of numbers: two Chinese characters of its heading.
private let narrowestNumber = 4

private struct Table {
    struct Cell {
        let text: String
        let style: Value.Style?
    }

    let headings: [String]
    let rows: [[Cell]]
    let isRight: [Bool]
    let widths: [Int]

    init(_ listing: Listing, _ presentation: Presentation) {
        let language = presentation.language
        let columns = listing.columns.indices
        let headings = listing.columns.map { $0.heading[language].printableLine }
        let rows = listing.rows.map { row in
            columns.map { column in
                let value = listing.value(in: row, at: column)
                return Cell(
                    text: (value.words(in: language) ?? "—").printableLine, style: value.style)
            }
        }
        let isNumeric = columns.map { column in
            let values = listing.rows.map { listing.value(in: $0, at: column) }
            return values.contains { $0.isNumber }
                && values.allSatisfy { $0.isNumber || $0.isBlank }
        }
        self.headings = headings
        self.rows = rows
        isRight = columns.map { column in
            switch listing.columns[column].alignment {
            case .automatic: isNumeric[column]
            case .left: false
            case .right: true
            }
        }
        let texts = columns.map { column in rows.map { $0[column].text } }
        let natural = zip(headings, texts).map { heading, texts in
            texts.reduce(displayWidth(heading)) { max($0, displayWidth($1)) }
        }
        widths = fitted(
            natural, least: { least(texts[$0], isNumeric: isNumeric[$0]) },
            to: presentation.maxWidth)
    }

    func lines(_ painter: Painter) -> [String] {
        guard !headings.isEmpty else { return [] }
        let rule = widths.map { String(repeating: "-", count: $0) }.joined(separator: gap)
        let head = rowLines(headings.map { Cell(text: $0, style: nil) }) { text, _ in
            painter.heading(text)
        }
        return head + [painter.painted(rule, .dim)]
            + rows.flatMap { rowLines($0, painter.painted) }
    }

    /// One row, as several lines if a text of it is wrapped. Colour goes around the padded text
    /// so that the escapes never count as width.
    private func rowLines(
        _ cells: [Cell], _ paint: (String, Value.Style?) -> String
    ) -> [String] {
        let parts = cells.indices.map { wrapped(cells[$0].text, width: widths[$0]) }
        let height = parts.map(\.count).max() ?? 0
        return (0..<height).map { line in
            var text = ""
            var pending = ""
            for column in cells.indices {
                let part = line < parts[column].count ? parts[column][line] : ""
                let space = String(
                    repeating: " ", count: max(0, widths[column] - displayWidth(part)))
                if part.isEmpty {
                    pending += space + gap
                    continue
                }
                // Spaces are written only in front of a text, so no line ends in spaces.
                text += pending + (isRight[column] ? space : "")
                text += paint(part, cells[column].style)
                pending = (isRight[column] ? "" : space) + gap
            }
            return text
        }
    }
}

/// How narrow a column may be made: numbers and dates stay whole, alone and in a text.
private func least(_ texts: [String], isNumeric: Bool) -> Int {
    let whole = isNumeric ? texts : texts.compactMap(longestNumber(in:))
    return whole.reduce(isNumeric ? narrowestNumber : narrowestText) {
        max($0, displayWidth($1))
    }
}

/// Takes width from the widest column that may be narrower, again and again, until the table fits
/// or every column is as narrow as it may be.
private func fitted(_ natural: [Int], least: (Int) -> Int, to maxWidth: Int?) -> [Int] {
    guard let maxWidth else { return natural }
    var widths = natural
    var excess = widths.reduce(0, +) + gap.count * max(0, widths.count - 1) - maxWidth
    guard excess > 0 else { return natural }
    let floors = widths.indices.map(least)
    while excess > 0 {
        let shrinkable = widths.indices.filter { widths[$0] > floors[$0] }
        guard let widest = shrinkable.max(by: { widths[$0] < widths[$1] }) else { break }
        widths[widest] -= 1
        excess -= 1
    }
    return widths
}

private struct Painter {
    let isOn: Bool

    func heading(_ text: String) -> String { wrap(text, code: "1") }

    func painted(_ text: String, _ style: Value.Style?) -> String {
        switch style {
        case nil: text
        case .good: wrap(text, code: "32")
        case .warning: wrap(text, code: "33")
        case .bad: wrap(text, code: "31")
        case .dim: wrap(text, code: "2")
        }
    }

    private func wrap(_ text: String, code: String) -> String {
        isOn && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}
