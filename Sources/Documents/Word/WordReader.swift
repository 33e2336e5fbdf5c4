import Messages

/// Reads the text of a Word document as a person sees it: tables with their spans, as HTML is
/// read.
///
/// - Left out: text deleted or moved away under change tracking, hidden text, codes of fields,
///   and the marks of footnotes and comments, which would touch the figure.
/// - Kept: insertions, content controls, text boxes, results of fields and what lists and check
///   boxes of forms show.
/// - Source: ECMA-376, part 1, clause 17, in both its namespaces, and Word 2003's own.
struct WordReader: TreeReader {
    static let cellNames: Set<String> = ["tc"]

    private static let blocks: Set<String> = [
        "p", "tbl", "tr", "tc", "br", "cr", "txbxContent", "body",
    ]
    private static let skipped: Set<String> = [
        "delText", "instrText", "delInstrText", "pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr",
        "sdtPr", "sectPr", "binData", "styles", "fonts", "lists", "docPr", "docSuppData",
        "tblPrEx", "rubyPr", "ffData", "hdr", "ftr", "footnote", "endnote",
    ]
    /// Signs that Word puts in by itself.
    private static let generated: Set<String> = [
        "pgNum", "dayShort", "monthShort", "yearShort", "dayLong", "monthLong", "yearLong",
    ]

    /// Parts of a formula that show more than the characters in them, or these in another order.
    private static let formulas: Set<String> = Set(
        "acc bar borderBox d eqArr func groupChr limLow limUpp m nary phant rad sPre"
            .split(separator: " ").map(String.init))

    let tree: MarkupTree
    let survey: TableSurvey
    let limits: Limits
    var builder = ContentBuilder()
    private var styles: WordStyles
    private let root: Node
    private var fields = WordFields()
    /// True behind a footnote's own mark, up to the end of its run.
    private var isInMark = false
    /// Style and doubts of the open tables, and the colour behind their open cells.
    private var tables: [OpenTable] = []
    /// The open paragraphs and how the open runs are shown; boxes of text stand inside of runs.
    private var paragraphs: [Paragraph] = []
    private var runs: [Appearance] = []
    /// The open boxes of text, and what is raised or turned round.
    private var boxes: [Int] = []
    private var raisedDepth = 0
    private var turnedDepth = 0

    private struct Paragraph {
        var style: String?
        var doubts: Doubts = []
        var ground: String?
    }

    private struct OpenTable {
        let style: String?
        var doubts: Doubts
        var rowDoubts: Doubts = []
        var cellDoubts: Doubts = []
        /// Nil if it is not known.
        var ground: StyleColor?
        let isShaded: Bool
    }

    private init(_ package: WordPackage, limits: Limits) {
        tree = package.document
        styles = package.styles
        root = package.root
        self.limits = limits
        survey = TableSurvey(tree, tableName: "tbl", cellNames: Self.cellNames)
    }

    /// - Throws: ``DocumentError`` if the file is no Word document, broken, locked or too large.
    static func content(
        of package: WordPackage, limits: Limits, name: String
    ) throws(DocumentError) -> DocumentContent {
        var reader = WordReader(package, limits: limits)
        try reader.walk(from: package.root, name: name)
        return reader.builder.content
    }

    // MARK: Nodes

    mutating func enter(_ node: Node) -> Bool {
        guard tree.isElement(node) else { return false }
        let name = word(node)
        guard !isLeftOut(node, name) else { return false }
        if Self.blocks.contains(name) { builder.breakLine() }
        if Self.formulas.contains(name), tree.space(node) == .formula { builder.doubt(.picture) }
        switch name {
        case "r": openRun(node)
        case "t":
            show(tree.text(of: node).replacingLineBreaks)
            return false
        case "tab", "ptab": show("\t")
        case "noBreakHyphen": show("-")
        case "den": show("/")
        case "sym": show(Self.symbol(node, tree))
        case "fldChar":
            let shown = fields.pass(node, tree)
            if let value = shown.value { show(value) }
            if shown.isDrawn { builder.doubt(.picture) }
            return false
        case "sup", "sub", "rt": raisedDepth += 1
        case "bdo", "dir": turnedDepth += tree.attribute(node, "val") == "rtl" ? 1 : 0
        case "footnoteReference", "endnoteReference":
            isInMark = tree.attribute(node, "customMarkFollows").map(WordProperties.isOn) ?? false
        case "drawing", "pict", "object", "altChunk", "subDoc", "contentPart":
            return openDrawing(node)
        case "txbxContent": boxes.append(node + 1)
        case "p": openParagraph(node)
        case "tbl": open(table: node)
        case "tr": openRow(node)
        case "tc": return open(cell: node)
        case "sdt":
            if property("showingPlcHdr", of: node) != nil { builder.doubt(.placeholder) }
        default: if Self.generated.contains(name) { builder.doubt(.generated) }
        }
        return true
    }

