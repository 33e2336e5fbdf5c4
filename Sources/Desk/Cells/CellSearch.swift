import Forms
import Messages
import Wording

/// Finds the figure that somebody means by its name or by words of the form.
///
/// The first of these that fits any figure decides: the name `table.row.column`; the whole label; a
/// row and behind it a column, each in one of its wordings; these in any order or alone; parts of
/// them, with the words they stand under. A row without a column means the row's total, or its only
/// figure.
struct CellSearch {
    struct NamedCell: Equatable {
        let name: String
        let label: Phrase
    }

    /// By form, in the order in which the forms were given.
    private let forms: [[Entry]]

    /// - Parameter forms: where two forms know the same words, the earlier one here decides.
    init(_ forms: [Form]) {
        self.forms = forms.map(Self.entries)
    }

    /// Every figure that the words fit best, in form order; none, one, or several to choose from.
    func cells(for words: String) -> [NamedCell] {
        for form in forms {
            if let named = form.first(where: { $0.cell.name == words }) { return [named.cell] }
        }
        for closeness in Closeness.allCases {
            let parts = closeness.parts(of: words)
            guard !parts.isEmpty else { continue }
            for form in forms {
                let fitting = form.filter { $0.fits(parts, closeness) }
                if !fitting.isEmpty { return fitting.map(\.cell) }
            }
        }
        return []
    }

    private static func entries(_ form: Form) -> [Entry] {
        form.tables.flatMap { table in
            table.blocks.flatMap { block in
                block.rows.enumerated().flatMap { number, row in
                    let positions = block.columns.indices.map {
                        block.position(row: number, column: $0)
                    }
                    let totals = positions.filter { form.cells[$0].isTotal }
                    let usual = positions.count == 1 ? positions : totals
                    return zip(block.columns, positions).map { column, position in
                        Entry(
                            form.cells[position], row: row, column: column,
                            around: [table.title, block.caption, row.group, column.group],
                            isUsual: usual.isEmpty || usual.contains(position))
                    }
                }
            }
        }
    }
}

/// How closely words must fit; the closest comes first.
private enum Closeness: CaseIterable {
    case whole, printed, exact, partial, loose

    func parts(of words: String) -> [String] {
        let separators: String =
            switch self {
            case .whole: ""
            case .printed, .exact, .partial: "·・•‧|｜/／"
            // these also stand within labels
            case .loose: "·・•‧|｜/／,，:：;； \t\u{3000}"
            }
        return words.split { separators.contains($0) }.map { Wordings.key(String($0)) }
            .filter { !$0.isEmpty }
    }
}

/// One figure with everything it is known by.
private struct Entry {
    let cell: CellSearch.NamedCell
    private let labels: [String]
    private let row: [String]
    private let column: [String]
    private let around: [String]
    /// Whether it is meant by its row alone.
    private let isUsual: Bool

    init(_ cell: Cell, row: Line, column: Line, around: [Phrase?], isUsual: Bool) {
        self.cell = CellSearch.NamedCell(name: cell.name, label: cell.label)
        labels = [cell.label.zh, cell.label.en].map(Wordings.key)
        self.row = Wordings.keys(row)
        self.column = Wordings.keys(column)
        self.around = around.compactMap { $0 }.flatMap { Wordings.keys($0) }
        self.isUsual = isUsual
    }

    /// Whether every part names the row, the column or what they stand under, and the parts name a
    /// column where a row alone would mean another figure.
    func fits(_ parts: [String], _ closeness: Closeness) -> Bool {
        switch closeness {
        case .whole: return parts.allSatisfy(labels.contains)
        case .printed:
            return parts.count == 2 && row.contains(parts[0]) && column.contains(parts[1])
        case .exact, .partial, .loose: break
        }
        var namesColumn = false
        for part in parts {
            let isRow = names(row, part, closeness)
            let isColumn = names(column, part, closeness)
            guard isRow || isColumn || closeness != .exact && names(around, part, closeness)
            else { return false }
            namesColumn = namesColumn || isColumn
        }
        return namesColumn || isUsual
    }

    private func names(_ wordings: [String], _ part: String, _ closeness: Closeness) -> Bool {
        closeness == .exact
            ? wordings.contains(part)
            // a single character stands in too many words to mean one of them
            : part.count > 1 && wordings.contains { $0.contains(part) }
    }
}

/// Words of the form as they are compared: without numbering, blanks, quotes and brackets.
private enum Wordings {
    /// Letters and digits alone, simplified, in lower case.
    static func key(_ text: String) -> String {
        CharacterFolding.simplified(CharacterFolding.folded(text)).lowercased()
            .filter { $0.isLetter || $0.isNumber }
    }

    static func keys(_ line: Line) -> [String] {
        keys(line.label) + (line.aliases + line.match + [line.id]).map(key)
    }

    /// With the numbering in front and without.
    static func keys(_ phrase: Phrase) -> [String] {
        [phrase.zh, phrase.en].flatMap { [key($0), key(unnumbered($0))] }
    }

    private static let digits = Set("一二三四五六七八九十0123456789IVX")

    /// （三）不予公开 and 1.属于国家秘密 without what counts them.
    ///
    /// Of the form's own words in both languages, iii) among them. Labels of documents are another
    /// matter (`LabelKey` in Documents): scanned and retyped, they lose their points and
    /// brackets, and there a digit counts an item even where nothing stands behind it.
    private static func unnumbered(_ text: String) -> String {
        let isOpen = text.first.map("（(".contains) ?? false
        let body = text.dropFirst(isOpen ? 1 : 0)
        let number = body.prefix { digits.contains($0) || "ivx".contains($0) }
        guard !number.isEmpty, let end = body.dropFirst(number.count).first else { return text }
        let isClosed = "）)".contains(end)
        let isListed = !isOpen && "、.．".contains(end) && number.allSatisfy(digits.contains)
        guard isClosed || isListed else { return text }
        return String(body.dropFirst(number.count + 1).drop(while: \.isWhitespace))
    }
}
