import Documents
import Messages
import Vocabulary
import Wording

/// One thing that keeps a sheet from being taken in.
struct SheetFault: Error, Equatable {
    let row: Int
    /// As the sheet calls it.
    let column: String
    let reason: Phrase

    var line: Phrase {
        RegistryMessages.fault.filled(["reason": reason]).filled([
            "row": String(row), "column": column,
        ])
    }
}

/// Where the columns of a sheet are: the first row that names what the sheet needs. Titles stand
/// above it.
struct SheetHead<Column: Hashable> {
    /// Among the rows of the file.
    let index: Int
    let places: [Column: [Int]]
    /// Headings that nothing is read from.
    let unused: [String]
    private let headings: [String]

    /// - Parameters:
    ///   - name: what a folded heading stands for.
    ///   - isEnough: whether columns make a head.
    init?(
        _ file: ListFile, _ name: (String) -> Column?, isEnough: (Set<Column>) -> Bool
    ) {
        for (index, row) in file.rows.prefix(15).enumerated() {
            var places: [Column: [Int]] = [:]
            var unused: [String] = []
            for (place, cell) in row.cells.enumerated() where !cell.isEmpty {
                if let column = name(Self.folded(cell)) {
                    places[column, default: []].append(place)
                } else {
                    unused.append(SheetCell.line(cell))
                }
            }
            guard isEnough(Set(places.keys)) else { continue }
            self.index = index
            self.places = places
            self.unused = unused
            headings = row.cells.map(SheetCell.line)
            return
        }
        return nil
    }

    /// Without blanks, marks and what stands in brackets behind it.
    private static func folded(_ heading: String) -> String {
        let plain = AgencyName.folded(heading).filter { !"_*:：-".contains($0) }
        guard let bracket = plain.firstIndex(of: "("), bracket > plain.startIndex else {
            return plain
        }
        return String(plain[..<bracket])
    }

    /// From left to right.
    var columns: [Column] {
        places.sorted { ($0.value.first ?? 0) < ($1.value.first ?? 0) }.map(\.key)
    }

    /// What a column is called in this sheet.
    func heading(_ column: Column) -> String {
        places[column]?.first.map { headings[$0] } ?? ""
    }

    func heading(at place: Int) -> String { place < headings.count ? headings[place] : "" }

    /// The texts of a row's cells in a column; usually one.
    func texts(_ column: Column, _ row: ListFile.Row) -> [String] {
        (places[column] ?? []).compactMap { place in
            guard place < row.cells.count else { return nil }
            let text = SheetCell.line(row.cells[place])
            return text.isEmpty ? nil : text
        }
    }

    /// The text of a row's cell; nil for an empty one.
    func text(_ column: Column, _ row: ListFile.Row) -> String? { texts(column, row).first }
}

/// What a cell says.
enum SheetCell {
    /// Its text in one line, without what nobody sees and without the mark by which CSV keeps a
    /// text from being taken for a formula.
    static func line(_ cell: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in cell.unicodeScalars
        where !CharacterFolding.isInvisible(scalar.value) && scalar != "\n" && scalar != "\r" {
            scalars.append(scalar)
        }
        let text = String(scalars).trimmed
        if text.hasPrefix("'"), let next = text.dropFirst().first, "=+-@＝＋－＠".contains(next) {
            return String(text.dropFirst())
        }
        return text
    }

    /// Whether a cell says that there is nothing, as an empty one does not.
    static func isNothing(_ text: String) -> Bool {
        ["-", "—", "－", "–", "/", "无", "none"].contains(text.lowercased())
    }

    /// 2024-03-05, 2024/3/5, 2024年3月5日 or 20240305.
    static func day(_ text: String) -> CalendarDate? {
        let plain = CharacterFolding.folded(text).trimmed
        if plain.utf8.count == 8, let number = Int(plain), number > 0 {
            return CalendarDate(
                year: number / 10_000, month: number / 100 % 100, day: number % 100)
        }
        return FilingTime(plain)?.day
    }

    static func yes(_ text: String) -> Bool? {
        switch AgencyName.folded(text) {
        case "是", "y", "yes", "true", "1", "√", "计入": true
        case "否", "n", "no", "false", "0", "×", "不计", "不计入": false
        default: nil
        }
    }
}

/// What a sheet does with something that the registry says.
enum SheetEdit<Value: Equatable>: Equatable {
    /// The cell is empty, or there is no such column.
    case keep
    case clear
    case set(Value)

    func applied(to value: Value?) -> Value? {
        switch self {
        case .keep: value
        case .clear: nil
        case .set(let new): new
        }
    }
}
