import Forms
import Wording

/// A line of words that no border surrounds: texts, and behind them the figures of a row.
struct PDFLooseLine {
    struct Word {
        var text: String
        var box: PDFBox
        var caveat: Caveat?
    }

    /// A word by its line; figures come behind the words.
    struct Place: Hashable {
        let line: Int
        let word: Int
    }

    let page: Int
    /// What stands before the figures.
    private(set) var words: [Word] = []
    /// What ends the line, if it looks like figures.
    private(set) var figures: [Word] = []
    private(set) var box: PDFBox

    static func lines(of page: PDFPage, page number: Int) -> [PDFLooseLine] {
        PDFCellText.lines(page.words).map { PDFLooseLine($0, page.drawing, page: number) }
    }

    private init(_ line: [PDFWord], _ drawing: PDFDrawing?, page: Int) {
        self.page = page
        box = line.dropFirst().reduce(line[0].box) { $0.union($1.box) }
        // words that touch are one
        var groups: [[PDFWord]] = []
        for word in line {
            if let before = groups.last?.last,
                abs(word.box.left - before.box.right) < before.box.height * 0.12
            {
                groups[groups.count - 1].append(word)
            } else {
                groups.append([word])
            }
        }
        let words = groups.map { group in
            let box = group.dropFirst().reduce(group[0].box) { $0.union($1.box) }
            let hasDigit = group.contains(where: \.hasDigit)
            let seen = hasDigit ? drawing.map { PDFCellText(group, in: .everything, $0) } : nil
            return Word(text: group.map(\.text).joined(), box: box, caveat: seen?.caveat)
        }
        let count = words.reversed().prefix {
            FigureText.looksLikeFigure($0.text) || FigureText.isMark($0.text)
        }.count
        self.words = Array(words.dropLast(count))
        figures = Array(words.suffix(count))
    }

    func word(at place: Place) -> Word {
        place.word < words.count ? words[place.word] : figures[place.word - words.count]
    }

    func places(at line: Int) -> [Place] { words.indices.map { Place(line: line, word: $0) } }

    func allPlaces(at line: Int) -> [Place] {
        (0..<(words.count + figures.count)).map { Place(line: line, word: $0) }
    }
}

/// The label of a row, which may stand on several lines beside its figures.
struct PDFLooseLabel {
    let text: String
    let places: [PDFLooseLine.Place]
    let box: PDFBox

    enum Found {
        case none, several
        case one(PDFLooseLabel, FormLabels.BlockIndex, row: Int)
    }

    /// Lines of one label, and lines beside its figures in which it may stand.
    private static let mostLines = 12
    private static let mostPieces = 16
    /// Words beside the figures of a row; more of them are no table.
    private static let mostWords = 600

    /// The label that reaches over the height of a row's figures; the longest of those that say the
    /// same.
    static func find(
        beside index: Int, _ lines: [PDFLooseLine], _ labels: FormLabels
    ) -> Found {
        guard let figure = lines[index].figures.first else { return .none }
        let near = max(0, index - mostLines)...min(lines.count - 1, index + mostLines)
        var best: (label: PDFLooseLabel, block: FormLabels.BlockIndex, row: Int)?
        for (label, block, row) in all(
            in: near, page: lines[index].page, leftOf: figure.box.left + 1, lines, labels)
        where label.box.top <= figure.box.middleY && figure.box.middleY <= label.box.bottom {
            if let best, (best.block, best.row) != (block, row) { return .several }
            if label.places.count > best?.label.places.count ?? 0 { best = (label, block, row) }
        }
        guard let best else { return .none }
        return best.label.isAlone(in: near, lines)
            ? .one(best.label, best.block, row: best.row) : .several
    }

    /// False if some other text stands behind the label: it may belong to a figure.
    private func isAlone(in near: ClosedRange<Int>, _ lines: [PDFLooseLine]) -> Bool {
        guard let page = places.first.map({ lines[$0.line].page }) else { return false }
        return near.filter { lines[$0].page == page }.flatMap { lines[$0].places(at: $0) }
            .allSatisfy { place in
                let word = lines[place.line].words[place.word].box
                let isBeside = box.top <= word.middleY && word.middleY <= box.bottom
                return places.contains(place) || !isBeside || word.left < box.right - 1
            }
    }

