/// How the cells of a workbook look.
struct SheetStyles {
    /// A font, of a cell or of a run of text.
    struct Font {
        var isStruck = false
        /// Raised or lowered.
        var isRaised = false
        /// Nil if it cannot be told.
        var color: SheetColor? = .black
        /// In hundredths of a point.
        var size = 1100
        /// Shows digits as other signs.
        var isSymbolic = false
    }

    /// What is behind the text; nil if it cannot be told.
    typealias Fill = SheetColor?

    /// The look of a cell.
    struct Look {
        var font = Font()
        var fill: Fill = .white
        /// Nil if the workbook does not say it.
        var format: NumberFormat? = NumberFormat("General")
        var wraps = false
        var shrinks = false
        /// The text is repeated until it fills the cell.
        var repeats = false
        /// A line runs from corner to corner.
        var isCrossed = false
    }

    /// What a conditional format changes.
    struct Change {
        var mayStrike = false
        var changesFormat = false
        /// Nil where it leaves the color as it is.
        var color: SheetColor??
        var fill: Fill?
    }

    private(set) var palette = SheetPalette()
    private(set) var looks: [Look] = []
    private(set) var changes: [Change] = []

    init() {}

    init(_ root: XMLElement, theme: XMLElement?) {
        if let theme { palette.read(theme: theme) }
        let sections = Dictionary(
            root.children.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        if let indexed = sections["colors"]?.child("indexedColors") {
            palette.read(indexed: indexed)
        }
        var formats: [Int: NumberFormat] = [:]
        for format in sections["numFmts"]?.children("numFmt") ?? [] {
            guard let id = format.number("numFmtId"), let code = format["formatCode"] else {
                continue
            }
            formats[id] = NumberFormat(code)
        }
        let fonts = (sections["fonts"]?.children("font") ?? []).map { font($0) }
        let fills = (sections["fills"]?.children("fill") ?? []).map { fill($0) }
        let crossed = (sections["borders"]?.children("border") ?? []).map { border in
            let line = border.child("diagonal")?["style"] ?? "none"
            return line != "none" && (border.isOn("diagonalUp") || border.isOn("diagonalDown"))
        }
        looks = (sections["cellXfs"]?.children("xf") ?? []).map { style in
            var look = Look()
            if let id = style.number("fontId"), fonts.indices.contains(id) { look.font = fonts[id] }
            if let id = style.number("fillId"), fills.indices.contains(id) { look.fill = fills[id] }
            let format = style.number("numFmtId") ?? 0
            look.format = formats[format] ?? NumberFormat.builtIn(format)
            if let id = style.number("borderId"), crossed.indices.contains(id) {
                look.isCrossed = crossed[id]
            }
            let alignment = style.child("alignment")
            look.wraps = alignment?.isOn("wrapText") ?? false
            look.shrinks = alignment?.isOn("shrinkToFit") ?? false
            look.repeats = alignment?["horizontal"] == "fill"
            return look
        }
        changes = (sections["dxfs"]?.children("dxf") ?? []).map { change($0) }
    }

    /// The look of a style number; a cell without one has the first.
    func look(_ number: Int?) -> Look {
        let index = number ?? 0
        return looks.indices.contains(index) ? looks[index] : Look()
    }

    // MARK: Pieces

    private static let symbolic = [
        "wingdings", "webdings", "symbol", "dingbat", "marlett", "mt extra", "barcode", "code 39",
        "code 128", "条码", "条形码",
    ]

    /// A `font`, or the `rPr` of a run, which stands for itself.
    func font(_ element: XMLElement) -> Font {
        var font = Font()
        font.isStruck = element.hasSwitch("strike")
        let place = element.child("vertAlign")?["val"]
        font.isRaised = place == "superscript" || place == "subscript"
        if let color = element.child("color") {
            font.color = palette.color(color, automatic: .black)
        }
        if let size = element.child("sz")?["val"].flatMap(SheetDecimal.init) {
            var hundredths = size
            hundredths.multiply(byPowerOfTen: 2)
            font.size = hundredths.wholeDigits > 6 ? 1_000_000 : Int(hundredths.whole) ?? 0
        }
        let name = (element.child("name") ?? element.child("rFont"))?["val"]?.lowercased() ?? ""
        font.isSymbolic =
            Self.symbolic.contains { name.contains($0) } || element.child("charset")?["val"] == "2"
        return font
    }

    private func fill(_ element: XMLElement) -> Fill {
        guard let pattern = element.child("patternFill") else {
            return element.child("gradientFill") == nil ? .white : nil
        }
        switch pattern["patternType"] {
        case nil, "none": return .white
        case "solid":
            return pattern.child("fgColor").map { palette.color($0, automatic: .white) } ?? .white
        default: return nil
        }
    }

    /// A `dxf`, in the list of styles or in an extension of a sheet.
    func change(_ element: XMLElement) -> Change {
        var change = Change()
        if let font = element.child("font") {
            change.mayStrike = font.child("strike") != nil || font.child("vertAlign") != nil
            if let color = font.child("color") {
                change.color = palette.color(color, automatic: .black)
            }
        }
        change.changesFormat = element.child("numFmt") != nil
        if let pattern = element.child("fill")?.child("patternFill") {
            // There a solid fill says its color as the background's.
            let color = pattern.child("bgColor") ?? pattern.child("fgColor")
            change.fill = color.map { palette.color($0, automatic: .white) } ?? .white
        } else if element.child("fill") != nil {
            change.fill = .some(nil)
        }
        return change
    }
}
