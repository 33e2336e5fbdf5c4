import Wording

/// What is left of a label when spacing, punctuation, numbering and remarks are taken away, so
/// that the many printed wordings of one label compare equal.
struct LabelKey: Sendable {
    let scalars: [UInt32]
    /// The digits printed right behind the label; a form's label never ends in one.
    let trailingDigits: String
    /// What brackets in the label said, apart from numbers of items; no part of its identity.
    let remarks: [UInt32]

    var isEmpty: Bool { scalars.isEmpty }

    /// Longer texts are sentences, not labels.
    static let longestLabel = 120

    init(_ text: some StringProtocol) {
        var scalars = Array(CharacterFolding.folded(text).unicodeScalars)
        scalars.removeAll { $0.properties.isWhitespace }
        var remarks: [Unicode.Scalar] = []
        scalars = Self.withoutRemarks(scalars, &remarks)
        self.remarks = remarks.map { CharacterFolding.simplified($0).value }
        scalars = Array(scalars[Self.numberingLength(scalars)...])
        var key: [UInt32] = []
        for scalar in scalars where Self.isLetterOrDigit(scalar) {
            // 或者 is 或
            if scalar == "者", key.last == 0x6216 { continue }
            key.append(CharacterFolding.simplified(scalar).value)
        }
        let digits = key.reversed().prefix { (48...57).contains($0) }
        trailingDigits = String(
            decoding: digits.reversed().map { UInt8(truncatingIfNeeded: $0) }, as: UTF8.self)
        self.scalars = Array(key.dropLast(digits.count))
    }

    func contains(_ other: LabelKey) -> Bool {
        // asked of every label for every wording: most wordings end at their first character
        scalars.withUnsafeBufferPointer { mine in
            other.scalars.withUnsafeBufferPointer { part in
                guard let first = part.first, mine.count >= part.count else { return false }
                var start = 0
                while start <= mine.count - part.count {
                    if mine[start] == first {
                        var length = 1
                        while length < part.count, mine[start + length] == part[length] {
                            length += 1
                        }
                        if length == part.count { return true }
                    }
                    start += 1
                }
                return false
            }
        }
    }

    func hasPrefix(_ other: LabelKey) -> Bool {
        !other.isEmpty && scalars.starts(with: other.scalars)
    }

    /// True if the label speaks of another period or measure than the shorter label it contains, in
    /// a bracket or beside it: `行政许可（累计）`, `上年行政许可`, `其中：行政许可`, `行政许可占比`.
    func namesAnotherMatter(than label: LabelKey) -> Bool {
        guard !remarks.isEmpty || scalars.count > label.scalars.count else { return false }
        let beside = LabelKey(scalars: scalars)
        let inside = LabelKey(scalars: remarks)
        return Self.otherMatters.contains {
            (beside.contains($0) || remarks.count <= 6 && inside.contains($0))
                && !label.contains($0)
        }
    }

    private static let otherMatters = [
        "上年", "上一年", "去年", "往年", "历年", "累计", "半年", "季度", "本月", "上月", "同期", "其中",
        "同比", "环比", "占比", "比例", "比重", "比率", "百分", "增长", "增幅", "降幅", "平均", "人均", "金额",
        "人数", "户数", "撤销", "计划", "预计", "目标", "拟", "非", "涉及", "罚没",
    ].map { LabelKey($0) }

    // MARK: Parts of a label

    private static let brackets: [Unicode.Scalar: Unicode.Scalar] = [
        "(": ")", "[": "]", "〔": "〕", "【": "】", "{": "}",
    ]

    /// Drops bracketed remarks; a bracketed number names an item, so it loses its brackets only,
    /// or all of it in front. `[1]` is the mark of a note. A bracket that is never
    /// closed hides the rest of the label.
    private static func withoutRemarks(
        _ scalars: [Unicode.Scalar], _ remarks: inout [Unicode.Scalar]
    ) -> [Unicode.Scalar] {
        var result: [Unicode.Scalar] = []
        var index = 0
        while index < scalars.count {
            guard let closing = brackets[scalars[index]] else {
                result.append(scalars[index])
                index += 1
                continue
            }
            let end = scalars[index...].firstIndex(of: closing) ?? scalars.count
            let inside = scalars[(index + 1)..<end]
            let isMark = closing == "]" && inside.allSatisfy { $0.isASCII }
            if !result.isEmpty, !inside.isEmpty, !isMark, inside.allSatisfy(isNumeral) {
                result += inside
            } else {
                remarks += inside
            }
            index = min(end + 1, scalars.count)
        }
        return result
    }

    /// Length of a leading 一、 or 1. or ①; digits alone count if a word follows them.
    private static func numberingLength(_ scalars: [Unicode.Scalar]) -> Int {
        let numerals = scalars.prefix { isNumeral($0) }.count
        guard numerals > 0, numerals < scalars.count else {
            return scalars.first.map { (0x2460...0x249B).contains($0.value) } == true ? 1 : 0
        }
        if "、.．,)。:".unicodeScalars.contains(scalars[numerals]) { return numerals + 1 }
        let digits = scalars.prefix { ("0"..."9").contains($0) }.count
        return digits == numerals && isLetterOrDigit(scalars[numerals]) ? numerals : 0
    }

    private static func isNumeral(_ scalar: Unicode.Scalar) -> Bool {
        ("0"..."9").contains(scalar) || "一二三四五六七八九十".unicodeScalars.contains(scalar)
    }

    private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII
            ? scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
            : scalar.properties.isIdeographic || scalar.properties.isAlphabetic
    }
}

extension LabelKey: Hashable {
    static func == (one: LabelKey, other: LabelKey) -> Bool {
        one.scalars == other.scalars && one.trailingDigits == other.trailingDigits
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(scalars)
        hasher.combine(trailingDigits)
    }
}
