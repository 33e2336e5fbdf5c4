import Messages

/// How a run of characters is shown to a person. Both kinds of documents, pages and Word's,
/// decide it in rooms of their own and hand it to the one place that puts text together.
struct Appearance: Equatable {
    var isHidden = false
    var isStruck = false
    /// Raised or lowered, as the marks of notes are.
    var isRaised = false
    /// What keeps a figure in this run from being read.
    var doubts: Doubts = []
    /// The box the run stands in; 0 is the text itself. What floats or is placed apart has one of
    /// its own, and need not be seen where it stands in the file.
    var box = 0

    static let plain = Appearance()
}

/// Why it cannot be told what a person sees.
struct Doubts: OptionSet, Hashable {
    let rawValue: Int

    static let picture = Doubts(rawValue: 1)
    /// Text that a style sheet or an automatic list writes.
    static let generated = Doubts(rawValue: 1 << 1)
    /// Characters whose order on the page is not that of the file.
    static let moved = Doubts(rawValue: 1 << 2)
    /// Digits that the font shows as something else.
    static let symbols = Doubts(rawValue: 1 << 3)
    /// A rule of a style sheet that is not understood and could hide or strike.
    static let unknownStyle = Doubts(rawValue: 1 << 4)
    /// A box too small for its text.
    static let cut = Doubts(rawValue: 1 << 5)
    /// Seen in one view of the document and not in another.
    static let dependsOnView = Doubts(rawValue: 1 << 6)
    /// A field that shows what should be filled in.
    static let placeholder = Doubts(rawValue: 1 << 7)
    /// A mark of a note by its name that looks like the figure itself.
    static let unraised = Doubts(rawValue: 1 << 8)
    /// Text that a style sheet writes, which in a label may be a unit; the numbers of a list are no
    /// more than numbers there.
    static let written = Doubts(rawValue: 1 << 9)

    /// Those that make a blank cell doubtful too.
    static let ofBlanks: Doubts = [.picture, .generated, .placeholder, .symbols]

    private static let reasons: [(Doubts, Phrase)] = [
        (.picture, DocumentMessages.picturedFigure), (.written, DocumentMessages.generatedText),
        (.generated, DocumentMessages.generatedText),
        (.placeholder, DocumentMessages.placeholderText), (.moved, DocumentMessages.movedText),
        (.symbols, DocumentMessages.symbolFont), (.cut, DocumentMessages.cutText),
        (.unraised, DocumentMessages.unraisedMark),
        (.dependsOnView, DocumentMessages.dependsOnView),
        (.unknownStyle, DocumentMessages.unknownStyle),
    ]

    var reason: Phrase? { Self.reasons.first { contains($0.0) }?.1 }
}
