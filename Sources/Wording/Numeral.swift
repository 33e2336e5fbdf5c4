/// Reads the numbers of running text: `12`, `1,234`, `十二`, `一千零五`, `三万二千`.
public enum Numeral {
    private static let digits: [Character: Int64] = [
        "〇": 0, "零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7,
        "八": 8, "九": 9,
    ]
    private static let units: [Character: Int64] = ["十": 10, "百": 100, "千": 1000]

    public static func isChinese(_ character: Character) -> Bool {
        digits[character] != nil || units[character] != nil || character == "万"
    }

    /// The value of a run of Chinese numerals below 100 million; nil if it is no number, as 一一.
    public static func chinese(_ text: some Collection<Character>) -> Int64? {
        let parts = text.split(separator: "万", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let head = belowTenThousand(parts[0]) else {
            return nil
        }
        guard parts.count == 2 else { return head }
        guard head > 0, let tail = parts[1].isEmpty ? 0 : belowTenThousand(parts[1]) else {
            return nil
        }
        return head * 10_000 + tail
    }

    /// 二〇二 digit by digit, else units from large to small with a digit before each; the digit
    /// in front of a leading 十 may be missing.
    private static func belowTenThousand(_ text: some Collection<Character>) -> Int64? {
        guard !text.isEmpty, text.count <= 9 else { return nil }
        if text.count > 1, text.allSatisfy({ digits[$0] != nil }) {
            guard text.contains("〇") || text.contains("零"), text.count <= 4 else { return nil }
            return text.reduce(into: Int64(0)) { $0 = $0 * 10 + (digits[$1] ?? 0) }
        }
        var sum: Int64 = 0
        var digit: Int64?
        var last: Int64 = 10_000
        for (index, character) in text.enumerated() {
            if let unit = units[character] {
                guard unit < last, digit != 0, digit != nil || index == 0 && unit == 10 else {
                    return nil
                }
                sum += (digit ?? 1) * unit
                last = unit
                digit = nil
            } else if let value = digits[character] {
                guard digit == nil || digit == 0 else { return nil }
                digit = value
            } else {
                return nil
            }
        }
        return sum + (digit ?? 0)
    }

    /// The length of a decimal at the start of a text and its value; the value is nil if it has
    /// decimals or is too large. Commas separate groups of three digits only.
    public static func decimal(_ text: ArraySlice<Character>) -> (length: Int, value: Int64?)? {
        func digitCount(_ start: Int) -> Int { text[start...].prefix(while: isDigit).count }
        let start = text.startIndex
        var end = start + digitCount(start)
        guard end > start else { return nil }
        if end - start <= 3 {
            while end < text.endIndex, text[end] == ",", digitCount(end + 1) == 3 { end += 4 }
        }
        let whole = String(text[start..<end].filter { $0 != "," })
        guard end + 1 < text.endIndex, text[end] == ".", digitCount(end + 1) > 0 else {
            return (end - start, Int64(whole))
        }
        return (end + 1 + digitCount(end + 1) - start, nil)
    }

    public static func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }
}
