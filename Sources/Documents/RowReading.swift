import Forms
import Messages

/// What one row of a table is, by the labels in it.
struct RowReading {
    enum Kind: Equatable {
        case header
        /// A row of the form; `labelCell` is the last cell of its labels.
        case figures(FormLabels.BlockIndex, row: Int, runsTogether: Bool)
        case heading
        case other
    }

    var kind = Kind.other
    /// The cell of the row's label: of a row of the form, else the last text before any figure.
    var labelCell = -1
    /// Units that the row names for those below it: `单位：万元`.
    var captions: [StatedUnit] = []

    init(_ row: [GridCell], _ labels: FormLabels) {
        labelCell = Self.labelCell(of: row)
        var figures: (FormLabels.BlockIndex, row: Int, cell: Int, runsTogether: Bool)?
        var columnCount = 0
        var isHeader = false
        var isHeading = false
        for (index, cell) in row.enumerated()
        where !cell.isBlank && !FigureText.looksLikeFigure(cell.text) {
            let key = LabelKey(cell.text)
            let meanings = labels.meanings(of: key)
            if meanings.allSatisfy({ $0 == .heading }) {
                captions += StatedUnit.caption(in: cell.text)
                if let unit = StatedUnit.alone(cell.text) { captions.append(unit) }
            }
            let isColumn = meanings.contains { if case .column = $0 { true } else { false } }
            let rowMeaning = meanings.lazy.compactMap { meaning in
                if case .row(let block, let row) = meaning { (block, row) } else { nil }
            }.first
            if isColumn { columnCount += 1 }
            if meanings.contains(.heading), !isColumn, rowMeaning == nil { isHeading = true }
            if let (block, row) = rowMeaning {
                if labels.form.tables[block.table].layout == .across {
                    isHeader = true
                } else {
                    figures = (block, row, index, !key.trailingDigits.isEmpty)
                }
            } else if isColumn || meanings.contains(where: Self.isColumnGroup) {
                isHeader = true
            }
        }
        if isHeader || columnCount > 1 {
            kind = .header
        } else if let (block, row, cell, runsTogether) = figures {
            kind = .figures(block, row: row, runsTogether: runsTogether)
            labelCell = cell
        } else if isHeading {
            kind = .heading
        }
    }

    private static func labelCell(of row: [GridCell]) -> Int {
        let first = row.firstIndex { !$0.isBlank && !FigureText.beginsLikeFigure($0.text) }
        guard let first else { return -1 }
        let behind = row[first...].firstIndex {
            !$0.isBlank && FigureText.beginsLikeFigure($0.text)
        }
        return row[..<(behind ?? row.endIndex)].lastIndex { !$0.isBlank } ?? -1
    }

    private static func isColumnGroup(_ meaning: FormLabels.Meaning) -> Bool {
        if case .columnGroup = meaning { true } else { false }
    }
}

/// Headers of a document, the nearest last, and the columns that some block has under them.
struct HeaderReadings {
    private let labels: FormLabels
    private var regions: [HeaderRegion] = []
    private(set) var lines = HeaderLines()
    /// What the labels of these lines mean, once asked for.
    private var current: HeaderRegion?
    /// Whether figures came below the lines, so that the next line begins new headers.
    private var isBelow = false
    private var guesses: LabelGuesses
    /// What the lines at hand mean for a block, once asked for.
    private var found: [FormLabels.BlockIndex: HeaderLines.Reading?] = [:]
    private var remarked: Set<FormLabels.BlockIndex> = []
    private(set) var notes: [Phrase] = []

    init(labels: FormLabels) {
        self.labels = labels
        guesses = LabelGuesses(labels: labels)
    }

    /// Whether a style sheet writes something into the headers at hand.
    var areWrittenOn: Bool {
        lines.rows.joined().contains { $0.unread.doubts.contains(.written) }
    }

    var isEmpty: Bool { regions.isEmpty && lines.isEmpty }
    /// Whether headers stand right above, without figures in between.
    var isOpen: Bool { !isBelow && !lines.isEmpty }

    mutating func add(_ row: [GridCell], table: Int) {
        if isBelow || lines.table != table {
            keepRegion()
            lines = HeaderLines()
        }
        isBelow = false
        (found, current) = ([:], nil)
        lines.append(row, table: table)
    }

    mutating func endHeaders() { isBelow = true }

    private mutating func keepRegion() {
        let region = lines.region(labels)
        guard region.rows.contains(where: { !$0.isEmpty }) else { return }
        if regions.count == HeaderRegion.mostRemembered { regions.removeFirst() }
        regions.append(region)
    }

    /// The columns that the nearest headers name for a block; nil if they are not certain. Lines
    /// of the block's own headers that cannot be read hide all others above them.
    mutating func reading(for index: FormLabels.BlockIndex) -> HeaderLines.Reading? {
        if let known = found[index] { return known }
        let result = look(for: index)
        found[index] = .some(result)
        return result
    }

    /// The same of the headers at hand alone.
    mutating func nearReading(for index: FormLabels.BlockIndex) -> HeaderLines.Reading? {
        guard isOpen, let reading = reading(for: index), reading.isNear else { return nil }
        return reading
    }

    /// The same for figures that are read: says once for each block how its headers were read.
    mutating func remarkedReading(for index: FormLabels.BlockIndex) -> HeaderLines.Reading? {
        let reading = reading(for: index)
        if let remark = reading?.remark, remarked.insert(index).inserted { notes.append(remark) }
        return reading
    }

    private mutating func look(for index: FormLabels.BlockIndex) -> HeaderLines.Reading? {
        let current = self.current ?? lines.region(labels)
        self.current = current
        if let leaves = leaves(current, index) {
            return HeaderLines.Reading(leaves: leaves, table: current.table)
        }
        if isForNoBlock(current) {
            if let repaired = lines.repaired(for: index, labels, &guesses) { return repaired }
            if speaksOfColumns(current) || lines.areHeaders { return nil }
        }
        for region in regions.reversed() {
            guard let leaves = leaves(region, index) else { continue }
            return HeaderLines.Reading(leaves: leaves, table: region.table, isNear: false)
        }
        return nil
    }

    private func leaves(
        _ region: HeaderRegion, _ index: FormLabels.BlockIndex
    ) -> [HeaderRegion.Leaf]? {
        labels.form.tables[index.table].layout == .across
            ? region.figuresAcross(of: labels.block(index), index)
            : region.columns(of: labels.block(index), index)
    }

    private func isForNoBlock(_ region: HeaderRegion) -> Bool {
        labels.blocks.allSatisfy { leaves(region, $0) == nil }
    }

    private func speaksOfColumns(_ region: HeaderRegion) -> Bool {
        region.rows.joined().contains { label in
            label.meanings.contains { if case .column = $0 { true } else { false } }
        }
    }

    mutating func meanings(of key: LabelKey) -> [FormLabels.Meaning] { guesses.meanings(of: key) }
}
