import CLibXML2
import Messages

/// Reads the text of a Word document (docx, docm): tables with their spans, as HTML is read.
///
/// - Left out: text deleted or moved away under change tracking, hidden text, codes of fields,
///   phonetic guides, and the marks of footnotes and comments, which would touch the figure.
/// - Kept: insertions, content controls, text boxes, results of fields.
/// - Source: ECMA-376, part 1, clause 17, in both its namespaces.
struct WordReader: TreeReader {
    static let tableName = "tbl"
    static let cellNames: Set<String> = ["tc"]

    private static let mainPart = "word/document.xml"
    private static let blocks: Set<String> = ["p", "tbl", "tr", "tc", "br", "cr"]
    private static let skipped: Set<String> = [
        "del", "moveFrom", "delText", "instrText", "delInstrText", "rt", "pPr", "rPr", "tblPr",
        "tblGrid", "trPr", "tcPr", "sdtPr", "sectPr",
    ]

    let limits: Limits
    var builder = ContentBuilder()
    /// True behind a footnote's own mark, up to the end of its run.
    private var isInMark = false
    /// Whether a namespace is one of Word's, as last asked; most nodes share theirs.
    private var lastSpace: (space: UnsafeMutablePointer<_xmlNs>?, isWord: Bool) = (nil, false)

    private init(limits: Limits) { self.limits = limits }

    /// - Throws: ``DocumentError`` if the file is no Word document, broken, locked or too large.
    static func content(
        of bytes: [UInt8], limits: Limits, name: String
    ) throws(DocumentError) -> DocumentContent {
        guard let part = try ZipPart.bytes(of: mainPart, in: bytes, limits: limits, name: name)
        else {
            let reason = DocumentMessages.foreignFormat.filled([
                "kind": DocumentMessages.zippedDocument
            ])
            throw DocumentError(file: name, .foreignFormat, reason)
        }
        // libxml2 wants to be initialised before several threads use it.
        _ = HTMLReader.initialised
        guard let length = Int32(exactly: part.count), let context = xmlNewParserCtxt() else {
            throw broken(name)
        }
        defer { xmlFreeParserCtxt(context) }
        let options =
            XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
        let document = part.withUnsafeBytes { bytes in
            xmlCtxtReadMemory(
                context, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), length, nil, nil,
                Int32(options))
        }
        defer { if let document { xmlFreeDoc(document) } }
        guard let document else {
            // What libxml2 says when it reaches its own limit of depth.
            let isTooDeep = context.pointee.lastError.code == Int32(XML_ERR_INTERNAL_ERROR.rawValue)
            throw isTooDeep ? tooDeep(name, limits) : broken(name)
        }
        // A document type could define what its words stand for; Word never writes one.
        guard document.pointee.intSubset == nil, let root = xmlDocGetRootElement(document) else {
            throw broken(name)
        }
        var reader = WordReader(limits: limits)
        try reader.walk(root, name: name)
        return reader.builder.content
    }

    private static func broken(_ name: String) -> DocumentError {
        DocumentError(file: name, .brokenWord, DocumentMessages.brokenWord)
    }

    // MARK: Nodes

    mutating func enter(_ node: Node) -> Bool {
        guard node.pointee.type == XML_ELEMENT_NODE else { return false }
        let name = word(node)
        guard !isLeftOut(node, name) else { return false }
        if Self.blocks.contains(name) { builder.breakLine() }
        switch name {
        case "t":
            if !isInMark { appendText(of: node) }
            return false
        case "tab", "ptab": builder.append("\t")
        case "noBreakHyphen": builder.append("-")
        case "r": if Self.isRaised(node) { builder.openMark() }
        case "sup", "sub": builder.openMark()
        case "den": builder.append("/")
        // A sign of a symbol font; which one it shows cannot be told.
        case "sym": builder.append("□")
        case "footnoteReference", "endnoteReference":
            isInMark = Self.attribute(node, "customMarkFollows").map(Self.isOn) ?? false
        case "tbl": openTable(node)
        case "tr": builder.skipColumns(span(Self.property("gridBefore", of: node), least: 0))
        case "tc": return openCell(node)
        default: break
        }
        return true
    }

    mutating func leave(_ node: Node) {
        guard node.pointee.type == XML_ELEMENT_NODE else { return }
        let name = word(node)
        guard !isLeftOut(node, name) else { return }
        if Self.blocks.contains(name) { builder.breakLine() }
        switch name {
        case "r":
            isInMark = false
            if Self.isRaised(node) { builder.closeMark() }
        case "sup", "sub": builder.closeMark()
        case "tbl": builder.closeTable()
        case "tr": builder.closeRow()
        case "tc": builder.closeCell()
        default: break
        }
    }

    private func isLeftOut(_ node: Node, _ name: String) -> Bool {
        if Self.skipped.contains(name) { return true }
        switch name {
        case "r": return Self.property("vanish", of: node).map(Self.isOn) ?? false
        case "tr":
            return Self.property("del", of: node) != nil
                || Self.property("hidden", of: node).map(Self.isOn) ?? false
        case "tc": return Self.property("cellDel", of: node) != nil
        case "": return Self.isFallback(node)
        default: return false
        }
    }

    /// The local name of an element of text or of a formula in it; empty for all others.
    private mutating func word(_ node: Node) -> String {
        let space = node.pointee.ns
        if space != lastSpace.space {
            let name = Self.text(space?.pointee.href)
            let isWord = ["wordprocessingml/2006/main", "wordprocessingml/main", "/math"]
                .contains { name.hasSuffix($0) }
            lastSpace = (space, isWord)
        }
        return lastSpace.isWord ? Self.name(node) : ""
    }

    private mutating func appendText(of node: Node) {
        var next = node.pointee.children
        while let child = next {
            builder.append(Self.text(child.pointee.content).replacingLineBreaks)
            next = child.pointee.next
        }
    }

    private mutating func openCell(_ cell: Node) -> Bool {
        let width = span(Self.property("gridSpan", of: cell), least: 1)
        // An old way to merge: the cell is there, and the one before reaches over it.
        if let merge = Self.property("hMerge", of: cell), Self.value(merge) != "restart" {
            builder.skipColumns(width)
            return false
        }
        let merge = Self.property("vMerge", of: cell).map {
            Self.value($0) == "restart" ? CellShape.Merge.begins : .continues
        }
        openCell(cell, CellShape(columnSpan: width, merge: merge ?? .none), line: nil)
        return true
    }

    private func span(_ property: Node?, least: Int) -> Int {
        let value = property.flatMap(Self.value).flatMap { Int($0) } ?? least
        return min(max(value, least), limits.span)
    }
}

