import Messages
import Vocabulary
import Wording

/// R-TX-OLD: a sentence that counts the work of a year, and names another year than that of the
/// report.
///
/// Two readings: the sentence was left over from an older report, or it compares and looks back.
/// It is held against a report only if nothing in its paragraph names the report year, compares,
/// or looks back; 2022年公开信息30条 between sentences about 2023 is history.
enum OldSentences {
    static let rule = CatalogueRule(
        id: "R-TX-OLD", severity: .warning, title: TableTextMessages.oldTitle,
        source: "国办公开办函〔2021〕30号（四）")

    /// Words of a paragraph that compares or looks back.
    static let lookingBack = [
        "上年", "去年", "前年", "同期", "同比", "往年", "历年", "以来", "相比", "较", "比2", "增加", "减少", "增长", "下降",
        "上升",
        "结转", "至今", "截至", "截止", "累计", "分别", "两年", "三年", "今年", "本年", "当年", "存在的问题", "整改", "提出的",
        "指出",
        "修订", "施行", "实施的", "继续", "沿用",
        "工作要点", "年度报告", "1月1日", "连续", "先后", "自20", "从20", "于20", "至20", "到20",
        "期间",
    ]
    /// What a body does in the year it reports on.
    private static let work = [
        "公开", "申请", "收到", "受理", "答复", "发布", "办结", "许可", "处罚", "回复", "制定", "制发",
    ]

    static func finding(_ sentences: [Sentence], year: Int?) -> Finding? {
        guard let year else { return nil }
        let old = sentences.compactMap { sentence -> (Int, Claim)? in
            guard let named = leadingYear(of: sentence.printed), named < year, named >= year - 10,
                !sentence.counts.isEmpty, work.contains(where: sentence.printed.says),
                !sentence.place.years.contains(year), !sentence.place.looksBack
            else { return nil }
            return (named, Claim(0, .all, sentence))
        }
        guard let (named, claim) = old.first else { return nil }
        return rule.failed(
            TableTextMessages.old.filled([
                "found": String(named), "expected": String(year), "quote": claim.quote,
            ]), left: String(named), right: String(year))
    }

    /// 2022年, 一、2022年度, (一)2022年全年: the year that a sentence begins with.
    private static func leadingYear(of sentence: String) -> Int? {
        guard let (year, range) = YearText.year(in: sentence) else { return nil }
        let lead = sentence[..<range.lowerBound]
        let numbering = Set("(一二三四五六七八九十)1234567890、.:")
        guard lead.count <= 4, lead.allSatisfy(numbering.contains) else { return nil }
        // 2022年底, 2022年12月: a day in the past, not the work of a year
        guard let next = sentence[range.upperBound...].first, !next.isNumber,
            !"底末初前后至起中春夏秋冬".contains(next)
        else { return nil }
        return year
    }
}
