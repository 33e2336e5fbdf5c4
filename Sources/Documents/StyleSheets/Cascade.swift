/// Finds what the rules of a page say of an element, the strongest rule first in effect.
struct Cascade {
    /// What the rules say of an element or of a text they put before or behind it.
    struct Outcome {
        var values: [String: String] = [:]
        /// True if a rule that might hold could hide, strike, raise or add text.
        var isUncertain = false
    }

    /// From weak to strong.
    private struct Weight: Comparable {
        let isImportant: Bool
        /// The browser's own, the element's old attributes, the page's, the element's own style.
        let origin: Int
        let layer: Int
        let specificity: Selector.Specificity
        let order: Int

        static func < (first: Self, second: Self) -> Bool {
            if first.isImportant != second.isImportant { return second.isImportant }
            if first.origin != second.origin { return first.origin < second.origin }
            if first.layer != second.layer {
                return first.isImportant
                    ? first.layer > second.layer : first.layer < second.layer
            }
            if first.specificity != second.specificity {
                return first.specificity < second.specificity
            }
            return first.order < second.order
        }
    }

    private let sheet: StyleSheet
    private let tree: MarkupTree
    private(set) var matching: SelectorMatching
    private var byID: [String: [Int]] = [:]
    private var byClass: [String: [Int]] = [:]
    private var byTag: [String: [Int]] = [:]
    private var others: [Int] = []
    /// Pseudo-elements that any rule styles.
    private var pseudoElements: Set<String> = []

    init(_ sheet: StyleSheet, tree: MarkupTree, steps: Int) {
        self.sheet = sheet
        self.tree = tree
        matching = SelectorMatching(tree, steps: steps)
        for (index, rule) in sheet.rules.enumerated() {
            if let name = rule.selector.pseudoElement { pseudoElements.insert(name) }
            guard let last = rule.selector.steps.last?.compound else { continue }
            if let id = last.ids.first {
                byID[id, default: []].append(index)
            } else if let name = last.classes.first {
                byClass[name, default: []].append(index)
            } else if let tag = last.tag {
                byTag[tag, default: []].append(index)
            } else {
                others.append(index)
            }
        }
    }

    /// - Returns: what holds for the element itself, and for each pseudo-element that any rule
    ///   gives it.
    mutating func outcome(
        for node: MarkupTree.Index
    ) -> (own: Outcome, pseudo: [String: Outcome]) {
        var found: [String: [(Weight, StyleDeclaration)]] = [:]
        var uncertain: Set<String> = []
        for index in candidates(for: node) {
            let rule = sheet.rules[index]
            var answer = matching.holds(rule.selector, for: node)
            if !rule.isCertain { answer = answer.and(.maybe) }
            let target = rule.selector.pseudoElement ?? ""
            switch answer {
            case .no: continue
            case .maybe:
                if rule.declarations.contains(where: \.isNotable) { uncertain.insert(target) }
            case .yes:
                for (place, declaration) in rule.declarations.enumerated() {
                    let weight = Weight(
                        isImportant: declaration.isImportant, origin: 2, layer: rule.layer,
                        specificity: rule.selector.specificity, order: rule.order << 12 + place)
                    found[target, default: []].append((weight, declaration))
                }
            }
        }
        found["", default: []] += Self.presentation(tree, node)
        if let style = tree.attribute(node, "style") {
            for (place, declaration) in StyleDeclaration.list(style).enumerated() {
                let weight = Weight(
                    isImportant: declaration.isImportant, origin: 3, layer: Int.max,
                    specificity: .init(), order: place)
                found["", default: []].append((weight, declaration))
            }
        }
        var pseudo: [String: Outcome] = [:]
        for name in pseudoElements where found[name] != nil || uncertain.contains(name) {
            pseudo[name] = Self.outcome(found[name] ?? [], uncertain.contains(name))
        }
        var own = Self.outcome(found[""] ?? [], uncertain.contains(""))
        if isAnimatedAway(own) { own.isUncertain = true }
        return (own, pseudo)
    }

    /// Whether an animation that stays where it ends may have hidden the text.
    private func isAnimatedAway(_ outcome: Outcome) -> Bool {
        guard !sheet.hidingAnimations.isEmpty else { return false }
        let words = ["animation", "animation-name", "animation-fill-mode"]
            .compactMap { outcome.values[$0] }
            .flatMap { $0.lowercased().split { " ,".contains($0) }.map(String.init) }
        return words.contains { $0 == "forwards" || $0 == "both" }
            && words.contains(where: sheet.hidingAnimations.contains)
    }

    private static func outcome(
        _ found: [(Weight, StyleDeclaration)], _ isUncertain: Bool
    ) -> Outcome {
        var result = Outcome(isUncertain: isUncertain)
        var weights: [String: Weight] = [:]
        for (weight, declaration) in found where ComputedStyle.isValid(declaration) {
            if let known = weights[declaration.property], weight < known { continue }
            weights[declaration.property] = weight
            result.values[declaration.property] = declaration.value
        }
        return result
    }

