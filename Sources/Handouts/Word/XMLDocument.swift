import CLibXML2

/// An XML part of a document that is changed in place; libxml2 owns it.
final class XMLDocument {
    typealias Node = UnsafeMutablePointer<_xmlNode>

    private let document: UnsafeMutablePointer<_xmlDoc>

    /// - Returns: nil if the bytes are no XML, or define words of their own, as no word processor
    ///   does.
    init?(_ bytes: [UInt8]) {
        _ = Self.initialised
        guard let length = Int32(exactly: bytes.count), let context = xmlNewParserCtxt() else {
            return nil
        }
        defer { xmlFreeParserCtxt(context) }
        let options =
            XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
        let parsed = bytes.withUnsafeBytes { raw in
            xmlCtxtReadMemory(
                context, raw.baseAddress?.assumingMemoryBound(to: CChar.self), length, nil, nil,
                Int32(options))
        }
        guard let parsed else { return nil }
        document = parsed
        guard parsed.pointee.intSubset == nil else { return nil }
        // without one, attributes are written in character references
        if parsed.pointee.encoding == nil {
            parsed.pointee.encoding = UnsafePointer(xmlStrdup("UTF-8"))
        }
    }

    deinit { xmlFreeDoc(document) }

    private static let initialised: Void = xmlInitParser()

    var root: Node? { xmlDocGetRootElement(document) }

    /// The part as a file.
    func bytes() -> [UInt8] {
        let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
        return Array((head + (root.map(xml) ?? "")).utf8)
    }

    /// Elements of a name below a node, in the order of the document.
    static func elements(named name: String, below node: Node) -> [Node] {
        var found: [Node] = []
        var waiting = [node]
        while let next = waiting.popLast() {
            if next != node, next.name == name { found.append(next) }
            waiting += next.elements.reversed()
        }
        return found
    }

    /// Puts elements, written as XML with the prefixes that hold there, in front of a node.
    ///
    /// - Returns: false if the text is no XML there.
    static func insert(_ xml: String, before node: Node) -> Bool {
        guard let parent = node.pointee.parent, let nodes = parsed(xml, in: parent) else {
            return false
        }
        for new in nodes { xmlAddPrevSibling(node, new) }
        return true
    }

    /// Puts elements behind all others of a node.
    static func append(_ xml: String, to node: Node) -> Bool {
        guard let nodes = parsed(xml, in: node) else { return false }
        for new in nodes { xmlAddChild(node, new) }
        return true
    }

    private static func parsed(_ xml: String, in parent: Node) -> [Node]? {
        var list: xmlNodePtr?
        let bytes = Array(xml.utf8)
        let options =
            XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
        let status = bytes.withUnsafeBytes { raw in
            xmlParseInNodeContext(
                parent, raw.baseAddress?.assumingMemoryBound(to: CChar.self),
                Int32(raw.count), Int32(options), &list)
        }
        guard status == XML_ERR_OK else {
            xmlFreeNodeList(list)
            return nil
        }
        var nodes: [Node] = []
        while let node = list {
            nodes.append(node)
            list = node.pointee.next
        }
        return nodes
    }

    static func remove(_ node: Node) {
        xmlUnlinkNode(node)
        xmlFreeNode(node)
    }

    /// A node with all below it, as XML.
    func xml(_ node: Node) -> String {
        guard let buffer = xmlBufferCreate() else { return "" }
        defer { xmlBufferFree(buffer) }
        xmlNodeDump(buffer, document, node, 0, 0)
        return xmlBufferContent(buffer).map { String(cString: $0) } ?? ""
    }
}

extension UnsafeMutablePointer<_xmlNode> {
    /// Without its prefix.
    var name: String { pointee.name.map { String(cString: $0) } ?? "" }

    /// The elements right below it.
    var elements: [XMLDocument.Node] {
        var found: [XMLDocument.Node] = []
        var next = pointee.children
        while let node = next {
            if node.pointee.type == XML_ELEMENT_NODE { found.append(node) }
            next = node.pointee.next
        }
        return found
    }

    func element(_ name: String) -> XMLDocument.Node? { elements.first { $0.name == name } }

    var text: String {
        get {
            guard let buffer = xmlBufferCreate() else { return "" }
            defer { xmlBufferFree(buffer) }
            xmlNodeBufGetContent(buffer, self)
            return xmlBufferContent(buffer).map { String(cString: $0) } ?? ""
        }
        nonmutating set {
            while let child = pointee.children { XMLDocument.remove(child) }
            // a text node takes its characters as they are
            guard let node = xmlNewDocText(pointee.doc, newValue) else { return }
            xmlAddChild(self, node)
        }
    }

    /// An attribute by its name without the prefix.
    func attribute(_ name: String) -> String? {
        var next = pointee.properties
        while let attribute = next {
            if String(cString: attribute.pointee.name) == name {
                return attribute.pointee.children.map { String(cString: $0.pointee.content) } ?? ""
            }
            next = attribute.pointee.next
        }
        return nil
    }
}
