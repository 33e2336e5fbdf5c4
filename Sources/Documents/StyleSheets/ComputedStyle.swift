import Wording

/// How one element of a page shows its text: what the rules say of it, and what it takes over
/// from the element around it.
struct ComputedStyle {
    enum Display {
        case none, contents, inline, inlineBlock, block, listItem, flexible, table, tablePart, cell
    }

    var display = Display.inline
    // What is inherited.
    var isInvisible = false
    var fontPixels = 16.0
    /// Nil where the colour is written in a way that is not understood.
    var color: StyleColor? = .black
    var fill: StyleColor?
    var isRightToLeft = false
    var indentPixels = 0.0
    var letterPixels = 0.0
    var family = ""
    var hasMarkers = false
    var variables: [String: String] = [:]
    /// How much larger or smaller than written all is shown.
    var zoom = 1.0
    /// Whether a shadow or a line around its characters shows text of any colour.
    var isOutlined = false
    // What covers or moves all that stands in the element.
    var ground = StyleColor.white
    var isGroundKnown = true
    var opacity = 1.0
    var isStruck = false
    var isRaised = false
    var isGone = false
    var doubts: Doubts = []
    var box = 0
    /// Width of the narrowest box around the text that cuts off what does not fit.
    var roomPixels: Double?
    /// Whether the element itself shows a picture behind its text.
    var hasPicture = false
    /// Distances, in pixels, to what stands before and behind an element in a line.
    var gapBefore = 0.0
    var gapBehind = 0.0

    /// The style around the root of a page.
    static let initial = ComputedStyle()

    private init() {}

    /// Farther than this outside of the window, or of its box, text is meant not to be seen.
    static let farPixels = 300.0

    /// - Parameter name: of the element.
    init(
        _ outcome: Cascade.Outcome, pseudo: [String: Cascade.Outcome], in parent: ComputedStyle,
        name: String, node: MarkupTree.Index
    ) {
        self = parent
        let values = StyleValues(outcome.values, inherited: parent.variables)
        variables = values.variables
        (gapBefore, gapBehind, hasPicture) = (0, 0, false)
        setDisplay(values, parent, name)
        if name == "table" { doubts.formIntersection(.unknownStyle) }
        if display == .cell { (box, isRaised, roomPixels) = (0, false, nil) }
        setText(values, parent)
        setColors(values, parent)
        setDecoration(values, name)
        setPlace(values, parent, node)
        setClipping(values, name)
        if outcome.isUncertain || values["all"] != nil { doubts.insert(.unknownStyle) }
        if display == .listItem, hasMarkers { doubts.insert(.generated) }
        for (name, outcome) in pseudo { judge(pseudo: name, outcome) }
    }

    // MARK: Groups of properties

    mutating func setDisplay(
        _ values: StyleValues, _ parent: ComputedStyle, _ name: String
    ) {
        let value = values["display"] ?? "inline"
        display = value == "inherit" ? parent.display : Self.displays[value] ?? .block
        let floats = !["none", nil].contains(values["float"])
        let isApart = ["absolute", "fixed"].contains(values["position"])
        if display == .inline || display == .inlineBlock,
            parent.display == .flexible || floats || isApart
        {
            display = .block
        }
    }

    private static let displays: [String: Display] = [
        "none": .none, "contents": .contents, "inline": .inline, "ruby": .inline,
        "ruby-text": .inline, "ruby-base": .inline, "inline-block": .inlineBlock,
        "inline-table": .inlineBlock, "inline-flex": .flexible, "inline-grid": .flexible,
        "-webkit-inline-box": .flexible, "block": .block, "flow-root": .block,
        "list-item": .listItem, "run-in": .block, "flex": .flexible, "grid": .flexible,
        "-webkit-box": .flexible, "-webkit-flex": .flexible, "-ms-flexbox": .flexible,
        "table": .table, "table-row": .tablePart, "table-row-group": .tablePart,
        "table-header-group": .tablePart, "table-footer-group": .tablePart,
        "table-caption": .block, "table-column": .none, "table-column-group": .none,
        "table-cell": .cell, "initial": .inline, "unset": .inline, "revert": .inline,
        "revert-layer": .inline,
    ]

