import Wording

/// Tables in plain text: one cell per line, or one row per line with `|` between the cells.
struct PlainText {
    private var content = DocumentContent()
    private var tableCount = 0
    private var placeCount = 0
    /// Rows of the table being read, with the line each cell starts on.
    private var rows: [[(text: String, line: Int)]] = []
    private var row: [(text: String, line: Int)] = []
    /// Whether the table being read fills its rows up with pipes.
    private var isPadded = false
    private var separator: Character = "|"
    /// Whether merged cells are printed as often as the places they reach over.
    private var hasRepeats = false
    private let cellLimit: Int
    /// A report has some hundred cells and lines; longer texts are not read a second time.
    private static let mostPieces = 20_000

    private init(cellLimit: Int) { self.cellLimit = cellLimit }

    /// - Returns: nil if the tables have more than `cellLimit` cells.
    static func content(of text: String, cellLimit: Int) -> DocumentContent? {
        let text = SeparatedText.withPlainPipes(text)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        var reader = PlainText(cellLimit: cellLimit)
        if hasRowsOnLines(lines) {
            reader.readRows(lines)
        } else {
            reader.readCells(lines)
        }
        reader.content.plainText = text
        return reader.placeCount <= cellLimit ? reader.content : nil
    }

    /// What the text may be if that reading fails: rows with tabs between cells, as a sheet
    /// copies them, with blanks or commas, a stream of cells that only the labels of a form part
    /// into rows, or rows that repeat what is merged.
    static func otherReadings(
        of text: String, for form: FormLabels, cellLimit: Int
    ) -> [DocumentContent] {
        var readings: [DocumentContent] = []
        guard text.utf8.count(where: { $0 == UInt8(ascii: "\n") }) <= mostPieces else { return [] }
        func addRows(_ lines: [Substring], separator: Character, hasRepeats: Bool = false) {
            var reader = PlainText(cellLimit: cellLimit)
            reader.separator = separator
            reader.hasRepeats = hasRepeats
            reader.readRows(lines)
            if reader.placeCount <= cellLimit { readings.append(reader.content) }
        }
        let lines = SheetText.lines(of: text)
        let hasTabs = lines.contains { $0.trimmed.utf8.contains(UInt8(ascii: "\t")) }
        let hasPipes = text.utf8.contains(UInt8(ascii: "|"))
        if hasTabs { addRows(lines, separator: "\t") }
        let stream = CellStream(text)
        if stream.pieces.count <= min(cellLimit, mostPieces) {
            readings.append(StreamTables.content(of: stream, form))
        }
        if hasTabs || hasPipes {
            let separator: Character = hasPipes ? "|" : "\t"
            if SeparatedText.hasRepeats(lines, separator: separator) {
                addRows(lines, separator: separator, hasRepeats: true)
            }
        } else {
            for lines in [SeparatedText.spaced(lines), SeparatedText.commas(lines)] {
                guard let lines else { continue }
                addRows(lines, separator: "\t")
                addRows(lines, separator: "\t", hasRepeats: true)
            }
        }
        return readings
    }

    /// One row per line prints several pipes on a line, one cell per line a single one at its end.
    private static func hasRowsOnLines(_ lines: [Substring]) -> Bool {
        var single = 0
        var several = 0
        for line in lines {
            let pipes = line.utf8.count(where: { $0 == UInt8(ascii: "|") })
            if pipes == 1 { single += 1 }
            if pipes > 1 { several += 1 }
        }
        return several > 0 && several * 2 > single
    }

    // MARK: One row per line

    private mutating func readRows(_ lines: [Substring]) {
        let gapsEndRows = Self.gapsEndRows(lines)
        var isAfterGap = false
        for (index, line) in lines.enumerated() {
            let text = line.trimmed
            if text.isEmpty {
                isAfterGap = true
                continue
            }
            guard line.contains(separator) else {
                if SeparatedText.isRule(text) { continue }
                // every row here is complete in its line, so a page number parts none
                if !rows.isEmpty, PageNumber.isAlone(in: text) { continue }
                endPipedTable()
                content.elements.append(.paragraph(text))
                continue
            }
            guard !isMarkdownRule(text), !SeparatedText.isRule(text) else { continue }
            let cells =
                separator == "|"
                ? text.split(separator: separator, omittingEmptySubsequences: false)
                : line.split(separator: separator, omittingEmptySubsequences: false)
            // A gap between lines of one width only separates rows, as some converters do.
            if isAfterGap, !gapsEndRows, let last = rows.last, last.count != cells.count {
                endPipedTable()
            }
            isAfterGap = false
            rows.append(cells.map { ($0.trimmed, index + 1) })
        }
        endPipedTable()
    }

