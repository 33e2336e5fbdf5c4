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

    /// What a reader must know before comparing a year with the one before.
    private static func notes(_ years: [TrendYear], _ index: Int) -> [Phrase] {
        let year = years[index]
        var notes: [Phrase] = []
        if index > 0 {
            let before = years[index - 1]
            if year.year > before.year + 1 {
                let missing = (before.year + 1..<year.year).map(String.init)
                notes.append(
                    TotalsMessages.yearMissing.filled([
                        "years": Phrase(
                            missing.joined(separator: "、"), en: missing.joined(separator: ", "))
                    ]))
            }
            if year.total.unit != before.total.unit {
                notes.append(
                    TotalsMessages.otherUnit.filled([
                        "before": before.total.unit, "after": year.total.unit,
                    ]))
            } else if year.total.label != before.total.label {
                notes.append(TotalsMessages.otherLabel.filled(["label": before.total.label]))
            } else if year.formID != before.formID {
                notes.append(TotalsMessages.newForm)
            }
        }
        if year.included < year.expected { notes.append(TotalsMessages.partial) }
        return notes
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
