/// Where words of some lists stand in a sentence: looked for once, asked for each of its figures.
final class WordPlaces {
    enum List: CaseIterable {
        case otherBodies, otherYear, otherMatter, otherBusiness, takingIn, partOfClause, among

        fileprivate var words: [String] {
            switch self {
            case .otherBodies: Words.otherBodies
            case .otherYear: Words.otherYear
            case .otherMatter: Words.otherMatter
            case .otherBusiness: Words.otherBusiness
            case .takingIn: Words.takingIn
            case .partOfClause: Words.partOfClause
            case .among: ["其中"]
            }
        }
    }

    private let text: [Character]
    private var known: [List: [Range<Int>]] = [:]
    private lazy var requests = requestsForInformation()

    init(_ text: [Character]) { self.text = text }

    /// Whether a word of the list stands in a part of the sentence.
    func has(_ list: List, in part: ArraySlice<Character>) -> Bool {
        let ranges =
            known[list]
            ?? {
                let found = Self.places(of: list.words, in: text)
                known[list] = found
                return found
            }()
        return Self.holds(ranges, part)
    }

    /// Whether 申请 stands in a clause, but not as in 低保申请, 申请行政许可 or 申请人.
    func namesRequest(in clause: ArraySlice<Character>) -> Bool { Self.holds(requests, clause) }

    /// Places within a part. Sorted by where they begin; words are short, so that only the last
    /// few that begin within the part can end behind it.
    private static func holds(_ places: [Range<Int>], _ part: ArraySlice<Character>) -> Bool {
        var (low, high) = (0, places.count)
        while low < high {
            let middle = (low + high) / 2
            if places[middle].lowerBound < part.startIndex {
                low = middle + 1
            } else {
                high = middle
            }
        }
        while low < places.count, places[low].lowerBound < part.endIndex {
            if places[low].upperBound <= part.endIndex { return true }
            low += 1
        }
        return false
    }

    private static func places(of words: [String], in text: [Character]) -> [Range<Int>] {
        let byFirst = Dictionary(grouping: words.map(Array.init)) { $0.first }
        return text.indices.flatMap { start -> [Range<Int>] in
            guard let words = byFirst[text[start]] else { return [] }
            return words.filter { text[start...].starts(with: $0) }
                .map { start..<(start + $0.count) }
        }
    }

    private func requestsForInformation() -> [Range<Int>] {
        Self.places(of: ["申请"], in: text).filter { found in
            let rest = text[found.upperBound...]
            let object = rest.starts(with: "行政") ? rest.dropFirst(2) : rest
            let lead = text[..<found.lowerBound]
            return !Words.otherBusiness.contains { lead.ends(in: $0) || object.starts(with: $0) }
                && !object.starts(with: "人")
        }
    }
}
