/// Finds years in words.
public enum YearText {
    /// The first 2020年 or 二〇二〇年 of a text, with a following 度.
    public static func year(
        in text: some StringProtocol
    ) -> (year: Int, range: Range<String.Index>)? {
        var index = text.startIndex
        while let end = text[index...].firstIndex(of: "年") {
            let digits = text[index..<end].suffix(4)
            let value = digits.map(digit).joined()
            if digits.count == 4, value.count == 4, let year = Int(value),
                (1990...2100).contains(year)
            {
                var after = text.index(after: end)
                if after < text.endIndex, text[after] == "度" { after = text.index(after: after) }
                return (year, digits.startIndex..<after)
            }
            index = text.index(after: end)
        }
        return nil
    }

    private static func digit(_ character: Character) -> String {
        if character.isASCII, character.isNumber { return String(character) }
        let words: [Character: String] = [
            "〇": "0", "○": "0", "零": "0", "一": "1", "二": "2", "三": "3", "四": "4", "五": "5",
            "六": "6", "七": "7", "八": "8", "九": "9",
        ]
        return words[character] ?? ""
    }
}
