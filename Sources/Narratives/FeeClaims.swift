import Wording

/// What the text says of the fee for handling requests (信息处理费): what was taken in, and whether
/// any notice to pay was sent.
enum FeeClaims {
    struct Amount {
        let fen: Int128
        let quote: String
    }

    private static let names = ["信息处理费", "信息公开处理费", "处理费用", "处理费"]
    /// What may stand between the fee and its amount.
    private static let filler = [
        "用", "费用", "的", "共计", "共", "总计", "合计", "累计", "总额", "总金额", "金额", "收入", "人民币", "实际收取", "收取",
        "收缴",
        "实收", "收费", "收到", "上缴财政", "上缴国库", "为", "计", "了", ":", "情况", "本年度", "本年", "全年", "年度", "年",
        "并",
    ]
    private static let taking = ["收取", "收缴", "实收", "收到"]
    /// A sentence with one of these speaks of a tariff, of what is asked for, or of money given
    /// back.
    private static let foreign = [
        "标准", "每", "退", "减免", "免收", "免除", "应收", "应缴", "应当", "通知缴纳", "要求缴纳", "要求申请人缴纳", "按照", "按件",
        "按量",
        "拟", "尚未", "未缴", "逾期", "超过", "以上", "下调", "规定", "办法", "全县", "全市", "全区", "全省", "以来", "至今",
    ]
    private static let none = ["未", "没有", "无", "不"]

    /// 收取信息处理费3940元, 信息处理费0.394万元.
    static func amounts(_ sentences: [Sentence], year: Int?) -> [Amount] {
        sentences.flatMap { sentence -> [Amount] in
            guard sentence.printed.says("处理费"), !foreign.contains(where: sentence.printed.says)
            else { return [] }
            let text = sentence.shape[...]
            return text.indices.filter { text[$0] == "元" }.compactMap { mark in
                guard let (fen, start) = amount(text[..<mark]),
                    isFee(text, start: start, end: mark + 1),
                    sentence.isAbout(year: year, at: start)
                else { return nil }
                return Amount(fen: fen, quote: Claim(0, .all, sentence).quote)
            }
        }
    }

    /// 未发出收费通知, 没有收取信息处理费的情况.
    static func saysNoNotice(_ sentences: [Sentence], year: Int?) -> String? {
        for sentence in sentences where sentence.sectionID != "problems" {
            for no in none {
                for verb in ["发出", "发送", "下发", "出具", "开具", "制发", "作出"] {
                    for object in ["收费通知", "信息处理费收费通知", "缴费通知", "信息处理费缴费通知", "政府信息公开收费通知"] {
                        guard let found = sentence.shape[...].range(of: no + verb + object),
                            sentence.isAbout(year: year, at: found.lowerBound),
                            !sentence.printed.says("逾期")
                        else { continue }
                        return Claim(0, .all, sentence).quote
                    }
                }
            }
        }
        return nil
    }

    /// The amount at the end of a text, and where it begins.
    private static func amount(_ lead: ArraySlice<Character>) -> (Int128, Int)? {
        var text = lead
        var scale: Int128 = 100
        if text.last == "万" {
            scale *= 10_000
            text = text.dropLast()
        }
        let digits = text.reversed().prefix { Numeral.isDigit($0) || ".,".contains($0) }
        if digits.isEmpty {
            let run = lead.reversed().prefix(while: Numeral.isChinese)
            guard let value = Numeral.chinese(Array(run.reversed())) else { return nil }
            return (Int128(value) * 100, lead.endIndex - run.count)
        }
        let number = text.suffix(digits.count)
        let plain = number.first.map { ".,".contains($0) } == true ? number.dropFirst() : number
        let parts = String(plain.filter { $0 != "," })
            .split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let whole = Int64(parts[0]), whole < 1_000_000_000_000
        else { return nil }
        var value = Int128(whole) * scale
        if parts.count == 2 {
            guard parts[1].count <= 6, let part = Int64(parts[1]) else { return nil }
            value +=
                Int128(part) * scale / (0..<parts[1].count).reduce(1) { power, _ in power * 10 }
        }
        return (value, plain.startIndex)
    }

    /// Whether the fee stands in front of the amount or behind it: 收取3940元信息处理费.
    private static func isFee(_ text: ArraySlice<Character>, start: Int, end: Int) -> Bool {
        let lead = text[..<start]
        if let name = lead.lastRange(ofAny: names)?.range {
            let isNegated = lead[..<name.lowerBound].lastClause.contains(any: ["未", "没有", "不收"])
            return lead[name.upperBound...].consists(of: filler) && !isNegated
        }
        let isTaken = taking.contains { lead.reversed().starts(with: $0.reversed()) }
        return isTaken && names.contains { text[end...].starts(with: $0) }
    }
}
