/// Where an element is shown, and whether its box lets its text be seen.
extension ComputedStyle {
    mutating func setPlace(
        _ values: StyleValues, _ parent: ComputedStyle, _ node: MarkupTree.Index
    ) {
        let position = values["position"] ?? "static"
        let isApart = position == "absolute" || position == "fixed"
        let offsets = ["left", "right", "top", "bottom"].map {
            position == "static" ? 0 : values[$0].flatMap { length($0) } ?? 0
        }
        if offsets.contains(where: { $0 <= -Self.farPixels || $0 > 5000 }) { isGone = true }
        let moves = ["transform", "translate", "scale", "rotate"].contains {
            !["none", "", nil].contains(values[$0])
        }
        var isMoved = isApart || !["none", nil].contains(values["float"])
        if position == "relative", offsets[0] != 0 || offsets[1] != 0 { isMoved = true }
        if moves, display != .inline {
            isMoved = true
            if Self.mayBeZero(values["scale"] ?? "1")
                || values["transform"].map(Self.shrinks) ?? false
            {
                isGone = true
            }
            if values["transform"]?.contains("translate(-9") == true { isGone = true }
            if ["-1", "rotate", "matrix"].contains(where: {
                values["transform"]?.contains($0) ?? false
            }) || values["rotate"] != nil || values["scale"]?.contains("-") == true {
                doubts.insert(.moved)
            }
        }
        let turns = ["bidi-override", "isolate-override"].contains(values["unicode-bidi"])
        if turns, isRightToLeft { doubts.insert(.moved) }
        if let order = values["order"], order != "0", parent.display == .flexible { isMoved = true }
        if display == .flexible, values["flex-direction"]?.hasSuffix("-reverse") == true {
            doubts.insert(.moved)
        }
        if isMoved {
            switch display {
            case .cell, .tablePart: doubts.insert(.moved)
            default: box = node + 1
            }
        }
        let margins = ["margin-left", "margin-right"].map { values[$0].flatMap { length($0) } ?? 0 }
        if margins.contains(where: { $0 <= -Self.farPixels }) { isGone = true }
        let isReckoned = ["margin-left", "margin-right"].contains {
            values[$0].map { $0.contains("(") && $0.contains("-") } ?? false
        }
        if isReckoned { doubts.insert(.moved) }
        guard display == .inline || display == .inlineBlock else { return }
        if margins.contains(where: { $0 <= -fontPixels / 4 }) { doubts.insert(.moved) }
        gapBefore = margins[0] + (values["padding-left"].flatMap { length($0) } ?? 0)
        gapBehind = margins[1] + (values["padding-right"].flatMap { length($0) } ?? 0)
        let widths = ["width", "min-width"].compactMap { values[$0].flatMap { length($0) } }
        if display == .inlineBlock, let width = widths.max(), width > fontPixels * 1.2 {
            (gapBefore, gapBehind) = (max(gapBefore, width), max(gapBehind, width))
        }
    }

    mutating func setClipping(_ values: StyleValues, _ name: String) {
        if values["content-visibility"] == "hidden" { isGone = true }
        let isApart = ["absolute", "fixed"].contains(values["position"])
        if let value = values["clip"], value != "auto", isApart {
            let sides = value.drop { $0 != "(" }.dropFirst().prefix { $0 != ")" }
                .split { ", ".contains($0) }.map { length(String($0)) }
            if sides.count == 4, let top = sides[0], let right = sides[1], let bottom = sides[2],
                let left = sides[3], right - left <= 1 || bottom - top <= 1
            {
                isGone = true
            } else {
                doubts.insert(.cut)
            }
        }
        if let value = values["clip-path"], value != "none" {
            let empties = ["inset(50%", "inset(100%", "circle(0", "polygon(0 0, 0 0"]
            isGone = isGone || empties.contains(where: value.hasPrefix)
            doubts.insert(.cut)
        }
        for mask in ["mask-image", "-webkit-mask-image"]
        where !["none", nil].contains(values[mask]) {
            doubts.insert(.cut)
        }
        if let value = values["filter"] {
            if value.contains("opacity(0") { isGone = true }
            if ["blur", "brightness", "contrast", "invert"].contains(where: value.contains) {
                doubts.insert(.cut)
            }
        }
        let isField = ["input", "select", "textarea"].contains(name)
        guard isField || ![.inline, .cell, .table, .tablePart, .contents].contains(display)
        else { return }
        let clips =
            isField
            || ["overflow-x", "overflow-y"].contains {
                !["visible", nil].contains(values[$0])
            }
        let sizes = ["width", "height", "max-width", "max-height"].compactMap { values[$0] }
            .compactMap { length($0) }
        let widths = ["width", "max-width"].compactMap { values[$0].flatMap { length($0) } }
        if clips, let width = widths.min() { roomPixels = min(roomPixels ?? width, width) }
        // what is reckoned may come to nothing
        let isReckoned = ["width", "height", "max-width", "max-height"].contains {
            values[$0]?.contains("(") ?? false
        }
        if clips, isReckoned { doubts.insert(.cut) }
        if clips, let size = sizes.min() {
            if size <= 1 { isGone = true } else if size < 10 { doubts.insert(.cut) }
        }
    }

    private static func shrinks(_ transform: String) -> Bool {
        transform.contains("scale") && mayBeZero(String(transform.drop { $0 != "(" }))
    }
}
