import Wording

/// The style sheets of a page: those written in it, and those that came with it.
enum PageStyles {
    /// Bounds of sheets that call each other.
    private static let mostFiles = 64

    /// - Parameters:
    ///   - files: sheets that came with the page, by address.
    ///   - mostBytes: of all sheets together.
    /// - Returns: the rules, and the addresses of sheets that are not at hand; nil if there is
    ///   more of them than that.
    static func sheet(
        of tree: MarkupTree, files: [String: String], mostBytes: Int
    ) -> (sheet: StyleSheet, missing: [String])? {
        var sheet = StyleSheet()
        var byteCount = 0
        var missing: [String] = []
        var fileCount = 0
        func add(address: String, media: String) {
            guard MediaQuery.holds(media) != .no else { return }
            fileCount += 1
            guard fileCount <= mostFiles, let text = files[address] else {
                missing.append(address)
                return
            }
            add(text: text, media: media)
        }
        func add(text: String, media: String) {
            byteCount += text.utf8.count
            guard byteCount <= mostBytes else { return }
            let known = sheet.imports.count
            sheet.add(text, media: media)
            for rule in sheet.imports.dropFirst(known) {
                var cursor = StyleCursor(rule)
                let (address, rest) = Self.address(&cursor)
                add(address: address, media: rest)
            }
        }
        var node = 0
        while node < tree.nodes.count {
            let name = tree.name(node)
            if name == "template" || name == "noscript" {
                node = tree.end(of: node)
                continue
            }
            let media = tree.attribute(node, "media") ?? ""
            if name == "style", isSheet(tree.attribute(node, "type")) {
                add(text: tree.text(of: node), media: media)
            } else if name == "link", let address = tree.attribute(node, "href") {
                let kinds = (tree.attribute(node, "rel") ?? "").lowercased()
                    .split(whereSeparator: \.isWhitespace)
                if kinds.contains("stylesheet"), !kinds.contains("alternate") {
                    add(address: address, media: media)
                }
            }
            node += 1
        }
        return byteCount <= mostBytes ? (sheet, missing) : nil
    }

    private static func isSheet(_ type: String?) -> Bool {
        let type = type?.trimmed.lowercased() ?? ""
        return type.isEmpty || type == "text/css"
    }

    /// `"a.css" screen`, `url(a.css)`.
    private static func address(_ cursor: inout StyleCursor) -> (String, String) {
        cursor.skipSpace()
        var address = cursor.string()
        if address == nil {
            let text = String(decoding: cursor.upTo([32, 9, 10]), as: UTF8.self)
            address =
                text.drop { $0 != "(" }.dropFirst().prefix { $0 != ")" }
                .filter { !"\"'".contains($0) }.trimmed
        }
        let rest = String(decoding: cursor.bytes[cursor.index...], as: UTF8.self).trimmed
        return (address ?? "", rest)
    }
}
