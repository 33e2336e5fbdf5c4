import Listings
import Messages
import Store
import Vocabulary

/// The agencies of an area that make up a total, the largest first, perhaps beside last year's.
struct ExplainAgenciesListing {
    let listing: Listing

    /// What is compared.
    struct Subject {
        let total: TotalExplanation.Total
        let year: Int
        let scope: Scope
        let agencyClass: AgencyClass?
        let hasLastYear: Bool
        /// The total of the year before; nil if it has none, or none is asked for.
        let lastYear: TotalExplanation.Total?
    }

    init(_ subject: Subject, _ found: AgencyShares) {
        let hasRegions = Set(found.shares.map(\.regionCode)).count > 1
        var columns = [
            Listing.Column("class", TotalsMessages.kind),
            Listing.Column("number", TotalsMessages.code),
            Listing.Column("name", TotalsMessages.agencyName),
        ]
        if hasRegions { columns.append(Listing.Column("region", TotalsMessages.regionOfAgency)) }
        columns.append(Listing.Column("revision", TotalsMessages.revision))
        columns.append(Listing.Column("value", TotalsMessages.figure, alignment: .right))
        if subject.hasLastYear {
            columns += [
                Listing.Column("last_year", TotalsMessages.lastYear, alignment: .right),
                Listing.Column("change", TotalsMessages.change, alignment: .right),
            ]
        } else {
            columns += [
                Listing.Column("raw_text", TotalsMessages.rawText),
                Listing.Column("place", TotalsMessages.place),
            ]
        }
        listing = Listing(
            title: Self.title(subject), linesAbove: Self.linesAbove(subject, found),
            columns: columns,
            rows: found.shares.map { Self.row($0, subject, hasRegions: hasRegions) },
            linesBelow: Self.linesBelow(subject), document: Self.document(subject, found))
    }

    private static func title(_ subject: Subject) -> Phrase {
        let total = subject.total
        return TotalsMessages.explainTitle.filled([
            "label": total.cell.label, "scope": subject.scope.label,
        ]).filled(["region": total.region.region.title]).filled(["year": String(subject.year)])
    }

    private static func linesAbove(_ subject: Subject, _ found: AgencyShares) -> [Phrase] {
        let total = subject.total
        var lines = [
            TotalsMessages.explainPublished.filled(["unit": total.cell.unit]).filled([
                "edition": String(total.region.edition.id), "value": total.cell.value ?? "–",
            ])
        ]
        if subject.hasLastYear {
            if let lastYear = subject.lastYear {
                lines.append(
                    TotalsMessages.explainLastYear.filled(["unit": lastYear.cell.unit]).filled([
                        "year": String(subject.year - 1), "value": lastYear.cell.value ?? "–",
                    ]))
                lines += TrendNotes.breaks(
                    from: TrendNotes.Point(lastYear, year: subject.year - 1),
                    to: TrendNotes.Point(total, year: subject.year))
            } else {
                lines.append(
                    TotalsMessages.explainNoLastYear.filled(["year": String(subject.year - 1)]))
            }
        }
        let whom = subject.agencyClass?.label ?? TotalsMessages.everyClass
        lines.append(
            TotalsMessages.explainCounted.filled(["class": whom]).filled([
                "count": String(found.counted), "sum": found.countedSum ?? "–",
            ]))
        let listed = found.shares.count { $0.contribution != nil }
        if listed < found.counted {
            lines.append(
                TotalsMessages.explainListed.filled([
                    "count": String(listed), "sum": found.listedSum ?? "–",
                ]))
        }
        return lines
    }

    private static func linesBelow(_ subject: Subject) -> [Phrase] {
        let region = subject.total.region
        guard region.excluded > 0 || region.missing > 0 else { return [] }
        return [
            TotalsMessages.explainExcluded.filled([
                "excluded": String(region.excluded), "missing": String(region.missing),
            ])
        ]
    }

    private static func row(
        _ share: AgencyShare, _ subject: Subject, hasRegions: Bool
    ) -> [Value] {
        var row: [Value] = [
            .code(share.agencyClass.rawValue, share.agencyClass.label),
            .text(String(share.agencyID)), .text(share.agencyName),
        ]
        if hasRegions { row.append(.text(share.regionName)) }
        row.append(.integer(orBlank: share.contribution?.revision))
        row.append(Value(decimal: share.contribution?.value))
        if subject.hasLastYear {
            row += [Value(decimal: share.lastYear), Value(decimal: share.change)]
        } else {
            row += [
                .text(orBlank: share.contribution?.rawText),
                share.contribution?.placeAndWaivers.map { .phrase($0) } ?? .blank,
            ]
        }
        return row
    }

    private static func document(_ subject: Subject, _ found: AgencyShares) -> Value {
        let total = subject.total
        let region = total.region
        return .object([
            ("cell", .text(total.cell.cell)), ("region", .text(region.region.code)),
            ("region_name", .text(region.region.name)),
            ("year", .integer(Int64(subject.year))), ("scope", .text(subject.scope.rawValue)),
            ("edition", .integer(region.edition.id)),
            ("value", Value(decimal: total.cell.value)),
            ("last_year", Value(decimal: subject.lastYear?.cell.value)),
            ("class", .text(orBlank: subject.agencyClass?.rawValue)),
            ("counted", .integer(found.counted)),
            ("counted_sum", Value(decimal: found.countedSum)),
            ("listed_sum", Value(decimal: found.listedSum)),
            ("excluded", .integer(region.excluded)), ("missing", .integer(region.missing)),
            (
                "agencies",
                .list(
                    found.shares.map { share in
                        let contribution = share.contribution
                        return .object([
                            ("agency", .integer(share.agencyID)),
                            ("name", .text(share.agencyName)),
                            ("class", .text(share.agencyClass.rawValue)),
                            ("region", .text(share.regionCode)),
                            ("submission", .integer(orBlank: contribution?.submissionID)),
                            ("revision", .integer(orBlank: contribution?.revision)),
                            ("value", Value(decimal: contribution?.value)),
                            ("last_year", Value(decimal: share.lastYear)),
                            ("change", Value(decimal: share.change)),
                            ("raw_text", .text(orBlank: contribution?.rawText)),
                            ("place", contribution?.place.map { .phrase($0) } ?? .blank),
                            (
                                "waivers",
                                .list((contribution?.waivers ?? []).map { .integer($0) })
                            ),
                        ])
                    })
            ),
        ])
    }
}

extension ContributionRow {
    /// Where the figure stood, and which waivers let the report in.
    var placeAndWaivers: Phrase? {
        guard !waivers.isEmpty else { return place }
        let waived = TotalsMessages.explainWaived.filled([
            "numbers": waivers.map(String.init).joined(separator: ", ")
        ])
        return Phrase((place?.zh ?? "") + waived.zh, en: (place?.en ?? "") + waived.en)
    }
}
