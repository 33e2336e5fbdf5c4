import Messages
import Wording

/// Reads what a browser shows of a page: it walks the tree with the style of each element.
struct HTMLReader: TreeReader {
    static let cellNames: Set<String> = ["td", "th"]

    /// Elements that show a picture, whatever text stands in them for browsers that cannot.
    private static let pictures: Set<String> = [
        "img", "image", "object", "embed", "canvas", "svg", "video", "iframe", "picture", "applet",
        "progress", "meter", "math",
    ]
    /// Elements whose content no browser ever shows as text.
    private static let code: Set<String> = [
        "script", "style", "template", "head", "title", "meta", "link", "base", "noscript",
        "datalist", "colgroup", "col", "noframes", "noembed", "param", "source", "track", "area",
    ]

    /// Those of them whose content is written as text for readers that the page is not for.
    private static let forOthers: Set<String> = ["template", "noscript", "noframes", "noembed"]

    /// Narrower distances in a line are not told from the letters' own.
    private static let leastGapPixels = 3.0

    let tree: MarkupTree
    let survey: TableSurvey
    let limits: Limits
    var builder = ContentBuilder()
    private let keepsLines: Bool
    private var cascade: Cascade
    /// Styles of the open elements, the innermost last.
    private var styles: [ComputedStyle] = [.initial]

    private init(_ tree: MarkupTree, _ sheet: StyleSheet, limits: Limits, keepsLines: Bool) {
        self.tree = tree
        self.limits = limits
        self.keepsLines = keepsLines
        survey = TableSurvey(tree, tableName: "table", cellNames: Self.cellNames)
        cascade = Cascade(sheet, tree: tree, steps: limits.styleSteps)
        if tree.isDoubtful { styles[0].doubt(.unknownStyle) }
    }

    /// - Parameters:
    ///   - keepsLines: whether lines of the text are those of the file.
    ///   - sheets: style sheets that came with the page, by address.
    /// - Throws: ``DocumentError`` if the page nests too deep or holds too many cells.
    static func content(
        of html: String, limits: Limits, name: String, keepsLines: Bool,
        sheets: [String: String] = [:]
    ) throws(DocumentError) -> DocumentContent {
        let tree = try HTMLParsing.tree(of: html, limits: limits, name: name)
        let styles = PageStyles.sheet(of: tree, files: sheets, mostBytes: limits.styleBytes)
        guard let (sheet, missing) = styles else {
            throw DocumentError(file: name, .brokenHTML, DocumentMessages.tooCostly)
        }
        var reader = HTMLReader(tree, sheet, limits: limits, keepsLines: keepsLines)
        try reader.walk(name: name)
        guard !reader.cascade.matching.isExhausted else {
            throw DocumentError(file: name, .brokenHTML, DocumentMessages.tooCostly)
        }
        if reader.builder.content.hiddenTableCount > 0 {
            let count = String(reader.builder.content.hiddenTableCount)
            reader.builder.remark(DocumentMessages.hiddenTablesLeftOut.filled(["count": count]))
        }
        if !missing.isEmpty {
            let names = missing.prefix(3).joined(separator: "、")
            reader.builder.remark(DocumentMessages.outsideSheets.filled(["names": names]))
        }
        return reader.builder.content
    }

    // MARK: Nodes

    mutating func enter(_ node: Node) -> Bool {
        if isClosed(node) {
            skipHidden(node)
            return false
        }
        guard tree.isElement(node) else {
            let text = tree.nodes[node].content
            builder.append(text.replacingLineBreaks, styles[styles.count - 1].appearance(of: text))
            return false
        }
        let name = tree.name(node)
        keepOuterTitle(node, name)
        guard !Self.code.contains(name) || tree.space(node) != .html else {
            // the head holds titles and is walked for them
            if name == "head" { styles.append(styles[styles.count - 1]) }
            if name == "col" || name == "colgroup" { judgeColumn(node) }
            if Self.forOthers.contains(name) { skipHidden(node) }
            // what stands beside it is shown in its place, or not at all
            if tree.attribute(node, "shadowrootmode") != nil {
                styles[styles.count - 1].doubt(.unknownStyle)
                builder.doubt(.unknownStyle)
            }
            return name == "head"
        }
        let outcome = cascade.outcome(for: node)
        let style = ComputedStyle(
            outcome.own, pseudo: outcome.pseudo, in: styles[styles.count - 1], name: name,
            node: node)
        guard style.display != .none else {
            skipHidden(node)
            return false
        }
        let outer = styles[styles.count - 1].doubts
        styles.append(style)
        openLine(style)
        let isOpen = open(node, name, style)
        // it is seen where no other text stands too
        builder.doubt(
            style.doubts.subtracting(outer).intersection([.generated, .written]))
        if style.hasPicture, !style.appearance.isHidden { builder.doubt(.picture) }
        if !isOpen { closeLine(styles.removeLast()) }
        return isOpen
    }

