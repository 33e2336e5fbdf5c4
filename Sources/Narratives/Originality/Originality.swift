public import Messages
public import Vocabulary

/// R-X-SAME: sections 一 and 五 are not nearly the same as in the agency's last report or in
/// another agency's report of the year.
///
/// The notice names 雷同 and 敷衍塞责 among the faults of a report. A share of 70 % cannot come
/// from common phrases: two agencies that write their own sentences share a tenth or less.
public enum Originality {
    public static let rule = CatalogueRule(
        id: "R-X-SAME", severity: .warning, title: NarrativeMessages.originalityTitle,
        source: "国办公开办函〔2021〕30号（四）")

    /// The sections compared, in the order of the form.
    public static let sections = ["overview", "problems"]
    /// Tenths of a percent from which two texts count as the same.
    public static let sharePermille = 700

    /// A report made ready for comparison.
    public struct Subject {
        let agencyName: String?
        let year: Int?
        let shingles: [(section: String, shingles: Shingles)]

        public init(_ text: ReportText) {
            agencyName = text.agencyName
            year = text.year
            let names = text.agencyName.map(Originality.names) ?? []
            shingles = Originality.sections.compactMap { section in
                text.text(of: section).map { (section, Shingles($0, ignoring: names)) }
            }
        }
    }

    /// How another report stands to the one that is judged.
    enum Relation {
        case ownEarlier(year: Int)
        case otherAgency
    }

    /// - Parameter headings: the printed name of each section.
    /// - Returns: one finding that names every section that is nearly the same, with the report
    ///   it resembles most; nil if there is none.
    public static func finding(
        for subject: Subject, among others: [Subject], headings: [String: Phrase]
    ) -> Finding? {
        let messages = subject.shingles.compactMap { section, shingles in
            message(
                section: headings[section] ?? Phrase(section, en: section),
                matches: others.compactMap { other in
                    guard let relation = relation(of: other, to: subject),
                        let theirs = other.shingles.first(where: { $0.section == section }),
                        let share = shingles.permille(
                            sharedWith: theirs.shingles, atLeast: sharePermille)
                    else { return nil }
                    return (other, relation, share)
                })
        }
        guard !messages.isEmpty else { return nil }
        return rule.failed(
            messages.joined(zh: "；", en: "; "))
    }

    private static func message(
        section: Phrase, matches: [(other: Subject, relation: Relation, share: Int)]
    ) -> Phrase? {
        guard let closest = matches.max(by: { $0.share < $1.share }) else { return nil }
        let percent = "\(closest.share / 10)"
        let message: Phrase
        switch closest.relation {
        case .ownEarlier(let year):
            message = NarrativeMessages.sameAsLastYear.filled(["section": section]).filled([
                "year": String(year), "share": percent,
            ])
        case .otherAgency:
            let agency =
                closest.other.agencyName.map { Phrase("“\($0)”", en: $0) }
                ?? NarrativeMessages.unnamedAgency
            message = NarrativeMessages.sameAsOther
                .filled(["section": section, "agency": agency]).filled(["share": percent])
        }
        guard matches.count > 1 else { return message }
        return NarrativeMessages.andOthers.filled(["message": message])
            .filled(["count": String(matches.count - 1)])
    }

    /// Nil if the two have no reason to differ: revisions of one report, or different years of
    /// different agencies.
    static func relation(of other: Subject, to subject: Subject) -> Relation? {
        if let name = subject.agencyName, name == other.agencyName {
            guard let year = subject.year, let earlier = other.year, earlier < year else {
                return nil
            }
            return .ownEarlier(year: earlier)
        }
        guard subject.year == nil || other.year == nil || subject.year == other.year else {
            return nil
        }
        return .otherAgency
    }

    /// The ways an agency calls itself: 铜鼓县财政局, 县财政局, 财政局, 我局.
    static func names(of agency: String) -> [String] {
        var names = [agency]
        for mark in ["省", "市", "区", "县", "旗"] {
            guard let found = agency.firstIndex(of: Character(mark)) else { continue }
            names.append(String(agency[found...]))
            names.append(String(agency[agency.index(after: found)...]))
            names.append(String(agency[...found]))
        }
        return names.filter { $0.count > 1 } + agency.suffix(1).map { "我\($0)" }
    }
}
