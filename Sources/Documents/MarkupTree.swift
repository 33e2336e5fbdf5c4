/// A page or a document taken apart into elements and text, in reading order, whichever parser
/// did it. A node is named by its index; all it holds comes behind it.
struct MarkupTree {
    typealias Index = Int

    /// Whose element it is, where that changes what the name means.
    enum Space: UInt8 {
        case html, drawing, formula, word, other
    }

    struct Attribute {
        /// Local name; in small letters if the page is HTML.
        let name: String
        let value: String
    }

    struct Node {
        let space: Space
        let isText: Bool
        /// The local name of an element, or the characters of a text.
        let content: String
        let attributes: [Attribute]
        /// Line of the file, from 1; nil if the parser does not know it.
        let line: Int32
        fileprivate(set) var parent: Int32
        fileprivate(set) var firstChild: Int32 = -1
        fileprivate(set) var lastChild: Int32 = -1
        fileprivate(set) var next: Int32 = -1
        fileprivate(set) var previous: Int32 = -1
    }

    private(set) var nodes: [Node] = []
    /// True if the parser may have ended an element too early, so that what its style hides could
    /// stand outside of it.
    var isDoubtful = false

    /// - Parameter parent: nil for the root, which comes first.
    @discardableResult
    mutating func addElement(
        _ name: String, _ space: Space, _ attributes: [Attribute] = [], line: Int = 0,
        in parent: Index?
    ) -> Index {
        add(
            Node(
                space: space, isText: false, content: name, attributes: attributes,
                line: Int32(clamping: line), parent: Int32(clamping: parent ?? -1)))
    }

    mutating func addText(_ text: String, in parent: Index?) {
        guard !text.isEmpty else { return }
        _ = add(
            Node(
                space: .other, isText: true, content: text, attributes: [], line: 0,
                parent: Int32(clamping: parent ?? -1)))
    }

    private mutating func add(_ node: Node) -> Index {
        let index = nodes.count
        nodes.append(node)
        guard node.parent >= 0 else { return index }
        let parent = Int(node.parent)
        let last = nodes[parent].lastChild
        if last >= 0 {
            nodes[Int(last)].next = Int32(clamping: index)
            nodes[index].previous = last
        } else {
            nodes[parent].firstChild = Int32(clamping: index)
        }
        nodes[parent].lastChild = Int32(clamping: index)
        return index
    }
}

/// Questions to a node.
extension MarkupTree {
    func isElement(_ node: Index) -> Bool { !nodes[node].isText }

    /// The local name of an element; empty for a text.
    func name(_ node: Index) -> String { nodes[node].isText ? "" : nodes[node].content }

    func space(_ node: Index) -> Space { nodes[node].space }

    /// Line of the file, from 1.
    func line(_ node: Index) -> Int? { nodes[node].line > 0 ? Int(nodes[node].line) : nil }

    func attribute(_ node: Index, _ name: String) -> String? {
        nodes[node].attributes.first { $0.name == name }?.value
    }

    func parent(_ node: Index) -> Index? { Self.index(nodes[node].parent) }
    func firstChild(_ node: Index) -> Index? { Self.index(nodes[node].firstChild) }
    func next(_ node: Index) -> Index? { Self.index(nodes[node].next) }
    func previous(_ node: Index) -> Index? { Self.index(nodes[node].previous) }

    private static func index(_ stored: Int32) -> Index? { stored < 0 ? nil : Int(stored) }

    func previousElement(_ node: Index) -> Index? {
        var other = previous(node)
        while let found = other, !isElement(found) { other = previous(found) }
        return other
    }

    func children(_ node: Index) -> some Sequence<Index> {
        sequence(state: firstChild(node)) { next in
            guard let child = next else { return nil as Index? }
            next = self.next(child)
            return child
        }
    }

    /// The first child element of that name.
    func child(_ name: String, of node: Index) -> Index? {
        children(node).first { self.name($0) == name }
    }

    /// Behind the last node below this one.
    func end(of node: Index) -> Index {
        var other: Index? = node
        while let open = other {
            if let next = next(open) { return next }
            other = parent(open)
        }
        return nodes.count
    }

    /// All text below a node, as written.
    func text(of node: Index) -> String {
        nodes[node..<end(of: node)].lazy.filter(\.isText).map(\.content).joined()
    }
}

/// What the tables of a tree hold, found in one pass from the end to the beginning.
struct TableSurvey {
    /// Cells below a node, its own not counted: none, one, or two and more.
    private var cells: [UInt8]
    private var holdsTable: [Bool]

    init(_ tree: MarkupTree, tableName: String, cellNames: Set<String>) {
        cells = Array(repeating: 0, count: tree.nodes.count)
        holdsTable = Array(repeating: false, count: tree.nodes.count)
        for index in tree.nodes.indices.reversed() {
            guard let parent = tree.parent(index), tree.isElement(index) else { continue }
            let name = tree.name(index)
            let own: UInt8 = cellNames.contains(name) ? 1 : 0
            cells[parent] = min(2, cells[parent] + cells[index] + own)
            if holdsTable[index] || (name == tableName && cells[index] > 1) {
                holdsTable[parent] = true
            }
        }
    }

    /// True if the table has two cells or more, its own or nested.
    func hasSeveralCells(_ table: MarkupTree.Index) -> Bool { cells[table] > 1 }

    /// True if a table of two cells or more is nested below.
    func holdsTable(_ node: MarkupTree.Index) -> Bool { holdsTable[node] }
}
