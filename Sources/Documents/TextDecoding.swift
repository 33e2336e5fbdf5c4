import Glibc
import Messages

/// Turns bytes into text: UTF-8, UTF-16 with a byte order mark, or GB18030.
enum TextDecoding {
    /// Formats that need another program first, by their first bytes.
    private static let foreign: [(signature: [UInt8], kind: Phrase)] = [
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], DocumentMessages.oldOfficeDocument),
        (Array("%PDF".utf8), DocumentMessages.pdfDocument),
        (Array("{\\rtf".utf8), DocumentMessages.richText),
        ([0x89, 0x50, 0x4E, 0x47], DocumentMessages.picture),
        ([0xFF, 0xD8, 0xFF], DocumentMessages.picture),
        (Array("GIF8".utf8), DocumentMessages.picture),
        (Array("II*\0".utf8), DocumentMessages.picture),
        (Array("MM\0*".utf8), DocumentMessages.picture),
        (Array("RIFF".utf8), DocumentMessages.picture),
    ]

    /// - Throws: ``DocumentError`` naming the format or the first byte that is no text.
    static func text(of bytes: [UInt8], name: String) throws(DocumentError) -> String {
        if let format = foreign.first(where: { bytes.starts(with: $0.signature) }) {
            let reason = DocumentMessages.foreignFormat.filled(["kind": format.kind])
            throw DocumentError(file: name, .foreignFormat, reason)
        }
        let text = try decode(bytes, name: name)
        guard text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else {
            throw DocumentError(file: name, .empty, DocumentMessages.empty)
        }
        // Lines end in one character everywhere below; "\r\n" would be a single Character.
        return text.utf8.contains(13)
            ? String(decoding: unixLines(Array(text.utf8)), as: UTF8.self) : text
    }

    private static func decode(_ bytes: [UInt8], name: String) throws(DocumentError) -> String {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            return try utf16(bytes, name: name)
        }
        guard !bytes.contains(0) else {
            let reason = DocumentMessages.foreignFormat.filled(["kind": DocumentMessages.binary])
            throw DocumentError(file: name, .foreignFormat, reason)
        }
        let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
        let body = hasMark ? Array(bytes[3...]) : bytes
        guard let utf8Offset = firstInvalidUTF8(body) else {
            return String(decoding: body, as: UTF8.self)
        }
        if hasMark || declaresUTF8(body) {
            let offset = utf8Offset + (hasMark ? 3 : 0) + 1
            let reason = DocumentMessages.badUTF8.filled(["offset": String(offset)])
            throw DocumentError(file: name, .badEncoding, reason)
        }
        switch gb18030(body) {
        case .text(let text): return text
        case .invalid(let gbOffset):
            let reason = DocumentMessages.badEncoding.filled([
                "utf8": String(utf8Offset + 1), "gb": String(gbOffset + 1),
            ])
            throw DocumentError(file: name, .badEncoding, reason)
        }
    }

    private static func unixLines(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        for (index, byte) in bytes.enumerated() {
            if byte != 13 {
                result.append(byte)
            } else if index + 1 == bytes.count || bytes[index + 1] != 10 {
                result.append(10)
            }
        }
        return result
    }

    private static func utf16(_ bytes: [UInt8], name: String) throws(DocumentError) -> String {
        let isLittle = bytes[0] == 0xFF
        let units = stride(from: 2, to: bytes.count - 1, by: 2).map { index in
            let low = UInt16(bytes[isLittle ? index : index + 1])
            return low | UInt16(bytes[isLittle ? index + 1 : index]) << 8
        }
        guard bytes.count.isMultiple(of: 2), let text = String(validating: units, as: UTF16.self)
        else { throw DocumentError(file: name, .badEncoding, DocumentMessages.badUTF16) }
        return text
    }

    /// True if the head of a page says its text is UTF-8; then nothing else is tried.
    private static func declaresUTF8(_ bytes: [UInt8]) -> Bool {
        let head = String(decoding: bytes.prefix(2048), as: UTF8.self).lowercased()
        return ["charset=utf-8", "charset=\"utf-8", "encoding=\"utf-8"].contains {
            head.contains($0)
        }
    }

    /// Offset of the first byte that cannot be UTF-8 (RFC 3629), nil if all can.
    static func firstInvalidUTF8(_ bytes: [UInt8]) -> Int? {
        var index = 0
        while index < bytes.count {
            let lead = bytes[index]
            if lead < 0x80 {
                index += 1
                continue
            }
            let length: Int
            var second: ClosedRange<UInt8> = 0x80...0xBF
            switch lead {
            case 0xC2...0xDF: length = 2
            case 0xE0...0xEF:
                length = 3
                if lead == 0xE0 { second = 0xA0...0xBF }
                if lead == 0xED { second = 0x80...0x9F }
            case 0xF0...0xF4:
                length = 4
                if lead == 0xF0 { second = 0x90...0xBF }
                if lead == 0xF4 { second = 0x80...0x8F }
            default: return index
            }
            guard index + length <= bytes.count, second.contains(bytes[index + 1]),
                bytes[(index + 2)..<max(index + 2, index + length)].allSatisfy({ $0 & 0xC0 == 0x80 }
                )
            else { return index }
            index += length
        }
        return nil
    }

    private enum Decoded {
        case text(String)
        case invalid(offset: Int)
    }

    /// Tables that the C library reads from files when they are first asked for, and keeps as long
    /// as somebody has them: for a process that will have no files.
    static func keepTables() { _ = keptTables }

    private static let keptTables: Int = {
        let encodings = ["GB18030", "GBK", "GB2312", "BIG5", "UTF-16"]
        return encodings.count { iconv_open("UTF-8", $0) != iconv_t(bitPattern: -1) }
    }()

    /// GB18030 includes GBK and GB2312, so one decoder serves every older Chinese page.
    private static func gb18030(_ bytes: [UInt8]) -> Decoded {
        guard let converter = iconv_open("UTF-8", "GB18030"),
            converter != iconv_t(bitPattern: -1)
        else { return .invalid(offset: 0) }
        defer { iconv_close(converter) }
        var input = bytes.map { CChar(bitPattern: $0) }
        // Two bytes of GB18030 become at most three of UTF-8, four become four.
        var output = [CChar](repeating: 0, count: bytes.count * 2 + 16)
        var inputLeft = input.count
        var outputLeft = output.count
        let result = input.withUnsafeMutableBufferPointer { source in
            output.withUnsafeMutableBufferPointer { target in
                var from = source.baseAddress
                var to = target.baseAddress
                return iconv(converter, &from, &inputLeft, &to, &outputLeft)
            }
        }
        guard result != -1, inputLeft == 0 else {
            return .invalid(offset: bytes.count - inputLeft)
        }
        let written = output.prefix(output.count - outputLeft).map { UInt8(bitPattern: $0) }
        return .text(String(decoding: written, as: UTF8.self))
    }
}