    /// Whether blank lines stand between the rows of tables rather than between tables.
    private static func gapsEndRows(_ lines: [Substring]) -> Bool {
        var gaps = 0
        var neighbours = 0
        var isAfterRow = false
        var isAfterGap = false
        for line in lines {
            if line.trimmed.isEmpty {
                isAfterGap = true
                continue
            }
            let isRow = line.utf8.contains(UInt8(ascii: "|"))
            if isRow, isAfterRow {
                if isAfterGap { gaps += 1 } else { neighbours += 1 }
            }
            isAfterRow = isRow
            isAfterGap = false
        }
        return gaps > neighbours
    }

    /// The line `|---|:--:|` under a Markdown header; `--` is how some write an empty figure.
    private func isMarkdownRule(_ text: String) -> Bool {
        text.utf8.contains(UInt8(ascii: "-"))
            && text.utf8.allSatisfy { "|-: ".utf8.contains($0) }
            && !text.split(separator: "|").map(\.trimmed).contains { $0.utf8.count < 3 }
    }

    /// A pipe at the start or end of every row is a border, not a separator.
    private mutating func endPipedTable() {
        guard !rows.isEmpty else { return }
        guard separator == "|" else { return emitTable(Self.width(of: rows)) }
        if rows.allSatisfy({ $0.first?.text.isEmpty == true && $0.count > 1 }) {
            rows = rows.map { Array($0.dropFirst()) }
        }
        if rows.allSatisfy({ $0.last?.text.isEmpty == true && $0.count > 1 }) {
            rows = rows.map { Array($0.dropLast()) }
        }
        emitTable(Self.width(of: rows))
    }

    private static func width(of rows: [[(text: String, line: Int)]]) -> Grid.Columns {
        var counts: [Int: Int] = [:]
        for row in rows { counts[row.count, default: 0] += 1 }
        let usual = counts.max { ($0.value, $0.key) < ($1.value, $1.key) }
        let isFull = usual.map { $0.value * 5 >= rows.count * 4 } ?? false
        return isFull ? .full(width: usual?.key ?? 0) : .unknown
    }

    // MARK: One cell per line

    private mutating func readCells(_ lines: [Substring]) {
        let isPiped = lines.contains { $0.trimmed.hasSuffix("|") }
        let isIndented = lines.contains { $0.first == "\t" && !$0.trimmed.isEmpty }
        /// True while the lines so far are the beginning of a cell.
        var isInCell = false
        for (index, line) in lines.enumerated() {
            let startsCell = line.first == "\t"
            let (text, pipes) = isPiped ? Self.withoutPipes(line.trimmed) : (line.trimmed, 0)
            let hasPipe = pipes > 0
            if !startsCell, !hasPipe, PageNumber.isMarked(in: text) {
                continue
            } else if isPiped, !isInCell, Self.isPadding(line.trimmed) {
                endRow()
                isPadded = isPadded || !rows.isEmpty
            } else if startsCell || (hasPipe && !isIndented && !isInCell) {
                row.append((text, index + 1))
                isInCell = !hasPipe
                guard pipes > 1 else { continue }
                endRow()
                isPadded = true
            } else if text.isEmpty && !hasPipe {
                endRow()
                isInCell = false
            } else if !row.isEmpty && (isInCell || hasPipe) {
                row[row.count - 1].text += "\n" + text
                isInCell = !hasPipe
            } else if isPiped && !isIndented && continuesTable(lines, from: index) {
                row.append((text, index + 1))
                isInCell = true
            } else {
                endRow()
                emitTable(.unknown)
                content.elements.append(.paragraph(text))
                isInCell = false
            }
        }
        endRow()
        emitTable(.unknown)
    }

    /// A cell without the pipes behind it; more than one fill its row up and so end it.
    private static func withoutPipes(_ text: String) -> (text: String, pipes: Int) {
        let rest = text.utf8.reversed().drop { "| ".utf8.contains($0) }
        let pipes = text.utf8.dropFirst(rest.count).count { $0 == UInt8(ascii: "|") }
        guard pipes > 0 else { return (text, 0) }
        return (String(decoding: rest.reversed(), as: UTF8.self).trimmed, pipes)
    }

