/// The styles of a Word document and what they say of runs.
///
/// Source: ISO/IEC 29500-1, 17.7: a run takes the defaults of the document, then what its table's,
/// its paragraph's and its own style say, then what it says itself.
struct WordStyles {
    private struct Style {
        let kind: String
        let base: String?
        let properties: WordProperties
        /// Nil if the style says nothing of automatic numbers.
        let isNumbered: Bool?
        /// Table styles: whether they lay colours behind cells.
        let isShaded: Bool
        /// Table styles: whether what they say of single rows or columns could hide figures.
        let isNotable: Bool
    }

    /// Chains of styles longer than this are cut.
    private static let longestChain = 32

    private var styles: [String: Style] = [:]
    private var defaults = WordProperties()
    private var usual: [String: String] = [:]
    private var resolved: [String: WordProperties] = [:]

    init() {}

    /// - Parameter root: the element that holds the styles.
    init(_ tree: MarkupTree, root: MarkupTree.Index) {
        for node in tree.children(root) where tree.isElement(node) {
            switch tree.name(node) {
            case "docDefaults":
                if let outer = tree.child("rPrDefault", of: node),
                    let properties = tree.child("rPr", of: outer)
                {
                    defaults = WordProperties(properties, tree)
                }
            case "style":
                guard let id = tree.attribute(node, "styleId") else { continue }
                let kind = tree.attribute(node, "type") ?? "paragraph"
                // Word takes the first of two styles of one name.
                if styles[id] == nil { styles[id] = Self.style(node, tree, kind) }
                if tree.attribute(node, "default").map(WordProperties.isOn) ?? false {
                    usual[kind] = id
                }
            default: break
            }
        }
    }

    private static func style(
        _ node: MarkupTree.Index, _ tree: MarkupTree, _ kind: String
    ) -> Style {
        let paragraph = tree.child("pPr", of: node)
        let parts = tree.children(node).filter { tree.name($0) == "tblStylePr" }
        let isCrossed = ([node] + parts).contains { part in
            tree.child("tcPr", of: part).flatMap { tree.child("tcBorders", of: $0) }
                .map { WordProperties.isCrossed($0, tree) } ?? false
        }
        let isNotable = parts.contains { part in
            guard let run = tree.child("rPr", of: part) else { return false }
            var properties = WordProperties(run, tree)
            if shading(of: part, tree) { properties.color = nil }
            return properties.isNotable
        }
        return Style(
            kind: kind,
            base: tree.child("basedOn", of: node).flatMap { tree.attribute($0, "val") },
            properties: tree.child("rPr", of: node).map { WordProperties($0, tree) }
                ?? WordProperties(),
            isNumbered: paragraph.flatMap { isNumbered($0, tree) },
            isShaded: shading(of: node, tree) || parts.contains { shading(of: $0, tree) },
            isNotable: isNotable || isCrossed)
    }

    private static func shading(of node: MarkupTree.Index, _ tree: MarkupTree) -> Bool {
        ["tcPr", "tblPr"].contains { name in
            tree.child(name, of: node).map { tree.child("shd", of: $0) != nil } ?? false
        }
    }

    /// Whether a paragraph gets a number or a mark of a list; nil if nothing is said.
    static func isNumbered(_ properties: MarkupTree.Index, _ tree: MarkupTree) -> Bool? {
        if tree.child("listPr", of: properties) != nil { return true }
        guard let list = tree.child("numPr", of: properties) else { return nil }
        return tree.child("numId", of: list).map { tree.attribute($0, "val") != "0" } ?? true
    }

    // MARK: Questions

    /// - Parameters:
    ///   - table: the style of the table that the run stands in; nil outside of tables.
    ///   - isInTable: whether it stands in one, which then has the usual style.
    mutating func properties(
        ofRun direct: WordProperties, paragraph: String?, table: String?, isInTable: Bool
    ) -> WordProperties {
        let levels = [
            isInTable ? chained(table ?? usual["table"]) : WordProperties(),
            chained(paragraph ?? usual["paragraph"]), chained(direct.style ?? usual["character"]),
        ]
        var result = defaults
        for level in levels { result.override(with: level) }
        result.override(with: direct)
        // Switches: two levels that turn one on turn it off again.
        result.isStruck =
            direct.isStruck ?? Self.toggled(defaults.isStruck, levels.map(\.isStruck))
        result.isHidden =
            direct.isHidden ?? Self.toggled(defaults.isHidden, levels.map(\.isHidden))
        return result
    }

    private static func toggled(_ usual: Bool?, _ levels: [Bool?]) -> Bool {
        usual == true || !levels.count { $0 == true }.isMultiple(of: 2)
    }

    /// What a style and those it is based on say; the nearest word counts.
    private mutating func chained(_ id: String?) -> WordProperties {
        guard let id else { return WordProperties() }
        if let known = resolved[id] { return known }
        var result = WordProperties()
        for style in chain(id).reversed() { result.override(with: style.properties) }
        resolved[id] = result
        return result
    }

    private func chain(_ id: String?) -> [Style] {
        var result: [Style] = []
        var next = id
        while let id = next, let style = styles[id], result.count < Self.longestChain {
            result.append(style)
            next = style.base
        }
        return result
    }

    func isNumbered(paragraph id: String?) -> Bool {
        chain(id ?? usual["paragraph"]).lazy.compactMap(\.isNumbered).first ?? false
    }

    /// Whether a table style colours cells, so that a white figure may be seen after all.
    func isShaded(table id: String?) -> Bool {
        chain(id ?? usual["table"]).contains(where: \.isShaded)
    }

    /// Whether a table style may hide, strike or raise the text of some rows or columns.
    func isNotable(table id: String?) -> Bool {
        chain(id ?? usual["table"]).contains(where: \.isNotable)
    }
}
