import CLibXML2
import Messages
import Wording

/// Reads a page with libxml2's forgiving HTML parser and walks its tree without recursion.
struct HTMLReader: TreeReader {
    static let tableName = "table"
    static let cellNames: Set<String> = ["td", "th"]

    private static let blocks: Set<String> = [
        "p", "div", "br", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "table", "tr", "td",
        "th", "caption", "section", "article", "header", "footer", "blockquote", "pre", "hr", "dd",
        "dt", "center", "form",
    ]
    /// Not part of the text: code, Word's islands of settings, deletions kept by change tracking.
    private static let skipped: Set<String> = [
        "script", "style", "xml", "template", "select", "del", "noscript",
    ]

    let limits: Limits
    var builder = ContentBuilder()
    private let keepsLines: Bool

    private init(limits: Limits, keepsLines: Bool) {
        self.limits = limits
        self.keepsLines = keepsLines
    }

    /// - Throws: ``DocumentError`` if the page nests too deep or holds too many cells.
    static func content(
        of html: String, limits: Limits, name: String, keepsLines: Bool
    ) throws(DocumentError) -> DocumentContent {
        // libxml2 wants to be initialised before several threads use it.
        _ = initialised
        guard let length = Int32(exactly: html.utf8.count), let context = htmlNewParserCtxt() else {
            throw broken(name)
        }
        defer { htmlFreeParserCtxt(context) }
        let options =
            HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue
            | HTML_PARSE_NOWARNING.rawValue | HTML_PARSE_NONET.rawValue
        var html = html
        let document = html.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { chars in
                htmlCtxtReadMemory(
                    context, chars.baseAddress, length, nil, "UTF-8", Int32(options))
            }
        }
        defer { if let document { xmlFreeDoc(document) } }
        // libxml2 stops at its own depth limit and keeps what it read so far.
        guard context.pointee.disableSAX == 0 else { throw tooDeep(name, limits) }
        guard let document, let root = xmlDocGetRootElement(document) else { throw broken(name) }
        var reader = HTMLReader(limits: limits, keepsLines: keepsLines)
        try reader.walk(root, name: name)
        return reader.builder.content
    }

    static let initialised: Void = xmlInitParser()

    private static func broken(_ name: String) -> DocumentError {
        DocumentError(file: name, .brokenHTML, DocumentMessages.brokenHTML)
    }

    // MARK: Nodes

    mutating func enter(_ node: Node) -> Bool {
        switch node.pointee.type {
        case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
            builder.append(Self.text(node.pointee.content).replacingLineBreaks)
            return false
        case XML_ELEMENT_NODE: break
        default: return false
        }
        let name = Self.name(node)
        if name == "title" || name == "meta" { keepOuterTitle(node, name) }
        guard !Self.skipped.contains(name), name != "title", !Self.isHidden(node) else {
            return false
        }
        if Self.blocks.contains(name) { builder.breakLine() }
        switch name {
        case "table": openTable(node)
        case "td", "th":
            let shape = CellShape(
                rowSpan: span(node, "rowspan"), columnSpan: span(node, "colspan"))
            openCell(node, shape, line: keepsLines ? Self.line(node) : nil)
        case "sup", "sub": builder.openMark()
        default: break
        }
        return true
    }

    mutating func leave(_ node: Node) {
        guard node.pointee.type == XML_ELEMENT_NODE else { return }
        let name = Self.name(node)
        guard !Self.skipped.contains(name), !Self.isHidden(node) else { return }
        if Self.blocks.contains(name) { builder.breakLine() }
        switch name {
        case "table": builder.closeTable()
        case "tr": builder.closeRow()
        case "td", "th": builder.closeCell()
        case "sup", "sub": builder.closeMark()
        default: break
        }
    }

    private mutating func keepOuterTitle(_ node: Node, _ name: String) {
        if name == "title" {
            let title = Self.text(node.pointee.children?.pointee.content).trimmed
            builder.addOuterTitle(title, isFirst: false)
        } else if let key = Self.attribute(node, "name"), key.lowercased() == "articletitle",
            let title = Self.attribute(node, "content")
        {
            builder.addOuterTitle(title, isFirst: true)
        }
    }

    private func span(_ node: Node, _ name: String) -> Int {
        let value = Self.attribute(node, name).flatMap { Int($0.trimmed) } ?? 1
        return min(max(value, 1), limits.span)
    }

    private static func isHidden(_ node: Node) -> Bool {
        guard node.pointee.properties != nil, let style = attribute(node, "style") else {
            return false
        }
        return style.lowercased().filter { $0 != " " }.contains("display:none")
    }

    /// Line of the source, from 1; libxml2 does not know it for every node.
    private static func line(_ node: Node) -> Int? {
        let line = Int(xmlGetLineNo(node))
        return line > 0 ? line : nil
    }
}
