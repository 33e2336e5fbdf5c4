import Forms
import Wording

/// Tables of a PDF that have no borders, told by the labels of one form and by the places of the
/// words: a figure belongs to the row whose label stands beside it, and to the column whose
/// figures stand above and below it.
///
/// Nothing is read unless every row has its label alone, the columns of figures stand apart, and
/// each has one header above it.
struct PDFLooseTables {
    private let labels: FormLabels
    private let lines: [PDFLooseLine]
    private let pages: [PDFPage]
    /// Lines whose figures are taken, and what is left of the others.
    private var isRow: [Bool]
    private var taken: Set<PDFLooseLine.Place> = []
    /// Tables by the line they begin at.
    private var tables: [Int: [[GridCell]]] = [:]

    /// Lines above its first row in which a table may have its headers.
    private static let mostHeaderLines = 16
    /// Lines of rows without a figure above and below the others.
    private static let mostBlankLines = 8

    private struct Row {
        let line: Int
        let row: Int
        let label: PDFLooseLabel
    }

    /// - Returns: the pages with the tables of the form among their lines; nil if it is not certain
    ///   what stands in them.
    static func pages(_ pages: [PDFPage], _ labels: FormLabels) -> [PDFPage]? {
        var tables = PDFLooseTables(pages, labels)
        guard tables.find() else { return nil }
        return tables.result
    }

    private init(_ pages: [PDFPage], _ labels: FormLabels) {
        self.labels = labels
        self.pages = pages
        lines = pages.enumerated().flatMap { PDFLooseLine.lines(of: $1, page: $0) }
        isRow = lines.map { _ in false }
    }

    private mutating func find() -> Bool {
        var rows: [FormLabels.BlockIndex: [Row]] = [:]
        for index in lines.indices where !lines[index].figures.isEmpty {
            switch PDFLooseLabel.find(beside: index, lines, labels) {
            case .none: continue
            case .several: return false
            case .one(let label, let block, let row):
                rows[block, default: []].append(Row(line: index, row: row, label: label))
                isRow[index] = true
            }
        }
        guard !rows.isEmpty else { return false }
        for block in labels.blocks {
            if labels.form.tables[block.table].layout == .across {
                guard readAcross(block) else { return false }
            } else if let found = rows[block] {
                guard read(block, found) else { return false }
            }
        }
        return true
    }

    // MARK: Rows below each other

    private mutating func read(_ index: FormLabels.BlockIndex, _ filled: [Row]) -> Bool {
        let block = labels.block(index)
        let rows = (filled + blankRows(index, filled)).sorted { $0.line < $1.line }
        let isFilled = Set(filled.map(\.line))
        let figures = rows.map { isFilled.contains($0.line) ? lines[$0.line].figures : [] }
        let edge = rows.map(\.label.box.right).max() ?? 0
        guard let bands = PDFBands(figures, count: block.columns.count, edge: edge),
            let first = rows.first?.line, let headers = headers(above: first, index, bands)
        else { return false }
        var grid = [
            [GridCell(text: "", column: 0)]
                + headers.enumerated().map { GridCell(text: $1, column: $0 + 1) }
        ]
        for (row, words) in zip(rows, figures) {
            guard let places = bands.places(of: words) else { return false }
            let label = GridCell(text: row.label.text, column: 0)
            grid.append(
                [label]
                    + block.columns.indices.map { column in
                        cell(places[column].map { words[$0] }, column: column + 1)
                    })
            taken.formUnion(row.label.places)
            if !words.isEmpty { take(figuresOf: row.line) }
        }
        tables[first] = grid
        return true
    }

    /// Rows that stand among those of their block, or beside them, without a figure.
    private func blankRows(_ index: FormLabels.BlockIndex, _ filled: [Row]) -> [Row] {
        guard let first = filled.first?.line, let last = filled.last?.line else { return [] }
        let near =
            max(
                0, first - Self.mostBlankLines)...min(
                lines.count - 1, last + Self.mostBlankLines)
        return labels.block(index).rows.indices.compactMap { row in
            guard !filled.contains(where: { $0.row == row }),
                let found = PDFLooseLabel.find((index, row), in: near, lines, labels)
            else { return nil }
            return Row(line: found.line, row: row, label: found.label)
        }
    }

    private func cell(_ word: PDFLooseLine.Word?, column: Int) -> GridCell {
        var cell = GridCell(text: word?.text ?? "", column: column)
        cell.caveat = word?.caveat
        return cell
    }

    private mutating func take(figuresOf line: Int) {
        isRow[line] = true
        let start = lines[line].words.count
        taken.formUnion(
            lines[line].figures.indices.map { PDFLooseLine.Place(line: line, word: start + $0) })
    }

    // MARK: Rows side by side

    private mutating func readAcross(_ index: FormLabels.BlockIndex) -> Bool {
        let block = labels.block(index)
        let columns = block.columns.count
        let found = lines.indices.filter { line in
            !isRow[line] && lines[line].words.isEmpty
                && lines[line].figures.count == columns * block.rows.count
        }
        guard found.count == 1, let line = found.first else { return found.isEmpty }
        let words = lines[line].figures
        guard let bands = PDFBands([words], count: words.count, edge: 0) else { return false }
        let above = headerLines(above: line)
        var names: [GridCell] = []
        for row in block.rows.indices {
            let territory = bands.territory(from: row * columns, to: row * columns + columns - 1)
            let found = above.flatMap { lines[$0].places(at: $0) }.filter { place in
                let word = lines[place.line].words[place.word]
                let meanings =
                    labels.knows(LabelKey(word.text))
                    ? labels.meanings(of: LabelKey(word.text)) : []
                return meanings.contains(.row(index, row)) && territory.contains(word.box.middleX)
            }
            guard let place = found.last else { return false }
            names.append(GridCell(text: lines[place.line].words[place.word].text, column: row))
            taken.insert(place)
        }
        guard let headers = headers(above: line, index, bands) else { return false }
        tables[line] = [
            names, headers.enumerated().map { GridCell(text: $1, column: $0) },
            words.enumerated().map { cell($1, column: $0) },
        ]
        take(figuresOf: line)
        return true
    }