    mutating func setText(_ values: StyleValues, _ parent: ComputedStyle) {
        if let value = values.inherited("visibility") { isInvisible = value != "visible" }
        if let value = values.inherited("font-size") {
            if let size = Self.fontSize(value, parent.fontPixels) {
                fontPixels = size
            } else if Self.mayBeZero(value) {
                doubts.insert(.unknownStyle)
            }
        }
        if let value = values["zoom"], let (number, unit) = StyleLength.parted(value), number > 0 {
            zoom *= unit == "%" ? number / 100 : number
        }
        if let value = values.inherited("font-family") { family = Self.family(value) }
        if let value = values.inherited("direction") { isRightToLeft = value == "rtl" }
        if let value = values.inherited("text-indent") {
            indentPixels = length(value.split(separator: " ").first.map(String.init) ?? "") ?? 0
        }
        if let value = values.inherited("letter-spacing") { letterPixels = length(value) ?? 0 }
        if let value = values.inherited("list-style-type") { hasMarkers = value != "none" }
        if let value = values.inherited("-webkit-text-security"), value != "none" {
            doubts.insert(.symbols)
        }
        if let value = values["opacity"] {
            if let (number, unit) = StyleLength.parted(value) {
                opacity *= min(max(unit == "%" ? number / 100 : number, 0), 1)
            } else if Self.mayBeZero(value) {
                doubts.insert(.unknownStyle)
            }
        }
    }

    mutating func setColors(_ values: StyleValues, _ parent: ComputedStyle) {
        if let value = values.inherited("color"), value != "currentcolor" {
            color = StyleColor(value)
        }
        if let value = values.inherited("-webkit-text-fill-color") {
            fill = value == "currentcolor" ? nil : StyleColor(value)
        }
        for name in ["text-shadow", "-webkit-text-stroke", "-webkit-text-stroke-width"] {
            guard let value = values.inherited(name), !value.isEmpty else { continue }
            isOutlined = !["none", "0", "0px"].contains(value)
        }
        if let value = values["background-color"], value != "inherit" {
            let own = value == "currentcolor" ? color : StyleColor(value) ?? nil
            if let own {
                ground = own.over(ground)
                if own.alpha > 0.9 { isGroundKnown = true }
            } else if value.contains("(") {
                isGroundKnown = false
            }
        }
        if let value = values["background-image"], value.contains("(") {
            isGroundKnown = false
            hasPicture = display == .inlineBlock
            // a line can be drawn through text that way
            if display == .inline || display == .inlineBlock { doubts.insert(.cut) }
        }
        let clip = values["background-clip"] ?? values["-webkit-background-clip"]
        if clip == "text" { doubts.insert(.unknownStyle) }
    }

    mutating func setDecoration(_ values: StyleValues, _ name: String) {
        // what stands in a line as a box of its own is not struck with it
        if display == .inlineBlock { isStruck = false }
        if values["text-decoration-line"]?.contains("line-through") == true { isStruck = true }
        guard display == .inline || display == .inlineBlock else { return }
        let isMark = ["sup", "sub", "rt", "rtc"].contains(name)
        let isRaisedHere = raises(values) || values["display"] == "ruby-text"
        if isRaisedHere { isRaised = true }
        if isMark, !isRaised { doubts.insert(.unraised) }
    }

    private func raises(_ values: StyleValues) -> Bool {
        if let value = values["vertical-align"] {
            if ["super", "sub"].contains(value) { return true }
            if let shift = length(value, whole: fontPixels), abs(shift) >= 1 { return true }
        }
        if let value = values["font-variant-position"], value != "normal" { return true }
        if let value = values["font-feature-settings"],
            ["sups", "subs", "sinf"].contains(where: value.contains)
        {
            return true
        }
        guard values["position"] == "relative" else { return false }
        return ["top", "bottom"].contains { side in
            values[side].flatMap { length($0, whole: fontPixels) }.map { abs($0) >= 1 } ?? false
        }
    }

    private mutating func judge(pseudo name: String, _ outcome: Cascade.Outcome) {
        let values = StyleValues(outcome.values, inherited: variables)
        switch name {
        case "before", "after":
            let content = values["content"] ?? "none"
            guard !["none", "normal", "initial"].contains(content) || outcome.isUncertain else {
                return
            }
            let isHidden =
                values["display"] == "none"
                || ["hidden", "collapse"].contains(values["visibility"])
                || values["opacity"] == "0" || values["font-size"].map(Self.mayBeZero) ?? false
            let isBlank = StyleCursor.words(of: content).allSatisfy { word in
                var cursor = StyleCursor(word)
                return cursor.string().map { $0.trimmed.isEmpty && cursor.isAtEnd } ?? false
            }
            if outcome.isUncertain || !(isHidden || isBlank) {
                doubts.formUnion([.generated, .written])
            }
        case "first-letter", "first-line":
            let isNotable = outcome.values.contains { property, value in
                StyleDeclaration(property: property, value: value, isImportant: false).isNotable
            }
            if isNotable || outcome.isUncertain { doubts.insert(.unknownStyle) }
        default: break
        }
    }

