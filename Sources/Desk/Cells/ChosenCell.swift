import Forms
import Messages

/// The figure that a command is about.
struct ChosenCell {
    /// `table.row.column`.
    let name: String
    /// What somebody wrote to say so; nil if it was the name.
    private let words: String?
    private let label: Phrase

    /// A cell that was named.
    init(name: String) {
        self.name = name
        words = nil
        label = Phrase(name, en: name)
    }

    /// - Parameter forms: where two know the same words, the earlier one here decides.
    /// - Throws: ``Refusal`` if the words fit no figure, or several; it lists these.
    init(_ words: String, in forms: [Form]) throws {
        let cells = CellSearch(forms).cells(for: words)
        guard let cell = cells.first else {
            throw Refusal(.wrongUsage, CommandMessages.noSuchCell.filled(["cell": words]))
        }
        guard cells.count == 1 else {
            throw Refusal(.wrongUsage, Self.question(words, cells))
        }
        name = cell.name
        label = cell.label
        self.words = cell.name == words ? nil : words
    }

    /// Which figure the words were taken for; none if they were its name.
    var remarks: [Phrase] {
        guard let words else { return [] }
        return [
            CellMessages.taken.filled(["label": label]).filled(["words": words, "cell": name])
        ]
    }

    private static let listed = 30

    private static func question(_ words: String, _ cells: [CellSearch.NamedCell]) -> Phrase {
        var lines = [CellMessages.several.filled(["words": words, "count": String(cells.count)])]
        lines += cells.prefix(listed).map { cell in
            CellMessages.candidate.filled(["label": cell.label]).filled(["cell": cell.name])
        }
        if cells.count > listed {
            lines.append(CellMessages.more.filled(["count": String(cells.count - listed)]))
        }
        return lines.joined(zh: "\n", en: "\n")
    }
}
