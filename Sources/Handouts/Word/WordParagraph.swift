import CLibXML2

/// A paragraph of a template: its text over all runs, and how it looks.
struct WordParagraph {
    let node: XMLDocument.Node
    private let document: XMLDocument
    /// The elements that hold its text, those of paragraphs in boxes within it left out.
    private let texts: [XMLDocument.Node]

    /// - Returns: nil for a paragraph of a drawing.
    init?(_ node: XMLDocument.Node, in document: XMLDocument) {
        guard node.isOfWord else { return nil }
        self.node = node
        self.document = document
        var texts: [XMLDocument.Node] = []
        var waiting: [XMLDocument.Node] = node.elements.reversed()
        while let next = waiting.popLast() {
            if next.name == "p" { continue }
            if next.name == "t", next.isOfWord { texts.append(next) }
            waiting += next.elements.reversed()
        }
        self.texts = texts
    }

    var text: String { texts.map(\.text).joined() }

    /// Replaces characters, counted in Unicode scalars; the new ones look as the first of the old.
    func replace(_ range: Range<Int>, with new: String) {
        var start = 0
        var isPlaced = false
        for element in texts {
            let scalars = Array(element.text.unicodeScalars)
            let end = start + scalars.count
            defer { start = end }
            let cut = range.clamped(to: start..<end)
            guard !cut.isEmpty else { continue }
            var result = String.UnicodeScalarView()
            result.append(contentsOf: scalars[..<(cut.lowerBound - start)])
            if !isPlaced { result.append(contentsOf: new.unicodeScalars) }
            isPlaced = true
            result.append(contentsOf: scalars[(cut.upperBound - start)...])
            element.text = String(result)
            element.keepBlanks()
        }
    }

    /// The properties of the paragraph and of the run that its text begins with.
    var look: WordLook {
        func properties(_ owner: XMLDocument.Node?, _ name: String) -> [WordLook.Property] {
            owner?.element(name)?.elements.map { ($0.name, document.xml($0)) } ?? []
        }
        let run = texts.first?.pointee.parent
        return WordLook(
            paragraph: properties(node, "pPr").filter { $0.name != "sectPr" },
            run: properties(run, "rPr"))
    }

    // MARK: Where it stands

    var isBehindTable: Bool {
        var previous = node.pointee.prev
        while let other = previous {
            if other.isElement { return other.name == "tbl" }
            previous = other.pointee.prev
        }
        return false
    }

    var isBeforeParagraph: Bool {
        var next = node.pointee.next
        while let other = next {
            if other.isElement { return other.name == "p" }
            next = other.pointee.next
        }
        return false
    }

    /// A4 between the margins of official documents, 156 mm.
    private static let usualWidth = 8844

    /// Twentieths of a point between the margins of its section.
    var availableWidth: Int {
        var next: XMLDocument.Node? = node
        // the section's properties stand in its last paragraph or behind the last section
        while let parent = next?.pointee.parent, parent.name != "body", parent.isElement {
            next = parent
        }
        while let other = next {
            next = other.pointee.next
            guard other.isElement else { continue }
            let section =
                other.name == "sectPr" ? other : other.element("pPr")?.element("sectPr")
            guard let section else { continue }
            func number(_ element: String, _ attribute: String) -> Int? {
                section.element(element)?.attribute(attribute).flatMap { Int($0) }
            }
            guard let page = number("pgSz", "w"), let left = number("pgMar", "left"),
                let right = number("pgMar", "right"), page - left - right > 2000
            else { break }
            return page - left - right
        }
        return Self.usualWidth
    }

    /// Takes the paragraph away. One that ends a section stays, empty; so does one that a cell or a
    /// box must end with.
    func removeOrEmpty() {
        let endsSection = node.element("pPr")?.element("sectPr") != nil
        let siblings = node.pointee.parent?.elements ?? []
        let isNeeded =
            node.pointee.parent?.name != "body" && siblings.last == node
            && siblings.dropLast().last?.name != "p"
        if endsSection || isNeeded {
            for element in texts { element.text = "" }
        } else {
            XMLDocument.remove(node)
        }
    }
}

extension UnsafeMutablePointer<_xmlNode> {
    fileprivate var isElement: Bool { pointee.type == XML_ELEMENT_NODE }

    /// Whether it is of WordprocessingML, in either of its namespaces.
    fileprivate var isOfWord: Bool {
        guard let space = pointee.ns?.pointee.href.map({ String(cString: $0) }) else {
            return false
        }
        return space.hasSuffix("/wordprocessingml/2006/main")
            || space.hasSuffix("/wordprocessingml/main")
    }

    /// Blanks at the ends of a text count.
    fileprivate func keepBlanks() {
        guard attribute("space") == nil else { return }
        xmlNodeSetSpacePreserve(self, 1)
    }
}
