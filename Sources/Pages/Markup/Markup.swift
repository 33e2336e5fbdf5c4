import Wording

/// A piece of a page under construction.
///
/// Text and values of attributes are escaped when they are added, and what must not be seen in a
/// page becomes visible there (`String.printable`). Names of elements and attributes are literals
/// of this program, so nothing from a registry or a document can become markup.
struct Markup: Sendable {
    private(set) var bytes: [UInt8] = []

    init() {}

    init(_ build: (inout Markup) -> Void) { build(&self) }

    var isEmpty: Bool { bytes.isEmpty }
    var string: String { String(decoding: bytes, as: UTF8.self) }

    mutating func add(_ other: Markup) { bytes.append(contentsOf: other.bytes) }

    /// Words, escaped.
    mutating func text(_ text: String) {
        bytes.append(contentsOf: text.printable.escapedForXML.utf8)
    }

    /// Markup that is written in this program.
    mutating func literal(_ markup: StaticString) {
        bytes.append(
            contentsOf: UnsafeBufferPointer(
                start: markup.utf8Start, count: markup.utf8CodeUnitCount))
    }

    /// An element with what is in it.
    mutating func element(
        _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String> = [:],
        _ build: (inout Markup) -> Void
    ) {
        open(name, attributes)
        build(&self)
        literal("</")
        literal(name)
        literal(">")
    }

    /// An element with nothing but words in it.
    mutating func element(
        _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String> = [:],
        text: String
    ) {
        element(name, attributes) { $0.text(text) }
    }

    /// An element that has no end tag in HTML, or the beginning of one that has.
    mutating func open(
        _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String> = [:]
    ) {
        literal("<")
        literal(name)
        add(attributes)
        literal(">")
    }

    /// An element of SVG without anything in it.
    mutating func shape(
        _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String>
    ) {
        literal("<")
        literal(name)
        add(attributes)
        literal("/>")
    }

    /// Attributes without a value are left out.
    private mutating func add(_ attributes: KeyValuePairs<StaticString, String>) {
        for (name, value) in attributes where !value.isEmpty {
            literal(" ")
            literal(name)
            literal("=\"")
            text(value)
            literal("\"")
        }
    }
}

extension Markup {
    mutating func link(_ text: String, to target: String) {
        element("a", ["href": target], text: text)
    }

    mutating func paragraph(_ text: String) { element("p", text: text) }
}
