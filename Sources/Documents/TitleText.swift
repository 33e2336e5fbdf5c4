import Wording

/// Finds the agency and the year in the title of a report.
struct TitleText: Equatable {
    let agencyName: String?
    let year: Int?
    /// Without blanks and line breaks.
    let title: String

    private static let subject = "信息公开"
    /// No title is longer with all that pages put around it; longer texts are not taken apart.
    private static let longestText = 4000

    /// Reads one title: `铜鼓县行政服务中心2020年度政府信息公开工作年度报告`, the year before or behind
    /// the name, behind the subject or in a bracket at the end; nil if the text is no
    /// title of a yearly report.
    init?(_ text: String) {
        guard text.utf8.count <= Self.longestText else { return nil }
        var plain = Self.withSimpleWords(
            String(CharacterFolding.folded(text.withoutBookmarks).filter { !$0.isWhitespace }))
        plain.removeAll { "《》“”\"".contains($0) }
        plain = Self.withoutNumber(Self.withoutFrame(plain))
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
        // of two years neither is certain
        let bare = name.hasSuffix("政府") ? name.dropLast(2) : name[...]
        guard YearText.year(in: name) == nil,
            bare.last.map({ $0.isLetter || $0 == ")" }) ?? true
        else { return nil }
        if name.hasPrefix("关于") { name.removeFirst(2) }
        if name.hasSuffix("政府") { name.removeLast(2) }
        // 财政局关于2023年度政府信息公开工作的报告: the name ends where its matter begins.
        if let matter = name.firstRange(of: "关于") { name.removeSubrange(matter.lowerBound...) }
        for suffix in ["年度", "的", "()"] where name.hasSuffix(suffix) {
            name.removeLast(suffix.count)
        }
        // 县人民政府信息公开: the word 政府 closes the name and opens the subject.
        if name.hasSuffix("人民") { name += "政府" }
        // (单位全称): where a form wants the name, and nobody has written it
        let isPlace = name.hasPrefix("(") && name.hasSuffix(")")
        let isName =
            !isPlace && !name.contains("公开") && !name.contains("首页") && name.count >= 2
        agencyName = isName ? name : nil
    }

