import Wording

/// A unit of measure that a label, a caption or a cell states beside its figures.
enum StatedUnit: Hashable, Sendable {
    /// 元, 千元, 万元 …: fen in one of it.
    case money(fen: Int64, String)
    /// 万, 千 alone: of money so many yuan, of counts a multiple.
    case bare(factor: Int64, String)
    /// 万件: counts by the ten thousand, which no form asks for.
    case multiple(String)
    /// %, ‰, 美元: no measure of any figure of a form.
    case foreign(String)

    var text: String {
        switch self {
        case .money(_, let text), .bare(_, let text), .multiple(let text), .foreign(let text):
            text
        }
    }

    /// Fen in one of it where money is counted; nil if it is no measure of money.
    var fen: Int64? {
        switch self {
        case .money(let fen, _): fen
        case .bare(let factor, _): factor * 100
        case .multiple, .foreign: nil
        }
    }

    /// Longer texts are sentences and state no unit of a table.
    private static let longestText = 160

    /// Words for counted things; which one is printed changes nothing.
    static let counters = ["件", "项", "项次", "件次", "个", "宗", "起", "条", "次", "份", "部"]

    private static let factors: [Character: Int64] = [
        "十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000,
    ]
    private static let largestFactor: Int64 = 1_000_000_000_000
    private static let currencies: Set<Character> = ["美", "欧", "日", "港", "澳", "台", "韩", "英"]
    private static let opening: Set<Character> = ["(", "[", ":", "/", ",", "、", "【", "〔"]
    private static let closing: Set<Character> = [")", "]", "/", ",", "、", "】", "〕", ";", "。"]

    // MARK: Where units stand

    /// The units in a label: `采购总金额(万元)`, `金额/千元`, `占比(%)`. An amount, such as 收费10元, is
    /// none.
    static func stated(in label: String) -> [StatedUnit] {
        guard label.utf8.count <= longestText * 3 else { return [] }
        return found(in: plain(label))
    }

    /// The units a line names for a whole table: `单位：万元`, `金额单位为元`. The name of a body may
    /// follow the same word and states none.
    static func caption(in text: String) -> [StatedUnit] {
        guard text.utf8.count <= longestText * 3 else { return [] }
        let text = String(plain(text))
        guard let word = text.firstRange(of: "单位") else { return reckoned(in: text) }
        let rest = text[word.upperBound...]
        guard let mark = rest.first, ":为是".contains(mark) else { return reckoned(in: text) }
        let named = rest.dropFirst().prefix { !")]。;】〕".contains($0) }
        return found(in: Array(":" + named + ")"))
    }

    /// `金额以元为单位`, `按万元计`.
    private static func reckoned(in text: String) -> [StatedUnit] {
        guard let found = text.firstMatch(of: /[以按](.{1,6}?)(?:为单位|计算|计|填报|统计)/) else {
            return []
        }
        return alone(String(found.1)).map { [$0] } ?? []
    }

    /// What a label says is counted under it: `（件）`, `单位：个`.
    static func counter(in label: String) -> String? {
        guard label.utf8.count <= longestText else { return nil }
        let text = String(plain(label)) + ")"
        return counters.first { text.contains("(\($0))") || text.contains(":\($0))") }
    }

    /// The unit that a text states and nothing else: `万元`, `单位:元`; nil otherwise.
    static func alone(_ text: String) -> StatedUnit? {
        var text = String(plain(text))
        if text.first == "(", text.last == ")" { text = String(text.dropFirst().dropLast()) }
        for word in ["计量单位", "金额单位", "单位"] where text.hasPrefix(word) {
            text = String(text.dropFirst(word.count).drop { ":为是".contains($0) })
            break
        }
        for word in ["人民币"] where text.hasPrefix(word) { text.removeFirst(word.count) }
        guard !text.isEmpty, text.count <= 6 else { return nil }
        let units = found(in: Array("(" + text + ")"))
        return units.count == 1 && units[0].text == text ? units[0] : nil
    }

