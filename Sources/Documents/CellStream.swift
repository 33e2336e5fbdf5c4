import Wording

/// The cells of a text one after another, where its lines do not tell the rows: a separator ends
/// a cell wherever it stands, or each line is a cell.
struct CellStream {
    struct Piece {
        var text: String
        let line: Int
        /// Whether a separator ends it; else it is a line, of a table or of the text.
        let isCell: Bool
        /// Empty lines above.
        var gap = 0
    }

    private(set) var pieces: [Piece] = []
    /// Empty lines between two cells of a row, where each line is a cell.
    private(set) var usualGap = 0
    let hasSeparators: Bool

    init(_ text: String) {
        // a drawn border is no cell, and ends none
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map {
            SeparatedText.isRule($0.trimmed) ? "" : $0
        }
        hasSeparators = text.utf8.contains(UInt8(ascii: "|"))
        if hasSeparators { readSeparated(lines) } else { readLines(lines) }
    }

    // MARK: Separators

    private mutating func readSeparated(_ lines: [Substring]) {
        var pending: [Piece] = []
        for (index, line) in lines.enumerated() {
            let number = index + 1
            guard line.utf8.contains(UInt8(ascii: "|")) else {
                let text = line.trimmed
                if !text.isEmpty { pending.append(Piece(text: text, line: number, isCell: false)) }
                continue
            }
            let parts = line.split(separator: "|", omittingEmptySubsequences: false).map(\.trimmed)
            if parts[0].isEmpty {
                // The separator of the line above, the mark of a row, or a blank cell.
                if let last = pending.popLast() {
                    pieces += pending
                    pieces.append(Piece(text: last.text, line: last.line, isCell: true))
                } else if parts.allSatisfy(\.isEmpty) {
                    pieces.append(Piece(text: "", line: number, isCell: true))
                }
            } else {
                pieces += pending
                pieces.append(Piece(text: parts[0], line: number, isCell: true))
            }
            pending = []
            for part in parts.dropFirst().dropLast() {
                pieces.append(Piece(text: part, line: number, isCell: true))
            }
            // a row may end without a separator behind its last cell
            if let last = parts.last, parts.count > 1, !last.isEmpty {
                pieces.append(Piece(text: last, line: number, isCell: true))
            }
        }
        pieces += pending
    }

    // MARK: Lines

    private mutating func readLines(_ lines: [Substring]) {
        var gap = 0
        var gaps: [Int: Int] = [:]
        var wasFigure = false
        for (index, line) in lines.enumerated() {
            let text = line.trimmed
            guard !text.isEmpty else {
                gap += 1
                continue
            }
            let isFigure = text.utf8.count <= 24 && FigureText.beginsLikeFigure(text)
            if isFigure, wasFigure { gaps[gap, default: 0] += 1 }
            wasFigure = isFigure
            pieces.append(Piece(text: text, line: index + 1, isCell: false, gap: gap))
            gap = 0
        }
        usualGap = gaps.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key ?? 0
    }

    /// Blank cells between a piece and the one before it, told by a gap that is wider than usual.
    func blanks(before piece: Piece) -> Int {
        guard !hasSeparators, piece.gap > usualGap else { return 0 }
        return min(20, (piece.gap - usualGap) / (usualGap + 1))
    }
}

/// Puts the cells of a stream into tables and rows by the labels of one form.
struct StreamTables {
    private static let mostJoined = 4
    private static let longestCell = 60

    private let labels: FormLabels
    private let stream: CellStream
    private var splitting: RowSplitting
    private var content = DocumentContent()
    private var cells: [GridCell] = []
    private var isOpen = false
    private var tableCount = 0

    static func content(of stream: CellStream, _ labels: FormLabels) -> DocumentContent {
        var tables = StreamTables(labels, stream)
        var index = 0
        while index < stream.pieces.count { index += tables.read(index) }
        tables.close()
        return tables.content
    }

    private init(_ labels: FormLabels, _ stream: CellStream) {
        self.labels = labels
        self.stream = stream
        splitting = RowSplitting(labels: labels, isStream: true)
    }

    /// - Returns: the pieces read.
    private mutating func read(_ index: Int) -> Int {
        let piece = stream.pieces[index]
        guard !piece.text.isEmpty else {
            if isOpen { append("", piece.line) }
            return 1
        }
        if let (text, count) = joinedLabel(at: index) {
            open(before: piece)
            append(text, piece.line)
            return count
        }
        let isShort = piece.text.utf8.count <= 400
        let key = isShort ? LabelKey(piece.text) : LabelKey("")
        let meanings = labels.meanings(of: key)
        let isLabel = meanings.contains { $0 != .heading }
        if !isLabel, labels.isTitle(key) {
            paragraph(piece.text)
        } else if piece.isCell {
            open(before: piece)
            append(piece.text, piece.line)
        } else if isOpen, PageNumber.isMarked(in: piece.text) {
            return 1
        } else if isCell(piece, meanings, key) {
            open(before: piece)
            append(piece.text, piece.line)
        } else {
            paragraph(piece.text)
        }
        return 1
    }

    /// Whether a line that no separator ends is a cell.
    private mutating func isCell(
        _ piece: CellStream.Piece, _ meanings: [FormLabels.Meaning], _ key: LabelKey
    ) -> Bool {
        let text = piece.text
        guard !text.contains("。"), !SectionText.isFootnote(text) else { return false }
        if stream.hasSeparators { return isOpen && meanings.contains { $0 != .heading } }
        if !meanings.isEmpty || key == RowSplitting.corner { return true }
        if isOpen { return text.count <= Self.longestCell }
        return splitting.guessesLabel(key)
    }

    /// A label broken over lines, put together again: the whole is a label and its first line is
    /// none.
    private func joinedLabel(at index: Int) -> (text: String, count: Int)? {
        let pieces = stream.pieces
        guard !pieces[index].isCell, pieces[index].text.utf8.count <= 120,
            !FigureText.beginsLikeFigure(pieces[index].text),
            !labels.knows(LabelKey(pieces[index].text))
        else { return nil }
        var text = pieces[index].text
        for count in 2...Self.mostJoined where index + count <= pieces.count {
            let next = pieces[index + count - 1]
            guard !next.text.isEmpty, next.text.utf8.count <= 120,
                !FigureText.beginsLikeFigure(next.text)
            else { return nil }
            text += "\n" + next.text
            let key = LabelKey(text)
            if labels.knows(key), !labels.isTitle(key) { return (text, count) }
            if next.isCell { return nil }
        }
        return nil
    }

    // MARK: Tables and text

    private mutating func open(before piece: CellStream.Piece) {
        if isOpen {
            for _ in 0..<stream.blanks(before: piece) { append("", piece.line) }
        }
        isOpen = true
    }

    private mutating func append(_ text: String, _ line: Int) {
        cells.append(GridCell(text: text, column: cells.count, line: line))
    }

    private mutating func paragraph(_ text: String) {
        close()
        content.elements.append(.paragraph(text))
    }

    private mutating func close() {
        isOpen = false
        guard !cells.isEmpty else { return }
        tableCount += 1
        let rows = splitting.rows(of: cells)
        let columns = stream.hasSeparators ? Grid.Columns.stream : .lines
        content.elements.append(.table(Grid(number: tableCount, columns: columns, rows: rows)))
        cells = []
    }
}
