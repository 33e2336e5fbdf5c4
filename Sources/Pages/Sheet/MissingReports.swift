import Handouts
import Messages
import Store
import Vocabulary

/// Whose reports are missing, kept out or late, by name.
struct MissingReports {
    let model: RegionModel
    let year: YearModel
    let scope: Scope
    let total: PublishedTotal

    /// So many are named.
    private static let named = 10

    var lines: [Phrase] {
        let expected = year.agencies.filter {
            $0.standing == .counts && (scope == .all || $0.agencyClass.countsInOwnScope)
        }
        let missing = expected.filter { year.reports[$0.id] == nil }
        let keptOut = expected.filter { year.reports[$0.id]?.isCounted == false }
        let late = expected.filter { year.submitted[$0.id]?.status == .late }
        var lines: [Phrase] = []
        if !missing.isEmpty { lines.append(line(SheetMessages.missing, missing)) }
        if !keptOut.isEmpty { lines.append(line(SheetMessages.keptOut, keptOut)) }
        let below = year.below.reduce(Int64(0)) {
            $0 + $1.total.completeness.expected - $1.total.completeness.included
        }
        if scope == .all, below > 0 {
            lines.append(SheetMessages.below.filled(["count": String(below)]))
        }
        if lines.isEmpty {
            lines.append(
                SheetMessages.nothingMissing.filled([
                    "expected": String(total.completeness.expected)
                ]))
        }
        if !late.isEmpty { lines.append(line(SheetMessages.late, late)) }
        return lines
    }

    private func line(_ phrase: Phrase, _ agencies: [SiteAgency]) -> Phrase {
        var names = agencies.prefix(Self.named).map { Phrase($0.name, en: $0.name) }
            .joined(zh: "、", en: ", ")
        if agencies.count > Self.named { names = SheetMessages.andMore.filled(["names": names]) }
        // names last, for they may hold braces
        return phrase.filled(["count": String(agencies.count)]).filled(["names": names])
    }
}
