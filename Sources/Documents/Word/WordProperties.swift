/// What the properties of a run say of how its text is seen; nil where they say nothing.
struct WordProperties {
    var isStruck: Bool?
    var isDoublyStruck: Bool?
    var isHidden: Bool?
    var isHiddenOnPages: Bool?
    var isMarkHidden: Bool?
    var isRaised: Bool?
    /// Half points above the line.
    var position: Int?
    /// `auto` or six digits.
    var color: String?
    /// What fills the letters instead: six digits, or `?` where it is none or not told.
    var fill: String?
    var halfPoints: Int?
    /// Colour behind the text: six digits, `auto`, or `?` where it is a pattern.
    var ground: String?
    var font: String?
    /// Width of the letters in percent.
    var scale: Int?
    var isCombined: Bool?
    /// Distance between letters in twentieths of a point.
    var spacing: Int?
    var style: String?

    init() {}

    /// - Parameter node: `w:rPr`.
    init(_ node: MarkupTree.Index, _ tree: MarkupTree) {
        for property in tree.children(node) where tree.isElement(property) {
            let value = tree.attribute(property, "val")
            let isOn = value.map(Self.isOn) ?? true
            switch tree.name(property) {
            case "strike": isStruck = isOn
            case "dstrike": isDoublyStruck = isOn
            case "vanish": isHidden = isOn
            case "webHidden": isHiddenOnPages = isOn
            case "specVanish": isMarkHidden = isOn
            case "vertAlign": isRaised = value == "superscript" || value == "subscript"
            case "position": position = value.flatMap { Int($0) }
            case "color": color = Self.color(property, tree)
            case "textFill": fill = Self.fill(property, tree)
            case "spacing": spacing = value.flatMap { Int($0) }
            case "sz": halfPoints = value.flatMap { Int($0) }
            case "shd": ground = Self.ground(property, tree) ?? ground
            case "highlight":
                if let value, value != "none" {
                    ground = Self.highlights[value.lowercased()] ?? "?"
                }
            case "rFonts":
                font =
                    ["ascii", "hAnsi", "cs", "eastAsia"].lazy
                    .compactMap { tree.attribute(property, $0) }.first ?? font
            case "w": scale = value.flatMap { Int($0.prefix(while: \.isASCIIDigit)) }
            case "eastAsianLayout":
                isCombined = ["combine", "vert"].contains {
                    tree.attribute(property, $0) != nil
                }
            case "rStyle": style = value
            default: break
            }
        }
    }

    /// The colour of a theme goes before the one beside it. Themes differ; their first ground is
    /// white in all but a few.
    private static func color(_ property: MarkupTree.Index, _ tree: MarkupTree) -> String? {
        let value = tree.attribute(property, "val")?.lowercased()
        let isGround = ["background1", "light1"].contains(
            tree.attribute(property, "themeColor")?.lowercased() ?? "")
        return isGround && tree.attribute(property, "themeShade") == nil ? "ffffff" : value
    }

    private static func fill(_ property: MarkupTree.Index, _ tree: MarkupTree) -> String {
        let color = tree.child("solidFill", of: property).flatMap { tree.child("srgbClr", of: $0) }
        guard let color, tree.child("alpha", of: color) == nil else { return "?" }
        return tree.attribute(color, "val")?.lowercased() ?? "?"
    }

    /// The colour that `w:shd` lays behind something.
    static func ground(_ shading: MarkupTree.Index, _ tree: MarkupTree) -> String? {
        switch tree.attribute(shading, "val") {
        case "clear", nil: tree.attribute(shading, "fill")?.lowercased()
        case "nil": nil
        case "solid": tree.attribute(shading, "color")?.lowercased()
        default: "?"
        }
    }

    /// Whether the borders of a cell run from corner to corner.
    static func isCrossed(_ borders: MarkupTree.Index, _ tree: MarkupTree) -> Bool {
        ["tl2br", "tr2bl"].contains { name in
            tree.child(name, of: borders).map {
                !["nil", "none"].contains(tree.attribute($0, "val") ?? "")
            } ?? false
        }
    }

    /// A switch is on where it stands, unless it says otherwise.
    static func isOn(_ value: String) -> Bool { !["0", "false", "off", "none"].contains(value) }

    private static let highlights = [
        "yellow": "ffff00", "green": "00ff00", "cyan": "00ffff", "magenta": "ff00ff",
        "blue": "0000ff", "red": "ff0000", "darkblue": "00008b", "darkcyan": "008b8b",
        "darkgreen": "006400", "darkmagenta": "800080", "darkred": "8b0000",
        "darkyellow": "808000", "darkgray": "a9a9a9", "lightgray": "d3d3d3", "black": "000000",
        "white": "ffffff",
    ]

    /// What a stronger level says holds.
    mutating func override(with other: WordProperties) {
        isStruck = other.isStruck ?? isStruck
        isDoublyStruck = other.isDoublyStruck ?? isDoublyStruck
        isHidden = other.isHidden ?? isHidden
        isHiddenOnPages = other.isHiddenOnPages ?? isHiddenOnPages
        isMarkHidden = other.isMarkHidden ?? isMarkHidden
        isRaised = other.isRaised ?? isRaised
        position = other.position ?? position
        color = other.color ?? color
        fill = other.fill ?? fill
        spacing = other.spacing ?? spacing
        halfPoints = other.halfPoints ?? halfPoints
        ground = other.ground ?? ground
        font = other.font ?? font
        scale = other.scale ?? scale
        isCombined = other.isCombined ?? isCombined
        style = other.style ?? style
    }

    /// True if it may hide, strike or raise text.
    var isNotable: Bool {
        isStruck == true || isDoublyStruck == true || isHidden == true || isRaised == true
            || isHiddenOnPages == true || (position ?? 0) != 0 || (halfPoints ?? 20) < 4
            || (color.flatMap { StyleColor("#" + $0) }.map { !$0.isVisible(on: .white) } ?? false)
                && ground == nil
    }

    /// How a run with these properties is shown.
    /// - Parameter outer: the colour behind it where it brings none; nil if it is not known.
    func appearance(on outer: StyleColor?) -> Appearance {
        var result = Appearance(
            isHidden: isHidden == true, isStruck: isStruck == true || isDoublyStruck == true,
            isRaised: isRaised == true || (position ?? 0) != 0)
        if isMarkHidden == true { result.isHidden = true }
        if isHiddenOnPages == true { result.doubts.insert(.dependsOnView) }
        if let halfPoints, halfPoints < 3 { result.isHidden = true }
        let isSqueezed = (scale ?? 100) < 20 || (spacing ?? 0) < -60
        if isCombined == true || isSqueezed { result.doubts.insert(.cut) }
        if fill == "?" { result.doubts.insert(.unknownStyle) }
        if let font, ComputedStyle.symbolFonts.contains(font.lowercased()) {
            result.doubts.insert(.symbols)
        }
        let own = ground.flatMap { $0 == "auto" ? StyleColor.white : StyleColor("#" + $0) }
        // a colour that nobody chose is black or white, whichever is seen
        guard let color = fill ?? color, color != "auto", let ink = StyleColor("#" + color)
        else { return result }
        if let behind = ground == nil || ground == "auto" ? outer : own {
            if !ink.isVisible(on: behind) { result.isHidden = true }
        } else if !ink.isVisible(on: .white) {
            result.doubts.insert(.unknownStyle)
        }
        return result
    }
}
