import Handouts
import Messages
import Vocabulary

/// The figures a leader asks for first, with what they are made of or how they changed.
struct KeyFigures {
    struct Entry: Equatable {
        let number: String
        /// Behind the number, smaller.
        let sign: String
        let label: String
        let note: String
    }

    let language: Language
    let total: PublishedTotal
    let before: PublishedTotal?

    private func t(_ phrase: Phrase) -> String { phrase[language] }

    /// Four for the head of a page.
    var four: [Entry] {
        [
            count("requests.received.total", SiteMessages.received),
            count("requests.handled_total.total", SiteMessages.handled), granted, onTime,
        ]
    }

    /// Six for a sheet.
    var six: [Entry] {
        [
            count("requests.received.total", SiteMessages.received),
            count("requests.handled_total.total", SiteMessages.handled), granted,
            count("requests.carried_out.total", SiteMessages.carriedOut), proceedings, onTime,
        ]
    }

    private func count(_ name: String, _ label: Phrase) -> Entry {
        let now = FormFigures(total)[name]
        let last = before.flatMap { FormFigures($0)[name] }
        return Entry(
            number: now.map { String($0) } ?? "–", sign: "", label: t(label),
            note: change(now, last))
    }

    private var granted: Entry {
        let figures = FormFigures(total)
        let granted = [figures.requests(.granted), figures.requests(.partly)]
            .compactMap { $0 }.reduce(Int128(0)) { $0 + Int128($1) }
        return share(
            granted, of: figures["requests.handled_total.total"].map { Int128($0) },
            t(SiteMessages.grantedShare))
    }

    private var onTime: Entry {
        let counts = total.completeness
        return share(
            Int128(counts.onTime), of: Int128(counts.expected), t(SiteMessages.onTimeShare))
    }

    /// Reconsiderations and suits that were decided against the agency.
    private var proceedings: Entry {
        let figures = FormFigures(total)
        func sum(_ column: String) -> Int128? {
            let values = [
                "reconsideration", "litigation_direct", "litigation_after_reconsideration",
            ].compactMap { figures.proceedings($0, column) }
            return values.isEmpty ? nil : values.reduce(Int128(0)) { $0 + Int128($1) }
        }
        let corrected = sum("corrected")
        return Entry(
            number: corrected.map { String($0) } ?? "–", sign: "",
            label: t(SiteMessages.correctedCases),
            note: sum("total").map {
                SiteMessages.ofCases.filled(["count": String($0)])[language]
            } ?? "")
    }

    private func share(_ part: Int128, of whole: Int128?, _ label: String) -> Entry {
        guard let whole, let permille = Share.permille(part, of: whole) else {
            return Entry(number: "–", sign: "", label: label, note: "")
        }
        return Entry(
            number: Share.number(permille: Int128(permille)), sign: "%", label: label,
            note: "\(part) ÷ \(whole)")
    }

    private func change(_ now: Int64?, _ last: Int64?) -> String {
        guard let now, let last else { return "" }
        let difference = Int128(now) - Int128(last)
        if difference == 0 { return t(SiteMessages.asLastYear) }
        let phrase =
            difference > 0 ? SiteMessages.moreThanLastYear : SiteMessages.lessThanLastYear
        return phrase.filled(["count": String(difference.magnitude)])[language]
    }
}
