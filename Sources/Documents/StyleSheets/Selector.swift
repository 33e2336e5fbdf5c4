/// One selector of a rule: which elements it holds for (Selectors Level 4).
struct Selector {
    enum Combinator {
        case descendant, child, adjacent, sibling
    }

    struct Compound {
        /// In small letters; nil for any element.
        var tag: String?
        var ids: [String] = []
        var classes: [String] = []
        var attributes: [AttributeTest] = []
        var states: [State] = []
    }

    struct AttributeTest {
        enum Relation {
            case exists, equals, word, dash, prefix, suffix, part
        }

        let name: String
        var relation = Relation.exists
        var value = ""
        var foldsCase = false
    }

    /// A pseudo-class.
    enum State {
        /// The place among brothers, from 1: `step` × n + `offset`.
        case place(step: Int, offset: Int, fromEnd: Bool, ofType: Bool)
        case only(ofType: Bool)
        case empty, root, link
        case attribute(String, isSet: Bool)
        /// Holds only while somebody points, types or prints.
        case never
        case always
        case any(Alternatives)
        case none(Alternatives)
        /// One that is not decided here, though a browser may know it.
        case unknown
    }

    /// Selectors inside a pseudo-class; a class, for a selector cannot hold itself.
    final class Alternatives {
        let selectors: [Selector]

        init(_ selectors: [Selector]) { self.selectors = selectors }
    }

    struct Step {
        var combinator: Combinator
        var compound: Compound
    }

    /// From left to right; the first combinator stands for nothing.
    var steps: [Step] = []
    var pseudoElement: String?
    /// Counts of ids, of classes and the like, and of names.
    var specificity = Specificity()

    struct Specificity: Comparable {
        var ids = 0
        var classes = 0
        var names = 0

        static func < (first: Self, second: Self) -> Bool {
            (first.ids, first.classes, first.names) < (second.ids, second.classes, second.names)
        }

        static func += (first: inout Self, second: Self) {
            first.ids += second.ids
            first.classes += second.classes
            first.names += second.names
        }
    }
}

/// Reads lists of selectors; a list with one selector that is none is dropped as a whole, as
/// browsers do.
struct SelectorParser {
    /// Nesting of selectors in selectors.
    private static let mostNested = 8

    private var cursor: StyleCursor
    /// What `&` stands for.
    private let outer: [Selector]?
    private let depth: Int

    /// - Returns: nil if the text is no list of selectors.
    static func list(
        _ text: some Sequence<UInt8>, within outer: [Selector]? = nil, depth: Int = 0
    ) -> [Selector]? {
        guard depth <= mostNested else { return nil }
        var parser = SelectorParser(
            cursor: StyleCursor(bytes: ArraySlice(text)), outer: outer, depth: depth)
        var result: [Selector] = []
        repeat {
            guard let selector = parser.selector() else { return nil }
            result.append(selector)
        } while parser.cursor.take(",")
        return parser.cursor.isAtEnd ? result : nil
    }

    private mutating func selector() -> Selector? {
        var result = Selector()
        cursor.skipSpace()
        var combinator = takeCombinator()
        if combinator != nil, outer == nil { return nil }
        if let outer, !cursor.bytes.contains(UInt8(ascii: "&")) {
            result.steps.append(
                Selector.Step(combinator: .descendant, compound: parent(outer, &result)))
            combinator = combinator ?? .descendant
        }
        repeat {
            cursor.skipSpace()
            guard result.pseudoElement == nil, let compound = compound(&result) else { return nil }
            result.steps.append(
                Selector.Step(combinator: combinator ?? .descendant, compound: compound))
            let isSpaced = cursor.byte.map(StyleCursor.isSpace) ?? false
            cursor.skipSpace()
            guard let byte = cursor.byte, byte != UInt8(ascii: ",") else { return result }
            combinator = takeCombinator() ?? (isSpaced ? .descendant : nil)
        } while combinator != nil
        return nil
    }

