import Listings
import Messages
import Store
import Vocabulary

/// One figure over the years.
struct TrendListing {
    let listing: Listing

    init(
        _ years: [TrendYear], cell: String, region: Region, scope: Scope, edition: EditionInfo
    ) {
        let notes = years.indices.map { Self.notes(years, $0) }
        let rows: [[Value]] = years.indices.map { index in
            let year = years[index]
            return [
                .integer(Int64(year.year)), .text(year.formID), Value(decimal: year.total.value),
                .phrase(year.total.unit), .text("\(year.included)/\(year.expected)"),
                .phrase(
                    notes[index].joined(zh: "；", en: "; ")),
            ]
        }
        listing = Listing(
            title: TotalsMessages.trendTitle.filled([
                "scope": scope.label, "region": region.title,
            ]).filled(["cell": cell]),
            linesAbove: years.isEmpty ? [TotalsMessages.noTrend] : [],
            columns: [
                Listing.Column("year", TotalsMessages.year),
                Listing.Column("form", TotalsMessages.form),
                Listing.Column("value", TotalsMessages.value, alignment: .right),
                Listing.Column("unit", TotalsMessages.unit),
                Listing.Column("included", TotalsMessages.included),
                Listing.Column("note", TotalsMessages.note),
            ], rows: rows,
            facts: .region(region) + .scope(scope) + .edition(edition)
                + [.init(FactMessages.cell, .text(cell))],
            document: .object([
                ("cell", .text(cell)), ("region", .text(region.code)),
                ("region_name", .text(region.name)), ("scope", .text(scope.rawValue)),
                ("edition", .integer(edition.id)),
                (
                    "years",
                    .list(years.indices.map { Self.object(years[$0], notes[$0], years, $0) })
                ),
            ]))
    }

    private static func notes(_ years: [TrendYear], _ index: Int) -> [Phrase] {
        let year = years[index]
        let notes =
            index == 0
            ? []
            : TrendNotes.breaks(
                from: TrendNotes.Point(years[index - 1]), to: TrendNotes.Point(year))
        return notes + (year.included < year.expected ? [TotalsMessages.partial] : [])
    }

    private static func object(
        _ year: TrendYear, _ notes: [Phrase], _ years: [TrendYear], _ index: Int
    ) -> Value {
        .object([
            ("year", .integer(Int64(year.year))), ("form", .text(year.formID)),
            ("value", Value(decimal: year.total.value)), ("unit", .phrase(year.total.unit)),
            ("reported", .integer(year.total.reported)), ("blank", .integer(year.total.blank)),
            ("expected", .integer(year.expected)), ("included", .integer(year.included)),
            ("is_break", .bool(index > 0 && year.formID != years[index - 1].formID)),
            ("notes", .list(notes.map { .phrase($0) })),
        ])
    }
}
