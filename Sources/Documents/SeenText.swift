import Wording

/// What a cell holds besides the text that is read.
struct Unread: Equatable {
    enum Kind {
        case hidden, struck
    }

    struct Piece: Equatable {
        let kind: Kind
        var text: String
    }

    var pieces: [Piece] = []
    /// Raised and lowered texts, which stand in brackets in the text.
    var marks: [String] = []
    var doubts: Doubts = []

    mutating func add(_ text: String, _ kind: Kind) {
        if let last = pieces.indices.last, pieces[last].kind == kind {
            pieces[last].text += text
        } else if !text.trimmed.isEmpty {
            pieces.append(Piece(kind: kind, text: text))
        }
    }
}

/// Text as it comes together run by run: what is seen is kept apart from what is not.
struct SeenText {
    private(set) var text = ""
    private(set) var unread = Unread()
    /// Where the open mark begins.
    private var mark: String?
    /// The box of the last characters that are not blank.
    private var lastBox: Int?
    /// Whether something stands between the last characters and the next, though no character.
    private var hasGap = false

    mutating func append(_ run: String, _ appearance: Appearance = .plain) {
        guard !run.isEmpty else { return }
        if appearance.isHidden { return unread.add(run, .hidden) }
        if appearance.isStruck {
            hasGap = hasGap || !run.trimmed.isEmpty
            return unread.add(run, .struck)
        }
        if appearance.isRaised {
            mark = (mark ?? "") + run
            unread.doubts.formUnion(appearance.doubts)
            return
        }
        closeMark()
        if let first = run.first(where: { !$0.isWhitespace }) {
            unread.doubts.formUnion(appearance.doubts)
            if run.unicodeScalars.contains(where: Self.turns) { unread.doubts.insert(.moved) }
            if run.unicodeScalars.contains(where: Self.isOfSite) { unread.doubts.insert(.symbols) }
            if let lastBox, lastBox != appearance.box {
                unread.doubts.insert(.moved)
                hasGap = true
            }
            lastBox = appearance.box
            if hasGap, let last = text.last, Self.isOfFigure(last), Self.isOfFigure(first) {
                text += "\t"
            }
            hasGap = false
        }
        text += run
    }

    mutating func breakLine() {
        closeMark()
        text += "\n"
    }

    /// Marks a place where a person sees a distance that no character makes.
    mutating func leaveGap() { hasGap = true }

    mutating func doubt(_ doubts: Doubts) { unread.doubts.formUnion(doubts) }

    /// A mark touches what it stands behind and is no part of it; an empty one leaves nothing.
    mutating func closeMark() {
        guard let open = mark else { return }
        mark = nil
        var bare = open.trimmed
        guard !bare.isEmpty else { return }
        for (opening, closing) in [("[", "]"), ("［", "］"), ("(", ")"), ("（", "）"), ("〔", "〕")]
        where bare.hasPrefix(opening) && bare.hasSuffix(closing) && bare.count > 2 {
            bare = String(bare.dropFirst().dropLast())
        }
        unread.marks.append(bare)
        text += "[\(bare)]"
    }

    /// Marks that turn the order of characters round.
    static func turns(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x200F, 0x061C, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }

    /// Characters that only a site's own font has.
    static func isOfSite(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xE000...0xF8FF, 0xF0000...0x10FFFD: true
        default: false
        }
    }

    private static func isOfFigure(_ character: Character) -> Bool {
        character.isNumber || ".,．，".contains(character)
    }
}
