import Messages
import Wording

/// Unpacks a page that a browser or Word saved as one file (mht, mhtml): a message with the page,
/// its style sheets and pictures as parts.
///
/// Source: RFC 2557, with the parts of RFC 2045 and 2046 that such files use: one level of parts
/// or more, three ways to write bytes, names of characters sets left to the text itself.
struct MailPage {
    let page: [UInt8]
    /// Style sheets by every address that the page may use for them.
    let sheets: [String: [UInt8]]

    private struct Part {
        var headers: [String: String] = [:]
        var body: ArraySlice<UInt8> = []

        var kind: String { value("content-type").lowercased() }

        /// The first word of a header.
        func value(_ name: String) -> String {
            (headers[name] ?? "").prefix { $0 != ";" }.trimmed
        }

        /// `boundary` and the like, with or without quotes.
        func parameter(_ wanted: String) -> String? {
            for text in MailPage.split(headers["content-type"] ?? "").dropFirst() {
                let pair = text.split(separator: "=", maxSplits: 1).map(\.trimmed)
                if pair.count == 2, pair[0].lowercased() == wanted {
                    return pair[1].filter { $0 != "\"" }
                }
            }
            return nil
        }
    }

    private static let mostNested = 8
    private static let headerBytes = 65_536

    /// True if the bytes begin as such a file does.
    static func isMail(_ bytes: [UInt8]) -> Bool {
        let head = String(decoding: bytes.prefix(4096), as: UTF8.self).lowercased()
        let first = head.drop(while: \.isWhitespace).prefix { $0 != ":" && !$0.isNewline }
        return !first.isEmpty && first.allSatisfy { $0.isLetter || $0 == "-" }
            && head.contains("mime-version:") && head.contains("content-type:")
            && !first.contains("<")
    }

    /// - Throws: ``DocumentError`` if there is no page in the file.
    init(_ bytes: [UInt8], limits: Limits, name: String) throws(DocumentError) {
        var parts: [Part] = []
        let whole = Self.part(bytes[...])
        Self.collect(whole, depth: 0, limits: limits, into: &parts)
        let pages = parts.filter { ["text/html", "application/xhtml+xml"].contains($0.kind) }
        let start = whole.parameter("start")
        let root = pages.first { $0.headers["content-id"] == start && start != nil } ?? pages.first
        guard let root, parts.count <= limits.parts, let page = Self.decoded(root) else {
            throw DocumentError(file: name, .brokenHTML, DocumentMessages.brokenMail)
        }
        self.page = page
        let place = root.headers["content-location"] ?? ""
        let folder = place.lastIndex(of: "/").map { String(place[...$0]) }
        var sheets: [String: [UInt8]] = [:]
        for part in parts where part.kind == "text/css" {
            guard let text = Self.decoded(part) else { continue }
            if let id = part.headers["content-id"] {
                sheets["cid:" + id.filter { !"<>".contains($0) }] = text
            }
            guard let address = part.headers["content-location"] else { continue }
            sheets[address] = text
            if let folder, address.hasPrefix(folder) {
                sheets[String(address.dropFirst(folder.count))] = text
            }
        }
        self.sheets = sheets
    }

    // MARK: Parts

    private static func collect(
        _ part: Part, depth: Int, limits: Limits, into parts: inout [Part]
    ) {
        guard part.kind.hasPrefix("multipart/") else { return parts.append(part) }
        guard depth < mostNested, let boundary = part.parameter("boundary"), !boundary.isEmpty
        else { return }
        let mark = Array("--\(boundary)".utf8)
        var start: Int?
        var index = part.body.startIndex
        while index < part.body.endIndex, parts.count <= limits.parts {
            let end = part.body[index...].firstIndex(of: 10) ?? part.body.endIndex
            let line = part.body[index..<end]
            if line.starts(with: mark), isRest(line.dropFirst(mark.count)) {
                if let start {
                    // the line break before a boundary belongs to it
                    var last = max(start, index - 1)
                    if last > start, part.body[last - 1] == 13 { last -= 1 }
                    collect(
                        Self.part(part.body[start..<last]), depth: depth + 1, limits: limits,
                        into: &parts)
                }
                start = min(end + 1, part.body.endIndex)
            }
            index = end + 1
        }
        // a file that was cut off still holds its page, whose own end says whether it is whole
        if let start, start < part.body.endIndex {
            let rest = Self.part(part.body[start...])
            if !rest.headers.isEmpty {
                collect(rest, depth: depth + 1, limits: limits, into: &parts)
            }
        }
    }