    mutating func leave(_ node: Node, isEntered: Bool) {
        guard isEntered else { return }
        closeLine(styles.removeLast())
        switch tree.name(node) {
        case "table": builder.closeTable()
        case "thead", "tbody", "tfoot": builder.closeGroup()
        case "tr": builder.closeRow()
        case "td", "th": builder.closeCell()
        case "q": builder.append("”", styles[styles.count - 1].appearance)
        default: break
        }
    }

    private mutating func openLine(_ style: ComputedStyle) {
        if style.isInLine {
            if style.gapBefore > Self.leastGapPixels { builder.leaveGap() }
        } else {
            builder.breakLine()
        }
    }

    private mutating func closeLine(_ style: ComputedStyle) {
        if style.isInLine {
            if style.gapBehind > Self.leastGapPixels { builder.leaveGap() }
        } else {
            builder.breakLine()
        }
    }

    /// - Returns: whether the content of the element is shown.
    private mutating func open(_ node: Node, _ name: String, _ style: ComputedStyle) -> Bool {
        if Self.pictures.contains(name) {
            showPicture(node, style)
            return false
        }
        switch name {
        case "table": openTable(node)
        case "td", "th":
            let shape = CellShape(
                rowSpan: span(node, "rowspan", ofNothing: limits.span),
                columnSpan: span(node, "colspan", ofNothing: 1))
            openCell(node, shape, line: keepsLines ? tree.line(node) : nil)
        case "br": builder.breakLine()
        case "q": builder.append("“", style.appearance)
        case "input", "select", "textarea":
            builder.leaveGap()
            let field = PageField(node, tree)
            if field.isPicture { showPicture(node, style) }
            if field.isPlaceholder { builder.doubt(.placeholder) }
            if field.isCut { builder.doubt(.cut) }
            for (number, line) in field.lines.enumerated() {
                if number > 0 { builder.breakLine() }
                builder.append(line, style.appearance(of: line))
            }
            builder.leaveGap()
            return false
        default: break
        }
        return true
    }

    /// What is not there for the reader; in a cell it is remarked.
    private mutating func skipHidden(_ node: Node) {
        if builder.isInCell {
            builder.append(
                tree.text(of: node).replacingLineBreaks, Appearance(isHidden: true))
        }
        let nodes = node..<tree.end(of: node)
        builder.skipHiddenTables(
            nodes.count { tree.name($0) == "table" && survey.hasSeveralCells($0) })
    }

    private mutating func showPicture(_ node: Node, _ style: ComputedStyle) {
        let sizes = ["width", "height"].compactMap { tree.attribute(node, $0) }
            .compactMap { Int($0) }
        // a dot that only keeps a distance
        let isSpacer = sizes.count == 2 && sizes.allSatisfy { $0 < 3 }
        guard !style.appearance.isHidden, !isSpacer else { return }
        builder.leaveGap()
        builder.doubt(.picture)
    }

    /// Behind a summary, what is closed is not seen.
    private func isClosed(_ node: Node) -> Bool {
        guard let parent = tree.parent(node), tree.name(parent) == "details",
            tree.attribute(parent, "open") == nil
        else { return false }
        return tree.child("summary", of: parent) != node
    }

    /// A column that is folded away would have to be taken out of every row.
    private mutating func judgeColumn(_ node: Node) {
        for column in [node] + tree.children(node).filter(tree.isElement) {
            let outcome = cascade.outcome(for: column).own
            guard outcome.values["visibility"] == "collapse" || outcome.isUncertain else {
                continue
            }
            styles[styles.count - 1].doubt(.unknownStyle)
        }
    }

    private mutating func keepOuterTitle(_ node: Node, _ name: String) {
        if name == "title", tree.space(node) == .html {
            builder.addOuterTitle(tree.text(of: node).trimmed, isFirst: false)
        } else if name == "meta", let key = tree.attribute(node, "name"),
            key.lowercased() == "articletitle", let title = tree.attribute(node, "content")
        {
            builder.addOuterTitle(title, isFirst: true)
        }
    }

    /// Digits at the beginning count, as in `2px`.
    private func span(_ node: Node, _ name: String, ofNothing: Int) -> Int {
        let digits = (tree.attribute(node, name) ?? "1").trimmed.prefix(while: \.isASCIIDigit)
        guard let value = digits.isEmpty ? 1 : Int(digits.prefix(9)) else { return limits.span }
        return value == 0 ? ofNothing : min(value, limits.span)
    }
}
