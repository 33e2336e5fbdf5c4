import Handouts
import Messages
import Store
import Vocabulary

/// How a total changed from edition to edition, and which reports caused it.
struct RevisionList {
    let place: PagePlace
    let model: RegionModel
    let history: SiteHistory

    var markup: Markup {
        Markup { part in
            var list = DataTable(
                caption: place(SiteMessages.revisions),
                columns: [
                    .init(place(SiteMessages.edition)), .init(place(SiteMessages.day)),
                    .init(place(SiteMessages.expected), isNumber: true),
                    .init(place(SiteMessages.includedHeading), isNumber: true),
                    .init(place(SiteMessages.cause)),
                    .init(place(SiteMessages.changedCells), isNumber: true),
                ])
            list.rows = history.versions.reversed().map(row)
            part.add(list.markup)
            if !history.changes.isEmpty { part.add(changes) }
        }
    }

    private func row(_ version: TotalVersion) -> [DataTable.Field] {
        let isFirst = version.edition == history.versions.first?.edition
        let cells = history.changes.count { $0.edition == version.edition }
        return [
            .text(String(version.edition)), .text(version.businessDate.description),
            .number(String(version.expected), order: Int128(version.expected)),
            .number(String(version.included), order: Int128(version.included)),
            .text(
                isFirst ? place(SiteMessages.firstPublished) : causes(version)),
            .number(isFirst ? "" : String(cells), order: Int128(cells)),
        ]
    }

    /// So many are named.
    private static let named = 12

    private func causes(_ version: TotalVersion) -> String {
        let causes = history.causes.filter { $0.edition == version.edition }
        var words = causes.prefix(Self.named).map { cause in
            SiteMessages.causeOf.filled(["reason": Self.word(cause)])
                .filled(["name": cause.name])
        }
        if causes.count > Self.named {
            words.append(
                SiteMessages.andMore.filled(["count": String(causes.count - Self.named)]))
        }
        if version.isOtherCatalogue { words.append(SiteMessages.otherRules) }
        return place(words.joined(zh: "；", en: "; "))
    }

    private var changes: Markup {
        var list = DataTable(
            caption: place(SiteMessages.changedCells),
            columns: [
                .init(place(SiteMessages.edition)), .init(place(SiteMessages.item)),
                .init(place(SiteMessages.before), isNumber: true),
                .init(place(SiteMessages.after), isNumber: true),
                .init(place(SiteMessages.unit)),
            ])
        list.rows = history.changes.reversed().map { change in
            [
                .text(String(change.edition)), .text(place(change.label)),
                .text(change.before ?? place(SiteMessages.blank)),
                .text(change.after ?? place(SiteMessages.blank)), .text(place(change.unit)),
            ]
        }
        return Markup { part in
            part.element("details") {
                $0.element(
                    "summary",
                    text: place(
                        SiteMessages.changes, ["count": String(history.changes.count)]))
                $0.add(list.markup)
            }
        }
    }

    private static func word(_ cause: RevisionCause) -> Phrase {
        switch cause.reason {
        case .first: SiteMessages.causeFirst
        case .correction: SiteMessages.causeCorrection
        case .waiver: SiteMessages.causeWaiver
        case .returned: SiteMessages.causeReturned
        case .withdrawn: SiteMessages.causeWithdrawn
        case .revoked: SiteMessages.causeRevoked
        case .dates: SiteMessages.causeDates
        case .roster: SiteMessages.causeRoster
        case .rules: SiteMessages.causeRules
        case .method: SiteMessages.causeMethod
        case .lateReport: SiteMessages.causeLateReport
        case .region:
            (cause.reports ?? 0) < 0
                ? SiteMessages.causeRegionLeft : SiteMessages.causeRegionCame
        }
    }
}

/// Regions with their latest figures.
struct RegionTable {
    let place: PagePlace
    let caption: String

    /// What is shown of a region's total.
    struct Line: Sendable {
        let region: Region
        let year: Int
        let completeness: PublishedTotal.Completeness
        let received: Int64?
        let handled: Int64?

        init(_ region: Region, _ year: Int, _ total: PublishedTotal) {
            let figures = FormFigures(total)
            self.region = region
            self.year = year
            completeness = total.completeness
            received = figures["requests.received.total"]
            handled = figures["requests.handled_total.total"]
        }
    }

    func markup(_ lines: [Line]) -> Markup {
        var list = DataTable(
            caption: caption,
            columns: [
                .init(place(SiteMessages.region)), .init(place(SiteMessages.year)),
                .init(place(SiteMessages.expected), isNumber: true),
                .init(place(SiteMessages.includedHeading), isNumber: true),
                .init(place(SiteMessages.onTimeShare), isNumber: true),
                .init(place(SiteMessages.received), isNumber: true),
                .init(place(SiteMessages.handled), isNumber: true),
            ])
        list.isSortable = true
        list.rows = lines.map(row)
        return list.markup
    }

    private func row(_ line: Line) -> [DataTable.Field] {
        let counts = line.completeness
        let share = Share.permille(Int128(counts.onTime), of: Int128(counts.expected))
        func number(_ value: Int64?) -> DataTable.Field {
            .number(value.map { String($0) } ?? "", order: value.map { Int128($0) })
        }
        return [
            .link(
                line.region.name,
                to: place.link(SitePaths.year(line.region.code, line.year, .all))),
            .text(String(line.year)), number(counts.expected), number(counts.included),
            .number(
                share.map { Share.text(permille: Int128($0)) } ?? "",
                order: share.map { Int128($0) }),
            number(line.received), number(line.handled),
        ]
    }
}
