import Wording

/// The rules of a page's style sheets that decide how its text is seen.
struct StyleSheet {
    struct Rule {
        let selector: Selector
        let declarations: [StyleDeclaration]
        /// False where it is not known whether the rule holds on the screen.
        let isCertain: Bool
        /// Layers in their order; what stands outside of all comes last.
        let layer: Int
        let order: Int
    }

    private(set) var rules: [Rule] = []
    /// Addresses of further sheets.
    private(set) var imports: [String] = []
    /// Numbers of layers, in their order.
    private var layers: [String: Int] = [:]
    private var ruleCount = 0

    private static let mostNested = 32

    private struct Surroundings {
        var isCertain = true
        var layer: String?
        var outer: [Selector]?
        var depth = 0
    }

    /// - Parameter media: what the element that holds the sheet says.
    mutating func add(_ text: String, media: String = "") {
        let answer = MediaQuery.holds(media)
        guard answer != .no else { return }
        var cursor = StyleCursor(text)
        var surroundings = Surroundings()
        surroundings.isCertain = answer == .yes
        readRules(&cursor, surroundings)
    }

    private mutating func readRules(_ cursor: inout StyleCursor, _ around: Surroundings) {
        while let byte = cursor.byte {
            switch byte {
            case _ where StyleCursor.isSpace(byte), UInt8(ascii: "}"):
                cursor.index += 1
                if byte == UInt8(ascii: "}"), around.depth > 0 { return }
            case UInt8(ascii: "<"), UInt8(ascii: "-"):
                // the marks of a comment of HTML, which style sheets may stand in
                let rest = String(decoding: cursor.bytes[cursor.index...].prefix(4), as: UTF8.self)
                if rest == "<!--" || rest.hasPrefix("-->") {
                    cursor.index += rest == "<!--" ? 4 : 3
                } else {
                    readRule(&cursor, around)
                }
            case UInt8(ascii: "@"): readAtRule(&cursor, around)
            default: readRule(&cursor, around)
            }
        }
    }

    private mutating func readRule(_ cursor: inout StyleCursor, _ around: Surroundings) {
        let open = UInt8(ascii: "{")
        let prelude = cursor.upTo(around.depth > 0 ? [open, UInt8(ascii: "}")] : [open])
        guard cursor.take("{") else { return }
        let selectors = SelectorParser.list(prelude, within: around.outer)
        guard around.depth < Self.mostNested, let selectors else {
            return Self.skipBlock(&cursor)
        }
        readBlock(&cursor, selectors, around)
    }

    /// Declarations, and rules nested in them, up to the closing bracket.
    private mutating func readBlock(
        _ cursor: inout StyleCursor, _ selectors: [Selector], _ around: Surroundings
    ) {
        var declarations: [StyleDeclaration] = []
        var inner = around
        inner.outer = selectors
        inner.depth += 1
        ruleCount += 1
        let order = ruleCount
        while let byte = cursor.byte, byte != UInt8(ascii: "}") {
            if StyleCursor.isSpace(byte) || byte == UInt8(ascii: ";") {
                cursor.index += 1
            } else if byte == UInt8(ascii: "@") {
                readAtRule(&cursor, inner)
            } else {
                let start = cursor.index
                let text = cursor.upTo([UInt8(ascii: ";"), UInt8(ascii: "{"), UInt8(ascii: "}")])
                guard cursor.byte == UInt8(ascii: "{") else {
                    declarations += StyleDeclaration.read(text)
                    continue
                }
                cursor.index = start
                if text.starts(with: "--".utf8) {
                    declarations += StyleDeclaration.read(
                        cursor.upTo([UInt8(ascii: ";"), UInt8(ascii: "}")]))
                } else {
                    readRule(&cursor, inner)
                }
            }
        }
        _ = cursor.take("}")
        guard !declarations.isEmpty else { return }
        let layer = around.layer.flatMap { layers[$0] } ?? Int.max
        for selector in selectors {
            rules.append(
                Rule(
                    selector: selector, declarations: declarations, isCertain: around.isCertain,
                    layer: layer, order: order))
        }
    }

    private mutating func readAtRule(_ cursor: inout StyleCursor, _ around: Surroundings) {
        cursor.index += 1
        let name = cursor.name().lowercased()
        let prelude = String(
            decoding: cursor.upTo([UInt8(ascii: ";"), UInt8(ascii: "{"), UInt8(ascii: "}")]),
            as: UTF8.self
        ).trimmed
        guard cursor.take("{") else {
            if cursor.byte == UInt8(ascii: ";") { cursor.index += 1 }
            if name == "import" { imports.append(prelude) }
            if name == "layer" {
                for name in StyleCursor.parts(of: prelude.utf8, between: ",") {
                    register(name, around)
                }
            }
            return
        }
        var inner = around
        inner.depth += 1
        guard inner.depth < Self.mostNested else { return Self.skipBlock(&cursor) }
        switch name {
        case "media":
            let answer = MediaQuery.holds(prelude)
            guard answer != .no else { return Self.skipBlock(&cursor) }
            inner.isCertain = around.isCertain && answer == .yes
        case "supports": inner.isCertain = around.isCertain && !prelude.contains("not")
        case "container", "scope", "-moz-document": inner.isCertain = false
        case "layer": inner.layer = register(prelude, around)
        default: return Self.skipBlock(&cursor)
        }
        if let outer = around.outer {
            readBlock(&cursor, outer, inner)
        } else {
            readRules(&cursor, inner)
        }
    }

    @discardableResult
    private mutating func register(_ name: String, _ around: Surroundings) -> String {
        let own = name.isEmpty ? "#\(layers.count)" : name
        let full = around.layer.map { "\($0).\(own)" } ?? own
        if layers[full] == nil { layers[full] = layers.count }
        return full
    }

    private static func skipBlock(_ cursor: inout StyleCursor) {
        _ = cursor.upTo([UInt8(ascii: "}")])
        _ = cursor.take("}")
    }
}
