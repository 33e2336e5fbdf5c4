/// Columns a text takes in a terminal: 2 for a wide character, 0 for a combining or invisible
/// one, 1 for all others.
///
/// - Source: Unicode Standard Annex #11, East Asian Width; W and F are wide, ambiguous is narrow.
func displayWidth(_ text: some StringProtocol) -> Int {
    text.unicodeScalars.reduce(into: 0) { $0 += displayWidth($1) }
}

func displayWidth(_ scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x300 { return scalar.value < 0x20 || scalar.value == 0x7F ? 0 : 1 }
    if isZeroWidth(scalar) { return 0 }
    return isWide(scalar) ? 2 : 1
}

private func isZeroWidth(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    // The vowels and finals of Hangul syllables join the initial before them.
    case 0x1160...0x11FF, 0xD7B0...0xD7FF: return true
    default: break
    }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return true
    default: return false
    }
}

private func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x115F,  // Hangul initials
        0x2329...0x232A,  // angle brackets
        0x2E80...0x303E,  // radicals, 。、《》 and other CJK punctuation
        0x3041...0x3247,  // kana, bopomofo, ㈠
        0x3250...0x4DBF,  // ㊀, squared words, extension A
        0x4E00...0xA4C6,  // unified ideographs, Yi
        0xA960...0xA97C, 0xAC00...0xD7A3,  // Hangul
        0xF900...0xFAFF,  // compatibility ideographs
        0xFE10...0xFE19, 0xFE30...0xFE6B,  // vertical and small forms
        0xFF01...0xFF60, 0xFFE0...0xFFE6,  // fullwidth forms
        0x16FE0...0x18D08,  // Tangut, Khitan
        0x1AFF0...0x1B2FB,  // kana extensions, Nüshu
        0x1F200...0x1F265,  // 🈁 and other enclosed ideographs
        0x20000...0x3FFFD:  // extensions B to H
        return true
    // A regional indicator shows emoji only in pairs; each takes one column.
    case 0x1F1E6...0x1F1FF: return false
    default: return scalar.properties.isEmojiPresentation
    }
}

/// Breaks a text into lines of at most `width` columns, after a space where there is one and
/// between any two characters otherwise, as Chinese allows; but numbers and dates stay whole where
/// a line has room for them.
func wrapped(_ text: String, width: Int) -> [String] {
    guard displayWidth(text) > width else { return [text] }
    var lines: [String] = []
    var line = ""
    var lineWidth = 0
    for piece in pieces(of: text, width: width) {
        let pieceWidth = displayWidth(piece)
        while lineWidth + pieceWidth > width, !line.isEmpty {
            let rest = splitAtLastSpace(&line)
            lines.append(line)
            line = rest
            lineWidth = displayWidth(rest)
        }
        if line.isEmpty, piece == " ", !lines.isEmpty { continue }
        line += piece
        lineWidth += pieceWidth
    }
    return lines + (line.isEmpty ? [] : [line])
}

/// Numbers and dates of a text, and the characters between them one by one.
private func pieces(of text: String, width: Int) -> [Substring] {
    var pieces: [Substring] = []
    var rest = text[...]
    while !rest.isEmpty {
        let number = leadingNumber(of: rest)
        let piece = number.isEmpty ? rest.prefix(1) : number
        if displayWidth(piece) > width {
            pieces += piece.indices.map { piece[$0...$0] }
        } else {
            pieces.append(piece)
        }
        rest = rest[piece.endIndex...]
    }
    return pieces
}

/// The number or date that a text begins with; empty if it begins with something else.
private func leadingNumber(of text: Substring) -> Substring {
    let isMarked = text.first.map { "+-".contains($0) } ?? false
    guard text.dropFirst(isMarked ? 1 : 0).first.map(isDigit) ?? false else {
        return text.prefix(0)
    }
    let number = text.prefix { isDigit($0) || "+-.,:/%".contains($0) }
    // a mark at the end belongs to the sentence
    let end = number.lastIndex { isDigit($0) || $0 == "%" } ?? number.startIndex
    return number[...end]
}

private func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }

/// The longest number or date in a text; nil if it has none.
func longestNumber(in text: String) -> String? {
    var longest = ""
    var rest = text[...]
    while let start = rest.firstIndex(where: { isDigit($0) || "+-".contains($0) }) {
        let number = leadingNumber(of: rest[start...])
        if number.count > longest.count { longest = String(number) }
        rest = rest[(number.isEmpty ? rest.index(after: start) : number.endIndex)...]
    }
    return longest.isEmpty ? nil : longest
}

/// Cuts a full line at its last space and returns what comes after; nothing if a character that
/// needs no space around it comes last.
private func splitAtLastSpace(_ line: inout String) -> String {
    guard let last = line.unicodeScalars.last, displayWidth(last) == 1,
        let space = line.lastIndex(of: " "), space > line.startIndex
    else { return "" }
    let rest = String(line[line.index(after: space)...])
    line = String(line[..<space])
    return rest
}
