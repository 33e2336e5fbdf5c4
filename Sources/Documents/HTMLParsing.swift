import CGumbo
import Messages

/// Takes a page apart as a browser does, by the rules of HTML5.
///
/// Comments are dropped, entities are characters, and what a browser moves or closes by itself is
/// moved and closed. A `<template>` keeps its content apart: it is not part of the page.
enum HTMLParsing {
    /// - Throws: ``DocumentError`` if the page nests too deep or costs more than a page may.
    static func tree(
        of html: String, limits: Limits, name: String
    ) throws(DocumentError) -> MarkupTree {
        var html = withFormsApart(html)
        let parsed = html.withUTF8 { text -> Result<MarkupTree, DocumentError> in
            Result { () throws(DocumentError) in
                try tree(of: text, limits: limits, name: name)
            }
        }
        return try parsed.get()
    }

    private static func tree(
        of text: UnsafeBufferPointer<UInt8>, limits: Limits, name: String
    ) throws(DocumentError) -> MarkupTree {
        // What is plainly too deep is not left to the parser, whose work grows with the depth.
        guard TagCount.mostOpen(in: text) <= limits.depth * 8 else { throw .tooDeep(name, limits) }
        guard AttributeCount.most(in: text) <= limits.attributes else {
            throw AttributeCount.error(limits, name)
        }
        let page = bounded_page_parse(
            text.baseAddress, text.count, limits.markupBytes, limits.markupSeconds)
        defer { bounded_page_free(page) }
        guard let output = page.output, let root = output.pointee.root else {
            throw DocumentError(file: name, .brokenHTML, DocumentMessages.tooCostly)
        }
        return try copied(root, limits: limits, name: name)
    }

    /// The parser puts text right before the end of a form behind it, where a hidden form would no
    /// longer hide it; a comment between the two keeps it in its place.
    private static func withFormsApart(_ html: String) -> String {
        let bytes = Array(html.utf8)
        let mark = Array("</form".utf8)
        var result: [UInt8] = []
        var start = 0
        /// Whether the last angle bracket opened a tag that is not closed yet.
        var isInTag = false
        for (place, byte) in bytes.enumerated() {
            if byte == UInt8(ascii: ">") { isInTag = false }
            guard byte == mark[0] else { continue }
            let isBehindText = !isInTag && place > 0 && bytes[place - 1] != UInt8(ascii: ">")
            isInTag = true
            guard isBehindText,
                bytes[place...].prefix(mark.count).elementsEqual(mark, by: { $0 | 32 == $1 | 32 })
            else { continue }
            result += bytes[start..<place]
            result += "<!---->".utf8
            start = place
        }
        guard start > 0 else { return html }
        return String(decoding: result + bytes[start...], as: UTF8.self)
    }

    private typealias Source = UnsafeMutablePointer<GumboNode>

    /// Copies node by node, without recursion.
    private static func copied(
        _ root: Source, limits: Limits, name: String
    ) throws(DocumentError) -> MarkupTree {
        var tree = MarkupTree()
        var tagNames: [UInt32: String] = [:]
        var open: [(source: GumboVector, next: UInt32, index: MarkupTree.Index)] = []
        var current: Source? = root
        while let source = current {
            let parent = open.last?.index
            switch source.pointee.type {
            case GUMBO_NODE_TEXT, GUMBO_NODE_CDATA, GUMBO_NODE_WHITESPACE:
                let text = String(cString: source.pointee.v.text.text)
                tree.addText(text.replacing("<!----></", with: "</"), in: parent)
            case GUMBO_NODE_ELEMENT, GUMBO_NODE_TEMPLATE:
                let element = source.pointee.v.element
                let index = tree.addElement(
                    tagName(element, &tagNames), space(element.tag_namespace),
                    attributes(element.attributes), line: Int(element.start_pos.line), in: parent)
                if endsAmiss(element) { tree.isDoubtful = true }
                guard open.count < limits.depth else { throw .tooDeep(name, limits) }
                open.append((element.children, 0, index))
            default: break
            }
            current = nil
            while current == nil, let last = open.indices.last {
                let children = open[last].source
                if open[last].next < children.length {
                    current = child(children, open[last].next)
                    open[last].next += 1
                } else {
                    open.removeLast()
                }
            }
        }
        return tree
    }

