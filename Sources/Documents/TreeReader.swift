import CLibXML2
import Messages

/// Walks a tree of libxml2 without recursion and puts together what is written in it.
protocol TreeReader {
    /// Local name of a table.
    static var tableName: String { get }
    /// Local names of its cells.
    static var cellNames: Set<String> { get }

    var limits: Limits { get }
    var builder: ContentBuilder { get set }

    /// - Returns: whether the node's children are part of the text.
    mutating func enter(_ node: Node) -> Bool
    /// Called for every node, behind its children if it was entered.
    mutating func leave(_ node: Node)
}

extension TreeReader {
    typealias Node = UnsafeMutablePointer<_xmlNode>

    /// - Throws: ``DocumentError`` if the tree nests too deep or holds too many cells.
    mutating func walk(_ root: Node, name: String) throws(DocumentError) {
        var current: Node? = root
        var depth = 1
        while let node = current {
            guard depth <= limits.depth else { throw Self.tooDeep(name, limits) }
            guard builder.placeCount <= limits.cells else { throw Self.tooManyCells(name, limits) }
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
        builder.endParagraph()
        guard builder.placeCount <= limits.cells else { throw Self.tooManyCells(name, limits) }
    }

    static func tooManyCells(_ name: String, _ limits: Limits) -> DocumentError {
        let reason = DocumentMessages.tooManyCells.filled(["limit": String(limits.cells)])
        return DocumentError(file: name, .tooManyCells, reason)
    }

    static func tooDeep(_ name: String, _ limits: Limits) -> DocumentError {
        let reason = DocumentMessages.tooDeep.filled(["limit": String(limits.depth)])
        return DocumentError(file: name, .tooDeep, reason)
    }

    mutating func openTable(_ node: Node) {
        if Self.hasSeveralCells(node) {
            builder.openTable(arrangesTables: Self.holdsTable(node))
        } else {
            builder.openFrame()
        }
    }

    mutating func openCell(_ node: Node, _ shape: CellShape, line: Int?) {
        guard let arrangesTables = builder.arrangesTables else { return }
        let isOnlyCell =
            Self.sibling(node, \.prev) == nil && Self.sibling(node, \.next) == nil
        guard !arrangesTables || !(isOnlyCell || Self.holdsTable(node)) else { return }
        builder.openCell(shape, line: line)
    }
}

/// Questions to a node, answered without recursion.
extension TreeReader {
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

    static func sibling(_ node: Node, _ step: KeyPath<_xmlNode, Node?>) -> Node? {
        var next = node.pointee[keyPath: step]
        while let other = next {
            if other.pointee.type == XML_ELEMENT_NODE, cellNames.contains(name(other)) {
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
            if cellNames.contains(name(node)) { count += 1 }
            return count > 1
        }
    }

    /// True if a table of two cells or more is nested below.
    static func holdsTable(_ node: Node) -> Bool {
        descendants(of: node) { name($0) == tableName && hasSeveralCells($0) }
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
}

extension String {
    /// A line break in the source of a page or document is no more than a blank.
    var replacingLineBreaks: String {
        guard utf8.contains(10) else { return self }
        return String(decoding: utf8.map { $0 == 10 ? 32 : $0 }, as: UTF8.self)
    }
}
