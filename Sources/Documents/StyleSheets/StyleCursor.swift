import Wording

/// Steps through the bytes of a style sheet as CSS Syntax Level 3 divides them: strings,
/// escapes, brackets and addresses hold no marks of their own.
struct StyleCursor {
    let bytes: [UInt8]
    var index = 0

    /// Comments are taken out; they part two names, and nothing else.
    init(_ text: String) {
        let source = Array(text.utf8)
        guard source.contains(UInt8(ascii: "*")) else {
            bytes = source
            return
        }
        var kept: [UInt8] = []
        kept.reserveCapacity(source.count)
        var index = 0
        var quote: UInt8?
        while index < source.count {
            let byte = source[index]
            if let open = quote {
                if byte == open || byte == 10 { quote = nil }
                if byte == UInt8(ascii: "\\"), index + 1 < source.count {
                    kept.append(byte)
                    index += 1
                }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            } else if byte == UInt8(ascii: "/"), index + 1 < source.count,
                source[index + 1] == UInt8(ascii: "*")
            {
                index += 2
                while index < source.count,
                    !(source[index] == UInt8(ascii: "*") && index + 1 < source.count
                        && source[index + 1] == UInt8(ascii: "/"))
                { index += 1 }
                index += 2
                if let last = kept.last, Self.isNamePart(last), index < source.count,
                    Self.isNamePart(source[index])
                {
                    kept.append(32)
                }
                continue
            }
            kept.append(source[index])
            index += 1
        }
        bytes = kept
    }

    init(bytes: ArraySlice<UInt8>) { self.bytes = Array(bytes) }

    var isAtEnd: Bool { index >= bytes.count }
    var byte: UInt8? { index < bytes.count ? bytes[index] : nil }

    static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }

    static func isNamePart(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
            || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte >= 0x80
    }

    mutating func skipSpace() {
        while let byte, Self.isSpace(byte) { index += 1 }
    }

    mutating func take(_ wanted: Character) -> Bool {
        guard let byte, wanted.asciiValue == byte else { return false }
        index += 1
        return true
    }

    /// A name with its escapes resolved; empty if none begins here.
    mutating func name() -> String {
        var result: [UInt8] = []
        while let byte {
            if byte == UInt8(ascii: "\\"), index + 1 < bytes.count, bytes[index + 1] != 10 {
                index += 1
                result += escape().utf8
            } else if Self.isNamePart(byte) {
                result.append(byte)
                index += 1
            } else {
                break
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// What an escape stands for; the cursor is behind its backslash.
    private mutating func escape() -> String {
        let start = index
        while let byte, index - start < 6, Character(Unicode.Scalar(byte)).isHexDigit { index += 1 }
        guard index > start else {
            // any other character stands for itself, with all its bytes
            let first = index
            index += 1
            while let byte, byte & 0xC0 == 0x80 { index += 1 }
            return String(decoding: bytes[first..<index], as: UTF8.self)
        }
        let digits = String(decoding: bytes[start..<index], as: UTF8.self)
        if let byte, Self.isSpace(byte) { index += 1 }
        let scalar = UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init) ?? "\u{FFFD}"
        return String(Character(scalar))
    }

    /// A string in quotes, resolved; nil if none begins here.
    mutating func string() -> String? {
        guard let quote = byte, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
            return nil
        }
        index += 1
        var result: [UInt8] = []
        while let byte, byte != quote, byte != 10 {
            index += 1
            if byte == UInt8(ascii: "\\") {
                if self.byte == 10 { index += 1 } else { result += escape().utf8 }
            } else {
                result.append(byte)
            }
        }
        if !isAtEnd { index += 1 }
        return String(decoding: result, as: UTF8.self)
    }

    /// Goes on to the first of some marks that stands outside of strings and brackets, or to the
    /// end.
    ///
    /// - Returns: what was passed over.
    mutating func upTo(_ marks: Set<UInt8>) -> ArraySlice<UInt8> {
        let start = index
        var closing: [UInt8] = []
        while let byte {
            if closing.isEmpty, marks.contains(byte) { break }
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                skipString()
                continue
            case UInt8(ascii: "\\"): index += 1
            case UInt8(ascii: "("):
                closing.append(UInt8(ascii: ")"))
                skipAddress()
                continue
            case UInt8(ascii: "["): closing.append(UInt8(ascii: "]"))
            case UInt8(ascii: "{"): closing.append(UInt8(ascii: "}"))
            default: if byte == closing.last { closing.removeLast() }
            }
            index += 1
        }
        index = min(index, bytes.count)
        return bytes[start..<index]
    }

    private mutating func skipString() {
        let quote = bytes[index]
        index += 1
        while let byte, byte != quote, byte != 10 { index += byte == UInt8(ascii: "\\") ? 2 : 1 }
        index = min(index + 1, bytes.count)
    }

    /// Goes behind an opening bracket, and up to the closing one of an address without quotes.
    private mutating func skipAddress() {
        let isAddress =
            index >= 3
            && String(decoding: bytes[(index - 3)..<index], as: UTF8.self).lowercased() == "url"
        index += 1
        guard isAddress else { return }
        skipSpace()
        guard byte != UInt8(ascii: "\""), byte != UInt8(ascii: "'") else { return }
        while let byte, byte != UInt8(ascii: ")") { index += byte == UInt8(ascii: "\\") ? 2 : 1 }
        index = min(index, bytes.count)
    }
}

extension StyleCursor {
    /// The parts of a text between marks that stand outside of strings and brackets.
    static func parts(of text: some Sequence<UInt8>, between mark: Character) -> [String] {
        var cursor = StyleCursor(bytes: ArraySlice(text))
        guard let mark = mark.asciiValue else { return [] }
        var result: [String] = []
        repeat {
            result.append(String(decoding: cursor.upTo([mark]), as: UTF8.self).trimmed)
            cursor.index += 1
        } while cursor.index <= cursor.bytes.count
        return result
    }

    /// The parts of a value, parted by blanks.
    static func words(of value: String) -> [String] {
        var cursor = StyleCursor(bytes: ArraySlice(value.utf8))
        var result: [String] = []
        while true {
            cursor.skipSpace()
            guard !cursor.isAtEnd else { return result }
            result.append(
                String(decoding: cursor.upTo([32, 9, 10, 11, 12, 13]), as: UTF8.self))
        }
    }
}
