import CLibXML2
import Messages

/// Takes the XML of a Word document apart; nothing outside of it is asked for.
enum XMLParsing {
    /// - Parameter encoding: nil if the text itself says it.
    /// - Returns: nil if the text is no XML that a word processor writes.
    /// - Throws: ``DocumentError`` if it nests too deep.
    static func tree(
        of bytes: [UInt8], encoding: String? = nil, limits: Limits, name: String
    ) throws(DocumentError) -> MarkupTree? {
        // libxml2 wants to be initialised before several threads use it.
        _ = initialised
        guard let length = Int32(exactly: bytes.count), let context = xmlNewParserCtxt() else {
            return nil
        }
        defer { xmlFreeParserCtxt(context) }
        let count = bytes.withUnsafeBufferPointer { AttributeCount.most(in: $0) }
        guard count <= limits.attributes else { throw AttributeCount.error(limits, name) }
        let options =
            XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
        let document = bytes.withUnsafeBytes { bytes in
            xmlCtxtReadMemory(
                context, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), length, nil,
                encoding, Int32(options))
        }
        defer { if let document { xmlFreeDoc(document) } }
        guard let document else {
            // What libxml2 says when it reaches its own limit of depth.
            let isTooDeep = context.pointee.lastError.code == Int32(XML_ERR_INTERNAL_ERROR.rawValue)
            guard !isTooDeep else { throw .tooDeep(name, limits) }
            return nil
        }
        // A document type could define what its words stand for; Word never writes one.
        guard document.pointee.intSubset == nil, let root = xmlDocGetRootElement(document) else {
            return nil
        }
        return try copied(root, limits: limits, name: name)
    }

    static func prepare() { _ = initialised }

    private static let initialised: Void = xmlInitParser()

    private typealias Source = UnsafeMutablePointer<_xmlNode>

    /// Copies node by node, without recursion.
    private static func copied(
        _ root: Source, limits: Limits, name: String
    ) throws(DocumentError) -> MarkupTree {
        var tree = MarkupTree()
        var spaces = Spaces()
        var open: [MarkupTree.Index] = []
        var current: Source? = root
        while let source = current {
            var child: Source?
            switch source.pointee.type {
            case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
                tree.addText(string(source.pointee.content), in: open.last)
            case XML_ELEMENT_NODE:
                let index = tree.addElement(
                    string(source.pointee.name), spaces.space(of: source), attributes(source),
                    in: open.last)
                child = source.pointee.children
                if child != nil { open.append(index) }
                guard open.count < limits.depth else { throw .tooDeep(name, limits) }
            default: break
            }
            if let child {
                current = child
                continue
            }
            current = source.pointee.next
            var ancestor = source.pointee.parent
            while current == nil, !open.isEmpty, let parent = ancestor {
                open.removeLast()
                guard !open.isEmpty else { break }
                current = parent.pointee.next
                ancestor = parent.pointee.parent
            }
            if open.isEmpty { current = nil }
        }
        return tree
    }

    /// Which names are Word's, as last asked; most nodes share their namespace.
    private struct Spaces {
        private var last: (source: UnsafeMutablePointer<_xmlNs>?, space: MarkupTree.Space) = (
            nil, .other
        )

        mutating func space(of node: Source) -> MarkupTree.Space {
            let source = node.pointee.ns
            if source != last.source {
                let name = string(source?.pointee.href)
                let isWord = [
                    "wordprocessingml/2006/main", "wordprocessingml/main",
                    "office/word/2003/wordml",
                ].contains { name.hasSuffix($0) }
                last = (source, isWord ? .word : name.hasSuffix("/math") ? .formula : .other)
            }
            return last.space
        }
    }

    private static func attributes(_ node: Source) -> [MarkupTree.Attribute] {
        var result: [MarkupTree.Attribute] = []
        var next = node.pointee.properties
        while let attribute = next {
            result.append(
                MarkupTree.Attribute(
                    name: string(attribute.pointee.name),
                    value: string(attribute.pointee.children?.pointee.content)))
            next = attribute.pointee.next
        }
        return result
    }

    private static func string(_ chars: UnsafePointer<UInt8>?) -> String {
        chars.map { String(cString: $0) } ?? ""
    }

    private static func string(_ chars: UnsafeMutablePointer<UInt8>?) -> String {
        string(chars.map { UnsafePointer($0) })
    }
}
