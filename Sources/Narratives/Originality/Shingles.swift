import Wording

/// The distinct character sequences of a text, to tell how much of it another text repeats.
///
/// - Method: the text is reduced to what its author chose (``reduced(_:ignoring:)``), cut into
///   all runs of four characters, and two texts share the Jaccard index of their sets: runs in
///   both, divided by runs in either. It is exact: a county has some hundred reports, for which
///   no sketch is needed.
/// - Edge: a text with fewer than 60 characters left has no share with any other; 无 and the like
///   are no copies.
struct Shingles {
    static let length = 4
    static let shortestText = 60

    /// Of a longer text its beginning is compared, so that the texts of a region fit into memory.
    static let longestText = 50_000

    /// Ascending, each once; nil if the text is too short to be compared.
    let hashes: [UInt64]?

    init(_ text: String, ignoring names: [String]) {
        let scalars = Self.reduced(text, ignoring: names).prefix(Self.longestText)
        guard scalars.count >= Self.shortestText else {
            hashes = nil
            return
        }
        hashes = Set(
            (0...(scalars.count - Self.length)).map { start in
                // FNV-1a: the same on every machine and in every run
                scalars[start..<(start + Self.length)].reduce(0xCBF2_9CE4_8422_2325) {
                    ($0 ^ UInt64($1.value)) &* 0x100_0000_01B3
                }
            }
        ).sorted()
    }

    /// Tenths of a percent that both texts share of all that is in either.
    ///
    /// - Parameter least: a share below it need not be known. Of two texts of a region most have
    ///   little in common, and that shows after a fraction of them.
    /// - Returns: nil if one text is short, or if the share is below `least`.
    func permille(sharedWith other: Shingles, atLeast least: Int = 0) -> Int? {
        guard let hashes, let others = other.hashes else { return nil }
        let all = hashes.count + others.count
        // shared / (all - shared) is to be least / 1000
        let needed = (least * all + 999 + least) / (1000 + least)
        let allowedMisses = hashes.count - needed
        guard allowedMisses >= 0, needed <= others.count else { return nil }
        var shared = 0
        var misses = 0
        var next = 0
        for hash in hashes {
            while next < others.count, others[next] < hash { next += 1 }
            if next < others.count, others[next] == hash {
                shared += 1
            } else {
                misses += 1
                if misses > allowedMisses { return nil }
            }
        }
        let share = shared * 1000 / (all - shared)
        return share < least ? nil : share
    }

    /// Words that every report has from the notice itself.
    private static let boilerplate = [
        "统计期限", "统计时限", "统计时间", "所列数据", "本报告由", "本年度报告由", "联系电话", "联系方式", "联系地址", "邮编", "电子邮箱",
        "如有疑问", "任何疑问", "年度报告格式", "编制本", "电子版", "下载",
    ]

    /// What is left of a text without sentences that the notice prescribes, the given names,
    /// digits, dates and punctuation.
    static func reduced(_ text: String, ignoring names: [String]) -> [Unicode.Scalar] {
        let plain = CharacterFolding.folded(text).filter { !$0.isWhitespace || $0.isNewline }
        var sentences = plain.split { "。;!?\n".contains($0) || $0.isNewline }.map(String.init)
        sentences.removeAll { sentence in boilerplate.contains { sentence.says($0) } }
        var kept = sentences.joined()
        for name in names.sorted(by: { $0.count > $1.count }) where name.count > 1 {
            kept = kept.replacing(name, with: "")
        }
        return kept.unicodeScalars.filter {
            $0.properties.isAlphabetic && !("0"..."9").contains($0) && $0 != "年"
        }.map(CharacterFolding.simplified)
    }
}
