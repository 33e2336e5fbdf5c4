import TestSupport

/// Markup taken apart into tags and the text between them, so that it can be changed while what
/// it says is known. Nothing of it is lost.
struct Markup {
    enum Kind {
        case open, close, empty, text, other
    }

    struct Piece {
        var text: String
        let kind: Kind
        let name: String

        init(_ text: String) {
            self.text = text
            guard text.hasPrefix("<") else {
                (kind, name) = (.text, "")
                return
            }
            let inside = text.dropFirst().drop { $0 == "/" }
            name = inside.prefix { !" \n\t\r/>".contains($0) }.lowercased()
            kind =
                text.hasPrefix("</")
                ? .close
                : text.hasPrefix("<!") || text.hasPrefix("<?")
                    ? .other : text.hasSuffix("/>") ? .empty : .open
        }
    }

    var pieces: [Piece] = []

    init(_ text: String) {
        var rest = text[...]
        while !rest.isEmpty {
            let end: String.Index
            if rest.first == "<" {
                let mark = rest.hasPrefix("<!--") ? "-->" : ">"
                end = rest.firstRange(of: mark)?.upperBound ?? rest.endIndex
            } else {
                end = rest.firstIndex(of: "<") ?? rest.endIndex
            }
            pieces.append(Piece(String(rest[..<end])))
            rest = rest[end...]
        }
    }

    var text: String { pieces.map(\.text).joined() }

    func indices(_ condition: (Piece) -> Bool) -> [Int] {
        pieces.indices.filter { condition(pieces[$0]) }
    }

    /// Texts that are seen: not those of scripts, styles and titles, nor blanks alone.
    var texts: [Int] {
        pieces.indices.filter { index in
            pieces[index].kind == .text && !pieces[index].text.allSatisfy(\.isWhitespace)
                && !(index > 0 && pieces[index - 1].kind == .open
                    && ["script", "style", "title", "pkg:xmldata"].contains(
                        pieces[index - 1].name))
        }
    }

    /// From the tag that opens an element to the one that closes it.
    func element(at index: Int) -> ClosedRange<Int> {
        let name = pieces[index].name
        guard pieces[index].kind == .open else { return index...index }
        var depth = 0
        for other in pieces[index...].indices where pieces[other].name == name {
            if pieces[other].kind == .open { depth += 1 }
            if pieces[other].kind == .close { depth -= 1 }
            if depth == 0 { return index...other }
        }
        return index...index
    }

    /// How many tables are open before each piece.
    func depths(_ table: String = "table") -> [Int] {
        var depth = 0
        return pieces.map { piece in
            defer {
                if piece.name == table {
                    depth += piece.kind == .open ? 1 : piece.kind == .close ? -1 : 0
                }
            }
            return depth
        }
    }

    mutating func insert(_ text: String, at index: Int) { pieces.insert(Piece(text), at: index) }

    mutating func wrap(_ range: ClosedRange<Int>, _ before: String, _ behind: String) {
        insert(behind, at: range.upperBound + 1)
        insert(before, at: range.lowerBound)
    }

    /// In XML, where an element has an attribute once.
    mutating func setAttribute(_ name: String, _ value: String, at index: Int) {
        let parts = pieces[index].text.split(separator: " \(name)=\"", maxSplits: 1)
        if parts.count == 2, let end = parts[1].firstIndex(of: "\"") {
            pieces[index].text = String(parts[0] + parts[1][end...].dropFirst())
        }
        addAttribute("\(name)=\"\(value)\"", at: index)
    }

    mutating func addAttribute(_ attribute: String, at index: Int) {
        let text = pieces[index].text
        let name = text.prefix { !" \n\t>".contains($0) }
        // in front of the others: of two that are alike the first counts
        pieces[index].text =
            name.hasSuffix("/") && text.hasSuffix("/>")
            ? "\(name.dropLast()) \(attribute)/>"
            : "\(name) \(attribute)\(text.dropFirst(name.count))"
    }
}

extension SeededNumbers {
    mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<max(1, bound), using: &self) }
    mutating func pick<Value>(_ values: [Value]) -> Value? { values.randomElement(using: &self) }
    mutating func isLucky(_ share: Int) -> Bool { below(share) == 0 }
}

extension String {
    /// The place after some of its characters, one within it where there is one.
    func place(_ numbers: inout SeededNumbers) -> String.Index {
        index(startIndex, offsetBy: count > 1 ? 1 + numbers.below(count - 1) : 0)
    }

    func inserting(_ text: String, _ numbers: inout SeededNumbers) -> String {
        let place = place(&numbers)
        return String(self[..<place]) + text + String(self[place...])
    }
}