    /// A line of pipes alone fills a row up to the width of its table and so ends it.
    private static func isPadding(_ text: String) -> Bool {
        text.utf8.count > 1 && text.utf8.allSatisfy { "| ".utf8.contains($0) }
            && text.utf8.count(where: { $0 == UInt8(ascii: "|") }) > 1
    }

    /// True if this line is the first of a cell broken over lines: inside a table, and a line
    /// just below ends the cell. The heading of a section may stand right above a table too, and
    /// ends in a word no row label ends in.
    private func continuesTable(_ lines: [Substring], from index: Int) -> Bool {
        guard !rows.isEmpty || !row.isEmpty else { return false }
        for line in lines[index...].prefix(4) {
            let text = line.trimmed
            if text.isEmpty { return false }
            if text.hasSuffix("|") { return true }
            guard text.utf8.count <= 90, !text.contains("。"), !SectionText.isFootnote(text),
                !["情况", "事项", "措施"].contains(where: text.hasSuffix)
            else { return false }
        }
        return false
    }

    private mutating func endRow() {
        guard !row.isEmpty else { return }
        // An indented sentence is text, not a table of one cell.
        if row.count == 1, let only = row.first, only.text.contains("。") {
            emitTable(.unknown)
            content.elements.append(.paragraph(only.text))
        } else {
            rows.append(row)
        }
        row = []
    }

    private mutating func emitTable(_ columns: Grid.Columns) {
        if hasRepeats {
            var isFull = false
            if case .full = columns { isFull = true }
            rows = SeparatedText.unrepeated(rows, keepsPlaces: isFull)
        }
        defer {
            rows = []
            isPadded = false
        }
        guard !rows.isEmpty else { return }
        tableCount += 1
        placeCount += rows.reduce(0) { $0 + $1.count }
        guard placeCount <= cellLimit else { return }
        let cells = rows.map { row in
            row.enumerated().map { column, cell in
                GridCell(text: cell.text, column: column, line: cell.line)
            }
        }
        content.elements.append(
            .table(
                Grid(number: tableCount, columns: isPadded ? .padded : columns, rows: cells)))
    }
}

/// Text that a sheet copies: cells with line breaks stand in quotes.
enum SheetText {
    private static let mostLines = 10

    /// The lines of a text, those within one quoted cell put together.
    static func lines(of text: String) -> [Substring] {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        var result: [Substring] = []
        var index = 0
        while index < lines.count {
            let count = linesOfQuote(lines, from: index)
            let whole = lines[index..<(index + count)].joined(separator: " ")
            result.append(count == 1 ? lines[index] : whole.filter { $0 != "\"" }[...])
            // the places of the lines below stay right
            result += Array(repeating: "", count: count - 1)
            index += count
        }
        return result
    }

    private static func linesOfQuote(_ lines: [Substring], from index: Int) -> Int {
        guard let last = lines[index].split(separator: "\t").last, last.hasPrefix("\""),
            !last.dropFirst().contains("\"")
        else { return 1 }
        for count in 2...mostLines where index + count <= lines.count {
            guard let quote = lines[index + count - 1].firstIndex(of: "\"") else { continue }
            let behind = lines[index + count - 1][quote...].dropFirst()
            return behind.isEmpty || behind.first == "\t" ? count : 1
        }
        return 1
    }
}

/// The number a page prints at its foot: `- 4 -`, `— 4 —`, `第4页 共8页`, `4`.
enum PageNumber {
    static func isAlone(in text: String) -> Bool {
        let plain = CharacterFolding.folded(text).filter { !$0.isWhitespace }
        let marks = plain.filter { !$0.isASCIIDigit }
        let digits = plain.count - marks.count
        guard (1...8).contains(digits), plain.count <= 14 else { return false }
        return marks.allSatisfy { "-—–―·•/第页共".contains($0) }
    }

    /// The same, but not digits alone, which could belong to a cell, nor a figure with a sign.
    static func isMarked(in text: String) -> Bool {
        guard isAlone(in: text) else { return false }
        let plain = CharacterFolding.folded(text).trimmed
        return plain.first?.isASCIIDigit == false && plain.last?.isASCIIDigit == false
    }
}