    /// A title without what pages put around it: `附件1：`, `【年报】`, `（图文版）`, `的公示`, the day it was
    /// published.
    private static func withoutFrame(_ title: String) -> String {
        var title = title.replacing(/\[[^\]]{1,3}\]/, with: "")
        title = title.replacing(/^(?:【[^】]{1,8}】|(?:附件?|标题|题目|名称)[0-9]{0,2}:)+/, with: "")
        title = title.replacing(/(报告|年报)[\[(]?(?:发布|来源|字体|字号|浏览|作者|阅读|点击).*$/) {
            String($0.output.1)
        }
        title = title.replacing(/\((?:全文|图文版?|修订版?|更正版?|公开版|正式版?)\)$/, with: "")
        guard title.contains(/报告的(?:公示|公告|通知|函)$/) else { return title }
        title = title.replacing(/的(?:公示|公告|通知|函)$/, with: "")
        return title.replacing(/^关于(?:公布|发布|印发|报送|公开)/, with: "")
    }

    private static let words = ["信息公开", "报告", "年报", "关于", "号", "人民政府"].map {
        Array($0.unicodeScalars)
    }

    /// A title with the words it is told by in simplified characters, whatever its own are; the
    /// name keeps those it is printed in.
    private static func withSimpleWords(_ title: String) -> String {
        let printed = Array(title.unicodeScalars)
        let simple = printed.map { CharacterFolding.simplified($0) }
        guard simple != printed else { return title }
        var result = printed
        for word in words {
            for start in simple.indices where simple[start...].starts(with: word) {
                result.replaceSubrange(start..<(start + word.count), with: word)
            }
        }
        var scalars = String.UnicodeScalarView()
        scalars.append(contentsOf: result)
        return String(scalars)
    }

    /// A title without a bracket at its end that names the year: `（2023年）`, `（2023年度）`, `（2023）`.
    private static func withoutYearBehind(_ title: String) -> (rest: String, year: Int?) {
        guard title.hasSuffix(")"), let open = title.lastIndex(of: "(") else { return (title, nil) }
        let inside = String(title[title.index(after: open)...].dropLast())
        guard let found = YearText.year(in: inside) ?? YearText.year(in: inside + "年")
        else { return (title, nil) }
        return (String(title[..<open]), found.year)
    }

    /// A title without the number of the document in front: `某政办发〔2024〕3号`.
    private static func withoutNumber(_ title: String) -> String {
        guard let end = title.firstRange(of: "号"),
            title.firstRange(of: subject).map({ end.lowerBound < $0.lowerBound }) ?? true
        else { return title }
        let marks = "〔[(【〕])】第"
        let number = title[..<end.lowerBound].reversed().prefix {
            $0.isASCIIDigit || marks.contains($0)
        }
        guard number.contains(where: marks.contains), number.count(where: \.isASCIIDigit) > 4
        else { return title }
        return String(title[end.upperBound...])
    }

    // MARK: Where titles stand

    private static let mostParagraphs = 60
    private static let mostPieces = 3

    /// The title among a document's paragraphs, which may break it over up to three; a title
    /// without a year serves only where no other is found.
    ///
    /// - Parameter lines: paragraphs and cells in reading order.
    static func find(paragraphs: [String], outer: [String], lines: [String]) -> TitleText? {
        let text = Found(paragraphs)
        if let title = text.whole { return title }
        if let title = text.partial, let named = named(title, in: text.opening) { return named }
        let others = (outer.flatMap(withSiteName) + lines).lazy.compactMap { TitleText($0) }
        if let title = others.first(where: { $0.agencyName != nil && $0.year != nil }) {
            return title
        }
        // a sheet has its title in cells, which may break it too
        return Found(lines).whole ?? text.partial ?? text.undated ?? others.first
    }

    /// The titles that some lines hold, by what they name.
    private struct Found {
        /// Agency and year.
        var whole: TitleText?
        /// No agency.
        var partial: TitleText?
        /// No year.
        var undated: TitleText?
        /// The lines that were looked at.
        let opening: [String]

        init(_ lines: [String]) {
            opening = lines.prefix(mostParagraphs).map { lastOfPath($0) }
                .filter { !withoutNumber(CharacterFolding.folded($0).trimmed).isEmpty }
            for length in 1...mostPieces where opening.count >= length {
                for start in 0...(opening.count - length) {
                    let pieces = opening[start..<(start + length)]
                    guard pieces.allSatisfy({ $0.count <= 60 && !namesAField($0) }),
                        let title = TitleText(pieces.joined())
                    else { continue }
                    // A name above its title ends like a body's name; a menu entry does not.
                    let isAlone = TitleText(pieces.dropFirst().joined()) == nil
                    guard length == 1 || isAlone || endsLikeName(pieces.first) else { continue }
                    if title.year == nil {
                        if title.agencyName != nil { undated = undated ?? title }
                    } else if title.agencyName != nil {
                        whole = title
                        return
                    } else {
                        partial = partial ?? title
                    }
                }
            }
        }
    }

    /// True for `发布机构：某局`, but not where a title follows: `附件：某局…年度报告`.
    private static func namesAField(_ text: String) -> Bool {
        guard text.contains("：") else { return false }
        return !withoutFrame(CharacterFolding.folded(text).filter { !$0.isWhitespace })
            .allSatisfy { $0 != ":" }
    }

    /// A title without a name, by the line below it that is one: `（某县财政局）`.
    private static func named(_ title: TitleText, in opening: [String]) -> TitleText? {
        guard let place = opening.firstIndex(where: { TitleText($0) == title }),
            place + 1 < opening.count, let year = title.year
        else { return nil }
        var name = CharacterFolding.folded(opening[place + 1]).filter { !$0.isWhitespace }
        if name.hasPrefix("("), name.hasSuffix(")") { name = String(name.dropFirst().dropLast()) }
        if let found = YearText.year(in: name), found.year == year {
            name.removeSubrange(found.range)
            if name.hasSuffix("度") { name.removeLast() }
        }
        guard name.count <= 30, endsLikeName(name), !name.contains("公开"),
            name.allSatisfy({ $0.isLetter })
        else { return nil }
        return TitleText("\(name)\(title.title)")
    }

    /// The last step of `首页 > 信息公开 > 年报`, or the whole text.
    private static func lastOfPath(_ text: String) -> String {
        guard text.count <= 200 else { return text }
        let last = text.split { ">›»＞".contains($0) }.last
        return last.map { $0.trimmed } ?? text
    }

    /// True for `某县财政局`, `某县（示例）`, `某县财政局2020年` and `2020年`.
    private static func endsLikeName(_ text: String?) -> Bool {
        guard var name = text.map({ CharacterFolding.folded($0).filter { !$0.isWhitespace } })
        else { return false }
        if let year = YearText.year(in: name), year.range.upperBound == name.endIndex {
            name.removeSubrange(year.range)
            if name.isEmpty { return true }
        }
        // the word 年 may begin the next line
        if name.suffix(4).count(where: \.isASCIIDigit) == 4 { name.removeLast(4) }
        // what a bracket adds is no part of how a name ends
        if name.last == ")", let open = name.lastIndex(of: "(") { name.removeSubrange(open...) }
        guard let last = name.last else { return false }
        return "局委办府厅院心镇乡道会站处队所室社司省州盟旗师区县市场部科馆团校署库台园联".contains(last)
    }

    /// A page's title alone, and without the name of the site before or behind it.
    private static func withSiteName(_ title: String) -> [String] {
        let parts = title.split { "-_|—–>".contains($0) }.map(\.trimmed)
        return parts.count > 1 ? parts : [title]
    }

    // MARK: The stated period

    /// The year of `2023年1月1日至12月31日`; nil if the text states none, or several.
    static func statedPeriod(_ paragraphs: [String]) -> Int? {
        var years: Set<Int> = []
        for paragraph in paragraphs where paragraph.contains("月") {
            let text = CharacterFolding.folded(paragraph.prefix(4000))
                .filter { !$0.isWhitespace }
            var rest = text[...]
            while let first = rest.firstRange(of: "年1月1日") {
                let year = Int(rest[..<first.lowerBound].suffix(4))
                rest = rest[first.upperBound...]
                let end = rest.prefix(16)
                guard let year, (1990...2100).contains(year),
                    let last = end.firstRange(of: "12月31日")
                else { continue }
                let between = end[..<last.lowerBound].filter(\.isASCIIDigit)
                if between.isEmpty || between == String(year) { years.insert(year) }
            }
        }
        return years.count == 1 ? years.first : nil
    }
}
