import Listings
import Messages
import Store
import Vocabulary

/// One line a report that came or went; the first publication is one line.
struct RevisionsListing {
    let listing: Listing

    private static let shownCells = 3

    init(_ history: TotalHistory, region: Region, year: Int, scope: Scope) {
        listing = Listing(
            title: HistoryMessages.revisionsTitle.filled(["scope": scope.label]).filled([
                "region": "\(region.name)（\(region.code)）", "year": String(year),
            ]),
            linesAbove: history.versions.isEmpty ? [HistoryMessages.noRevisions] : [],
            columns: [
                Listing.Column("edition", HistoryMessages.edition),
                Listing.Column("published_at", HistoryMessages.publishedAt),
                Listing.Column("included", HistoryMessages.included),
                Listing.Column("reason", HistoryMessages.reason),
                Listing.Column("agency", HistoryMessages.agency),
                Listing.Column("name", HistoryMessages.name),
                Listing.Column("revision", HistoryMessages.revision),
                Listing.Column("changes", HistoryMessages.changes),
            ], rows: history.versions.flatMap { Self.rows($0, history) },
            facts: .region(region) + .year(year) + .scope(scope),
            document: Self.document(history, region: region, year: year, scope: scope))
    }

    private static func rows(_ version: TotalVersion, _ history: TotalHistory) -> [[Value]] {
        let causes = history.causes[version.edition] ?? []
        let isFirst = version.edition == history.versions.first?.edition
        let counted: Value =
            version.isGone
            ? .phrase(HistoryMessages.gone)
            : .text("\(version.included)/\(version.expected)")
        let head: [Value] = [
            .integer(version.edition), .text(String(version.publishedAt.description.prefix(19))),
            counted,
        ]
        let changes: Value =
            isFirst ? .blank : .phrase(summary(history.changes[version.edition] ?? []))
        // a region that brought its reports along is told even where the total is new
        if causes.isEmpty || isFirst && !causes.contains(where: { $0.reason == .region }) {
            let reason = history.reasonWithoutReports(version)
            let reports: Value =
                causes.isEmpty
                ? .blank
                : .phrase(
                    HistoryMessages.manyReports.filled(["count": String(causes.count)]))
            return [head + [.phrase(reason.label), .blank, reports, .blank, changes]]
        }
        return causes.enumerated().map { number, cause in
            (number == 0 ? head : [.blank, .blank, .blank]) + [
                .phrase(cause.reason.label), .integer(orBlank: cause.agencyID), .text(cause.name),
                .phrase(revisionText(cause)), number == 0 ? changes : .blank,
            ]
        }
    }

    private static func revisionText(_ cause: RevisionCause) -> Phrase {
        if let reports = cause.reports {
            let message = reports < 0 ? HistoryMessages.tookAlong : HistoryMessages.broughtAlong
            return message.filled(["count": String(abs(reports))])
        }
        let before = cause.revisionBefore.map(String.init) ?? "–"
        let after = cause.revision.map(String.init) ?? "–"
        return Phrase("\(before) → \(after)", en: "\(before) → \(after)")
    }

    private static func summary(_ changes: [CellChange]) -> Phrase {
        guard !changes.isEmpty else { return HistoryMessages.noCells }
        func words(_ change: CellChange, _ label: String) -> String {
            "\(label) \(change.before ?? "–") → \(change.after ?? "–")"
        }
        let shown = changes.prefix(shownCells)
        var summary = Phrase(
            shown.map { words($0, $0.label.zh) }.joined(separator: "；"),
            en: shown.map { words($0, $0.label.en) }.joined(separator: "; "))
        if changes.count > shownCells {
            let more = HistoryMessages.moreCells.filled(["count": String(changes.count)])
            summary = [summary, more].joined(zh: "；", en: "; ")
        }
        return summary
    }

    private static func document(
        _ history: TotalHistory, region: Region, year: Int, scope: Scope
    ) -> Value {
        .object([
            ("region", .text(region.code)), ("region_name", .text(region.name)),
            ("year", .integer(Int64(year))), ("scope", .text(scope.rawValue)),
            ("revisions", .list(history.versions.map { object($0, history) })),
        ])
    }

    private static func object(_ version: TotalVersion, _ history: TotalHistory) -> Value {
        let causes = history.causes[version.edition] ?? []
        let reasons =
            causes.isEmpty
            ? [history.reasonWithoutReports(version)]
            : RevisionCause.Reason.allCases.filter { reason in
                causes.contains { $0.reason == reason }
            }
        return .object([
            ("edition", .integer(version.edition)),
            ("business_date", .text(version.businessDate.description)),
            ("published_at", .text(version.publishedAt.description)),
            ("form", .text(version.formID)),
            ("expected", .integer(version.expected)), ("received", .integer(version.received)),
            ("included", .integer(version.included)), ("is_gone", .bool(version.isGone)),
            ("reasons", .list(reasons.map { .text($0.rawValue) })),
            ("submissions", .list(causes.map(object))),
            ("cells", .list((history.changes[version.edition] ?? []).map(object))),
        ])
    }

    private static func object(_ cause: RevisionCause) -> Value {
        .object([
            ("reason", .text(cause.reason.rawValue)), ("region", .text(cause.regionCode)),
            ("agency", .integer(orBlank: cause.agencyID)), ("name", .text(cause.name)),
            ("reports", .integer(orBlank: cause.reports)),
            ("submission", .integer(orBlank: cause.submissionID)),
            ("revision", .integer(orBlank: cause.revision)),
            ("submission_before", .integer(orBlank: cause.submissionBefore)),
            ("revision_before", .integer(orBlank: cause.revisionBefore)),
        ])
    }

    private static func object(_ change: CellChange) -> Value {
        .object([
            ("cell", .text(change.cell)), ("before", Value(decimal: change.before)),
            ("after", Value(decimal: change.after)),
        ])
    }
}