    // MARK: Headers

    private func headerLines(above line: Int) -> [Int] {
        let first = max(0, line - Self.mostHeaderLines)
        let last = (first..<line).last { isRow[$0] }
        return Array(((last ?? first - 1) + 1)..<line)
    }

    /// The header over each column: the lowest words there that are a label of the form.
    private mutating func headers(
        above line: Int, _ index: FormLabels.BlockIndex, _ bands: PDFBands
    ) -> [String]? {
        let columns = labels.block(index).columns.count
        let places = headerLines(above: line).flatMap { lines[$0].places(at: $0) }
        var headers: [String] = []
        var used: Set<PDFLooseLine.Place> = []
        for band in 0..<bands.count {
            let territory = bands.territory(from: band, to: band)
            let own = places.filter { place in
                territory.contains(lines[place.line].words[place.word].box.middleX)
                    && !used.contains(place)
            }
            guard let found = header(own, index, column: band % columns) else { return nil }
            headers.append(found.map { lines[$0.line].words[$0.word].text }.joined())
            used.formUnion(found)
        }
        taken.formUnion(used)
        return headers
    }

    /// The longest run of words that names a column of the block, and no run another one.
    private func header(
        _ places: [PDFLooseLine.Place], _ index: FormLabels.BlockIndex, column: Int
    ) -> ArraySlice<PDFLooseLine.Place>? {
        var best: ArraySlice<PDFLooseLine.Place>?
        var meaning: Int?
        for start in places.indices {
            var text = ""
            for end in places.indices[start...].prefix(6) {
                text += lines[places[end].line].words[places[end].word].text
                guard labels.knows(LabelKey(text)) else { continue }
                let columns = labels.meanings(of: LabelKey(text)).compactMap { found -> Int? in
                    if case .column(index, let column, isAlias: _) = found { column } else { nil }
                }
                guard let first = columns.first else { continue }
                guard meaning == nil || meaning == first else { return nil }
                meaning = first
                if end - start + 1 > best?.count ?? 0 { best = places[start...end] }
            }
        }
        return best
    }

    // MARK: What is left

    private var result: [PDFPage] {
        pages.indices.map { page in
            var pieces = pages[page].pieces.filter { if case .table = $0 { true } else { false } }
            for (index, line) in lines.enumerated() where line.page == page {
                if let rows = tables[index] { pieces.append(.rows(rows, top: line.box.top)) }
                let rest = line.allPlaces(at: index).filter { !taken.contains($0) }
                guard !rest.isEmpty else { continue }
                let words = rest.map { line.word(at: $0) }
                // what was taken does not fill the line: it would be joined with the next one
                let box = words.dropFirst().reduce(words[0].box) { $0.union($1.box) }
                pieces.append(.line(words.map(\.text).joined(separator: " "), box: box))
            }
            return PDFPage(pieces.sorted { $0.top < $1.top }, size: pages[page].size)
        }
    }
}

/// Columns of figures that stand apart from each other.
struct PDFBands {
    private let ranges: [ClosedRange<Double>]
    /// Where the labels of the rows end.
    private let edge: Double

    var count: Int { ranges.count }

    /// - Returns: nil unless some rows have a figure in every column and all of these stand apart.
    init?(_ rows: [[PDFLooseLine.Word]], count: Int, edge: Double) {
        let full = rows.filter { $0.count == count }
        guard !full.isEmpty, count > 0 else { return nil }
        let ranges = (0..<count).map { column in
            let lefts = full.map { $0[column].box.left }
            let rights = full.map { $0[column].box.right }
            return (lefts.min() ?? 0)...max(lefts.min() ?? 0, rights.max() ?? 0)
        }
        guard zip(ranges, ranges.dropFirst()).allSatisfy({ $0.upperBound < $1.lowerBound }) else {
            return nil
        }
        self.ranges = ranges
        self.edge = edge
    }

    /// For each column the word of a row that stands in it; nil if a word stands in none, or in
    /// several, or two in one.
    func places(of words: [PDFLooseLine.Word]) -> [Int?]? {
        var places = [Int?](repeating: nil, count: ranges.count)
        for (index, word) in words.enumerated() {
            let columns = ranges.indices.filter {
                word.box.left <= ranges[$0].upperBound && ranges[$0].lowerBound <= word.box.right
            }
            guard columns.count == 1, places[columns[0]] == nil else { return nil }
            places[columns[0]] = index
        }
        return places
    }

    /// The part of a page that belongs to some columns, up to the middle of the gaps beside them.
    func territory(from first: Int, to last: Int) -> Range<Double> {
        let left =
            first > 0 ? (ranges[first - 1].upperBound + ranges[first].lowerBound) / 2 : edge
        let right =
            last + 1 < ranges.count
            ? (ranges[last].upperBound + ranges[last + 1].lowerBound) / 2 : .infinity
        return left..<max(left, right)
    }
}
