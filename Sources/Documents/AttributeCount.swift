import Messages

/// A rough count of the attributes of elements, made before a parser compares each with all
/// others of its element.
enum AttributeCount {
    static func error(_ limits: Limits, _ name: String) -> DocumentError {
        let limit = String(limits.attributes)
        return DocumentError(
            file: name, .tooLarge, DocumentMessages.tooManyAttributes.filled(["limit": limit]))
    }

    /// The most words outside of quotes in one tag. Scripts and style sheets hold no tags.
    static func most(in text: UnsafeBufferPointer<UInt8>) -> Int {
        var most = 0
        var index = 0
        while index + 1 < text.count {
            guard text[index] == UInt8(ascii: "<"), isLetter(text[index + 1]) else {
                index += 1
                continue
            }
            let start = index + 1
            most = max(most, words(of: text, &index))
            for name in ["script", "style"] where begins(text, start, with: name) {
                while index < text.count, !isEnd(text, index, of: name) { index += 1 }
            }
        }
        return most
    }

    /// Moves the index behind the tag.
    private static func words(of text: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> Int {
        var count = 0
        var quote: UInt8?
        var isBehindBlank = false
        index += 1
        while index < text.count {
            let byte = text[index]
            index += 1
            if let open = quote {
                if byte == open { quote = nil }
                // the next attribute may follow at once
                isBehindBlank = quote == nil
                continue
            }
            switch byte {
            case UInt8(ascii: ">"): return count
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                // a quote opens a value only behind its sign; elsewhere it is part of a name
                let isValue = index > 1 && text[index - 2] == UInt8(ascii: "=")
                if isValue { quote = byte } else if isBehindBlank { count += 1 }
                isBehindBlank = false
            case 0x20, 0x09, 0x0A, 0x0C, 0x0D, UInt8(ascii: "/"): isBehindBlank = true
            default:
                if isBehindBlank { count += 1 }
                isBehindBlank = false
            }
        }
        return count
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

    private static func begins(
        _ text: UnsafeBufferPointer<UInt8>, _ start: Int, with name: String
    ) -> Bool {
        start + name.utf8.count < text.count
            && zip(text[start...], name.utf8).allSatisfy { $0 | 0x20 == $1 }
            && !isLetter(text[start + name.utf8.count])
    }

    private static func isEnd(
        _ text: UnsafeBufferPointer<UInt8>, _ index: Int, of name: String
    ) -> Bool {
        text[index] == UInt8(ascii: "<") && index + 1 < text.count
            && text[index + 1] == UInt8(ascii: "/") && begins(text, index + 2, with: name)
    }
}
