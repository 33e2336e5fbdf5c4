/// What is drawn on one page: where characters are seen, and the lines between and through them.
///
/// - Source: the page as an SVG drawing, in the two dialects of cairo before and since 1.18.
struct PDFDrawing {
    struct Glyph {
        /// Where the character begins, on its base line.
        let origin: PDFPoint
        /// Name of the font at its size.
        let font: Substring
        /// The reader of the page sees it.
        var isSeen: Bool
    }

    /// A straight line from one point to another.
    struct Segment {
        let from: PDFPoint
        let to: PDFPoint

        private static let slack = 0.7

        var isHorizontal: Bool {
            abs(from.y - to.y) <= Self.slack && abs(from.x - to.x) > Self.slack
        }
        var isVertical: Bool { abs(from.x - to.x) <= Self.slack && abs(from.y - to.y) > Self.slack }
    }

    private struct Area {
        let box: PDFBox
        /// Nil for pictures and patterns.
        let color: SheetColor?
        let order: Int
    }

    /// What a group hands down to the elements in it.
    private struct Context {
        var transform = PDFTransform()
        var clip = PDFBox.everything
        var style: [Substring: Substring] = [:]
    }

    /// Thinner areas are lines.
    private static let thickestLine = 3.0
    /// More than this is a map or a picture, not a report.
    private static let mostAreas = 3000
    private static let mostSegments = 20_000
    private static let mostGlyphs = 20_000

    let size: PDFPoint
    private(set) var segments: [Segment] = []
    private(set) var glyphs: [Glyph] = []
    private var areas: [Area] = []
    private var drawn: [(glyph: Glyph, color: SheetColor?, order: Int)] = []
    private var order = 0
    private var clips: [String: PDFBox] = [:]
    private var pictures: [String: PDFBox] = [:]

    /// - Returns: nil if the drawing says no size, or is no page of text.
    init?(_ root: XMLElement) {
        let box = (root["viewBox"] ?? "").split(separator: " ").compactMap { Double($0) }
        guard box.count == 4 else { return nil }
        size = PDFPoint(x: box[2], y: box[3])
        collectDefinitions(root)
        read(root, Context())
        guard areas.count <= Self.mostAreas, segments.count <= Self.mostSegments,
            drawn.count <= Self.mostGlyphs
        else { return nil }
        glyphs = drawn.map { entry in
            var glyph = entry.glyph
            glyph.isSeen = glyph.isSeen && isSeen(glyph, entry.color, entry.order)
            return glyph
        }
        drawn = []
    }

    // MARK: Elements

    private mutating func collectDefinitions(_ element: XMLElement) {
        for child in element.children {
            switch child.name {
            case "clipPath":
                let points = child.children("path").flatMap { path in
                    PDFPath(path["d"] ?? "", PDFTransform()).pieces.joined()
                }
                if let id = child["id"] { clips[id] = PDFBox(around: points) }
            case "image":
                let width = Double(child["width"] ?? "") ?? 0
                let height = Double(child["height"] ?? "") ?? 0
                if let id = child["id"] {
                    pictures[id] = PDFBox(left: 0, top: 0, right: width, bottom: height)
                }
            case "path", "use", "symbol": break
            default: collectDefinitions(child)
            }
        }
    }

    private mutating func read(_ element: XMLElement, _ outer: Context) {
        for child in element.children {
            guard child.name != "defs" else { continue }
            var context = outer
            if let transform = child["transform"].flatMap({ PDFTransform($0) }) {
                context.transform = transform.then(outer.transform)
            }
            for property in ["fill", "fill-opacity", "stroke", "stroke-opacity", "clip-path"] {
                if let value = child[property] { context.style[property[...]] = value[...] }
            }
            for entry in (child["style"] ?? "").split(separator: ";") {
                let parts = entry.split(separator: ":", maxSplits: 1)
                if parts.count == 2 { context.style[parts[0]] = parts[1] }
            }
            if let name = (child["clip-path"] ?? context.style["clip-path"].map(String.init)),
                let clip = clips[String(name.dropFirst(5).dropLast())]
            {
                context.clip = context.clip.intersection(clip)
            }
            order += 1
            switch child.name {
            case "use": readUse(child, context)
            case "path": readPath(child, context)
            case "image": addPicture(child, context)
            default: read(child, context)
            }
        }
    }

