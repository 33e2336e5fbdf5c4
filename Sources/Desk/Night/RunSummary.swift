import Messages
import NightlyRun
import Vocabulary

/// The closing lines of a run.
struct RunSummary {
    let text: Phrase

    init(_ outcome: RunOutcome, businessDate: CalendarDate) {
        let isChanged = outcome.changedTotals > 0 || outcome.changedFindings > 0
        var lines = [
            Self.headline(outcome, isChanged: isChanged).filled([
                "date": businessDate.description,
                "edition": outcome.edition.map(String.init) ?? "–",
                "hash": String(outcome.contentHash?.prefix(12) ?? ""),
                "totals": String(outcome.changedTotals),
                "findings": String(outcome.changedFindings),
            ])
        ]
        for year in outcome.years {
            let others = year.submissions - year.included - year.excluded
            let line = year.agencies == nil ? RunMessages.year : RunMessages.yearByReports
            lines.append(
                line.filled([
                    "others": others > 0
                        ? RunMessages.others.filled(["count": String(others)]) : Phrase("", en: "")
                ]).filled([
                    "year": String(year.year), "regions": String(year.regions),
                    "agencies": String(year.agencies ?? 0),
                    "submissions": String(year.submissions), "included": String(year.included),
                    "excluded": String(year.excluded), "findings": String(year.findings),
                    "totals": String(year.changedTotals),
                ]))
        }
        let altered = outcome.years.reduce(0) { $0 + $1.alteredTotals }
        if altered > 0 {
            lines.append(RunMessages.altered.filled(["count": String(altered)]))
        }
        if outcome.missedNights > 0 {
            lines.append(
                RunMessages.missedNights.filled(["count": String(outcome.missedNights)]))
        }
        if outcome.isPublished { lines.append(RunMessages.nextSteps) }
        text = Phrase(
            lines.map { $0.zh + "\n" }.joined(), en: lines.map { $0.en + "\n" }.joined())
    }

    private static func headline(_ outcome: RunOutcome, isChanged: Bool) -> Phrase {
        if outcome.isDryRun {
            return isChanged ? RunMessages.wouldPublish : RunMessages.wouldNotPublish
        }
        if outcome.isPublished { return RunMessages.published }
        return outcome.edition == nil ? RunMessages.nothingYet : RunMessages.unchanged
    }
}
