/// A report's text with its sentences taken apart, once for all that is asked of it.
public struct ReadText {
    let text: ReportText
    let sentences: [Sentence]
    /// Whether it is so long, or so full of figures, that comparing it would keep all others
    /// waiting.
    let isTooMuch: Bool

    public init(_ text: ReportText) {
        self.text = text
        sentences = Sentence.sentences(of: text)
        isTooMuch = Sentence.steps(sentences) > Sentence.mostSteps
    }
}
