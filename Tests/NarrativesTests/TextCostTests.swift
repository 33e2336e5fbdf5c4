import Messages
import Testing
import Vocabulary

@testable import Narratives

/// Judging a text costs as much as it is long, and one that would cost more is left to people.
@Suite struct TextCostTests {
    private func sentences(_ text: String) -> [Sentence] {
        Sentence.sentences(of: Sample.text(text, section: "requests"))
    }

    private func findings(_ text: String) throws -> [(rule: String, verdict: String)] {
        let form = try Sample.form()
        let values = try Sample.values(["requests.received.total": 12], form: form)
        let report = ReadText(Sample.text(text, section: "requests"))
        return
            (NarrativeRules.writingFindings(for: report, form: form)
            + NarrativeRules.findings(for: report, form: form, values: values))
            .map { ($0.rule, "\($0.verdict)") }
    }

    @Test func stepsGrowAsTheTextDoes() {
        for piece in ["收到申请12件。", "收到申请12件，较上年增长3%。", "收取处理费1元。\n"] {
            let (short, long) = (50, 800)
            let few = Sentence.steps(sentences(String(repeating: piece, count: short)))
            let many = Sentence.steps(sentences(String(repeating: piece, count: long)))
            #expect(few > 0 && many <= few * (long / short) + 100)
        }
    }

    /// What is asked of a paragraph is asked once for all its sentences.
    @Test func sentencesShareTheirParagraph() {
        let found = sentences(String(repeating: "收到申请12件。", count: 500)).dropLast()
        #expect(found.count == 500 && found.allSatisfy { $0.place === found[0].place })
    }

    @Test func aMegabyteOfSentencesIsJudged() throws {
        // three sentences a line, as people write them
        let line = "2023年，全局收到政府信息公开申请12件。按期办结12件，未发生行政复议。各科室认真落实公开要求。\n"
        let text = String(repeating: line, count: 300_000 / line.utf8.count)
        #expect(Sentence.steps(sentences(text)) * 4 < Sentence.mostSteps)
        #expect(try findings(text).allSatisfy { $0.verdict != "undecided" })
    }

    /// Figures beside figures: each would be looked for in all of its sentence.
    @Test func whatWouldCostTooMuchIsUndecidedAndNamed() throws {
        let dense = String(repeating: "收到1件", count: 490) + "。"
        let text = String(repeating: dense, count: 8)
        #expect(Sentence.steps(sentences(text)) > Sentence.mostSteps)
        let found = try findings(text)
        #expect(found.contains { $0.rule == "R-TX-REQ" && $0.verdict == "undecided" })
        #expect(found.allSatisfy { !$0.rule.hasPrefix("R-TX-") || $0.rule == "R-TX-REQ" })
        let form = try Sample.form()
        let message = try #require(
            NarrativeRules.findings(
                for: ReadText(Sample.text(text)), form: form, values: try Sample.values(form: form)
            ).first
        ).message
        #expect(message.zh.contains("正文过长") && message.en.contains("too long"))
        #expect(
            NarrativeRules.excludingFinding(
                for: Sample.text(text), form: form, values: try Sample.values(form: form))
                == nil)
    }

    /// The same figures are found whether or not words of other lists stand around them.
    @Test func wordsAreFoundWhereTheyStand() {
        let text = Array("全县收到申请低保5件,其中收到申请3件")
        let places = WordPlaces(text)
        for start in text.indices {
            for end in start...text.count {
                let part = text[start..<end]
                #expect(
                    places.has(.otherBodies, in: part) == part.contains(any: Words.otherBodies))
                #expect(
                    places.has(.otherBusiness, in: part) == part.contains(any: Words.otherBusiness))
                #expect(places.has(.among, in: part) == part.contains(any: ["其中"]))
            }
        }
        #expect(places.namesRequest(in: text[9...]) && !places.namesRequest(in: text[..<9]))
    }

    @Test func ofALongTextTheBeginningIsCompared() {
        let text = (0..<40_000).map { number in
            String(Unicode.Scalar(0x4E00 + UInt32(number * 7919 % 20_000)) ?? "一")
                + (number.isMultiple(of: 9) ? "局" : "")
        }.joined()
        let long = Shingles(text + text, ignoring: [])
        #expect((long.hashes?.count ?? 0) <= Shingles.longestText)
        #expect(long.permille(sharedWith: long) == 1000)
    }
}