    mutating func leave(_ node: Node, isEntered: Bool) {
        guard isEntered, tree.isElement(node) else { return }
        let name = word(node)
        if Self.blocks.contains(name) { builder.breakLine() }
        switch name {
        case "r":
            isInMark = false
            runs.removeLast()
        case "sup", "sub", "rt": raisedDepth -= 1
        case "bdo", "dir": turnedDepth -= tree.attribute(node, "val") == "rtl" ? 1 : 0
        case "txbxContent": boxes.removeLast()
        case "p": paragraphs.removeLast()
        case "tbl":
            builder.closeTable()
            tables.removeLast()
        case "tr": builder.closeRow()
        case "tc": builder.closeCell()
        default: break
        }
    }

    /// The local name of an element of text or of a formula in it; empty for all others.
    private func word(_ node: Node) -> String {
        let space = tree.space(node)
        return space == .word || space == .formula ? tree.name(node) : ""
    }

    private mutating func isLeftOut(_ node: Node, _ name: String) -> Bool {
        switch name {
        case "instrText": fields.addCode(tree.text(of: node))
        case "del", "moveFrom": builder.append(deleted(node), Appearance(isHidden: true))
        case "tr":
            return property("del", of: node) != nil
                || property("hidden", of: node).map(isOn) ?? false
        case "tc": return property("cellDel", of: node) != nil
        case "": return WordBranches.isLeftOut(node, tree)
        default: return Self.skipped.contains(name)
        }
        return true
    }

    private func deleted(_ node: Node) -> String {
        (node..<tree.end(of: node)).lazy.filter { ["t", "delText"].contains(word($0)) }
            .map(tree.text).joined()
    }

    private mutating func show(_ text: String) {
        guard !isInMark, !fields.isInCode else { return }
        var appearance = runs.last ?? .plain
        appearance.isRaised = appearance.isRaised || raisedDepth > 0
        if turnedDepth > 0 { appearance.doubts.insert(.moved) }
        builder.append(text, appearance)
    }

    // MARK: Runs and paragraphs

    private mutating func openRun(_ node: Node) {
        let paragraph = paragraphs.last ?? Paragraph()
        let direct = tree.child("rPr", of: node).map { WordProperties($0, tree) }
        let properties = styles.properties(
            ofRun: direct ?? WordProperties(), paragraph: paragraph.style,
            table: tables.last?.style, isInTable: !tables.isEmpty)
        let outer: StyleColor?
        if let ground = paragraph.ground, ground != "auto" {
            outer = StyleColor("#" + ground)
        } else {
            outer = tables.isEmpty ? .white : tables.last?.ground
        }
        var run = properties.appearance(on: outer)
        run.doubts.formUnion(paragraph.doubts)
        if let table = tables.last {
            run.doubts.formUnion(table.doubts.union(table.rowDoubts).union(table.cellDoubts))
        }
        run.box = boxes.last ?? 0
        runs.append(run)
    }

    private mutating func openParagraph(_ node: Node) {
        var paragraph = Paragraph()
        defer { paragraphs.append(paragraph) }
        guard let properties = tree.child("pPr", of: node) else {
            if styles.isNumbered(paragraph: nil) { builder.doubt(.generated) }
            return
        }
        paragraph.style = tree.child("pStyle", of: properties).flatMap(value)
        let isNumbered =
            WordStyles.isNumbered(properties, tree)
            ?? styles.isNumbered(paragraph: paragraph.style)
        if isNumbered { builder.doubt(.generated) }
        if let shading = tree.child("shd", of: properties) {
            paragraph.ground = WordProperties.ground(shading, tree)
        }
        if let spacing = tree.child("spacing", of: properties),
            tree.attribute(spacing, "lineRule") == "exact",
            let line = tree.attribute(spacing, "line").flatMap({ Int($0) }), line < 80
        {
            paragraph.doubts.insert(.cut)
        }
        if let indent = tree.child("ind", of: properties) {
            let far = tree.nodes[indent].attributes.compactMap { Int($0.value) }.min() ?? 0
            if far < -4000 { paragraph.doubts.insert(.cut) }
        }
        if tree.child("framePr", of: properties) != nil { paragraph.doubts.insert(.moved) }
    }

    private mutating func openDrawing(_ node: Node) -> Bool {
        guard runs.last?.isHidden != true else { return false }
        let nodes = node..<tree.end(of: node)
        if nodes.contains(where: { word($0) == "txbxContent" }) { return true }
        builder.leaveGap()
        builder.doubt(.picture)
        return false
    }

    // MARK: Tables

