import Testing

@testable import Narratives

/// What is looked at as a sentence and as a paragraph is bounded, so that judging a text costs
/// as much as it is long.
@Suite struct SentenceBoundsTests {
    private func sentences(_ text: String) -> [Sentence] {
        Sentence.sentences(
            of: ReportText(
                agencyName: nil, year: nil, sections: [.init(id: "overview", text: text)]))
    }

    @Test func ordinaryParagraphsAreWhole() {
        let text = String(repeating: "收到申请12件。", count: 600)
        let found = sentences(text)
        #expect(found.count == 600 && found.allSatisfy { $0.paragraph == text })
        #expect(found.allSatisfy { $0.counts.map(\.value) == [12] })
    }

    @Test(arguments: [1000, 2000]) func longOnesArePartedAndNoneIsLost(_ count: Int) {
        let found = sentences(String(repeating: "收到申请12件。", count: count))
        #expect(found.count == count)
        let longest = found.map(\.paragraph.count).max() ?? 0
        #expect(longest <= Sentence.mostOfParagraph * 2 && longest > 4000)
        #expect(found.allSatisfy { $0.paragraph.contains($0.printed) })
    }

    @Test func whatNobodyReadsAsASentenceIsNone() {
        let long = String(repeating: "收到申请12件，", count: 300)
        #expect(sentences(long).isEmpty)
        #expect(sentences(long + "。收到申请5件。").map(\.printed) == ["收到申请5件"])
        let just = String(repeating: "一", count: Sentence.mostCharacters)
        #expect(sentences(just).count == 1 && sentences(just + "一").isEmpty)
    }
}
