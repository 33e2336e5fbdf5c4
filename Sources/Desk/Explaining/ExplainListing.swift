import Listings
import Messages
import Store
import Vocabulary

/// A total taken apart: the reports of the region's own agencies, and the regions below.
struct ExplainListing {
    var listing: Listing

    /// - Parameter sums: added again from the reports, by region code.
    init(
        _ total: TotalExplanation.Total, parts: [ContributionRow], below: [BelowRow],
        sums: [String: SumOfSubmissions], year: Int, scope: Scope
    ) {
        let isEqual = below.allSatisfy { sums[$0.regionCode]?.value == $0.value }
        listing = ExplainRows.listing(
            total, sums: sums, isEqual: isEqual, year: year, scope: scope,
            rows: parts.map(ExplainRows.row)
                + below.map { region in
                    ExplainRows.row(
                        TotalsMessages.regionBelow, code: region.regionCode,
                        name: region.regionName, value: region.value,
                        sum: sums[region.regionCode])
                })
        listing.document = .object(
            ExplainRows.members(total, sums: sums, year: year, scope: scope) + [
                ("agencies", .list(parts.map(ExplainRows.object))),
                (
                    "regions",
                    .list(
                        below.map { region in
                            .object([
                                ("region", .text(region.regionCode)),
                                ("name", .text(region.regionName)),
                                ("value", Value(decimal: region.value)),
                                ("added", Value(decimal: sums[region.regionCode]?.value)),
                                ("reported", .integer(region.reported)),
                                ("blank", .integer(region.blank)),
                            ])
                        })
                ),
            ])
    }
}

/// The way from a region's total down to the cell of one report.
struct ExplainPathListing {
    var listing: Listing

    /// - Parameters:
    ///   - totals: from the region asked for down to the agency's own.
    ///   - report: nil if none of the agency's counts.
    init(
        _ totals: [TotalExplanation.Total], report: ContributionRow?,
        sums: [String: SumOfSubmissions], year: Int, scope: Scope
    ) {
        let isEqual = totals.allSatisfy { sums[$0.region.region.code]?.value == $0.cell.value }
        listing = ExplainRows.listing(
            totals[0], sums: sums, isEqual: isEqual, year: year, scope: scope,
            rows: totals.map { total in
                ExplainRows.row(
                    total.region.region.level.label, code: total.region.region.code,
                    name: total.region.region.name, value: total.cell.value,
                    sum: sums[total.region.region.code])
            } + (report.map { [ExplainRows.row($0)] } ?? []))
        if report == nil { listing.linesBelow.append(TotalsMessages.explainNoReport) }
        listing.document = .object(
            ExplainRows.members(totals[0], sums: sums, year: year, scope: scope) + [
                (
                    "path",
                    .list(
                        totals.map { total in
                            let sum = sums[total.region.region.code]
                            return .object([
                                ("region", .text(total.region.region.code)),
                                ("name", .text(total.region.region.name)),
                                ("level", .text(total.region.region.level.rawValue)),
                                ("value", Value(decimal: total.cell.value)),
                                ("added", Value(decimal: sum?.value)),
                                ("reports", .integer(sum?.reports ?? 0)),
                            ])
                        })
                ), ("report", report.map(ExplainRows.object) ?? .blank),
            ])
    }
}

/// What both ways to take a total apart have in common.
private enum ExplainRows {
    static func listing(
        _ total: TotalExplanation.Total, sums: [String: SumOfSubmissions], isEqual: Bool, year: Int,
        scope: Scope, rows: [[Value]]
    ) -> Listing {
        let sum = sums[total.region.region.code]
        var linesBelow: [Phrase] = []
        if !isEqual || sum?.value != total.cell.value {
            linesBelow.append(TotalsMessages.explainDiffers)
        }
        if total.region.excluded > 0 || total.region.missing > 0 {
            linesBelow.append(
                TotalsMessages.explainExcluded.filled([
                    "excluded": String(total.region.excluded),
                    "missing": String(total.region.missing),
                ]))
        }
        return Listing(
            title: TotalsMessages.explainTitle.filled([
                "label": total.cell.label, "scope": scope.label,
            ]).filled(["region": total.region.region.title]).filled(["year": String(year)]),
            linesAbove: [
                TotalsMessages.explainTotal.filled([
                    "edition": String(total.region.edition.id),
                    "value": total.cell.value ?? "–", "added": sum?.value ?? "–",
                    "reports": String(sum?.reports ?? 0),
                ])
            ],
            columns: [
                Listing.Column("kind", TotalsMessages.kind),
                Listing.Column("number", TotalsMessages.code),
                Listing.Column("name", TotalsMessages.name),
                Listing.Column("revision", TotalsMessages.revision),
                Listing.Column("value", TotalsMessages.figure, alignment: .right),
                Listing.Column("raw_text", TotalsMessages.rawText),
                Listing.Column("place", TotalsMessages.place),
            ], rows: rows, linesBelow: linesBelow,
            facts: .total(total.region, year: year, scope: scope) + [
                .init(FactMessages.cell, .text(total.cell.cell)),
                .init(FactMessages.published, Value(decimal: total.cell.value)),
            ])
    }

    static func row(_ part: ContributionRow) -> [Value] {
        return [
            .code(part.agencyClass.rawValue, part.agencyClass.label),
            .text(String(part.agencyID)), .text(part.agencyName), .integer(part.revision),
            Value(decimal: part.value), .text(orBlank: part.rawText),
            part.placeAndWaivers.map { .phrase($0) } ?? .blank,
        ]
    }

    static func row(
        _ kind: Phrase, code: String, name: String, value: String?, sum: SumOfSubmissions?
    ) -> [Value] {
        let added = TotalsMessages.explainAddedAgain.filled([
            "reports": String(sum?.reports ?? 0), "added": sum?.value ?? "–",
        ])
        return [
            .code("region", kind), .text(code), .text(name), .blank, Value(decimal: value),
            .blank, .phrase(added),
        ]
    }

    static func members(
        _ total: TotalExplanation.Total, sums: [String: SumOfSubmissions], year: Int, scope: Scope
    ) -> [(String, Value)] {
        let region = total.region.region
        let sum = sums[region.code]
        return [
            ("cell", .text(total.cell.cell)), ("region", .text(region.code)),
            ("region_name", .text(region.name)), ("year", .integer(Int64(year))),
            ("scope", .text(scope.rawValue)), ("edition", .integer(total.region.edition.id)),
            ("value", Value(decimal: total.cell.value)), ("added", Value(decimal: sum?.value)),
            ("reports", .integer(sum?.reports ?? 0)),
            ("reported", .integer(total.cell.reported)), ("blank", .integer(total.cell.blank)),
            ("excluded", .integer(total.region.excluded)),
            ("missing", .integer(total.region.missing)),
        ]
    }

    static func object(_ part: ContributionRow) -> Value {
        .object([
            ("agency", .integer(part.agencyID)), ("name", .text(part.agencyName)),
            ("class", .text(part.agencyClass.rawValue)),
            ("submission", .integer(part.submissionID)), ("revision", .integer(part.revision)),
            ("submitted_at", .text(part.submittedAt.description)),
            ("published_on", .text(orBlank: part.publishedOn?.description)),
            ("value", Value(decimal: part.value)), ("raw_text", .text(orBlank: part.rawText)),
            ("place", part.place.map { .phrase($0) } ?? .blank),
            ("file", .text(orBlank: part.fileName)), ("sha256", .text(orBlank: part.sha256)),
            ("waivers", .list(part.waivers.map { .integer($0) })),
        ])
    }
}
