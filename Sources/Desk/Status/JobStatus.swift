import Messages
import Store
import Vocabulary

/// How the nightly job is, judged, and in one line.
struct JobStatus {
    /// What is wrong, most pressing first; empty if all is well.
    let problems: [Phrase]
    private let state: JobState

    /// - Parameter maxAgeHours: how old the last good run of everything may be.
    init(_ state: JobState, maxAgeHours: Double) {
        self.state = state
        var problems: [Phrase] = []
        if let since = state.underWaySince, state.isOverdue {
            problems.append(StatusMessages.overdue.filled(["time": since.description]))
        }
        if let last = state.last {
            problems += Self.problem(of: last).map { [$0] } ?? []
        }
        if state.last == nil {
            problems.append(StatusMessages.never)
        } else if let age = state.ageSeconds {
            if Double(age) > maxAgeHours * 3600 {
                problems.append(
                    StatusMessages.tooOld.filled(["age": Self.hours(Double(age) / 3600)])
                        .filled(["limit": Self.hours(maxAgeHours)]))
            }
        } else {
            problems.append(StatusMessages.neverWhole)
        }
        self.problems = problems
    }

    private static func problem(of run: EndedRun) -> Phrase? {
        let phrase: Phrase
        switch run.outcome {
        case .published, .unchanged: return nil
        case .failed: phrase = StatusMessages.failed
        case .lost: phrase = StatusMessages.lost
        }
        return phrase.filled([
            "date": run.businessDate.description, "error": Self.oneLine(run.error ?? "–"),
            "time": (run.finishedAt ?? run.startedAt).description,
        ])
    }

    /// What is shown to people in one line.
    var line: Phrase {
        let words: Phrase
        if problems.isEmpty, let last = state.last {
            let outcome =
                last.outcome == .published
                ? StatusMessages.published.filled(["edition": last.edition.map(String.init) ?? "–"])
                : StatusMessages.unchanged
            words = StatusMessages.good.filled(["outcome": outcome]).filled([
                "date": last.businessDate.description,
                "time": (last.finishedAt ?? last.startedAt).description,
                "age": Self.hours(Double(state.ageSeconds ?? 0) / 3600),
            ])
        } else {
            words = StatusMessages.bad.filled([
                "problems": Phrase(
                    problems.map(\.zh).joined(separator: "；"),
                    en: problems.map(\.en).joined(separator: "; "))
            ])
        }
        guard let since = state.underWaySince, !state.isOverdue else { return words }
        return StatusMessages.underWay.filled(["status": words]).filled([
            "time": since.description
        ])
    }

    /// What a monitor is told of it, before the other numbers.
    var metrics: [Metric] {
        var metrics = [Metric("huizong_good", number: problems.isEmpty ? "1" : "0")]
        metrics.append(
            Metric("huizong_run_under_way", number: state.underWaySince == nil ? "0" : "1"))
        if let age = state.ageSeconds {
            metrics.append(Metric("huizong_run_age_seconds", number: String(age)))
        }
        guard let last = state.last else { return metrics }
        for outcome in EndedRun.Outcome.allCases {
            metrics.append(
                Metric(
                    "huizong_run_outcome", label: ("outcome", outcome.rawValue),
                    number: outcome == last.outcome ? "1" : "0"))
        }
        if let finished = last.finishedSeconds, let took = last.tookSeconds {
            metrics.append(
                Metric("huizong_run_finished_timestamp_seconds", number: String(finished)))
            metrics.append(Metric("huizong_run_duration_seconds", number: String(took)))
        }
        return metrics
    }

    /// To the tenth.
    private static func hours(_ hours: Double) -> String {
        let tenths = (hours * 10).rounded() / 10
        return tenths == tenths.rounded() ? String(Int(tenths)) : String(tenths)
    }

    /// An error may quote text of several lines.
    private static func oneLine(_ text: String) -> String {
        text.split(whereSeparator: \.isNewline).joined(separator: " ")
    }
}