    private mutating func takeCombinator() -> Selector.Combinator? {
        if cursor.take(">") { return .child }
        if cursor.take("+") { return .adjacent }
        if cursor.take("~") { return .sibling }
        return nil
    }

    private func parent(_ outer: [Selector], _ result: inout Selector) -> Selector.Compound {
        var compound = Selector.Compound()
        compound.states.append(.any(Selector.Alternatives(outer)))
        result.specificity += outer.map(\.specificity).max() ?? .init()
        return compound
    }

    private mutating func compound(_ result: inout Selector) -> Selector.Compound? {
        var compound = Selector.Compound()
        let start = cursor.index
        if !cursor.take("*") {
            let name = cursor.name()
            if !name.isEmpty {
                compound.tag = name.lowercased()
                result.specificity.names += 1
            }
        }
        // the prefix of a namespace
        if cursor.byte == UInt8(ascii: "|"), cursor.bytes.dropFirst(cursor.index + 1).first != 0x3D
        {
            cursor.index += 1
            compound.tag = cursor.take("*") ? nil : cursor.name().lowercased()
        }
        while let byte = cursor.byte {
            switch byte {
            case UInt8(ascii: "#"):
                cursor.index += 1
                compound.ids.append(cursor.name())
                guard compound.ids.last != "" else { return nil }
                result.specificity.ids += 1
            case UInt8(ascii: "."):
                cursor.index += 1
                compound.classes.append(cursor.name())
                guard compound.classes.last != "" else { return nil }
                result.specificity.classes += 1
            case UInt8(ascii: "["):
                cursor.index += 1
                guard let test = attribute() else { return nil }
                compound.attributes.append(test)
                result.specificity.classes += 1
            case UInt8(ascii: ":"):
                cursor.index += 1
                guard pseudo(&compound, &result) else { return nil }
            case UInt8(ascii: "&"):
                cursor.index += 1
                guard let outer else { return nil }
                compound.states += parent(outer, &result).states
            default: return cursor.index > start ? compound : nil
            }
        }
        return cursor.index > start ? compound : nil
    }

    private mutating func attribute() -> Selector.AttributeTest? {
        cursor.skipSpace()
        if cursor.take("*") || cursor.byte == UInt8(ascii: "|") { _ = cursor.take("|") }
        var test = Selector.AttributeTest(name: cursor.name().lowercased())
        guard !test.name.isEmpty else { return nil }
        cursor.skipSpace()
        if cursor.take("]") { return test }
        let relations: [(Character, Selector.AttributeTest.Relation)] = [
            ("~", .word), ("|", .dash), ("^", .prefix), ("$", .suffix), ("*", .part),
        ]
        test.relation = relations.first { cursor.take($0.0) }?.1 ?? .equals
        guard cursor.take("=") else { return nil }
        cursor.skipSpace()
        test.value = cursor.string() ?? cursor.name()
        cursor.skipSpace()
        let flag = cursor.name().lowercased()
        guard ["", "i", "s"].contains(flag) else { return nil }
        test.foldsCase = flag == "i" || ["type", "align", "dir", "lang"].contains(test.name)
        cursor.skipSpace()
        return cursor.take("]") ? test : nil
    }
}

/// Pseudo-classes and pseudo-elements.
extension SelectorParser {
    private static let pseudoElements: Set<String> = [
        "before", "after", "first-letter", "first-line", "marker", "placeholder", "selection",
        "backdrop", "file-selector-button", "cue", "target-text", "spelling-error",
    ]

    /// Those that may be written with a single colon.
    private static let oldPseudoElements: Set<String> = [
        "before", "after", "first-letter", "first-line",
    ]