/// Questions to a node of WordprocessingML.
extension WordReader {
    /// A property of a run, a row or a cell: `w:vanish` in the `w:rPr` of a `w:r`.
    private static func property(_ name: String, of node: Node) -> Node? {
        child("\(self.name(node))Pr", of: node).flatMap { child(name, of: $0) }
    }

    private static func child(_ name: String, of node: Node) -> Node? {
        var next = node.pointee.children
        while let child = next {
            if child.pointee.type == XML_ELEMENT_NODE, self.name(child) == name { return child }
            next = child.pointee.next
        }
        return nil
    }

    private static func value(_ property: Node) -> String? { attribute(property, "val") }

    /// A switch is on where it stands, unless it says otherwise.
    private static func isOn(_ property: Node) -> Bool { isOn(value(property) ?? "1") }

    private static func isOn(_ value: String) -> Bool {
        !["0", "false", "off", "none"].contains(value)
    }

    /// True for raised and lowered runs, as the marks of notes are.
    private static func isRaised(_ run: Node) -> Bool {
        let place = property("vertAlign", of: run).flatMap(value)
        return place == "superscript" || place == "subscript"
    }

    /// True for what older programs would show in place of what newer ones do.
    private static func isFallback(_ node: Node) -> Bool {
        guard name(node) == "Fallback", let parent = node.pointee.parent else { return false }
        return child("Choice", of: parent) != nil
    }
}