    private mutating func open(table node: Node) {
        let style = property("tblStyle", of: node).flatMap(value)
        let isShaded = styles.isShaded(table: style)
        tables.append(
            OpenTable(
                style: style, doubts: styles.isNotable(table: style) ? .unknownStyle : [],
                ground: isShaded ? nil : .white, isShaded: isShaded))
        openTable(node)
    }

    private mutating func openRow(_ node: Node) {
        builder.skipColumns(span(property("gridBefore", of: node), least: 0))
        guard let last = tables.indices.last else { return }
        let height = property("trHeight", of: node)
        let rule = height.flatMap { tree.attribute($0, "hRule") ?? tree.attribute($0, "h-rule") }
        let twips = height.flatMap(value).flatMap { Int($0) } ?? 240
        tables[last].rowDoubts = rule == "exact" && twips < 100 ? .cut : []
    }

    private mutating func open(cell: Node) -> Bool {
        let width = span(property("gridSpan", of: cell), least: 1)
        // An old way to merge: the cell is there, and the one before reaches over it.
        let sideways = property("hMerge", of: cell) ?? property("hmerge", of: cell)
        if let sideways, value(sideways) != "restart" {
            builder.skipColumns(width)
            return false
        }
        if let last = tables.indices.last {
            let borders = property("tcBorders", of: cell)
            // a line from corner to corner goes through the figure
            tables[last].cellDoubts =
                borders.map { WordProperties.isCrossed($0, tree) } ?? false ? .cut : []
            let ground = property("shd", of: cell).flatMap { WordProperties.ground($0, tree) }
            if let ground, ground != "auto" {
                tables[last].ground = StyleColor("#" + ground)
            } else {
                tables[last].ground = tables[last].isShaded ? nil : .white
            }
        }
        let merge = (property("vMerge", of: cell) ?? property("vmerge", of: cell)).map {
            value($0) == "restart" ? CellShape.Merge.begins : .continues
        }
        openCell(cell, CellShape(columnSpan: width, merge: merge ?? .none), line: nil)
        return true
    }

    private func span(_ property: Node?, least: Int) -> Int {
        let value = property.flatMap(value).flatMap { Int($0) } ?? least
        return min(max(value, least), limits.span)
    }
}

/// Questions to a node of WordprocessingML.
extension WordReader {
    /// A property of a row or a cell: `w:hidden` in the `w:trPr` of a `w:tr`.
    private func property(_ name: String, of node: Node) -> Node? {
        tree.child("\(tree.name(node))Pr", of: node).flatMap { tree.child(name, of: $0) }
    }

    private func value(_ property: Node) -> String? { tree.attribute(property, "val") }

    private func isOn(_ property: Node) -> Bool {
        WordProperties.isOn(value(property) ?? "1")
    }

    /// The character that a sign of a font shows. Of a symbol font only Symbol's digits are
    /// known; without a font nothing is.
    private static func symbol(_ node: Node, _ tree: MarkupTree) -> String {
        let unknown = "□"
        guard let font = tree.attribute(node, "font")?.lowercased(),
            let code = tree.attribute(node, "char").flatMap({ UInt32($0, radix: 16) }),
            let scalar = Unicode.Scalar((0xF000...0xF0FF).contains(code) ? code - 0xF000 : code)
        else { return unknown }
        if font == "symbol" {
            return (0x30...0x39).contains(scalar.value) ? String(Character(scalar)) : unknown
        }
        return ComputedStyle.symbolFonts.contains(font) ? unknown : String(Character(scalar))
    }
}

/// Which of several ways to say the same is the one that Word shows.
enum WordBranches {
    /// What Word itself understands, by the prefixes it writes.
    private static let understood: Set<String> = [
        "w14", "w15", "w16", "w16se", "w16cid", "w16cex", "w16du", "w16sdtdh", "wp14", "wps",
        "wpg", "wpc", "wpi", "wne", "cx", "cx1", "aink", "am3d", "a14", "v", "o",
    ]

    /// True for a branch that is not shown, and for text that Word 2003 keeps as deleted.
    static func isLeftOut(_ node: MarkupTree.Index, _ tree: MarkupTree) -> Bool {
        switch tree.name(node) {
        case "Choice", "Fallback":
            guard let parent = tree.parent(node), tree.name(parent) == "AlternateContent" else {
                return false
            }
            let chosen =
                tree.children(parent).first { tree.name($0) == "Choice" && isUnderstood($0, tree) }
                ?? tree.child("Fallback", of: parent)
            return chosen != node
        case "annotation":
            let kind = tree.attribute(node, "type") ?? ""
            return kind == "Word.Deletion" || kind == "Word.Comment"
        default: return false
        }
    }

    private static func isUnderstood(_ choice: MarkupTree.Index, _ tree: MarkupTree) -> Bool {
        (tree.attribute(choice, "Requires") ?? "").split(separator: " ")
            .allSatisfy { understood.contains(String($0)) }
    }
}
