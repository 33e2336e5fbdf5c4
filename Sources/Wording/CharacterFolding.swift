/// Brings the wordings of one label to one spelling.
///
/// This is not full NFKC, which would need all of Foundation: it folds full-width ASCII and the
/// ideographic space, drops invisible and private-use characters, and writes traditional
/// characters and radicals in their simplified form.
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
        switch scalar.value {
        case ..<0x2F00: scalar
        case 0x2F00..<(0x2F00 + UInt32(radicals.count)):
            simplifiedForms[radicals[Int(scalar.value - 0x2F00)]]
                ?? radicals[Int(scalar.value - 0x2F00)]
        default: simplifiedForms[scalar] ?? scalar
        }
    }

    /// A text in simplified characters, one by one.
    public static func simplified(_ text: some StringProtocol) -> String {
        var scalars = String.UnicodeScalarView()
        scalars.append(contentsOf: text.unicodeScalars.lazy.map(simplified))
        return String(scalars)
    }

    /// The characters of the radicals from U+2F00 on, which PDF converters print in their place.
    private static let radicals = Array(
        """
        一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干
        幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田
        疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸
        貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹
        黽鼎鼓鼠鼻齊齒龍龜龠
        """.unicodeScalars.filter { !$0.properties.isWhitespace })

    /// `opencc/TSCharacters.txt` of OpenCC (github.com/BYVoid/OpenCC, Apache License 2.0), as it
    /// stands there: a traditional character, a tab, its simplified forms, the usual one first.
    private static let simplifiedForms: [Unicode.Scalar: Unicode.Scalar] = {
        var forms: [Unicode.Scalar: Unicode.Scalar] = [:]
        let table = String(decoding: PackageResources.TSCharacters_txt, as: UTF8.self)
        for line in table.split(whereSeparator: \.isNewline) {
            let characters = line.split(separator: "\t", maxSplits: 1).map(\.unicodeScalars)
            guard characters.count == 2, let from = characters[0].first,
                let to = characters[1].first
            else { continue }
            forms[from] = to
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