    private mutating func pseudo(
        _ compound: inout Selector.Compound, _ result: inout Selector
    ) -> Bool {
        let isElement = cursor.take(":")
        let name = cursor.name().lowercased()
        var argument: ArraySlice<UInt8>?
        if cursor.take("(") {
            argument = cursor.upTo([UInt8(ascii: ")")])
            guard cursor.take(")") else { return false }
        }
        if isElement || (argument == nil && Self.oldPseudoElements.contains(name)) {
            // a browser drops what it does not know, but for its own additions
            guard Self.pseudoElements.contains(name) || name.hasPrefix("-webkit-") else {
                return false
            }
            result.pseudoElement = name
            result.specificity.names += 1
            return true
        }
        guard let state = state(name, argument, &result) else { return false }
        compound.states.append(state)
        return true
    }

    private func state(
        _ name: String, _ argument: ArraySlice<UInt8>?, _ result: inout Selector
    ) -> Selector.State? {
        if let argument { return function(name, argument, &result) }
        result.specificity.classes += 1
        switch name {
        case "first-child": return .place(step: 0, offset: 1, fromEnd: false, ofType: false)
        case "last-child": return .place(step: 0, offset: 1, fromEnd: true, ofType: false)
        case "first-of-type": return .place(step: 0, offset: 1, fromEnd: false, ofType: true)
        case "last-of-type": return .place(step: 0, offset: 1, fromEnd: true, ofType: true)
        case "only-child": return .only(ofType: false)
        case "only-of-type": return .only(ofType: true)
        case "empty": return .empty
        case "root": return .root
        case "link", "any-link": return .link
        case "checked": return .attribute("checked", isSet: true)
        case "disabled": return .attribute("disabled", isSet: true)
        case "enabled": return .attribute("disabled", isSet: false)
        case "required": return .attribute("required", isSet: true)
        case "optional": return .attribute("required", isSet: false)
        case "defined": return .always
        case "hover", "active", "focus", "focus-within", "focus-visible", "visited", "target",
            "target-within", "fullscreen", "modal", "playing", "autofill", "popover-open",
            "user-invalid", "user-valid", "-webkit-autofill":
            return .never
        case "": return nil
        default: return .unknown
        }
    }

    private func function(
        _ name: String, _ argument: ArraySlice<UInt8>, _ result: inout Selector
    ) -> Selector.State? {
        func selectors() -> [Selector]? {
            SelectorParser.list(argument, within: nil, depth: depth + 1)
        }
        switch name {
        case "not":
            guard let list = selectors() else { return nil }
            result.specificity += list.map(\.specificity).max() ?? .init()
            return .none(Selector.Alternatives(list))
        case "is", "where", "matches", "-webkit-any":
            // lists that forgive: what is no selector there holds for nothing
            let list = StyleCursor.parts(of: argument, between: ",").compactMap {
                SelectorParser.list($0.utf8, depth: depth + 1)?.first
            }
            if name != "where" { result.specificity += list.map(\.specificity).max() ?? .init() }
            return .any(Selector.Alternatives(list))
        case "nth-child", "nth-last-child", "nth-of-type", "nth-last-of-type":
            result.specificity.classes += 1
            guard let (step, offset) = Self.progression(argument) else { return .unknown }
            return .place(
                step: step, offset: offset, fromEnd: name.hasPrefix("nth-last"),
                ofType: name.hasSuffix("of-type"))
        default:
            result.specificity.classes += 1
            return .unknown
        }
    }

    /// `odd`, `even`, `3`, `2n+1`, `-n+3`.
    private static func progression(_ text: ArraySlice<UInt8>) -> (step: Int, offset: Int)? {
        let plain = String(decoding: text, as: UTF8.self).lowercased().filter { !$0.isWhitespace }
        if plain == "odd" { return (2, 1) }
        if plain == "even" { return (2, 0) }
        guard let mark = plain.firstIndex(of: "n") else { return Int(plain).map { (0, $0) } }
        let factor = plain[..<mark]
        let rest = plain[plain.index(after: mark)...]
        let step = factor.isEmpty || factor == "+" ? 1 : factor == "-" ? -1 : Int(factor)
        let offset = rest.isEmpty ? 0 : Int(rest)
        guard let step, let offset else { return nil }
        return (step, offset)
    }
}
