import Messages
import Vocabulary
import Wording

/// R-YEAR: the title, the reporting period and the text name the report year.
///
/// A text copied from last year is the most common slip. Other years may be named, as laws and
/// comparisons are; but a text that names years and never the report year was not written for it.
enum YearsAgree {
    static let rule = CatalogueRule(
        id: "R-YEAR", severity: .warning, title: NarrativeMessages.yearsTitle,
        source: "国办公开办函〔2021〕30号（四）")

    static func finding(for report: ReportText) -> Finding? {
        let text = report.sections.map(\.text).joined(separator: "\n")
        return judgement(title: report.title, text: text, year: report.year).finding(rule: rule)
    }

    static func judgement(title: String?, text: String, year: Int?) -> Judgement {
        guard let year else {
            return .init(verdict: .undecided, messages: [NarrativeMessages.yearUnknown])
        }
        var failures: [Phrase] = []
        func fail(_ message: Phrase, _ found: Int) {
            failures.append(
                message.filled(["found": String(found), "expected": String(year)]))
        }
        if let titled = title.flatMap({ YearText.year(in: $0)?.year }), titled != year {
            fail(NarrativeMessages.yearOfTitle, titled)
        }
        let plain = String(CharacterFolding.folded(text).filter { !$0.isWhitespace })
        if let period = periodYears(plain).first(where: { $0 != year }) {
            fail(NarrativeMessages.yearOfPeriod, period)
        }
        let named = years(in: plain[...])
        if !named.contains(year), let usual = mostFrequent(named) {
            fail(NarrativeMessages.yearOfText, usual)
        }
        return .init(failures: failures)
    }

    /// Years of the sentence part 统计期限自2020年1月1日起至2020年12月31日止.
    private static func periodYears(_ text: String) -> [Int] {
        let openings = ["统计期限", "统计时限", "统计期间", "数据统计时间"]
        guard let start = openings.lazy.compactMap({ text.firstRange(of: $0) }).first else {
            return []
        }
        return years(in: text[start.upperBound...].prefix(40).prefix { $0 != "。" })
    }

    /// Every year that a text names, in its order.
    static func years(in text: Substring) -> [Int] {
        var found: [Int] = []
        var rest = text
        while let (year, range) = YearText.year(in: rest) {
            found.append(year)
            rest = rest[range.upperBound...]
        }
        return found
    }

    private static func mostFrequent(_ years: [Int]) -> Int? {
        var counts: [Int: Int] = [:]
        for year in years { counts[year, default: 0] += 1 }
        return counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key
    }
}
