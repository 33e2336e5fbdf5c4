import Wording

/// Finds the agency and the year in the title of a report.
struct TitleText: Equatable {
    let agencyName: String?
    let year: Int?
    /// Without blanks and line breaks.
    let title: String

    private static let subject = "信息公开"

    /// Reads one title: `铜鼓县行政服务中心2020年度政府信息公开工作年度报告`, the year before or behind
    /// the name, behind the subject or in a bracket at the end; nil if the text is no
    /// title of a yearly report.
    init?(_ text: String) {
        var plain = String(
            CharacterFolding.folded(text.withoutBookmarks).filter { !$0.isWhitespace })
        plain.removeAll { "《》“”\"".contains($0) }
        if plain.hasSuffix("(全文)") { plain.removeLast(4) }
        let (ending, yearBehind) = Self.withoutYearBehind(plain)
        guard plain.count <= 80, !plain.contains(where: { "。>；;|,:".contains($0) }),
            ending.hasSuffix("报告") || ending.hasSuffix("年报"),
            let subject = ending.firstRange(of: Self.subject),
            ending.contains("年") || yearBehind != nil
        else { return nil }
        title = plain
        year = YearText.year(in: ending)?.year ?? yearBehind
        var name = String(ending[..<subject.lowerBound])
        if let found = YearText.year(in: name) { name.removeSubrange(found.range) }
        if name.hasPrefix("关于") { name.removeFirst(2) }
        if name.hasSuffix("政府") { name.removeLast(2) }
        // 财政局关于2023年度政府信息公开工作的报告: the name ends where its matter begins.
        if let matter = name.firstRange(of: "关于") { name.removeSubrange(matter.lowerBound...) }
        for suffix in ["年度", "的", "()"] where name.hasSuffix(suffix) {
            name.removeLast(suffix.count)
        }
        // 县人民政府信息公开: the word 政府 closes the name and opens the subject.
        if name.hasSuffix("人民") { name += "政府" }
        let isName = !name.contains("公开") && !name.contains("首页") && name.count >= 2
        agencyName = isName ? name : nil
    }

    /// A title without a bracket at its end that names the year: `（2023年）`, `（2023年度）`, `（2023）`.
    private static func withoutYearBehind(_ title: String) -> (rest: String, year: Int?) {
        guard title.hasSuffix(")"), let open = title.lastIndex(of: "(") else { return (title, nil) }
        let inside = String(title[title.index(after: open)...].dropLast())
        guard let found = YearText.year(in: inside) ?? YearText.year(in: inside + "年")
        else { return (title, nil) }
        return (String(title[..<open]), found.year)
    }

    /// The title among a document's paragraphs, which may break it over up to three.
    static func find(paragraphs: [String], outer: [String], cells: [String]) -> TitleText? {
        let opening = Array(paragraphs.prefix(60))
        var partial: TitleText?
        for length in 1...3 where opening.count >= length {
            for start in 0...(opening.count - length) {
                let pieces = opening[start..<(start + length)]
                guard pieces.allSatisfy({ $0.count <= 60 && !$0.contains("：") }),
                    let title = TitleText(pieces.joined()), title.year != nil
                else { continue }
                // A name above its title ends like a body's name; a menu entry does not.
                let isAlone = TitleText(pieces.dropFirst().joined()) == nil
                guard length == 1 || isAlone || endsLikeName(pieces.first) else { continue }
                if title.agencyName != nil { return title }
                partial = partial ?? title
            }
        }
        let others = (outer.map(withoutSiteName) + cells).lazy.compactMap { TitleText($0) }
        return others.first { $0.agencyName != nil && $0.year != nil } ?? partial ?? others.first
    }

    private static func endsLikeName(_ text: String?) -> Bool {
        guard let last = text?.trimmed.last else { return false }
        return "局委办府厅院心镇乡道会站处队所室社司区县市场部科馆团校署库台园联".contains(last)
    }

    private static func withoutSiteName(_ title: String) -> String {
        String(title.prefix { !"-_|—–".contains($0) })
    }
}