    /// The label of a row without figures among some lines: the longest that is beside none.
    static func find(
        _ wanted: (block: FormLabels.BlockIndex, row: Int), in near: ClosedRange<Int>,
        _ lines: [PDFLooseLine], _ labels: FormLabels
    ) -> (label: PDFLooseLabel, line: Int)? {
        var best: PDFLooseLabel?
        for page in Set(near.map { lines[$0].page }).sorted() {
            let figures = near.filter { lines[$0].page == page }.flatMap { lines[$0].figures }
            for (label, block, row) in all(in: near, page: page, leftOf: .infinity, lines, labels)
            where (block, row) == wanted
                && !figures.contains(where: {
                    label.box.top <= $0.box.middleY && $0.box.middleY <= label.box.bottom
                })
            {
                // the same label in two places
                if let best, Set(best.places).isDisjoint(with: label.places) { return nil }
                if label.places.count > best?.places.count ?? 0 { best = label }
            }
        }
        guard let best, best.isAlone(in: near, lines), let line = best.places.first?.line else {
            return nil
        }
        return (best, line)
    }

    /// Every text on one line or several that is the label of a row, and no part of a longer one:
    /// the first line of `2.其他法律行政法规禁止公开` may look like a label of its own.
    private static func all(
        in near: ClosedRange<Int>, page: Int, leftOf edge: Double, _ lines: [PDFLooseLine],
        _ labels: FormLabels
    ) -> [(PDFLooseLabel, FormLabels.BlockIndex, row: Int)] {
        let pieces = near.filter { lines[$0].page == page }
            .flatMap { lines[$0].places(at: $0) }
            .filter { lines[$0.line].words[$0.word].box.right <= edge }
        guard pieces.count <= mostWords else { return [] }
        let runs = pieces.flatMap { start in
            var found: [(PDFLooseLabel, FormLabels.BlockIndex, row: Int)] = []
            var run = [start]
            while run.count <= mostPieces {
                let words = run.map { lines[$0.line].words[$0.word] }
                let text = words.map(\.text).joined()
                if let (block, row) = meaning(text, labels) {
                    let box = words.dropFirst().reduce(words[0].box) { $0.union($1.box) }
                    found.append((PDFLooseLabel(text: text, places: run, box: box), block, row))
                }
                guard let next = next(behind: run, among: pieces, lines) else { break }
                run.append(next)
            }
            return found
        }
        return runs.filter { run in
            let places = Set(run.0.places)
            return !runs.contains { places.isStrictSubset(of: $0.0.places) }
        }
    }

    private static func meaning(
        _ text: String, _ labels: FormLabels
    ) -> (FormLabels.BlockIndex, row: Int)? {
        let key = LabelKey(text)
        guard key.trailingDigits.isEmpty, labels.knows(key) else { return nil }
        return labels.meanings(of: key).lazy.compactMap { meaning in
            guard case .row(let block, let row) = meaning,
                labels.form.tables[block.table].layout == .rows
            else { return nil }
            return (block, row)
        }.first
    }

    /// The next word of the same line, or the first of the line below in the same cell.
    private static func next(
        behind run: [PDFLooseLine.Place], among pieces: [PDFLooseLine.Place],
        _ lines: [PDFLooseLine]
    ) -> PDFLooseLine.Place? {
        guard let last = run.last else { return nil }
        let word = lines[last.line].words[last.word]
        let beside = PDFLooseLine.Place(line: last.line, word: last.word + 1)
        if beside.word < lines[last.line].words.count {
            let other = lines[last.line].words[beside.word]
            if other.box.left - word.box.right < word.box.height * 0.7 { return beside }
        }
        let cell = run.filter { $0.line == last.line }.map { lines[$0.line].words[$0.word].box }
        let left = cell.map(\.left).min() ?? word.box.left
        return pieces.first { place in
            guard place.line > last.line else { return false }
            let other = lines[place.line].words[place.word].box
            let overlap = min(other.right, word.box.right) - max(other.left, left)
            let isClose = other.top - word.box.bottom < word.box.height * 1.2
            return isClose && overlap > min(other.width, word.box.right - left) * 0.5
        }
    }
}

extension PDFBox {
    var middleX: Double { (left + right) / 2 }
    var middleY: Double { (top + bottom) / 2 }

    func union(_ other: PDFBox) -> PDFBox {
        PDFBox(
            left: min(left, other.left), top: min(top, other.top), right: max(right, other.right),
            bottom: max(bottom, other.bottom))
    }
}
