/// Brings the wordings of one label to one spelling.
///
/// This is not full NFKC, which would need all of Foundation: it folds full-width ASCII and the
/// ideographic space, drops invisible and private-use characters, and writes the traditional
/// characters and radicals that occur in the forms' labels in their simplified form.
public enum CharacterFolding {
    /// Full-width ASCII as ASCII, every blank as a space, invisible characters dropped.
    public static func folded(_ text: some StringProtocol) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0xFF01...0xFF5E:
                scalars.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
            case 0x00A0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: scalars.append(" ")
            case let value where isInvisible(value): continue
            default: scalars.append(scalar)
            }
        }
        return String(scalars)
    }

    /// Zero-width marks, direction marks and private-use characters, which some sites insert.
    public static func isInvisible(_ value: UInt32) -> Bool {
        switch value {
        case 0x00AD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0xFEFF, 0xFE00...0xFE0F,
            0xE000...0xF8FF, 0xF0000...0x10FFFD, 0x0...0x8, 0xE...0x1F, 0x7F:
            true
        default: false
        }
    }

    public static func simplified(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        simplifiedForms[scalar] ?? scalar
    }

    /// Pairs: traditional character or radical, simplified character.
    private static let pairs = """
        規规範范總总計计業业關关構构機机務务處处決决數数證证許许罰罚強强製制費费額额項项購购採采條条
        開开對对廢废發发現现請请與与於于屬属國国內内類类過过執执詢询訪访訴诉舉举報报複复復复議议訟讼
        維维結结糾纠審审經经後后轉转續续辦办繼继為为確确認认據据種种穩稳護护權权團团織织會会體体當当
        無无讓让補补繳缴納纳沒没創创獲获責责標标題题問问進进況况狀状動动監监專专給给種种僅仅應应該该
        臨临時时單单萬万內内號号檔档聯联繫系從从個个們们產产實实際际軍军區区縣县鄉乡鎮镇廳厅廣广東东
        ⼀一⼆二⼈人⼋八⼤大⼒力⼥女⼦子⼩小⼯工⼿手⽂文⽅方⽇日⽉月⽐比⽚片⽣生⽤用⽬目⽴立⾃自⾏行
        """

    private static let simplifiedForms: [Unicode.Scalar: Unicode.Scalar] = {
        let scalars = Array(pairs.unicodeScalars.filter { !$0.properties.isWhitespace })
        var forms: [Unicode.Scalar: Unicode.Scalar] = [:]
        for index in stride(from: 0, to: scalars.count - 1, by: 2) {
            forms[scalars[index]] = scalars[index + 1]
        }
        return forms
    }()
}

extension String {
    /// Without `[bookmark: _GoBack]`, which a word processor leaves when it saves as text.
    public var withoutBookmarks: String {
        guard let start = firstRange(of: "[bookmark:"),
            let end = self[start.upperBound...].firstIndex(of: "]")
        else { return self }
        return String(self[..<start.lowerBound]) + self[index(after: end)...]
    }
}

extension StringProtocol {
    /// Without blanks of any kind at both ends.
    public var trimmed: String {
        let scalars = unicodeScalars
        let isBlank = { (scalar: Unicode.Scalar) in
            scalar.properties.isWhitespace || CharacterFolding.isInvisible(scalar.value)
        }
        guard let first = scalars.firstIndex(where: { !isBlank($0) }),
            let last = scalars.lastIndex(where: { !isBlank($0) })
        else { return "" }
        return String(self[first...last])
    }
}
