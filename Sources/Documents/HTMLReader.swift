import CLibXML2
import Messages
import Narratives

/// Reads a page with libxml2's forgiving HTML parser and walks its tree without recursion.
struct HTMLReader {
    typealias Node = UnsafeMutablePointer<_xmlNode>

    /// A table being read; cells that only arrange the page are text, not cells.
    private struct OpenTable {
        let number: Int
        let arrangesTables: Bool
        var builder = GridBuilder()
        var hasRow = false
        var cell: OpenCell?
    }

    private struct OpenCell {
        var text = ""
        let rowSpan: Int
        let columnSpan: Int
        let line: Int?
    }

    private static let blocks: Set<String> = [
        "p", "div", "br", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "table", "tr", "td",
        "th", "caption", "section", "article", "header", "footer", "blockquote", "pre", "hr", "dd",
        "dt", "center", "form",
    ]
    /// Not part of the text: code, Word's islands of settings, deletions kept by change tracking.
    private static let skipped: Set<String> = [
        "script", "style", "xml", "template", "select", "del", "noscript",
    ]

    private let limits: Limits
    private let keepsLines: Bool
    private var content = DocumentContent()
    private var paragraph = ""
    /// Nil stands for a table of one cell, which only draws a frame.
    private var tables: [OpenTable?] = []
    private var tableCount = 0
    private var placeCount = 0

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
        return reader.content
    }

    private static let initialised: Void = xmlInitParser()

    static func tooManyCells(_ name: String, _ limits: Limits) -> DocumentError {
        let reason = DocumentMessages.tooManyCells.filled(["limit": String(limits.cells)])
        return DocumentError(file: name, .tooManyCells, reason)
    }

    private static func tooDeep(_ name: String, _ limits: Limits) -> DocumentError {
        let reason = DocumentMessages.tooDeep.filled(["limit": String(limits.depth)])
        return DocumentError(file: name, .tooDeep, reason)
    }

    private static func broken(_ name: String) -> DocumentError {
        DocumentError(file: name, .brokenHTML, DocumentMessages.brokenHTML)
    }

    private mutating func walk(_ root: Node, name: String) throws(DocumentError) {
        var current: Node? = root
        var depth = 1
        while let node = current {
            guard depth <= limits.depth else { throw Self.tooDeep(name, limits) }
            guard placeCount <= limits.cells else { throw Self.tooManyCells(name, limits) }
            if enter(node), let child = node.pointee.children {
                current = child
                depth += 1
                continue
            }
            leave(node)
            current = node.pointee.next
            var ancestor = node.pointee.parent
            while current == nil, depth > 1, let parent = ancestor {
                depth -= 1
                leave(parent)
                guard depth > 1 else { break }
                current = parent.pointee.next
                ancestor = parent.pointee.parent
            }
        }
        endParagraph()
        guard placeCount <= limits.cells else { throw Self.tooManyCells(name, limits) }
    }

    // MARK: Nodes

    /// - Returns: whether the node's children are part of the text.
    private mutating func enter(_ node: Node) -> Bool {
        switch node.pointee.type {
        case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
            append(Self.text(node.pointee.content).replacingLineBreaks)
            return false
        case XML_ELEMENT_NODE: break
        default: return false
        }
        let name = Self.name(node)
        if name == "title" || name == "meta" { keepOuterTitle(node, name) }
        guard !Self.skipped.contains(name), name != "title", !Self.isHidden(node) else {
            return false
        }
        if Self.blocks.contains(name) { breakLine() }
        switch name {
        case "table":
            // The number is given at the start tag, so tables count as a reader counts them.
            guard Self.hasSeveralCells(node) else {
                tables.append(nil)
                return true
            }
            tableCount += 1
            tables.append(
                OpenTable(number: tableCount, arrangesTables: Self.holdsTable(node)))
        case "td", "th": openCell(node)
        default: break
        }
        return true
    }

    private mutating func leave(_ node: Node) {
        guard node.pointee.type == XML_ELEMENT_NODE else { return }
        let name = Self.name(node)
        guard !Self.skipped.contains(name), !Self.isHidden(node) else { return }
        if Self.blocks.contains(name) { breakLine() }
        switch name {
        case "table": closeTable()
        case "tr": closeRow()
        case "td", "th": closeCell()
        default: break
        }
    }

    private mutating func openCell(_ node: Node) {
        guard let last = tables.indices.last, let arrangesTables = tables[last]?.arrangesTables
        else { return }
        let isOnlyCell =
            Self.sibling(node, \.prev) == nil && Self.sibling(node, \.next) == nil
        guard !arrangesTables || !(isOnlyCell || Self.holdsTable(node)) else { return }
        let cell = OpenCell(
            rowSpan: span(node, "rowspan"), columnSpan: span(node, "colspan"),
            line: keepsLines ? Self.line(node) : nil)
        tables[last]?.cell = cell
        tables[last]?.hasRow = true
    }

    // The builder is changed in place: a copy of it would copy all rows read so far.

    private mutating func closeCell() {
        guard let last = tables.indices.last, let cell = tables[last]?.cell else { return }
        tables[last]?.cell = nil
        placeCount +=
            tables[last]?.builder.addCell(
                cell.text.tidied, rowSpan: cell.rowSpan, columnSpan: cell.columnSpan,
                line: cell.line) ?? 0
    }

    private mutating func closeRow() {
        guard let last = tables.indices.last, tables[last]?.hasRow == true else { return }
        tables[last]?.hasRow = false
        placeCount += tables[last]?.builder.endRow() ?? 0
    }

    private mutating func closeTable() {
        closeRow()
        guard let popped = tables.popLast(), let table = popped, !table.builder.rows.isEmpty
        else { return }
        let grid = Grid(number: table.number, columns: .spanned, rows: table.builder.rows)
        content.elements.append(.table(grid))
    }

    // MARK: Text

    /// The innermost open cell, looking through frames of one cell; nil outside of cells.
    private var openCellIndex: Int? {
        guard let index = tables.lastIndex(where: { $0 != nil }), tables[index]?.cell != nil
        else { return nil }
        return index
    }

    private mutating func append(_ text: String) {
        if let index = openCellIndex {
            tables[index]?.cell?.text += text
        } else {
            paragraph += text
        }
    }

    private mutating func breakLine() {
        if let index = openCellIndex {
            tables[index]?.cell?.text += "\n"
        } else {
            endParagraph()
        }
    }

    private mutating func endParagraph() {
        let text = paragraph.trimmed
        if !text.isEmpty { content.elements.append(.paragraph(text)) }
        paragraph = ""
    }

    private mutating func keepOuterTitle(_ node: Node, _ name: String) {
        if name == "title" {
            content.outerTitles.append(Self.text(node.pointee.children?.pointee.content).trimmed)
        } else if let key = Self.attribute(node, "name"), key.lowercased() == "articletitle",
            let title = Self.attribute(node, "content")
        {
            content.outerTitles.insert(title, at: 0)
        }
    }

    private func span(_ node: Node, _ name: String) -> Int {
        let value = Self.attribute(node, name).flatMap { Int($0.trimmed) } ?? 1
        return min(max(value, 1), limits.span)
    }
}

extension String {
    /// A line break in the source of a page is no more than a blank.
    fileprivate var replacingLineBreaks: String {
        guard utf8.contains(10) else { return self }
        return String(decoding: utf8.map { $0 == 10 ? 32 : $0 }, as: UTF8.self)
    }

    /// Lines trimmed, empty ones dropped.
    fileprivate var tidied: String {
        split(separator: "\n").map(\.trimmed).filter { !$0.isEmpty }.joined(separator: "\n")
    }
}