    private mutating func candidates(for node: MarkupTree.Index) -> [Int] {
        guard !matching.isExhausted else { return [] }
        var result = others
        result += byTag[tree.name(node).lowercased()] ?? []
        if !byID.isEmpty, let id = tree.attribute(node, "id") { result += byID[id] ?? [] }
        if !byClass.isEmpty {
            var seen: Set<Substring> = []
            for name in matching.classes(of: node) where seen.insert(name).inserted {
                result += byClass[String(name)] ?? []
            }
        }
        return result
    }
}

/// What browsers say of elements, and what old attributes say.
extension Cascade {
    private static let browser: [String: [(String, String)]] = [
        "s": [("text-decoration-line", "line-through")],
        "strike": [("text-decoration-line", "line-through")],
        "del": [("text-decoration-line", "line-through")],
        "sup": [("vertical-align", "super")], "sub": [("vertical-align", "sub")],
        "rt": [("vertical-align", "super")], "rtc": [("vertical-align", "super")],
        "rp": [("display", "none")], "bdo": [("unicode-bidi", "isolate-override")],
        "bdi": [("unicode-bidi", "isolate")], "li": [("display", "list-item")],
        "ol": [("list-style-type", "decimal")], "ul": [("list-style-type", "disc")],
        "menu": [("list-style-type", "disc")], "dir": [("list-style-type", "disc")],
    ]

    private static let unseen: Set<String> = [
        "script", "style", "template", "noscript", "head", "title", "meta", "link", "base",
        "datalist", "param", "area", "noembed", "noframes", "frameset",
        "source", "track", "colgroup", "col",
    ]

    private static let blocks: Set<String> = [
        "html", "body", "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "dd",
        "dt", "section", "article", "header", "footer", "main", "nav", "aside", "address",
        "blockquote", "pre", "hr", "center", "form", "fieldset", "legend", "figure", "figcaption",
        "details", "summary", "dir", "menu", "hgroup", "xmp", "listing", "plaintext", "search",
        "optgroup", "option", "dialog",
    ]

    private static let tables: [String: String] = [
        "table": "table", "tr": "table-row", "td": "table-cell", "th": "table-cell",
        "thead": "table-header-group", "tbody": "table-row-group", "tfoot": "table-footer-group",
        "caption": "table-caption",
    ]

    private static func presentation(
        _ tree: MarkupTree, _ node: MarkupTree.Index
    ) -> [(Weight, StyleDeclaration)] {
        let name = tree.name(node)
        var result: [(Weight, StyleDeclaration)] = []
        func add(_ property: String, _ value: String, origin: Int) {
            let weight = Weight(
                isImportant: false, origin: origin, layer: Int.max, specificity: .init(),
                order: result.count)
            result.append(
                (weight, StyleDeclaration(property: property, value: value, isImportant: false)))
        }
        if tree.space(node) == .html {
            if unseen.contains(name) { add("display", "none", origin: 0) }
            if blocks.contains(name) { add("display", "block", origin: 0) }
            if let display = tables[name] { add("display", display, origin: 0) }
            for (property, value) in browser[name] ?? [] { add(property, value, origin: 0) }
            let isClosed =
                name == "dialog" && tree.attribute(node, "open") == nil
                || name == "audio" && tree.attribute(node, "controls") == nil
                || tree.attribute(node, "popover") != nil
            if isClosed { add("display", "none", origin: 0) }
        }
        // the rest is for elements with attributes
        guard !tree.nodes[node].attributes.isEmpty else { return result }
        if tree.attribute(node, "hidden") != nil { add("display", "none", origin: 0) }
        if let direction = tree.attribute(node, "dir")?.lowercased() {
            if direction == "rtl" || direction == "ltr" { add("direction", direction, origin: 0) }
        }
        let ground = tree.attribute(node, "bgcolor").flatMap { StyleColor(attribute: $0) }
        if let ground { add("background-color", ground.written, origin: 1) }
        if tree.attribute(node, "background")?.isEmpty == false {
            add("background-image", "url()", origin: 1)
        }
        let ink = tree.attribute(node, name == "body" ? "text" : name == "font" ? "color" : "-")
        if let ink = ink.flatMap({ StyleColor(attribute: $0) }) {
            add("color", ink.written, origin: 1)
        }
        if name == "font", let face = tree.attribute(node, "face") {
            add("font-family", face, origin: 1)
        }
        return result
    }
}

extension StyleColor {
    /// As a style sheet writes it.
    var written: String {
        let parts = [red, green, blue].map { String(Int(($0 * 255).rounded())) }
        return "rgb(\(parts.joined(separator: ",")))"
    }
}
