import Forms
import Handouts
import Messages
import Store
import Vocabulary

/// The charts of a region and of an agency: which figures they show, and what is written at them.
struct SiteCharts {
    let language: Language

    /// One year of a chart over the years.
    struct Point {
        let year: Int
        let figures: FormFigures?
    }

    private func t(_ phrase: Phrase) -> String { phrase[language] }

    // MARK: Over the years

    /// Requests by what became of them, and how many were received.
    func requests(_ points: [Point], id: String) -> ChartData {
        let years = points.map(\.year)
        var data = ChartData(
            id: id, title: t(ChartMessages.requests),
            summary: ChartMessages.requestsSummary.filled([
                "years": Self.span(years)
            ])[language], unit: t(ChartMessages.items), categoryHeading: t(SiteMessages.year),
            categories: years.map(String.init),
            series: Outcome.allCases.map { outcome in
                .init(
                    name: t(outcome.label), ink: outcome.ink,
                    values: points.map { $0.figures?.requests(outcome) })
            })
        data.marker = .init(
            name: t(SiteMessages.received), ink: .plain,
            values: points.map { $0.figures?["requests.received.total"] })
        data.sumHeading = t(SiteMessages.handled)
        data.breaks = breaks(points)
        return data
    }

    /// Which share of those expected filed in time.
    func onTime(_ counts: [(year: Int, counts: PublishedTotal.Completeness?)]) -> ChartData {
        let shares = counts.map { entry in
            entry.counts.flatMap {
                Share.permille(Int128($0.onTime), of: Int128($0.expected))
            }
        }
        var data = ChartData(
            id: "ontime", title: t(ChartMessages.onTime),
            summary: ChartMessages.onTimeSummary.filled([
                "years": Self.span(counts.map(\.year))
            ])[language], unit: "%", categoryHeading: t(SiteMessages.year),
            categories: counts.map { String($0.year) },
            series: [.init(name: t(SiteMessages.onTimeShare), ink: .plain, values: shares)],
            measure: .share)
        func column(_ value: (PublishedTotal.Completeness) -> Int64) -> [String] {
            counts.map { $0.counts.map { String(value($0)) } ?? "–" }
        }
        data.others = [
            (t(SiteMessages.onTime), column(\.onTime)),
            (t(SiteMessages.expected), column(\.expected)),
        ]
        data.ends = shares.map { $0.map { Share.text(permille: Int128($0)) } ?? "–" }
        return data
    }

    // MARK: Of one year

    func outcomes(_ figures: FormFigures?, year: Int) -> ChartData {
        var data = ChartData(
            id: "outcomes",
            title: ChartMessages.outcomes.filled(["year": String(year)])[language],
            summary: ChartMessages.outcomesSummary.filled(["year": String(year)])[language],
            unit: t(ChartMessages.items), categoryHeading: t(SiteMessages.outcome),
            categories: Outcome.allCases.map { t($0.label) },
            series: [
                .init(
                    name: t(SiteMessages.count), ink: .plain,
                    values: Outcome.allCases.map { figures?.requests($0) })
            ])
        data.inks = Outcome.allCases.map(\.ink)
        return data
    }

    /// Those who received most requests, not more than eight.
    func most(_ received: [(name: String, count: Int64)], year: Int) -> ChartData {
        let most = received.filter { $0.count > 0 }.prefix(8)
        return ChartData(
            id: "most", title: ChartMessages.most.filled(["year": String(year)])[language],
            summary: ChartMessages.mostSummary.filled(["count": String(most.count)])[language],
            unit: t(ChartMessages.items), categoryHeading: t(SiteMessages.agency),
            categories: most.map(\.name),
            series: [
                .init(name: t(SiteMessages.received), ink: .plain, values: most.map(\.count))
            ])
    }

    func proceedings(_ figures: FormFigures?, year: Int) -> ChartData {
        let rows: [(id: String, label: Phrase)] = [
            ("reconsideration", ChartMessages.reconsideration),
            ("litigation_direct", ChartMessages.litigationDirect),
            ("litigation_after_reconsideration", ChartMessages.litigationAfter),
        ]
        let columns: [(id: String, label: Phrase, ink: Ink)] = [
            ("upheld", ChartMessages.upheld, .upheld),
            ("corrected", ChartMessages.corrected, .corrected),
            ("other_outcome", ChartMessages.otherOutcome, .otherOutcome),
            ("pending", ChartMessages.pending, .pending),
        ]
        var data = ChartData(
            id: "proceedings",
            title: ChartMessages.proceedings.filled(["year": String(year)])[language],
            summary: t(ChartMessages.proceedingsSummary), unit: t(ChartMessages.items),
            categoryHeading: t(SiteMessages.kind), categories: rows.map { t($0.label) },
            series: columns.map { column in
                .init(
                    name: t(column.label), ink: column.ink,
                    values: rows.map { figures?.proceedings($0.id, column.id) })
            })
        data.sumHeading = t(SiteMessages.sum)
        return data
    }

    /// Where the form changed between two years.
    private func breaks(_ points: [Point]) -> [(before: Int, label: String)] {
        zip(points.indices.dropFirst(), zip(points, points.dropFirst())).compactMap {
            number, pair in
            guard let before = pair.0.figures?.form.id, let now = pair.1.figures?.form.id,
                before != now
            else { return nil }
            return (
                number,
                ChartMessages.newForm.filled(["year": String(pair.1.year)])[language]
            )
        }
    }

    static func span(_ years: [Int]) -> String {
        guard let first = years.first, let last = years.last else { return "" }
        return first == last ? "\(first)" : "\(first)–\(last)"
    }
}

extension Outcome {
    var label: Phrase {
        switch self {
        case .granted: ChartMessages.granted
        case .partly: ChartMessages.partly
        case .refused: ChartMessages.refused
        case .unavailable: ChartMessages.unavailable
        case .declined: ChartMessages.declined
        case .other: ChartMessages.other
        }
    }
}
