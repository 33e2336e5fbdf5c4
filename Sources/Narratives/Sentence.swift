import Vocabulary
import Wording

/// One sentence of a report with its counts taken out: `收到申请12件` becomes `收到申请#` and 12.
///
/// Only a number with a counter is a count, so years, dates and percentages never are. 约12件,
/// 十余件 and 1.2万件 are no exact figures and become `~`.
struct Sentence {
    struct Count {
        /// Of `#` in ``shape``.
        let index: Int
        let value: Int64
        let counter: Character
    }

    let sectionID: String?
    /// Without blanks.
    let shape: [Character]
    let counts: [Count]
    /// As printed, without blanks.
    let printed: String
    /// Where certain words stand in ``shape``.
    let words: WordPlaces
    /// What it stands in.
    let place: Paragraph

    /// The whole paragraph it stands in, without blanks.
    var paragraph: String { place.text }

    private static let counters: Set<Character> = ["件", "宗", "起", "份", "例", "条", "项"]
    /// A number behind one of these is an ordinal or no number at all: 第三件, 每一件, 统一.
    private static let noNumber = Set("第每任同何某这那哪逐唯统各")
    /// More characters than any number in words has.
    private static let longestNumeral = 24
    private static let vague = Set("近约超逾余多几")
    private static let ends = Set("。;!?\n")

    static func sentences(of report: ReportText) -> [Sentence] {
        report.sections.flatMap { section in
            section.text.split(whereSeparator: \.isNewline).flatMap { paragraph in
                let plain = CharacterFolding.folded(paragraph).filter { !$0.isWhitespace }
                    .replacing("公民、法人和其他组织", with: "").replacing("公民、法人或者其他组织", with: "")
                    .replacing("公民、法人或其他组织", with: "")
                return pieces(of: plain).flatMap { piece in
                    let place = Paragraph(piece.paragraph)
                    return piece.sentences.map {
                        Sentence($0, sectionID: section.id, place: place)
                    }
                }
            }
        }
    }

    /// Characters of what is looked at as a sentence; each of its counts is looked for in all of
    /// it, so a longer one, which nobody reads as a sentence either, is left out.
    static let mostCharacters = 2000
    /// Characters of what is looked at as a paragraph, for the same reason; a longer one is
    /// several, parted between sentences.
    static let mostOfParagraph = 5000

    private static func pieces(
        of plain: String
    ) -> [(paragraph: String, sentences: [String])] {
        let all = plain.split(whereSeparator: ends.contains).map(String.init)
        let sentences = all.filter { $0.count <= mostCharacters }
        guard plain.count > mostOfParagraph else { return [(plain, sentences)] }
        var pieces: [[String]] = []
        var room = 0
        for sentence in sentences {
            room -= sentence.count
            if room < 0 {
                pieces.append([])
                room = mostOfParagraph - sentence.count
            }
            pieces[pieces.count - 1].append(sentence)
        }
        return pieces.map { ($0.joined(separator: "。"), $0) }
    }

    /// What comparing these sentences with the figures may take: every figure of a sentence is
    /// looked for in all of it. A report of a hundred sentences takes some 10,000.
    static func steps(_ sentences: [Sentence]) -> Int {
        sentences.reduce(into: 0) { sum, sentence in
            let marks = sentence.shape.count { $0 == "%" || $0 == "元" }
            sum += sentence.shape.count * (1 + sentence.counts.count + marks)
        }
    }

    /// A text that takes more is none that a person reads, and is not compared.
    static let mostSteps = 3_000_000

    init(_ printed: String, sectionID: String?, place: Paragraph) {
        self.printed = printed
        self.sectionID = sectionID
        self.place = place
        let text = Array(printed.filter { $0 != "#" && $0 != "~" })
        var shape: [Character] = []
        var counts: [Count] = []
        var next = 0
        while next < text.count {
            guard let found = Self.number(text[next...], after: shape[...]) else {
                shape.append(text[next])
                next += 1
                continue
            }
            if let value = found.value {
                counts.append(
                    Count(index: shape.count, value: value, counter: found.counter))
                shape.append("#")
            } else {
                shape.append("~")
            }
            next += found.length
        }
        self.shape = shape
        words = WordPlaces(shape)
        self.counts = counts
    }