    /// A unit of money behind a number: the number's text and the unit.
    static func moneySuffix(of text: String) -> (rest: String, unit: StatedUnit)? {
        let characters = Array(text)
        var start = characters.endIndex
        if let last = characters.last, last == "元" || last == "圆" { start -= 1 }
        while start > 0, factors[characters[start - 1]] != nil { start -= 1 }
        guard start < characters.endIndex, start > 0,
            let unit = alone(String(characters[start...])), unit.fen != nil
        else { return nil }
        var rest = String(characters[..<start]).trimmed
        if rest.hasSuffix("/") { rest = String(rest.dropLast()).trimmed }
        return (rest, unit)
    }

    /// True if a text ends in 万, 千, 亿 …, which multiplies the number before it.
    static func endsInFactor(_ text: String) -> Bool {
        text.last.map { factors[$0] != nil } ?? false
    }

    // MARK: Looking for them

    private static func plain(_ text: String) -> [Character] {
        CharacterFolding.simplified(CharacterFolding.folded(text)).map { $0 == "圆" ? "元" : $0 }
            .filter { !$0.isWhitespace }
    }

    private static func found(in text: [Character]) -> [StatedUnit] {
        var units: [StatedUnit] = []
        var index = 0
        while index < text.count {
            let start = index
            var factor: Int64 = 1
            while index < text.count, let next = factors[text[index]] {
                factor = factor > largestFactor / next ? largestFactor : factor * next
                index += 1
            }
            let unit =
                factor == 1
                ? single(text, at: index) : multiplied(text, start..<index, factor: factor)
            if let unit, !units.contains(unit) { units.append(unit) }
            // the 元 of a unit that was just looked at
            if index == start || index < text.count && text[index] == "元" { index += 1 }
        }
        return units
    }

    private static func single(_ text: [Character], at index: Int) -> StatedUnit? {
        let before = index > 0 ? text[index - 1] : ":"
        let after = index + 1 < text.count ? text[index + 1] : ")"
        switch text[index] {
        case "¥", "￥":
            guard opening.contains(before), closing.contains(after) else { return nil }
            return .money(fen: 100, "¥")
        case "$", "€", "£": return .foreign(String(text[index]))
        case "%", "‰": return .foreign(String(text[index]))
        case "元":
            if currencies.contains(before) { return .foreign("\(before)元") }
            let isWord = "单多公状纪".contains(before) || "旦素老".contains(after)
            return isWord || isNumeral(before) ? nil : .money(fen: 100, "元")
        case "角" where opening.contains(before) && closing.contains(after):
            return .money(fen: 10, "角")
        case "分" where opening.contains(before) && closing.contains(after):
            return .money(fen: 1, "分")
        default: return nil
        }
    }

    private static func multiplied(
        _ text: [Character], _ run: Range<Int>, factor: Int64
    ) -> StatedUnit? {
        let before = run.lowerBound > 0 ? text[run.lowerBound - 1] : ":"
        let after = run.upperBound < text.count ? text[run.upperBound] : ")"
        let words = String(text[run])
        if isNumeral(before) || before == "第" || before == "." {
            // (单位:10万元) is a unit that nothing here counts in
            let digits = text[..<run.lowerBound].reversed().prefix(while: isNumeral).count
            let lead = run.lowerBound - digits - 1
            let isUnit = lead >= 0 && text[lead] == ":" && after == "元"
            return isUnit ? .foreign(String(text[(lead + 1)...run.upperBound])) : nil
        }
        if after == "元" {
            return factor < largestFactor
                ? .money(fen: factor * 100, words + "元") : .foreign(words + "元")
        }
        if counters.contains(String(after)) || "人户".contains(after) {
            return .multiple(words + String(after))
        }
        guard opening.contains(before), closing.contains(after), factor < largestFactor else {
            return nil
        }
        return .bare(factor: factor, words)
    }

    private static func isNumeral(_ character: Character) -> Bool {
        character.isASCIIDigit || "一二三四五六七八九两几数".contains(character)
    }
}