    private static func child(_ vector: GumboVector, _ index: UInt32) -> Source? {
        vector.data[Int(index)]?.assumingMemoryBound(to: GumboNode.self)
    }

    private static func tagName(
        _ element: GumboElement, _ known: inout [UInt32: String]
    ) -> String {
        guard element.tag == GUMBO_TAG_UNKNOWN else {
            if let name = known[element.tag.rawValue] { return name }
            let name = String(cString: gumbo_normalized_tagname(element.tag))
            known[element.tag.rawValue] = name
            return name
        }
        return originalName(element.original_tag)
    }

    private static func originalName(_ tag: GumboStringPiece) -> String {
        var piece = tag
        gumbo_tag_from_original_text(&piece)
        return piece.data.map {
            let bytes = UnsafeRawBufferPointer(start: $0, count: piece.length)
            return String(decoding: bytes, as: UTF8.self).lowercased()
        } ?? ""
    }

    /// The parser tells elements that HTML does not know apart by nothing: `</b:b>` ends `<a:a>`.
    private static func endsAmiss(_ element: GumboElement) -> Bool {
        guard element.tag == GUMBO_TAG_UNKNOWN, element.original_end_tag.length > 0 else {
            return false
        }
        return originalName(element.original_tag) != originalName(element.original_end_tag)
    }

    private static func space(_ namespace: GumboNamespaceEnum) -> MarkupTree.Space {
        switch namespace {
        case GUMBO_NAMESPACE_SVG: .drawing
        case GUMBO_NAMESPACE_MATHML: .formula
        default: .html
        }
    }

    private static func attributes(_ vector: GumboVector) -> [MarkupTree.Attribute] {
        (0..<Int(vector.length)).compactMap { index in
            guard
                let attribute = vector.data[index]?.assumingMemoryBound(to: GumboAttribute.self)
            else { return nil }
            return MarkupTree.Attribute(
                name: String(cString: attribute.pointee.name),
                value: String(cString: attribute.pointee.value))
        }
    }
}

/// A rough count of the tags of a page that stay open, made before it is taken apart.
enum TagCount {
    /// Elements that HTML5 closes by itself, or that hold nothing.
    private static let closing: Set<String> = [
        "p", "li", "dd", "dt", "td", "th", "tr", "tbody", "thead", "tfoot", "colgroup", "option",
        "optgroup", "rt", "rp", "rb", "rtc", "html", "head", "body", "br", "hr", "img", "input",
        "meta", "link", "col", "wbr", "area", "base", "embed", "param", "source", "track",
        "frame", "a", "nobr", "button",
    ]

    /// The most tags open at once, had each end tag closed one of its name.
    static func mostOpen(in text: UnsafeBufferPointer<UInt8>) -> Int {
        var open: [String: Int] = [:]
        var count = 0
        var most = 0
        var index = 0
        while index < text.count {
            guard text[index] == UInt8(ascii: "<") else {
                index += 1
                continue
            }
            let isEnd = index + 1 < text.count && text[index + 1] == UInt8(ascii: "/")
            let start = index + (isEnd ? 2 : 1)
            var end = start
            while end < text.count, end - start < 24, isNamePart(text[end]) { end += 1 }
            index = max(end, index + 1)
            guard end > start else { continue }
            let name = String(decoding: text[start..<end], as: UTF8.self).lowercased()
            guard !closing.contains(name) else { continue }
            if !isEnd {
                open[name, default: 0] += 1
                count += 1
                most = max(most, count)
            } else if let before = open[name], before > 0 {
                open[name] = before - 1
                count -= 1
            }
        }
        return most
    }

    private static func isNamePart(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte | 0x20) || (0x30...0x3A).contains(byte)
    }
}