    // MARK: Values

    func length(_ text: String, whole: Double = MediaQuery.widthPixels) -> Double? {
        StyleLength.value(text, font: fontPixels, whole: whole)
    }

    private static func fontSize(_ value: String, _ outer: Double) -> Double? {
        let steps: [String: Double] = [
            "xx-small": 9, "x-small": 10, "small": 13, "medium": 16, "large": 18, "x-large": 24,
            "xx-large": 32, "xxx-large": 48, "smaller": outer / 1.2, "larger": outer * 1.2,
            "initial": 16,
        ]
        return steps[value] ?? StyleLength.value(value, font: outer, whole: outer)
    }

    /// Whether a number in it, such as one inside of `calc()`, is nothing.
    static func mayBeZero(_ value: String) -> Bool {
        value.split { "(), */+".contains($0) }.contains {
            StyleLength.parted(String($0)).map { abs($0.number) < 0.01 } ?? false
        }
    }

    static func family(_ value: String) -> String {
        let first = StyleCursor.parts(of: value.utf8, between: ",").first ?? ""
        return first.filter { !"\"'".contains($0) }.trimmed.lowercased()
    }

    /// Fonts that show digits as signs.
    static let symbolFonts: Set<String> = [
        "symbol", "wingdings", "wingdings 2", "wingdings 3", "webdings", "zapf dingbats",
        "zapfdingbats", "marlett", "monotype sorts", "bookshelf symbol 7", "mt extra",
    ]

    /// Whether a browser takes the value; else it falls back to weaker rules.
    static func isValid(_ declaration: StyleDeclaration) -> Bool {
        let value = declaration.value
        if ["inherit", "initial", "unset", "revert", "revert-layer"].contains(value)
            || value.contains("(")
        {
            return true
        }
        switch declaration.property {
        case "display":
            return displays[value] != nil || value.contains(" ")
        case "visibility": return ["visible", "hidden", "collapse"].contains(value)
        case "color", "background-color", "-webkit-text-fill-color":
            return value == "currentcolor" || StyleColor(value) != nil
        case "opacity":
            return StyleLength.parted(value).map { ["", "%"].contains($0.unit) } ?? false
        case "font-size": return fontSize(value, 16).map { $0 >= 0 } ?? false
        case "direction": return value == "ltr" || value == "rtl"
        case "position":
            return ["static", "relative", "absolute", "fixed", "sticky", "-webkit-sticky"]
                .contains(value)
        case "vertical-align":
            let places = [
                "baseline", "sub", "super", "text-top", "text-bottom", "middle", "top", "bottom",
            ]
            return places.contains(value)
                || StyleLength.value(value, font: 16, whole: 16) != nil
        case "text-decoration-line":
            let lines = ["none", "underline", "overline", "line-through", "blink"]
            return StyleCursor.words(of: value).contains(where: lines.contains)
        default: return true
        }
    }
}

/// What becomes of the text of an element.
extension ComputedStyle {
    /// Whether the element stands in a line of text.
    var isInLine: Bool { display == .inline || display == .inlineBlock || display == .contents }

    mutating func doubt(_ doubt: Doubts) { doubts.formUnion(doubt) }

    /// The same for a text: what is longer than its box may be cut off.
    func appearance(of text: String) -> Appearance {
        var result = appearance
        // digits are half as wide as high
        let width = Double(text.trimmed.count) * fontPixels * 0.45
        if let roomPixels, width > roomPixels { result.doubts.insert(.cut) }
        return result
    }

    var appearance: Appearance {
        var result = Appearance(isStruck: isStruck, isRaised: isRaised, doubts: doubts, box: box)
        result.isHidden =
            isInvisible || isGone || opacity < 0.1 || fontPixels * zoom < 1.5
            || indentPixels <= -Self.farPixels
        if let ink = fill ?? color {
            if !ink.isVisible(on: ground) {
                let isHidden = isGroundKnown && !isOutlined
                result.isHidden = result.isHidden || isHidden
                if !isHidden { result.doubts.insert(.unknownStyle) }
            }
        } else {
            result.doubts.insert(.unknownStyle)
        }
        if isRightToLeft { result.doubts.insert(.moved) }
        if letterPixels < -fontPixels * 0.4 { result.doubts.insert(.cut) }
        if Self.symbolFonts.contains(family) { result.doubts.insert(.symbols) }
        return result
    }
}
