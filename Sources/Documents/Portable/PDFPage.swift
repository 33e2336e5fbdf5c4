import Messages
import Wording

/// A word of a page and the place it takes.
struct PDFWord {
    let text: String
    let box: PDFBox

    var middle: PDFPoint {
        PDFPoint(x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2)
    }

    var hasDigit: Bool { CharacterFolding.folded(text).contains(where: \.isASCIIDigit) }
}

/// A page taken apart: its tables, and the lines of text between them.
struct PDFPage {
    enum Piece {
        case line(String, box: PDFBox)
        case table(PDFTable)
        /// A table without borders.
        case rows([[GridCell]], top: Double)
    }

    private(set) var pieces: [Piece] = []
    let size: PDFPoint
    /// What stands in no table with borders, and how it is drawn.
    private(set) var words: [PDFWord] = []
    private(set) var drawing: PDFDrawing?

    init(_ pieces: [Piece], size: PDFPoint) {
        self.pieces = pieces
        self.size = size
    }

    /// - Returns: nil if the lines on it are too many to be those of tables.
    init?(_ words: [PDFWord], _ drawing: PDFDrawing) {
        size = drawing.size
        guard let grids = PDFGrid.grids(drawing.segments) else { return nil }
        var rest = words
        for grid in grids {
            var inside: [[PDFWord]] = Array(repeating: [], count: grid.cells.count)
            var outside: [PDFWord] = []
            let box = grid.box
            for word in rest {
                let cell =
                    box.contains(word.middle)
                    ? grid.cells.firstIndex { $0.box.contains(word.middle) } : nil
                if let cell { inside[cell].append(word) } else { outside.append(word) }
            }
            rest = outside
            let texts = zip(grid.cells, inside).map { cell, words in
                PDFCellText(words, in: cell.box, drawing)
            }
            guard texts.contains(where: { !$0.text.isEmpty }) else { continue }
            pieces.append(.table(PDFTable(grid: grid, texts: texts)))
        }
        self.words = rest
        self.drawing = drawing
        pieces += PDFCellText.lines(rest).map { words in
            let box = words.dropFirst().reduce(words[0].box) { $0.union($1.box) }
            return .line(words.map(\.text).joined(separator: " "), box: box)
        }
        pieces.sort { $0.top < $1.top }
    }
}

extension PDFPage.Piece {
    var top: Double {
        switch self {
        case .line(_, let box): box.top
        case .table(let table): table.grid.box.top
        case .rows(_, let top): top
        }
    }
}

/// A table of a page with what stands in its cells.
struct PDFTable {
    private(set) var grid: PDFGrid
    let texts: [PDFCellText]

    /// Rows as the table model knows them: every column is one of the borders drawn.
    var rows: [[GridCell]] {
        var rows = [[GridCell]](repeating: [], count: grid.tops.count - 1)
        for (cell, text) in zip(grid.cells, texts) {
            for row in cell.rows {
                let isFirst = row == cell.rows.lowerBound
                var printed = GridCell(
                    text: isFirst ? text.text : "", column: cell.columns.lowerBound,
                    isCovered: !isFirst)
                if isFirst { printed.caveat = text.caveat }
                rows[row].append(printed)
            }
        }
        return rows.map { $0.sorted { $0.column < $1.column } }
    }

    /// The same table with the borders of columns it is part of.
    func with(lefts: [Double]) -> PDFTable {
        var table = self
        table.grid.lefts = lefts
        return table
    }

    /// Whether the borders of both are drawn at the same places, as where a page parts a table.
    func continues(_ other: PDFTable) -> Bool {
        abs(grid.box.left - other.grid.box.left) < 6
            && abs(grid.box.right - other.grid.box.right) < 6
    }
}

/// The columns of two parts of one table, which need not have all their borders in common.
struct PDFColumns {
    let lefts: [Double]
    private let places: (above: [Int], below: [Int])

    init(_ above: [Double], _ below: [Double]) {
        let lefts = PDFGrid.clustered(above + below)
        self.lefts = lefts
        func place(_ border: Double) -> Int {
            lefts.indices.min { abs(lefts[$0] - border) < abs(lefts[$1] - border) } ?? 0
        }
        places = (above.map(place), below.map(place))
    }

