import Messages

/// Walks a tree without recursion and puts together what is written in it.
protocol TreeReader {
    typealias Node = MarkupTree.Index

    /// Local names of its cells.
    static var cellNames: Set<String> { get }

    var tree: MarkupTree { get }
    var survey: TableSurvey { get }
    var limits: Limits { get }
    var builder: ContentBuilder { get set }

    /// - Returns: whether the node's children are part of the text.
    mutating func enter(_ node: Node) -> Bool
    /// Called for every node, behind its children if it was entered.
    /// - Parameter isEntered: what ``enter(_:)`` returned.
    mutating func leave(_ node: Node, isEntered: Bool)
}

extension TreeReader {
    /// - Throws: ``DocumentError`` if the tree holds too many cells.
    mutating func walk(from root: Node = 0, name: String) throws(DocumentError) {
        var current: Node? = tree.nodes.isEmpty ? nil : root
        while let node = current {
            guard builder.placeCount <= limits.cells else { throw .tooManyCells(name, limits) }
            let isEntered = enter(node)
            if isEntered, let child = tree.firstChild(node) {
                current = child
                continue
            }
            leave(node, isEntered: isEntered)
            var last = node
            current = last == root ? nil : tree.next(last)
            while current == nil, last != root, let parent = tree.parent(last) {
                leave(parent, isEntered: true)
                last = parent
                current = last == root ? nil : tree.next(last)
            }
        }
        builder.endParagraph()
        guard builder.placeCount <= limits.cells else { throw .tooManyCells(name, limits) }
    }

    mutating func openTable(_ node: Node) {
        if survey.hasSeveralCells(node) {
            builder.openTable(arrangesTables: survey.holdsTable(node))
        } else {
            builder.openFrame()
        }
    }

    mutating func openCell(_ node: Node, _ shape: CellShape, line: Int?) {
        guard let arrangesTables = builder.arrangesTables else { return }
        let isOnlyCell = sibling(node, tree.previous) == nil && sibling(node, tree.next) == nil
        guard !arrangesTables || !(isOnlyCell || survey.holdsTable(node)) else { return }
        builder.openCell(shape, line: line)
    }

    /// The next cell in one direction.
    private func sibling(_ node: Node, _ step: (Node) -> Node?) -> Node? {
        var other = step(node)
        while let found = other, !Self.cellNames.contains(tree.name(found)) { other = step(found) }
        return other
    }
}

extension DocumentError {
    static func tooManyCells(_ name: String, _ limits: Limits) -> DocumentError {
        let reason = DocumentMessages.tooManyCells.filled(["limit": String(limits.cells)])
        return DocumentError(file: name, .tooManyCells, reason)
    }

    static func tooDeep(_ name: String, _ limits: Limits) -> DocumentError {
        let reason = DocumentMessages.tooDeep.filled(["limit": String(limits.depth)])
        return DocumentError(file: name, .tooDeep, reason)
    }
}

extension String {
    /// A line break in the source of a page or document is no more than a blank.
    var replacingLineBreaks: String {
        guard utf8.contains(10) else { return self }
        return String(decoding: utf8.map { $0 == 10 ? 32 : $0 }, as: UTF8.self)
    }
}
