import CLibXML2

/// Questions to a node of libxml2's tree, answered without recursion.
extension HTMLReader {
    static func name(_ node: Node) -> String { text(node.pointee.name) }

    static func text(_ chars: UnsafePointer<UInt8>?) -> String {
        chars.map { String(cString: $0) } ?? ""
    }

    static func text(_ chars: UnsafeMutablePointer<UInt8>?) -> String {
        text(chars.map { UnsafePointer($0) })
    }

    static func attribute(_ node: Node, _ name: String) -> String? {
        var next = node.pointee.properties
        while let attribute = next {
            if text(attribute.pointee.name) == name {
                return text(attribute.pointee.children?.pointee.content)
            }
            next = attribute.pointee.next
        }
        return nil
    }

    static func isHidden(_ node: Node) -> Bool {
        guard node.pointee.properties != nil, let style = attribute(node, "style") else {
            return false
        }
        return style.lowercased().filter { $0 != " " }.contains("display:none")
    }

    static func sibling(_ node: Node, _ step: KeyPath<_xmlNode, Node?>) -> Node? {
        var next = node.pointee[keyPath: step]
        while let other = next {
            if other.pointee.type == XML_ELEMENT_NODE, ["td", "th"].contains(name(other)) {
                return other
            }
            next = other.pointee[keyPath: step]
        }
        return nil
    }

    /// True if the table has two cells or more, its own or nested.
    static func hasSeveralCells(_ table: Node) -> Bool {
        var count = 0
        return descendants(of: table) { node in
            if ["td", "th"].contains(name(node)) { count += 1 }
            return count > 1
        }
    }

    /// True if a table of two cells or more is nested below.
    static func holdsTable(_ node: Node) -> Bool {
        descendants(of: node) { name($0) == "table" && hasSeveralCells($0) }
    }

    static func descendants(of root: Node, contain test: (Node) -> Bool) -> Bool {
        var current = root.pointee.children
        while let node = current {
            if node.pointee.type == XML_ELEMENT_NODE, test(node) { return true }
            current = node.pointee.type == XML_ELEMENT_NODE ? node.pointee.children : nil
            var ancestor: Node? = node
            while current == nil, let open = ancestor, open != root {
                current = open.pointee.next
                ancestor = open.pointee.parent
            }
        }
        return false
    }

    /// Line of the source, from 1; libxml2 does not know it for every node.
    static func line(_ node: Node) -> Int? {
        let line = Int(xmlGetLineNo(node))
        return line > 0 ? line : nil
    }
}
