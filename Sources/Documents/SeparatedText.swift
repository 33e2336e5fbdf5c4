import Wording

/// Ways in which a text parts the cells of its rows, made alike.
enum SeparatedText {
    /// Signs that draw an upright line.
    private static let uprights: Set<Character> = ["｜", "│", "┃", "║", "¦"]
    private static let ruling = Set("+-=|: ─━═┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬")
    private static let corners = Set("+─━═┌├└╔╠╚")
    private static let leastRows = 10

    /// A text with `|` for every sign that draws the line between two cells.
    static func withPlainPipes(_ text: String) -> String {
        guard text.contains(where: uprights.contains) else { return text }
        return String(text.map { uprights.contains($0) ? "|" : $0 })
    }

    /// True for a line that draws the border between two rows: `+---+---+`, `├──┼──┤`.
    static func isRule(_ line: String) -> Bool {
        line.count > 2 && line.allSatisfy(ruling.contains) && line.contains(where: corners.contains)
    }

    /// Rows whose cells are parted by two blanks or a wide one, with tabs instead; a single blank
    /// may stand inside of a cell. Nil if there are none.
    static func spaced(_ lines: [Substring]) -> [Substring]? {
        let result = lines.map { line in
            Substring(line.trimmed.replacing(/[ ]{2,}|\u{3000}+/, with: "\t"))
        }
        return result.count { $0.contains("\t") } >= leastRows ? result : nil
    }

    /// Rows of a file of comma-separated values, with tabs; nil if the text is none.
    static func commas(_ lines: [Substring]) -> [Substring]? {
        let isList = lines.count { $0.utf8.count(where: { $0 == UInt8(ascii: ",") }) > 2 }
        guard isList >= leastRows else { return nil }
        return lines.map { line in
            var isQuoted = false
            return Substring(
                String(
                    line.compactMap { character -> Character? in
                        if character == "\"" {
                            isQuoted.toggle()
                            return nil
                        }
                        return character == "," && !isQuoted ? "\t" : character
                    }))
        }
    }

    /// Rows in which merged cells are printed once: some converters repeat them over all columns
    /// and rows that they reach over. Figures are one only where the header above them is.
    ///
    /// - Parameter keepsPlaces: whether a blank stands where a cell was printed again.
    static func unrepeated(
        _ rows: [[(text: String, line: Int)]], keepsPlaces: Bool
    ) -> [[(text: String, line: Int)]] {
        var result = rows
        /// Columns whose header is the one to the left.
        var repeats: Set<Int> = []
        var repeatingRows = 0
        for (index, row) in rows.enumerated() {
            let isFigure = row.map { FigureText.beginsLikeFigure($0.text) }
            let isLabel = row.indices.map { !isFigure[$0] && !row[$0].text.isEmpty }
            let isLikeLeft = row.indices.map { $0 > 0 && row[$0 - 1].text == row[$0].text }
            let isLikeAbove = row.indices.map { column in
                index > 0 && column < rows[index - 1].count
                    && rows[index - 1][column].text == row[column].text
            }
            let own = row.indices.filter { isLabel[$0] && isLikeLeft[$0] }
            let above = row.indices.filter { isLabel[$0] && isLikeAbove[$0] }
            for column in own { result[index][column].text = "" }
            // a row keeps its label, so that one printed twice is seen to be so
            let hasFigure = isFigure.contains(true)
            let keepsLabel = row.indices.contains {
                isLabel[$0] && !isLikeLeft[$0] && !isLikeAbove[$0]
            }
            if !hasFigure || keepsLabel {
                for column in above { result[index][column].text = "" }
            }
            // in a row that ends before its header, a figure was lost and the places of the others
            // are not known: one that is like its neighbour may be the same cell
            let isShort = repeats.max().map { row.count <= $0 } ?? false
            for column in row.indices
            where isFigure[column] && isLikeLeft[column]
                && (isShort || repeats.contains(column))
            {
                result[index][column].text = ""
            }
            if !hasFigure { repeats = Set(own) }
            if !own.isEmpty { repeatingRows += 1 }
        }
        guard repeatingRows > 1 else { return rows }
        guard !keepsPlaces else { return result }
        return zip(rows, result).map { printed, left in
            zip(printed, left).filter { $0.text.isEmpty || !$1.text.isEmpty }.map { $0.1 }
        }
    }

    /// Whether some rows print the same text in cells side by side.
    static func hasRepeats(_ lines: [Substring], separator: Character) -> Bool {
        lines.count { line in
            let cells = line.split(separator: separator).map(\.trimmed)
            return zip(cells, cells.dropFirst()).contains {
                $0 == $1 && !$0.isEmpty && !FigureText.beginsLikeFigure($0)
            }
        } > 1
    }
}