    /// What may stand behind a boundary in its line.
    private static func isRest(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.allSatisfy { $0 == UInt8(ascii: "-") || StyleCursor.isSpace($0) } && bytes.count < 80
    }

    private static func part(_ bytes: ArraySlice<UInt8>) -> Part {
        var result = Part()
        var index = bytes.startIndex
        var last: String?
        while index < bytes.endIndex, index - bytes.startIndex < headerBytes {
            let end = bytes[index...].firstIndex(of: 10) ?? bytes.endIndex
            let line = String(decoding: bytes[index..<end], as: UTF8.self)
            index = min(end + 1, bytes.endIndex)
            if line.trimmed.isEmpty {
                // blank lines before the first header are none
                if result.headers.isEmpty { continue }
                break
            }
            if line.first == " " || line.first == "\t", let name = last {
                result.headers[name, default: ""] += " " + line.trimmed
            } else if let colon = line.firstIndex(of: ":") {
                let name = line[..<colon].trimmed.lowercased()
                result.headers[name] = line[line.index(after: colon)...].trimmed
                last = name
            } else {
                break
            }
        }
        result.body = bytes[index...]
        return result
    }

    /// The parts between semicolons that stand outside of quotes.
    private static func split(_ header: String) -> [String] {
        StyleCursor.parts(of: header.utf8, between: ";")
    }

    // MARK: Ways to write bytes

    /// Nil if the bytes are written in a way that is not known, or wrongly.
    private static func decoded(_ part: Part) -> [UInt8]? {
        switch part.value("content-transfer-encoding").lowercased() {
        case "", "7bit", "8bit", "binary": Array(part.body)
        case "quoted-printable": quotedPrintable(part.body)
        case "base64": base64(part.body)
        default: nil
        }
    }

    private static func quotedPrintable(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            index += 1
            guard byte == UInt8(ascii: "=") else {
                result.append(byte)
                continue
            }
            var end = index
            while end < bytes.endIndex, [32, 9, 13].contains(bytes[end]) { end += 1 }
            if end == bytes.endIndex || bytes[end] == 10 {
                index = min(end + 1, bytes.endIndex)
                continue
            }
            guard index + 1 < bytes.endIndex,
                let value = UInt8(
                    String(decoding: bytes[index..<(index + 2)], as: UTF8.self), radix: 16)
            else { return nil }
            result.append(value)
            index += 2
        }
        return result
    }

    static func base64(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count * 3 / 4)
        var bits: UInt32 = 0
        var count = 0
        for byte in bytes where !StyleCursor.isSpace(byte) {
            let value: UInt8
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): value = byte - 65
            case UInt8(ascii: "a")...UInt8(ascii: "z"): value = byte - 71
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = byte + 4
            case UInt8(ascii: "+"): value = 62
            case UInt8(ascii: "/"): value = 63
            case UInt8(ascii: "="): continue
            default: return nil
            }
            bits = bits << 6 | UInt32(value)
            count += 1
            if count.isMultiple(of: 4) {
                result += [UInt8(bits >> 16 & 255), UInt8(bits >> 8 & 255), UInt8(bits & 255)]
                bits = 0
            }
        }
        switch count % 4 {
        case 2: result.append(UInt8(bits >> 4 & 255))
        case 3: result += [UInt8(bits >> 10 & 255), UInt8(bits >> 2 & 255)]
        case 1: return nil
        default: break
        }
        return result
    }
}
