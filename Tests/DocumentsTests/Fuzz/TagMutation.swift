import TestSupport

@testable import Documents

/// Changes one thing in the tags of a page or XML document and no text: a tag that is lost,
/// doubled, or put in, an element that is lost, doubled, moved or put within itself, a span.
struct TagMutation {
    let cell: String
    let row: String
    let table: String
    let pool: [String]
    var numbers: SeededNumbers
    private(set) var change = ""
    /// Whether figures were lost.
    private(set) var mayLose = false

    static func page(_ numbers: SeededNumbers) -> TagMutation {
        TagMutation(cell: "td", row: "tr", table: "table", pool: pagePool, numbers: numbers)
    }

    static func word(_ numbers: SeededNumbers) -> TagMutation {
        TagMutation(cell: "w:tc", row: "w:tr", table: "w:tbl", pool: wordPool, numbers: numbers)
    }

    private init(
        cell: String, row: String, table: String, pool: [String], numbers: SeededNumbers
    ) {
        self.cell = cell
        self.row = row
        self.table = table
        self.pool = pool
        self.numbers = numbers
    }

    private static let pagePool = [
        "<td>", "</td>", "<tr>", "</tr>", "<table>", "</table>", "<tbody>", "</tbody>", "<p>",
        "</p>", "<div>", "</div>", "<caption>", "<form>", "</form>", "<select>", "</select>",
        "<a>", "<nobr>", "<svg>", "<math>", "<col>", "<!--", "<script>", "<style>", "<title>",
        "<textarea>", "<plaintext>", "<template>", "</template>", "<frameset>", "<![CDATA[", "<th>",
        "</body>", "</html>", "<head>", "<b>", "</b>", "<s>", "</s>", "<li>", "<br>", "<hidden",
        "<td hidden>", "<tr hidden>", "<option>", "<object>", "<noscript>", "<iframe>", "</", "<",
    ]
    private static let wordPool = [
        "<w:tc/>", "<w:tr/>", "<w:p/>", "<w:tbl/>", "<w:r><w:br/></w:r>", "<w:r><w:tab/></w:r>",
        "<w:sdt/>", "<w:tc><w:p/></w:tc>", "<w:tr><w:tc><w:p/></w:tc></w:tr>", "<w:sectPr/>",
        "<w:vMerge/>", "<w:gridSpan w:val=\"9\"/>", "<w:rPr><w:strike/></w:rPr>", "<w:drawing/>",
        "<w:trPr><w:hidden/></w:trPr>", "<w:del/>", "<m:oMath/>", "<mc:AlternateContent/>", "<x/>",
        "<w:moveFrom/>", "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>", "</w:tc>", "<w:tc>",
    ]

    mutating func changed(_ text: String) -> String {
        var markup = Markup(text)
        let tags = markup.indices { $0.kind == .open || $0.kind == .close || $0.kind == .empty }
        guard let tag = numbers.pick(tags) else { return text }
        let choice = numbers.below(12)
        switch choice {
        case 0:
            change = "without \(tag) \(markup.pieces[tag].text)"
            markup.pieces.remove(at: tag)
            mayLose = true
        case 1:
            change = "twice \(tag) \(markup.pieces[tag].text)"
            markup.pieces.insert(markup.pieces[tag], at: tag)
        case 2, 3:
            let piece = numbers.pick(pool) ?? ""
            change = "\(piece) before \(tag) \(markup.pieces[tag].text)"
            markup.insert(piece, at: tag)
            mayLose = true
        case 4: elements(&markup, [cell], "without") { $0.pieces.removeSubrange($1) }
        case 5: elements(&markup, [row], "without") { $0.pieces.removeSubrange($1) }
        case 6:
            elements(&markup, [row, cell, table], "twice") {
                $0.pieces.insert(contentsOf: $0.pieces[$1], at: $1.lowerBound)
            }
        case 7: nest(&markup)
        case 8: move(&markup)
        case 9: span(&markup)
        case 10:
            change = "cut at \(tag)"
            markup.pieces.removeSubrange(tag...)
            mayLose = true
        default: damage(&markup, tag)
        }
        return markup.text
    }

    private mutating func elements(
        _ markup: inout Markup, _ names: [String], _ what: String,
        _ change: (inout Markup, ClosedRange<Int>) -> Void
    ) {
        let found = markup.indices { $0.kind == .open && names.contains($0.name) }
        guard let index = numbers.pick(found) else { return }
        self.change = "\(what) \(markup.pieces[index].name) \(index)"
        change(&markup, markup.element(at: index))
        mayLose = true
    }

    /// A copy of a table, row or cell within a cell.
    private mutating func nest(_ markup: inout Markup) {
        let found = markup.indices { $0.kind == .open && [row, cell, table].contains($0.name) }
        let cells = markup.indices { $0.kind == .open && $0.name == cell }
        guard let index = numbers.pick(found), let place = numbers.pick(cells) else { return }
        change = "\(markup.pieces[index].name) \(index) again in cell \(place)"
        let copy = Array(markup.pieces[markup.element(at: index)])
        let end = markup.element(at: place).upperBound
        let isTable = markup.pieces[index].name == table
        let shell = isTable ? ("", "") : ("<\(table)>", "</\(table)>")
        markup.insert(shell.1, at: end)
        markup.pieces.insert(contentsOf: copy, at: end)
        markup.insert(shell.0, at: end)
        mayLose = true
    }

    /// A row somewhere else in its table.
    private mutating func move(_ markup: inout Markup) {
        let rows = markup.indices { $0.kind == .open && $0.name == row }
        guard let index = numbers.pick(rows), let place = numbers.pick(rows) else { return }
        let range = markup.element(at: index)
        guard !range.contains(place) else { return }
        change = "row \(index) before \(place)"
        let moved = markup.pieces[range]
        if place > index {
            markup.pieces.insert(contentsOf: moved, at: place)
            markup.pieces.removeSubrange(range)
        } else {
            markup.pieces.removeSubrange(range)
            markup.pieces.insert(contentsOf: moved, at: place)
        }
        mayLose = true
    }

    private mutating func span(_ markup: inout Markup) {
        let spans = ["0", "2", "3", "1000", "65535", "-1", "x", "", "1.5", "99999999999999999999"]
        let value = numbers.pick(spans) ?? ""
        if cell == "td" {
            guard let index = numbers.pick(markup.indices { $0.kind == .open && $0.name == cell })
            else { return }
            let name = numbers.isLucky(2) ? "rowspan" : "colspan"
            change = "\(name)=\(value) at \(index)"
            markup.addAttribute("\(name)=\"\(value)\"", at: index)
        } else {
            let found = markup.indices { ["w:gridspan", "w:vmerge"].contains($0.name) }
            guard let index = numbers.pick(found) else { return }
            let text = numbers.pick([
                "<w:gridSpan w:val=\"\(value)\"/>", "<w:vMerge/>", "<w:vMerge w:val=\"restart\"/>",
            ])
            change = "\(text ?? "") at \(index)"
            markup.pieces[index].text = text ?? ""
        }
        mayLose = true
    }

    /// A character of a tag by another.
    private mutating func damage(_ markup: inout Markup, _ tag: Int) {
        var text = Array(markup.pieces[tag].text)
        let place = numbers.below(text.count)
        text[place] = numbers.pick(Array("<>\"'=/ aZ&;!-?\u{0}\u{FFFD}")) ?? "x"
        change = "\(markup.pieces[tag].text) as \(String(text)) at \(tag)"
        markup.pieces[tag].text = String(text)
        mayLose = true
    }
}