    private mutating func readUse(_ use: XMLElement, _ context: Context) {
        let target = (use["href"] ?? "").dropFirst()
        guard target.hasPrefix("glyph") else {
            // A picture, or a part of the page that is mixed in: what it shows is not looked at.
            let box =
                pictures[String(target)]
                ?? PDFBox(
                    left: 0, top: 0, right: size.x, bottom: size.y)
            return add(box, context)
        }
        let x = Double(use["x"] ?? "") ?? 0
        let y = Double(use["y"] ?? "") ?? 0
        let origin = context.transform.applied(to: PDFPoint(x: x, y: y))
        let isShown =
            context.clip.contains(origin, margin: 2) && !isFaint(context.style["fill-opacity"])
        let font = target.prefix(upTo: target.lastIndex(of: "-") ?? target.endIndex)
        drawn.append(
            (
                Glyph(origin: origin, font: font, isSeen: isShown),
                Self.color(context.style["fill"] ?? "rgb(0%,0%,0%)"), order
            ))
    }

    private mutating func addPicture(_ picture: XMLElement, _ context: Context) {
        let box = PDFBox(
            left: Double(picture["x"] ?? "") ?? 0, top: Double(picture["y"] ?? "") ?? 0,
            right: Double(picture["width"] ?? "") ?? size.x,
            bottom: Double(picture["height"] ?? "") ?? size.y)
        add(box, context)
    }

    private mutating func add(_ picture: PDFBox, _ context: Context) {
        let corners = [
            PDFPoint(x: picture.left, y: picture.top), PDFPoint(x: picture.right, y: picture.top),
            PDFPoint(x: picture.left, y: picture.bottom),
            PDFPoint(x: picture.right, y: picture.bottom),
        ].map(context.transform.applied)
        guard let box = PDFBox(around: corners) else { return }
        areas.append(Area(box: box.intersection(context.clip), color: nil, order: order))
    }

    private mutating func readPath(_ element: XMLElement, _ context: Context) {
        let path = PDFPath(element["d"] ?? "", context.transform)
        let fill = context.style["fill"] ?? "none"
        let stroke = context.style["stroke"] ?? "none"
        if stroke != "none", !isFaint(context.style["stroke-opacity"]),
            Self.color(stroke)?.contrast(to: .white) != SheetColor.Contrast.none
        {
            for piece in path.pieces {
                for (from, to) in zip(piece, piece.dropFirst()) { add(from, to, context.clip) }
            }
        }
        guard fill != "none", !isFaint(context.style["fill-opacity"]) else { return }
        let color = Self.color(fill)
        for piece in path.pieces {
            guard let box = PDFBox(around: piece)?.intersection(context.clip) else { continue }
            if min(box.width, box.height) > Self.thickestLine {
                areas.append(Area(box: box, color: color, order: order))
            } else if color?.contrast(to: .white) != SheetColor.Contrast.none {
                let middle = PDFPoint(
                    x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2)
                let isFlat = box.width >= box.height
                add(
                    PDFPoint(x: isFlat ? box.left : middle.x, y: isFlat ? middle.y : box.top),
                    PDFPoint(x: isFlat ? box.right : middle.x, y: isFlat ? middle.y : box.bottom),
                    context.clip)
            }
        }
    }

    private mutating func add(_ from: PDFPoint, _ to: PDFPoint, _ clip: PDFBox) {
        func clipped(_ point: PDFPoint) -> PDFPoint {
            PDFPoint(
                x: min(max(point.x, clip.left), clip.right),
                y: min(max(point.y, clip.top), clip.bottom))
        }
        guard segments.count <= Self.mostSegments else { return }
        segments.append(Segment(from: clipped(from), to: clipped(to)))
    }

    // MARK: What is seen

    private func isFaint(_ opacity: Substring?) -> Bool {
        opacity.flatMap { Double($0) }.map { $0 < 0.5 } ?? false
    }

    /// Text is seen where nothing is drawn over it, and where it stands out from what is below.
    private func isSeen(_ glyph: Glyph, _ color: SheetColor?, _ order: Int) -> Bool {
        guard let color else { return false }
        // a point within the character, not on the line below it
        let point = PDFPoint(x: glyph.origin.x + 1, y: glyph.origin.y - 2)
        let here = areas.filter { $0.box.contains(point) }
        guard !here.contains(where: { $0.order > order }) else { return false }
        guard let below = here.last else { return color.contrast(to: .white) == .clear }
        return below.color.map { color.contrast(to: $0) == .clear } ?? false
    }

    /// Reads `rgb(50.2%,0%,100%)`; nil for patterns.
    private static func color(_ text: Substring) -> SheetColor? {
        guard text.hasPrefix("rgb("), text.hasSuffix(")") else { return nil }
        let parts = text.dropFirst(4).dropLast().split { $0 == "," || $0 == " " }.compactMap {
            part in
            Double(part.hasSuffix("%") ? part.dropLast() : part).flatMap {
                Int(exactly: part.hasSuffix("%") ? ($0 * 2.55).rounded() : $0.rounded(.towardZero))
            }
        }
        return parts.count == 3 ? SheetColor(red: parts[0], green: parts[1], blue: parts[2]) : nil
    }
}
