import Wording

/// What an agency is called, brought to one spelling.
enum AgencyName {
    /// Full-width letters, brackets of any kind, blanks, quotation marks and traditional
    /// characters make no difference.
    static func folded(_ name: some StringProtocol) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in CharacterFolding.folded(name).unicodeScalars {
            let plain = CharacterFolding.simplified(scalar)
            if plain.properties.isWhitespace || dropped.contains(plain) { continue }
            scalars.append(brackets[plain] ?? plain)
        }
        return String(scalars).lowercased()
    }

    private static let dropped = Set("\"'“”‘’《》「」·•・".unicodeScalars)
    private static let brackets: [Unicode.Scalar: Unicode.Scalar] = [
        "[": "(", "]": ")", "〔": "(", "〕": ")", "【": "(", "】": ")", "［": "(", "］": ")",
    ]

    /// What is left of a folded name where its end is written short: 永宁镇 of 永宁镇人民政府,
    /// 城关街道 of 城关街道办事处, 卫健委 of 卫健委员会.
    static func core(_ folded: some StringProtocol) -> String {
        for (long, short) in endings where folded.hasSuffix(long) && folded != long {
            return folded.dropLast(long.count) + short
        }
        return String(folded)
    }

    /// Longer ones before those that they end with.
    private static let endings: [(long: String, short: String)] = [
        ("人民政府办公室", "政府办"), ("人民政府办", "政府办"), ("街道办事处", "街道"), ("街道办", "街道"),
        ("镇人民政府", "镇"), ("乡人民政府", "乡"), ("苏木人民政府", "苏木"), ("镇政府", "镇"), ("乡政府", "乡"),
        ("管理委员会", "管委会"), ("委员会", "委"), ("办公室", "办"),
    ]

    /// A region's name without 省, 市, 县 and the like at its end; nil where too little is left.
    static func stem(ofRegion folded: String) -> String? {
        guard folded.count >= 3, let last = folded.last, "省市县区旗盟州".contains(last),
            !folded.contains("自治")
        else { return nil }
        return String(folded.dropLast())
    }
}