    func placed(_ rows: [[GridCell]], below: Bool) -> [[GridCell]] {
        let places = below ? places.below : places.above
        return rows.map { row in
            row.map { cell in
                let column = places.indices.contains(cell.column) ? places[cell.column] : 0
                var placed = GridCell(text: cell.text, column: column, isCovered: cell.isCovered)
                placed.caveat = cell.caveat
                return placed
            }
        }
    }
}

/// The words of one cell, put together as they are seen.
struct PDFCellText {
    let text: String
    let caveat: Caveat?

    init(_ words: [PDFWord], in box: PDFBox, _ drawing: PDFDrawing) {
        var refusal: Phrase?
        let lines = Self.lines(words)
        var rows: [String] = []
        for line in lines {
            var row = ""
            var last: PDFWord?
            for word in line {
                if let before = last {
                    let gap = word.box.left - before.box.right
                    let isClose = abs(gap) < before.box.height * 0.12
                    row += isClose ? "" : " "
                    if before.hasDigit, word.hasDigit, !isClose {
                        let both = "\(before.text) \(word.text)"
                        refusal = DocumentMessages.pdfTwoNumbers.filled(["raw": both])
                    }
                    if isClose, before.hasDigit || word.hasDigit,
                        abs(word.box.bottom - before.box.bottom) > before.box.height * 0.2
                    {
                        refusal = DocumentMessages.pdfRaised.filled(["raw": row + word.text])
                    }
                }
                row += word.text
                last = word
                guard word.hasDigit else { continue }
                refusal = refusal ?? Self.fault(word, box, drawing)
            }
            rows.append(row)
        }
        text = rows.joined(separator: "\n")
        caveat = refusal.map { Caveat(refusal: $0) }
    }

    /// Words that stand beside each other, line by line.
    static func lines(_ words: [PDFWord]) -> [[PDFWord]] {
        var lines: [[PDFWord]] = []
        for word in words.sorted(by: { $0.middle.y < $1.middle.y }) {
            if let last = lines.last?.last,
                abs(word.middle.y - last.middle.y) < min(word.box.height, last.box.height) * 0.5
            {
                lines[lines.count - 1].append(word)
            } else {
                lines.append([word])
            }
        }
        return lines.map { $0.sorted { $0.box.left < $1.box.left } }
    }

    // MARK: What keeps a figure from being read

    private static func fault(_ word: PDFWord, _ cell: PDFBox, _ drawing: PDFDrawing) -> Phrase? {
        let raw = word.text
        if word.box.left < cell.left - 2 || word.box.right > cell.right + 2 {
            return DocumentMessages.pdfBorder.filled(["raw": raw])
        }
        if drawing.segments.contains(where: { strikes($0, word.box) }) {
            return DocumentMessages.pdfStruck.filled(["raw": raw])
        }
        let glyphs = drawing.glyphs.filter { glyph in
            word.box.left - 0.5 <= glyph.origin.x && glyph.origin.x < word.box.right - 0.5
                && word.box.top <= glyph.origin.y && glyph.origin.y <= word.box.bottom + 1
        }
        let count = raw.unicodeScalars.count { !$0.properties.isWhitespace }
        // Some programs draw each character of bold text twice.
        guard glyphs.allSatisfy(\.isSeen), glyphs.count == count || glyphs.count == 2 * count else {
            return DocumentMessages.pdfUnseen.filled(["raw": raw])
        }
        let heights = glyphs.map(\.origin.y)
        let isEven = (heights.max() ?? 0) - (heights.min() ?? 0) < 0.8
        guard isEven, Set(glyphs.map(\.font)).count == 1 || !isOnlyFigure(raw) else {
            return DocumentMessages.pdfRaised.filled(["raw": raw])
        }
        return nil
    }

    private static func isOnlyFigure(_ text: String) -> Bool {
        CharacterFolding.folded(text).allSatisfy { $0.isASCIIDigit || ".,+-".contains($0) }
    }

    /// True if a line goes through the middle of a word, flat or slanting; lines below are no
    /// strokes through it.
    private static func strikes(_ segment: PDFDrawing.Segment, _ box: PDFBox) -> Bool {
        let left = max(min(segment.from.x, segment.to.x), box.left)
        let right = min(max(segment.from.x, segment.to.x), box.right)
        guard right - left > box.width * 0.2 else { return false }
        let slope = (segment.to.y - segment.from.y) / (segment.to.x - segment.from.x)
        let middle = segment.from.y + slope * ((left + right) / 2 - segment.from.x)
        return box.top + box.height * 0.2 < middle && middle < box.top + box.height * 0.75
    }
}
