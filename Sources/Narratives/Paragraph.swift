/// A paragraph with what is asked of it for each of its sentences, found out once: a paragraph of
/// a thousand sentences is not searched a thousand times.
final class Paragraph {
    /// Without blanks.
    let text: String

    init(_ text: String) { self.text = text }

    /// Whether it speaks of requests for information.
    private(set) lazy var isAboutRequests =
        ["依申请", "公开申请", "申请公开", "公开的申请"].contains { text.says($0) }
        || text.says("申请") && !Words.otherThings.contains { text.says($0) }
    /// How many kinds of results of requests it names.
    private(set) lazy var resultKinds = ResultClaims.Kind.allCases.count { text.says($0.rawValue) }
    /// Whether it compares with other years.
    private(set) lazy var looksBack = OldSentences.lookingBack.contains { text.says($0) }
    private(set) lazy var years = Set(YearsAgree.years(in: text[...]))
    /// Every exact count in it.
    private(set) lazy var counts =
        Sentence(text, sectionID: nil, place: Paragraph(text)).counts.map(\.value)
}