    /// A number with its counter at the start of a text; without a value if it is not exact.
    private static func number(
        _ text: ArraySlice<Character>, after shape: ArraySlice<Character>
    ) -> (length: Int, value: Int64?, counter: Character)? {
        guard let first = text.first else { return nil }
        let previous = shape.last
        if let previous {
            guard !noNumber.contains(previous), !Numeral.isDigit(previous) else { return nil }
        }
        var length: Int
        var value: Int64?
        if let decimal = Numeral.decimal(text) {
            (length, value) = decimal
        } else if Numeral.isChinese(first) {
            let run = text.prefix(longestNumeral).prefix(while: Numeral.isChinese)
            length = run.count
            value = Numeral.chinese(run)
            // 一一 and the like are words
            guard value != nil else { return nil }
        } else {
            return nil
        }
        if let previous {
            // 数十件 is vague, 申请数12件 is not
            let isVague = vague.contains(previous) || previous == "数" && "十百千".contains(first)
            let isRange =
                "-—至到~.".contains(previous)
                && shape.dropLast().last.map { Numeral.isDigit($0) || $0 == "#" } == true
            if isVague || isRange { value = nil }
        }
        var end = text.startIndex + length
        while end < text.endIndex, "万余多".contains(text[end]) {
            value = nil
            end += 1
        }
        guard end < text.endIndex, counters.contains(text[end]) else { return nil }
        let counter = text[end]
        end += 1
        if end < text.endIndex, text[end] == "次" { end += 1 }
        return (end - text.startIndex, value, counter)
    }

    // MARK: Looking around a count

    /// The text in front of a count, from behind the count before it.
    func before(_ count: Count) -> ArraySlice<Character> {
        let previous = shape[..<count.index].lastIndex { $0 == "#" || $0 == "~" }
        return shape[(previous.map { $0 + 1 } ?? 0)..<count.index]
    }

    /// The text behind a count, up to the next one.
    func after(_ count: Count) -> ArraySlice<Character> {
        shape[(count.index + 1)...].prefix { $0 != "#" && $0 != "~" }
    }

    /// The last of the years named in front of a place; nil if none is.
    func year(before index: Int) -> Int? {
        var end = index
        while let mark = shape[..<end].lastIndex(of: "年") {
            let digits = shape[..<mark].suffix(4)
            if digits.count == 4, digits.allSatisfy(Numeral.isDigit) { return Int(String(digits)) }
            end = mark
        }
        return nil
    }
}

extension ArraySlice<Character> {
    /// The part behind the last comma or bracket.
    var lastClause: ArraySlice<Character> {
        let mark = lastIndex { ",:()、".contains($0) }
        return self[(mark.map { $0 + 1 } ?? startIndex)...]
    }

    func contains(any words: [String]) -> Bool { words.contains { range(of: $0) != nil } }

    /// The first place of a word.
    func range(of word: String) -> Range<Int>? {
        guard let first = word.first else { return nil }
        for start in indices where self[start] == first {
            let rest = self[start...]
            if rest.starts(with: word) { return start..<(start + word.count) }
        }
        return nil
    }

    /// The place of whichever word ends last; of two that end there, the longer.
    func lastRange(ofAny words: [String]) -> (range: Range<Int>, word: String)? {
        let longestFirst = words.sorted { $0.count > $1.count }
        let lasts = Set(longestFirst.compactMap(\.last))
        for end in indices.reversed() where lasts.contains(self[end]) {
            let lead = self[...end]
            for word in longestFirst where lead.ends(in: word) {
                return ((end + 1 - word.count)..<(end + 1), word)
            }
        }
        return nil
    }

    func ends(in word: String) -> Bool { reversed().starts(with: word.reversed()) }

    /// Whether the text is made of the given words only.
    func consists(of words: [String]) -> Bool {
        let longestFirst = words.sorted { $0.count > $1.count }
        var rest = self
        while !rest.isEmpty {
            guard let word = longestFirst.first(where: { rest.starts(with: $0) }) else {
                return false
            }
            rest = rest.dropFirst(word.count)
        }
        return true
    }
}
