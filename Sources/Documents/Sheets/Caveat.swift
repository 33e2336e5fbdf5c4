import Messages

/// What a person sees of a cell, or does not, besides its text.
struct Caveat: Sendable {
    /// Why the figure cannot be read, if it cannot.
    var refusal: Phrase?
    /// What to know of how it was read.
    var remarks: [Phrase] = []

    /// The reading of a cell's text, judged by what else is seen of the cell.
    func judged(
        _ reading: (state: ReportCell.State, note: Phrase?)
    ) -> (state: ReportCell.State, note: Phrase?) {
        if let refusal { return (.unreadable, refusal) }
        let notes = remarks + [reading.note].compactMap { $0 }
        guard !notes.isEmpty else { return reading }
        return (
            reading.state,
            notes.joined(zh: "；", en: "; ")
        )
    }
}
