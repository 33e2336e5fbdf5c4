import Wording

/// Puts the pages of a PDF together: what a page break parted, and what every page repeats.
struct PDFText {
    private let cellLimit: Int
    private var content = DocumentContent()
    private var paragraph = ""
    /// How far lines reach to the right where they are full.
    private var rightEdge = 0.0
    private var tableCount = 0
    private var placeCount = 0

    init(cellLimit: Int) { self.cellLimit = cellLimit }

    /// - Returns: nil if the tables hold too many cells.
    mutating func content(of pages: [PDFPage]) -> DocumentContent? {
        let repeated = Self.repeatedLines(pages)
        rightEdge = Self.rightEdge(pages)
        /// The table at the foot of the page above, if nothing stands below it.
        var open: (table: PDFTable, rows: [[GridCell]])?
        for page in pages {
            for piece in page.pieces {
                switch piece {
                case .line(let text, let box):
                    let isMargin =
                        box.bottom < page.size.y * 0.12 || box.top > page.size.y * 0.88
                    if isMargin, PageNumber.isAlone(in: text) || repeated.contains(Self.key(text)) {
                        continue
                    }
                    addTable(open?.rows)
                    open = nil
                    add(text, box)
                case .rows(let rows, _):
                    endParagraph()
                    addTable(open?.rows)
                    open = nil
                    addTable(rows)
                case .table(let table):
                    endParagraph()
                    if let above = open, table.continues(above.table) {
                        let columns = PDFColumns(above.table.grid.lefts, table.grid.lefts)
                        var upper = columns.placed(above.rows, below: false)
                        var lower = columns.placed(table.rows, below: true)
                        Self.mend(&upper, &lower)
                        open = (table.with(lefts: columns.lefts), upper + lower)
                    } else {
                        addTable(open?.rows)
                        open = (table, table.rows)
                    }
                }
            }
        }
        addTable(open?.rows)
        endParagraph()
        return placeCount <= cellLimit ? content : nil
    }

    /// Where full lines end: as far from the edge of the page as the text begins at the left, or
    /// farther where a line reaches farther.
    private static func rightEdge(_ pages: [PDFPage]) -> Double {
        var left = pages.first?.size.x ?? 0
        var right = 0.0
        for piece in pages.lazy.flatMap(\.pieces) {
            guard case .line(_, let box) = piece else { continue }
            left = min(left, box.left)
            right = max(right, box.right)
        }
        return max(right, (pages.first?.size.x ?? 0) - left)
    }

    private mutating func addTable(_ rows: [[GridCell]]?) {
        guard let rows, !rows.isEmpty else { return }
        placeCount += rows.reduce(0) { $0 + $1.count }
        guard placeCount <= cellLimit else { return }
        tableCount += 1
        content.elements.append(.table(Grid(number: tableCount, columns: .spanned, rows: rows)))
    }

    // MARK: Page breaks

    /// A row cut by the page break stands there as two: its label ends in the lower one, or its
    /// figures do. Two rows put together by mistake lack a label, so the report is refused.
    private static func mend(_ upper: inout [[GridCell]], _ lower: inout [[GridCell]]) {
        guard let above = upper.last, let below = lower.first, above.count == below.count,
            !above.isEmpty
        else { return }
        let (label, figures) = parts(below)
        let (labelAbove, figuresAbove) = parts(above)
        guard !labelAbove.isEmpty, figures.isEmpty || figuresAbove.isEmpty,
            !figures.isEmpty || !figuresAbove.isEmpty, !label.contains(where: isNumbered),
            label.count <= 3
        else { return }
        upper[upper.count - 1] = zip(above, below).map { first, second in
            let text = [first.text, second.text].filter { !$0.isEmpty }.joined(separator: "\n")
            var cell = GridCell(text: text, column: first.column, isCovered: first.isCovered)
            cell.caveat = first.caveat ?? second.caveat
            return cell
        }
        lower.removeFirst()
    }

    private static func parts(_ row: [GridCell]) -> (label: [String], figures: [String]) {
        let texts = row.map(\.text).filter { !$0.isEmpty }
        let isFigure = { (text: String) in
            FigureText.looksLikeFigure(text) || FigureText.isMark(text)
        }
        return (texts.filter { !isFigure($0) }, texts.filter(isFigure))
    }

    /// `3.`, `（二）`, `一、`
    private static func isNumbered(_ text: String) -> Bool {
        CharacterFolding.folded(text).prefixMatch(of: /\s*\(?[0-9一二三四五六七八九十]+[\)、.．,]/) != nil
    }

    // MARK: Text

    private mutating func add(_ text: String, _ box: PDFBox) {
        paragraph += text
        // A line that is not full ends its paragraph.
        if box.right < rightEdge - box.height * 2.5 { endParagraph() }
    }

    private mutating func endParagraph() {
        let text = paragraph.trimmed
        if !text.isEmpty { content.elements.append(.paragraph(text)) }
        paragraph = ""
    }

    /// Lines at the edges of two pages or more that differ in their numbers only.
    private static func repeatedLines(_ pages: [PDFPage]) -> Set<String> {
        var counts: [String: Int] = [:]
        for page in pages {
            var own: Set<String> = []
            for case .line(let text, let box) in page.pieces
            where box.bottom < page.size.y * 0.12 || box.top > page.size.y * 0.88 {
                own.insert(key(text))
            }
            for key in own { counts[key, default: 0] += 1 }
        }
        return Set(counts.filter { $0.value > 1 }.keys)
    }

    private static func key(_ text: String) -> String {
        String(CharacterFolding.folded(text).filter { !$0.isWhitespace && !$0.isASCIIDigit })
    }
}
